import Design
import Organizations
import Plans
import Vocabulary
import Web

/// One promise: what is owed, how it stands by both deadlines and how far it is proved, what was said, what may be done.
struct AssignmentPage {
    let file: PromiseFile
    let steps: [WorkStep]
    let answers: [String: [KeptAnswer]]
    let extensions: [Extension]
    let claims: [Claim]
    let forms: AssignmentForms
    /// What other parts of the house add: who does it, where it came from.
    let panels: HTML
    let history: HTML
    let today: Day
    let language: Language

    private var it: Assignment { file.assignment }

    var main: HTML {
        """
        \(Breadcrumb([
            (language(.promises), AssignmentAddress.list),
            (it.task.plan.code, AssignmentAddress.of { $0.plan = it.task.plan.id }), (it.unit.name, nil),
        ]))\
        \(PageHead(it.task.title, meta: state))\
        \(forms.refused.map { Notice($0.isConflict ? .warning : .trouble, $0.problem.says, next: $0.problem.next) })\
        \(standing)\(deeds)
        <div class="cols"><section>\(SectionHead(language("Giao việc", "Assignment")))\(facts)</section>
        <section>\(SectionHead(language("Thời hạn", "Time"), meta: HTML(text: language("hạn tính cả ngày cuối", "the last day counts"))))\(clocks)</section></div>
        \(AssignmentProof(file: file, answers: answers, today: today, language: language).html)
        \(occurrences)\(checklist)\(later)\
        \(ClaimSection(claims: claims, assignment: it, viewer: forms.viewer, today: today, token: forms.token, language: language).html)\
        \(panels)\(history)
        """
    }

    private var state: HTML {
        guard it.state != .withdrawn else { return Badge(.back, language(it.state.name)).html }
        let time = file.promise.current(today: today).badge(language)
        let amended: HTML =
            it.amendments == 0 ? .empty : "<span>\(Badge(.soon, language(.amendments(it.amendments))))</span>"
        return """
            <span>\(time)</span><span>\(it.level.mark(language))</span><span>\(language(it.state.name))</span>\(amended)\
            <span>\(it.unit.name), \(language(it.part.name))</span>
            """
    }

    /// Why it stands where it stands, when somebody said so.
    private var standing: HTML {
        guard !it.stateWords.isEmpty else { return .empty }
        let suggested: HTML =
            it.state == .contested
            ? forms.suggested.map { "\(language("Đề nghị giao", "Suggests")) \($0.name)." } ?? .empty : .empty
        let step = file.steps.first
        let paper = step.map(\.document).flatMap { $0.isEmpty ? nil : language("theo \($0)", "by \($0)") }
        return """
            <p class="note"><b>\(language(it.state.name))</b>\(paper.map { " \($0)" } ?? ""): “\(it.stateWords)” \(suggested)\
            <span class="muted">\(step?.actorName ?? "") \(it.stateAt)</span></p>
            """
    }

    private var deeds: HTML {
        let all = forms.all
        guard !all.isEmpty else { return .empty }
        return "<div class=\"acts hide-p sec\" id=\"xu-ly\">\(all.joined())</div>\n"
    }

    private var facts: Facts {
        var rows: [(name: String, content: HTML)] = [
            (
                language(.taskColumn),
                "<a href=\"\(Address("/nhiem-vu/{id}", it.task.id.text))\">\(it.task.title)</a> <span class=\"muted\">\(it.task.plan.code)\(it.task.place.isEmpty ? "" : ", \(it.task.place)")</span>"
            ),
            (
                language(.unitColumn),
                """
                <a href="\(Address("/co-quan/{id}", it.unit.code))">\(it.unit.name)</a> <span class="muted">\(language(it.part.name))\
                \(it.group.map { language(", giao qua \($0.name)", ", through \($0.name)") } ?? "")</span>
                """
            ),
        ]
        if !it.personName.isEmpty { rows.append((language("Người làm", "Person"), HTML(text: it.personName))) }
        rows.append(
            (
                language("Sản phẩm", "Product"),
                it.task.product.isEmpty
                    ? "<span class=\"muted\">\(language("văn bản không nêu", "the document does not say"))</span>"
                    : HTML(text: it.task.product)
            ))
        rows.append((language("Giao ngày", "Given on"), "<span class=\"tab\">\(it.assignedOn)</span>"))
        if let percent = it.percent {
            rows.append((language("Tỷ lệ hoàn thành", "Percent done"), HTML(text: "\(percent)%")))
        }
        if let cause = DelayCause.of(it.cause) {
            rows.append((language(.causeField), HTML(text: language(cause.name))))
        }
        return Facts(rows)
    }

