import Vietnamese
import Vocabulary

extension DeadlineFields {
    /// As a person writes it: `30/9/2025`, `1/7/2025 đến 30/9/2025 (Quý)`, `Thường xuyên`; the source's words when nothing
    /// was understood.
    package var words: String {
        let from = start.flatMap { Day($0) }.map(DayText.writeAsInPapers)
        let to = dueDay.map(DayText.writeAsInPapers)
        switch (from, to) {
        case (let from?, let to?) where from != to: return "\(from) đến \(to)"
        case (_, let to?): return to
        default: return kind == "none" || kind == "invalid" ? "" : kindName
        }
    }
}

extension ValueFields {
    /// As a person writes it: `≥ 80 %`; the source's words when there is no number.
    package var words: String {
        let sign = [">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": ""][op] ?? ""
        let numbers = [low, high].compactMap { $0 }.map(NumberText.write)
        guard !numbers.isEmpty else { return raw }
        let shown = op == "range" ? numbers.joined(separator: " đến ") : numbers[0]
        return [sign, shown, unit].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Numbers the Vietnamese way: `12,5`, no grouping.
enum NumberText {
    static func write(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
        return String(
            decoding: String(number).utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 }, as: UTF8.self)
    }

    /// Reads `12,5`, `1.250` and `1.250,5`; nil for anything else, `12.5` among them.
    static func read(_ text: String) -> Double? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
        let groups = whole.split(separator: ".", omittingEmptySubsequences: false)
        guard groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
            groups.count == 1 || (1...3).contains(groups[0].utf8.count)
        else { return nil }
        let digits = groups.joined()
        guard !digits.isEmpty,
            (digits.first == "-" ? digits.dropFirst() : digits[...]).utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        guard parts.count == 2 else { return Double(digits) }
        guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Double("\(digits).\(parts[1])")
    }
}
