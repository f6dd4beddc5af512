package import Vocabulary

/// How a task stands against its deadline on a day. Computed, never typed (law 4).
package enum TimeState: Hashable, Sendable {
    /// More than the days of `soon` are left.
    case notDue(days: Int)
    /// One to `soon` days are left.
    case dueSoon(days: Int)
    case dueToday
    /// Not done, and this many days counted since the deadline (1 on the day after it).
    case overdue(days: Int)
    /// Done on or before the deadline, or done without one.
    case doneOnTime
    case doneLate(days: Int)
    /// Past the deadline on a day that does not count: a storm, or a suspension by decision (L30).
    case paused
    /// Regular work (thường xuyên, định kỳ): never overdue.
    case regular
    /// The document gives no deadline.
    case noDeadline
    /// The deadline waits for something else to happen.
    case waiting
    /// The written deadline cannot exist (31/9/2025): a person has to decide.
    case invalid

    /// Within this many days a task is due soon, unless the province set otherwise (the trackers in use turn orange at
    /// three; vietnam.md A2).
    package static let soonDays = 3
}

/// The one function of lateness: the deadline day is included, days are Vietnamese days (vectors 5.2).
///
/// - Parameters:
///   - due: the deadline to judge by, when an extension moved it; nil takes the deadline's own end.
///   - doneOn: The date of the document that proves completion; nil while the task is open.
///   - pauses: days on which lateness does not count (L30).
///   - soon: within how many days a task is due soon.
package func timeState(
    deadline: Deadline, due: Day? = nil, doneOn: Day?, pauses: [DaySpan] = [], today: Day,
    soon: Int = TimeState.soonDays
) -> TimeState {
    timeState(
        kind: deadline.kind, due: (due ?? deadline.dueOn)?.number, doneOn: doneOn?.number, pauses: pauses,
        today: today.number, soon: soon)
}

/// The same over numbers of days since 1970, for many promises at once.
package func timeState(
    kind: Deadline.Kind, due: Int?, doneOn: Int?, pauses: [DaySpan] = [], today: Int, soon: Int = TimeState.soonDays
) -> TimeState {
    guard let due else {
        if doneOn != nil { return .doneOnTime }
        return switch kind {
        case .recurring, .ongoing: .regular
        case .conditional: .waiting
        case .invalid: .invalid
        case .none, .date, .month, .quarter, .half, .year, .range: .noDeadline
        }
    }
    if let doneOn {
        let late = DaySpan.countedDays(after: due, through: doneOn, without: pauses)
        return late > 0 ? .doneLate(days: late) : .doneOnTime
    }
    let left = due - today
    if left < 0 {
        let late = DaySpan.countedDays(after: due, through: today, without: pauses)
        return late == 0 || pauses.contains { $0.holds(today) } ? .paused : .overdue(days: late)
    }
    if left == 0 { return .dueToday }
    return left <= soon ? .dueSoon(days: left) : .notDue(days: left)
}
