internal import Vietnamese

/// The tables that are open, the innermost last.
struct TableStack {
    private var tables: [TableInProgress] = []

    var isEmpty: Bool { tables.isEmpty }
    /// Tables inside tables, the outermost counted.
    var depth: Int { tables.count }

    /// The row that is open; nil outside tables.
    var rowStartPage: Int? { tables.last.map { $0.row.startPage } }
    var rowIsDeleted: Bool { tables.last.map { $0.row.isDeleted } ?? true }

    mutating func begin() { tables.append(TableInProgress()) }

    mutating func beginRow(page: Int) { change { $0.row = RowInProgress(startPage: page) } }

    mutating func beginCell(wordsStart: Int) { change { $0.cell = CellInProgress(start: wordsStart) } }

    mutating func change(_ body: (inout TableInProgress) -> Void) {
        if let last = tables.indices.last { body(&tables[last]) }
    }

    /// Takes one child of `w:tcPr`.
    mutating func takeCellLook(_ tag: Tag, _ attributes: MarkupAttributes) {
        change { table in
            switch tag {
            case .gridSpan: table.cell.span = min(max(attributes.integer("w:val") ?? 1, 1), 4_096)
            case .vMerge: table.cell.continuesAbove = !(attributes.raw("w:val")?.equals("restart") ?? false)
            case .hMerge: table.cell.continuesBefore = !(attributes.raw("w:val")?.equals("restart") ?? false)
            default: table.cell.isDeleted = true
            }
        }
    }

    /// A paragraph of the open cell is done.
    mutating func take(_ paragraph: ParagraphInProgress) {
        guard paragraph.hasWords, let last = tables.indices.last else { return }
        if tables[last].page == 0 { tables[last].page = paragraph.page }
        if tables[last].row.page == 0 { tables[last].row.page = paragraph.page }
        tables[last].cell.allBold = tables[last].cell.allBold && paragraph.allBold
        tables[last].cell.hasWords = true
    }

    /// Makes the cell of the words from its start on, and takes them away.
    mutating func endCell(words: inout [UInt8], page: Int) {
        guard let last = tables.indices.last else { return }
        let cell = tables[last].cell
        tables[last].row.endPage = max(tables[last].row.endPage, page)
        let start = min(cell.start, words.count)
        defer { words.removeSubrange(start...) }
        if cell.isDeleted { return }
        let column = tables[last].row.column
        tables[last].row.column += cell.span
        if cell.continuesBefore, !tables[last].row.cells.isEmpty {
            tables[last].row.cells[tables[last].row.cells.count - 1].columnSpan += cell.span
            return
        }
        var finished = TableCell(text: "", column: column, columnSpan: cell.span)
        finished.continuesAbove = cell.continuesAbove && tables[last].covers(column)
        if !finished.continuesAbove {
            var to = words.count
            while to > start, words[to - 1] == 0x0A { to -= 1 }
            finished.text = words.withUnsafeBufferPointer { nfc(utf8: UnsafeBufferPointer(rebasing: $0[start..<to])) }
            finished.isBold = cell.hasWords && cell.allBold
            finished.nested = cell.nested
        }
        tables[last].row.cells.append(finished)
    }

    /// The page after the row.
    mutating func endRow(page: Int) -> Int {
        guard let last = tables.indices.last else { return page }
        let row = tables[last].row
        let after = max(page, row.endPage)
        tables[last].row = RowInProgress(startPage: after)
        if !row.isDeleted, !row.cells.isEmpty {
            tables[last].rows.append(
                TableRow(cells: row.cells, isHeader: row.isHeader, page: row.page == 0 ? row.startPage : row.page))
        }
        return after
    }

    /// The innermost table; nil when it has no rows.
    mutating func end() -> Table? {
        guard let done = tables.popLast(), !done.rows.isEmpty else { return nil }
        return Table(rows: done.rows, page: done.page == 0 ? done.rows[0].page : done.page)
    }
}

struct TableInProgress {
    var rows: [TableRow] = []
    var row = RowInProgress(startPage: 1)
    var cell = CellInProgress(start: 0)
    /// The page of its first words; 0 before there are any.
    var page = 0

    /// Whether the last row has a cell over a grid column. Its cells are in order: a row may have very many.
    func covers(_ column: Int) -> Bool {
        guard let cells = rows.last?.cells else { return false }
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column + cells[middle].columnSpan <= column { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].column <= column
    }
}

struct RowInProgress {
    var cells: [TableCell] = []
    /// The next free grid column.
    var column = 0
    var isHeader = false
    var isDeleted = false
    /// All cells of a row begin on the same page; the row ends where its longest cell does.
    var startPage: Int
    var endPage = 1
    var page = 0
}

struct CellInProgress {
    /// Where its words start in the reader's buffer.
    var start: Int
    var span = 1
    var continuesAbove = false
    var continuesBefore = false
    var isDeleted = false
    var allBold = true
    var hasWords = false
    var nested: [Table] = []
}
