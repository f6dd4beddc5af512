import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The force-majeure events: seen by everybody signed in, declared and ended by the coordinator or a keeper.
struct PauseScreens: Sendable {
    let pauses: Pauses

    private static let declarers = Audience.roles([.coordinator, .keeper])
    private static let address: Address = Address("/quan-tri/thien-tai")

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/tam-dung", for: .signedIn) { try await list($0, nil) },
            Endpoint(.get, "/tam-dung/{id}", for: .signedIn) { try await detail($0, keeping: false) },
            Endpoint(.get, "/quan-tri/thien-tai", for: Self.declarers) { try await list($0, PauseForm()) },
            Endpoint(.post, "/quan-tri/thien-tai", for: Self.declarers, bodyLimit: 1 << 17, declare),
            Endpoint(.get, "/quan-tri/thien-tai/{id}", for: Self.declarers) { try await detail($0, keeping: true) },
            Endpoint(.post, "/quan-tri/thien-tai/{id}/ket-thuc", for: Self.declarers, bodyLimit: 1 << 14, end),
            Endpoint(.post, "/quan-tri/thien-tai/{id}/rut", for: Self.declarers, bodyLimit: 1 << 14, withdraw),
        ]
    }

    private func list(_ call: Call, _ form: PauseForm?, problem: CalendarProblem? = nil) async throws -> Reply {
        let (viewer, today) = (Viewer(call), call.world.today())
        var view: PauseFormView?
        if let form {
            view = PauseFormView(
                form: form, communes: try await pauses.communes(on: today), problem: problem,
                token: call.formTokenField, language: call.language)
        }
        let page = PauseListPage(
            records: try await pauses.list(viewer), mayKeep: viewer.declaresPauses, today: today, form: view,
            problem: problem, language: call.language)
        return call.page(
            title: call.language(.pauses), at: section(viewer, keeping: form != nil),
            status: status(problem), main: page.main)
    }

    private func declare(_ call: Call) async throws -> Reply {
        let form = PauseForm(try call.form())
        if try call.form()["viec"] == "loc" { return try await list(call, form) }
        do {
            let day = DayText.read(form.from) ?? call.world.today()
            let pasted = try await pauses.communes(named: try form.names(), on: day)
            guard pasted.unknown.isEmpty else { throw CalendarProblem.unknownUnits(pasted.unknown) }
            let whole = try await pauses.communes(on: day).filter { form.kinds.contains($0.kind.rawValue) }.map(\.id)
            let ticked = form.units.map { ID<OrgUnit>($0) }
            let new = try form.declaration(units: pasted.found.union(whole).union(ticked))
            let id = try await pauses.declare(Viewer(call), new)
            return .redirect(PausePage.address(id, keeping: true), saying: call.language(.declared))
        } catch let problem as CalendarProblem {
            return try await list(call, form, problem: problem)
        }
    }

    private func detail(
        _ call: Call, keeping: Bool, typed: [String: String] = [:], problem: CalendarProblem? = nil
    ) async throws -> Reply {
        let viewer = Viewer(call)
        let page = PausePage(
            record: try await pauses.find(viewer, ID(call.parameter("id"))), mayKeep: viewer.declaresPauses,
            isKeeping: keeping, today: call.world.today(), typed: typed, problem: problem, token: call.formTokenField,
            language: call.language)
        return call.page(
            title: page.record.pause.name, at: section(viewer, keeping: keeping), status: status(problem),
            main: page.main)
    }

    private func end(_ call: Call) async throws -> Reply {
        try await deed(call, saying: .ended) { id, typed in
            let day = try PauseForm.day(typed["den"] ?? "", at: "den")
            let words = try PauseForm.decision(typed["van-ban"] ?? "", at: "van-ban")
            try await pauses.end(Viewer(call), id, on: day, words: words)
        }
    }

    private func withdraw(_ call: Call) async throws -> Reply {
        try await deed(call, saying: .pauseWithdrawn) { id, typed in
            let reason = typed["ly-do"] ?? ""
            guard !reason.isEmpty, reason.unicodeScalars.count <= 300 else {
                throw CalendarProblem.refused("Lý do rút phải có từ 1 đến 300 ký tự.", field: "ly-do")
            }
            try await pauses.withdraw(Viewer(call), id, reason: reason)
        }
    }

    private func deed(
        _ call: Call, saying words: Phrase, _ body: (ID<Pause>, [String: String]) async throws -> Void
    ) async throws -> Reply {
        let (form, id) = (try call.form(), ID<Pause>(call.parameter("id")))
        var typed: [String: String] = [:]
        for name in ["den", "van-ban", "ly-do"] { typed[name] = tidy(form[name] ?? "") }
        do {
            try await body(id, typed)
            return .redirect(PausePage.address(id, keeping: true), saying: call.language(words))
        } catch let problem as CalendarProblem {
            return try await detail(call, keeping: true, typed: typed, problem: problem)
        }
    }

    /// The coordinator has no place in the menu of administration.
    private func section(_ viewer: Viewer, keeping: Bool) -> Section? {
        keeping && viewer.keeps ? .administration : nil
    }

    private func status(_ problem: CalendarProblem?) -> Int {
        switch problem {
        case nil: 200
        case .alreadyGone: 409
        default: 422
        }
    }
}
