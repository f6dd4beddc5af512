/// Reads a text file (UTF-8 or UTF-16) as neutral blocks.
///
/// Lines become paragraphs with their numbers; tab blocks, Markdown tables and plain CSV become tables. Layout debris
/// is removed: Word bookmarks, HTML tags, Markdown marks. A line whose first character is a tab keeps it: converters
/// from Word write one table cell per such line, and an empty cell is a line of one tab.
package func readText(_ bytes: [UInt8]) throws -> RichDocument {
    let (text, lossy) = decodeText(bytes)
    var document = RichDocument(format: .text, blocks: [])
    if lossy { document.remarks.append(ReadingRemark(code: "lossy-text", place: "")) }
    if let table = separatedValues(text) {
        document.blocks = [.table(table)]
        return document
    }
    let lines = textLines(text)
    var index = 0
    while index < lines.count {
        let line = lines[index]
        if line.isBlank {
            index += 1
            continue
        }
        if let found = tabTable(lines, at: index) ?? pipeTable(lines, at: index) ?? htmlTable(lines, at: index)
            ?? alignedTable(lines, at: index)
        {
            if case .table(var above)? = document.blocks.last, continues(found.table, above) {
                above.rows += found.table.rows
                document.blocks[document.blocks.count - 1] = .table(above)
            } else {
                document.blocks.append(.table(found.table))
            }
            index += found.lineCount
        } else {
            document.blocks.append(.paragraph(paragraph(line)))
            index += 1
        }
    }
    return document
}

private func paragraph(_ line: TextLine) -> Paragraph {
    let leading = line.text.prefix { $0 == " " }.count
    return Paragraph(
        text: scalarString(line.text.dropFirst(leading)), headingLevel: line.heading, isBold: line.isBold,
        isCentered: leading >= 12, lines: line.number...line.number, page: line.page)
}

/// A table cut by a page: nothing but blank lines between, the same width, and the head again or no number before the
/// first words.
private func continues(_ table: Table, _ above: Table) -> Bool {
    guard let head = above.rows.first, let first = table.rows.first, table.columnCount == above.columnCount else {
        return false
    }
    if head.cells.map(\.text) == first.cells.map(\.text) { return true }
    return first.cells[0].text.isEmpty || first.cells[0].text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
}
