import Vietnamese
package import Vocabulary

/// Numbers and days as Vietnamese readers write them; pages write them nowhere else.
package enum Written {
    /// `1234567` as `1.234.567`.
    package static func count(_ value: Int) -> String { VietnameseNumber.write(value) }

    /// One decimal, half up: 71 of 90 is `78,9%`; `-` when the whole is nothing.
    package static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "-" }
        let tenths = (part * 2000 + whole) / (whole * 2)
        return "\(count(tenths / 10)),\(tenths % 10)%"
    }

    /// A number with at most `places` decimals and a comma: `12,5`.
    package static func decimal(_ value: Double, places: Int = 2) -> String {
        VietnameseNumber.write(value, decimals: places)
    }

    /// `09/11/2026`.
    package static func day(_ day: Day) -> String { DayText.write(day) }

    /// `08:30 ngày 09/11/2026`, on the wall in Vietnam.
    package static func moment(_ instant: Instant) -> String { "\(instant.localClock) ngày \(day(instant.localDay))" }

    /// A share of a length as SVG writes it: `21.54%`.
    static func share(_ part: Int, of whole: Int) -> String {
        let hundredths = (part * 10_000 + whole / 2) / max(1, whole)
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
    }
}

extension Day: Shown {
    /// `09/11/2026`.
    package var shown: String { Written.day(self) }
}
extension Instant: Shown {
    /// `08:30 ngày 09/11/2026`.
    package var shown: String { Written.moment(self) }
}
