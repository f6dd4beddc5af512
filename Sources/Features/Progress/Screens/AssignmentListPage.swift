import Design
import Documents
import Organizations
import Plans
import Vocabulary

/// One row of the list: the promise, and how the board says that it stands.
struct AssignmentLine: Sendable {
    let assignment: Assignment
    let time: TimeState
}

/// The list of promises: saved views, filters, the table, the pager.
struct AssignmentListPage {
    static let size = 25

    let asked: AssignmentAddress
    let lines: [AssignmentLine]
    /// How many promises the filter holds.
    let total: Int
    /// How they stand when the time is left open.
    let tally: TimeTally
    let silent: Int
    let choices: AssignmentChoices
    let accountName: String
    /// Whether the packs of all units are this viewer's to send out.
    let hasPacks: Bool
    let today: Day
    let language: Language

    private var filter: BoardFilter { asked.filter }

    var main: HTML {
        """
        \(PageHead(language(.promises), meta: downloads))
        \(SavedViews(views))
        \(filters)
        \(lines.isEmpty ? empty : list)
        """
    }

    private var downloads: HTML {
        """
        <a href="\(asked.xlsx)">\(language("Tải XLSX", "Download XLSX"))</a> <a href="\(asked.csv)">\(language("Tải CSV", "Download CSV"))</a> \
        <a href="/vuong-mac">\(language(.whoBlocksWhom))</a>\
        \(hasPacks ? " <a href=\"\(PackListPage.here)\">\(language(.packAll))</a>" : HTML.empty)
        """
    }

    private var views: [(name: String, count: Int, address: Address, isCurrent: Bool)] {
        var views = [
            (
                name: language("Tất cả", "All"), count: tally.total,
                address: asked.changed {
                    $0.times = []
                    $0.isSilent = false
                },
                isCurrent: filter.times.isEmpty && !filter.isSilent
            ),
            view(language("Chưa xong", "Not done"), tally.open, TimeGroup.notDone),
        ]
        for group in TimeGroup.allCases where tally[group] > 0 || [.overdue, .dueToday, .dueSoon].contains(group) {
            views.append(view(language(group.name), tally[group], [group]))
        }
        views.append(
            (
                name: language(.neverSent), count: silent, address: asked.changed { $0.isSilent = true },
                isCurrent: filter.isSilent
            ))
        return views
    }

    private func view(
        _ name: String, _ count: Int, _ times: Set<TimeGroup>
    ) -> (name: String, count: Int, address: Address, isCurrent: Bool) {
        (
            name: name, count: count,
            address: asked.changed {
                $0.times = times
                $0.isSilent = false
            }, isCurrent: filter.times == times && !filter.isSilent
        )
    }

    private var filters: FilterBar {
        let everyPart: Field.Option = .init("moi", language("Mọi vai", "Any part"))
        let levels = ProofLevel.allCases.filter { $0 != .none }
        return FilterBar(
            action: AssignmentAddress.list,
            fields: [
                .choice(
                    "co-quan", language(.unitColumn),
                    [.init("", language("Mọi cơ quan", "All agencies"))]
                        + choices.units.map { .init($0.id.text, $0.name) },
                    selected: filter.unit?.text ?? ""),
                .choice(
                    "ke-hoach", language(.planColumn),
                    [.init("", language("Mọi kế hoạch", "All plans"))]
                        + choices.plans.map { .init($0.id.text, $0.code) },
                    selected: (filter.section?.plan ?? filter.plan)?.text ?? ""),
                .choice(
                    "phan", language(.partColumn),
                    Assignment.Part.allCases.map { .init($0.slug, language($0.name)) } + [everyPart],
                    selected: filter.parts.isEmpty
                        ? "moi" : filter.parts.count == 1 ? filter.parts.first?.slug ?? "" : ""),
                .choice(
                    "trang-thai", language(.stateColumn),
                    [.init("", language("Mọi trạng thái", "Any state"))]
                        + WorkState.allCases.map { .init($0.slug, language($0.name)) },
                    selected: filter.states.count == 1 ? filter.states.first?.slug ?? "" : ""),
                .choice(
                    "muc-do", language("Tính là xong từ mức", "Counts as done from"),
                    levels.map { .init($0.slug, language($0.name)) }, selected: filter.level.slug),
                .choice(
                    "dong-ho", language("Xét theo", "Judged by"),
                    [.init("", language("Hạn hiện hành", "In force")), .init("ban-dau", language(.firstDue))],
                    selected: filter.clock.rawValue),
                .date("tu", language("Hạn từ ngày", "Due from"), value: filter.dueFrom?.shown ?? ""),
                .date("den", language("đến ngày", "to"), value: filter.dueTo?.shown ?? ""),
            ],
            hidden: asked.pairs.filter {
                ["thoi-han", "sap", "muc", "phu-luc", "ten-muc", "nhiem-vu", "nguoi", "chua-bao"].contains($0.0)
                    && !$0.1.isEmpty
            }.map { (name: $0.0, value: $0.1) },
            chips: chips, clear: AssignmentAddress.list)
    }

