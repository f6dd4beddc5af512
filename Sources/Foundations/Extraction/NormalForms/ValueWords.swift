internal import Vietnamese

/// A value's words, with the questions the value grammar asks of them.
struct ValueWords {
    /// A comparison with its number, or two for a range, and the unit written behind.
    struct Amount {
        var op: ValueReading.Operation
        var first: Double
        var second: Double
        var unit: String
    }

    private let text: String
    private let folded: [UInt8]
    /// ` words ` with blanks at both ends.
    private let words: String

    init(_ text: String) {
        self.text = text
        let key = foldedKey(text)
        folded = Array(key.utf8)
        words = " " + key + " "
    }

    var isEmpty: Bool { folded.isEmpty }

    /// `Đạt`, `Có`, `Ban hành`, `Hoàn thành`, alone.
    var saysYes: Bool {
        let bare = folded.filter { (97...122).contains($0) || $0 == 32 }
        let key = String(decoding: bare, as: UTF8.self)
        return folded.allSatisfy { !(48...57).contains($0) }
            && [
                "dat", "co", "ban hanh", "da ban hanh", "duoc ban hanh", "hoan thanh", "da hoan thanh", "x",
                "duoc phe duyet", "phe duyet", "da phe duyet",
                "dat yeu cau",
                "dat chuan",
            ].contains(key)
    }

    /// `Top 10`, `thứ hạng 5`, `nhóm 20 tỉnh, thành có thứ hạng cao`, `xếp thứ 3`.
    var rank: Double? {
        let marks = [" top ", " hang ", " xep thu ", " thu hang ", " thu bac ", " nhom "]
        guard marks.contains(where: words.contains) else { return nil }
        if words.contains(" nhom "), !words.contains(" hang "), !words.contains(" dan dau ") { return nil }
        return onlyNumber
    }

    /// `cấp độ 3`, `mức độ 4`, `mức 3`.
    var level: Double? {
        guard [" cap do ", " muc do ", " muc "].contains(where: words.contains), !words.contains("%") else {
            return nil
        }
        return onlyNumber
    }

    private var onlyNumber: Double? {
        let tokens = cellTokens(text)
        let numbers = tokens.filter { $0.kind == .number }
        // `Xếp hạng 15/34`: the place among so many.
        if numbers.count == 2, let first = tokens.firstIndex(where: { $0.kind == .number }),
            tokens.indices.contains(first + 2),
            tokens[first + 1].isSign("/"), tokens[first + 2].kind == .number
        {
            return Double(tokens[first].value)
        }
        return numbers.count == 1 ? numbers.first.map { Double($0.value) } : nil
    }

    var isRelative: Bool { relative != nil || words.contains(" so voi ") }

    var relative: ValueGrammar.Relative? {
        let change: ValueGrammar.Relative.Change
        let start: Int
        if let place = place(of: "gap ") {
            (change, start) = (.times, place)
        } else if let place = place(of: "tang "), words.contains(" so voi ") || place == 0 {
            (change, start) = (.increase, place)
        } else if let place = place(of: "giam "), words.contains(" so voi ") || place == 0 {
            (change, start) = (.decrease, place)
        } else {
            return nil
        }
        guard let found = firstAmount(from: start) else { return nil }
        let base = cellTokens(text).lazy.compactMap(\.year).last
        return ValueGrammar.Relative(change: change, amount: found.value, unit: found.unit, baseYear: base)
    }

    /// The amount, when the cell is a comparison, one or two numbers and a unit.
    var amount: Amount? {
        let bounded = comparison
        guard let (first, index) = number(from: bounded.start, op: bounded.op) else { return nil }
        var op = bounded.op
        // A proportion (`15/34`, `1 : 10`) is no number of its own.
        var sign = index
        skipBlanks(&sign)
        if sign + 1 < folded.count, folded[sign] == UInt8(ascii: "/") || folded[sign] == UInt8(ascii: ":"),
            VietnameseNumber.isDigit(folded[sign + 1]) || folded[sign + 1] == 0x20
        {
            return nil
        }
        // `30 - 35%`, `từ 30 đến 35%`.
        var after = index
        skipBlanks(&after)
        let firstPercent = after < folded.count && folded[after] == UInt8(ascii: "%")
        if firstPercent { after += 1 }
        skipBlanks(&after)
        var joined = false
        if after < folded.count, folded[after] == UInt8(ascii: "-") {
            after += 1
            joined = true
        } else if folded[after...].starts(with: "den ".utf8) {
            after += 4
            joined = true
        }
        if joined {
            skipBlanks(&after)
            if let (second, end) = VietnameseNumber.prefix(of: folded, at: after) {
                guard second >= first else { return nil }
                return Amount(op: .range, first: first, second: second, unit: unit(from: end))
            }
        }
        if rest(from: index, holds: ["tro len"]) { op = .atLeast }
        if rest(from: index, holds: ["tro xuong"]) { op = .atMost }
        return Amount(op: op, first: first, second: first, unit: unit(from: index))
    }

    /// The comparison at the front, and where the number is to be looked for.
    private var comparison: (op: ValueReading.Operation, start: Int) {
        let signs: [(String, ValueReading.Operation)] = [
            ("≥", .atLeast), (">=", .atLeast), ("≤", .atMost), ("<=", .atMost), (">", .above), ("<", .below),
            ("=", .equal),
        ]
        // Only what stands before the first number compares it: `70% … trên mạng` is no more than 70.
        let limit = folded.firstIndex { (48...57).contains($0) } ?? folded.count
        for (sign, op) in signs {
            if let place = place(of: sign), place < limit { return (op, place + sign.utf8.count) }
        }
        var best: (op: ValueReading.Operation, start: Int, at: Int)?
        for (phrase, op) in ValueWords.comparisons {
            guard let place = place(of: phrase + " "), place < limit else { continue }
            if best == nil || place < best?.at ?? 0 { best = (op, place + phrase.utf8.count, place) }
        }
        return best.map { ($0.op, $0.start) } ?? (.equal, 0)
    }

