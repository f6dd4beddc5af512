/// The table of lines whose columns stand apart by runs of blanks (a PDF turned to text with its layout kept); nil
/// when the lines at `start` are none. The first line's fields give the columns' places.
func alignedTable(_ lines: [TextLine], at start: Int) -> LineTable? {
    let head = fields(lines[start])
    guard (3...16).contains(head.count), head.allSatisfy({ $0.text.utf8.count <= 60 }) else { return nil }
    var rows = [row(head, head, lines[start])]
    var index = start + 1
    var matched = 0
    while index < lines.count {
        let line = lines[index]
        if line.isBlank {
            // One blank line may part rows; two end the table.
            guard index + 1 < lines.count, !lines[index + 1].isBlank else { break }
            index += 1
            continue
        }
        let found = fields(line)
        if found.count == 1, lines[index - 1].isBlank, opensProse(found[0].text) { break }
        guard line.tabs == 0, !found.isEmpty, found.count <= head.count, fits(found, head) else { break }
        if found.count >= 3 || found.count >= head.count - 1 { matched += 1 }
        rows.append(row(found, head, line))
        index += 1
    }
    guard matched >= 2 else { return nil }
    return LineTable(table: Table(rows: rows, page: lines[start].page), lineCount: index - start)
}

/// One run of words after a blank line that is neither a numbered heading nor the rest of a cell: the table is over.
private func opensProse(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if first.properties.isLowercase { return false }
    if text.hasPrefix("Nơi nhận") { return true }
    let mark = text.prefix { $0 != " " }
    let isNumbered = mark.utf8.count <= 6 && (mark.hasSuffix(".") || mark.hasSuffix(")"))
    return !isNumbered && text.unicodeScalars.contains { $0.properties.isLowercase } && text.utf8.count > 40
}

private typealias Field = (text: String, start: Int, end: Int)

/// Words parted by at least two blanks, with the letters they stand at.
private func fields(_ line: TextLine) -> [Field] {
    var fields: [Field] = []
    var start: Int?
    var last = -3
    for (index, scalar) in line.text.enumerated() where scalar != " " {
        if let first = start, index - last > 2 {
            fields.append((scalarString(line.text[first...last]), first, last))
            start = index
        } else if start == nil {
            start = index
        }
        last = index
    }
    if let first = start { fields.append((scalarString(line.text[first...last]), first, last)) }
    return fields
}

/// Every field stands under a column: it begins near one's place or inside one.
private func fits(_ found: [Field], _ head: [Field]) -> Bool {
    let columns = found.map { column(of: $0, head) }
    return Set(columns).count == columns.count
        && found.allSatisfy { field in
            let place = head[column(of: field, head)]
            return abs(field.start - place.start) <= 3 || field.start <= place.end && field.end >= place.start
        }
}

private func column(of field: Field, _ head: [Field]) -> Int {
    head.indices.min { distance(field, head[$0]) < distance(field, head[$1]) } ?? 0
}

private func distance(_ field: Field, _ place: Field) -> Int {
    let overlap = min(field.end, place.end) - max(field.start, place.start)
    return abs(field.start - place.start) - max(0, overlap)
}

private func row(_ found: [Field], _ head: [Field], _ line: TextLine) -> TableRow {
    var cells = head.indices.map { TableCell(text: "", column: $0) }
    for field in found { cells[column(of: field, head)].text = field.text }
    return TableRow(cells: cells, lines: line.number...line.number)
}
