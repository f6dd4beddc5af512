import Design
import Organizations
import Plans
import Vocabulary

/// One promise on a page of its own: the form, the steps, the documents, what was said.
struct WorkOnePage {
    let line: WorkLine
    let updates: [ProgressUpdate]
    let answers: [String: [KeptAnswer]]
    let form: WorkForm
    let view: HTML
    /// What went wrong with the last deed; nil when nothing did.
    var message: UserMessage?
    /// Somebody wrote after these words were typed.
    var isConflict = false
    let account: String
    let unitNames: [String]
    let today: Day
    let token: HTML
    let language: Language

    private var assignment: Assignment { line.item.assignment }
    private var id: String { assignment.id.text }

    var main: HTML {
        """
        <div class="narrow work-list" data-account="\(account)">
        \(Breadcrumb([(language(.myWork), Section.work.address), (language("Cập nhật", "Update"), nil)]))\
        \(PageHead(assignment.task.title))
        \(message.map { Notice(isConflict ? .warning : .trouble, $0.says, next: $0.next) })\
        \(isConflict ? conflict : .empty)
        <div class="jobs">\(WorkJob(line: line, today: today, token: token, language: language, form: view, isAlone: true))</div>
        \(StepsPanel(assignment: assignment, steps: line.item.steps, today: today, token: token, language: language))
        \(papers)\(history)
        <p class="sec meta"><a href="\(AssignmentAddress.of(assignment.id))">\(language("Toàn bộ hồ sơ của việc này: gia hạn, vướng mắc, xác nhận", "The whole file of this task: extensions, obstacles, confirmation"))</a></p>
        \(WorkPage.unitOptions(unitNames))</div>
        """
    }

    /// What others wrote, field by field, beside what was typed.
    private var conflict: HTML {
        let later = updates.filter { $0.seq > form.seen }
        let state: HTML =
            """
            <p class="meta">\(language("Trạng thái nay", "State now")): <b>\(language(assignment.state.name))</b>\
            \(assignment.stateWords.isEmpty ? "" : ": “\(assignment.stateWords)”")\
            \(assignment.due.map { language("; hạn \($0.shown)", "; due \($0.shown)") } ?? "")</p>
            """
        guard let newest = later.first else {
            return """
                <section class="sec changed">\(SectionHead(language("Đã đổi trong lúc soạn", "Changed meanwhile")))\(state)\
                <p>\(language("Không ai ghi đè lời nào: thay đổi nằm ở trạng thái, minh chứng hoặc các bước bên dưới.", "Nobody wrote over any words: the change is in the state, the evidence or the steps below."))</p></section>
                """
        }
        let pairs: [(String, String, String)] = [
            (language(.howItStands), language(newest.status.name), language(status(form.status))),
            (
                language(.percentDone), newest.percent.map { "\($0)%" } ?? "",
                form.percent.isEmpty ? "" : "\(form.percent)%"
            ),
            (language(.resultSoFar), newest.result, form.result), (language(.nextWork), newest.nextStep, form.nextStep),
            (
                language(.causeOfDelay), DelayCause.of(newest.cause).map { language($0.name) } ?? "",
                DelayCause.of(form.cause).map { language($0.name) } ?? ""
            ),
            (language(.obstacles), newest.obstacles, form.obstacles),
            (language(.proposals), newest.proposals, form.proposals),
        ]
        let table = Table(
            caption: .empty,
            columns: [
                Table.Column(language("Ô", "Field"), .main, width: 20),
                Table.Column(
                    language(
                        "\(newest.authorName), \(Phrase.shortMoment(newest.sentAt))",
                        "\(newest.authorName), \(Phrase.shortMoment(newest.sentAt))"), .wide),
                Table.Column(language("Bạn đang soạn", "You are writing"), .wide),
            ],
            rows: pairs.filter { !($0.1.isEmpty && $0.2.isEmpty) }.map { name, theirs, ours in
                Table.Row([HTML(text: name), words(theirs), words(ours)], marked: theirs != ours)
            }, isList: false)
        let more = later.count > 1 ? language("; có \(later.count) lần báo mới", "; \(later.count) new reports") : ""
        return """
            <section class="sec changed">\(SectionHead(language("Đã đổi trong lúc soạn", "Changed meanwhile"), meta: HTML(text: language("dòng tô là chỗ khác nhau\(more)", "marked rows differ\(more)"))))\
            \(table)\(state)<p>\(language("Lời của bạn vẫn nguyên trong các ô dưới đây. Sửa nếu cần rồi bấm Gửi: bản mới sẽ đứng sau bản của người kia.", "Your words are untouched in the fields below. Correct them if need be and send: they will stand after the other's."))</p></section>
            """
    }

