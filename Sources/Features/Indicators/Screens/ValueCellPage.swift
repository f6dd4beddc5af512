import Design
import Organizations
import Vocabulary
import Web

/// The page of one cell: what counts, every version with its answers and acts, and the forms of what may be done.
struct ValueCellPage {
    let opened: ValueCellScreens.Opened
    let typed: Form
    let questions: [AskedValue]
    let message: UserMessage?
    let key: String
    /// The number of the version that a new value stands on.
    let stands: String
    let token: HTML
    let language: Language

    private var indicator: Indicator { opened.indicator }
    private var cell: ValueGrid.Cell { opened.cell }

    var title: String { "\(indicator.name), \(cell.row.unit.name), \(language(ValueWords.period(cell.period)))" }

    var main: HTML {
        """
        \(Breadcrumb([
            (language("Số liệu", "Values"), opened.maySend ? GridPlace.root : nil),
            (indicator.name, Address("/chi-so/{code}", indicator.code)),
            (language(ValueWords.period(cell.period)), nil),
        ]))\(PageHead(title, meta: now, actions: neighbours))\
        \(message.map { Notice(.trouble, $0.says, next: $0.next) })\(history)\(newValue)
        """
    }

    private var now: HTML {
        let value = opened.block?.value(cell.row.unit.id, cell.period)
        let words =
            value.map {
                language(
                    "Đang được tính: \(ValueWords.number($0, of: indicator))",
                    "Counts: \(ValueWords.number($0, of: indicator))")
            }
            ?? language("Chưa có giá trị được tính", "No value counts yet")
        return "<span>\(words)</span>"
    }

    private var neighbours: HTML {
        func link(_ period: Period, _ words: String) -> HTML {
            Button(
                words,
                to: Address(
                    "/so-lieu/o/{chi-so}/{don-vi}/{ky}", indicator.code, cell.row.unit.code, period.code)
            ).html
        }
        return link(cell.period.previous, language("Kỳ trước", "Before"))
            + link(cell.period.next, language("Kỳ sau", "After"))
    }

    private var history: HTML {
        guard !opened.versions.isEmpty else {
            return EmptyState(
                language("Chưa ai ghi gì vào ô này", "Nothing was said of this cell"),
                next: HTML(text: language("Giá trị đầu tiên sẽ đứng ở đây.", "The first value will stand here."))
            ).html
        }
        return """
            <section class="sec">\(SectionHead(language("Các bản đã ghi", "Versions"), meta: HTML(text: language("mới nhất trước; không bản nào bị xóa", "newest first; none is deleted")), id: "lich-su"))\
            <div class="decs">\(opened.versions.markup(version))</div></section>

            """
    }

    private func version(_ version: ValueReading.Version) -> HTML {
        let value = version.value
        let facts: [(String, String)] = [
            (language("nguồn", "source"), version.source), (language("ghi chú", "note"), value.note),
            (language("ghi chú chung", "sending's note"), version.note == value.note ? "" : version.note),
            (language("văn bản", "paper"), paper(version.paperNumber, version.paperDate)),
            (language("tệp", "file"), version.fileName),
        ]
        let said = facts.filter { !$0.1.isEmpty }.markup { "<p class=\"meta\">\($0.0): \($0.1)</p>" }
        let answers = version.answers.markup {
            "<p class=\"meta\">\($0.words) <b>\(language("Trả lời", "Answer")): \($0.answer)</b></p>"
        }
        let acts = version.acts.markup { act in
            let proposed = act.proposed.map {
                language(
                    "; đề nghị \(ValueWords.number($0, of: indicator))",
                    "; proposes \(ValueWords.number($0, of: indicator))")
            }
            let paper = paper(act.paperNumber, act.paperDate)
            return """
                <p class="meta"><time>\(act.at)</time> \(act.actorName) \(language(ValueWords.act(act.act)))\
                \(act.words.isEmpty ? "" : ": \(act.words)")\(proposed ?? "")\(paper.isEmpty ? "" : ", \(paper)")</p>
                """
        }
        return """
            <div class="dec"><span class="no">\(language("Bản", "No."))</span><div>\
            <p><b>\(ValueWords.value(value.says, of: indicator, language))</b> \
            \(ValueWords.badge(value.state, needsApproval: indicator.needsApproval, language))</p>\
            <p class="meta"><span>\(version.authorName), <time>\(version.sentAt)</time>, \(language(ValueWords.channel(version.channel)))</span></p>\
            \(said)\(answers)\(acts)</div><div>\(deeds(version))</div></div>

            """
    }

    private func paper(_ number: String, _ date: Day?) -> String {
        [number, date.map { language("ngày \($0.shown)", "of \($0.shown)") } ?? ""].filter { !$0.isEmpty }.joined(
            separator: " ")
    }

    private func deeds(_ version: ValueReading.Version) -> HTML {
        let acts = opened.acts(on: version)
        guard !acts.isEmpty else { return .empty }
        let forms = ValueDeedForms(
            version: version, cell: cell, typed: typed, questions: questions, token: token, language: language)
        return ValueAct.allCases.filter(acts.contains).markup { forms.html($0) }
    }

    private var newValue: HTML {
        guard opened.maySend, cell.period.start <= opened.view.today else { return .empty }
        let isBack = typed["viec"] == "rut"
        let last = opened.said.map { GridForm.texts($0.value.says, isRatio: cell.isRatio) } ?? []
        let inputs = ValueInputs(cell: cell, typed: isBack ? Form() : typed, last: last, language: language)
        let stamp: HTML = """
            \(token)<input type="hidden" name="khoa" value="\(key)"><input type="hidden" name="thay" value="\(stands)">
            """
        let open = typed["viec"] == "ghi" ? ValueDeedForms.asked(questions, typed, "ghi", language) : .empty
        let removal: HTML =
            opened.said.map { $0.value.says != .removed } == true
            ? """
            <details class="deed"\(flag: "open", isBack)><summary class="btn quiet">\(language("Rút giá trị", "Take the value back"))</summary>\
            <form method="post" action="\(opened.address)">\(stamp)<input type="hidden" name="viec" value="rut">\
            \(Field.area("ly-do", language("Vì sao rút", "Why"), value: isBack ? typed["ly-do"] ?? "" : "", rows: 2, required: true).inside("rut"))\
            \(Button(language("Rút giá trị", "Take it back")))</form></details>
            """ : .empty
        return """
            <section class="sec">\(SectionHead(language("Ghi giá trị mới", "Say a new value"), id: "ghi"))\
            <form class="form" method="post" action="\(opened.address)">\(stamp)<input type="hidden" name="viec" value="ghi">\
            \(inputs)\(Field.text("ly-do", language("Ghi chú", "Note"), value: isBack ? "" : typed["ly-do"] ?? "", maxLength: 1000).inside("ghi"))\
            \(Field.text("so-van-ban", language("Số văn bản", "Paper number"), value: isBack ? "" : typed["so-van-ban"] ?? "", maxLength: 100).inside("ghi"))\
            \(Field.date("ngay-van-ban", language("Ngày văn bản", "Paper date"), value: isBack ? "" : typed["ngay-van-ban"] ?? "").inside("ghi"))\
            \(open)<div class="acts"><button class="btn primary">\(language("Gửi", "Send"))</button>\
            <button class="btn" name="nhap" value="1">\(language("Lưu nháp", "Save draft"))</button></div></form>\(removal)</section>

            """
    }
}