    private static let comparisons: [(String, ValueReading.Operation)] = [
        ("khong duoi", .atLeast), ("khong thap hon", .atLeast), ("khong it hon", .atLeast), ("toi thieu", .atLeast),
        ("it nhat", .atLeast), ("khong qua", .atMost), ("khong vuot qua", .atMost), ("khong vuot", .atMost),
        ("khong cao hon", .atMost), ("khong lon hon", .atMost), ("khong tren", .atMost), ("toi da", .atMost),
        ("nhieu nhat", .atMost), ("lon hon", .above), ("cao hon", .above), ("tren", .above), ("hon", .above),
        ("vuot", .above), ("nho hon", .below), ("thap hon", .below), ("it hon", .below), ("duoi", .below),
    ]

    /// The number after a comparison: only words of leading in may stand before it.
    private func number(from start: Int, op: ValueReading.Operation) -> (Double, Int)? {
        var index = start
        var before: [UInt8] = []
        while index < folded.count, !(48...57).contains(folded[index]) {
            before.append(folded[index])
            index += 1
        }
        let leading = String(decoding: before, as: UTF8.self).split(separator: " ").map(String.init)
        let allowed: Set<String> = [
            "dat", "tu", "phan", "dau", "khoang", "bang", "la", "co", "duoc", "muc", "ty", "le", "dam", "bao", "duy",
            "tri",
            "hoan", "thanh", "den",
        ]
        guard leading.allSatisfy({ allowed.contains($0) }), leading.count <= 5 else { return nil }
        return VietnameseNumber.prefix(of: folded, at: index).map { ($0.value, $0.end) }
    }

    /// The unit behind a number, as written: `%`, or up to four words; empty when a sentence follows.
    private func unit(from end: Int) -> String {
        var index = end
        skipBlanks(&index)
        if index < folded.count, folded[index] == UInt8(ascii: "%") { return "%" }
        let tail = tokensAfterNumbers
        if tail.isEmpty || tail.count > 4 { return "" }
        return tail.joined(separator: " ")
    }

    /// The words after the last number, with their diacritics.
    private var tokensAfterNumbers: [String] {
        let parts = text.split(separator: " ").map(String.init)
        guard let last = parts.lastIndex(where: { $0.utf8.contains { (48...57).contains($0) } }) else { return [] }
        var words = Array(parts[(last + 1)...])
        let scales: Set<String> = ["nghin", "ngan", "trieu", "ty", "ti"]
        while let first = words.first, scales.contains(foldedKey(first)) || ["-", "–"].contains(first) {
            words.removeFirst()
        }
        if let place = words.firstIndex(where: { ["tro", "va"].contains(foldedKey($0)) }) {
            words = Array(words[..<place])
        }
        if var unit = words.last {
            while let sign = unit.unicodeScalars.last, [".", ";", ","].contains(sign) {
                unit.unicodeScalars.removeLast()
            }
            words[words.count - 1] = unit
        }
        return words.filter { !$0.isEmpty }
    }

    private func firstAmount(from start: Int) -> (value: Double, unit: String)? {
        guard let digit = folded[start...].firstIndex(where: { (48...57).contains($0) }),
            let (value, end) = VietnameseNumber.prefix(of: folded, at: digit)
        else { return nil }
        var index = end
        skipBlanks(&index)
        if index < folded.count, folded[index] == UInt8(ascii: "%") { return (value, "%") }
        return (value, "")
    }

    private func rest(from index: Int, holds phrases: [String]) -> Bool {
        let rest = String(decoding: folded[index...], as: UTF8.self)
        return phrases.contains { rest.contains($0) }
    }

    private func skipBlanks(_ index: inout Int) {
        while index < folded.count, folded[index] == 0x20 { index += 1 }
    }

    /// Where a phrase of the folded text begins, at the start of a word.
    private func place(of phrase: String) -> Int? {
        let needle = Array(phrase.utf8)
        guard folded.count >= needle.count else { return nil }
        for start in 0...(folded.count - needle.count) where folded[start] == needle[0] {
            if start > 0, (97...122).contains(needle[0]), folded[start - 1] != 0x20 { continue }
            if folded[start..<(start + needle.count)].elementsEqual(needle) { return start }
        }
        return nil
    }

    /// Where each value of a sentence with several begins: its number, or the comparison words before it.
    static func starts(_ tokens: [CellToken]) -> [Int] {
        var starts: [Int] = []
        for (index, token) in tokens.enumerated() where token.kind == .number {
            let percent = index + 1 < tokens.count && tokens[index + 1].isSign("%")
            guard percent || index == 0 || !starts.isEmpty && tokens[index - 1].kind == .sign else { continue }
            if index > 0,
                tokens[index - 1].kind == .number || tokens[index - 1].isSign(".") || tokens[index - 1].isSign("/")
            {
                continue
            }
            if index > 1, tokens[index - 1].isSign("-") || tokens[index - 1].isSign(","),
                tokens[index - 2].kind == .number
            {
                continue
            }
            var start = index
            while start > 0, tokens[start - 1].kind == .word || tokens[start - 1].kind == .sign,
                openers.contains(tokens[start - 1].folded)
            { start -= 1 }
            starts.append(start)
        }
        return starts
    }

    private static let openers: Set<String> = [
        "tren", "duoi", "toi", "thieu", "da", "it", "nhat", "khong", "qua", "dat", "tu", "hon", "khoang", "phan", "dau",
        "≥", "≤", ">", "<", "=",
    ]
}
