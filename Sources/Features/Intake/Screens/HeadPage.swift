import Design
import Vietnamese
import Vocabulary
import Web

/// The head of the document, to be corrected before it goes on the shelf.
struct HeadPage {
    let frame: ReviewFrame
    let head: HeadFields
    /// What was typed as the day, when it could not be read.
    var issuedOn: String?

    var main: HTML {
        """
        \(frame.html)
        \(frame.item.state == .ready ? form : facts)
        \(list(say("Căn cứ, văn bản được nhắc đến", "Documents it cites"), head.citations.map(\.raw)))
        \(list(say("Chế độ báo cáo văn bản giao", "Reporting duties it gives"), head.duties.map(\.raw)))
        \(list(say("Nơi nhận", "Recipients"), head.recipients))
        """
    }

    private var day: String { issuedOn ?? head.issuedDay.map(DayText.writeAsInPapers) ?? "" }

    private var form: HTML {
        """
        <form class="form sheet" method="post" action="\(IntakeRoute.head(frame.item.id))">\(frame.tokenField)\
        <input type="hidden" name="ban" value="\(frame.item.version)">
        <div class="full">\(Field.area("trichyeu", say("Trích yếu", "Title"), value: head.title, rows: 2))</div>
        \(Field.text("loai", say("Loại văn bản", "Kind"), value: head.kind, hint: "kế hoạch, chương trình, công văn, báo cáo"))
        \(Field.text("so", say("Số, ký hiệu", "Number"), value: head.number, hint: say("để trống nếu là dự thảo chưa có số", "empty for a draft without a number")))
        \(Field.date("ngay", say("Ngày ban hành", "Issued on"), value: day, hint: say("ngày/tháng/năm", "day/month/year")))
        \(Field.text("noi", say("Nơi ban hành", "Issued by"), value: head.issuer))
        \(Field.text("ten", say("Tên ngắn của kế hoạch trong sổ", "Short name of the plan"), value: frame.item.planCode, hint: say("không trùng với kế hoạch khác", "no other plan has it")))
        \(Field.check("duthao", say("Là dự thảo", "It is a draft"), isOn: head.isDraft))
        <div class="full acts"><button class="btn" type="submit">\(say("Lưu đầu văn bản", "Save the head"))</button></div></form>
        """
    }

    private var facts: HTML {
        Facts(
            [
                (say("Trích yếu", "Title"), head.title), (say("Loại", "Kind"), head.kind),
                (say("Số, ký hiệu", "Number"), head.number), (say("Ngày ban hành", "Issued on"), day),
                (say("Nơi ban hành", "Issued by"), head.issuer),
            ]
            .filter { !$0.1.isEmpty }.map { (name: $0.0, content: "\($0.1)") }
        ).html
    }

    private func list(_ title: String, _ lines: [String]) -> HTML {
        guard !lines.isEmpty else { return .empty }
        return
            "\(SectionHead(title, meta: "\(lines.count)"))<ul class=\"plain\">\(lines.markup { "<li>\($0)</li>" })</ul>\n"
    }
}

/// Reads the head from its form.
struct HeadForm {
    let form: Form

    /// - Throws: `IntakeProblem.dayUnreadable`, `.headTitleMissing`.
    func head(over old: HeadFields) throws(IntakeProblem) -> HeadFields {
        var head = typed(over: old)
        let words = RowForm.line(form["ngay"] ?? "")
        if words.isEmpty {
            head.issuedOn = ""
        } else {
            guard let day = DayText.read(words) else { throw .dayUnreadable(words) }
            head.issuedOn = day.iso
        }
        guard !head.title.isEmpty else { throw .headTitleMissing }
        return head
    }

    /// What was typed, without the day.
    func typed(over old: HeadFields) -> HeadFields {
        var head = old
        head.title = RowForm.line(form["trichyeu"] ?? "")
        head.kind = RowForm.line(form["loai"] ?? "")
        head.number = RowForm.line(form["so"] ?? "")
        head.issuer = RowForm.line(form["noi"] ?? "")
        head.planCode = RowForm.line(form["ten"] ?? "")
        head.isDraft = form["duthao"] != nil
        return head
    }
}
