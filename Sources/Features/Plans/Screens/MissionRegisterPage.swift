import Design
import Documents
import Vocabulary

/// The register of tasks: saved views, filters, the table, the pager.
struct MissionRegisterPage {
    let asked: MissionAddress
    let page: ListPage<MissionLine>
    /// How many rows come before the first of this page.
    let before: Int
    /// How the rows stand when the time is left open.
    let tally: TimeTally
    let choices: Choices
    let today: Day
    let language: Language
    let mayAdd: Bool

    var main: HTML {
        """
        \(PageHead(language(.register), meta: downloads, actions: mayAdd ? add : .empty))
        \(SavedViews(views))
        \(filters)
        \(page.rows.isEmpty ? empty : list)
        """
    }

    private var add: HTML { Button(language(.addTask), to: Address("/nhiem-vu/moi")).html }

    private var downloads: HTML {
        """
        <a href="\(asked.xlsx)">\(language(.downloadXLSX))</a> <a href="\(asked.csv)">\(language(.downloadCSV))</a> \
        \(asked.filter.state == .current ? "<a href=\"\(asked.changed { $0.state = .withdrawn })\">\(language(.withdrawn))</a>" : HTML.empty)
        """
    }

    /// How many rows the filter holds with its time.
    var total: Int {
        switch asked.filter.time {
        case .any: tally.total
        case .open: tally.open
        case .done: tally.total - tally.open
        case .group(let group): tally[group]
        }
    }

    private var views: [(name: String, count: Int, address: Address, isCurrent: Bool)] {
        var shown: [(String, Int, MissionFilter.Time)] = [(language(.all), tally.total, .any)]
        shown.append((language(.notDone), tally.open, .open))
        for group in TimeGroup.allCases where tally[group] > 0 || [.overdue, .dueToday, .dueSoon].contains(group) {
            shown.append((language(group.name), tally[group], .group(group)))
        }
        return shown.map { name, count, time in
            (name: name, count: count, address: asked.changed { $0.time = time }, isCurrent: asked.filter.time == time)
        }
    }

    private var filters: FilterBar {
        let filter = asked.filter
        return FilterBar(
            action: MissionAddress.list,
            fields: [
                .search("tim", language(.find), value: filter.words),
                .choice("ke-hoach", language(.plan), choices.plans(language), selected: filter.plan?.text ?? ""),
                .choice("co-quan", language(.agency), choices.units(language), selected: filter.unit),
                .choice(
                    "vai", language(Phrase("Vai", "Part")),
                    [
                        .init("", language(.anyPart)), .init("chu-tri", language(.lead)),
                        .init("phoi-hop", language(.coop)),
                    ],
                    selected: filter.part.rawValue),
                .date("tu", language(.dueFrom), value: filter.dueFrom?.shown ?? ""),
                .date("den", language(.dueTo), value: filter.dueTo?.shown ?? ""),
            ],
            hidden: asked.pairs.filter {
                ["trang-thai", "sap", "rut", "nhom", "chua-giao"].contains($0.0) && !$0.1.isEmpty
            }
            .map { (name: $0.0, value: $0.1) },
            chips: chips, clear: MissionAddress.list)
    }

    private var chips: [(words: String, without: Address)] {
        let filter = asked.filter
        var chips: [(words: String, without: Address)] = []
        if !filter.words.isEmpty { chips.append(("“\(filter.words)”", asked.changed { $0.words = "" })) }
        if let plan = filter.plan { chips.append((choices.name(of: plan), asked.changed { $0.plan = nil })) }
        if !filter.unit.isEmpty {
            chips.append(
                (
                    choices.name(ofUnit: filter.unit),
                    asked.changed {
                        $0.unit = ""; $0.throughGroups = false
                    }
                ))
        }
        if filter.part != .any {
            chips.append((language(filter.part == .lead ? .lead : .coop), asked.changed { $0.part = .any }))
        }
        if filter.throughGroups { chips.append((language(.throughGroups), asked.changed { $0.throughGroups = false })) }
        if filter.isUnled {
            chips.append(
                (language(Phrase("Chưa rõ cơ quan chủ trì", "No lead known")), asked.changed { $0.isUnled = false }))
        }
        if let from = filter.dueFrom {
            chips.append(("\(language(.dueFrom)) \(from.shown)", asked.changed { $0.dueFrom = nil }))
        }
        if let to = filter.dueTo { chips.append(("\(language(.dueTo)) \(to.shown)", asked.changed { $0.dueTo = nil })) }
        if filter.state == .withdrawn { chips.append((language(.withdrawn), asked.changed { $0.state = .current })) }
        return chips
    }

