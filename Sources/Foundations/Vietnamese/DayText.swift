package import Vocabulary

/// Days as a Vietnamese reader writes them.
package enum DayText {
    /// `05/06/2026`: two digits for day and month.
    package static func write(_ day: Day) -> String {
        "\(two(day.day))/\(two(day.month))/\(day.year)"
    }

    /// `05/6/2026`, the habit of papers: the day with two digits, of the months only 1 and 2 (Nghị định 30/2020).
    package static func writeAsInPapers(_ day: Day) -> String {
        "\(two(day.day))/\(day.month <= 2 ? two(day.month) : String(day.month))/\(day.year)"
    }

    /// Reads `5/6/2026`, `05-06-2026`, `5.6.2026` (always day first) and `2026-06-05`, and nothing else.
    /// Nil for years of two digits and for days that do not exist.
    package static func read(_ text: String) -> Day? {
        let bytes = Array(foldedKey(text).utf8)
        if let iso = Day(String(decoding: bytes, as: UTF8.self)) { return iso }
        let parts = bytes.split(omittingEmptySubsequences: false) { [47, 45, 46].contains($0) }
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4,
            parts.allSatisfy({ $0.allSatisfy(VietnameseNumber.isDigit) }),
            let day = Int(String(decoding: parts[0], as: UTF8.self)),
            let month = Int(String(decoding: parts[1], as: UTF8.self)),
            let year = Int(String(decoding: parts[2], as: UTF8.self))
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
