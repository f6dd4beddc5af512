import Database
import Design
import Organizations
import Plans
import Progress
import Vocabulary

/// What one agency owes, for its page.
struct UnitReading: Sendable {
    let reading: OverviewReading
    let board: Board

    /// How many rows each list of the page has at most.
    private static let most = 25

    func page(_ unit: OrgUnit, _ language: Language, _ viewer: Viewer) async throws -> UnitPromises {
        let today = reading.world.today()
        let view = try await board.view(today: today, for: viewer)
        var own = BoardFilter()
        own.unit = unit.id
        own.parts = [.lead, .coop]
        own.times = TimeGroup.notDone
        own.states = Set(WorkState.allCases.filter { $0 != .withdrawn && $0 != .confirmed && $0 != .declared })
        let open = view.places(own)
        var sent = BoardFilter()
        sent.unit = unit.id
        sent.parts = [.lead, .coop]
        sent.states = [.declared]
        let shown = Array(open.prefix(Self.most)) + view.places(sent).prefix(Self.most)
        let found = try await reading.assignments.assignments(shown.map { view.assignment($0) }, for: viewer)
        let stands = Dictionary(
            shown.map { (view.assignment($0), view.timeState(at: $0)) }, uniquingKeysWith: { first, _ in first })
        let sentIDs = Set(view.places(sent).prefix(Self.most).map { view.assignment($0) })
        let maySeePeople = viewer.readsAll || viewer.unit == unit.id
        let extra = try await reading.around(unit.id, withPeople: maySeePeople, for: viewer)
        let waiters = try await reading.assignments.assignments(extra.claims.map(\.assignment), for: viewer)
        let waiting = Dictionary(waiters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let names = try await reading.names()
        return UnitPromises(
            unit: unit, picture: Picture(view, level: .counted), open: found.filter { !sentIDs.contains($0.id) },
            openCount: open.count, sent: found.filter { sentIDs.contains($0.id) },
            sentCount: view.matching(sent).count, stands: stands, people: extra.people,
            waiting: extra.claims.compactMap { claim in waiting[claim.assignment].map { ($0, claim) } },
            inherited: extra.inherited.map { (names.unit($0.from)?.link, $0.count) },
            moved: extra.moved.map { (names.unit($0.to)?.link, $0.count) }, today: today, language: language)
    }
}

extension OverviewReading {
    /// What else an agency's page tells: its people, who waits for it, what it took over from others.
    struct Around: Sendable {
        let people: [(id: String, name: String, roles: String)]
        let claims: [Waiting.Claim]
        let inherited: [(from: ID<OrgUnit>, count: Int)]
        /// What went on to others.
        let moved: [(to: ID<OrgUnit>, count: Int)]
    }
}
