internal import Formats

/// A Word table turned to text with one cell to a line, each after a tab, empty cells too; a line without a tab goes
/// on with the cell above (a second paragraph of that cell).
func tabbedCells(_ paragraphs: [Paragraph], at start: Int) -> (table: Table, count: Int)? {
    guard let head = headLines(paragraphs, at: start, tabbed: true) else { return nil }
    let width = head.count
    var rows = [rebuiltRow(head, lines: span(paragraphs[start..<start + width]))]
    var cells: [String] = []
    var first = start + width
    var index = first
    func close(_ end: Int) {
        guard !cells.isEmpty else { return }
        let padded = cells + Array(repeating: "", count: max(0, width - cells.count))
        rows.append(rebuiltRow(padded, lines: span(paragraphs[first..<end])))
        cells = []
        first = end
    }
    while index < paragraphs.count {
        let paragraph = paragraphs[index]
        let text = cleaned(paragraph.text)
        if paragraph.text.hasPrefix("\t") {
            let startsShort =
                !cells.isEmpty && cells.count < width && isApart(paragraphs[index - 1], paragraph)
                && RowNumber(text) != nil
            if cells.count == width || startsShort { close(index) }
            cells.append(text)
        } else {
            // Words without a tab after a whole row are no longer the table.
            if cells.count == width || cells.isEmpty { break }
            cells[cells.count - 1] = joined(cells[cells.count - 1], text)
        }
        index += 1
    }
    close(index)
    return rows.count >= 2 ? (Table(rows: rows, page: paragraphs[start].page), index - start) : nil
}
