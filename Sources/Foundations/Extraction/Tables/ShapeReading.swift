internal import Formats

/// The meaning of every column of a table and its kind, from the head's words first and from the cells where the head
/// is silent or weak. `caption` is what stands above the table.
func readShape(_ grid: Grid, caption: Words, isReport: Bool = false) -> TableShape {
    let head = findHead(grid)
    var shape = TableShape(head: head?.rows ?? 0..<0, columns: [], word: .plain, kind: .other)
    for column in 0..<grid.width {
        let label = head?.labels[column] ?? ""
        let read = head.map { roleOfColumn(grid, $0.rows, column, label) } ?? nil
        shape.columns.append(Column(label: label, role: read?.role, strength: read?.strength ?? 0))
    }
    let evidence = ColumnEvidence.all(grid, from: shape.head.upperBound)
    fillFromCells(&shape, evidence)
    settleTitles(&shape, evidence)
    if let title = shape.column(.title) { shape.word = titleWord(Words(shape.columns[title].label)) }
    shape.kind = tableKind(shape, evidence, caption: caption, isReport: isReport)
    settleRoles(&shape, evidence)
    return shape
}

/// The lowest head speaks first (`Chủ trì` under `Đơn vị thực hiện`), then all of them together.
private func roleOfColumn(
    _ grid: Grid, _ rows: Range<Int>, _ column: Int, _ label: String
) -> (role: ColumnRole, strength: Int)? {
    let whole = Words(label)
    if rows.count > 1 {
        let own = rows.reversed().first { !grid.rows[$0].cells[column].text.isEmpty && !isColumnNumbers(grid.rows[$0]) }
        if let own, own > rows.lowerBound {
            let words = Words(grid.rows[own].cells[column].text)
            if let read = columnRole(words), read.strength >= 55 {
                if case .year = read.role, whole.containsAny(["kinh phi", "von", "trieu dong", "ty dong", "ngan sach"])
                {
                    return (.budget, 97)
                }
                return read
            }
        }
    }
    return columnRole(whole)
}

/// What the cells of one column look like, as shares of its filled cells (up to 60 rows).
struct ColumnEvidence {
    var filled = 0
    var agency = 0.0
    var deadline = 0.0
    var value = 0.0
    var unit = 0.0
    var mark = 0.0
    var clock = 0.0
    var number = 0.0
    /// Bytes of text on average.
    var length = 0.0

    static func all(_ grid: Grid, from start: Int) -> [ColumnEvidence] {
        var all = Array(repeating: ColumnEvidence(), count: grid.width)
        let body = grid.rows[min(start, grid.rows.count)...].filter { $0.filled.count >= 2 }
        let step = max(1, body.count / 60)
        for index in stride(from: 0, to: body.count, by: step) {
            for column in body[index].filled {
                let cell = body[index].cells[column]
                let look = CellEvidence(cell.text, Words(cell.text))
                var isDate = look.isDeadline
                if case .date(_)? = cell.value { isDate = true }
                all[column].filled += 1
                all[column].agency += look.isAgency ? 1 : 0
                all[column].deadline += isDate ? 1 : 0
                all[column].value += look.isValue ? 1 : 0
                all[column].unit += look.isUnit ? 1 : 0
                all[column].mark += look.isMark ? 1 : 0
                all[column].clock += look.isClock || cell.text.contains(":0") || cell.text.contains(":3") ? 1 : 0
                all[column].number += RowNumber(cell.text) != nil ? 1 : 0
                all[column].length += Double(cell.text.utf8.count)
            }
        }
        for column in all.indices where all[column].filled > 0 {
            let count = Double(all[column].filled)
            all[column].agency /= count
            all[column].deadline /= count
            all[column].value /= count
            all[column].unit /= count
            all[column].mark /= count
            all[column].clock /= count
            all[column].number /= count
            all[column].length /= count
        }
        return all
    }
}

/// Columns whose head is unknown or weak take the role their cells show, when no other column has it.
private func fillFromCells(_ shape: inout TableShape, _ evidence: [ColumnEvidence]) {
    func isFree(_ column: Int, below strength: Int = 50) -> Bool {
        shape.columns[column].role == nil || shape.columns[column].strength < strength
    }
    func give(_ column: Int, _ role: ColumnRole) {
        shape.columns[column].role = role
        shape.columns[column].strength = 0
    }
    if shape.column(.number) == nil,
        let first = evidence.indices.first(where: { evidence[$0].filled > 0 }), isFree(first),
        evidence[first].number >= 0.6
    {
        give(first, .number)
    }
    for column in evidence.indices where evidence[column].filled >= 2 && shape.columns[column].role != .number {
        let look = evidence[column]
        if shape.column(.deadline) == nil, look.deadline >= 0.6, look.mark < 0.5,
            isFree(column) || shape.columns[column].role == .achieved && shape.columns[column].strength < 75
                || shape.columns[column].role == .start && false
        {
            give(column, .deadline)
        } else if look.agency >= 0.6, isFree(column, below: 40) {
            if shape.column(.lead) == nil, shape.column(.leadAndCoop) == nil {
                give(column, .lead)
            } else if shape.column(.coop) == nil {
                give(column, .coop)
            }
        }
    }
    if shape.column(.title) == nil {
        let longest = evidence.indices.filter {
            isFree($0) || shape.columns[$0].role == .value && shape.columns[$0].strength < 60
        }
        .filter { evidence[$0].length >= 14 && evidence[$0].agency < 0.6 && evidence[$0].deadline < 0.5 }
        .max { evidence[$0].length < evidence[$1].length }
        if let longest { give(longest, .title) }
    }
}