    private var chips: [(words: String, without: Address)] {
        var chips: [(words: String, without: Address)] = []
        func chip(_ words: String, _ change: (inout BoardFilter) -> Void) {
            chips.append((words, asked.changed(change)))
        }
        if let unit = filter.unit { chip(choices.name(of: unit)) { $0.unit = nil } }
        if let section = filter.section {
            chip(
                section.title.isEmpty ? language("Mục \(section.section)", "Section \(section.section)") : section.title
            ) {
                $0.plan = section.plan
                $0.section = nil
            }
        }
        if let plan = filter.section?.plan ?? filter.plan {
            chip(choices.name(of: plan)) {
                $0.plan = nil
                $0.section = nil
            }
        }
        if filter.mission != nil {
            chip(lines.first?.assignment.task.title ?? language("Một nhiệm vụ", "One task")) { $0.mission = nil }
        }
        if filter.account != nil { chip(accountName) { $0.account = nil } }
        if filter.parts != [.lead] {
            let parts = Assignment.Part.allCases.filter { filter.parts.contains($0) }.map { language($0.name) }
            chip(parts.isEmpty ? language("Mọi vai", "Any part") : parts.joined(separator: ", ")) { $0.parts = [.lead] }
        }
        for state in WorkState.allCases where filter.states.contains(state) {
            chip(language(state.name)) { $0.states.remove(state) }
        }
        if filter.level != .counted { chip(language(filter.level.name)) { $0.level = .counted } }
        if filter.clock == .original { chip(language(.firstDue)) { $0.clock = .current } }
        if let from = filter.dueFrom {
            chip(language("Hạn từ \(from.shown)", "Due from \(from.shown)")) { $0.dueFrom = nil }
        }
        if let to = filter.dueTo { chip(language("Hạn đến \(to.shown)", "Due to \(to.shown)")) { $0.dueTo = nil } }
        return chips
    }

    private var list: HTML {
        let rule =
            filter.clock == .current
            ? language("xét theo hạn hiện hành", "judged by the deadline in force")
            : language("xét theo hạn gốc", "judged by the first deadline")
        let caption: HTML = """
            <b class="num">\(Written.count(total))</b> \(language("phần việc", "promises")), \(rule). \
            \(language("Hạn tính cả ngày cuối; trạng thái tính đến", "The last day counts; states as of")) \(today.shown).
            """
        let first = (asked.page - 1) * Self.size
        let next = first + lines.count < total ? asked.page(asked.page + 1) : nil
        return """
            \(Table(caption: caption, columns: columns, rows: lines.map(row)))
            \(Pager(
                shown: "\(Written.count(first + 1)) \(language("đến", "to")) \(Written.count(first + lines.count)) \(language("trong", "of")) \(Written.count(total))",
                previous: asked.page > 1 ? asked.page(asked.page - 1) : nil, next: next, nextNote: nextNote))
            """
    }

