internal import Vocabulary

/// The extract for a person at a terminal: what was found, one line each, then every table's account and the findings.
package func summaryTable(_ extract: Extract) -> String {
    var lines: [String] = []
    let head = extract.document
    lines.append([head.kind, head.number, head.date, head.title].compactMap { $0 }.joined(separator: " · "))
    lines.append(
        "\(extract.tasks.count) nhiệm vụ · \(extract.targets.count) chỉ tiêu · \(extract.projects.count) dự án · "
            + "\(extract.progress.count) dòng tiến độ · \(extract.findings.count) điểm cần xem")
    func section(_ title: String, _ rows: [[String]], widths: [Int]) {
        guard !rows.isEmpty else { return }
        lines += ["", title]
        for row in rows {
            let cells = zip(row, widths).map { fitted($0, to: $1) }
            lines.append(trimmedEnd("  " + cells.joined(separator: "  ")))
        }
    }
    section(
        "NHIỆM VỤ",
        extract.tasks.map { [$0.section, $0.no, $0.title, $0.lead.raw, $0.deadline.end?.iso ?? $0.deadline.raw] },
        widths: [5, 6, 60, 32, 16])
    section(
        "CHỈ TIÊU", extract.targets.map { [$0.no, $0.name, $0.value.raw, $0.unit, $0.phase, $0.lead.raw] },
        widths: [6, 52, 18, 14, 20, 28])
    section(
        "DỰ ÁN",
        extract.projects.map { [$0.no, $0.name, $0.lead.raw, $0.years.map(String.init).joined(separator: " ")] },
        widths: [6, 60, 32, 30])
    section(
        "TIẾN ĐỘ", extract.progress.map { [$0.no, $0.title, $0.deadline.raw, $0.achieved] }, widths: [6, 60, 16, 50])
    section(
        "BẢNG",
        extract.tables.map {
            [
                "\($0.index)", $0.kind.rawValue,
                "\($0.rows) dòng = \($0.taken) lấy + \($0.sections) mục + \($0.left.count) để lại",
            ]
        }, widths: [4, 10, 60])
    section(
        "ĐIỂM CẦN XEM", extract.findings.map { [$0.severity.rawValue, $0.code, $0.says] }, widths: [8, 24, 110])
    return lines.joined(separator: "\n") + "\n"
}

/// Cut or filled up to a width in letters.
private func fitted(_ text: String, to width: Int) -> String {
    let count = text.count
    if count > width { return text.prefix(width - 1) + "…" }
    return text + String(repeating: " ", count: width - count)
}

private func trimmedEnd(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
}
