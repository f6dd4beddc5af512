/// How often something is measured or reported (kỳ): the length of its periods.
package enum Frequency: String, CaseIterable, Hashable, Sendable {
    case month, quarter, half, year

    /// How many of its periods make a year.
    package var perYear: Int {
        switch self {
        case .month: 12
        case .quarter: 4
        case .half: 2
        case .year: 1
        }
    }

    /// The months of one of its periods.
    package var months: Int { 12 / perYear }
}

/// A stretch of the calendar that is measured or reported as one: March 2026, the third quarter, a half-year, a year.
///
/// Written and exchanged as in SDMX: `2026-03`, `2026-Q3`, `2026-S1`, `2026`.
package struct Period: Hashable, Comparable, Sendable {
    package let frequency: Frequency
    /// Periods of this frequency since the year 0, so that neighbours differ by one.
    package let number: Int

    package init(_ frequency: Frequency, number: Int) {
        self.frequency = frequency
        self.number = number
    }

    /// The period in which `day` lies.
    package init(_ frequency: Frequency, of day: Day) {
        self.init(frequency, number: day.year * frequency.perYear + (day.month - 1) / frequency.months)
    }

    /// Part `part` of a year, from 1: `Period(.quarter, 2026, 3)`; nil when the year has no such part.
    package init?(_ frequency: Frequency, _ year: Int, _ part: Int = 1) {
        guard (1...9999).contains(year), (1...frequency.perYear).contains(part) else { return nil }
        self.init(frequency, number: year * frequency.perYear + part - 1)
    }

    /// Reads `2026-03`, `2026-Q3`, `2026-S1`, `2026` and nothing else.
    package init?(_ code: some StringProtocol) {
        let bytes = Array(code.utf8)
        func digits(_ range: Range<Int>) -> Int? {
            bytes[range].reduce(0) { sum, byte in
                guard let sum, (48...57).contains(byte) else { return nil }
                return sum * 10 + Int(byte) - 48
            }
        }
        guard bytes.count == 4 || bytes.count == 7, let year = digits(0..<4) else { return nil }
        guard bytes.count == 7 else {
            self.init(.year, year)
            return
        }
        guard bytes[4] == UInt8(ascii: "-"), let part = digits(6..<7) else { return nil }
        switch bytes[5] {
        case UInt8(ascii: "Q"): self.init(.quarter, year, part)
        case UInt8(ascii: "S"): self.init(.half, year, part)
        default:
            guard let month = digits(5..<7) else { return nil }
            self.init(.month, year, month)
        }
    }

    package var year: Int { number / frequency.perYear }
    /// Its place in its year, from 1.
    package var part: Int { number % frequency.perYear + 1 }

    /// `2026-03`, `2026-Q3`, `2026-S1`, `2026`.
    package var code: String {
        let year = padded(year, 4)
        return switch frequency {
        case .month: "\(year)-\(padded(part, 2))"
        case .quarter: "\(year)-Q\(part)"
        case .half: "\(year)-S\(part)"
        case .year: year
        }
    }

    /// The number of its last month since the year 0.
    private var lastMonth: Int { (number + 1) * frequency.months - 1 }

    /// Its last day.
    package var end: Day {
        // Within the years 1…9999 every month has an end; outside the nearest of them is meant.
        let month = min(max(lastMonth, 12), 119_999)
        return Day.end(ofMonth: month % 12 + 1, year: month / 12) ?? Day(number: 0)
    }

    /// Its first day.
    package var start: Day {
        let month = min(max(number * frequency.months, 12), 119_999)
        return Day(year: month / 12, month: month % 12 + 1, day: 1) ?? Day(number: 0)
    }

    /// The period `count` later, earlier when negative.
    package func adding(_ count: Int) -> Period { Period(frequency, number: number + count) }
    package var next: Period { adding(1) }
    package var previous: Period { adding(-1) }

    /// How many periods from this one to `other`, negative when `other` is earlier; both of one frequency.
    package func distance(to other: Period) -> Int { other.number - number }

    /// By the last day, then the longer one later.
    package static func < (a: Period, b: Period) -> Bool {
        a.lastMonth != b.lastMonth ? a.lastMonth < b.lastMonth : a.frequency.months < b.frequency.months
    }
}