    private var list: HTML {
        let caption: HTML = """
            <b class="num">\(Written.count(total))</b> \(language("nhiệm vụ. Hạn tính cả ngày cuối; trạng thái tính đến", "tasks. The last day counts; states as of")) \(today.shown).
            """
        return """
            \(Table(caption: caption, columns: columns, rows: page.rows.map(row)))
            \(Pager(shown: range, previous: asked.page(page.previous), next: asked.page(page.next), nextNote: nextNote))
            """
    }

    private var range: String {
        "\(Written.count(before + 1)) \(language("đến", "to")) \(Written.count(before + page.rows.count)) \(language("trong", "of")) \(Written.count(total))"
    }

    private var nextNote: String {
        guard asked.filter.order == .due, let due = page.rows.last?.mission.deadline.dueOn else { return "" }
        return language("hạn sau \(due.shown)", "due after \(due.shown)")
    }

    private var columns: [Table.Column] {
        let order = asked.filter.order
        let dueLast = order == .due
        return [
            .init(
                language(.number), .desk, sort: asked.changed { $0.order = .place },
                order: order == .place ? .ascending : nil, width: 6),
            .init(
                language(.taskAndProduct), .main, sort: asked.changed { $0.order = .title },
                order: order == .title ? .ascending : nil),
            .init(
                language(.leadAndCoop), .wide, sort: asked.changed { $0.order = .lead },
                order: order == .lead ? .ascending : nil, width: 20),
            .init(
                language(.deadline), sort: asked.changed { $0.order = dueLast ? .dueLast : .due },
                order: order == .due ? .ascending : order == .dueLast ? .descending : nil, width: 12),
            .init(language(.stateColumn), width: 14),
            .init(language(.plan), .desk, width: 12),
        ]
    }

    private func row(_ line: MissionLine) -> Table.Row {
        let mission = line.mission
        let product: HTML = mission.product.isEmpty ? "" : "<span class=\"sub\">\(mission.product)</span>"
        let coop = unitLinks(mission.coops, or: mission.coopRaw)
        let cooperating: HTML = coop == .empty ? "" : "<span class=\"sub hide-s\">\(coop)</span>"
        return Table.Row([
            HTML(text: mission.place),
            "<a class=\"row\" href=\"\(Address("/nhiem-vu/{id}", mission.id.text))\">\(mission.title)</a>\(product)",
            "\(unitLinks(mission.leads, or: mission.leadRaw))\(cooperating)",
            MissionRegisterPage.due(mission.deadline),
            mission.state == .withdrawn
                ? Badge(.back, language("Đã rút", "Withdrawn")).html
                : mission.timeState(today: today).badge(language).html,
            "<a class=\"clamp\" href=\"\(Address("/ke-hoach/{id}", mission.plan.id.text))\">\(mission.plan.code)</a>",
        ])
    }

    /// The day, and the document's words below it when they say it otherwise.
    static func due(_ deadline: Deadline) -> HTML {
        guard let due = deadline.dueOn else { return HTML(text: deadline.raw.isEmpty ? "-" : deadline.raw) }
        if deadline.kind == .date || deadline.raw.isEmpty { return "<span class=\"tab nw\">\(due)</span>" }
        return "<span class=\"tab nw\">\(due)</span><span class=\"sub\">\(deadline.raw)</span>"
    }

    private var empty: HTML {
        if asked.filter.isOpen {
            return EmptyState(
                language("Sổ chưa có nhiệm vụ nào", "The register has no task yet"),
                next:
                    "\(language("Nhiệm vụ vào sổ khi một kế hoạch được duyệt.", "Tasks come with the review of a plan.")) <a href=\"/van-ban\">\(language("Mở sổ văn bản", "Open the documents"))</a>"
            ).html
        }
        return EmptyState(
            language("Không có nhiệm vụ nào khớp", "No task matches"),
            next:
                "\(language("Thử bớt điều kiện lọc.", "Try fewer filters.")) <a href=\"\(MissionAddress.list)\">\(language("Bỏ hết bộ lọc", "Clear all filters"))</a>"
        ).html
    }
}
