internal import Vietnamese

/// Reads a target's value: a comparison, a number and a unit, or one of the other kinds of the contract
/// (vectors.md 5.3, vietnam.md F2). What is not plainly one of them is text; nothing is guessed.
package enum ValueGrammar {
    /// The value of a cell; `unit` is what the unit column says, empty without one.
    ///
    /// A value relative to an earlier one (`tăng 10% so với năm 2025`) is text: see `relative(_:)`.
    package static func read(_ raw: String, unit: String = "") -> ValueReading {
        let text = tidy(nfc(raw))
        let column = tidy(nfc(unit))
        let plain = ValueReading(raw: text, op: .text, unit: column)
        let words = ValueWords(text)
        if words.isEmpty || words.isRelative { return plain }
        if words.saysYes { return ValueReading(raw: text, op: .yes, unit: column) }
        if let rank = words.rank { return ValueReading(raw: text, op: .rank, high: rank, unit: column) }
        if let rank = ValueWords("thu bac " + text).rank, text.contains("/"), foldedKey(column).hasPrefix("thu ") {
            return ValueReading(raw: text, op: .rank, high: rank, unit: column)
        }
        if let rank = groupOf(text), ["thu bac", "thu hang", "hang", "vi tri", "xep hang"].contains(foldedKey(column)) {
            return ValueReading(raw: text, op: .rank, high: rank, unit: column)
        }
        if let level = words.level {
            return ValueReading(raw: text, op: .level, low: level, high: nil, unit: column)
        }
        guard let found = words.amount else { return plain }
        var reading = ValueReading(raw: text, op: found.op, unit: chosen(found.unit, column))
        switch found.op {
        case .atLeast, .above: reading.low = found.first
        case .atMost, .below: reading.high = found.first
        case .equal:
            reading.low = found.first
            reading.high = found.first
        case .range:
            reading.low = found.first
            reading.high = found.second
        default: return plain
        }
        return reading
    }

    /// The unit in the cell wins over the column's, unless the column only says it more fully (`%` and `% dân số`).
    private static func chosen(_ written: String, _ column: String) -> String {
        if written.isEmpty { return column }
        if column.isEmpty { return written }
        return comparisonKey(column).hasPrefix(comparisonKey(written)) ? column : written
    }

    /// `Nhóm 15` in a column of ranks: among the first fifteen. Nil for any other words.
    private static func groupOf(_ text: String) -> Double? {
        let words = foldedKey(text).split(separator: " ")
        guard words.count == 2, words[0] == "nhom" else { return nil }
        return Double(words[1])
    }

    /// A target that needs an earlier value.
    package struct Relative: Sendable, Equatable {
        /// How a relative target is reckoned from its baseline.
        package enum Change: String, Sendable { case increase, decrease, times }
        package var change: Change
        /// Percent, an amount, or how many times.
        package var amount: Double
        /// `%` or another unit as written.
        package var unit: String
        /// The year compared with; nil when not said.
        package var baseYear: Int?
    }

    /// `tăng 10% so với năm 2025` → increase 10 %, base 2025; `gấp 2 lần` → times 2; nil for other text.
    package static func relative(_ raw: String) -> Relative? { ValueWords(tidy(nfc(raw))).relative }

    /// A value for one level of government out of a sentence.
    package struct Share: Sendable, Equatable {
        /// `tỉnh`, `huyện` or `xã`; nil when the part names none.
        package var level: String?
        package var value: ValueReading
        /// District level ended on 1 July 2025: nobody owns this target any more.
        package var isObsolete: Bool
    }

    /// Cuts a sentence that sets a value for each level: `Trên 90% … cấp tỉnh; 80% … cấp huyện và 70% … cấp xã`
    /// gives three. Empty when the sentence holds no percentage or number with a level.
    package static func splitByLevel(_ sentence: String) -> [Share] {
        let text = tidy(nfc(sentence))
        let scalars = Array(text.unicodeScalars)
        let tokens = cellTokens(text)
        let starts = ValueWords.starts(tokens)
        guard !starts.isEmpty else { return [] }
        var shares: [Share] = []
        for (order, start) in starts.enumerated() {
            let end = order + 1 < starts.count ? starts[order + 1] : tokens.count
            let part = tokens[start..<end]
            guard let first = part.first, let last = part.last else { continue }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[first.range.lowerBound..<last.range.upperBound])
            let level = level(in: Array(part))
            guard let found = ValueWords(String(view)).amount else { continue }
            var value = ValueReading(
                raw: trimmed(String(view)), op: found.op, unit: found.unit.hasPrefix("%") ? "%" : found.unit)
            switch found.op {
            case .atMost, .below: value.high = found.first
            case .equal: (value.low, value.high) = (found.first, found.first)
            case .range: (value.low, value.high) = (found.first, found.second)
            default: value.low = found.first
            }
            shares.append(Share(level: level, value: value, isObsolete: level == "huyện"))
        }
        return shares.contains { $0.level != nil } ? shares : []
    }

    private static func level(in tokens: [CellToken]) -> String? {
        for (index, token) in tokens.enumerated() where token.isWord("cap") && index + 1 < tokens.count {
            switch tokens[index + 1].folded {
            case "tinh": return "tỉnh"
            case "huyen": return "huyện"
            case "xa": return "xã"
            default: continue
            }
        }
        return nil
    }

    /// Without the signs and the `và` that joined it to the next part.
    private static func trimmed(_ text: String) -> String {
        var words = text.split(separator: " ").map(String.init)
        while let last = words.last, [";", ",", "và", ".", "-"].contains(last) { words.removeLast() }
        var joined = words.joined(separator: " ")
        while let last = joined.unicodeScalars.last, [";", ",", "."].contains(last) {
            joined.unicodeScalars.removeLast()
        }
        return joined
    }
}
