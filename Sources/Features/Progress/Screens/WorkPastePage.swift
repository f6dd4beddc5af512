import Design
import Organizations
import Plans
import Vietnamese
import Vocabulary

/// The frame to paste into, and what was understood of it before anything is sent.
struct WorkPastePage {
    let text: String
    let rows: [WorkPasteScreens.Row]
    let message: UserMessage?
    let batch: String
    let token: HTML
    let language: Language

    private var wrong: Int { rows.reduce(0) { $0 + $1.troubles.count } }

    var main: HTML {
        """
        <div class="work-list">
        \(Breadcrumb([(language(.myWork), Section.work.address), (language(.pasteFromExcel), nil)]))\
        \(PageHead(language("Dán nhiều việc từ Excel", "Paste many tasks from Excel")))\
        \(message.map { Notice(.trouble, $0.says, next: $0.next) })
        <form method="post" action="\(Address("/viec-cua-toi/dan"))" class="paste">\(token)\
        <input type="hidden" name="dot" value="\(batch)">\
        \(Field.area("bang", language("Các ô chép từ Excel", "Cells copied from Excel"), value: text, rows: 8, hint: language("mỗi dòng một việc", "one task in a row")))\
        <p class="meta">\(language("Dòng đầu có thể là tên cột: ", "The first row may hold names of columns: "))\
        \(PastedTable.Column.allCases.map(\.name).joined(separator: ", ")). \
        \(language("Không có dòng tên thì các cột theo thứ tự: ", "Without it the columns are: "))\
        \(PastedTable.order.map(\.name).joined(separator: ", ")). \
        \(language("Ô Việc nhận số thứ tự trong kế hoạch hoặc tên việc.", "The task is its number in the plan, or its title."))</p>\
        <div class="acts"><button class="btn\(rows.isEmpty ? " primary" : "")" name="viec" value="kiem-tra">\(language("Kiểm tra", "Check"))</button></div>
        \(rows.isEmpty ? .empty : result)</form></div>
        """
    }

    private var result: HTML {
        let good = rows.count { $0.troubles.isEmpty }
        let table = Table(
            caption:
                "\(language("Chưa gửi gì. Đọc lại từng dòng trước khi gửi.", "Nothing is sent yet. Read each row first."))",
            columns: [
                Table.Column(language("Dòng", "Row"), width: 6), Table.Column(language("Việc", "Task"), .main),
                Table.Column(language("Sẽ ghi", "Will be stored"), .wide, width: 30),
                Table.Column(language("Cần sửa hoặc trả lời", "To correct or answer"), .wide, width: 30),
            ],
            rows: rows.map { row in
                Table.Row(["\(row.line)", name(row), words(row), troubles(row)], marked: !row.troubles.isEmpty)
            },
            isList: false)
        let versions = rows.compactMap(\.matched).markup { line in
            "<input type=\"hidden\" name=\"ban-\(line.item.assignment.id.text)\" value=\"\(line.item.assignment.version)\">"
        }
        let send: HTML =
            wrong == 0
            ? "<button class=\"btn primary\" name=\"viec\" value=\"gui\">\(language("Gửi \(rows.count) việc", "Send \(rows.count)"))</button>"
            : "<p class=\"meta\">\(language("Sửa \(wrong) ô được nêu trong khung trên rồi bấm Kiểm tra; chưa gửi dòng nào.", "Correct the \(wrong) cells above and check again; nothing was sent."))</p>"
        return """
            \(SectionHead(language("Kết quả kiểm tra", "What was understood")))
            \(SumLine(rows.count, language("dòng", "rows"), parts: [(good, language("dòng đúng", "right")), (rows.count - good, language("dòng cần sửa", "to correct"))]))\
            \(versions)\(table)<div class="acts">\(send)</div>
            """
    }

    private func name(_ row: WorkPasteScreens.Row) -> HTML {
        guard let line = row.matched else { return HTML(text: row.name) }
        let task = line.item.assignment.task
        return """
            <a href="\(Address("/viec-cua-toi/{id}", line.item.assignment.id.text))">\(task.title)</a><span class="sub">\(task.plan.code)</span>
            """
    }

    private func words(_ row: WorkPasteScreens.Row) -> HTML {
        guard row.matched != nil else { return .empty }
        let form = row.form
        let status = (ProgressEntry.Status(rawValue: form.status) ?? .active).name
        var parts: [HTML] = [
            "<b>\(language(status))</b>\(form.percent.isEmpty ? "" : ", \(form.percent.filter { $0 != "%" })%")"
        ]
        if !form.occurrence.isEmpty {
            parts.append("\(language(.whichPeriod)): \(language(Occurrence.name(of: form.occurrence)))")
        }
        for (name, text) in [
            (language(.resultSoFar), form.result), (language(.nextWork), form.nextStep),
            (language(.obstacles), form.obstacles), (language(.proposals), form.proposals),
        ] where !text.isEmpty {
            parts.append("<span class=\"l\">\(name):</span> \(text)")
        }
        for paper in form.papers {
            parts.append(
                "<span class=\"l\">\(language(.evidence)):</span> \(paper.number.isEmpty ? paper.title : paper.number) \(paper.day)"
            )
        }
        return parts.enumerated().markup { "\($0 == 0 ? "" : "<br>" as HTML)\($1)" }
    }

    private func troubles(_ row: WorkPasteScreens.Row) -> HTML {
        let id = row.matched?.item.assignment.id.text ?? ""
        let wrong = row.troubles.markup { trouble in
            "<p class=\"cell-err\"><b>\(language("Dòng \(row.line), cột \(trouble.cell)", "Row \(row.line), column \(trouble.cell)")):</b> \(trouble.says)</p>"
        }
        let asked = row.questions.markup { question in
            Field.area(
                "tra-loi-\(id)-\(question.code)", language(question.words),
                value: row.form.answers[question.code] ?? "",
                rows: 2
            ).html
        }
        return wrong + asked
    }
}
