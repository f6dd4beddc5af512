internal import Vietnamese

/// Counts numbered paragraphs in reading order and says the number each one prints.
struct NumberingCounter {
    private let numbering: Numbering
    /// By abstract list: the last number of each level, nil before its first.
    private var counts: [Int: [Int?]] = [:]
    private var begun: Set<[Int]> = []

    init(_ numbering: Numbering) { self.numbering = numbering }

    /// The printed number of the next paragraph of a list at a level (0…8); empty when the list is not there.
    mutating func next(list id: Int, level: Int) -> String {
        let index = min(max(level, 0), 8)
        guard id != 0, let list = numbering.lists[id], let shape = numbering.level(index, of: id) else { return "" }
        var row = counts[list.abstractID] ?? Array(repeating: nil, count: 9)
        if let start = list.startOverrides[index], begun.insert([id, index]).inserted {
            row[index] = start
        } else {
            row[index] = row[index].map { $0 + 1 } ?? shape.start
        }
        for above in 0..<index where row[above] == nil {
            row[above] = numbering.level(above, of: id)?.start ?? 1
        }
        for deeper in (index + 1)..<10 where deeper < 9 {
            let restart = numbering.level(deeper, of: id)?.restart
            if restart == 0 || (restart.map { index >= $0 } ?? false) { continue }
            row[deeper] = nil
        }
        counts[list.abstractID] = row
        return printed(shape, row, list: id)
    }

    private func printed(_ shape: Numbering.Level, _ row: [Int?], list: Int) -> String {
        if shape.format == "bullet" { return bullet(shape) }
        if shape.format == "none" && !shape.text.utf8.contains(UInt8(ascii: "%")) { return nfc(shape.text) }
        var label = ""
        var afterPercent = false
        for scalar in shape.text.unicodeScalars {
            if afterPercent, let digit = Int(String(scalar)), 1...9 ~= digit {
                let format = numbering.level(digit - 1, of: list)?.format ?? "decimal"
                label += number(row[digit - 1] ?? 1, as: shape.isLegal && format != "none" ? "decimal" : format)
                afterPercent = false
            } else if scalar == "%" {
                afterPercent = true
            } else {
                label.unicodeScalars.append(scalar)
            }
        }
        return nfc(label)
    }

    private func bullet(_ shape: Numbering.Level) -> String {
        let signs = shape.text.unicodeScalars.map { scalar -> Unicode.Scalar in
            (0xF000...0xF0FF).contains(scalar.value) || shape.lettering == .symbol || shape.lettering == .wingdings
                ? symbolScalar(scalar.value, in: shape.lettering) : scalar
        }
        let label = String(String.UnicodeScalarView(signs.map { $0 == "\u{FFFD}" ? "•" : $0 }))
        return label == "o" ? "•" : nfc(label)
    }
}

/// A number in one of Word's numbering formats; formats we do not know are written in digits.
func number(_ value: Int, as format: String) -> String {
    switch format {
    case "decimalZero": value < 10 && value >= 0 ? "0\(value)" : "\(value)"
    case "upperRoman": roman(value)
    case "lowerRoman": roman(value).lowercased()
    case "upperLetter": letters(value).uppercased()
    case "lowerLetter": letters(value)
    case "vietnameseCounting": vietnameseCount(value)
    case "none", "bullet": ""
    default: "\(value)"
    }
}

private func roman(_ value: Int) -> String {
    guard 1...3_999 ~= value else { return "\(value)" }
    let parts = [
        (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var left = value
    var written = ""
    for (worth, sign) in parts {
        while left >= worth {
            written += sign
            left -= worth
        }
    }
    return written
}

/// a…z, then aa, bb … as Word does.
private func letters(_ value: Int) -> String {
    guard 1...780 ~= value, let letter = Unicode.Scalar(UInt32(0x61 + (value - 1) % 26)) else { return "\(value)" }
    return String(repeating: String(Character(letter)), count: (value - 1) / 26 + 1)
}

private func vietnameseCount(_ value: Int) -> String {
    let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    guard 1...99 ~= value else { return "\(value)" }
    let (tens, ones) = value.quotientAndRemainder(dividingBy: 10)
    if tens == 0 { return digits[ones] }
    let head = tens == 1 ? "mười" : digits[tens] + " mươi"
    switch ones {
    case 0: return head
    case 1 where tens > 1: return head + " mốt"
    case 5: return head + " lăm"
    default: return head + " " + digits[ones]
    }
}
