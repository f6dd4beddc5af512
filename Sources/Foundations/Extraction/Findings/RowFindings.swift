internal import Vocabulary

/// Doubts about single rows, as values with a place. Nothing is mended.
struct RowFindings {
    /// The earliest day the document can bear; nil when it says none.
    var documentDay: Day?
    private(set) var findings: [Finding] = []
    private var unknownAgencies: Set<String> = []

    init(documentDay: Day?) { self.documentDay = documentDay }

    /// Whether the row's table has a column for it; without one the absence says nothing.
    struct Columns {
        var lead = true
        var deadline = true
        var result = false
    }

    mutating func check(_ task: inout ExtractedTask, _ columns: Columns) {
        let name = rowName("Nhiệm vụ", task.no, task.title)
        checkDeadline(task.deadline, &task.flags, name, task.origin)
        if task.title.isEmpty { add("title.missing", .warning, "\(name) không có nội dung.", task.origin, &task.flags) }
        if columns.lead, task.lead.raw.isEmpty {
            add("lead.missing", .warning, "\(name) chưa ghi cơ quan chủ trì.", task.origin, &task.flags)
        }
        if task.deadline.raw.isEmpty, columns.deadline {
            add("deadline.missing", .warning, "\(name) chưa ghi thời hạn.", task.origin, &task.flags)
        }
        if columns.result, task.result.isEmpty {
            add("result.missing", .info, "\(name) chưa ghi sản phẩm, kết quả phải có.", task.origin, &task.flags)
        }
        checkAgency(task.lead, name, task.origin, &task.flags)
        checkAgency(task.coop, name, task.origin, &task.flags)
        let both = task.lead.units.filter { task.coop.units.contains($0) && !$0.hasPrefix("g-") }
        if !both.isEmpty {
            add(
                "agency.both-roles", .info, "\(name) ghi cùng một cơ quan ở cả chủ trì và phối hợp.", task.origin,
                &task.flags)
        }
    }

    mutating func check(_ target: inout ExtractedTarget, hasLead: Bool) {
        let name = rowName("Chỉ tiêu", target.no, target.name)
        if target.value.raw.isEmpty, !target.flags.contains("target.group") {
            add("value.missing", .warning, "\(name) chưa có giá trị phải đạt.", target.origin, &target.flags)
        }
        if hasLead, target.lead.raw.isEmpty, !target.flags.contains("target.group") {
            add("lead.missing", .warning, "\(name) chưa ghi cơ quan chủ trì.", target.origin, &target.flags)
        }
        checkAgency(target.lead, name, target.origin, &target.flags)
        checkAgency(target.performers, name, target.origin, &target.flags)
    }

    mutating func check(_ project: inout ExtractedProject, hasYears: Bool) {
        let name = rowName("Dự án", project.no, project.name)
        if project.lead.raw.isEmpty {
            add("lead.missing", .warning, "\(name) chưa ghi cơ quan chủ trì.", project.origin, &project.flags)
        }
        if project.years.isEmpty {
            add("years.missing", .warning, "\(name) chưa đánh dấu năm thực hiện nào.", project.origin, &project.flags)
        }
        checkAgency(project.lead, name, project.origin, &project.flags)
    }

    mutating func check(_ row: inout ExtractedProgress, _ columns: Columns) {
        guard !row.flags.contains("text.damaged") else { return }
        let name = rowName("Dòng", row.no, row.title)
        checkDeadline(row.deadline, &row.flags, name, row.origin)
        if columns.deadline, row.deadline.raw.isEmpty {
            add("deadline.missing", .warning, "\(name) chưa ghi thời hạn.", row.origin, &row.flags)
        }
        checkAgency(row.lead, name, row.origin, &row.flags)
    }

    private mutating func checkDeadline(
        _ deadline: DeadlineReading, _ flags: inout [String], _ name: String, _ origin: Origin
    ) {
        if deadline.kind == .invalid || flags.contains("deadline.impossible") {
            let near =
                DeadlineGrammar.suggestion(for: deadline.raw).map { " (ngày gần nhất có thật: \(printed($0)))" } ?? ""
            add(
                "deadline.impossible", .error,
                "\(name) có thời hạn «\(deadline.raw)» không có trong lịch\(near); giữ nguyên như văn bản, cần xác nhận.",
                origin, &flags)
        }
        if let documentDay, let end = deadline.end, end < documentDay {
            add(
                "deadline.before-document", .warning,
                "\(name) có thời hạn «\(deadline.raw)» trước cả ngày của văn bản.", origin, &flags)
        }
        guard flags.contains(where: { $0.hasPrefix("deadline.") }) else { return }
        for (flag, text) in [
            ("deadline.unread", "có thời hạn «\(deadline.raw)» chưa đọc được thành ngày"),
            ("deadline.year-assumed", "có thời hạn «\(deadline.raw)» không ghi năm; tạm hiểu theo năm của văn bản"),
            ("deadline.year-missing", "có thời hạn «\(deadline.raw)» không ghi năm nên chưa hiểu được"),
            ("deadline.ambiguous", "có thời hạn «\(deadline.raw)» có thể hiểu hai cách"),
            ("deadline.several", "ghi nhiều mốc thời hạn trong một ô «\(deadline.raw)»"),
            ("deadline.in-title", "không có ô thời hạn; thời hạn «\(deadline.raw)» lấy từ nội dung"),
        ] where flags.contains(flag) {
            findings.append(
                Finding(
                    code: flag, severity: flag == "deadline.in-title" ? .info : .warning, says: "\(name) \(text).",
                    origin: origin))
        }
    }

    private mutating func checkAgency(
        _ agency: AgencyReading, _ name: String, _ origin: Origin, _ flags: inout [String]
    ) {
        guard !agency.unknown.isEmpty else { return }
        if !flags.contains("agency.unknown") { flags.append("agency.unknown") }
        for piece in agency.unknown where unknownAgencies.insert(piece).inserted {
            findings.append(
                Finding(
                    code: "agency.unknown", severity: .warning,
                    says: "\(name) ghi «\(piece)», chưa có trong danh mục cơ quan.", origin: origin))
        }
    }

    private mutating func add(
        _ code: String, _ severity: Finding.Severity, _ says: String, _ origin: Origin, _ flags: inout [String]
    ) {
        findings.append(Finding(code: code, severity: severity, says: says, origin: origin))
        if !flags.contains(code) { flags.append(code) }
    }
}

/// `Nhiệm vụ số 27` or, without a number, its first words.
func rowName(_ noun: String, _ no: String, _ title: String) -> String {
    if !no.isEmpty {
        var number = Substring(no)
        while number.last == "." { number.removeLast() }
        return "\(noun) số \(number)"
    }
    let words = title.split(separator: " ")
    let start = words.prefix(8).joined(separator: " ")
    return "\(noun) «\(start)\(words.count > 8 ? "…" : "")»"
}

private func printed(_ day: Day) -> String { "\(day.day)/\(day.month)/\(day.year)" }
