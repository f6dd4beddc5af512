import Design
import Files
import Organizations
import Plans
import Vocabulary

/// The form of one promise, inline in a list or open on a page of its own.
struct WorkFormView {
    let item: WorkItem
    let form: WorkForm
    /// The periods that can be reported on; empty for a task with one deadline.
    let occurrences: [Occurrence]
    var questions: [Question] = []
    /// What cannot be read, by the field's name.
    var troubles: [String: String] = [:]
    let token: HTML
    let language: Language

    private var id: String { item.assignment.id.text }
    private var address: Address { Address("/viec-cua-toi/{id}", id) }
    private var latest: ProgressUpdate? { item.latest?.occurrence == form.occurrence ? item.latest : nil }

    /// The id of the list of agencies, once on a page that holds forms.
    static let unitList = "ds-co-quan"

    var html: HTML {
        """
        <form method="post" enctype="multipart/form-data" action="\(address)" data-entry="\(id)" data-loose>\(token)\
        <input type="hidden" name="ban" value="\(form.version)"><input type="hidden" name="lan" value="\(form.seen)">\
        <input type="hidden" name="khoa" value="\(form.key)">
        \(period)\(status)
        \(area("ket-qua", language(.resultSoFar), form.result, last: latest?.result))
        \(area("viec-tiep", language(.nextWork), form.nextStep, last: item.latest?.nextStep, rows: 2))
        \(trouble)
        \(papers)
        \(asked)
        <div class="sendbar"><button class="btn primary" name="viec" value="gui">\(language(.send))</button>\
        <button class="btn" name="viec" value="nhap">\(language(.saveDraft))</button></div></form>

        """
    }

    private var period: HTML {
        guard !occurrences.isEmpty else { return .empty }
        let options =
            occurrences.map {
                Field.Option($0.label, "\(language($0.name)), \(language("hạn", "due")) \($0.dueOn.shown)")
            } + [Field.Option("", language(.wholeTask))]
        return Field.choice(
            "ky", language(.whichPeriod), options, selected: form.occurrence, error: troubles["ky"]
        ).inside(id).html
    }

    private var status: HTML {
        let choices = ProgressEntry.Status.allCases.markup { status in
            """
            <label><input type="radio" name="tinh-hinh" value="\(status.rawValue)"\
            \(flag: "checked", status.rawValue == form.status)> \(language(status.name))</label>
            """
        }
        return """
            <div class="two"><fieldset><legend class="lab">\(language(.howItStands))</legend>\
            <div class="choice">\(choices)</div></fieldset>\(percent)</div>
            """
    }

    private var percent: HTML {
        guard item.steps.isEmpty else {
            let done = item.steps.count { $0.doneOn != nil }
            return """
                <p class="rate sm steps-rate"><b>\(Steps.percent(item.steps))%</b> <span class="of">\
                <a href="\(address.at("cac-buoc"))">\(language("\(done) trong \(item.steps.count) bước", "\(done) of \(item.steps.count) steps"))</a></span></p>
                """
        }
        let last = latest?.percent.map { language("lần trước \($0)%", "\($0)% last time") }
        return Field.number(
            "ty-le", "\(language(.percentDone)) (%)", value: form.percent, hint: last, error: troubles["ty-le"]
        ).inside(id).html
    }

    /// Words with what was said last: as a note when it stands in the field, under it when the field says something else.
    private func area(_ name: String, _ label: String, _ value: String, last: String?, rows: Int = 3) -> HTML {
        let said = last ?? ""
        let day = item.latest?.sentAt.localDay.shown ?? ""
        let isFilled = !said.isEmpty && said == value
        let hint = isFilled ? language("điền sẵn theo lần báo \(day)", "filled in from \(day)") : nil
        let under: HTML =
            said.isEmpty || isFilled
            ? .empty : "<p class=\"last\">\(language("Lần báo \(day)", "On \(day)")): <q>\(said)</q></p>"
        return Field.area(name, label, value: value, rows: rows, hint: hint, error: troubles[name]).inside(id).html
            + under
    }

