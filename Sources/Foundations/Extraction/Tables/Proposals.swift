internal import Formats
internal import Vocabulary

/// A table's items as the contract's tasks, targets, projects or progress rows.
struct Proposals {
    var tasks: [ExtractedTask] = []
    var targets: [ExtractedTarget] = []
    var projects: [ExtractedProject] = []
    var progress: [ExtractedProgress] = []

    mutating func take(_ table: TableReading, _ readers: inout CellReaders) {
        switch table.shape.kind {
        case .tasks: for item in table.items { tasks.append(task(item, table.shape, &readers)) }
        case .targets: for item in table.items { targets += targetRows(item, table.shape, &readers) }
        case .projects: for item in table.items { projects.append(project(item, table.shape, &readers)) }
        case .progress: for item in table.items { progress.append(progressRow(item, table.shape, &readers)) }
        case .other: break
        }
    }
}

private func task(_ item: Item, _ shape: TableShape, _ readers: inout CellReaders) -> ExtractedTask {
    var task = ExtractedTask()
    task.annex = item.context.annex
    (task.section, task.sectionTitle) = sectionOf(item, shape)
    task.no = item.no
    task.title = withoutBullet(item[shape, .title])
    if shape.column(.leadAndCoop) != nil, shape.column(.lead) == nil {
        (task.lead, task.coop) = readers.leadAndCoop(item[shape, .leadAndCoop])
        if shape.column(.coop) != nil { task.coop = readers.agency(item[shape, .coop]) }
    } else {
        (task.lead, task.coop) = readers.leadAndCoop(item[shape, .lead], besides: item[shape, .coop])
    }
    task.flags = item.flags
    if shape.column(.lead) == nil, shape.column(.leadAndCoop) == nil, let heading = item.context.innermost {
        // A table without a column of agencies whose headings are agencies: `II. Sở A` and below it its tasks.
        let named = readers.agency(heading.title)
        if !named.units.isEmpty, named.unknown.isEmpty {
            task.lead = named
            task.flags.append("lead.inherited")
        }
    }
    if shape.column(.deadline) == nil, !shape.years.isEmpty {
        task.deadline = markedYears(item, shape)
    } else {
        let column = shape.column(.deadline)
        var raw = item[shape, .deadline]
        let start = item[shape, .start]
        if !start.isEmpty, !raw.isEmpty { raw = start + " - " + raw }
        let read = readers.deadline(raw, value: start.isEmpty ? column.flatMap { item.values[$0] } : nil)
        (task.deadline, task.flags) = (read.reading, task.flags + read.flags)
    }
    if task.deadline.raw.isEmpty, let inTitle = deadlineInside(task.title) {
        let read = readers.deadline(inTitle)
        if read.reading.kind != .none, read.reading.end != nil || read.reading.kind == .invalid {
            (task.deadline, task.flags) = (read.reading, task.flags + read.flags + ["deadline.in-title"])
        }
    }
    task.result = item[shape, .result]
    task.origin = item.origin
    return task
}

private func targetRows(_ item: Item, _ shape: TableShape, _ readers: inout CellReaders) -> [ExtractedTarget] {
    var target = ExtractedTarget()
    target.annex = item.context.annex
    target.phase = item.context.phase
    target.horizon = item.context.horizon
    target.section = item.context.innermost?.line ?? item[shape, .section]
    target.no = item.no
    target.parent = item.number?.parent
    target.name = withoutBullet(item[shape, .title])
    target.unit = item[shape, .unit]
    (target.lead, target.performers) = readers.leadAndCoop(item[shape, .lead], besides: "")
    if shape.column(.leadAndCoop) != nil, shape.column(.lead) == nil {
        (target.lead, target.performers) = readers.leadAndCoop(item[shape, .leadAndCoop])
    }
    if shape.column(.performers) != nil { target.performers = readers.agency(item[shape, .performers]) }
    target.origin = item.origin
    target.flags = item.flags
    let years = shape.years.filter { !item.cells[$0.column].isEmpty }
    let total = shape.column(.value).map { Words(shape.columns[$0].label).contains("tong") } ?? false
    if shape.column(.value) == nil || total && shape.years.count >= 2, !years.isEmpty {
        return years.map { year, column in
            var yearly = target
            yearly.phase = shape.columns[column].label.utf8.count > 4 ? shape.columns[column].label : "Năm \(year)"
            yearly.horizon = year
            yearly.value = ValueGrammar.read(item.cells[column], unit: target.unit)
            return yearly
        }
    }
    if let column = shape.column(.value) {
        target.value = ValueGrammar.read(item.cells[column], unit: target.unit)
        if target.horizon == nil { target.horizon = Words(shape.columns[column].label).years.last }
    }
    return [target]
}