    private var nextNote: String {
        guard asked.order == .due, let last = lines.last?.assignment else { return "" }
        let due = filter.clock == .current ? last.due : last.firstDue
        return due.map { language("hạn từ \($0.shown)", "due from \($0.shown)") } ?? ""
    }

    private func sorted(_ order: AssignmentAddress.Order) -> Address { AssignmentAddress(filter, order: order).address }

    private var columns: [Table.Column] {
        let isDue = asked.order == .due
        return [
            .init(language(.taskColumn), .main),
            .init(language(.unitColumn), .wide, width: 20),
            .init(
                language(.dueColumn), sort: sorted(isDue ? .dueLast : .due),
                order: isDue ? .ascending : asked.order == .dueLast ? .descending : nil, width: 12),
            .init(language(.timeColumn), width: 14), .init(language(.proofColumn), width: 14),
            .init(
                language(.lastSent), .desk, sort: sorted(.silent), order: asked.order == .silent ? .ascending : nil,
                width: 12),
        ]
    }

    private func row(_ line: AssignmentLine) -> Table.Row {
        let assignment = line.assignment
        let place = [assignment.task.plan.code, assignment.task.place].filter { !$0.isEmpty }.joined(separator: ", ")
        let amended: HTML =
            assignment.amendments == 0
            ? .empty : "<span class=\"sub\">\(language(.amendments(assignment.amendments)))</span>"
        return Table.Row([
            "<a class=\"row\" href=\"\(AssignmentAddress.of(assignment.id))\">\(assignment.task.title)</a><span class=\"sub\">\(place)</span>",
            """
            <a href="\(Address("/co-quan/{id}", assignment.unit.code))">\(assignment.unit.name)</a>\
            <span class="sub">\(language(assignment.part.name))\(assignment.personName.isEmpty ? "" : ", \(assignment.personName)")</span>
            """,
            DueWords(assignment: assignment, language: language).html,
            assignment.state == .withdrawn
                ? Badge(.back, language(assignment.state.name)).html
                : "\(line.time.badge(language))<span class=\"sub\">\(language(assignment.state.name))</span>",
            "\(assignment.level.mark(language))\(amended)",
            HTML(text: assignment.lastSentAt.map { $0.localDay.shown } ?? "-"),
        ])
    }

    private var empty: HTML {
        EmptyState(
            language("Không có phần việc nào khớp", "No promise fits"),
            next:
                "\(language("Bỏ bớt điều kiện lọc ở trên,", "Take away a filter above, or")) <a href=\"/giao-viec\">\(language("hoặc xem tất cả việc đã giao", "see all assignments"))</a>."
        ).html
    }
}

/// The deadline in force, and the first one struck through when a decision moved it.
struct DueWords {
    let assignment: Assignment
    let language: Language

    var html: HTML {
        guard let due = assignment.due else {
            let raw = assignment.task.deadline.raw
            return HTML(text: raw.isEmpty ? "-" : raw)
        }
        guard let first = assignment.firstDue, first != due else { return "<span class=\"tab nw\">\(due)</span>" }
        return """
            <span class="tab nw">\(due)</span><span class="sub"><s class="tab nw">\(first)</s><span class="vh"> \(language(.firstDue))</span></span>
            """
    }
}

extension ProofLevel {
    /// Its mark beside a state; a unit that reported but does not say that it is done is not declared, not silent.
    func mark(_ language: Language) -> HTML { "<span class=\"proof p\(rawValue)\">\(language(name))</span>" }
}

extension Assignment.Task {
    /// `II.4`: the section's number and its own.
    var place: String {
        var number = no
        while number.hasSuffix(".") { number.removeLast() }
        return section.isEmpty ? number : number.isEmpty ? section : "\(section).\(number)"
    }
}
