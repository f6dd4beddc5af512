import Organizations
import Plans
import Progress
import Vocabulary

/// All promises of one reader, each judged once by both clocks; every number of a page is summed from here.
struct Picture: Sendable {
    /// One promise, judged.
    struct Judged: Sendable {
        let place: Int
        let current: TimeGroup
        let original: TimeGroup
        let isSilent: Bool
    }

    /// Promises of leads and of those who help, apart.
    struct Group: Sendable {
        /// A promise of the group, to name it by.
        let place: Int
        var lead = Standing()
        var coop = Standing()

        mutating func add(_ one: Judged, isLead: Bool) {
            if isLead { lead.add(one) } else { coop.add(one) }
        }
    }

    let view: BoardView
    let judged: [Judged]
    /// All of them.
    let whole: Group

    init(_ view: BoardView, level: ProofLevel) {
        self.view = view
        var filter = BoardFilter()
        filter.parts = [.lead, .coop]
        judged = view.matching(filter).map { place in
            let line = view.line(place)
            let current = view.timeState(at: place, atLeast: level).group
            let original =
                line.firstDue == line.due
                ? current : view.timeState(at: place, atLeast: level, by: .original).group
            return Judged(place: place, current: current, original: original, isSilent: line.updates == 0)
        }
        whole = judged.reduce(into: Group(place: 0)) { whole, one in
            whole.add(one, isLead: view.line(one.place).part == .lead)
        }
    }

    /// The groups that `key` makes; lines without one are left out.
    func groups<Key: Hashable>(by key: (BoardLine) -> Key?) -> [Key: Group] {
        groups(by: key, originally: nil)
    }

    /// As above; the counts by the first deadline are grouped by `originally`, for groups that depend on the deadline.
    func groups<Key: Hashable>(by key: (BoardLine) -> Key?, originally: ((BoardLine) -> Key?)?) -> [Key: Group] {
        var groups: [Key: Group] = [:]
        for one in judged {
            let line = view.line(one.place)
            let isLead = line.part == .lead
            let now = key(line)
            if let now {
                if isLead {
                    groups[now, default: Group(place: one.place)].lead.current.add(one.current, isSilent: one.isSilent)
                } else {
                    groups[now, default: Group(place: one.place)].coop.current.add(one.current, isSilent: one.isSilent)
                }
            }
            guard let then = originally.map({ $0(line) }) ?? now else { continue }
            if isLead {
                groups[then, default: Group(place: one.place)].lead.original.add(one.original, isSilent: one.isSilent)
            } else {
                groups[then, default: Group(place: one.place)].coop.original.add(one.original, isSilent: one.isSilent)
            }
        }
        return groups
    }
}

extension Standing {
    mutating func add(_ one: Picture.Judged) {
        current.add(one.current, isSilent: one.isSilent)
        original.add(one.original, isSilent: one.isSilent)
    }

    /// The counts by one clock.
    func by(_ clock: BoardFilter.Clock) -> GroupCounts { clock == .current ? current : original }
}

extension BoardLine {
    /// The day of a number on the board; nil for none.
    static func date(_ number: Int32) -> Day? { number == BoardLine.none ? nil : Day(number: Int(number)) }
}
