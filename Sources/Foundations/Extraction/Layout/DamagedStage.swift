internal import Vocabulary

/// What a scanned table gives: progress rows (or tasks), the table's account and what a person must look at.
struct DamagedReading {
    var progress: [ExtractedProgress] = []
    var tasks: [ExtractedTask] = []
    var account: TableAccount
    var findings: [Finding] = []
}

func readDamaged(_ table: DamagedTable, index: Int, annex: String, _ readers: inout CellReaders) -> DamagedReading {
    var reading = DamagedReading(
        account: TableAccount(
            index: index, kind: table.isProgress ? .progress : .tasks,
            header: [cleaned(table.head.map(\.text).joined(separator: " "))],
            rows: table.rows.count + table.headings, taken: table.rows.count, sections: table.headings))
    for (at, row) in table.rows.enumerated() {
        let cells = damagedCells(row.lines)
        let deadline = damagedDeadline(row.lines)
        var read = (reading: DeadlineReading(), flags: [String]())
        if let says = deadline.says {
            read = readers.deadline(says)
            read.reading.raw = deadline.raw
        } else {
            read.reading.raw = deadline.raw
            if !deadline.raw.isEmpty { read.flags.append("deadline.unread") }
        }
        let origin = Origin(
            table: index, row: at + 1, lines: (row.lines.first?.number ?? 1)...(row.lines.last?.number ?? 1),
            text: row.lines.map(\.text).joined(separator: " "))
        var flags = ["text.damaged"]
        if row.printedNumber != row.number, !row.number.contains("(") { flags.append("number.inferred") }
        if !cells.isWhole { flags.append("columns.merged") }
        flags += read.flags
        let lead = cells.lead.isEmpty ? AgencyReading() : readers.agency(cells.lead)
        if table.isProgress {
            var progress = ExtractedProgress()
            (progress.section, progress.no, progress.title) = (row.heading, row.number, cells.title)
            (progress.lead, progress.expected, progress.deadline) = (lead, cells.expected, read.reading)
            (progress.achieved, progress.planned) = (cells.achieved, cells.planned)
            (progress.origin, progress.flags) = (origin, flags)
            reading.progress.append(progress)
        } else {
            var task = ExtractedTask()
            (task.annex, task.section, task.sectionTitle) = (annex, row.heading, row.headingText)
            (task.no, task.title, task.lead) = (row.number, cells.title, lead)
            (task.deadline, task.result, task.origin, task.flags) = (read.reading, cells.expected, origin, flags)
            reading.tasks.append(task)
        }
        reading.findings += findings(row, cells, deadline, origin)
    }
    return reading
}

private func findings(_ row: DamagedRow, _ cells: DamagedCells, _ deadline: DamagedDeadline, _ origin: Origin)
    -> [Finding]
{
    var findings = [
        Finding(
            code: "text.damaged", severity: .warning,
            says: cells.isWhole
                ? "Dòng \(row.number): chữ quét bị hỏng dấu; nội dung giữ nguyên như bản quét, cần đối chiếu."
                : "Dòng \(row.number): các cột bị trộn vào nhau khi quét nên chưa tách được; cả dòng được giữ nguyên để đối chiếu.",
            origin: origin)
    ]
    if row.printedNumber != row.number, !row.number.contains("("), !row.number.isEmpty {
        findings.append(
            Finding(
                code: "ocr.suspect", severity: .info,
                says: row.printedNumber.isEmpty
                    ? "Số thứ tự bị mất khi quét; theo thứ tự các dòng thì đây là số \(row.number)."
                    : "Số thứ tự quét thành «\(row.printedNumber)»; theo thứ tự các dòng thì đây là số \(row.number).",
                origin: origin))
    }
    if deadline.raw.isEmpty {
        findings.append(
            Finding(
                code: "deadline.missing", severity: .warning, says: "Dòng \(row.number) không đọc được thời hạn nào.",
                origin: origin))
    } else if deadline.says == nil {
        findings.append(
            Finding(
                code: "deadline.unread", severity: .warning,
                says: "Dòng \(row.number): thời hạn quét thành «\(deadline.raw)» nên không đọc chắc được.",
                origin: origin))
    }
    return findings
}
