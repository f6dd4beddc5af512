import Design
import Organizations
import Plans
import Vocabulary

/// The list of instructions with its saved views.
struct InstructionListPage {
    let view: InstructionView
    let counts: [InstructionView: Int]
    let offered: [InstructionView]
    let rows: [Instruction]
    let number: Int
    let size: Int
    let today: Day
    let language: Language

    var main: HTML {
        """
        \(PageHead(language("Chỉ đạo", "Instructions"), meta: HTML(text: language("Lãnh đạo yêu cầu, cơ quan trả lời, người giao kết thúc", "Leaders ask, units answer, the giver closes"))))
        \(SavedViews(offered.map { (name: language($0.name), count: counts[$0] ?? 0, address: $0.address, isCurrent: $0 == view) }))
        \(rows.isEmpty ? empty : table)
        """
    }

    private var empty: HTML {
        EmptyState(
            language("Không có chỉ đạo nào trong danh sách này", "No instruction in this list"),
            next: HTML(
                text: language(
                    "Chỉ đạo được ghi từ trang của nhiệm vụ, kế hoạch, chỉ tiêu, dự án, văn bản hoặc cơ quan.",
                    "Instructions are given on the pages of tasks, plans, targets, projects, documents and agencies."))
        ).html
    }

    private var table: HTML {
        let total = counts[view] ?? rows.count
        let first = (number - 1) * size + 1
        return """
            \(Table(
                caption: "\(Written.count(total)) \(language("chỉ đạo, mới nhất trước", "instructions, the latest first"))",
                columns: [
                    .init(language("Chỉ đạo", "Instruction"), .main), .init(language("Người chỉ đạo", "Giver"), .wide, width: 16),
                    .init(language("Giao ngày", "Given"), width: 10), .init(language("Hạn trả lời", "Answer by"), width: 10),
                    .init(language("Đã trả lời", "Answered"), .number, width: 10), .init(language("Tình trạng", "State"), width: 14),
                ], rows: rows.map(row)))
            \(Pager(
                shown: "\(first) \(language("đến", "to")) \(first + rows.count - 1) \(language("trong", "of")) \(Written.count(total))",
                previous: number > 1 ? page(number - 1) : nil, next: first + rows.count - 1 < total ? page(number + 1) : nil))
            """
    }

    private func page(_ number: Int) -> Address {
        InstructionAddress.list.with([
            ("xem", view == .all ? "" : view.rawValue), ("trang", number > 1 ? String(number) : ""),
        ])
    }

    private func row(_ one: Instruction) -> Table.Row {
        let answered = one.addressees.count - one.silent.count
        return Table.Row([
            """
            <a class="row" href="\(InstructionAddress.of(one.id))">\(one.words)</a>\
            <span class="sub">\(language(one.subject.kind.name)): \(one.title)</span>
            """,
            HTML(text: one.giverName), "\(one.givenOn)", one.due.map { "\($0)" } ?? "–",
            "<a href=\"\(InstructionAddress.of(one.id).at("co-quan"))\">\(answered)/\(one.addressees.count)</a>",
            one.badge(today, language).html,
        ])
    }
}

extension Instruction {
    /// How it stands as a whole.
    func badge(_ today: Day, _ language: Language) -> Badge {
        if state == .closed { return Badge(.draft, language("Đã kết thúc", "Closed")) }
        if isLate(today: today) { return Badge(.late, language("Quá hạn trả lời", "Answer overdue")) }
        return silent.isEmpty
            ? Badge(.ok, language("Đã trả lời đủ", "All answered"))
            : Badge(.unknown, language("Chờ trả lời", "Waiting"))
    }
}

/// One instruction: what, on what, to whom; the giver's log and the units' opinions apart; what may be done now.
struct InstructionPage {
    let instruction: Instruction
    let entries: [InstructionEntry]
    let missions: [(id: ID<Mission>, title: String, due: Day?)]
    let viewer: Viewer
    let today: Day
    let problem: DirectionProblem?
    let typed: InstructionSaying?
    let token: HTML
    let language: Language

    var title: String { language("Chỉ đạo của \(instruction.giverName)", "Instruction of \(instruction.giverName)") }

    var main: HTML {
        """
        \(Breadcrumb([(language("Chỉ đạo", "Instructions"), InstructionAddress.list), (instruction.giverName, nil)]))
        \(PageHead(title, meta: "\(instruction.badge(today, language)) \(instruction.givenOn)", actions: actions))
        \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
        <p class="text">\(lines(instruction.words))</p>
        <div class="sec">\(facts)</div>
        <div class="cols"><section>\(SectionHead(language("Bên chỉ đạo", "The giver's words")))\(log(of: false))\(giverForms)</section>
        <section>\(SectionHead(language("Ý kiến, trả lời của cơ quan", "The units' words")))\(log(of: true))\(answerForm)</section></div>
        \(units)\(given)
        """
    }

    private var actions: HTML {
        guard viewer.roles.contains(.coordinator), instruction.state == .open else { return .empty }
        return Button(
            language("Giao việc từ chỉ đạo này", "Give tasks from it"), to: InstructionAddress.tasks(instruction.id)
        )
        .html
    }