    private var trouble: HTML {
        let causes = DelayCause.all.map { Field.Option($0.code, language($0.name)) }
        let isOpen = ![form.cause, form.waitsFor, form.obstacles, form.proposals].allSatisfy(\.isEmpty)
        let wait = "\(id)-cho-co-quan"
        let error = troubles["cho-co-quan"]
        return """
            <details class="more-fields"\(flag: "open", isOpen)><summary>\(language("Vướng mắc, đề nghị", "Obstacles, proposals"))</summary>\
            <div class="two">\(Field.choice("nguyen-nhan", language(.causeOfDelay), [Field.Option("", language("Không chậm", "Not delayed"))] + causes, selected: form.cause, error: troubles["nguyen-nhan"]).inside(id))\
            <div class="field"><label for="\(wait)">\(language(.waitingFor))</label><span class="lab-note">\(language("nếu đang chờ", "if waiting"))</span>\
            <input type="text" id="\(wait)" name="cho-co-quan" value="\(form.waitsFor)" list="\(WorkFormView.unitList)" maxlength="200"\
            \(attribute: "aria-invalid", error == nil ? nil : "true")\(attribute: "aria-describedby", error == nil ? nil : "\(wait)-err")>\
            \(error.map { "<span class=\"err\" id=\"\(wait)-err\">\($0)</span>" } ?? HTML.empty)</div></div>
            \(area("vuong-mac", language(.obstacles), form.obstacles, last: item.latest?.obstacles, rows: 2))
            \(area("de-nghi", language(.proposals), form.proposals, last: item.latest?.proposals, rows: 2))</details>
            """
    }

    private var papers: HTML {
        let standing: HTML =
            item.evidence.isEmpty
            ? .empty : "<ul class=\"files\">\(item.evidence.markup { WorkPaperLine($0, language: language).html })</ul>"
        let shown = form.papers + [WorkForm.Paper()]
        return """
            <fieldset class="papers"><legend class="lab">\(language(.evidence)) <span class="lab-note">\
            \(language("ngày trên văn bản là ngày hoàn thành", "the document's date is the date of completion"))</span></legend>\
            \(standing)\(shown.prefix(WorkForm.mostPapers).enumerated().markup { index, paper in
                PaperFields(
                    number: index + 1, paper: paper, prefix: id, isOpen: !paper.isBlank, troubles: troubles,
                    language: language
                ).html
            })\
            <button class="btn quiet more-papers" name="viec" value="them">\(language("Thêm một văn bản nữa", "Add another document"))</button></fieldset>
            """
    }

    private var asked: HTML {
        let rest = form.answers.filter { code, _ in !questions.contains { $0.code == code } }
        let hidden = rest.sorted { $0.key < $1.key }.markup { code, answer in
            "<input type=\"hidden\" name=\"tra-loi-\(code)\" value=\"\(answer)\">"
        }
        guard !questions.isEmpty else { return hidden }
        return hidden
            + """
            <div class="q" role="alert"><h3>\(language(.askedBefore))</h3>\(questions.markup { question in
                Field.area(
                    "tra-loi-\(question.code)", language(question.words), value: form.answers[question.code] ?? "",
                    rows: 2, error: troubles["tra-loi-\(question.code)"]
                ).inside(id).html
            })</div>
            """
    }
}

/// One document of a form.
struct PaperFields {
    let number: Int
    let paper: WorkForm.Paper
    let prefix: String
    let isOpen: Bool
    let troubles: [String: String]
    let language: Language

