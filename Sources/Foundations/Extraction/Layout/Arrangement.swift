internal import Formats

/// Layout reconstruction: text whose lines are really table cells becomes tables, and a table inside a table's cell
/// comes right after it as a table of its own; everything else stays as it is.
func arrange(_ document: RichDocument) -> RichDocument {
    var arranged = document
    guard document.format == .text else {
        if document.blocks.contains(where: holdsTables) { arranged.blocks = document.blocks.flatMap(unfolded) }
        return arranged
    }
    arranged.blocks = []
    var run: [Paragraph] = []
    for block in document.blocks {
        switch block {
        case .paragraph(let paragraph): run.append(paragraph)
        case .table:
            arranged.blocks += arrangeRun(run)
            run = []
            arranged.blocks.append(block)
        }
    }
    arranged.blocks += arrangeRun(run)
    return arranged
}

private func holdsTables(_ block: RichDocument.Block) -> Bool {
    guard case .table(let table) = block else { return false }
    return table.rows.contains { $0.cells.contains { !$0.nested.isEmpty } }
}

/// The block, and after a table those inside its cells.
private func unfolded(_ block: RichDocument.Block) -> [RichDocument.Block] {
    guard case .table(let table) = block else { return [block] }
    return [block] + table.rows.flatMap(\.cells).flatMap(\.nested).flatMap { unfolded(.table($0)) }
}

private func arrangeRun(_ paragraphs: [Paragraph]) -> [RichDocument.Block] {
    var blocks: [RichDocument.Block] = []
    var index = 0
    while index < paragraphs.count {
        if let found = tabbedCells(paragraphs, at: index) ?? plainCells(paragraphs, at: index) {
            blocks.append(.table(found.table))
            index += found.count
        } else {
            blocks.append(.paragraph(paragraphs[index]))
            index += 1
        }
    }
    return blocks
}

/// The head of a table written one cell to a line: its cells, and whether each stands after a tab. It starts at a
/// number column's head and ends before the first row number.
func headLines(_ paragraphs: [Paragraph], at start: Int, tabbed: Bool) -> [String]? {
    guard paragraphs[start].text.hasPrefix("\t") == tabbed else { return nil }
    let first = Words(paragraphs[start].text)
    guard first.count <= 3, let role = columnRole(first), role.role == .number else { return nil }
    var head = [cleaned(paragraphs[start].text)]
    var index = start + 1
    while index < paragraphs.count, head.count <= 14 {
        let text = cleaned(paragraphs[index].text)
        if RowNumber(text) != nil { break }
        guard text.utf8.count <= 120, paragraphs[index].text.hasPrefix("\t") == tabbed else { return nil }
        if tabbed, isApart(paragraphs[index - 1], paragraphs[index]) { break }
        head.append(text)
        index += 1
    }
    guard (3...12).contains(head.count), index < paragraphs.count else { return nil }
    let known = Set(head.compactMap { columnRole(Words($0))?.role })
    return known.count >= 3 || known.count * 2 >= head.count && known.contains(.title) ? head : nil
}

/// A blank line stands between two paragraphs of a text.
func isApart(_ first: Paragraph, _ second: Paragraph) -> Bool {
    guard let end = first.lines?.upperBound, let start = second.lines?.lowerBound else { return false }
    return start > end + 1
}

/// A row of a rebuilt table.
func rebuiltRow(_ cells: [String], lines: ClosedRange<Int>?) -> TableRow {
    TableRow(cells: cells.enumerated().map { TableCell(text: $1, column: $0) }, lines: lines)
}

func span(_ paragraphs: some Collection<Paragraph>) -> ClosedRange<Int>? {
    let lines = paragraphs.compactMap(\.lines)
    guard let first = lines.map(\.lowerBound).min(), let last = lines.map(\.upperBound).max() else { return nil }
    return first...last
}
