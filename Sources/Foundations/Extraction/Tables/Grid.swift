internal import Formats

/// A table made rectangular, its cells cleaned: what every later stage reads.
struct Grid {
    struct Cell {
        /// Cleaned words.
        var text: String
        /// Grid columns it covers; the covered places after it are `isCovered`.
        var span = 1
        var isCovered = false
        /// Belongs to the cell above (vMerge).
        var continuesAbove = false
        var isBold = false
        var value: CellValue?
        /// The words with their line breaks, where there are any.
        var raw: String
    }
    struct Row {
        /// In its table, from 1.
        var number: Int
        var lines: ClosedRange<Int>?
        var cells: [Cell]
        var isMarkedHeader: Bool

        /// All words of the row, cells parted by ` | `.
        var text: String { cells.lazy.map(\.text).filter { !$0.isEmpty }.joined(separator: " | ") }
        var filled: [Int] { cells.indices.filter { !cells[$0].text.isEmpty } }
    }

    var rows: [Row]
    var width: Int

    init(_ table: Table) {
        let columns = min(table.columnCount, 64)
        width = columns
        rows = table.rows.enumerated().map { index, row in
            var cells = Array(repeating: Cell(text: "", isCovered: true, raw: ""), count: columns)
            for cell in row.cells where cell.column < columns {
                cells[cell.column] = Cell(
                    text: cleaned(cell.text), span: cell.columnSpan, continuesAbove: cell.continuesAbove,
                    isBold: cell.isBold, value: cell.value, raw: cell.text)
            }
            return Row(number: index + 1, lines: row.lines, cells: cells, isMarkedHeader: row.isHeader)
        }
        dropEmptyColumns()
    }

    /// Columns that are empty in every row (formatted margins of a sheet) carry nothing.
    private mutating func dropEmptyColumns() {
        let used = (0..<width).filter { column in
            rows.contains { !$0.cells[column].text.isEmpty || $0.cells[column].continuesAbove }
        }
        // A covered column inside a merged head must stay; only columns at both ends go.
        guard let first = used.first, let last = used.last else { return }
        let spanned = rows.map { row in row.cells.indices.map { $0 + row.cells[$0].span }.max() ?? 0 }.max() ?? 0
        let end = max(last, min(width, spanned) - 1)
        guard first > 0 || end < width - 1 else { return }
        for index in rows.indices { rows[index].cells = Array(rows[index].cells[first...end]) }
        width = end - first + 1
    }
}
