package import Vocabulary

/// A value that is asked for: its period and the day by which it can be known.
package struct ExpectedValue: Sendable, Hashable {
    package let period: Period
    package let dueOn: Day

    /// The end of the month that lies `delayMonths` after the period's own end.
    package static func dueOn(_ period: Period, delayMonths: Int) -> Day {
        Period(.month, of: period.end).adding(max(0, delayMonths)).end
    }

    /// When the value after one of `last` is due: a period and the delay later, moved to the end of the month
    /// (vectors 5.2: of 31/01/2026, quarterly, a month's delay: 31/05/2026).
    package static func next(after last: Day, frequency: Frequency, delayMonths: Int) -> Day {
        Period(.month, of: last).adding(frequency.months + max(0, delayMonths)).end
    }
}

extension Indicator {
    /// The periods of which a unit has said nothing though they are due, in order of time. A computed or retired
    /// indicator is asked of nobody.
    ///
    /// - Parameters:
    ///   - first: the first period that is asked for; nil for that in which the indicator begins to hold.
    ///   - stated: of one unit, those of which something counts or waits for approval.
    package func missing(on today: Day, from first: Period? = nil, stated: Set<Period>) -> [ExpectedValue] {
        guard !isComputed, retiredReason == nil else { return [] }
        let begin = Period(frequency, of: validFrom)
        let from = first.map { Period(frequency, of: $0.start) }.map { max($0, begin) } ?? begin
        let now = Period(frequency, of: today)
        let until = validTo.map { min(Period(frequency, of: $0), now) } ?? now
        guard from <= until else { return [] }
        return (from.number...until.number).lazy.map { Period(frequency, number: $0) }
            .filter { !stated.contains($0) }
            .map { ExpectedValue(period: $0, dueOn: ExpectedValue.dueOn($0, delayMonths: delayMonths)) }
            .filter { $0.dueOn <= today }
    }
}