    private var facts: Facts {
        let subject = InstructionAddress.subject(instruction.subject.kind, instruction.unitCode)
        var rows: [(name: String, content: HTML)] = [
            (language(instruction.subject.kind.name), "<a href=\"\(subject)\">\(instruction.title)</a>"),
            (
                language("Hạn trả lời", "Answer by"),
                instruction.due.map { "\($0)" } ?? HTML(text: language("Không nêu", "Not said"))
            ),
        ]
        if !instruction.document.isEmpty {
            rows.append((language("Văn bản", "Paper"), HTML(text: instruction.document)))
        }
        if instruction.enteredName != instruction.giverName {
            rows.append((language("Người nhập", "Entered by"), HTML(text: instruction.enteredName)))
        }
        if let day = instruction.closedOn {
            rows.append(
                (language("Kết thúc", "Closed"), "\(day), \(instruction.closedName): \(instruction.closedWords)"))
        }
        return Facts(rows)
    }

    private func log(of units: Bool) -> HTML {
        let some = entries.filter { ($0.unit != nil) == units }
        guard !some.isEmpty else {
            return
                "<p class=\"muted\">\(units ? language("Chưa có ý kiến.", "Nothing yet.") : language("Chưa ghi thêm.", "Nothing more."))</p>"
        }
        return History(
            some.map { entry in
                let who: HTML = entry.unit.map { "<b>\($0.name)</b>, \(entry.actorName)" } ?? "\(entry.actorName)"
                let answer: HTML =
                    entry.isAnswer ? " \(Badge(.done, language("Trả lời đã xong", "Says it is done")))" : .empty
                return (entry.at.shown, "\(who)\(answer)<br>\(lines(entry.words))")
            }
        ).html
    }

    private func lines(_ text: String) -> HTML {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().markup {
            $0 == 0 ? "\($1)" : "<br>\($1)"
        }
    }

    private var giverForms: HTML {
        guard viewer.mayClose(instruction), instruction.state == .open else { return .empty }
        return """
            <form class="form one" method="post" action="\(Address("/chi-dao/{id}/them", instruction.id.text))">\(token)
            <input type="hidden" name="ban" value="\(instruction.version)">
            \(Field.area("noi-dung", language("Nội dung", "Words"), value: typed?.words ?? "", rows: 3, hint: language("Đôn đốc, bổ sung, hoặc nhận xét khi kết thúc", "A reminder, an addition, or why it is closed")).inside("g"))
            <div class="acts">\(Button(language("Ghi thêm", "Add")))\
            <button type="submit" class="btn primary" formaction="\(Address("/chi-dao/{id}/ket-thuc", instruction.id.text))">\(language("Kết thúc chỉ đạo", "Close it"))</button></div></form>
            """
    }

    private var answerForm: HTML {
        guard viewer.roles.contains(.focal), instruction.state == .open,
            instruction.addressees.contains(where: { $0.unit.id == viewer.unit })
        else { return .empty }
        return """
            <form class="form one" method="post" action="\(Address("/chi-dao/{id}/tra-loi", instruction.id.text))">\(token)
            <input type="hidden" name="ban" value="\(instruction.version)">
            \(Field.area("noi-dung", language("Ý kiến của cơ quan", "The unit's words"), value: typed?.words ?? "", rows: 4).inside("u"))
            \(Field.check("xong", language("Cơ quan đã làm xong điều được yêu cầu", "We have done what was asked"), isOn: typed?.isAnswer ?? false))
            <div class="acts">\(Button(language("Gửi", "Send"), .primary))</div></form>
            """
    }

    private var units: HTML {
        """
        <section class="sec" id="co-quan">\(SectionHead(language("Cơ quan được giao", "Addressed to")))
        \(Table(
            caption: "\(Written.count(instruction.addressees.count)) \(language("cơ quan", "units")), \(Written.count(instruction.silent.count)) \(language("chưa trả lời xong", "without an answer"))",
            columns: [
                .init(language("Cơ quan", "Unit"), .main), .init(language("Trả lời ngày", "Answered"), width: 14),
                .init(language("Tình trạng", "State"), width: 20),
            ],
            rows: instruction.addressees.map { one in
                Table.Row([
                    "<a href=\"\(Address("/co-quan/{id}", one.unit.code))\">\(one.unit.name)</a>",
                    one.answeredOn.map { "\($0)" } ?? "–", state(one),
                ])
            }, isList: false))</section>

        """
    }

    private func state(_ one: Instruction.Addressee) -> HTML {
        if instruction.due == nil {
            return one.answeredOn == nil
                ? Badge(.unknown, language("Chờ trả lời", "Waiting")).html
                : Badge(.done, language("Đã trả lời", "Answered")).html
        }
        return instruction.timeState(of: one, today: today).badge(language).html
    }

    private var given: HTML {
        guard !missions.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(language("Việc đã giao từ chỉ đạo này", "Tasks given because of it")))
            \(Table(
                caption: "\(Written.count(missions.count)) \(language("nhiệm vụ", "tasks"))",
                columns: [.init(language("Nhiệm vụ", "Task"), .main), .init(language("Hạn", "Deadline"), width: 14)],
                rows: missions.map { one in
                    Table.Row([
                        "<a class=\"row\" href=\"\(Address("/nhiem-vu/{id}", one.id.text))\">\(one.title)</a>",
                        one.due.map { "\($0)" } ?? "–",
                    ])
                }, isList: false))</section>

            """
    }
}
