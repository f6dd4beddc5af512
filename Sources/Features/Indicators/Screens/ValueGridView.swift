import Design
import Organizations
import Vocabulary

/// A grid on its page: what stands, what was typed, what is asked, and where each cell's history is.
struct ValueGridView {
    let grid: ValueGrid
    let form: GridForm
    /// What is wrong in a cell, by its key.
    var troubles: [String: String] = [:]
    /// What stands in a cell that someone else wrote into meanwhile, by its key.
    var changed: [String: String] = [:]
    var questions: [String: [AskedValue]] = [:]
    let token: HTML
    let language: Language

    var html: HTML {
        var row = 0
        let tables = grid.sheets.markup { sheet in
            defer { row += sheet.rows.count }
            return table(sheet, from: row)
        }
        return """
            <form method="post" action="\(GridPlace.root)" data-grid class="value-grid">\(token)\
            <input type="hidden" name="khoa" value="\(form.key)"><input type="hidden" name="chi-so" value="\(grid.place.indicator)">\
            <input type="hidden" name="don-vi" value="\(grid.place.unit)"><input type="hidden" name="lui" value="\(grid.place.back)">\
            \(asked)\(tables)\(grounds)
            <div class="sendbar"><button class="btn primary" name="viec" value="gui">\(language("Gửi số liệu", "Send"))</button>\
            <button class="btn" name="viec" value="nhap">\(language("Lưu nháp", "Save draft"))</button></div>
            <p class="meta">\(language("Ô để trống không nói gì và không xóa số đã gửi; muốn rút một số, mở lịch sử của ô. Phím mũi tên, Enter và Tab đi giữa các ô; dán được cả khối ô từ Excel.", "An empty cell says nothing and deletes nothing; open a cell's history to take a value back. Arrows, Enter and Tab walk the cells; a block from Excel can be pasted."))</p></form>

            """
    }

    private func table(_ sheet: ValueGrid.Sheet, from first: Int) -> HTML {
        let head = grid.place.indicator.isEmpty ? language("Chỉ số", "Indicator") : language("Đơn vị", "Unit")
        let columns =
            [Table.Column(head, .main, width: 24)]
            + sheet.periods.map { Table.Column(language(ValueWords.period($0)), .wide) }
        let rows = sheet.rows.enumerated().map { index, row in
            Table.Row(
                [title(row)]
                    + zip(sheet.periods, row.applies).enumerated().map { column, cell in
                        cell.1
                            ? self.cell(ValueGrid.Cell(row: row, period: cell.0), first + index, column)
                            : "<span class=\"muted\">\(language("không áp dụng", "does not apply"))</span>"
                    })
        }
        return Table(
            caption: "\(language(ValueWords.frequency(sheet.frequency)))", columns: columns, rows: rows, isList: false
        ).html
    }

    private func title(_ row: ValueGrid.Row) -> HTML {
        let indicator = row.indicator
        let parts: HTML =
            indicator.kind == .ratio && !indicator.numerator.isEmpty
            ? "<span class=\"sub\">\(indicator.numerator) / \(indicator.denominator)</span>" : .empty
        let note = (row.note.isEmpty ? HTML.empty : "<span class=\"sub\">\(row.note)</span>") + parts
        guard grid.place.indicator.isEmpty else { return "\(row.name)\(note)" }
        return "<a href=\"\(Address("/chi-so/{code}", row.indicator.code))\">\(row.name)</a>\(note)"
    }

