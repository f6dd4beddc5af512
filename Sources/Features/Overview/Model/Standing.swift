import Plans

/// How many promises stand how by one clock. Counted in one register instead of a dictionary, because a page counts tens
/// of thousands in many groups at once.
struct GroupCounts: Hashable, Sendable {
    private var counts = SIMD16<Int32>()
    /// Of the overdue, those about which nothing was ever said.
    private(set) var unreported = 0

    subscript(group: TimeGroup) -> Int { Int(counts[group.place]) }

    mutating func add(_ group: TimeGroup, isSilent: Bool) {
        counts[group.place] += 1
        if isSilent, group == .overdue { unreported += 1 }
    }

    var total: Int { Int(counts.wrappedSum()) }
    /// Done, in time or late.
    var done: Int { self[.doneOnTime] + self[.doneLate] }
    var tally: TimeTally {
        TimeTally(
            TimeGroup.allCases.reduce(into: [:]) { counts, group in
                if self[group] > 0 { counts[group] = self[group] }
            })
    }
    var rate: OnTime {
        OnTime(
            onTime: self[.doneOnTime], due: self[.doneOnTime] + self[.doneLate] + self[.overdue], unreported: unreported
        )
    }

    static func + (a: GroupCounts, b: GroupCounts) -> GroupCounts {
        var sum = a
        sum.counts &+= b.counts
        sum.unreported += b.unreported
        return sum
    }
}

extension TimeGroup {
    /// Its place in a register of counts.
    fileprivate var place: Int {
        switch self {
        case .overdue: 0
        case .dueToday: 1
        case .dueSoon: 2
        case .notDue: 3
        case .doneOnTime: 4
        case .doneLate: 5
        case .paused: 6
        case .regular: 7
        case .noDeadline: 8
        case .waiting: 9
        case .invalid: 10
        }
    }
}

/// On time over due (law 4), with what nobody reported apart: it is unknown, not nought (law 7).
struct OnTime: Hashable, Sendable {
    var onTime = 0
    /// Done, and overdue: the denominator.
    var due = 0
    /// Of the overdue, those about which nothing was ever said.
    var unreported = 0

    /// Nothing was due.
    var isEmpty: Bool { due == 0 }
    /// Something was due, and nobody said a word about any of it.
    var isUnknown: Bool { due > 0 && unreported == due }
    /// The rate if all that was not reported was in time: the upper end of the interval.
    var best: Int { onTime + unreported }
}

/// How promises stand by the deadline in force and by the one of the signed page (L14).
struct Standing: Hashable, Sendable {
    var current = GroupCounts()
    var original = GroupCounts()

    static func + (a: Standing, b: Standing) -> Standing {
        Standing(current: a.current + b.current, original: a.original + b.original)
    }
}
