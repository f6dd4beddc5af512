import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The keepers' and inspectors' pages.
struct AdministrationScreens: Sendable {
    let book: LedgerBook
    let settings: SignInSettings

    private static let readers = Audience.roles([.keeper, .inspector])
    private static let keepers = Audience.roles([.keeper])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/quan-tri", for: Self.readers) { call in
                let page = AdministrationPage(
                    health: try await book.health(Viewer(call)), mayKeep: Viewer(call).keeps, language: call.language)
                return call.page(
                    title: call.language(Section.administration.name), at: .administration, main: page.main)
            },
            Endpoint(.get, "/quan-tri/nhat-ky", for: Self.readers) { try await ledger($0, nil) },
            Endpoint(.post, "/quan-tri/nhat-ky/kiem-tra", for: Self.readers) { call in
                try await ledger(
                    call, ChainNotice(check: try await book.verify(Viewer(call)), language: call.language).notice)
            },
            Endpoint(.get, "/quan-tri/suc-khoe", for: Self.keepers) { call in
                let page = HealthPage(health: try await book.health(Viewer(call)), language: call.language)
                return call.page(title: call.language(.health), at: .administration, main: page.main)
            },
            Endpoint(.get, "/quan-tri/cai-dat", for: Self.keepers) { call in
                settingsPage(call, try await settings.rules(Viewer(call)))
            },
            Endpoint(.post, "/quan-tri/cai-dat", for: Self.keepers, bodyLimit: 1 << 14, save),
        ]
    }

    private func ledger(_ call: Call, _ notice: Notice?) async throws -> Reply {
        let kind = call.value("loai").flatMap { $0.isEmpty ? nil : $0 }
        let before = call.value("truoc").flatMap { Int64($0) }
        let page = LedgerPage(
            entries: try await book.entries(Viewer(call), before: before, kind: kind, limit: LedgerPage.size + 1),
            kind: kind ?? "", isFirst: before == nil, names: try DeedNames.shipped(), notice: notice,
            token: call.formTokenField, language: call.language)
        return call.page(title: call.language(.ledger), at: .administration, main: page.main)
    }

    private func save(_ call: Call) async throws -> Reply {
        let (viewer, form) = (Viewer(call), try call.form())
        var values: [SignInRules.Limit: Int] = [:]
        do {
            for limit in SignInRules.Limit.allCases {
                guard let text = form[limit.rawValue] else { continue }
                guard let value = Int(tidy(text)) else {
                    throw AccountProblem.badSetting(name: limit.label.vi, range: limit.range)
                }
                values[limit] = value
            }
            try await settings.set(viewer, values)
            return .redirect(Address("/quan-tri/cai-dat"), saying: call.language(.saved))
        } catch let problem as AccountProblem {
            var rules = try await settings.rules(viewer)
            for (limit, value) in values { rules[limit] = value }
            return settingsPage(call, rules, problem)
        }
    }

    private func settingsPage(_ call: Call, _ rules: SignInRules, _ problem: AccountProblem? = nil) -> Reply {
        let page = SettingsPage(rules: rules, problem: problem, token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language(.settings), at: .administration, status: problem == nil ? 200 : 422, main: page.main)
    }
}
