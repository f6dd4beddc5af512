internal import Vietnamese
internal import Vocabulary

/// A document number found in running text: `51/KH-UBND`, `359-KH/TU`, `33/2025/QĐ-TTg`, `116/2025/QH15`.
struct DocumentNumber {
    /// As printed, without the blanks a line break put in.
    var text: String
    /// Where it stands, in scalars.
    var range: Range<Int>

    /// The number that begins at `start`, where a digit stands; nil when the letters behind it are no symbol.
    static func at(_ start: Int, in scalars: [Unicode.Scalar]) -> DocumentNumber? {
        var index = start
        var text = String.UnicodeScalarView()
        func isDigit(_ place: Int) -> Bool { place < scalars.count && (48...57).contains(scalars[place].value) }
        while isDigit(index), index - start < 6 {
            text.append(scalars[index])
            index += 1
        }
        guard index > start, !isDigit(index) else { return nil }
        if index < scalars.count, scalars[index] == "a" || scalars[index] == "b" {
            text.append(scalars[index])
            index += 1
        }
        var groups = 0
        var hasYear = false
        while let (sign, next) = separator(at: index, in: scalars) {
            if isDigit(next) {
                // A year stands once, before the letters.
                guard sign == "/", !hasYear, groups == 0 else { break }
                var end = next
                while isDigit(end) { end += 1 }
                guard end - next == 4, end < scalars.count, scalars[end] == "/" || scalars[end] == "-" else {
                    return nil
                }
                hasYear = true
                text.append(sign)
                text.append(contentsOf: scalars[next..<end])
                index = end
                continue
            }
            guard let end = symbol(at: next, in: scalars) else { break }
            text.append(sign)
            text.append(contentsOf: scalars[next..<end])
            groups += 1
            index = end
        }
        guard groups >= 2 || groups == 1 && hasYear else { return nil }
        return DocumentNumber(text: String(text), range: start..<index)
    }

    /// `/` or `-` right behind a group, with the blanks a line break may have put after it.
    private static func separator(at index: Int, in scalars: [Unicode.Scalar]) -> (Unicode.Scalar, Int)? {
        guard index < scalars.count else { return nil }
        let sign: Unicode.Scalar
        switch scalars[index].value {
        case 0x2F: sign = "/"
        case 0x2D, 0x2010...0x2013: sign = "-"
        default: return nil
        }
        var next = index + 1
        while next < scalars.count, next - index <= 4, isBlank(scalars[next]) { next += 1 }
        return (sign, next)
    }

    /// A group of letters that starts in upper case: `KH`, `QĐ`, `TTg`, `BCĐTW`, `QH15`.
    private static func symbol(at start: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var end = start
        var upper = 0
        while end < scalars.count, end - start < 14,
            scalars[end].properties.isAlphabetic || end > start && (48...57).contains(scalars[end].value)
                || scalars[end] == "&"
        {
            if scalars[end].properties.isUppercase { upper += 1 }
            end += 1
        }
        let count = end - start
        guard count > 0, scalars[start].properties.isUppercase, count <= 2 || upper >= 2 && upper * 2 >= count else {
            return nil
        }
        return end
    }
}

/// Days in running text: `22/12/2024`, `07 tháng 3 năm 2025`.
enum RunningDay {
    /// The day that begins at a token, as ISO text, and the token after it.
    static func at(_ index: Int, in tokens: ArraySlice<CellToken>) -> (iso: String, end: Int)? {
        func token(_ place: Int) -> CellToken? { tokens.indices.contains(place) ? tokens[place] : nil }
        guard let day = token(index), day.kind == .number, day.digits <= 2, let month = token(index + 2),
            month.kind == .number, month.digits <= 2
        else { return nil }
        let isPlain =
            ["/", "-", "."].contains(token(index + 1)?.folded ?? "")
            && token(index + 3)?.folded == token(index + 1)?.folded
        let isWords =
            token(index + 1)?.isWord("thang") == true
            && (token(index + 3)?.isWord("nam") == true || token(index + 3)?.isSign("/") == true)
        guard isPlain || isWords, let year = token(index + 4)?.year,
            let found = Day(year: year, month: month.value, day: day.value)
        else { return nil }
        return (found.iso, index + 5)
    }
}
