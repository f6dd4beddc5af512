import Design
import Organizations
import Vocabulary

/// The checklist inside a promise.
struct StepsPanel: Component {
    let assignment: Assignment
    let steps: [WorkStep]
    let today: Day
    let token: HTML
    let language: Language

    private var id: String { assignment.id.text }

    var html: HTML {
        let isOpen = assignment.state.after(.report) != nil
        let done = steps.count { $0.doneOn != nil }
        let meta =
            steps.isEmpty
            ? language(
                "chia việc thành bước, tỷ lệ tự tính theo số bước đã xong",
                "split the work; its percent follows the ticked steps")
            : language(
                "\(done) trong \(steps.count) bước, \(Steps.percent(steps))%",
                "\(done) of \(steps.count), \(Steps.percent(steps))%")
        return """
            <section class="sec">\(SectionHead(language(.steps), meta: HTML(text: meta), id: "cac-buoc"))\
            \(steps.isEmpty ? .empty : "<ol class=\"work-steps\">\(steps.enumerated().markup { row($0, $1, isOpen: isOpen) })</ol>")\
            \(isOpen ? adding : .empty)</section>

            """
    }

    private func row(_ index: Int, _ step: WorkStep, isOpen: Bool) -> HTML {
        let isDone = step.doneOn != nil
        let isLate = !isDone && step.dueOn.map { $0 < today } == true
        let state: HTML =
            if let day = step.doneOn {
                "\(Badge(.done, language("Xong \(day.shown)", "Done \(day.shown)")))"
            } else if let due = step.dueOn {
                "\(Badge(isLate ? .late : .ok, language("hạn \(due.shown)", "due \(due.shown)")))"
            } else {
                "\(Badge(.draft, language("chưa xong", "open")))"
            }
        let person: HTML = step.personName.isEmpty ? .empty : " · \(step.personName)"
        let acts: HTML =
            isOpen
            ? """
            <form class="acts" method="post" action="\(Address("/viec-cua-toi/{id}/buoc/{step}", id, step.id))">\(token)\
            \(act(isDone ? .undone : .done, isDone ? language("Bỏ đánh dấu", "Untick") : language("Đánh dấu xong", "Tick"), step))\
            \(index > 0 ? act(.up, language("Lên", "Up"), step) : .empty)\
            \(index < steps.count - 1 ? act(.down, language("Xuống", "Down"), step) : .empty)\
            \(act(.withdraw, language("Rút", "Withdraw"), step))</form>
            """ : .empty
        return """
            <li><div><b class="step-t">\(step.title)</b><span class="meta">\(state)\(person)</span></div>\(acts)</li>

            """
    }

    private func act(_ deed: Steps.Deed, _ words: String, _ step: WorkStep) -> HTML {
        """
        <button class="btn quiet" name="viec" value="\(deed.rawValue)">\(words)<span class="vh">: \(step.title)</span></button>
        """
    }

    private var adding: HTML {
        """
        <details class="add-step"\(flag: "open", false)><summary>\(language("Thêm bước", "Add a step"))</summary>\
        <form class="form" method="post" action="\(Address("/viec-cua-toi/{id}/buoc", id))">\(token)\
        <div class="full">\(Field.text("ten", language("Việc phải làm", "What is to be done"), required: true, maxLength: 500).inside("b"))</div>\
        \(Field.text("nguoi", language("Người làm", "By whom"), hint: language("không cần tài khoản", "no account needed"), maxLength: 200).inside("b"))\
        \(Field.date("han", language("Hạn của bước", "Due"), hint: language("ngày/tháng/năm", "day/month/year")).inside("b"))\
        <div class="full acts">\(Button(language("Thêm bước", "Add it")))</div></form></details>
        """
    }
}
