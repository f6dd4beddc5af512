/// The neutral tree as indented text, one line a paragraph or cell, for people and for comparison.
package func outline(_ document: RichDocument) -> String {
    var lines = ["document \(document.format.rawValue)"]
    for remark in document.remarks {
        lines.append("  remark \(remark.code)" + (remark.place.isEmpty ? "" : " \(remark.place)"))
    }
    for (name, paragraphs) in [("header", document.headers), ("footer", document.footers), ("note", document.notes)] {
        for paragraph in paragraphs { lines.append("  \(name)" + described(paragraph)) }
    }
    var tables = 0
    for block in document.blocks {
        switch block {
        case .paragraph(let paragraph): lines.append("  paragraph" + described(paragraph))
        case .table(let table):
            tables += 1
            describe(table, number: tables, indent: "  ", into: &lines)
        }
    }
    return lines.joined(separator: "\n") + "\n"
}

private func described(_ paragraph: Paragraph) -> String {
    var words = ""
    if paragraph.headingLevel > 0 { words += " h\(paragraph.headingLevel)" }
    if paragraph.isBold { words += " bold" }
    if paragraph.isItalic { words += " italic" }
    if paragraph.isCentered { words += " centred" }
    if let page = paragraph.page { words += " page=\(page)" }
    if let lines = paragraph.lines { words += " lines=\(lines.lowerBound)-\(lines.upperBound)" }
    if !paragraph.label.isEmpty { words += " [\(escaped(paragraph.label))]" }
    return words + ": " + escaped(paragraph.text)
}

private func describe(_ table: Table, number: Int, indent: String, into lines: inout [String]) {
    var head = indent + "table \(number) rows=\(table.rows.count) columns=\(table.columnCount)"
    if !table.sheet.isEmpty { head += " sheet=\(escaped(table.sheet))" }
    if let page = table.page { head += " page=\(page)" }
    lines.append(head)
    for (index, row) in table.rows.enumerated() {
        var head = indent + "  row \(index + 1)"
        if row.isHeader { head += " header" }
        if let sheetRow = row.sheetRow { head += " sheet-row=\(sheetRow)" }
        if let page = row.page { head += " page=\(page)" }
        if let span = row.lines { head += " lines=\(span.lowerBound)-\(span.upperBound)" }
        lines.append(head)
        for cell in row.cells {
            var words = indent + "    cell \(cell.column + 1)"
            if cell.columnSpan > 1 { words += "+\(cell.columnSpan)" }
            if cell.continuesAbove { words += " above" }
            if cell.isBold { words += " bold" }
            if let value = cell.value { words += " " + described(value) }
            lines.append(words + ": " + escaped(cell.text))
            for (inner, nested) in cell.nested.enumerated() {
                describe(nested, number: inner + 1, indent: indent + "      ", into: &lines)
            }
        }
    }
}

private func described(_ value: CellValue) -> String {
    switch value {
    case .number(let number): "number=\(number)"
    case .date(let day): "date=\(day)"
    case .boolean(let isTrue): "boolean=\(isTrue)"
    case .text: "text"
    }
}

/// Line breaks, tabs and backslashes as two signs, so that each paragraph stays one line.
private func escaped(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n": written.append(contentsOf: "\\n".unicodeScalars)
        case "\t": written.append(contentsOf: "\\t".unicodeScalars)
        case "\r": written.append(contentsOf: "\\r".unicodeScalars)
        case "\\": written.append(contentsOf: "\\\\".unicodeScalars)
        default: written.append(scalar)
        }
    }
    return String(written)
}
