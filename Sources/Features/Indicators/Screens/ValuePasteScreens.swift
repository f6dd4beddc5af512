import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// Many values at once, pasted from a spreadsheet without a script: looked at first, then sent as one act.
struct ValuePasteScreens: Sendable {
    let values: ValueScreens

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/so-lieu/dan", for: ValueScreens.people) { call in
                page(call, PastedValues(place: GridPlace(call), key: values.world.newID()))
            },
            Endpoint(.post, "/so-lieu/dan", for: ValueScreens.people, bodyLimit: 1 << 20, look),
        ]
    }

    private func look(_ call: Call) async throws -> Reply {
        let sent = try call.form()
        let making = try await values.making(call)
        var pasted = PastedValues(place: GridPlace(sent), key: String((sent["khoa"] ?? "").prefix(80)))
        pasted.text = sent["bang"] ?? ""
        for (name, value) in sent.fields where name.hasPrefix("h:") { pasted.answers[name] = tidy(value) }
        do {
            pasted.lines = try ValuePaste(making: making, place: pasted.place).read(pasted.text)
            try await stand(&pasted, sent, making)
        } catch let problem as any UserFacing {
            pasted.message = problem.message
            return page(call, pasted, status: 422)
        }
        let wrong = pasted.lines.count { $0.trouble != nil }
        guard sent["viec"] == "gui" else { return page(call, pasted) }
        if wrong > 0 {
            pasted.message = UserMessage(
                code: "IND-46", says: "Có \(wrong) số chưa đọc được nên chưa gửi gì.",
                next: "Sửa trong khung rồi kiểm tra lại.")
            return page(call, pasted, status: 422)
        }
        do {
            let receipt = try await values.values.send(
                Sending(.page, key: pasted.key, entries: pasted.entries), by: making.viewer)
            return .redirect(
                pasted.place.address,
                saying: call.language(
                    "Đã gửi \(receipt.entries) giá trị trong một lần.", "\(receipt.entries) values sent as one."))
        } catch let problem as CellsChanged {
            pasted.message = problem.message
            // The next sending stands on what is there now.
            try await stand(&pasted, Form(), making)
            return page(call, pasted, status: 409)
        } catch let problem as any UserFacing {
            pasted.message = problem.message
            return page(call, pasted, status: 422)
        }
    }

    /// Which of the numbers are new, on which versions they stand, and what is asked about them.
    private func stand(_ pasted: inout PastedValues, _ sent: Form, _ making: ValueGridMaking) async throws {
        var spans: [ID<Indicator>: ClosedRange<Int>] = [:]
        for line in pasted.lines {
            guard line.says != nil, let indicator = line.indicator, let period = line.period else { continue }
            let old = spans[indicator.id] ?? period.number...period.number
            spans[indicator.id] = min(old.lowerBound, period.number)...max(old.upperBound, period.number)
        }
        let newest = try await making.reading.newest(unit: nil, spans: spans, for: making.viewer)
        pasted.entries = []
        pasted.places = []
        var seenCells: Set<ValueCell> = []
        for at in pasted.lines.indices {
            let line = pasted.lines[at]
            guard line.trouble == nil, let says = line.says, let indicator = line.indicator, let unit = line.unit,
                let period = line.period
            else { continue }
            var entry = ValueEntry(
                indicator: indicator.id, unit: unit.id, period: period, says: says, note: line.note)
            if !seenCells.insert(entry.cell).inserted {
                pasted.lines[at].trouble = "Ô này đã có ở một dòng trên."
                continue
            }
            if newest[entry.cell]?.said?.value.says == says { continue }
            let key = "\(indicator.code):\(unit.code):\(period.code)"
            entry.seen = Int64(sent["s:\(key)"] ?? "") ?? newest[entry.cell]?.seen ?? 0
            entry.answers = pasted.answers.compactMap { name, answer in
                name.hasSuffix(":\(key)")
                    ? ValueEntry.Answer(
                        rule: String(name.dropFirst(2).prefix { $0 != ":" }), words: "", answer: answer) : nil
            }
            pasted.entries.append(entry)
            pasted.places.append((at, key))
        }
        pasted.questions = values.values.questions(
            about: pasted.entries, under: try await values.cube.view(for: .system("values")))
    }

    private func page(_ call: Call, _ pasted: PastedValues, status: Int = 200) -> Reply {
        let language = call.language
        let title = language("Dán số liệu từ Excel", "Paste values from Excel")
        let view = ValuePastePage(pasted: pasted, token: call.formTokenField, language: language)
        return call.page(title: title, at: .values, status: status, main: view.main(title))
    }
}

/// A paste with what was understood of it.
struct PastedValues: Sendable {
    var place: GridPlace
    var key: String
    var text = ""
    var lines: [ValuePaste.Line] = []
    /// What would be sent, each with its line and the name of its cell.
    var entries: [ValueEntry] = []
    var places: [(line: Int, key: String)] = []
    var questions: [AskedValue] = []
    /// By the name of their field.
    var answers: [String: String] = [:]
    var message: UserMessage?

    init(place: GridPlace, key: String) {
        self.place = place
        self.key = key
    }
}