    private func words(_ text: String) -> HTML {
        text.isEmpty ? "<span class=\"muted\">\(language("để trống", "empty"))</span>" : HTML(text: text)
    }

    private func status(_ raw: String) -> Phrase { (ProgressEntry.Status(rawValue: raw) ?? .active).name }

    private var papers: HTML {
        let evidence = line.item.evidence
        let isOpen = assignment.state.after(.report) != nil
        let list: HTML =
            evidence.isEmpty
            ? "<p class=\"muted\">\(language("Chưa có văn bản nào.", "No document yet."))</p>"
            : """
            <ul class="files">\(evidence.markup { one in
                "<li>\(WorkPaperLine(one, language: language).words)\(isOpen ? withdrawal(one) : .empty)</li>"
            })</ul>
            """
        let attach: HTML =
            !isOpen || (assignment.level == .none && line.item.marks.isEmpty)
            ? .empty
            : """
            <form class="attach" method="post" enctype="multipart/form-data" action="\(Address("/viec-cua-toi/{id}/minh-chung", id))" data-loose>\(token)\(period)\
            \(PaperFields(number: 1, paper: WorkForm.Paper(), prefix: "dk-\(id)", isOpen: true, troubles: [:], language: language).html)\
            <div class="acts">\(Button(language("Đính kèm", "Attach"), .hint))</div></form>
            """
        return """
            <section class="sec">\(SectionHead(language(.evidence), meta: HTML(text: language("ngày của văn bản là ngày hoàn thành", "the document's date is the date of completion")), id: "minh-chung"))\(list)\(attach)</section>

            """
    }

    /// Which milestone or occurrence the document proves; nothing to choose for a task with one deadline.
    private var period: HTML {
        let marks = line.item.marks.keys.sorted(by: >)
        guard !marks.isEmpty else { return .empty }
        let whole = assignment.level == .none ? [] : [Field.Option("", language(.wholeTask))]
        let options = whole + marks.map { Field.Option($0, language(Occurrence(label: $0, dueOn: today).name)) }
        return Field.choice("ky", language("Chứng minh cho", "It proves"), options).inside("dk-\(id)").html
    }

    private func withdrawal(_ evidence: Evidence) -> HTML {
        """
        <details class="deed"><summary class="btn quiet">\(language("Rút", "Withdraw"))</summary>\
        <form method="post" action="\(Address("/viec-cua-toi/{id}/minh-chung/{evidence}/rut", id, evidence.id))">\(token)\
        \(Field.text("ly-do", language("Vì sao văn bản này sai", "Why it is wrong"), required: true, maxLength: 500).inside("rut-\(evidence.id)"))\
        \(Button(language("Rút văn bản", "Withdraw it")))</form></details>
        """
    }

    private var history: HTML {
        guard !updates.isEmpty else { return .empty }
        let lines = updates.prefix(12).map { update -> (time: String, words: HTML) in
            let period = update.occurrence.isEmpty ? "" : " (\(language(Occurrence.name(of: update.occurrence))))"
            let percent = update.percent.map { ", \($0)%" } ?? ""
            let asked = (answers[update.id] ?? []).markup { pair in
                "<br><span class=\"meta\">\(language("Hỏi", "Asked")): \(pair.asked) \(language("Đáp", "Answered")): <q>\(pair.answer)</q></span>"
            }
            return (
                update.sentAt.shown,
                "\(update.authorName): <b>\(language(update.status.name))</b>\(percent)\(period)\(update.result.isEmpty ? "" : ". \(update.result)")\(asked)"
            )
        }
        return """
            <section class="sec">\(SectionHead(language(.reported), meta: HTML(text: language("\(updates.count) lần, mới nhất trước", "\(updates.count) times, newest first"))))\(History(lines))</section>

            """
    }
}