    var html: HTML {
        let kinds = EvidenceKind.all.map { Field.Option($0.code, language($0.name)) }
        return """
            <details class="paper"\(flag: "open", isOpen || trouble)><summary>\(isOpen ? language("Văn bản \(number)", "Document \(number)") : language("Thêm văn bản, tệp hoặc ảnh chụp", "Add a document, file or photo"))</summary>\
            <div class="two">\
            \(Field.choice(name("loai"), language(.paperKind), kinds, selected: paper.kind.isEmpty ? "qd" : paper.kind).inside(prefix))\
            \(text("so", .numberOfPaper, paper.number, hint: language("ví dụ 96/BC-UBND", "such as 96/BC-UBND")))\
            \(Field.date(name("ngay"), language(.paperDay), value: paper.day, hint: language("ngày/tháng/năm", "day/month/year"), error: troubles[name("ngay")]).inside(prefix))\
            \(text("co-quan", .paperIssuer, paper.issuer))\
            \(text("ten", .paperTitle, paper.title, hint: language("khi không có số", "when it has no number")))\
            \(text("lien-ket", .paperLink, paper.link))</div>\(file)</details>
            """
    }

    private var trouble: Bool { troubles.keys.contains { $0.hasPrefix("mc-") && $0.hasSuffix("-\(number)") } }
    private func name(_ word: String) -> String { "mc-\(word)-\(number)" }

    private func text(_ word: String, _ label: Phrase, _ value: String, hint: String? = nil) -> HTML {
        Field.text(name(word), language(label), value: value, hint: hint, error: troubles[name(word)], maxLength: 500)
            .inside(prefix).html
    }

    private var file: HTML {
        let id = "\(prefix)-\(name("tep"))"
        let error = troubles[name("tep")]
        let kept: HTML =
            paper.file.map { file in
                """
                <p class="kept">\(language("Đã giữ", "Kept")): <b>\(file.name)</b> <span class="meta">\(EvidenceFile.size(file.bytes))</span>\
                <input type="hidden" name="\(name("giu"))" value="\(file.hash.text)"></p>
                """
            } ?? .empty
        return """
            <div class="field">\(kept)<label for="\(id)">\(language(.paperFile))</label><span class="lab-note" id="\(id)-note">\
            \(language("PDF, ảnh, Word, Excel; tối đa 20 MB; điện thoại chụp được trang giấy", "PDF, pictures, Word, Excel; at most 20 MB; a phone can take a photo"))</span>\
            <input type="file" id="\(id)" name="\(name("tep"))" accept="\(EvidenceFile.accept)" aria-describedby="\(id)-note"\
            \(attribute: "aria-invalid", error == nil ? nil : "true")>\
            \(error.map { "<span class=\"err\">\($0)</span>" } ?? HTML.empty)</div>
            """
    }
}

/// One standing document in a list of files.
struct WorkPaperLine {
    let evidence: Evidence
    let language: Language

    init(_ evidence: Evidence, language: Language) {
        self.evidence = evidence
        self.language = language
    }

    var html: HTML { "<li>\(words)</li>" }

    /// What it is, with where it can be opened.
    var words: HTML {
        let kind = EvidenceKind.of(evidence.kind).map { language($0.name) } ?? ""
        let name = evidence.number.isEmpty ? evidence.title : "\(kind) \(evidence.number)"
        let address: HTML =
            if evidence.file != nil {
                "<a href=\"\(Address("/minh-chung/{id}", evidence.id))\">\(name)</a>"
            } else if evidence.link.hasPrefix("http") {
                "<span>\(name)</span> <span class=\"meta\">\(evidence.link)</span>"
            } else {
                "<span>\(name)</span>"
            }
        let file = evidence.file == nil ? "" : ", \(evidence.fileName) \(EvidenceFile.size(evidence.fileBytes ?? 0))"
        let issuer = evidence.issuer.isEmpty ? "" : ", \(evidence.issuer)"
        return """
            <span>\(address)<br><span class="meta">\(language("ngày", "of")) \(evidence.issuedOn)\(issuer)\(file)</span></span>
            """
    }
}
