/// The HTML table that starts on a line with `<table`, as some converters write into text; nil when there is none.
///
/// Cells may span columns and rows; everything else of HTML is left to the line cleaning.
func htmlTable(_ lines: [TextLine], at start: Int) -> LineTable? {
    guard lines[start].opensTable else { return nil }
    var end = start
    while end < lines.count, !lines[end].closesTable, end - start < 50_000 { end += 1 }
    guard end < lines.count else { return nil }
    var reader = HTMLTableReader(firstLine: lines[start].number)
    for index in start...end {
        reader.take(lines[index].raw.isEmpty ? lines[index].text : lines[index].raw, line: lines[index].number)
    }
    reader.closeRow()
    guard reader.rows.count >= 2 else { return nil }
    return LineTable(table: Table(rows: reader.rows, page: lines[start].page), lineCount: end - start + 1)
}

extension TextLine {
    var opensTable: Bool { markup(["<table", "<TABLE"]) }
    var closesTable: Bool { markup(["</table", "</TABLE"]) }

    private func markup(_ marks: [String]) -> Bool {
        guard raw.contains("<") else { return false }
        return marks.contains { mark in
            let mark = Array(mark.unicodeScalars)
            return raw.indices.contains { raw[$0] == "<" && raw[$0...].starts(with: mark) }
        }
    }
}

private struct HTMLTableReader {
    var rows: [TableRow] = []
    private var cells: [TableCell] = []
    private var text: [Unicode.Scalar] = []
    private var span = (columns: 1, rows: 1)
    private var inCell = false
    private var inRow = false
    private var rowLines: ClosedRange<Int>
    /// Rows still covered by a cell above, by column.
    private var covered: [Int: Int] = [:]

    init(firstLine: Int) { rowLines = firstLine...firstLine }

    mutating func take(_ raw: [Unicode.Scalar], line: Int) {
        if inRow { rowLines = rowLines.lowerBound...max(rowLines.upperBound, line) }
        if inCell, !text.isEmpty { text.append("\n") }
        var index = 0
        while index < raw.count {
            guard raw[index] == "<", let end = raw[index...].firstIndex(of: ">") else {
                if inCell { text.append(raw[index]) }
                index += 1
                continue
            }
            let tag = scalarString(raw[(index + 1)..<end])
            let name = tag.lowercased().prefix { $0 == "/" || $0.isLetter }
            switch name {
            case "tr":
                closeRow()
                (inRow, rowLines) = (true, line...line)
            case "/tr": closeRow()
            case "td", "th":
                closeCell()
                inCell = true
                span = (max(1, attribute("colspan", tag)), max(1, attribute("rowspan", tag)))
            case "/td", "/th": closeCell()
            case "br": if inCell { text.append("\n") }
            default: if inCell { text += raw[index...end] }
            }
            index = end + 1
        }
    }

    mutating func closeCell() {
        guard inCell else { return }
        inCell = false
        skipCovered()
        let column = cells.last.map { $0.column + $0.columnSpan } ?? 0
        let clean = withoutEmphasis(withoutTags(withoutBookmarks(text)).text).text
        cells.append(
            TableCell(text: scalarString(trimmedBlanks(clean[...])), column: column, columnSpan: min(span.columns, 64)))
        if span.rows > 1 {
            for offset in 0..<min(span.columns, 64) { covered[column + offset] = min(span.rows, 10_000) }
        }
        text = []
    }

    mutating func closeRow() {
        closeCell()
        guard inRow || !cells.isEmpty else { return }
        skipCovered()
        if !cells.isEmpty { rows.append(TableRow(cells: cells, lines: rowLines)) }
        for (column, left) in covered { covered[column] = left > 1 ? left - 1 : nil }
        cells = []
        inRow = false
    }

    private mutating func skipCovered() {
        while true {
            let column = cells.last.map { $0.column + $0.columnSpan } ?? 0
            guard let left = covered[column], left > 0, rowCovers(column) else { return }
            cells.append(TableCell(text: "", column: column, continuesAbove: true))
        }
    }

    /// A cell of this very row does not cover its own place.
    private func rowCovers(_ column: Int) -> Bool {
        !cells.contains { $0.column <= column && column < $0.column + $0.columnSpan }
    }

    private func attribute(_ name: String, _ tag: String) -> Int {
        guard let at = tag.lowercased().split(separator: " ").first(where: { $0.hasPrefix(name + "=") }) else {
            return 1
        }
        return Int(at.dropFirst(name.utf8.count + 1).filter(\.isNumber)) ?? 1
    }
}
