package import Vocabulary

/// Some days in a row, both ends included; without an end it is still going on.
package struct DaySpan: Hashable, Sendable {
    package let from: Day
    package let to: Day?

    package init(from: Day, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    /// Whether the day is one of them.
    package func holds(_ day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

    /// Whether the day of this number since 1970 is one of them.
    func holds(_ number: Int) -> Bool { from.number <= number && (to.map { number <= $0.number } ?? true) }

    /// How many days lie after `start` and up to `end`, not counting those of `spans`, which may overlap; 0 or more. Days
    /// are numbers since 1970.
    package static func countedDays(after start: Int, through end: Int, without spans: [DaySpan]) -> Int {
        guard start < end else { return 0 }
        if spans.isEmpty { return end - start }
        return remaining(start + 1...end, without: spans).reduce(0) { $0 + $1.count }
    }

    /// The runs of days of `days` that no span holds, in their order; days are numbers since 1970.
    static func remaining(_ days: ClosedRange<Int>, without spans: [DaySpan]) -> [ClosedRange<Int>] {
        var left: [ClosedRange<Int>] = []
        var next = days.lowerBound
        for span in spans.sorted(by: { $0.from < $1.from }) {
            let (first, last) = (span.from.number, span.to?.number ?? days.upperBound)
            guard last >= next, first <= days.upperBound else { continue }
            if first > next { left.append(next...(first - 1)) }
            next = max(next, last + 1)
            if next > days.upperBound { return left }
        }
        left.append(next...days.upperBound)
        return left
    }
}
