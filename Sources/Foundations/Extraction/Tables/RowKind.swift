internal import Formats

/// What a row of the grid is: a repeated head, a section, a note, or something that carries an assignment.
extension RowReader {
    func isRepeatedHead(_ row: Grid.Row, at: Int) -> Bool {
        guard !shape.head.isEmpty || shape.isInherited else { return false }
        if let number, RowNumber(row.cells[number].text)?.style == .arabic { return false }
        // Heads are short; a row with long words is none.
        if row.cells.contains(where: { $0.text.utf8.count > 240 }) { return false }
        let keys = row.cells.map { Words($0.text).text }
        let filled = keys.indices.filter { !keys[$0].isEmpty }
        if !headKeys.isEmpty, filled.count >= 2 {
            let same = filled.count { keys[$0] == headKeys[$0] }
            if same >= 2, same * 10 >= filled.count * 7 { return true }
        }
        // The second row of a repeated two-row head.
        let labels = shape.columns.map { Words($0.label) }
        let inLabel = filled.count { column in
            column < labels.count && keys[column].utf8.count > 1
                && (" " + labels[column].text + " ").contains(" " + keys[column] + " ")
        }
        return inLabel >= 2 && inLabel == filled.count && (shape.head.count > 1 || shape.isInherited)
            || isHeadRow(row) && inLabel * 2 > filled.count
    }

    /// A row whose only words stand in one cell merged over most of the table: a heading.
    func mergedHeading(_ row: Grid.Row, _ filled: [Int]) -> (number: RowNumber?, title: String)? {
        guard filled.count <= 2, let column = filled.last else { return nil }
        let cell = row.cells[column]
        guard cell.span >= 2, cell.span * 2 >= grid.width else { return nil }
        if filled.count == 1 { return splitHeading(cell.text) }
        guard let number = RowNumber(row.cells[filled[0]].text) else { return nil }
        return (number, cell.text)
    }

    func isSection(_ row: Grid.Row, _ number: RowNumber?, at: Int) -> Bool {
        guard let number, !row.cells[title].text.isEmpty else { return false }
        if number.style == .roman || number.style == .capital { return true }
        if shape.kind == .progress { return false }
        if shape.kind == .targets { return isPhase(Words(row.cells[title].text)) }
        guard let next = nextNumber(at) else { return row.cells[title].isBold }
        if next.path == number.path + [1] { return true }
        if number.style == .arabic, next.style == .small || next.style == .bracketed { return next.path == [1] }
        if number.depth == 1, next.path == [1], number.path != [0] { return true }
        return row.cells[title].isBold && !nextIsBold(at)
    }

    func nextNumber(_ at: Int) -> RowNumber? {
        guard let number else { return nil }
        for row in grid.rows[(at + 1)...].prefix(4) where !row.filled.isEmpty && !isRepeatedHead(row, at: at) {
            if let found = RowNumber(row.cells[number].text) { return found }
        }
        return nil
    }

    func nextIsBold(_ at: Int) -> Bool {
        guard at + 1 < grid.rows.count else { return false }
        return grid.rows[at + 1].cells[title].isBold
    }

    func isFollowedByNumber(_ at: Int, _ value: Int) -> Bool { nextNumber(at)?.path == [value] }

    func looksLikeSection(_ cell: Grid.Cell) -> Bool {
        guard !cell.text.isEmpty else { return false }
        if cell.isBold || isMostlyCapital(cell.text) { return true }
        let split = splitHeading(cell.text)
        return split.number?.style == .roman || isPhase(Words(split.title))
    }

    func isNote(_ words: Words, _ row: Grid.Row, at: Int) -> Bool {
        words.hasAnyPrefix(["ghi chu", "luu y", "nguon", "chu thich"])
            || at + 2 >= grid.rows.count && words.hasAnyPrefix(["danh sach gom", "tong so co", "an dinh danh muc"])
    }
}
