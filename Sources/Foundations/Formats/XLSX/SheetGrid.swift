/// A rectangle of merged cells: rows from 1, columns from 0, both ends counted.
struct MergedRange {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>

    /// `B3:D5`; nil for anything else.
    init?(_ reference: UnsafePointer<CChar>) {
        let corners = String(cString: reference).split(separator: ":")
        guard corners.count == 2, let first = Self.corner(corners[0]), let last = Self.corner(corners[1]),
            first.row <= last.row, first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }

    private static func corner(_ text: Substring) -> (row: Int, column: Int)? {
        let plain = text.filter { $0 != "$" }
        guard let row = Int(plain.drop { $0.isLetter }), row >= 1,
            let column = plain.withCString({ columnOfReference($0) })
        else { return nil }
        return (row, column)
    }
}

/// The column of a reference such as `AB12`, from 0; nil when it has no letters or lies outside a sheet.
func columnOfReference(_ reference: UnsafePointer<CChar>) -> Int? {
    var column = 0
    var at = reference
    while true {
        let letter = Int(at[0]) | 0x20
        guard 0x61...0x7A ~= letter else { break }
        column = column * 26 + letter - 0x60
        guard column <= 16_384 else { return nil }
        at += 1
    }
    return column == 0 ? nil : column - 1
}

/// The letters of a column from 0: `A`, `AB`.
func columnName(_ column: Int) -> String {
    var letters = ""
    var left = column + 1
    while left > 0 {
        letters = String(Character(Unicode.Scalar(UInt8(0x41 + (left - 1) % 26)))) + letters
        left = (left - 1) / 26
    }
    return letters
}

/// Rows of a sheet while merged ranges are laid over them.
struct SheetGrid {
    private(set) var rows: [TableRow]
    /// Cells that may still be made.
    private var cellsLeft: Int
    private let clock: ReadingClock

    init(rows: [TableRow], cellsLeft: Int, clock: ReadingClock) {
        self.rows = rows
        self.cellsLeft = cellsLeft
        self.clock = clock
    }

    mutating func merge(_ range: MergedRange) throws(UnreadableDocument) {
        if clock.isOver { throw .tooLarge(.time) }
        let from = firstIndex(atOrAfter: range.rows.lowerBound)
        // A range whose first row is empty shows nothing and joins nothing.
        guard from < rows.count, rows[from].sheetRow == range.rows.lowerBound else { return }
        cover(range.columns, inRow: from, continuesAbove: false)
        var index = from + 1
        while index < rows.count, let number = rows[index].sheetRow, number <= range.rows.upperBound {
            cellsLeft -= 1
            guard cellsLeft > 0 else { throw .tooLarge(.cells) }
            cover(range.columns, inRow: index, continuesAbove: true)
            index += 1
        }
    }

    private mutating func cover(_ columns: ClosedRange<Int>, inRow index: Int, continuesAbove: Bool) {
        let old = rows[index].cells
        guard let place = old.firstIndex(where: { $0.column + $0.columnSpan > columns.lowerBound }) else {
            // The row ends before the range: only what continues from above is worth a cell.
            guard continuesAbove else { return }
            let end = old.last.map { $0.column + $0.columnSpan } ?? 0
            for gap in end..<columns.lowerBound { rows[index].cells.append(TableCell(text: "", column: gap)) }
            rows[index].cells.append(
                TableCell(
                    text: "", column: columns.lowerBound, columnSpan: columns.count, continuesAbove: true))
            return
        }
        // Overlapping ranges are no grid: the later one is not laid.
        guard old[place].column == columns.lowerBound, old[place].columnSpan == 1, !old[place].continuesAbove else {
            return
        }
        var end = place
        while end < old.count, old[end].column <= columns.upperBound {
            if old[end].continuesAbove || old[end].columnSpan > 1 { return }
            end += 1
        }
        var cell = continuesAbove ? TableCell(text: "", column: columns.lowerBound, continuesAbove: true) : old[place]
        cell.columnSpan = columns.count
        rows[index].cells.replaceSubrange(place..<end, with: [cell])
    }

    private func firstIndex(atOrAfter row: Int) -> Int {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if (rows[middle].sheetRow ?? 0) < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
