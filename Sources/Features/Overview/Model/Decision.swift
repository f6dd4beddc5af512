import Progress
import Vocabulary

/// A question to the chair: one task that stands still, and why.
struct DecisionCase: Hashable, Sendable {
    /// What the chair may answer; each makes a draft letter.
    enum Answer: String, CaseIterable, Sendable {
        case extend = "gia-han"
        case urge = "don-doc"
        case change = "doi-chu-tri"
    }

    /// Why the task is on the page; the first that holds, most pressing first.
    enum Reason: Int, Comparable, Sendable {
        /// Overdue, and its unit asks for more time.
        case overdueAndAsked
        /// Overdue, and it waits for somebody else.
        case overdueAndBlocked
        /// Its unit says that it is not its own.
        case contested
        /// Overdue for so long that reminders do not help.
        case longOverdue
        /// Not overdue yet, and its unit asks for more time.
        case asked
        case overdue

        static func < (a: Reason, b: Reason) -> Bool { a.rawValue < b.rawValue }
    }

    /// The promise that stands worst, on the board.
    let place: Int
    let mission: Int32
    /// How many leads of the same task are asked about.
    var leads = 1
    /// Counted days after the deadline in force; 0 when not overdue.
    let daysLate: Int
    let isAsked: Bool
    let isBlocked: Bool
    let isContested: Bool
    /// How many times it was granted more time before.
    var granted = 0

    /// From how many days on reminders are thought to be of no more use.
    static let longDays = 30
    /// How many the chair is asked at once (L28).
    static let most = 5

    /// nil when there is nothing to decide.
    var reason: Reason? {
        if daysLate > 0, isAsked { return .overdueAndAsked }
        if daysLate > 0, isBlocked { return .overdueAndBlocked }
        if isContested { return .contested }
        if daysLate >= DecisionCase.longDays { return .longOverdue }
        if isAsked { return .asked }
        return daysLate > 0 ? .overdue : nil
    }

    /// What the standing agency proposes: more time once, then pressure, then another lead.
    var proposal: Answer {
        switch reason {
        case .contested: .change
        case .overdueAndAsked, .asked: granted == 0 ? .extend : .urge
        case .longOverdue: granted >= 2 ? .change : .urge
        case .overdueAndBlocked, .overdue, nil: .urge
        }
    }

    /// One case for each task, its worst promise first; then by reason, the longest overdue first, and by place, so that
    /// the order never depends on chance.
    static func ranked(_ cases: [DecisionCase]) -> [DecisionCase] {
        func isBefore(_ a: DecisionCase, _ b: DecisionCase) -> Bool {
            guard let first = a.reason, let second = b.reason else { return a.reason != nil }
            if first != second { return first < second }
            return (b.daysLate, a.place) < (a.daysLate, b.place)
        }
        var worst: [Int32: DecisionCase] = [:]
        for one in cases where one.reason != nil {
            guard var known = worst[one.mission] else {
                worst[one.mission] = one
                continue
            }
            let leads = known.leads + 1
            if isBefore(one, known) { known = one }
            known.leads = leads
            worst[one.mission] = known
        }
        return worst.values.sorted(by: isBefore)
    }
}
