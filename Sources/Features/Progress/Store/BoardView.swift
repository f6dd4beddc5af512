package import Organizations
package import Plans
package import Vocabulary

/// What a list or a number on a page is about: the one question behind the screen, its export and its count.
package struct BoardFilter: Sendable, Hashable {
    /// By which deadline lateness is judged; both are shown (L14).
    package enum Clock: String, CaseIterable, Sendable, Hashable { case current = "", original = "ban-dau" }

    package var plan: ID<Plan>?
    package var section: BoardSection?
    package var mission: ID<Mission>?
    package var unit: ID<OrgUnit>?
    /// The account's id that the promise was delegated to.
    package var account: String?
    /// Empty means every part.
    package var parts: Set<Assignment.Part> = [.lead]
    /// Empty means every state.
    package var states: Set<WorkState> = []
    /// Empty means every time.
    package var times: Set<TimeGroup> = []
    /// Only those without any update.
    package var isSilent = false
    /// Only those whose deadline in force (or the original, by `clock`) lies in these days.
    package var dueFrom: Day?
    package var dueTo: Day?
    /// From which proof a promise counts as done.
    package var level = ProofLevel.counted
    package var clock = Clock.current
    package init() {}
}

/// The board at one moment for one reader.
package struct BoardView: Sendable {
    let state: Board.State
    /// The places of the reader's own lines; nil is all.
    let own: [Int]?
    package let today: Day
    private let todayNumber: Int

    init(state: Board.State, own: [Int]?, today: Day) {
        self.state = state
        self.own = own
        self.today = today
        todayNumber = today.number
    }

    /// How one line stands.
    package func timeState(
        at place: Int, atLeast level: ProofLevel = .counted, by clock: BoardFilter.Clock = .current
    ) -> TimeState {
        let line = state.lines[place]
        let due = clock == .current ? line.due : line.firstDue
        let isDone = line.level >= level && line.doneOn != BoardLine.none
        return Plans.timeState(
            kind: line.kind, due: due == BoardLine.none ? nil : Int(due), doneOn: isDone ? Int(line.doneOn) : nil,
            pauses: spans(place, line), today: todayNumber)
    }

    /// The days that do not count for a line; hardly ever any.
    private func spans(_ place: Int, _ line: BoardLine) -> [DaySpan] {
        if state.pauses.isEmpty, state.suspensions.isEmpty { return [] }
        return (state.pauses[line.unit] ?? []) + (state.suspensions[place] ?? [])
    }

    /// The line at a place.
    package func line(_ place: Int) -> BoardLine { state.lines[place] }

    /// Which promise stands at a place.
    package func assignment(_ place: Int) -> ID<Assignment> { state.lists.assignments[place] }
    /// The task of the promise at a place.
    package func mission(_ place: Int) -> ID<Mission>? { state.lists.missions[state.lines[place].mission] }
    /// The plan of the promise at a place.
    package func plan(_ place: Int) -> ID<Plan>? { state.lists.plans[state.lines[place].plan] }
    /// The section of the promise at a place.
    package func section(_ place: Int) -> BoardSection? { state.lists.sections[state.lines[place].section] }
    /// Who owes the promise at a place.
    package func unit(_ place: Int) -> ID<OrgUnit>? { state.lists.units[state.lines[place].unit] }

    /// The places of the lines that the filter holds, the nearest deadline first, those without one last.
    package func places(_ filter: BoardFilter) -> [Int] {
        let found = matching(filter)
        let isCurrent = filter.clock == .current
        return found.sorted { a, b in
            let (x, y) = (state.lines[a], state.lines[b])
            let (p, q) = isCurrent ? (x.due, y.due) : (x.firstDue, y.firstDue)
            let (first, second) = (p == BoardLine.none ? Int32.max : p, q == BoardLine.none ? Int32.max : q)
            return first == second ? a < b : first < second
        }
    }

    /// How the lines of the filter stand, whatever times it asks for.
    package func tally(_ filter: BoardFilter) -> TimeTally {
        var open = filter
        open.times = []
        return tally(matching(open), filter)
    }

    /// How these lines stand, by the filter's level and clock.
    package func tally(_ places: [Int], _ filter: BoardFilter) -> TimeTally {
        var counts: [TimeGroup: Int] = [:]
        for place in places {
            counts[timeState(at: place, atLeast: filter.level, by: filter.clock).group, default: 0] += 1
        }
        return TimeTally(counts)
    }

    /// How the filter's lines stand, apart for each value of `key`; lines for which it is nil are left out.
    package func tallies<Key: Hashable>(_ filter: BoardFilter, by key: (Int) -> Key?) -> [Key: TimeTally] {
        var open = filter
        open.times = []
        var tallies: [Key: TimeTally] = [:]
        for place in matching(open) {
            guard let key = key(place) else { continue }
            let group = timeState(at: place, atLeast: filter.level, by: filter.clock).group
            tallies[key, default: TimeTally()].counts[group, default: 0] += 1
        }
        return tallies
    }

    /// The places of the filter's lines in the order of assigning; for counting.
    package func matching(_ filter: BoardFilter) -> [Int] {
        guard let wanted = Wanted(filter, state.lists) else { return [] }
        let standing = { (place: Int) in
            filter.times.isEmpty
                || filter.times.contains(timeState(at: place, atLeast: filter.level, by: filter.clock).group)
        }
        return (own ?? Array(state.lines.indices)).filter { wanted.holds(state.lines[$0]) && standing($0) }
    }

    /// The filter in the board's own numbers; nil when it names something that no line has.
    private struct Wanted {
        var plan: Int32?
        var section: Int32?
        var mission: Int32?
        var unit: Int32?
        var account: Int32?
        let dueFrom: Int32
        let dueTo: Int32
        let parts: [Bool]
        let states: [Bool]
        let filter: BoardFilter

        init?(_ filter: BoardFilter, _ lists: Board.Lists) {
            self.filter = filter
            // Asked of every line: an answer ready at its place instead of a set.
            parts = Assignment.Part.allCases.map { filter.parts.isEmpty || filter.parts.contains($0) }
            states = WorkState.allCases.map { filter.states.isEmpty || filter.states.contains($0) }
            dueFrom = filter.dueFrom.map { BoardLine.number($0) } ?? BoardLine.none
            dueTo = filter.dueTo.map { BoardLine.number($0) } ?? Int32.max
            if let wanted = filter.plan {
                guard let place = lists.plans.place(of: wanted) else { return nil }
                plan = place
            }
            if let wanted = filter.section {
                guard let place = lists.sections.place(of: wanted) else { return nil }
                section = place
            }
            if let wanted = filter.mission {
                guard let place = lists.missions.place(of: wanted) else { return nil }
                mission = place
            }
            if let wanted = filter.unit {
                guard let place = lists.units.place(of: wanted) else { return nil }
                unit = place
            }
            if let wanted = filter.account {
                guard let place = lists.accounts.place(of: wanted) else { return nil }
                account = place
            }
        }

        func holds(_ line: BoardLine) -> Bool {
            guard line.isLive || (!filter.states.isEmpty && states[line.state.place]) else { return false }
            if let plan, line.plan != plan { return false }
            if let section, line.section != section { return false }
            if let mission, line.mission != mission { return false }
            if let unit, line.unit != unit { return false }
            if let account, line.account != account { return false }
            guard parts[line.part.place], states[line.state.place] else { return false }
            if filter.isSilent, line.updates > 0 { return false }
            guard filter.dueFrom != nil || filter.dueTo != nil else { return true }
            let due = filter.clock == .current ? line.due : line.firstDue
            return due != BoardLine.none && due >= dueFrom && due <= dueTo
        }
    }
}

extension Assignment.Part {
    /// Its place among all cases.
    fileprivate var place: Int {
        switch self {
        case .lead: 0
        case .coop: 1
        case .watch: 2
        }
    }
}

extension WorkState {
    /// Its place among all cases.
    fileprivate var place: Int {
        switch self {
        case .assigned: 0
        case .accepted: 1
        case .contested: 2
        case .active: 3
        case .declared: 4
        case .confirmed: 5
        case .returned: 6
        case .suspended: 7
        case .withdrawn: 8
        case .reopened: 9
        }
    }
}
