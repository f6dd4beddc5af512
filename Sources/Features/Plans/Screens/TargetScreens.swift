import Design
import Documents
import Organizations
import Vocabulary
import Web

/// The addresses of targets.
struct TargetScreens: Sendable {
    let targets: Targets
    let origins: Origins
    let choices: ChoiceList
    let names: UnitNames
    let histories: Histories
    let panels: [TargetPanel]
    let marks: TargetMarks?
    let world: World

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/chi-tieu", for: .signedIn, register),
            Endpoint(.get, "/chi-tieu.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/chi-tieu.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
            Endpoint(.get, "/chi-tieu/moi", for: .roles([.coordinator])) {
                try await form(TargetForm(plan: $0.value("ke-hoach") ?? ""), of: nil, problem: nil, $0)
            },
            Endpoint(.post, "/chi-tieu/moi", for: .roles([.coordinator]), enter),
            Endpoint(.get, "/chi-tieu/{id}", for: .signedIn, detail),
            Endpoint(.get, "/chi-tieu/{id}/sua", for: .roles([.coordinator])) { call in
                let target = try await targets.target(ID(call.parameter("id")), for: Viewer(call))
                return try await form(TargetForm(target), of: target, problem: nil, call)
            },
            Endpoint(.post, "/chi-tieu/{id}/sua", for: .roles([.coordinator]), correct),
            Endpoint(.post, "/chi-tieu/{id}/rut", for: .roles([.coordinator]), withdraw),
        ]
    }

    private func register(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let asked = TargetAddress(call)
        let book = try await marks?.make(call, viewer)
        let (filter, groups) = try await narrowed(asked.filter, by: book, for: viewer)
        let page = TargetRegisterPage(
            asked: asked, page: try await targets.list(filter, from: asked.key, for: viewer),
            counts: try await targets.counts(filter, for: viewer), marks: book, groups: groups,
            choices: try await choices.choices(for: viewer),
            language: call.language, mayAdd: viewer.keepsRegister)
        return call.page(title: call.language(.targetRegister), at: .targets, main: page.main)
    }

    /// The filter with the targets of its group, and how many targets each group holds with the group left open.
    private func narrowed(
        _ filter: TargetFilter, by book: TargetMarkBook?, for viewer: Viewer
    ) async throws -> (TargetFilter, [String: Int]) {
        guard let book else { return (filter, [:]) }
        let ids = try await targets.ids(filter, for: viewer)
        var filter = filter
        if !filter.group.isEmpty { filter.only = ids.filter { book.group($0) == filter.group } }
        return (filter, ids.reduce(into: [:]) { $0[book.group($1), default: 0] += 1 })
    }

    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let viewer = Viewer(call)
        let book = try await marks?.make(call, viewer)
        let (filter, _) = try await narrowed(TargetAddress(call).filter, by: book, for: viewer)
        let lines = try await targets.list(filter, size: nil, for: viewer).rows
        return try RegisterSheet(targets: lines, marks: book, language: call.language)
            .download(format, name: "chi-tieu-\(world.today().iso)")
    }

    private func detail(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let target = try await targets.target(ID(call.parameter("id")), for: viewer)
        var (above, below) = (HTML.empty, HTML.empty)
        for panel in panels {
            let part = try await panel.make(target.id, call, viewer)
            if panel.place == .above { above += part } else { below += part }
        }
        let page = TargetDetailPage(
            target: target, places: try await origins.places(of: target.id, for: viewer), standing: above,
            panels: below,
            history: try await histories.section("target", target.id.text, call.language), language: call.language,
            mayCorrect: viewer.keepsRegister)
        return call.page(title: target.name, at: .targets, main: page.main)
    }

    private func enter(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let sent = TargetForm(try call.form())
        do {
            let id = try await targets.enter(try await sent.facts(names, for: viewer), into: ID(sent.plan), by: viewer)
            return .redirect(Address("/chi-tieu/{id}", id.text))
        } catch let problem as PlanProblem {
            return try await form(sent, of: nil, problem: problem, call)
        }
    }

    private func correct(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let target = try await targets.target(ID(call.parameter("id")), for: viewer)
        let sent = TargetForm(try call.form())
        do {
            let facts = try await sent.facts(names, for: viewer)
            try await targets.correct(target.id, version: sent.version, to: facts, by: viewer)
            return .redirect(Address("/chi-tieu/{id}", target.id.text))
        } catch let problem as PlanProblem {
            return try await form(sent, of: target, problem: problem, call)
        }
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let target = try await targets.target(ID(call.parameter("id")), for: viewer)
        let sent = Withdrawal(try call.form())
        do {
            try await targets.withdraw(target.id, version: sent.version, reason: sent.reason, by: viewer)
            return .redirect(Address("/chi-tieu/{id}", target.id.text))
        } catch let problem as PlanProblem {
            return try await form(TargetForm(target), of: target, problem: problem, call)
        }
    }

    private func form(_ form: TargetForm, of target: Target?, problem: PlanProblem?, _ call: Call) async throws -> Reply
    {
        let language = call.language
        let plans = target == nil ? try await choices.choices(for: Viewer(call)).allPlans : nil
        let title = target == nil ? language(.addTarget) : language(Phrase("Sửa chỉ tiêu", "Correct the target"))
        var history = HTML.empty
        if let target, case .changedMeanwhile = problem {
            history = try await histories.section("target", target.id.text, language)
        }
        let page = RowFormPage(
            title: title, crumbs: [(language(.targetRegister), TargetAddress.list), (title, nil)],
            action: target.map { Address("/chi-tieu/{id}/sua", $0.id.text) } ?? Address("/chi-tieu/moi"),
            version: target?.version ?? form.version, fields: form.fields(language, problem: problem, plans: plans),
            problem: problem, withdrawal: target.map { Address("/chi-tieu/{id}/rut", $0.id.text) }, history: history,
            token: call.formTokenField, language: language)
        return call.page(title: title, at: .targets, status: problem.status, main: page.main)
    }
}
