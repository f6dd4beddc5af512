import Calendars
import Database
import Organizations
import Plans
import Progress
import Vocabulary

/// What the pages of this feature read beside the board: names, what waits, what changed. Few statements, each found by
/// an index or of a small table.
struct OverviewReading: Sendable {
    let database: Database
    let world: World
    var assignments: Assignments { Assignments(database: database, world: world) }

    /// The outlines of the communes, and the events that suspend lateness.
    func map() async throws -> (outlines: UnitShapes.Sheet?, pauses: [Pause]) {
        try await database.read { tx in
            (
                try UnitShapes(database: database).shapes(in: tx),
                try Pauses(database: database, world: world).all(in: tx)
            )
        }
    }

    func names() async throws -> Names { try await database.read { try Names(in: $0) } }

    /// How many of each kind of event there were since a day.
    func changes(since day: Day, of picture: Picture, for viewer: Viewer) async throws -> [(
        kind: ChangeKind, count: Int
    )] {
        try await database.read { tx in
            try ChangeKind.allCases.filter { $0 != .asked }.map { kind in
                (kind, try Changes(kind: kind, from: day).count(of: picture, for: viewer, in: tx))
            }
        }
    }

    /// The promises behind one kind of event.
    func events(_ kind: ChangeKind, since day: Day, of picture: Picture, for viewer: Viewer) async throws
        -> [Assignment]
    {
        let ids = try await database.read {
            try Changes(kind: kind, from: day).events(of: picture, for: viewer, in: $0)
        }
        let found = try await assignments.assignments(Array(Set(ids)), for: viewer)
        let known = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { known[$0] }
    }

    /// How many extensions wait for a decision.
    func askedCount(of picture: Picture, for viewer: Viewer) async throws -> Int {
        try await database.read {
            try Changes(kind: .asked, from: world.today()).count(of: picture, for: viewer, in: $0)
        }
    }

    /// What the chair is asked to decide, the most pressing first, at most `limit`; and how many cases there are in all.
    func decisions(of picture: Picture, names: Names, limit: Int = DecisionCase.most, for viewer: Viewer)
        async throws -> (cards: [DecisionCard], total: Int)
    {
        let view = picture.view
        let waiting = try await database.read { try Waiting(in: $0) }
        let ranked = DecisionCase.ranked(cases(of: picture, waiting))
        var chosen = Array(ranked.prefix(limit))
        let ids = chosen.map { view.assignment($0.place) }
        let granted = try await database.read { try Waiting.granted(of: ids, in: $0) }
        let found = try await assignments.assignments(ids, for: viewer)
        let known = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for index in chosen.indices { chosen[index].granted = granted[ids[index]] ?? 0 }
        let cards = zip(chosen, ids).compactMap { one, id -> DecisionCard? in
            guard let assignment = known[id] else { return nil }
            return card(one, assignment, of: view, waiting, names)
        }
        return (cards, ranked.count)
    }

    /// One promise as a case, whatever its rank; for its letters.
    ///
    /// - Throws: `NotVisible`.
    func card(_ id: ID<Assignment>, of picture: Picture, for viewer: Viewer) async throws -> DecisionCard {
        let assignment = try await assignments.assignment(id, for: viewer)
        let (waiting, granted, names) = try await database.read { tx in
            (try Waiting(in: tx), try Waiting.granted(of: [id], in: tx), try Names(in: tx))
        }
        let view = picture.view
        guard let place = picture.judged.first(where: { view.assignment($0.place) == id })?.place else {
            throw NotVisible()
        }
        var one = facts(at: place, of: view, waiting)
        one.granted = granted[id] ?? 0
        return card(one, assignment, of: view, waiting, names)
    }

    private func card(
        _ one: DecisionCase, _ assignment: Assignment, of view: BoardView, _ waiting: Waiting, _ names: Names
    ) -> DecisionCard {
        DecisionCard(
            facts: one, assignment: assignment, state: view.timeState(at: one.place),
            asked: waiting.asked[assignment.id],
            claims: (waiting.claims[assignment.id] ?? []).map { (names.name($0.on), $0) }, today: view.today)
    }

    private func cases(of picture: Picture, _ waiting: Waiting) -> [DecisionCase] {
        picture.judged.compactMap { one in
            let line = picture.view.line(one.place)
            guard line.part == .lead, one.current != .doneOnTime, one.current != .doneLate else { return nil }
            let facts = facts(at: one.place, of: picture.view, waiting)
            return facts.reason == nil ? nil : facts
        }
    }

    private func facts(at place: Int, of view: BoardView, _ waiting: Waiting) -> DecisionCase {
        let id = view.assignment(place)
        let late = if case .overdue(let days) = view.timeState(at: place) { days } else { 0 }
        let line = view.line(place)
        return DecisionCase(
            place: place, mission: line.mission, daysLate: late, isAsked: waiting.asked[id] != nil,
            isBlocked: waiting.claims[id] != nil, isContested: line.state == .contested)
    }
}
