package import Vocabulary

/// Numbers and days as Vietnamese readers write them; pages write them nowhere else.
package enum Written {
    /// `1234567` as `1.234.567`.
    package static func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += "." }
            out.append(digit)
        }
        return value < 0 ? "-" + out : out
    }

    /// One decimal, half up: 71 of 90 is `78,9%`; `-` when the whole is nothing.
    package static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "-" }
        let tenths = (part * 2000 + whole) / (whole * 2)
        return "\(count(tenths / 10)),\(tenths % 10)%"
    }

    /// A number with at most `places` decimals and a comma: `12,5`.
    package static func decimal(_ value: Double, places: Int = 2) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "-" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((abs(value) * scale).rounded())
        var rest = String(scaled % Int(scale))
        rest = String(repeating: "0", count: max(0, places - rest.count)) + rest
        while rest.hasSuffix("0") { rest.removeLast() }
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return sign + count(scaled / Int(scale)) + (places == 0 || rest.isEmpty ? "" : "," + rest)
    }

    /// `09/11/2026`.
    package static func day(_ day: Day) -> String {
        let parts = day.iso.utf8.split(separator: 45).map { String(Substring($0)) }
        return parts.reversed().joined(separator: "/")
    }

    /// `08:30 ngày 09/11/2026`, on the wall in Vietnam.
    package static func moment(_ instant: Instant) -> String {
        let minutes = (instant.milliseconds / 60_000 + 7 * 60)
        let ofDay = Int(((minutes % 1440) + 1440) % 1440)
        let two: (Int) -> String = { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(two(ofDay / 60)):\(two(ofDay % 60)) ngày \(day(instant.localDay))"
    }

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
