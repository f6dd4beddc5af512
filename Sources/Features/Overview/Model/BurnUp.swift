import Progress
import Vocabulary

/// What a plan promised by each day and what it had done by then, both counted up (burn-up).
struct BurnUp: Hashable, Sendable {
    /// The end of one period.
    struct Point: Hashable, Sendable {
        /// The last day of the period.
        let day: Day
        /// Promised by then, by the deadline in force and by the signed page's.
        let planned: Int
        let plannedFirst: Int
        /// Proved to be done by then, by the date of the proof; nil for days to come.
        let done: Int?
    }

    /// A promise as the curve needs it.
    struct Entry: Hashable, Sendable {
        let due: Day?
        let firstDue: Day?
        let doneOn: Day?
    }

    let points: [Point]
    /// Promises with a deadline: where the curve of promises ends.
    let dated: Int
    /// All promises, those without a deadline too.
    let total: Int
    /// The curve steps by quarters, not by months.
    let isQuarterly: Bool

    /// Months while they fit in two years, quarters after that; from the month before the first day to the last, at least
    /// to the month of `today`. Empty when no promise has a deadline or is done.
    init(_ entries: [Entry], today: Day) {
        total = entries.count
        dated = entries.filter { $0.due != nil }.count
        let days = entries.flatMap { [$0.due, $0.firstDue, $0.doneOn].compactMap { $0 } }
        guard let first = days.min(), let last = days.max() else {
            points = []
            isQuarterly = false
            return
        }
        let (start, end) = (min(first, today), max(last, today))
        let months = (end.year - start.year) * 12 + end.month - start.month + 1
        isQuarterly = months > 24
        let step = isQuarterly ? 3 : 1
        var ends: [Day] = []
        var index = start.year * 12 + start.month - 1
        if isQuarterly { index = index / 3 * 3 + 2 }
        index -= step
        while ends.last.map({ $0 < end }) ?? true {
            guard let day = Day.end(ofMonth: index % 12 + 1, year: index / 12), ends.count < 400 else { break }
            ends.append(day)
            index += step
        }
        let (due, firstDue, done) = (
            entries.compactMap(\.due).sorted(), entries.compactMap(\.firstDue).sorted(),
            entries.compactMap(\.doneOn).sorted()
        )
        let current = ends.first { $0 >= today } ?? end
        points = ends.map { day in
            Point(
                day: day, planned: BurnUp.count(due, through: day), plannedFirst: BurnUp.count(firstDue, through: day),
                done: day > current ? nil : BurnUp.count(done, through: min(day, today)))
        }
    }

    /// How many of the sorted days are not after `day`.
    private static func count(_ days: [Day], through day: Day) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