/// Of several title-like columns one is the title: `Chỉ tiêu | Mục tiêu 2026` has values in the second,
/// `Lĩnh vực | Nhiệm vụ` groups in the first.
private func settleTitles(_ shape: inout TableShape, _ evidence: [ColumnEvidence]) {
    let titles = shape.columns.indices.filter { shape.columns[$0].role == .title }
    guard titles.count > 1 else { return }
    for column in titles where evidence[column].value >= 0.6 && evidence[column].filled > 0 {
        shape.columns[column].role = .value
    }
    let left = shape.columns.indices.filter { shape.columns[$0].role == .title }
    guard left.count > 1 else { return }
    let best = left.max {
        (shape.columns[$0].strength / 8, evidence[$0].length) < (shape.columns[$1].strength / 8, evidence[$1].length)
    }
    for column in left where column != best {
        let words = Words(shape.columns[column].label)
        shape.columns[column].role =
            words.containsAny(["muc tieu", "chi tieu"]) && shape.column(.result) == nil ? .result : .note
    }
}

/// When the kind is known, words that mean different things in different kinds are settled, and of two columns with
/// one role the weaker gets the next best.
private func settleRoles(_ shape: inout TableShape, _ evidence: [ColumnEvidence]) {
    func columns(_ role: ColumnRole) -> [Int] {
        shape.columns.indices.filter { shape.columns[$0].role == role }.sorted {
            shape.columns[$0].strength > shape.columns[$1].strength
        }
    }
    if shape.kind == .targets {
        if shape.column(.unit) == nil, shape.column(.lead) != nil {
            for column in columns(.lead)
            where Words(shape.columns[column].label).isExactly("don vi")
                && evidence[column].agency < 0.5
            {
                shape.columns[column].role = .unit
            }
        }
        if shape.column(.value) == nil, shape.years.isEmpty {
            for role in [ColumnRole.result, .quantity, .planned, .achieved, .deadline] where shape.column(.value) == nil
            {
                for column in columns(role).prefix(1) where role != .deadline || evidence[column].value >= 0.6 {
                    shape.columns[column].role = .value
                }
            }
        }
    }
    for column in columns(.lead).dropFirst() {
        let next: ColumnRole = shape.kind == .targets ? .performers : shape.column(.coop) == nil ? .coop : .note
        shape.columns[column].role = shape.column(next) == nil ? next : .note
    }
    if shape.kind == .targets, shape.column(.performers) == nil, let coop = shape.column(.coop) {
        shape.columns[coop].role = .performers
    }
    if shape.kind == .progress {
        if shape.column(.planned) == nil, let next = columns(.value).first ?? shape.years.first?.column,
            Words(shape.columns[next].label).hasAnyPrefix(["ke hoach", "nhiem vu"])
        {
            shape.columns[next].role = .planned
        }
        if shape.column(.achieved) == nil, columns(.result).count == 1, let only = shape.column(.result) {
            shape.columns[only].role = .achieved
        }
        for column in columns(.result).dropFirst() where shape.column(.achieved) == nil {
            shape.columns[column].role = .achieved
        }
    }
    if shape.kind == .tasks, shape.column(.result) == nil, let achieved = shape.column(.achieved) {
        shape.columns[achieved].role = .result
    }
    // `Thời hạn` beside `Ngày hoàn thành`: the second tells when it was done.
    if columns(.deadline).contains(where: { Words(shape.columns[$0].label).containsAny(["thoi han", "han"]) }) {
        for column in columns(.deadline) where Words(shape.columns[column].label).hasPrefix("ngay hoan thanh") {
            shape.columns[column].role = .note
        }
    }
    for role in [ColumnRole.result, .deadline, .value, .coop, .unit, .number, .achieved, .planned, .leadAndCoop] {
        for column in columns(role).dropFirst() {
            shape.columns[column].role = role == .deadline && shape.column(.start) == nil ? .start : .note
        }
    }
}
