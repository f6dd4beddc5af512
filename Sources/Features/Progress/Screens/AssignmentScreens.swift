import Database
import Design
import Documents
import Organizations
import Plans
import Vocabulary
import Web

/// The list of promises with its downloads, one promise with its deeds.
struct AssignmentScreens: Sendable {
    let assignments: Assignments
    let board: Board
    let reading: AssignmentReading
    let decisions: Decisions
    let extensions: Extensions
    let claims: Claims
    let histories: AssignmentHistories
    let delegation: DelegationPanel
    let handover: HandoverPanel
    /// What features further down the plan add.
    let others: [PromisePanel]
    let world: World

    init(database: Database, world: World, board: Board, panels others: [PromisePanel] = []) {
        assignments = Assignments(database: database, world: world)
        self.board = board
        reading = AssignmentReading(database: database, world: world)
        decisions = Decisions(database: database, world: world)
        extensions = Extensions(database: database, world: world)
        claims = Claims(database: database, world: world)
        histories = AssignmentHistories(database: database)
        delegation = DelegationPanel(database: database, world: world)
        handover = HandoverPanel(database: database, world: world)
        self.others = others
        self.world = world
    }

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/giao-viec", for: .signedIn, list),
            Endpoint(.get, "/giao-viec.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/giao-viec.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
            Endpoint(.get, "/giao-viec/{id}", for: .signedIn) { try await detail($0, nil) },
        ]
            + AssignmentDeeds(
                decisions: decisions, extensions: extensions, claims: claims, assignments: assignments,
                again: { try await detail($0, $1) }
            ).endpoints
    }

    private func list(_ call: Call) async throws -> Reply {
        let (viewer, today) = (Viewer(call), world.today())
        var asked = AssignmentAddress(call)
        let view = try await board.view(today: today, for: viewer)
        let places = view.places(asked)
        let pages = max(1, (places.count + AssignmentListPage.size - 1) / AssignmentListPage.size)
        asked.page = min(asked.page, pages)
        let first = (asked.page - 1) * AssignmentListPage.size
        var anyTime = asked.filter
        anyTime.isSilent = false
        var silent = anyTime
        silent.times = []
        silent.isSilent = true
        let page = AssignmentListPage(
            asked: asked,
            lines: try await lines(places.dropFirst(first).prefix(AssignmentListPage.size), asked, view, for: viewer),
            total: places.count, tally: view.tally(anyTime), silent: view.matching(silent).count,
            choices: try await reading.choices(for: viewer),
            accountName: try await account(asked.filter.account),
            hasPacks: !viewer.roles.isDisjoint(with: [.coordinator, .office]), today: today, language: call.language)
        return call.page(title: call.language(.promises), at: .missions, main: page.main)
    }

    private func account(_ id: String?) async throws -> String {
        guard let id else { return "" }
        return try await reading.name(of: id)
    }

    private func lines(
        _ places: some Sequence<Int>, _ asked: AssignmentAddress, _ view: BoardView, for viewer: Viewer
    ) async throws -> [AssignmentLine] {
        let places = Array(places)
        var times: [ID<Assignment>: TimeState] = [:]
        for place in places {
            times[view.assignment(place)] = view.timeState(
                at: place, atLeast: asked.filter.level, by: asked.filter.clock)
        }
        return try await assignments.assignments(places.map(view.assignment), for: viewer).map {
            AssignmentLine(assignment: $0, time: times[$0.id] ?? .noDeadline)
        }
    }

    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let (viewer, today) = (Viewer(call), world.today())
        let asked = AssignmentAddress(call)
        let view = try await board.view(today: today, for: viewer)
        let lines = try await lines(view.places(asked), asked, view, for: viewer)
        return try RegisterSheet(promises: lines, language: call.language)
            .download(format, name: "giao-viec-\(today.iso)")
    }

    private func detail(_ call: Call, _ refused: RefusedDeed?) async throws -> Reply {
        let (viewer, today, language) = (Viewer(call), world.today(), call.language)
        let id = ID<Assignment>(call.parameter("id"))
        let assignment = try await assignments.assignment(id, for: viewer)
        let file = try await assignments.file(
            id, pauses: try await reading.pauses(of: assignment.unit.id), for: viewer)
        let extensions = try await extensions.extensions(of: id, for: viewer)
        let beside = try await reading.beside(id, for: viewer)
        let forms = AssignmentForms(
            assignment: file.assignment, extensions: extensions,
            mark: ConfirmedContent(
                file.assignment, last: file.updates.first { $0.occurrence.isEmpty }, evidence: file.evidence
            ).mark,
            suggested: file.steps.first { $0.act == WorkAct.contest.rawValue }?.suggested,
            units: try await reading.livingUnits(for: viewer), refused: refused, viewer: viewer, today: today,
            token: call.formTokenField, language: language)
        var panels =
            try await delegation.html(of: file.assignment, call, viewer)
            + handover.html(of: id, call, viewer)
        for other in others { panels += try await other.make(id, call, viewer) }
        let page = AssignmentPage(
            file: file, steps: beside.steps, answers: beside.answers, extensions: extensions,
            claims: try await claims.claims(of: id, for: viewer), forms: forms, panels: panels,
            history: try await histories.section(of: id, language), today: today, language: language)
        return call.page(
            title: assignment.task.title, at: assignment.isOwn(viewer) ? .work : .missions,
            status: refused.map { $0.isConflict ? 409 : 422 } ?? 200, main: page.main)
    }
}

extension BoardView {
    /// The places of the list in its order.
    func places(_ asked: AssignmentAddress) -> [Int] {
        switch asked.order {
        case .due: return places(asked.filter)
        case .dueLast:
            let isCurrent = asked.filter.clock == .current
            let due = { (place: Int) in isCurrent ? line(place).due : line(place).firstDue }
            // `none` is the smallest number, so what has no deadline stays last.
            return places(asked.filter).sorted { due($0) == due($1) ? $0 < $1 : due($0) > due($1) }
        case .silent:
            return matching(asked.filter).sorted {
                let (a, b) = (line($0).lastSentOn, line($1).lastSentOn)
                return a == b ? $0 < $1 : a < b
            }
        }
    }
}
