internal import Formats
internal import Vocabulary

/// Everything a person should look at, from rows, numbers, words and the reading itself. Flags and confidence of the
/// rows are set on the way.
func findAll(
    _ proposals: inout Proposals, _ tables: [TableReading], _ document: RichDocument, documentDay: Day?
) -> [Finding] {
    var rows = RowFindings(documentDay: documentDay)
    var slips = TextSlips()
    var shapes: [Int: TableShape] = [:]
    for table in tables { shapes[table.account.index] = table.shape }
    func columns(_ origin: Origin) -> RowFindings.Columns {
        guard let shape = origin.table.flatMap({ shapes[$0] }) else { return RowFindings.Columns() }
        return RowFindings.Columns(
            lead: true, deadline: true, result: shape.column(.result) != nil)
    }
    func guessed(_ origin: Origin) -> [String] {
        guard let shape = origin.table.flatMap({ shapes[$0] }) else { return [] }
        let isGuessed = shape.columns.contains { $0.strength == 0 && [.lead, .deadline, .title].contains($0.role) }
        return isGuessed ? ["columns.guessed"] : []
    }
    for index in proposals.tasks.indices {
        var task = proposals.tasks[index]
        rows.check(&task, columns(task.origin))
        if slips.look(task.origin.text, task.origin) { task.flags.append("ocr.suspect") }
        task.flags = unique(task.flags)
        task.confidence = confidence(task.flags + guessed(task.origin), base: task.confidence)
        proposals.tasks[index] = task
    }
    markGroups(&proposals.targets)
    for index in proposals.targets.indices {
        var target = proposals.targets[index]
        let hasLead = target.origin.table.flatMap { shapes[$0] }.map { $0.column(.lead) != nil } ?? false
        rows.check(&target, hasLead: hasLead)
        if slips.look(target.origin.text, target.origin) { target.flags.append("ocr.suspect") }
        target.flags = unique(target.flags)
        target.confidence = confidence(target.flags + guessed(target.origin), base: target.confidence)
        proposals.targets[index] = target
    }
    for index in proposals.projects.indices {
        var project = proposals.projects[index]
        rows.check(&project, hasYears: true)
        if slips.look(project.origin.text, project.origin) { project.flags.append("ocr.suspect") }
        project.flags = unique(project.flags)
        project.confidence = confidence(project.flags, base: project.confidence)
        proposals.projects[index] = project
    }
    for index in proposals.progress.indices {
        var row = proposals.progress[index]
        rows.check(&row, columns(row.origin))
        row.flags = unique(row.flags)
        row.confidence = confidence(row.flags, base: row.confidence)
        proposals.progress[index] = row
    }
    let isDamaged = proposals.progress.contains { $0.flags.contains("text.damaged") }
    if !isDamaged { lookThrough(document, &slips) }
    return rows.findings + tables.flatMap { numberFindings($0) } + slips.findings
        + bodyAndAnnexFindings(document, proposals.targets) + remarkFindings(document)
}

/// A target without a value above sub-targets is their heading: `10` over `10.1`.
private func markGroups(_ targets: inout [ExtractedTarget]) {
    for index in targets.indices where targets[index].value.raw.isEmpty && index + 1 < targets.count {
        if let parent = targets[index + 1].parent, !parent.isEmpty, RowNumber(targets[index].no)?.text == parent {
            targets[index].flags.append("target.group")
        }
    }
}

/// Headings and prose; the rows were looked at one by one.
private func lookThrough(_ document: RichDocument, _ slips: inout TextSlips) {
    for block in document.blocks {
        switch block {
        case .paragraph(let paragraph):
            slips.look(
                paragraph.text, Origin(page: paragraph.page, lines: paragraph.lines, text: cleaned(paragraph.printed)))
        case .table(let table):
            for row in table.rows where row.cells.count(where: { !$0.text.isEmpty }) <= 2 {
                for cell in row.cells {
                    slips.look(cell.text, Origin(page: table.page, lines: row.lines, text: cleaned(cell.text)))
                }
            }
        }
    }
}

private func unique(_ flags: [String]) -> [String] {
    var seen: Set<String> = []
    return flags.filter { seen.insert($0).inserted }
}

private func remarkFindings(_ document: RichDocument) -> [Finding] {
    document.remarks.compactMap { remark in
        let place = remark.place.isEmpty ? "" : " (\(remark.place))"
        let says: String? =
            switch remark.code {
            case "tracked-changes": "Tệp còn vết sửa chưa chốt; đã đọc như đã chấp nhận hết\(place)."
            case "legacy-encoding": "Tệp dùng phông chữ cũ; chữ đã được chuyển sang Unicode\(place)."
            case "lossy-text": "Có chữ không giải mã được nên bị thay bằng dấu hỏi\(place)."
            case "formula-without-value": "Có ô công thức chưa có kết quả\(place)."
            case "hidden-sheet": "Có trang tính ẩn\(place)."
            case "text-box": "Có chữ trong khung chữ; đã đọc cùng nội dung\(place)."
            case "mislabelled": "Đuôi tệp không đúng với nội dung tệp\(place)."
            default: nil
            }
        return says.map { Finding(code: "file.\(remark.code)", severity: .info, says: $0) }
    }
}
