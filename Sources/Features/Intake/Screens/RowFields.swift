import Design
import Vietnamese
import Vocabulary

/// The editable fields of a row, by its kind. On an error they hold what was typed.
struct RowFields {
    let fields: ProposalFields
    let kind: ProposalKind
    let units: UnitBook
    /// What was typed, when the form comes back; nil for the stored values.
    let typed: [String: [String]]?
    /// The problem and the field it stands at.
    let problem: (field: String, says: String)?
    /// Fields a question waits for, with the question's number.
    let waiting: [String: Int]

    var html: HTML {
        switch kind {
        case .mission:
            "\(title(say("Nhiệm vụ", "Task")))\(parties)\(deadline)\(area("product", say("Sản phẩm", "Product"), fields.product, rows: fields.product.utf8.count > 160 ? 4 : 2))\(place)"
        case .target: "\(title(say("Chỉ tiêu", "Target")))\(value)\(parties)\(place)"
        case .project: "\(title(say("Dự án", "Project")))\(parties)\(years)\(place)"
        case .progress: "\(title(say("Nội dung đã báo cáo", "What was reported on")))\(progress)\(deadline)\(mission)"
        }
    }

    private func value(_ name: String, _ stored: String) -> String { typed?[name]?.first ?? stored }

    private func note(_ field: String) -> HTML {
        waiting[field].map { " <span class=\"muted\">(\(say("chờ câu hỏi", "waits for question")) \($0))</span>" }
            ?? .empty
    }

    private func trouble(_ name: String) -> HTML {
        guard let problem, problem.field == name else { return .empty }
        return "<span class=\"err\" id=\"f-\(name)-err\">\(problem.says)</span>"
    }

    private func line(_ name: String, _ label: String, _ stored: String, full: Bool = false) -> HTML {
        """
        <div class="field\(full ? " full" : "")"><label for="f-\(name)">\(label)\(note(name))</label>\
        <input type="text" id="f-\(name)" name="\(name)" value="\(value(name, stored))"\
        \(attribute: "aria-describedby", problem?.field == name ? "f-\(name)-err" : nil)>\(trouble(name))</div>\n
        """
    }

    private func area(_ name: String, _ label: String, _ stored: String, rows: Int = 3) -> HTML {
        """
        <div class="field full"><label for="f-\(name)">\(label)\(note(name))</label>\
        <textarea id="f-\(name)" name="\(name)" rows="\(rows)">\n\(value(name, stored))</textarea>\(trouble(name))</div>\n
        """
    }

    private func choice(_ name: String, _ label: String, _ options: [(code: String, name: String)], _ stored: String)
        -> HTML
    {
        let chosen = value(name, stored)
        return """
            <div class="field"><label for="f-\(name)">\(label)</label><select id="f-\(name)" name="\(name)">\
            \(options.markup { "<option value=\"\($0.code)\"\(flag: "selected", $0.code == chosen)>\($0.name)</option>" })\
            </select></div>\n
            """
    }

    private func title(_ label: String) -> HTML {
        area("title", label, fields.title, rows: fields.title.utf8.count > 260 ? 6 : 3)
    }

    private var place: HTML {
        let section = [fields.section, fields.sectionTitle].filter { !$0.isEmpty }.joined(separator: ". ")
        let group = kind == .project ? fields.group : section
        let phase = fields.phase.isEmpty ? "" : fields.phase
        let words = [fields.annex, group, phase].filter { !$0.isEmpty }.joined(separator: " · ")
        let where_: HTML = words.isEmpty ? .empty : "<p class=\"meta full\">\(words)</p>\n"
        return "\(line("no", say("Số thứ tự", "Number"), fields.no))\(where_)"
    }

    private var parties: HTML {
        let second = kind == .target ? say("Đơn vị thực hiện", "Done by") : say("Phối hợp", "With")
        let coop: HTML = kind == .project ? .empty : party("coop", second, fields.coop)
        return "\(party("lead", say("Chủ trì", "Lead"), fields.lead))\(coop)"
    }

