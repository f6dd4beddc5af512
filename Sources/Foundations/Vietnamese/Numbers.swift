/// Numbers as Vietnamese papers write them: dot for thousands, comma for decimals, `01` for one.
package enum VietnameseNumber {
    /// Reads one number and nothing else: `1.250` → 1250, `12,5%` → 12.5, `3.000,75` → 3000.75, `1,5 triệu` → 1500000,
    /// `01` → 1, `-2` → -2. A dot that cannot part thousands is a decimal point (`0.7`). Nil for other text.
    package static func read(_ text: String) -> Double? {
        let folded = Array(foldedKey(text).utf8)
        guard let (value, end) = prefix(of: folded, at: 0) else { return nil }
        return folded[end...].allSatisfy { $0 == 0x20 || $0 == 0x25 } ? value : nil
    }

    /// The number that begins at `start` of a folded text, scaled by the word after it (nghìn, triệu, tỷ),
    /// and the place after both. The sign of percent is not taken.
    package static func prefix(of folded: [UInt8], at start: Int) -> (value: Double, end: Int)? {
        var index = start
        let negative = index < folded.count && folded[index] == UInt8(ascii: "-")
        if negative { index += 1 }
        var whole: [UInt8] = []
        var groups: [(sign: UInt8, digits: [UInt8])] = []
        while index < folded.count, isDigit(folded[index]) {
            whole.append(folded[index])
            index += 1
        }
        guard !whole.isEmpty, whole.count <= 15 else { return nil }
        while index + 1 < folded.count, folded[index] == UInt8(ascii: ".") || folded[index] == UInt8(ascii: ","),
            isDigit(folded[index + 1])
        {
            let sign = folded[index]
            var digits: [UInt8] = []
            index += 1
            while index < folded.count, isDigit(folded[index]) {
                digits.append(folded[index])
                index += 1
            }
            groups.append((sign, digits))
        }
        guard var value = assemble(whole, groups) else { return nil }
        if negative { value = -value }
        for (word, factor) in scales {
            let bytes = Array(word.utf8)
            var end = index
            if end < folded.count, folded[end] == 0x20 { end += 1 }
            guard folded[end...].starts(with: bytes) else { continue }
            end += bytes.count
            if end < folded.count, isLetter(folded[end]) { continue }
            return (value * factor, end)
        }
        return (value, index)
    }

    /// Writes with a dot for thousands and a comma for decimals, no more than `decimals` of them and no zeros at the
    /// end: 1250 → `1.250`, 12.5 → `12,5`, -0.25 → `-0,25`.
    package static func write(_ value: Double, decimals: Int = 2) -> String {
        guard value.isFinite else { return "" }
        // From here on there are no sure digits after the comma, and at last none before it.
        if abs(value) >= 1e15 { return abs(value) < 9e18 ? write(Int(value)) : value.description }
        var factor = 1.0
        for _ in 0..<max(0, min(decimals, 6)) { factor *= 10 }
        let scaled = (abs(value) * factor).rounded(.toNearestOrAwayFromZero)
        let whole = (scaled / factor).rounded(.down)
        var text = write(Int(whole))
        var rest = String(Int(scaled - whole * factor))
        if factor > 1, rest != "0" {
            let width = max(0, min(decimals, 6))
            rest = String(repeating: "0", count: max(0, width - rest.utf8.count)) + rest
            while rest.utf8.last == UInt8(ascii: "0") { rest.removeLast() }
            text += "," + rest
        }
        return value < 0 && scaled > 0 ? "-" + text : text
    }

    /// Writes a whole number with a dot for thousands: 20971 → `20.971`.
    package static func write(_ value: Int) -> String {
        let digits = Array(String(value.magnitude).utf8)
        var bytes: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(digit)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let scales: [(String, Double)] = [
        ("nghin", 1e3), ("ngan", 1e3), ("trieu", 1e6), ("ty", 1e9), ("ti", 1e9),
    ]

    private static func assemble(_ whole: [UInt8], _ groups: [(sign: UInt8, digits: [UInt8])]) -> Double? {
        let dot = UInt8(ascii: ".")
        var integer = whole
        var decimals: [UInt8] = []
        let dots = groups.prefix { $0.sign == dot }
        let partsThousands =
            !dots.isEmpty && whole.count <= 3 && !(whole.count == 1 && whole[0] == UInt8(ascii: "0"))
            && dots.allSatisfy { $0.digits.count == 3 }
        if partsThousands {
            integer += dots.flatMap(\.digits)
            if groups.count == dots.count + 1 {
                decimals = groups[dots.count].digits
            } else if groups.count > dots.count {
                return nil
            }
        } else if groups.count == 1 {
            decimals = groups[0].digits
        } else if !groups.isEmpty {
            return nil
        }
        let text = String(decoding: integer + [dot] + (decimals.isEmpty ? [48] : decimals), as: UTF8.self)
        return Double(text)
    }

    /// An ASCII digit.
    package static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) || byte >= 0x80 }
}

/// Roman numerals of headings and quarters, 1…3999.
package enum RomanNumeral {
    /// Reads `IV`, `ix`; nil for text that is no well-formed numeral.
    package static func read(_ text: some StringProtocol) -> Int? {
        var total = 0
        var last = 0
        let bytes = text.utf8.map { $0 | 0x20 }
        guard !bytes.isEmpty, bytes.count <= 15 else { return nil }
        for byte in bytes.reversed() {
            guard let value = values[byte] else { return nil }
            if value < last { total -= value } else { total += value }
            last = max(last, value)
        }
        guard total > 0, write(total).utf8.map({ $0 | 0x20 }) == bytes else { return nil }
        return total
    }

    /// `4` → `IV`; empty outside 1…3999.
    package static func write(_ value: Int) -> String {
        guard (1...3999).contains(value) else { return "" }
        var rest = value
        var text = ""
        for (weight, letters) in steps {
            while rest >= weight {
                text += letters
                rest -= weight
            }
        }
        return text
    }

    private static let values: [UInt8: Int] = [
        UInt8(ascii: "i"): 1, UInt8(ascii: "v"): 5, UInt8(ascii: "x"): 10, UInt8(ascii: "l"): 50,
        UInt8(ascii: "c"): 100, UInt8(ascii: "d"): 500, UInt8(ascii: "m"): 1000,
    ]
    private static let steps: [(Int, String)] = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
}
