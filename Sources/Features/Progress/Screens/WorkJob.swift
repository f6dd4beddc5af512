import Design
import Organizations
import Plans
import Vocabulary

/// One owed promise as a person meets it: how it stands, what it is, what the Office said, what can be done.
struct WorkJob: Component {
    let line: WorkLine
    let today: Day
    let token: HTML
    let language: Language
    /// The form, inside the row; nil leads to the promise's own page.
    var form: HTML?
    /// On the promise's own page its title is the heading, and the form stands open.
    var isAlone = false

    private var assignment: Assignment { line.item.assignment }
    private var address: Address { Address("/viec-cua-toi/{id}", assignment.id.text) }

    var html: HTML {
        """
        <article class="job" id="viec-\(assignment.id.text)" data-job="\(assignment.id.text)">\(head)\(said)\(answer)\(act)</article>

        """
    }

    private var head: HTML {
        let title: HTML =
            isAlone
            ? "<h2 class=\"vh\">\(language("Cập nhật", "Update"))</h2>"
            : "<h3><a href=\"\(address)\">\(assignment.task.title)</a></h3>"
        return """
            <div class="line">\(badges)<span class="meta tab">\(due)</span></div>\(title)<p class="meta">\(meta)</p>
            """
    }

    private var badges: HTML {
        var badges = "<span class=\"marks\">\(line.time.badge(language))" as HTML
        switch assignment.state {
        case .returned, .contested, .suspended, .reopened:
            badges += " \(Badge(.back, language(assignment.state.name)))"
        case .assigned: badges += " \(Badge(.draft, language(assignment.state.name)))"
        default: break
        }
        if let occurrence = line.occurrence {
            let words = language("Chưa báo \(occurrence.name.vi)", "\(occurrence.name.en) not reported")
            badges += " \(Badge(.unknown, words))"
        }
        let draft: HTML =
            line.item.draft.map { "\(Badge(.draft, language(.draftSaved($0.savedAt, today: today))))" } ?? .empty
        return badges + " <span class=\"draft-mark\" role=\"status\">\(draft)</span></span>"
    }

    private var due: String {
        if let occurrence = line.occurrence {
            return language("hạn \(occurrence.dueOn.shown)", "due \(occurrence.dueOn.shown)")
        }
        guard let due = assignment.due else { return assignment.task.deadline.raw }
        let first = assignment.firstDue.flatMap { $0 == due ? nil : $0 }
        let words = language("hạn \(due.shown)", "due \(due.shown)")
        return first.map { words + language(", ban đầu \($0.shown)", ", first \($0.shown)") } ?? words
    }

    private var meta: HTML {
        let task = assignment.task
        let number = [task.section, task.no].map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
            .filter { !$0.isEmpty }.joined(separator: ".")
        let place = [task.annex, number.isEmpty ? "" : language("nhiệm vụ \(number)", "task \(number)")]
            .filter { !$0.isEmpty }.map { ", \($0)" }.joined()
        var parts: [HTML] = [
            "<a href=\"\(Address("/nhiem-vu/{id}", task.id.text))\">\(task.plan.code)\(place)</a>"
        ]
        if assignment.part != .lead { parts.append(HTML(text: language(assignment.part.name))) }
        if !assignment.personName.isEmpty {
            parts.append("\(language("người làm", "done by")): \(assignment.personName)")
        }
        if let percent = assignment.percent { parts.append("\(percent)%") }
        if let last = assignment.lastSentAt {
            parts.append("\(language("báo lần cuối", "last reported")) \(last.localDay)")
        }
        return parts.enumerated().markup { "\($0 == 0 ? "" : " · ")\($1)" }
    }

    /// What must be read before anything is done.
    private var said: HTML {
        switch assignment.state {
        case .returned, .suspended, .reopened:
            let who = language("Văn phòng: ", "The Office: ")
            return assignment.stateWords.isEmpty
                ? .empty : "<p class=\"reason\">\(who)<q>\(assignment.stateWords)</q></p>"
        case .contested:
            return
                "<p class=\"reason\">\(language("Đơn vị đã báo: ", "The unit said: "))<q>\(assignment.stateWords)</q></p>"
        case .declared where assignment.level == .declared:
            let day = assignment.declaredAt?.localDay.shown ?? ""
            return """
                <p class="reason">\(language("Đã khai xong ngày \(day) nhưng chưa có văn bản. Đính kèm văn bản là đủ.", "Declared done on \(day) without a document. Attaching it is enough."))</p>
                <p class="acts"><a class="btn hint" href="\(address.at("minh-chung"))">\(language("Đính kèm văn bản", "Attach the document"))</a></p>
                """
        default: return .empty
        }
    }

    /// Taking it on, or saying that it is not ours.
    private var answer: HTML {
        guard assignment.state.after(.accept) != nil else { return .empty }
        let version: HTML = "<input type=\"hidden\" name=\"ban\" value=\"\(assignment.version)\">"
        let contest: HTML =
            assignment.state.after(.contest) == nil
            ? .empty
            : """
            <details class="deed"><summary class="btn">\(language("Không phải việc của đơn vị", "Not ours"))</summary>\
            <form method="post" action="\(Address("/viec-cua-toi/{id}/khong-dung-don-vi", assignment.id.text))">\(token)\(version)\
            \(Field.area("ly-do", language("Vì sao", "Why"), rows: 2, required: true).inside("kd-\(assignment.id.text)"))\
            <div class="field"><label for="kd-\(assignment.id.text)-cua">\(language("Đúng ra là của cơ quan nào (nếu biết)", "Whose it is, if known"))</label>\
            <input type="text" id="kd-\(assignment.id.text)-cua" name="cua" list="\(WorkFormView.unitList)" maxlength="200"></div>\
            \(Button(language("Báo Văn phòng", "Tell the Office")))</form></details>
            """
        return """
            <div class="acts answers"><form method="post" action="\(Address("/viec-cua-toi/{id}/nhan", assignment.id.text))">\(token)\(version)\
            \(Button(language("Nhận việc", "Accept")))</form>\(contest)</div>
            """
    }

    private var act: HTML {
        if assignment.state.after(.report) == nil { return .empty }
        guard let form else {
            return "<p class=\"acts\"><a class=\"btn\" href=\"\(address)\">\(language("Cập nhật", "Update"))</a></p>"
        }
        return isAlone
            ? form : "<details class=\"open-job\"><summary>\(language(.openToUpdate))</summary>\(form)</details>"
    }
}
