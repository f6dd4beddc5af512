package import Vocabulary

/// How a task stands against its deadline on a day. Computed, never typed (law 4).
package enum TimeState: Hashable, Sendable {
    /// More than `TimeState.soonDays` days are left.
    case notDue(days: Int)
    /// One to `TimeState.soonDays` days are left.
    case dueSoon(days: Int)
    case dueToday
    /// Not done, and the deadline passed this many days ago (1 on the day after it).
    case overdue(days: Int)
    /// Done on or before the deadline, or done without one.
    case doneOnTime
    case doneLate(days: Int)
    /// Regular work (thường xuyên, định kỳ): never overdue.
    case regular
    /// The document gives no deadline.
    case noDeadline
    /// The deadline waits for something else to happen.
    case waiting
    /// The written deadline cannot exist (31/9/2025): a person has to decide.
    case invalid

    /// Within this many days a task is due soon (the trackers in use turn orange at three; vietnam.md A2).
    package static let soonDays = 3
}

/// The one function of lateness: the deadline day is included, days are Vietnamese days (vectors 5.2).
///
/// - Parameter doneOn: The date of the document that proves completion; nil while the task is open.
package func timeState(deadline: Deadline, doneOn: Day?, today: Day) -> TimeState {
    if let doneOn {
        guard let due = deadline.dueOn, doneOn > due else { return .doneOnTime }
        return .doneLate(days: due.days(to: doneOn))
    }
    switch deadline.kind {
    case .recurring, .ongoing: return .regular
    case .conditional: return .waiting
    case .invalid: return .invalid
    case .none: return .noDeadline
    case .date, .month, .quarter, .half, .year, .range: break
    }
    guard let due = deadline.dueOn else { return .noDeadline }
    let left = today.days(to: due)
    if left < 0 { return .overdue(days: -left) }
    if left == 0 { return .dueToday }
    return left <= TimeState.soonDays ? .dueSoon(days: left) : .notDue(days: left)
}
