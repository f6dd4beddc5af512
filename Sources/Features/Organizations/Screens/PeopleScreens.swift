import Design
import Vietnamese
import Vocabulary
import Web

/// The accounts, kept by keepers and seen by inspectors.
struct PeopleScreens: Sendable {
    let accounts: Accounts
    let links: OneTimeLinks
    let units: Units
    let settings: SignInSettings
    let tokens: Tokens

    private static let readers = Audience.roles([.keeper, .inspector])
    private static let keepers = Audience.roles([.keeper])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/quan-tri/nguoi-dung", for: Self.readers, list),
            Endpoint(.post, "/quan-tri/nguoi-dung", for: Self.keepers, bodyLimit: 1 << 14, create),
            Endpoint(.get, "/quan-tri/nguoi-dung/moi", for: Self.keepers) { call in
                try await form(call, nil, AccountForm(), nil)
            },
            Endpoint(.get, "/quan-tri/nguoi-dung/{id}", for: Self.readers) { try await detail($0) },
            Endpoint(.post, "/quan-tri/nguoi-dung/{id}", for: Self.keepers, bodyLimit: 1 << 14, change),
            Endpoint(.post, "/quan-tri/nguoi-dung/{id}/lien-ket", for: Self.keepers, bodyLimit: 1 << 14, issue),
            Endpoint(.post, "/quan-tri/nguoi-dung/{id}/khoa", for: Self.keepers, bodyLimit: 1 << 14, issueToken),
            Endpoint(.post, "/quan-tri/nguoi-dung/{id}/ngung", for: Self.keepers) { call in
                try await deed(call, says: call.language(.accountStopped)) { try await accounts.disable($0, $1) }
            },
            Endpoint(.post, "/quan-tri/nguoi-dung/{id}/mo-lai", for: Self.keepers) { call in
                try await deed(call, says: call.language(.accountOpened)) { try await accounts.reinstate($0, $1) }
            },
        ]
    }

    static func address(_ id: ID<Account>) -> Address { Address("/quan-tri/nguoi-dung/{id}", id.text) }

    private func list(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let words = tidy(call.value("q") ?? "")
        let page = PeoplePage(
            words: words, page: try await accounts.list(viewer, words: words, after: call.value("sau")),
            isFirst: call.value("sau") == nil, rules: try await settings.rules(viewer), now: call.world.now(),
            mayKeep: viewer.keeps, language: call.language)
        return call.page(title: call.language(.people), at: .administration, main: page.main)
    }

    private func create(_ call: Call) async throws -> Reply {
        let sent = AccountForm(try call.form())
        do {
            let id = try await accounts.create(Viewer(call), sent.facts)
            return .redirect(Self.address(id), saying: call.language(.accountMade))
        } catch let problem as AccountProblem {
            return try await form(call, nil, sent, problem)
        }
    }

    private func change(_ call: Call) async throws -> Reply {
        let id = ID<Account>(call.parameter("id"))
        var sent = AccountForm(try call.form())
        sent.login = try await accounts.find(Viewer(call), id).login
        do {
            try await accounts.change(Viewer(call), id, sent.facts)
            return .redirect(Self.address(id), saying: call.language(.accountChanged))
        } catch let problem as AccountProblem {
            return try await detail(call, sent, problem)
        }
    }

    private func issue(_ call: Call) async throws -> Reply {
        do {
            let secret = try await links.issue(
                Viewer(call), for: ID(call.parameter("id")), resetsSecondFactor: try call.form()["bo-hai-buoc"] != nil)
            return try await detail(call, link: "\(house(call))\(Address("/lien-ket/{secret}", secret).shown)")
        } catch let problem as AccountProblem {
            return try await detail(call, problem: problem)
        }
    }

    /// A token for a program that works under this account.
    private func issueToken(_ call: Call) async throws -> Reply {
        let form = try call.form()
        do {
            let secret = try await tokens.issue(
                Viewer(call), for: ID(call.parameter("id")), name: form["ten"] ?? "",
                days: Int(form["so-ngay"] ?? "") ?? 0, sendsValues: form["gui-so-lieu"] != nil)
            return try await detail(call, newToken: secret)
        } catch let problem as AccountProblem {
            return try await detail(call, problem: problem)
        }
    }

    private func deed(
        _ call: Call, says: String, _ deed: (Viewer, ID<Account>) async throws -> Void
    ) async throws -> Reply {
        let id = ID<Account>(call.parameter("id"))
        do {
            try await deed(Viewer(call), id)
            return .redirect(Self.address(id), saying: says)
        } catch let problem as AccountProblem {
            return try await detail(call, problem: problem)
        }
    }

    private func detail(
        _ call: Call, _ sent: AccountForm? = nil, _ formProblem: AccountProblem? = nil, problem: AccountProblem? = nil,
        link: String? = nil, newToken: String? = nil
    ) async throws -> Reply {
        let account = try await accounts.find(Viewer(call), ID(call.parameter("id")))
        return try await form(
            call, account, sent ?? AccountForm(account), formProblem ?? problem, link: link, newToken: newToken)
    }

    private func form(
        _ call: Call, _ account: Account?, _ sent: AccountForm, _ problem: AccountProblem?, link: String? = nil,
        newToken: String? = nil
    ) async throws -> Reply {
        let viewer = Viewer(call)
        var filter = Units.Filter()
        filter.day = call.world.today()
        filter.isGroup = false
        let page = AccountPage(
            account: account, form: sent, units: try await units.list(viewer, filter, limit: 2000).units,
            rules: try await settings.rules(viewer), now: call.world.now(), mayKeep: viewer.keeps, link: link,
            newToken: newToken,
            token: call.formTokenField, problem: problem, language: call.language)
        return call.page(
            title: account?.name ?? call.language(.newAccount), at: .administration, status: problem == nil ? 200 : 422,
            main: page.main)
    }

    /// The house as this browser calls it; only its path when the browser's word for it is not a plain host and port.
    private func house(_ call: Call) -> String {
        let host = call.headers["host"] ?? ""
        let isPlain = host.utf8.allSatisfy {
            (48...58).contains($0) || (97...122).contains($0) || (65...90).contains($0) || $0 == 45 || $0 == 46
        }
        return isPlain && !host.isEmpty ? (call.isSecure ? "https://" : "http://") + host : ""
    }
}

/// An account as a form holds it.
struct AccountForm {
    var login = ""
    var name = ""
    var unit = ""
    var roles: Set<Role> = []

    init() {}

    init(_ account: Account) {
        login = account.login
        name = account.name
        unit = account.unit?.text ?? ""
        roles = account.roles
    }

    init(_ form: Form) {
        login = form["ten-dang-nhap"] ?? ""
        name = form["ho-ten"] ?? ""
        unit = form["co-quan"] ?? ""
        roles = Set(Role.allCases.filter { form["vai-tro-\($0.rawValue)"] != nil })
    }

    var facts: Accounts.Facts {
        Accounts.Facts(login: login, name: name, unit: unit.isEmpty ? nil : ID(unit), roles: roles)
    }
}