    private func cell(_ cell: ValueGrid.Cell, _ row: Int, _ column: Int) -> HTML {
        let typed = form.cells[cell.key] ?? GridForm.Typed(showing: nil, isRatio: cell.isRatio)
        let newest = grid.newest[cell.cell]
        let label = "\(cell.row.name), \(language(ValueWords.period(cell.period)))"
        let error = troubles[cell.key]
        let parts: [(sign: String, name: String)] =
            cell.isRatio
            ? [
                (
                    "t",
                    cell.row.indicator.numerator.isEmpty ? language("tử số", "numerator") : cell.row.indicator.numerator
                ),
                (
                    "m",
                    cell.row.indicator.denominator.isEmpty
                        ? language("mẫu số", "denominator") : cell.row.indicator.denominator
                ),
            ] : [("v", "")]
        let width = cell.isRatio ? 2 : 1
        let inputs = parts.enumerated().markup { index, part in
            let id = "\(part.sign):\(cell.key)"
            let said = part.name.isEmpty ? label : "\(label), \(part.name)"
            return """
                <input type="text" inputmode="decimal" autocomplete="off" id="\(id)" name="\(id)" value="\(typed.texts[index])"\
                 aria-label="\(said)" placeholder="\(hint(cell, index, part.name))" data-r="\(row)" data-c="\(column * width + index)"\
                \(attribute: "aria-invalid", error == nil ? nil : "true")\(attribute: "aria-describedby", error == nil ? nil : "e:\(cell.key)")>
                """
        }
        let wrong: HTML = error.map { "<span class=\"err\" id=\"e:\(cell.key)\">\($0)</span>" } ?? .empty
        let other: HTML =
            changed[cell.key].map { "<span class=\"err\">\($0)</span>" } ?? .empty
        let words: HTML =
            newest.map { newest in
                ValueWords.badge(
                    newest.own.value.state, needsApproval: cell.row.indicator.needsApproval, language
                ).html
            } ?? "\(language("chưa có", "nothing"))"
        return """
            <span class="cell-in\(cell.isRatio ? " pair" : "")">\(inputs)</span>\
            <input type="hidden" name="s:\(cell.key)" value="\(typed.mark)">\
            <span class="sub"><a href="\(cell.history)">\(words)<span class="vh"> \(language("lịch sử", "history")): \(label)</span></a>\(returned(newest))</span>\(wrong)\(other)
            """
    }

    /// Why a value came back, since that is what to mend.
    private func returned(_ newest: ValueReading.Newest?) -> HTML {
        guard let version = newest?.own, version.value.state == .returned,
            let act = version.acts.last(where: { $0.act == .back })
        else { return .empty }
        return ": \(act.words)"
    }

    /// What the cell before says, to compare with; or what stands in the input.
    private func hint(_ cell: ValueGrid.Cell, _ part: Int, _ name: String) -> String {
        var before = cell.cell
        before = ValueCell(indicator: before.indicator, unit: before.unit, period: before.period.previous)
        let last = grid.newest[before]?.said.map { GridForm.texts($0.value.says, isRatio: cell.isRatio)[part] } ?? ""
        if last.isEmpty { return name.isEmpty ? "" : name }
        return language("trước: \(last)", "before: \(last)")
    }

    private var grounds: HTML {
        let isOpen = ![form.source, form.note, form.paperNumber, form.paperDate].allSatisfy(\.isEmpty)
        return """
            <details class="more-fields"\(flag: "open", isOpen || troubles["ngay-van-ban"] != nil)><summary>\(language("Nguồn, văn bản kèm theo", "Source, paper"))</summary>\
            <div class="two">\(Field.text("nguon", language("Nguồn số liệu", "Source"), value: form.source, maxLength: 500))\
            \(Field.text("ghi-chu", language("Ghi chú chung", "Note"), value: form.note, maxLength: 1000))\
            \(Field.text("so-van-ban", language("Số văn bản", "Paper number"), value: form.paperNumber, hint: language("ví dụ 96/BC-UBND", "such as 96/BC-UBND"), maxLength: 100))\
            \(Field.date("ngay-van-ban", language("Ngày văn bản", "Paper date"), value: form.paperDate, hint: language("ngày/tháng/năm", "day/month/year"), error: troubles["ngay-van-ban"]))</div></details>
            """
    }

    private var asked: HTML {
        guard !questions.isEmpty else { return .empty }
        return """
            <div class="q" role="alert"><h2>\(language("Cần giải thích trước khi gửi", "To explain before sending"))</h2>\
            \(grid.cells.markup { cell in
                (questions[cell.key] ?? []).markup { question in
                    let texts = form.cells[cell.key]?.texts.joined(separator: "/") ?? ""
                    return """
                        \(Field.area(
                            "h:\(question.rule):\(cell.key)",
                            "\(cell.row.name), \(language(ValueWords.period(cell.period))) (\(texts)): \(language(question.words))",
                            value: form.cells[cell.key]?.answers[question.rule] ?? "", rows: 2))
                        """
                }
            })</div>

            """
    }
}