    /// Both deadlines and how it stands by each; the work and its report, each by its own clock.
    private var clocks: Facts {
        var rows: [(name: String, content: HTML)] = []
        let current = file.promise.current(today: today)
        if let due = it.due {
            if let first = it.firstDue, first != due {
                rows.append(
                    (
                        language(.firstDue),
                        "<span class=\"tab\">\(first)</span> \(file.promise.original(today: today).badge(language))"
                    ))
                rows.append(
                    (language(.dueInForce), "<span class=\"tab\">\(due)</span> \(current.badge(language))"))
            } else {
                rows.append(
                    (
                        language(.dueColumn),
                        "<span class=\"tab\">\(due)</span> \(current.badge(language)) <span class=\"muted\">\(language("chưa gia hạn", "never extended"))</span>"
                    ))
            }
        } else {
            rows.append(
                (
                    language(.dueColumn),
                    "\(current.badge(language)) <span class=\"muted\">\(it.task.deadline.raw)</span>"
                ))
        }
        if let done = it.doneOn {
            rows.append(
                (
                    language("Hoàn thành", "Done"),
                    "<span class=\"tab\">\(done)</span> <span class=\"muted\">\(it.level >= .evidenced ? language("ngày của văn bản", "the document's date") : language("ngày khai, chưa có văn bản", "the day it was declared, no document yet"))</span>"
                ))
        }
        if let report { rows.append((language("Báo cáo", "Report"), HTML(text: report))) }
        let episodes = file.promise.episodes(today: today)
        if !episodes.isEmpty {
            let words = episodes.map { episode in
                episode.isOpen
                    ? language(
                        "\(episode.days) ngày, từ \(episode.from.shown) đến nay",
                        "\(episode.days) days, since \(episode.from.shown)")
                    : language(
                        "\(episode.days) ngày, từ \(episode.from.shown) đến \(episode.through.shown)",
                        "\(episode.days) days, \(episode.from.shown) to \(episode.through.shown)")
            }
            rows.append(
                (
                    language("Đã quá hạn", "Late so far"),
                    "<ul>\(words.markup { "<li>\($0)</li>" })</ul>"
                ))
        }
        if !file.promise.pauses.isEmpty {
            rows.append(
                (
                    language("Không tính", "Not counted"),
                    "<ul>\(file.promise.pauses.markup { span in "<li>\(span.from) \(language("đến", "to")) \(span.to.map { $0.shown } ?? language("nay", "now"))</li>" })</ul>"
                ))
        }
        return Facts(rows)
    }

    /// `Việc đúng hạn, báo cáo muộn 5 ngày`.
    private var report: String? {
        guard let late = it.reportDaysLate, it.doneOn != nil else { return nil }
        let work: String
        switch file.promise.current(today: today) {
        case .doneLate(let days): work = language("Việc muộn \(days) ngày", "The work is \(days) days late")
        case .doneOnTime: work = language("Việc đúng hạn", "The work is in time")
        default: work = language("Chưa tính là xong", "Does not count as done")
        }
        return late == 0
            ? language("\(work), báo cáo đúng hạn", "\(work), reported in time")
            : language("\(work), báo cáo muộn \(late) ngày", "\(work), reported \(late) days late")
    }

    /// The milestones of a range, the dates of recurring work.
    private var occurrences: HTML {
        let all = Occurrence.all(
            of: it.task.deadline, from: it.assignedOn, through: max(today, it.due ?? today).adding(days: 92))
        guard !all.isEmpty else { return .empty }
        let rows = all.suffix(24).map { each -> Table.Row in
            let mark = file.marks[each.label]
            let time = timeState(
                deadline: Deadline(kind: .date), due: each.dueOn,
                doneOn: mark.flatMap { $0.level >= .counted ? $0.doneOn : nil }, pauses: file.promise.pauses,
                today: today)
            return Table.Row([
                HTML(text: language(each.name)), "<span class=\"tab\">\(each.dueOn)</span>", time.badge(language).html,
                (mark?.level ?? .none).mark(language), HTML(text: mark?.doneOn.shown ?? "-"),
            ])
        }
        let table = Table(
            caption:
                "<b class=\"num\">\(Written.count(rows.count))</b> \(language("mốc, mỗi mốc một hạn riêng", "dates, each with its own deadline"))",
            columns: [
                .init(language("Mốc", "Date"), .main), .init(language(.dueColumn), width: 14),
                .init(language(.timeColumn), width: 20), .init(language(.proofColumn), width: 20),
                .init(language("Hoàn thành", "Done"), width: 14),
            ], rows: Array(rows), isList: false)
        return "<section class=\"sec\">\(SectionHead(language("Các mốc", "Dates")))\(table)</section>\n"
    }

    private var checklist: HTML {
        guard !steps.isEmpty else { return .empty }
        let done = steps.count { $0.doneOn != nil }
        let rows = steps.map { step in
            Table.Row([
                HTML(text: step.title), HTML(text: step.personName), HTML(text: step.dueOn?.shown ?? "-"),
                step.doneOn.map { "\(Badge(.done, language("Xong \($0.shown)", "Done \($0.shown)")))" }
                    ?? "\(Badge(.draft, language("Chưa xong", "Open")))",
            ])
        }
        return """
            <section class="sec">\(SectionHead(language("Các bước", "Steps")))\(Table(
                caption: "<b class=\"num\">\(done)/\(steps.count)</b> \(language("bước đã xong", "steps done"))",
                columns: [
                    .init(language("Bước", "Step"), .main), .init(language("Người làm", "Person"), width: 20),
                    .init(language(.dueColumn), width: 14), .init(language(.stateColumn), width: 20),
                ], rows: rows, isList: false))</section>

            """
    }

    private var later: HTML {
        guard !extensions.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(
                language("Gia hạn", "Extensions"),
                meta: HTML(text: language("hạn gốc và mọi quyết định đều được giữ", "the first deadline and every decision are kept"))))\
            \(ExtensionHistory(extensions: extensions, language: language).html)</section>

            """
    }
}
