/// A moment, to the millisecond, in UTC.
///
/// Stored as fixed-width RFC 3339 text `2026-01-12T08:30:00.123Z`; the text order is the time order.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Reads the stored form, with or without the fraction; nil for anything else.
    package init?(_ text: String) {
        let u = Array(text.utf8)
        guard u.count == 20 || u.count == 24, u[10] == UInt8(ascii: "T"), u.last == UInt8(ascii: "Z"),
            u[13] == UInt8(ascii: ":"), u[16] == UInt8(ascii: ":"),
            let day = Day(String(decoding: u[0..<10], as: UTF8.self)),
            let h = Instant.number(u[11..<13]), let m = Instant.number(u[14..<16]), let s = Instant.number(u[17..<19]),
            h < 24, m < 60, s < 60
        else { return nil }
        var ms = 0
        if u.count == 24 {
            guard u[19] == UInt8(ascii: "."), let fraction = Instant.number(u[20..<23]) else { return nil }
            ms = fraction
        }
        milliseconds = Int64(((day.number * 24 + h) * 60 + m) * 60 + s) * 1000 + Int64(ms)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    /// Fixed width, 24 characters: `2026-01-12T08:30:00.123Z`.
    package var text: String {
        let (date, clock) = parts(offsetHours: 0)
        let ms = Int((milliseconds % 1000 + 1000) % 1000)
        let (hours, minutes) = (padded(clock / 3600, 2), padded(clock / 60 % 60, 2))
        return "\(date.iso)T\(hours):\(minutes):\(padded(clock % 60, 2)).\(padded(ms, 3))Z"
    }

    /// The day on the wall in Vietnam (Asia/Ho_Chi_Minh, UTC+7 all year; vectors 5.2).
    package var localDay: Day { parts(offsetHours: 7).0 }

    /// The time on the wall in Vietnam, `08:30`.
    package var localClock: String {
        let clock = parts(offsetHours: 7).1
        return "\(padded(clock / 3600, 2)):\(padded(clock / 60 % 60, 2))"
    }

    /// The instant `seconds` later (earlier when negative).
    package func adding(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    private func parts(offsetHours: Int64) -> (Day, Int) {
        let seconds = (milliseconds >= 0 ? milliseconds : milliseconds - 999) / 1000 + offsetHours * 3600
        let day = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        return (Day(number: Int(day)), Int(seconds - day * 86_400))
    }
}
