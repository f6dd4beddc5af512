internal import Formats

/// One row that carries something: its cells with continuations joined, and where it stands.
struct Item {
    /// By grid column; the meaning is in the table's shape.
    var cells: [String]
    var values: [Int: CellValue] = [:]
    var number: RowNumber?
    /// The number's cell as printed.
    var no: String
    var context: SectionContext
    var origin: Origin
    var flags: [String] = []

    subscript(_ shape: TableShape, _ role: ColumnRole) -> String { shape.column(role).map { cells[$0] } ?? "" }
}

/// What a table's rows became: the items in order, and an account of every row.
struct TableReading {
    var shape: TableShape
    var items: [Item] = []
    var account: TableAccount
    /// Where the next table may go on: the context after the last row.
    var context: SectionContext
}

/// Reads the rows under the head. `open` is the last item of the table above when this one goes on with it; what
/// continues it is returned joined as the first item.
func readRows(
    _ grid: Grid, shape: TableShape, index: Int, page: Int?, context start: SectionContext, continuing open: Item? = nil
) -> TableReading {
    var reader = RowReader(grid: grid, shape: shape, index: index, page: page, context: start, open: open)
    return reader.read()
}

struct RowReader {
    let grid: Grid
    let shape: TableShape
    let index: Int
    let page: Int?
    var context: SectionContext
    let open: Item?
    var items: [Item] = []
    var left: [TableAccount.Left] = []
    var sections = 0
    /// A page was turned just before this row.
    var afterBreak = false

    let number: Int?
    let title: Int
    let headKeys: [String]

    init(grid: Grid, shape: TableShape, index: Int, page: Int?, context: SectionContext, open: Item?) {
        self.grid = grid
        self.shape = shape
        self.index = index
        self.page = page
        self.context = context
        self.open = open
        number = shape.column(.number)
        title = shape.column(.title) ?? 0
        headKeys = shape.head.isEmpty ? [] : grid.rows[shape.head.lowerBound].cells.map { Words($0.text).text }
        afterBreak = open != nil
    }

    mutating func read() -> TableReading {
        if shape.kind == .other { return readOther() }
        // Rows above the head carry the table's own title.
        for row in grid.rows[..<min(shape.head.lowerBound, grid.rows.count)] where !row.filled.isEmpty {
            left.append(.init(row: row.number, why: "above the header"))
        }
        var at = shape.head.upperBound
        while at < grid.rows.count {
            read(grid.rows[at], at: at)
            at += 1
        }
        var account = TableAccount(
            index: index, page: page, kind: shape.kind, header: shape.labels, rows: grid.rows.count - shape.head.count,
            sections: sections, left: left)
        for row in grid.rows[..<min(shape.head.lowerBound, grid.rows.count)] where row.filled.isEmpty {
            account.left.append(.init(row: row.number, why: "empty row"))
        }
        account.left.sort { $0.row < $1.row }
        account.taken = account.rows - account.sections - account.left.count
        return TableReading(shape: shape, items: items, account: account, context: context)
    }

    /// A table that is none of ours: every row is left, and said so.
    private func readOther() -> TableReading {
        let body = grid.rows.indices.filter { !shape.head.contains($0) }
        return TableReading(
            shape: shape,
            account: TableAccount(
                index: index, page: page, kind: .other, header: shape.labels, rows: body.count,
                left: body.map { .init(row: grid.rows[$0].number, why: "other table") }),
            context: context)
    }

    private mutating func leave(_ row: Grid.Row, _ why: String) { left.append(.init(row: row.number, why: why)) }

    private mutating func read(_ row: Grid.Row, at: Int) {
        let filled = row.filled
        if filled.isEmpty { return leave(row, row.cells.contains { $0.continuesAbove } ? "merged above" : "empty row") }
        if isRepeatedHead(row, at: at) {
            afterBreak = true
            return leave(row, "repeated header")
        }
        if isColumnNumbers(row), row.cells[title].text.utf8.count <= 4 { return leave(row, "column numbers") }
        defer { afterBreak = false }
        let numberText = number.map { row.cells[$0].text } ?? ""
        var rowNumber = number.flatMap { RowNumber(row.cells[$0].text) }
        if let heading = mergedHeading(row, filled) {
            if isTotal(Words(heading.title)) { return leave(row, "total row") }
            if isNote(Words(heading.title), row, at: at) { return leave(row, "note") }
            if !(afterBreak && heading.number == nil && !row.cells[filled[0]].isBold && isContinuation(heading.title)) {
                sections += 1
                context.enter(number: heading.number, title: heading.title)
                return
            }
        }
        if mayBeTotal(row.cells[title].text) || mayBeTotal(numberText),
            isTotal(Words(row.cells[title].text)) || isTotal(Words(numberText))
        {
            return leave(row, "total row")
        }
        let others = filled.filter { $0 != number && $0 != title && shape.columns[$0].role != .note }
        if rowNumber == nil, numberText.isEmpty || isBullet(numberText) {
            readUnnumbered(row, at: at, others: others, bullet: isBullet(numberText))
            return
        }
        if rowNumber == nil {
            // The number's cell holds words: a bullet with text or a heading that was not merged.
            let split = splitHeading(numberText)
            if row.cells[title].text.isEmpty, others.isEmpty {
                sections += 1
                context.enter(number: split.number, title: split.title)
                return
            }
            rowNumber = split.number
        }
        if others.isEmpty, isSection(row, rowNumber, at: at) {
            sections += 1
            context.enter(number: rowNumber, title: row.cells[title].text)
            return
        }
        take(row, number: rowNumber, no: numberText)
    }