private func project(_ item: Item, _ shape: TableShape, _ readers: inout CellReaders) -> ExtractedProject {
    var project = ExtractedProject()
    project.annex = item.context.annex
    project.group = item.context.innermost?.line ?? item[shape, .section]
    project.no = item.no
    project.name = withoutBullet(item[shape, .title])
    project.lead = readers.leadAndCoop(item[shape, .lead], besides: "").lead
    if shape.column(.leadAndCoop) != nil, shape.column(.lead) == nil {
        project.lead = readers.leadAndCoop(item[shape, .leadAndCoop]).lead
    }
    let years = shape.years
    if years.isEmpty {
        let read = readers.deadline(item[shape, .deadline]).reading
        if let start = read.start, let end = read.end, end.year - start.year <= 30 {
            project.years = Array(start.year...end.year)
        }
    } else {
        project.years = years.filter { isFilled(item.cells[$0.column]) }.map(\.year)
    }
    project.origin = item.origin
    project.flags = item.flags
    return project
}

private func progressRow(_ item: Item, _ shape: TableShape, _ readers: inout CellReaders) -> ExtractedProgress {
    var row = ExtractedProgress()
    row.section = sectionOf(item, shape).0
    row.no = item.no
    row.title = withoutBullet(item[shape, .title])
    row.lead = readers.leadAndCoop(item[shape, .lead], besides: "").lead
    if shape.column(.leadAndCoop) != nil, shape.column(.lead) == nil {
        row.lead = readers.leadAndCoop(item[shape, .leadAndCoop]).lead
    }
    row.expected = item[shape, .result]
    let column = shape.column(.deadline)
    let read = readers.deadline(item[shape, .deadline], value: column.flatMap { item.values[$0] })
    row.deadline = read.reading
    row.achieved = item[shape, .achieved]
    row.planned = item[shape, .planned]
    row.obstacles = item[shape, .obstacles]
    row.origin = item.origin
    row.flags = item.flags + read.flags
    return row
}

private func sectionOf(_ item: Item, _ shape: TableShape) -> (String, String) {
    if let heading = item.context.innermost { return (heading.no, heading.title) }
    let group = item[shape, .section]
    if !group.isEmpty {
        let split = splitHeading(group)
        return (split.number?.text ?? "", split.title)
    }
    return ("", item.context.phase)
}

/// A year cell that says yes: a mark or any words but a dash or a zero.
private func isFilled(_ cell: String) -> Bool {
    !cell.isEmpty && !cell.unicodeScalars.allSatisfy { "-–—0 ".unicodeScalars.contains($0) }
}

/// The years marked in a task's row, as its deadline: the words are the heads of the marked columns.
private func markedYears(_ item: Item, _ shape: TableShape) -> DeadlineReading {
    let years = shape.years.filter { isFilled(item.cells[$0.column]) }.map(\.year)
    guard let first = years.first, let last = years.last else { return DeadlineReading() }
    return DeadlineReading(
        raw: years.map(String.init).joined(separator: ", "), kind: first == last ? .year : .range,
        start: Day(year: first, month: 1, day: 1), end: Day(year: last, month: 12, day: 31))
}

/// `- Rà soát…` without its bullet.
func withoutBullet(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "-–—+•·●○▪".unicodeScalars.contains(first) else { return text }
    let rest = text.unicodeScalars.dropFirst().drop { $0 == " " }
    return rest.isEmpty ? text : String(rest)
}
