/// A run of lines that make a table, and how many lines it took.
struct LineTable {
    var table: Table
    var lineCount: Int
}

/// The table of tab-separated lines that starts at `start`; nil when these lines are none.
///
/// A line with one leading tab alone is a cell on its own line (a Word table turned to text), not a row.
func tabTable(_ lines: [TextLine], at start: Int) -> LineTable? {
    func isRow(_ line: TextLine) -> Bool { line.tabs >= 2 || (line.tabs == 1 && line.text.first != "\t") }
    var end = start
    while end < lines.count, isRow(lines[end]) { end += 1 }
    let rows = lines[start..<end]
    let columns = rows.map { $0.tabs + 1 }.max() ?? 0
    guard columns >= 3 || (columns == 2 && rows.count >= 3) else { return nil }
    return LineTable(
        table: Table(
            rows: rows.map { line in row(line.text.split(separator: "\t", omittingEmptySubsequences: false), line) },
            page: lines[start].page),
        lineCount: rows.count)
}

private func row(_ fields: [ArraySlice<Unicode.Scalar>], _ line: TextLine) -> TableRow {
    TableRow(
        cells: fields.enumerated().map { column, field in
            TableCell(text: scalarString(trimmedBlanks(field)), column: column, isBold: line.isBold)
        }, lines: line.number...line.number)
}

/// The Markdown table (`| a | b |`, with or without a rule under the head, also drawn with `+---+`) at `start`.
func pipeTable(_ lines: [TextLine], at start: Int) -> LineTable? {
    func trimmed(_ index: Int) -> ArraySlice<Unicode.Scalar> { trimmedBlanks(lines[index].text[...]) }
    func isRule(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.contains("-") && text.allSatisfy { "|-:+= ".unicodeScalars.contains($0) }
            && (text.contains("|") || text.contains("+"))
    }
    func isRow(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.first == "|" && text.dropFirst().contains("|") || text.first == "+" && isRule(text)
    }
    let first = trimmed(start)
    let bare = !isRow(first) && first.contains("|") && start + 1 < lines.count && isRule(trimmed(start + 1))
    // `a | b | c` without a rule: three lines with as many bars each.
    let bars = first.count { $0 == "|" }
    let loose =
        !isRow(first) && !bare && bars >= 2 && start + 2 < lines.count
        && (1...2).allSatisfy { trimmed(start + $0).count { $0 == "|" } == bars }
    guard isRow(first) || bare || loose else { return nil }
    let drawn = first.first == "+"
    var end = start
    while end < lines.count,
        loose
            ? trimmed(end).count(where: { $0 == "|" }) == bars
            : isRow(trimmed(end)) || (bare && trimmed(end).contains("|"))
    { end += 1 }
    guard end - start >= 2 else { return nil }
    var rows: [TableRow] = []
    var startsRow = true
    for index in start..<end {
        let text = trimmed(index)
        if isRule(text) {
            startsRow = true
            continue
        }
        let fields = loose ? barFields(text) : pipeFields(text)
        let number = lines[index].number
        if drawn, !startsRow, let last = rows.indices.last {
            for (column, field) in fields.enumerated() where column < rows[last].cells.count && !field.isEmpty {
                rows[last].cells[column].text += (rows[last].cells[column].text.isEmpty ? "" : "\n") + field
            }
            rows[last].lines = (rows[last].lines?.lowerBound ?? number)...number
        } else {
            rows.append(
                TableRow(
                    cells: fields.enumerated().map { TableCell(text: $1, column: $0, isBold: lines[index].isBold) },
                    lines: number...number))
        }
        startsRow = false
    }
    guard rows.count >= 2, (rows.map { $0.cells.count }.max() ?? 0) >= 2 else { return nil }
    return LineTable(table: Table(rows: rows, page: lines[start].page), lineCount: end - start)
}

private func pipeFields(_ text: ArraySlice<Unicode.Scalar>) -> [String] {
    var inner = text
    if inner.first == "|" { inner.removeFirst() }
    if inner.last == "|" { inner.removeLast() }
    return barFields(inner)
}

private func barFields(_ text: ArraySlice<Unicode.Scalar>) -> [String] {
    text.split(separator: "|", omittingEmptySubsequences: false).map { scalarString(trimmedBlanks($0)) }
}
