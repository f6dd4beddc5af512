internal import Vocabulary

/// One date, month, quarter, half or year as a cell names it; the year may be missing.
struct DeadlinePeriod: Equatable {
    enum Shape: Equatable {
        case day(Int, month: Int)
        case month(Int)
        case quarter(Int)
        /// 1 or 2.
        case half(Int)
        /// The first `months` of the year.
        case firstMonths(Int)
        case year
        /// Several days of one month.
        case days(Int, Int, month: Int)
    }
    var shape: Shape
    var year: Int?
    /// `trước` stands before it.
    var isBefore = false

    var kind: DeadlineReading.Kind {
        switch shape {
        case .day: .date
        case .month: .month
        case .quarter: .quarter
        case .half: .half
        case .year: .year
        case .firstMonths, .days: .range
        }
    }

    /// First and last day in a year; nil when the calendar has no such day, month or quarter.
    func span(in year: Int) -> ClosedRange<Day>? {
        switch shape {
        case .day(let day, let month):
            return Day(year: year, month: month, day: day).map { $0...$0 }
        case .days(let first, let last, let month):
            return span(Day(year: year, month: month, day: first), Day(year: year, month: month, day: last))
        case .month(let month):
            return span(Day(year: year, month: month, day: 1), Day.end(ofMonth: month, year: year))
        case .quarter(let quarter):
            guard (1...4).contains(quarter) else { return nil }
            return span(Day(year: year, month: quarter * 3 - 2, day: 1), Day.end(ofMonth: quarter * 3, year: year))
        case .half(let half):
            guard half == 1 || half == 2 else { return nil }
            return span(Day(year: year, month: half * 6 - 5, day: 1), Day.end(ofMonth: half * 6, year: year))
        case .firstMonths(let months):
            return span(Day(year: year, month: 1, day: 1), Day.end(ofMonth: months, year: year))
        case .year:
            return span(Day(year: year, month: 1, day: 1), Day(year: year, month: 12, day: 31))
        }
    }

    private func span(_ first: Day?, _ last: Day?) -> ClosedRange<Day>? {
        guard let first, let last, first <= last else { return nil }
        return first...last
    }

    /// The nearest day that exists, for a day past the end of its month: 31/9/2025 → 30/9/2025.
    func nearest(in year: Int) -> Day? {
        guard case .day(let day, let month) = shape, day >= 29, day <= 31 else { return nil }
        return Day.end(ofMonth: month, year: year)
    }
}

/// What stands at a place of a deadline cell.
enum DeadlinePart: Equatable {
    case period(DeadlinePeriod)
    /// A date that cannot be told: a year of two digits.
    case ambiguous
    case recurring(Recurrence)
    case ongoing
    case conditional
    /// `và những năm tiếp theo`.
    case yearAfterYear
    /// `-`, `đến` between two periods.
    case until
    /// `,`, `;`, `và`.
    case next
    /// Words that change nothing: `hoàn thành`, `xong`, `trong`.
    case filler
    /// `khoảng`, `dự kiến`, `đầu`, `giữa`.
    case roughly
    /// `trước` and its like.
    case before
    /// `từ`, which opens a range.
    case since
    /// A word the grammar does not know.
    case other
}

/// How often something comes back, and on which day.
package struct Recurrence: Sendable, Equatable {
    /// How often something comes round.
    package enum Cadence: String, Sendable, CaseIterable {
        case daily, weekly, monthly, quarterly, halfYearly = "half-yearly", yearly, other
    }
    package var cadence: Cadence
    /// `trước ngày 20`: the day of the month, 1…31; nil when not said.
    package var day: Int?
    /// The month of a yearly day, 1…12; nil when not said.
    package var month: Int?
    package init(cadence: Cadence, day: Int? = nil, month: Int? = nil) {
        self.cadence = cadence
        self.day = day
        self.month = month
    }
}