    /// One box per known agency and an empty one; more than six are shown as a list of codes to keep.
    private func party(_ name: String, _ label: String, _ parties: Parties) -> HTML {
        let names = typed?[name]?.filter { !$0.isEmpty } ?? units.names(parties.units)
        let raw: HTML =
            parties.raw.isEmpty || names == [parties.raw]
            ? .empty : "<p class=\"meta\">\(say("Nguồn", "Source")): \(parties.raw)</p>"
        if names.count > 6 {
            return """
                <div class="field full"><label for="f-\(name)">\(label)\(note(name)) <span class="muted">(\(say("\(names.count) đơn vị, mỗi đơn vị một dòng", "\(names.count) agencies, one per line")))</span></label><textarea id="f-\(name)" name="\(name)" rows="6">\n\(names.joined(separator: "\n"))</textarea>\
                \(raw)\(trouble(name))</div>\n
                """
        }
        let boxes = (names + [""]).enumerated().markup { index, unit -> HTML in
            let label = index == 0 ? nil : say("\(label), thêm cơ quan", "\(label), another agency")
            return """
                <input type="text" list="co-quan"\(attribute: "id", index == 0 ? "f-\(name)" : nil) name="\(name)" value="\(unit)"\
                \(attribute: "aria-label", label) autocomplete="off">
                """
        }
        return """
            <div class="field many"><label for="f-\(name)">\(label)\(note(name))</label>\(boxes)\(raw)\(trouble(name))</div>\n
            """
    }

    private var deadline: HTML {
        let stored = fields.deadline
        let from = stored.start == stored.end ? nil : stored.start.flatMap { Day($0) }
        let raw =
            stored.raw.isEmpty ? say("ngày/tháng/năm", "day/month/year") : "\(say("Nguồn", "Source")): \(stored.raw)"
        return """
            <div class="field"><label for="f-deadline">\(say("Thời hạn", "Deadline"))\(note("deadline"))</label>\
            <input type="text" inputmode="numeric" id="f-deadline" name="deadline" value="\(value("deadline", stored.dueDay.map(DayText.writeAsInPapers) ?? ""))" \
            aria-describedby="f-deadline-note"><p class="meta" id="f-deadline-note">\(raw)</p>\(trouble("deadline"))</div>
            \(choice("deadlineKind", say("Loại hạn", "Kind of deadline"), said(DeadlineFields.kinds), stored.kind))\
            \(stored.start != nil && stored.start != stored.end || typed?["start"] != nil
                ? line("start", say("Từ ngày", "From"), from.map(DayText.writeAsInPapers) ?? "") : .empty)
            """
    }

    private var value: HTML {
        """
        \(choice("op", say("So sánh", "Compare"), said(ValueFields.operations), fields.value.op))\
        \(line("low", fields.value.op == "range" ? say("Giá trị từ", "Value from") : say("Giá trị", "Value"), numbers.0))\
        \(fields.value.op == "range" || typed?["high"] != nil ? line("high", say("Giá trị đến", "Value to"), numbers.1) : .empty)\
        \(line("unit", say("Đơn vị tính", "Unit"), fields.value.unit.isEmpty ? fields.unit : fields.value.unit))\
        \(line("horizon", say("Đến năm", "By year"), fields.horizon.map(String.init) ?? ""))\
        <p class="meta full">\(say("Giá trị trong nguồn", "Value in the source")): \(fields.value.raw.isEmpty ? say("không ghi", "not given") : fields.value.raw)</p>\n
        """
    }

    private var numbers: (String, String) {
        let write = { (number: Double?) in number.map(NumberText.write) ?? "" }
        if fields.value.op == "range" { return (write(fields.value.low), write(fields.value.high)) }
        return (write(fields.value.low ?? fields.value.high), "")
    }

    private var years: HTML {
        let chosen = Set(typed?["years"] ?? fields.years.map(String.init))
        let all = fields.years.filter { (1990...2100).contains($0) } + RowForm.years(typed?["years"] ?? [])
        let from = min(all.min() ?? 2026, 2026)
        let to = max(all.max() ?? 2030, 2030)
        return """
            <fieldset class="field full"><legend>\(say("Các năm thực hiện", "Years"))\(note("years"))</legend><div class="choice">\
            \((from...max(from, to)).markup { year in
                "<label><input type=\"checkbox\" name=\"years\" value=\"\(year)\"\(flag: "checked", chosen.contains(String(year)))> \(year)</label> "
            })</div></fieldset>\n
            """
    }

    private var progress: HTML {
        """
        \(area("achieved", say("Kết quả đến nay", "Result to date"), fields.achieved))\(area("planned", say("Dự kiến", "Next"), fields.planned, rows: 2))\
        \(area("obstacles", say("Vướng mắc", "Obstacles"), fields.obstacles, rows: 2))
        """
    }

    private var mission: HTML {
        guard let title = fields.missionTitle, fields.missionID != nil else {
            return
                "<p class=\"meta full\">\(say("Chưa tìm thấy nhiệm vụ tương ứng trong sổ; kết quả vẫn được giữ theo văn bản này.", "No task of the register was found for it; the result is kept with this document."))</p>\n"
        }
        return """
            <div class="field full check"><label for="f-link"><input type="checkbox" id="f-link" name="link" value="1" \
            checked><span>\(say("Đây là kết quả của", "This is a result of")) \(title)</span></label><input type="hidden" name="linkShown" value="1"></div>\n
            """
    }
}