    // MARK: rows without a number

    private mutating func readUnnumbered(_ row: Grid.Row, at: Int, others: [Int], bullet: Bool) {
        let titleCell = row.cells[title]
        let hasNumberColumn = number != nil
        let isShared = titleCell.continuesAbove && number.map { row.cells[$0].continuesAbove } ?? true
        if isShared, let last = items.last, !others.isEmpty {
            // One title over several rows: each row is an assignment of its own.
            take(row, number: last.number, no: last.no, sharing: last)
            return
        }
        if hasNumberColumn, !bullet, let last = items.last ?? open {
            let isNumberMerged = number.map { row.cells[$0].continuesAbove } ?? false
            let continues =
                afterBreak && !looksLikeSection(titleCell)
                || titleCell.text.isEmpty && !isOwnAssignment(row, others, after: last)
                || !titleCell.text.isEmpty && isContinuation(titleCell.text) && !isNumberMerged
                    && (others.isEmpty || isOpenEnded(last.cells[safe: title] ?? "")
                        || others.contains { isOpenEnded(last.cells[safe: $0] ?? "") })
            if continues {
                join(row)
                return
            }
            if titleCell.text.isEmpty, !others.isEmpty {
                take(row, number: last.number, no: last.no, sharing: last)
                return
            }
        }
        if others.isEmpty, looksLikeSection(titleCell) || hasNumberColumn && !bullet && isFollowedByNumber(at, 1) {
            let split = splitHeading(titleCell.text)
            sections += 1
            context.enter(number: split.number, title: split.title)
            return
        }
        if !hasNumberColumn, others.isEmpty {
            let split = splitHeading(titleCell.text)
            if let number = split.number, number.style != .arabic && number.style != .small {
                sections += 1
                context.enter(number: number, title: split.title)
                return
            }
        }
        if others.isEmpty, isNote(Words(titleCell.text), row, at: at) { return leave(row, "note") }
        if titleCell.text.isEmpty { return leave(row, "no title") }
        take(row, number: nil, no: "")
    }

    /// An empty title beside a whole assignment (an agency and a date of its own) shares the title above.
    private func isOwnAssignment(_ row: Grid.Row, _ others: [Int], after last: Item) -> Bool {
        guard let lead = shape.column(.lead) ?? shape.column(.leadAndCoop), !row.cells[lead].text.isEmpty,
            let deadline = shape.column(.deadline), !row.cells[deadline].text.isEmpty
        else { return false }
        return CellEvidence(row.cells[deadline].text, Words(row.cells[deadline].text)).isDeadline
            && !isOpenEnded(last.cells[safe: lead] ?? "") && !afterBreak
    }

    private mutating func join(_ row: Grid.Row) {
        let isAbove = items.isEmpty
        guard var item = items.last ?? open else { return leave(row, "no title") }
        for column in row.filled where column < item.cells.count && column != number {
            item.cells[column] = joined(item.cells[column], row.cells[column].text)
        }
        if let lines = row.lines, let first = item.origin.lines {
            item.origin.lines = min(first.lowerBound, lines.lowerBound)...max(first.upperBound, lines.upperBound)
        }
        item.origin.text += " " + rowText(row)
        let above = item.origin.row ?? 0
        if isAbove {
            item.flags.append("continued-above")
            items.append(item)
            leave(row, "continues table \(item.origin.table ?? 0) row \(above)")
        } else {
            items[items.count - 1] = item
            leave(row, "continues row \(above)")
        }
    }

    // MARK: taking a row

    private mutating func take(_ row: Grid.Row, number: RowNumber?, no: String, sharing above: Item? = nil) {
        var item = Item(
            cells: row.cells.map(\.text), number: number, no: number?.style == .arabic ? number?.printed ?? no : no,
            context: context,
            origin: Origin(page: page, table: index, row: row.number, lines: row.lines, text: rowText(row)))
        if number == nil, self.number == nil {
            // `1. Lập danh mục`: the number stands in the title's cell.
            let split = splitHeading(item.cells[title])
            if let found = split.number {
                (item.number, item.no, item.cells[title]) = (found, found.printed, split.title)
            }
        }
        if let above {
            item.cells[title] = above.cells[title]
            if let column = self.number { item.cells[column] = above.cells[column] }
            item.flags.append("title.shared")
        }
        let last = items.last ?? open
        for column in item.cells.indices {
            let cell = row.cells[column]
            if let value = cell.value { item.values[column] = value }
            if cell.continuesAbove, column != title, column != self.number, let last, column < last.cells.count,
                shape.columns[column].role != .note
            {
                item.cells[column] = last.cells[column]
                item.values[column] = last.values[column]
            } else if isDitto(cell.text), column != title, column != self.number, let last, column < last.cells.count {
                item.cells[column] = last.cells[column]
                item.values[column] = last.values[column]
                if !item.flags.contains("ditto") { item.flags.append("ditto") }
            }
        }
        items.append(item)
    }

    private func rowText(_ row: Grid.Row) -> String {
        row.cells.lazy.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
