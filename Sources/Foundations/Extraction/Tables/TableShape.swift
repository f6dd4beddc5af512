/// A column of a table: its printed head and what it means.
struct Column {
    var label: String
    var role: ColumnRole?
    /// How strongly the head speaks; 0 when the cells alone told the role.
    var strength: Int
}

/// How a table is laid out: where its head is, what each column means, what kind of table it is.
struct TableShape {
    /// Indexes of the head's rows in the grid; empty when it has none.
    var head: Range<Int>
    var columns: [Column]
    var word: TitleWord
    var kind: TableAccount.Kind
    /// The head was taken over from the table above (a page cut it).
    var isInherited = false

    func column(_ role: ColumnRole) -> Int? { columns.firstIndex { $0.role == role } }
    /// Yearly columns in order.
    var years: [(year: Int, column: Int)] {
        columns.indices.compactMap { index in
            if case .year(let year)? = columns[index].role { (year, index) } else { nil }
        }
    }
    var labels: [String] { columns.map(\.label) }
}

/// The head of a grid: its rows and the printed label of each column; nil when no row reads as a head.
func findHead(_ grid: Grid) -> (rows: Range<Int>, labels: [String])? {
    let limit = min(grid.rows.count, 15)
    guard let first = (0..<limit).first(where: { isHeadRow(grid.rows[$0]) }) else { return nil }
    var end = first + 1
    while end < min(grid.rows.count, first + 4),
        continuesHead(grid.rows[end], below: grid.rows[first..<end], grid.width)
    {
        end += 1
    }
    return (first..<end, headLabels(grid, first..<end))
}

/// Whether a row reads as a table's head: at least two columns with different known meanings and no row number.
func isHeadRow(_ row: Grid.Row) -> Bool {
    let filled = row.filled
    guard filled.count >= 2 else { return false }
    if let number = RowNumber(row.cells[filled[0]].text), number.style != .capital { return false }
    var roles: Set<ColumnRole> = []
    var weak = 0
    for index in filled {
        let text = row.cells[index].text
        guard text.utf8.count <= 160 else { return false }
        let words = Words(text)
        guard words.count <= 16, let (role, strength) = columnRole(words), strength >= 45 else { continue }
        // A long cell that only mentions a word is not a head.
        if words.count > 9, strength < 80 { weak += 1 } else { roles.insert(role) }
    }
    let told = roles.count + min(weak, 1)
    return told >= 2 && told * 3 >= filled.count
}

private func continuesHead(_ row: Grid.Row, below head: ArraySlice<Grid.Row>, _ width: Int) -> Bool {
    let filled = row.filled
    if filled.isEmpty { return row.cells.contains { $0.continuesAbove } }
    if isColumnNumbers(row) { return true }
    // Its first cell is merged with the head's: no row of data is.
    if filled[0] > 0, row.cells[0].continuesAbove { return true }
    let words = filled.map { Words(row.cells[$0].text) }
    if words.count(where: { columnRole($0).map { if case .year = $0.role { true } else { false } } ?? false }) >= 2 {
        return true
    }
    if RowNumber(row.cells[filled[0]].text) != nil, filled[0] == 0 { return false }
    // Each filled cell stands under a merged or an empty place of the head and says something known.
    guard let top = head.first else { return false }
    let under = filled.allSatisfy { column in
        let place = top.cells[column]
        if place.isCovered || place.span > 1 || place.text.isEmpty { return true }
        // A text table cannot merge: `Phân công | (empty)` stands over `Chủ trì | Phối hợp`.
        let next = column + 1 < width ? top.cells[column + 1] : nil
        return filled.count >= 2 && filled[0] > 0 && next?.text.isEmpty == true
            && columnRole(Words(row.cells[column].text)).map { $0.strength >= 60 } ?? false
    }
    let known = words.count { columnRole($0) != nil }
    return under && known * 2 >= filled.count && filled.count < width
}

/// `(1) (2) (3)` or `A B 1 2`: the row that numbers the columns.
func isColumnNumbers(_ row: Grid.Row) -> Bool {
    let filled = row.filled
    guard filled.count >= 3, filled.count * 2 > row.cells.count else { return false }
    var expected = 1
    var letters = 0
    for column in filled {
        let text = row.cells[column].text
        guard text.utf8.count <= 12 else { return false }
        guard let number = RowNumber(String(text.prefix { $0 != "=" })), number.depth == 1 else { return false }
        if number.style == .capital || number.style == .roman {
            letters += 1
        } else if number.path[0] == expected || number.path[0] == expected + letters {
            expected = number.path[0] + 1
        } else {
            return false
        }
    }
    return letters <= 3 && letters < filled.count
}

private func headLabels(_ grid: Grid, _ rows: Range<Int>) -> [String] {
    var labels = Array(repeating: "", count: grid.width)
    let isDeep = rows.count > 1
    for index in rows where !isColumnNumbers(grid.rows[index]) {
        let row = grid.rows[index]
        var covering = ""
        var coveredTo = 0
        for column in 0..<grid.width {
            let cell = row.cells[column]
            var part = cell.text
            if !part.isEmpty {
                covering = part
                coveredTo = column + cell.span
            } else if cell.isCovered, column < coveredTo {
                part = covering
            } else if isDeep, index == rows.lowerBound, !cell.continuesAbove, hasBelow(grid, rows, column) {
                // A text table cannot merge: an empty head over a filled sub-head belongs to its left neighbour.
                part = covering
            }
            if !part.isEmpty, labels[column] != part { labels[column] = joined(labels[column], part) }
        }
    }
    return labels
}

private func hasBelow(_ grid: Grid, _ rows: Range<Int>, _ column: Int) -> Bool {
    rows.dropFirst().contains { !isColumnNumbers(grid.rows[$0]) && !grid.rows[$0].cells[column].text.isEmpty }
}
