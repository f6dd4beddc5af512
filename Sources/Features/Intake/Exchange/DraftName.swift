import Vietnamese

/// The short name of a plan whose number is still blank, from what its head prints: `Số:      /KH-BCĐ` and
/// `ngày      tháng 01 năm 2026` give `…/KH-BCĐ (dự thảo 01/2026)`.
enum DraftName {
    /// The head stands in the first lines of a paper.
    private static let headLines = 16

    /// Nil when no symbol is printed behind a blank number.
    static func read(_ lines: [SourceLine]) -> String? {
        let parts = lines.prefix(headLines).flatMap(\.cells).flatMap { cell in
            cell.text.utf8.split(separator: 10).map { String(Substring($0)) }
        }
        guard let symbol = parts.lazy.compactMap(symbol).first else { return nil }
        let month = parts.lazy.compactMap(month).first
        return "…\(symbol) (dự thảo\(month.map { " \($0)" } ?? ""))"
    }

    /// `/KH-BCĐ` of `Số:      /KH-BCĐ`; nil when a digit or a letter stands before the stroke.
    private static func symbol(_ part: String) -> String? {
        let words = part.unicodeScalars
        guard foldedKey(part).hasPrefix("so"), let stroke = words.firstIndex(of: "/"),
            let colon = words[..<stroke].firstIndex(of: ":"),
            !words[colon..<stroke].contains(where: { $0.properties.numericType != nil || $0.properties.isAlphabetic })
        else { return nil }
        let symbol = words[stroke...].prefix { !$0.properties.isWhitespace }
        return symbol.contains { $0.properties.isAlphabetic } ? String(symbol) : nil
    }

    /// `01/2026` of `Quảng Ngãi, ngày      tháng 01 năm 2026`; nil when the month or the year is blank.
    private static func month(_ part: String) -> String? {
        let words = foldedKey(part).split(separator: " ").map(String.init)
        guard let at = words.indices.dropLast(3).first(where: { words[$0] == "thang" && words[$0 + 2] == "nam" }),
            let month = Int(words[at + 1]), (1...12).contains(month), let year = Int(words[at + 3]),
            (1945...2200).contains(year)
        else { return nil }
        return "\(month < 10 ? "0" : "")\(month)/\(year)"
    }
}
