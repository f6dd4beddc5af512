/// The number printed before a row: `1`, `10.2`, `II`, `I.1`, `A`, `a)`, `(1)`.
struct RowNumber: Sendable, Equatable {
    enum Style: Sendable { case arabic, roman, capital, small, bracketed }
    /// As printed, without blanks: `1.`.
    var printed: String
    /// Without the closing mark: `1`, `10.2`, `I.1`, `a`.
    var text: String
    var style: Style
    /// Parts between points: `[10, 2]`; a roman or letter head counts from 1.
    var path: [Int]

    var depth: Int { path.count }
    /// The number above it: `10` for `10.2`, `I` for `I.1`; nil at the top.
    var parent: String? {
        let parts = text.split(separator: ".")
        return parts.count > 1 ? parts.dropLast().joined(separator: ".") : nil
    }

    /// Reads a whole cell; nil when it is not a number alone.
    init?(_ cell: String) {
        guard cell.utf8.count <= 24 else { return nil }
        let scalars = cell.unicodeScalars.filter { $0.value > 32 && $0 != "\u{A0}" }
        guard !scalars.isEmpty, scalars.count <= 12 else { return nil }
        var inner = Array(scalars)
        let bracketed = inner.first == "(" && inner.last == ")"
        if bracketed {
            inner.removeFirst()
            inner.removeLast()
        }
        while let last = inner.last, ".):/-–".unicodeScalars.contains(last), inner.count > 1 { inner.removeLast() }
        let parts = inner.split(separator: ".", omittingEmptySubsequences: false)
        var path: [Int] = []
        var style = Style.arabic
        for (index, part) in parts.enumerated() {
            if let number = arabicValue(part) {
                path.append(number)
            } else if index == 0, let number = romanValue(part) {
                (style, path) = (.roman, [number])
            } else if part.count == 1, let letter = part.first, ("A"..."Z").contains(letter) || letter == "Đ" {
                if index == 0 { style = .capital }
                path.append(letter == "Đ" ? 5 : Int(letter.value) - 64)
            } else if part.count == 1, let letter = part.first, ("a"..."z").contains(letter) || letter == "đ" {
                if index == 0 { style = .small }
                path.append(letter == "đ" ? 5 : Int(letter.value) - 96)
            } else {
                return nil
            }
        }
        guard !path.isEmpty, path.count <= 5 else { return nil }
        printed = String(String.UnicodeScalarView(scalars))
        var view = String.UnicodeScalarView()
        view.append(contentsOf: inner)
        // A sheet's 1.0 is the whole number 1.
        if style == .arabic, path.count == 2, path[1] == 0, parts[1].count == 1 {
            path.removeLast()
            view = String.UnicodeScalarView()
            view.append(contentsOf: parts[0])
            printed = String(view)
        }
        text = String(view)
        self.style = bracketed ? .bracketed : style
        self.path = path
    }

    /// Whether it may come right after `other` (the next one, the first below it, or back up a level).
    func follows(_ other: RowNumber, gap: Int = 1) -> Bool {
        guard style == other.style else { return false }
        if path == other.path + [1] { return true }
        guard depth <= other.depth else { return false }
        let head = other.path.prefix(depth)
        return path.dropLast() == head.dropLast()
            && (head[depth - 1] + 1...head[depth - 1] + gap).contains(path[depth - 1])
    }
}

private func arabicValue(_ part: ArraySlice<Unicode.Scalar>) -> Int? {
    guard (1...4).contains(part.count), part.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    return part.reduce(0) { $0 * 10 + Int($1.value) - 48 }
}

/// The value of a well-formed roman numeral up to 50; nil otherwise. `C` and `D` alone are letters.
func romanValue(_ part: some Collection<Unicode.Scalar>) -> Int? {
    guard (1...6).contains(part.count) else { return nil }
    var total = 0
    var previous = 0
    for scalar in part.reversed() {
        let value: Int
        switch scalar {
        case "I": value = 1
        case "V": value = 5
        case "X": value = 10
        case "L" where part.count > 1: value = 50
        default: return nil
        }
        total += value < previous ? -value : value
        previous = max(previous, value)
    }
    return (1...89).contains(total) ? total : nil
}
