package import Vocabulary

/// Which days people work: Monday to Friday, unless a special day says otherwise.
package struct WorkCalendar: Sendable {
    private let special: [Day: SpecialDay]
    /// From the first to the last Tết day of each break, weekends inside included.
    private let tet: [ClosedRange<Day>]

    /// - Parameter days: At most one for a day; of two the later in the list counts.
    package init(_ days: [SpecialDay]) {
        special = Dictionary(days.map { ($0.day, $0) }, uniquingKeysWith: { $1 })
        tet = WorkCalendar.breaks(days.filter(\.isTet).map(\.day).sorted())
    }

    /// What is special about a day; nil when its weekday says it all.
    package subscript(_ day: Day) -> SpecialDay? { special[day] }

    /// Whether people work on this day.
    package func isWorking(_ day: Day) -> Bool {
        guard let known = special[day] else { return day.weekday <= 5 }
        return known.kind == .makeUp
    }

    /// Whether nobody is to be reminded on this day: not working, or within Tết.
    package func isQuiet(_ day: Day) -> Bool { !isWorking(day) || tet.contains { $0.contains(day) } }

    /// This day when people work on it, or the last working day before it.
    package func working(onOrBefore day: Day) -> Day { nearest(day, step: -1) }

    /// This day when people work on it, or the first working day after it.
    package func working(onOrAfter day: Day) -> Day { nearest(day, step: 1) }

    /// The `count`-th working day after `day` (before it when negative); `day` itself when 0.
    package func adding(workingDays count: Int, to day: Day) -> Day {
        let step = count < 0 ? -1 : 1
        return (0..<abs(count)).reduce(day) { reached, _ in nearest(reached.adding(days: step), step: step) }
    }

    private func nearest(_ day: Day, step: Int) -> Day {
        var reached = day
        while !isWorking(reached) { reached = reached.adding(days: step) }
        return reached
    }

    /// Days at most three apart are one break: a weekend may stand between two of them.
    private static func breaks(_ days: [Day]) -> [ClosedRange<Day>] {
        days.reduce(into: []) { found, day in
            if let last = found.last, last.upperBound.days(to: day) <= 3 {
                found[found.count - 1] = last.lowerBound...day
            } else {
                found.append(day...day)
            }
        }
    }
}
