internal import Formats

/// Recipients and signature side by side in one run of lines, parted by tabs or by a gap, as papers typed without a
/// table and text made from pages have them: `Nơi nhận:      TM. ỦY BAN NHÂN DÂN`.
struct FootColumns {
    private var left: [HeadLine] = []
    private var right: [HeadLine] = []
    private let block: Int

    /// Opens at a line that holds `Nơi nhận` and something beside it; nil for any other.
    init?(_ line: Substring, block: Int) {
        guard let parts = FootColumns.cut(line), Words(parts.left).hasPrefix("noi nhan") else { return nil }
        self.block = block
    }

    /// The left column's lines, then the right one's.
    var lines: [HeadLine] { left + right }

    /// Takes one more line; false when it no longer belongs to the two columns. `isRight`: it stands far from the margin.
    mutating func take(_ line: Substring, isRight: Bool, _ numbers: ClosedRange<Int>?) -> Bool {
        if let parts = FootColumns.cut(line) {
            add(parts.left, to: \.left, cell: 0, numbers)
            add(parts.right, to: \.right, cell: 1, numbers)
            return true
        }
        let head = HeadLine(String(line), block: block)
        if head.opensAnnex { return false }
        if isRight || line.first == "\t" {
            add(String(line), to: \.right, cell: 1, numbers)
            return true
        }
        guard let first = head.text.unicodeScalars.first else { return true }
        guard "-–+•".unicodeScalars.contains(first) || first.properties.isLowercase else { return false }
        add(head.text, to: \.left, cell: 0, numbers)
        return true
    }

    private mutating func add(
        _ text: String, to column: WritableKeyPath<FootColumns, [HeadLine]>, cell: Int, _ numbers: ClosedRange<Int>?
    ) {
        var line = HeadLine(text, block: block, cell: cell)
        if line.text.isEmpty { return }
        line.lines = numbers
        self[keyPath: column].append(line)
    }

    /// The two sides of a tab or of three blanks; nil when nothing stands on one of them.
    private static func cut(_ line: Substring) -> (left: String, right: String)? {
        let scalars = Array(line.unicodeScalars)
        var start = 0
        while start < scalars.count, scalars[start].properties.isWhitespace { start += 1 }
        var index = start
        while index < scalars.count {
            var end = index
            while end < scalars.count, scalars[end].properties.isWhitespace { end += 1 }
            if end - index >= 3 || end > index && scalars[index..<end].contains("\t") {
                guard end < scalars.count, index > start else { return nil }
                return (scalarText(scalars[start..<index]), scalarText(scalars[end...]))
            }
            index = max(end, index + 1)
        }
        return nil
    }
}
