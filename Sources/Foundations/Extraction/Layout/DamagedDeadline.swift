/// A deadline in scanned text: the words as they stand, and what they say when the damage leaves no doubt.
struct DamagedDeadline {
    var raw: String
    /// In clean Vietnamese for the grammar; nil when it cannot be read.
    var says: String?
}

/// A line that carries a deadline cell: `Tháng`, `9/2025`, `Thường xuyên` among other columns.
func hasDeadlineSign(_ body: [ScannedLine], _ at: Int) -> Bool {
    let tokens = body[at].text.split(separator: " ")
    for (index, token) in tokens.enumerated() {
        if monthOfYear(token) != nil, index == 0 || !Words(String(tokens[index - 1])).isExactly("ngay") { return true }
        if isOften(tokens, index) { return true }
    }
    return false
}

/// `9/2025` alone (not the end of a date).
private func monthOfYear(_ token: Substring) -> String? {
    let bare = token.unicodeScalars.filter { $0 != "," && $0 != ";" }
    let parts = bare.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 4,
        let month = Int(String(String.UnicodeScalarView(parts[0]))), (1...12).contains(month),
        let year = Int(String(String.UnicodeScalarView(parts[1]))), (2000...2099).contains(year)
    else { return nil }
    return "\(month)/\(year)"
}

/// `Thường` that begins `Thường xuyên`: at the end of its cell or before its second word.
private func isOften(_ tokens: [Substring], _ index: Int) -> Bool {
    guard let first = tokens[index].unicodeScalars.first, first == "T" else { return false }
    guard isNear(Words(String(tokens[index])).text, "thuong", within: 1) else { return false }
    guard index + 1 < tokens.count else { return true }
    let next = tokens[index + 1]
    return next == "|" || next == "." || Words(String(next)).text.hasPrefix("x")
}

/// The deadline of a row.
func damagedDeadline(_ lines: [ScannedLine]) -> DamagedDeadline {
    let tokens = lines.flatMap { line in line.text.split(separator: " ").map { (line: line.number, token: $0) } }
    for (index, item) in tokens.enumerated() {
        if let date = monthOfYear(item.token), index == 0 || !Words(String(tokens[index - 1].token)).isExactly("ngay") {
            let month = tokens[..<index].last {
                isNear(Words(String($0.token)).text, "thang", within: 1) && $0.token.first == "T"
            }
            if let month, item.line - month.line <= 4 {
                return DamagedDeadline(raw: "\(month.token) \(date)", says: "Tháng \(date)")
            }
            return DamagedDeadline(raw: date, says: "Tháng \(date)")
        }
    }
    let plain = tokens.map(\.token)
    for index in plain.indices where isOften(plain, index) {
        let second = tokens[(index + 1)...].first { item in
            item.line - tokens[index].line <= 3
                && (isNear(Words(String(item.token)).text, "xuyen", within: 2)
                    && (item.token.first == "x" || item.token.first == "X"))
        }
        return DamagedDeadline(
            raw: second.map { "\(plain[index]) \($0.token)" } ?? String(plain[index]), says: "Thường xuyên")
    }
    for index in plain.indices {
        // `2025 và những năm tiếp theo`, a word or two to a line.
        if let year = Int(plain[index]), (2000...2099).contains(year), index + 1 < plain.count,
            plain[index + 1] == "va",
            index + 2 == plain.count || tokens[index + 2].line > tokens[index].line
        {
            var raw = "\(year) va"
            var wanted = ["nhung", "nam", "tiep", "theo"][...]
            for item in tokens[(index + 2)...] where item.line - tokens[index].line <= 9 {
                guard let next = wanted.first,
                    isNear(Words(String(item.token)).text, next, within: next == "nhung" ? 2 : 0)
                else { continue }
                raw += " \(item.token)"
                wanted = wanted.dropFirst()
            }
            if wanted.isEmpty { return DamagedDeadline(raw: raw, says: "Năm \(year) và những năm tiếp theo") }
        }
        if plain[index].first == "H", isNear(Words(String(plain[index])).text, "hang", within: 1),
            let year = tokens[(index + 1)...].first(where: {
                Words(String($0.token)).isExactly("nam") && $0.line - tokens[index].line <= 2
            })
        {
            return DamagedDeadline(raw: "\(plain[index]) \(year.token)", says: "Hằng năm")
        }
    }
    // Digits and a slash that no longer make a month: kept as they stand.
    for index in plain.indices where plain[index].hasPrefix("/2") && index > 0 {
        return DamagedDeadline(raw: "\(plain[index - 1]) \(plain[index])", says: nil)
    }
    return DamagedDeadline(raw: "", says: nil)
}
