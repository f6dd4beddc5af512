import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The keeper's pages of rules, of who else is told, and of webhooks.
struct KeepingScreens: Sendable {
    let rulebook: Rulebook
    let people: ChasePeople
    let postbox: Postbox
    let hooks: Hooks
    let sendsMail: Bool

    private static let keepers = Audience.roles([.keeper])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/quan-tri/nhac-viec", for: Self.keepers) { try await rules($0) },
            Endpoint(.post, "/quan-tri/nhac-viec", for: Self.keepers, bodyLimit: 1 << 14, set),
            Endpoint(.post, "/quan-tri/nhac-viec/{luat}", for: Self.keepers, bodyLimit: 1 << 14, change),
            Endpoint(.get, "/quan-tri/nguoi-nhan", for: Self.keepers) { try await list($0) },
            Endpoint(.post, "/quan-tri/nguoi-nhan", for: Self.keepers, bodyLimit: 1 << 16, add),
            Endpoint(.post, "/quan-tri/nguoi-nhan/thu", for: Self.keepers, bodyLimit: 1 << 14, setMail),
            Endpoint(.post, "/quan-tri/nguoi-nhan/{id}/rut", for: Self.keepers, bodyLimit: 1 << 14, withdraw),
            Endpoint(.get, "/quan-tri/webhook", for: Self.keepers) { try await hookList($0) },
            Endpoint(.post, "/quan-tri/webhook", for: Self.keepers, bodyLimit: 1 << 14, addHook),
            Endpoint(.post, "/quan-tri/webhook/{id}/huy", for: Self.keepers, bodyLimit: 1 << 14) { call in
                try await hooks.withdraw(Viewer(call), call.parameter("id"))
                return .redirect(HooksPage.address, saying: call.language(.hookGone))
            },
        ]
    }

    private func status(_ problem: ChaseProblem?) -> Int { problem.map { $0 == .changedMeanwhile ? 409 : 422 } ?? 200 }

    private func rules(
        _ call: Call, settings typed: SettingsForm? = nil, rule: RuleForm? = nil, problem: ChaseProblem? = nil
    ) async throws -> Reply {
        let viewer = Viewer(call)
        let stored = SettingsForm(try await rulebook.settings(viewer))
        let page = RulesPage(
            rules: try await rulebook.rules(viewer), settings: typed ?? stored, typed: rule, problem: problem,
            sendsMail: sendsMail, token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language(.keepReminders), at: .administration, status: status(problem), main: page.main)
    }

    private func set(_ call: Call) async throws -> Reply {
        let form = SettingsForm(try call.form())
        do {
            try await rulebook.set(Viewer(call), try form.settings())
            return .redirect(RulesPage.address, saying: call.language(.settingsSaved))
        } catch let problem as ChaseProblem {
            return try await rules(call, settings: form, problem: problem)
        }
    }

    private func change(_ call: Call) async throws -> Reply {
        guard let event = ChaseEvent(rawValue: call.parameter("luat")) else { throw NotVisible() }
        let form = RuleForm(event, try call.form())
        do {
            try await rulebook.change(Viewer(call), try form.rule())
            return .redirect(RulesPage.address.at(event.rawValue), saying: call.language(.ruleSaved))
        } catch let problem as ChaseProblem {
            return try await rules(call, rule: form, problem: problem)
        }
    }

    private func list(
        _ call: Call, _ typed: PersonForm = PersonForm(), mail: (login: String, email: String)? = nil,
        problem: ChaseProblem? = nil
    ) async throws -> Reply {
        let page = PeoplePage(
            people: try await people.list(Viewer(call)), typed: typed, mail: mail ?? ("", ""), isAboutMail: mail != nil,
            problem: problem, token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language(.whoIsTold), at: .administration, status: status(problem), main: page.main)
    }

    private func add(_ call: Call) async throws -> Reply {
        let form = PersonForm(try call.form())
        do {
            try await people.add(Viewer(call), form.facts)
            return .redirect(PeoplePage.address, saying: call.language(.personAdded))
        } catch let problem as ChaseProblem {
            return try await list(call, form, problem: problem)
        }
    }

    private func setMail(_ call: Call) async throws -> Reply {
        let form = try call.form()
        let (login, email) = (tidy(form["tai-khoan"] ?? ""), tidy(form["thu"] ?? ""))
        do {
            try await postbox.choose(Viewer(call), Postbox.Choice(email: email), login: login)
            return .redirect(PeoplePage.address, saying: call.language(.choiceSaved))
        } catch let problem as ChaseProblem {
            return try await list(call, mail: (login, email), problem: problem)
        }
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        let version = Int(try call.form()["phien-ban"] ?? "") ?? -1
        do {
            try await people.withdraw(Viewer(call), call.parameter("id"), version: version)
            return .redirect(PeoplePage.address, saying: call.language(.personGone))
        } catch let problem as ChaseProblem {
            return try await list(call, problem: problem)
        }
    }

    private func hookList(
        _ call: Call, typed: (name: String, address: String) = ("", ""), secret: String? = nil,
        problem: ChaseProblem? = nil
    ) async throws -> Reply {
        let page = HooksPage(
            hooks: try await hooks.list(Viewer(call)), typed: typed, secret: secret, problem: problem,
            token: call.formTokenField, language: call.language)
        return call.page(title: call.language(.hooks), at: .administration, status: status(problem), main: page.main)
    }

    private func addHook(_ call: Call) async throws -> Reply {
        let form = try call.form()
        let typed = (name: form["ten"] ?? "", address: form["dia-chi"] ?? "")
        do {
            let secret = try await hooks.add(Viewer(call), name: typed.name, address: typed.address)
            return try await hookList(call, secret: secret)
        } catch let problem as ChaseProblem {
            return try await hookList(call, typed: typed, problem: problem)
        }
    }
}