/// The frame to paste into, and what was understood of it before anything is sent.
struct ValuePastePage {
    let pasted: PastedValues
    let token: HTML
    let language: Language

    func main(_ title: String) -> HTML {
        """
        \(Breadcrumb([(language("Số liệu", "Values"), pasted.place.address), (title, nil)]))\(PageHead(title))\
        \(pasted.message.map { Notice(.trouble, $0.says, next: $0.next) })
        <form method="post" action="\(Address("/so-lieu/dan"))" class="paste" data-loose>\(token)\
        <input type="hidden" name="khoa" value="\(pasted.key)"><input type="hidden" name="chi-so" value="\(pasted.place.indicator)">\
        <input type="hidden" name="don-vi" value="\(pasted.place.unit)">\
        \(Field.area("bang", language("Các ô chép từ Excel, dòng đầu là tên cột", "Cells copied from Excel, the first row names the columns"), value: pasted.text, rows: 10))\
        <p class="meta">\(language("Mỗi dòng một số: ", "One number in a row: "))\(ValuePaste.Column.allCases.map(\.name).joined(separator: ", ")). \
        \(language("Hoặc mỗi cột một kỳ: cột đầu là chỉ số hoặc đơn vị, các cột sau là 2026-08, tháng 9/2026, quý III/2026…; tỷ lệ ghi 9/10. Ô trống không nói gì.", "Or one period in a column: the first column names the indicator or unit, the others 2026-08 and so on; a ratio as 9/10. Empty cells say nothing."))</p>\
        <div class="acts"><button class="btn\(pasted.lines.isEmpty ? " primary" : "")" name="viec" value="kiem-tra">\(language("Kiểm tra", "Check"))</button></div>
        \(pasted.lines.isEmpty ? .empty : result)</form>
        """
    }

    private var result: HTML {
        let wrong = pasted.lines.count { $0.trouble != nil }
        let changed = Dictionary(pasted.places.enumerated().map { ($1.line, $0) }) { first, _ in first }
        let asked = Dictionary(grouping: pasted.questions, by: \.place)
        let rows = pasted.lines.enumerated().map { at, line -> Table.Row in
            let place = changed[at]
            let name: HTML =
                line.indicator.map { indicator in
                    "\(indicator.name)<span class=\"sub\">\(line.unit?.name ?? "")\(line.period.map { ", \(language(ValueWords.period($0)))" } ?? "")</span>"
                } ?? HTML(text: line.words)
            let value: HTML =
                if let says = line.says, let indicator = line.indicator {
                    HTML(text: ValueWords.value(says, of: indicator, language))
                } else {
                    HTML(text: line.text)
                }
            let note: HTML =
                if let trouble = line.trouble {
                    "<p class=\"cell-err\">\(trouble)</p>"
                } else if let place {
                    (asked[place] ?? []).markup { question in
                        let field = "h:\(question.rule):\(pasted.places[place].key)"
                        return Field.area(field, language(question.words), value: pasted.answers[field] ?? "", rows: 2)
                            .html
                    }
                } else {
                    "<span class=\"muted\">\(language("như số đã có, không gửi lại", "as it stands, not sent again"))</span>"
                }
            return Table.Row(["\(line.line)", name, value, note], marked: line.trouble != nil)
        }
        let seen = zip(pasted.entries, pasted.places).markup {
            "<input type=\"hidden\" name=\"s:\($1.key)\" value=\"\(String($0.seen ?? 0))\">"
        }
        let send: HTML =
            if wrong > 0 {
                "<p class=\"meta\">\(language("Sửa \(wrong) số được nêu trong khung trên rồi kiểm tra lại; chưa gửi số nào.", "Correct the \(wrong) above and check again; nothing was sent."))</p>"
            } else if pasted.entries.isEmpty {
                "<p class=\"meta\">\(language("Không có số nào mới.", "Nothing is new."))</p>"
            } else {
                "<button class=\"btn primary\" name=\"viec\" value=\"gui\">\(language("Gửi \(pasted.entries.count) giá trị", "Send \(pasted.entries.count) values"))</button>"
            }
        return """
            \(SectionHead(language("Kết quả kiểm tra", "What was understood")))
            \(SumLine(pasted.lines.count, language("số", "numbers"), parts: [(pasted.entries.count, language("số mới", "new")), (pasted.lines.count - wrong - pasted.entries.count, language("như đã có", "unchanged")), (wrong, language("cần sửa", "to correct"))]))\
            \(seen)\(Table(caption: "\(language("Chưa gửi gì. Đọc lại từng dòng trước khi gửi.", "Nothing is sent yet. Read each row first."))", columns: [
                Table.Column(language("Dòng", "Row"), width: 6), Table.Column(language("Chỉ số, đơn vị, kỳ", "Indicator, unit, period"), .main),
                Table.Column(language("Sẽ ghi", "Will be stored"), .number, width: 20),
                Table.Column(language("Cần sửa hoặc trả lời", "To correct or answer"), .wide, width: 30),
            ], rows: rows, isList: false))<div class="acts">\(send)</div>
            """
    }
}
