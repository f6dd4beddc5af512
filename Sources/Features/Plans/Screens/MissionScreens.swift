import Design
import Documents
import Organizations
import Vocabulary
import Web

/// The addresses of tasks: the register, its downloads, one task, its correction.
struct MissionScreens: Sendable {
    let missions: Missions
    let origins: Origins
    let choices: ChoiceList
    let names: UnitNames
    let histories: Histories
    let cache: PageCache
    let panels: [MissionPanel]
    let world: World

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/nhiem-vu", for: .signedIn, register),
            Endpoint(.get, "/nhiem-vu.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/nhiem-vu.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
            Endpoint(.get, "/nhiem-vu/moi", for: .roles([.coordinator]), new),
            Endpoint(.post, "/nhiem-vu/moi", for: .roles([.coordinator]), enter),
            Endpoint(.get, "/nhiem-vu/{id}", for: .signedIn, detail),
            Endpoint(.get, "/nhiem-vu/{id}/sua", for: .roles([.coordinator]), correction),
            Endpoint(.post, "/nhiem-vu/{id}/sua", for: .roles([.coordinator]), correct),
            Endpoint(.post, "/nhiem-vu/{id}/rut", for: .roles([.coordinator]), withdraw),
        ]
    }

    private func register(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let today = world.today()
        let asked = MissionAddress(call)
        let main = try await cache.part(asked.whole.shown, for: viewer, on: today, in: call.language) {
            let found = try await missions.register(asked.filter, from: asked.key, size: 25, today: today, for: viewer)
            return MissionRegisterPage(
                asked: asked, page: found.page, before: found.before, tally: found.tally,
                choices: try await choices.choices(for: viewer), today: today, language: call.language,
                mayAdd: viewer.keepsRegister
            ).main
        }
        return call.page(title: call.language(.register), at: .missions, main: main)
    }

    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let today = world.today()
        let asked = MissionAddress(call)
        let lines = try await missions.list(asked.filter, size: nil, today: today, for: Viewer(call)).rows
        return try RegisterSheet(tasks: lines, today: today, language: call.language)
            .download(format, name: "nhiem-vu-\(today.iso)")
    }

    private func detail(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let mission = try await missions.mission(ID(call.parameter("id")), for: viewer)
        var extra = HTML.empty
        for panel in panels { extra += try await panel.make(mission.id, call, viewer) }
        let page = MissionDetailPage(
            mission: mission, places: try await origins.places(of: mission.id, for: viewer),
            twins: try await missions.twins(of: mission, for: viewer), panels: extra,
            history: try await histories.section("mission", mission.id.text, call.language), today: world.today(),
            language: call.language, mayCorrect: viewer.keepsRegister)
        return call.page(title: mission.title, at: .missions, main: page.main)
    }

    private func new(_ call: Call) async throws -> Reply {
        try await form(MissionForm(plan: call.value("ke-hoach") ?? ""), of: nil, problem: nil, call)
    }

    private func enter(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let form = MissionForm(try call.form())
        do {
            let facts = try await form.facts(names, for: viewer)
            let id = try await missions.enter(facts, into: ID(form.plan), by: viewer)
            return .redirect(Address("/nhiem-vu/{id}", id.text))
        } catch let problem as PlanProblem {
            return try await self.form(form, of: nil, problem: problem, call)
        }
    }

    private func correction(_ call: Call) async throws -> Reply {
        let mission = try await missions.mission(ID(call.parameter("id")), for: Viewer(call))
        return try await form(MissionForm(mission), of: mission, problem: nil, call)
    }

    private func correct(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let mission = try await missions.mission(ID(call.parameter("id")), for: viewer)
        let form = MissionForm(try call.form())
        do {
            let facts = try await form.facts(names, for: viewer)
            try await missions.correct(mission.id, version: form.version, to: facts, by: viewer)
            return .redirect(Address("/nhiem-vu/{id}", mission.id.text))
        } catch let problem as PlanProblem {
            return try await self.form(form, of: mission, problem: problem, call)
        }
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let mission = try await missions.mission(ID(call.parameter("id")), for: viewer)
        let sent = Withdrawal(try call.form())
        do {
            try await missions.withdraw(mission.id, version: sent.version, reason: sent.reason, by: viewer)
            return .redirect(Address("/nhiem-vu/{id}", mission.id.text))
        } catch let problem as PlanProblem {
            return try await form(MissionForm(mission), of: mission, problem: problem, call)
        }
    }

    /// The form with what was typed; after a problem with its sentence, and with what others changed meanwhile.
    private func form(
        _ form: MissionForm, of mission: Mission?, problem: PlanProblem?, _ call: Call
    ) async throws -> Reply {
        var form = form
        var history = HTML.empty
        if let mission, case .changedMeanwhile = problem {
            history = try await histories.section("mission", mission.id.text, call.language)
            form.version = mission.version
        }
        let page = MissionFormPage(
            form: form, mission: mission, choices: try await choices.choices(for: Viewer(call)), problem: problem,
            history: history, token: call.formTokenField, language: call.language)
        let title = mission?.title ?? call.language(.addTask)
        return call.page(title: title, at: .missions, status: problem.status, main: page.main)
    }
}

/// What the form of withdrawal sends.
struct Withdrawal {
    let version: Int
    let reason: String
    init(_ form: Form) {
        version = Int(form["ban"] ?? "") ?? 0
        reason = form["ly-do"] ?? ""
    }
}

extension Optional<PlanProblem> {
    /// The status of a form that is shown again.
    var status: Int {
        switch self {
        case nil: 200
        case .changedMeanwhile: 409
        default: 422
        }
    }
}
