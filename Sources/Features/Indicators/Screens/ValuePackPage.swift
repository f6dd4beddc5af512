import Design
import Formats
import Vocabulary

/// A unit's pack of values: down, up, and what the check says of it.
struct ValuePackPage {
    let examination: ValuePackExamination?
    /// What was checked, to be sent without the file.
    let carried: PackReading?
    /// Answers as they were typed, by the row's number.
    let answers: [Int: String]
    let problem: UserMessage?
    let token: HTML
    let language: Language

    static let here: Address = Address("/so-lieu/goi")

    var title: String { language("Gói số liệu", "Pack of values") }

    var main: HTML {
        """
        \(Breadcrumb([(language("Số liệu", "Values"), Address("/so-lieu")), (title, nil)]))
        \(PageHead(title, meta: HTML(text: language("Tải bảng tính của đơn vị, điền không cần mạng, rồi nộp lại.", "Take your unit's workbook, fill it in without a network, send it back.")), actions: Button(language("Tải gói", "Download the pack"), examination == nil ? .primary : .plain, to: Address("/so-lieu/goi.xlsx")).html))
        \(problem.map { Notice(.trouble, $0.says, next: $0.next).html } ?? .empty)
        \(examination.map(result) ?? .empty)
        <form class="form one sheet" method="post" enctype="multipart/form-data" action="\(Self.here)">\(token)
        \(Field.file("tep", language("Gói đã điền", "Filled pack"), accept: ".xlsx"))
        <div class="acts">\(Button(language("Kiểm tra", "Check"), name: "viec", value: "kiem-tra"))</div>
        </form>
        """
    }

    private func result(_ found: ValuePackExamination) -> HTML {
        """
        \(SectionHead(language("Gói này sẽ làm gì", "What this pack would do"), meta: HTML(text: language("\(found.unitName), lập ngày \(found.madeOn.shown). Chưa ghi gì.", "\(found.unitName), made on \(found.madeOn.shown). Nothing is written yet."))))
        \(SumLine(found.lines.count, language("dòng", "rows"), parts: [
            (found.ready, language("gửi được", "ready")), (found.unchanged, language("như cũ", "unchanged")),
            (found.asking, language("có câu hỏi", "asked about")), (found.outdated, language("đã có người sửa", "changed meanwhile")),
            (found.wrong, language("sai", "wrong")),
        ]))
        \(troubles(found))\(sending(found))
        """
    }

    private func troubles(_ found: ValuePackExamination) -> HTML {
        var rows: [Design.Table.Row] = []
        for line in found.lines {
            let name: HTML = "\(line.name), \(line.period)"
            switch line.outcome {
            case .wrong(let sentences):
                for sentence in sentences { rows.append(Design.Table.Row([HTML(text: sentence), name])) }
            case .outdated(let by, let now):
                let says = language(
                    "Dòng \(line.row): \(by) đã ghi \(now) sau khi gói được lập. Tải gói mới.",
                    "Row \(line.row): \(by) wrote \(now) after the pack was made. Take a new pack.")
                rows.append(Design.Table.Row([HTML(text: says), name]))
            case .unchanged, .ready, .asks: continue
            }
        }
        guard !rows.isEmpty else { return .empty }
        return Design.Table(
            caption: HTML(text: language("Cần sửa trước khi gửi", "To be mended first")),
            columns: [
                .init(language("Nội dung", "Finding"), .main),
                .init(language("Chỉ số, kỳ", "Indicator, period"), .wide, width: 34),
            ], rows: Array(rows.prefix(500)), isList: false
        ).html
    }

    /// The questions to be answered and the button; what is sent is what was shown.
    private func sending(_ found: ValuePackExamination) -> HTML {
        guard let carried, found.wrong == 0, found.outdated == 0, found.ready + found.asking > 0 else { return .empty }
        let words = language(
            "Gửi \(Written.count(found.ready + found.asking)) giá trị", "Send \(found.ready + found.asking) values")
        return """
            <form class="form one" method="post" enctype="multipart/form-data" action="\(Self.here)">\(token)
            \(found.lines.markup(question))
            <textarea name="goi" hidden aria-hidden="true" aria-label="\(title)">\n\(carried.json.text)</textarea>
            <div class="acts">\(Button(words, .primary, name: "viec", value: "gui"))</div>
            </form>
            """
    }

    private func question(_ line: ValuePackExamination.Line) -> HTML {
        var asked: [String] = []
        if case .asks(let questions) = line.outcome { asked = questions }
        guard !asked.isEmpty || answers[line.row] != nil else { return .empty }
        return """
            <div class="full"><p><b>\(language("Dòng", "Row")) \(line.row)</b>: \(line.name), \(line.period)</p>\
            <p>\(asked.joined(separator: " "))</p>
            \(Field.area("tl-\(line.row)", language("Trả lời (dòng \(line.row))", "Answer (row \(line.row))"), value: answers[line.row] ?? "", rows: 2))</div>
            """
    }
}
