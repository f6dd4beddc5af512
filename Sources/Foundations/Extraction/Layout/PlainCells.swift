internal import Formats

/// A table turned to text with one cell to a line and no mark of empty cells: rows are found by their numbers, cells
/// by what they look like, in the order of the head.
func plainCells(_ paragraphs: [Paragraph], at start: Int) -> (table: Table, count: Int)? {
    guard let head = headLines(paragraphs, at: start, tabbed: false) else { return nil }
    let lines = paragraphs[(start + head.count)...].map { cleaned($0.text) }
    let spans = cutRows(lines, width: head.count)
    guard spans.count >= 2 else { return nil }
    let roles = columnRoles(head)
    let offset = start + head.count
    var rows = [rebuiltRow(head, lines: span(paragraphs[start..<offset]))]
    for row in spans {
        let body = Array(lines[(row.lowerBound + 1)..<row.upperBound])
        let cells = [lines[row.lowerBound]] + alignCells(body, to: Array(roles.dropFirst()))
        rows.append(rebuiltRow(cells, lines: span(paragraphs[(offset + row.lowerBound)..<(offset + row.upperBound)])))
    }
    let end = spans.last?.upperBound ?? 0
    return (Table(rows: rows, page: paragraphs[start].page), head.count + end)
}

/// The roles of a head's cells, with `Đơn vị` and `Kết quả` of a list of targets as unit and value.
private func columnRoles(_ head: [String]) -> [ColumnRole?] {
    let words = head.map { Words($0) }
    var roles = words.map { columnRole($0)?.role }
    let isTargets = zip(words, roles).contains { $1 == .title && titleWord($0) == .target }
    if isTargets {
        for index in roles.indices {
            if words[index].isExactly("don vi") { roles[index] = .unit }
            if roles[index] == .result, !roles.contains(.value) { roles[index] = .value }
        }
    }
    return roles
}

/// Where each row starts and ends among the lines, its number's line first.
private func cutRows(_ lines: [String], width: Int) -> [Range<Int>] {
    var starts: [Int] = []
    var lastItem: RowNumber?
    var lastHeading: RowNumber?
    var afterHeading = false
    var end = lines.count
    for (index, line) in lines.enumerated() {
        if annexName(line) != nil || Words(line).isExactly("noi nhan") {
            end = index
            break
        }
        guard let number = RowNumber(line), index + 1 < lines.count else { continue }
        let bodyCount = starts.last.map { index - $0 - 1 } ?? 0
        if starts.isEmpty {
            guard index == 0 else { return [] }
        } else if bodyCount == 0
            || !isName(lines[index + 1]) && !(isHeading(number) && isPhase(Words(lines[index + 1])))
                && !(number.depth > 1 && lastItem.map { number.follows($0) } ?? false)
        {
            continue
        }
        switch number.style {
        case .roman, .capital:
            guard lastHeading.map({ number.follows($0) || number.style != $0.style }) ?? true else { continue }
            lastHeading = number
            afterHeading = true
        default:
            let isNext = lastItem.map { number.follows($0) } ?? true
            let isRestart = afterHeading && number.path == [1]
            let isGap =
                bodyCount >= 2 && (lastItem.map { number.follows($0, gap: 4) } ?? true)
                && isMarked(line) == (lastItem.map { isMarked($0.printed) } ?? true)
            guard isNext || isRestart || isGap else { continue }
            lastItem = number
            afterHeading = false
        }
        starts.append(index)
    }
    guard !starts.isEmpty else { return [] }
    var ends = Array(starts.dropFirst()) + [end]
    // When no row above wraps its cells, the last one does not either: what follows it is no longer the table.
    let most = zip(starts, ends).dropLast().map { $1 - $0 }.max() ?? width
    if let last = starts.last, most <= width { ends[ends.count - 1] = min(end, last + width) }
    return zip(starts, ends).map { $0..<$1 }
}

private func isHeading(_ number: RowNumber) -> Bool { number.style == .roman || number.style == .capital }

private func isMarked(_ number: String) -> Bool { number.hasSuffix(".") || number.hasSuffix(")") }

/// Words that may name a task or a target rather than fill another column.
private func isName(_ line: String) -> Bool {
    let words = Words(line)
    let look = CellEvidence(line, words)
    if look.isDeadline { return false }
    if look.isAgency { return words.count > 14 }
    return words.count >= 3 || words.count >= 1 && !look.isValue && line.utf8.count > 4
}

/// Lines given to columns in order: each column takes one line, several (a wrapped cell) or none, whichever fits best.
func alignCells(_ lines: [String], to roles: [ColumnRole?]) -> [String] {
    if lines.isEmpty { return Array(repeating: "", count: roles.count) }
    let looks = lines.map { ($0, CellEvidence($0, Words($0))) }
    // best[column][line]: the best score of giving the first `line` lines to the first `column` columns.
    var best = Array(repeating: Array(repeating: -Double.infinity, count: lines.count + 1), count: roles.count + 1)
    var from = Array(repeating: Array(repeating: 0, count: lines.count + 1), count: roles.count + 1)
    best[0][0] = 0
    for column in roles.indices {
        for line in 0...lines.count where best[column][line] > -Double.infinity {
            for next in line...lines.count {
                let score = best[column][line] + fit(looks[line..<next], roles[column])
                if score > best[column + 1][next] {
                    best[column + 1][next] = score
                    from[column + 1][next] = line
                }
            }
        }
    }
    if lines.count == roles.count {
        let direct = roles.indices.reduce(0.0) { $0 + fit(looks[$1..<$1 + 1], roles[$1]) }
        if direct + 3 >= best[roles.count][lines.count] { return lines }
    }
    var cells = Array(repeating: "", count: roles.count)
    var line = lines.count
    for column in stride(from: roles.count, to: 0, by: -1) {
        let start = from[column][line]
        cells[column - 1] = lines[start..<line].reduce("") { joined($0, $1) }
        line = start
    }
    return cells
}

private func fit(_ lines: ArraySlice<(String, CellEvidence)>, _ role: ColumnRole?) -> Double {
    guard let (text, look) = lines.first else {
        switch role {
        case .title: return -6
        case .lead, .leadAndCoop, .value: return -1
        case .deadline: return -0.8
        case nil, .note: return 0
        default: return -0.3
        }
    }
    // A list goes on after its semicolon; anything else that wraps is less likely one cell.
    let open = lines.dropLast().count { isList($0.0) }
    var wraps = -1.5 * Double(lines.count - 1 - open)
    if let last = lines.last, isList(last.0), role == .lead || role == .leadAndCoop { wraps -= 1 }
    switch role {
    case .lead, .leadAndCoop: return wraps + (look.isAgency ? 3 : look.isDeadline ? -4 : -2)
    case .coop, .performers: return wraps + (look.isAgency ? 2.9 : look.isDeadline ? -4 : -2)
    case .deadline, .start: return wraps + (look.isDeadline ? 4 : -4)
    case .value: return wraps + (look.isValue ? 2.5 : look.isAgency ? -2 : 0)
    case .unit: return wraps + (look.isValue ? -2 : look.isUnit ? 1.5 : -2)
    case .title: return wraps + (look.isDeadline ? -3 : look.isAgency ? -1 : 1 + min(Double(text.utf8.count) / 100, 2))
    default: return wraps + (look.isAgency ? -1 : look.isDeadline ? -1 : 0.3)
    }
}

private func isList(_ line: String) -> Bool { line.utf8.last == 0x3B || line.utf8.last == 0x2C }
