import Design
import Documents
import Organizations
import Vietnamese
import Vocabulary
import Web

/// The list of agencies by kind, with what each owes.
struct UnitListPage {
    let filter: UnitFilter
    let page: ListPage<UnitLine>
    let counts: [(kind: String, count: Int)]
    let language: Language

    static let list: Address = Address("/co-quan")
    /// What the address asks for.
    static func filter(_ call: Call) -> UnitFilter {
        var filter = UnitFilter()
        filter.words = tidy(call.value("tim") ?? "")
        filter.kind = call.value("loai") ?? ""
        return filter
    }
    static func address(_ filter: UnitFilter, _ key: PageKey? = nil) -> Address {
        list.with([("tim", filter.words), ("loai", filter.kind), ("trang", key?.text ?? "")])
    }

    var main: HTML {
        let all = counts.reduce(0) { $0 + $1.count }
        var views = [
            (name: language(.all), count: all, address: address { $0.kind = "" }, isCurrent: filter.kind.isEmpty)
        ]
        for (kind, count) in counts {
            views.append(
                (name: kind, count: count, address: address { $0.kind = kind }, isCurrent: filter.kind == kind))
        }
        return """
            \(PageHead(language(.agencies), meta: downloads))
            \(SavedViews(views))
            \(FilterBar(
                action: UnitListPage.list, fields: [.search("tim", language(.find), value: filter.words)],
                hidden: filter.kind.isEmpty ? [] : [("loai", filter.kind)],
                chips: filter.words.isEmpty ? [] : [("“\(filter.words)”", address { $0.words = "" })], clear: UnitListPage.list))
            \(page.rows.isEmpty ? empty : table)
            """
    }

    private func address(_ change: (inout UnitFilter) -> Void) -> Address {
        var copy = filter
        change(&copy)
        return UnitListPage.address(copy)
    }

    private var downloads: HTML {
        let asked = [("tim", filter.words), ("loai", filter.kind)]
        return """
            <a href="\(Address("/co-quan.xlsx").with(asked))">\(language(.downloadXLSX))</a> \
            <a href="\(Address("/co-quan.csv").with(asked))">\(language(.downloadCSV))</a>
            """
    }

    private var table: HTML {
        let total =
            filter.kind.isEmpty
            ? counts.reduce(0) { $0 + $1.count } : counts.first { $0.kind == filter.kind }?.count ?? 0
        let rows = page.rows.map { line in
            let code = line.unit.code
            return Table.Row([
                """
                <a class="row" href="\(Address("/co-quan/{id}", code))">\(line.unit.name)</a><span class="sub">\(line.kind)</span>
                """,
                number(line.lead.total, code, .lead, .any), number(line.coop.total, code, .coop, .any),
                number(line.lead[.overdue], code, .lead, .group(.overdue)), line.lead.bar(language).html,
            ])
        }
        return """
            \(Table(
                caption: "<b class=\"num\">\(Written.count(total))</b> \(language("cơ quan, đơn vị, nhóm. Số việc là việc giao thẳng cho tên đó.", "agencies, units and groups. Tasks are those given to that very name."))",
                columns: [
                    .init(language(.agency), .main), .init(language(.lead), .number, width: 10),
                    .init(language(.coop), .number, width: 10), .init(language(TimeGroup.overdue.name), .number, width: 10),
                    .init(language(Phrase("Tiến độ việc chủ trì", "Progress of what it leads")), .wide, width: 24),
                ], rows: rows))
            \(Pager(
                shown: "\(Written.count(page.rows.count)) \(language("trong", "of")) \(Written.count(total))",
                previous: page.previous.map { UnitListPage.address(filter, $0) },
                next: page.next.map { UnitListPage.address(filter, $0) }))
            """
    }

    private func number(
        _ count: Int, _ code: String, _ part: MissionFilter.Part, _ time: MissionFilter.Time
    ) -> HTML {
        guard count > 0 else { return "<span class=\"muted\">-</span>" }
        let address = MissionAddress.of {
            $0.unit = code
            $0.part = part
            $0.time = time
        }
        return "<a href=\"\(address)\">\(Written.count(count))</a>"
    }

    private var empty: HTML {
        EmptyState(
            language("Không có cơ quan nào khớp", "No agency matches"),
            next: "<a href=\"\(UnitListPage.list)\">\(language("Xem mọi cơ quan", "See all agencies"))</a>"
        ).html
    }
}

/// One agency: what it is, what it leads and helps with, its groups or members, who came before and after.
struct UnitDetailPage {
    let unit: OrgUnit
    let groups: [OrgUnit]
    let members: [OrgUnit]
    let succession: [OrgUnit]
    let predecessors: [UnitLink]
    let aliases: [String]
    let tally: TimeTally
    let lead: [Mission]
    let coop: [Mission]
    let throughGroups: [Mission]
    let panels: HTML
    let today: Day
    let language: Language

    var main: HTML {
        """
        \(Breadcrumb([(language(.agencies), UnitListPage.list), (unit.name, nil)]))\
        \(PageHead(unit.name, meta: HTML(text: unit.kind.rawValue)))\
        \(panels == .empty ? byTasks : panels)\
        \(panels == .empty ? .empty : "<section class=\"sec\">\(SectionHead(language(Phrase("Cơ quan", "The agency"))))\(facts)</section>")\
        \(memberList)
        """
    }

    /// What it does as the register of tasks names it.
    private var byTasks: HTML {
        """
        <div class="cols"><section>\(SectionHead(language(Phrase("Việc chủ trì", "What it leads"))))\(standing)</section>
        <section>\(SectionHead(language(Phrase("Cơ quan", "The agency"))))\(facts)</section></div>
        \(tasks(lead, Phrase("Chủ trì", "Leads"), .lead, groups: false))\
        \(tasks(coop, Phrase("Phối hợp", "Helps with"), .coop, groups: false))\
        \(tasks(throughGroups, Phrase("Giao qua nhóm", "Given through a group"), .any, groups: true))
        """
    }

    private var standing: HTML {
        guard tally.total > 0 else {
            return
                "<p class=\"muted\">\(language("Chưa có nhiệm vụ nào giao thẳng cơ quan này chủ trì.", "No task names this agency as its lead."))</p>"
        }
        let rate: HTML =
            tally.due == 0
            ? "<p class=\"meta\">\(language("Chưa có nhiệm vụ nào đến hạn.", "No task was due yet."))</p>"
            : tally.isUnreported
                ? "<p class=\"meta\"><b class=\"num\">\(Written.count(tally.due))</b> \(language("nhiệm vụ đã đến hạn, chưa việc nào được ghi nhận kết quả.", "tasks were due, none has a recorded result."))</p>"
                : Rate(tally[.doneOnTime], of: tally.due, "\(language("nhiệm vụ đã đến hạn", "tasks due"))").html
        let rows = TimeGroup.allCases.filter { tally[$0] > 0 }.map { group -> Table.Row in
            let address = MissionAddress.of {
                $0.unit = unit.code
                $0.part = .lead
                $0.time = .group(group)
            }
            return Table.Row([
                Badge(group.look, language(group.name)).html,
                "<a href=\"\(address)\">\(Written.count(tally[group]))</a>",
            ])
        }
        return """
            \(rate)\(tally.bar(language))\
            \(Table(
                caption: "<b class=\"num\">\(Written.count(tally.total))</b> \(language("nhiệm vụ", "tasks"))",
                columns: [.init(language(.stateColumn), .main), .init(language(.task), .number)], rows: rows, isList: false))
            """
    }

    private var facts: Facts {
        var rows: [(name: String, content: HTML)] = [(language(Phrase("Mã", "Code")), HTML(text: unit.code))]
        if let identifier = unit.identifier {
            rows.append((language(Phrase("Mã định danh", "Identifier")), HTML(text: identifier.text)))
        }
        if !aliases.isEmpty {
            rows.append((language(Phrase("Tên khác", "Other names")), HTML(text: aliases.joined(separator: "; "))))
        }
        if let to = unit.existence.to { rows.append((language(Phrase("Tồn tại đến", "Existed until")), "\(to)")) }
        if let from = unit.existence.from { rows.append((language(Phrase("Thành lập", "Since")), "\(from)")) }
        if succession.count > 1 || (succession.first.map { $0.id != unit.id } ?? false) {
            rows.append(
                (
                    language(Phrase("Kế thừa", "Succession")),
                    succession.enumerated().markup {
                        "\($0 == 0 ? "" : " → ")\($1.id == unit.id ? HTML(text: $1.name) : link($1))"
                    }
                ))
        }
        if !predecessors.isEmpty {
            rows.append((language(Phrase("Nhận việc từ", "Took over from")), unitLinks(predecessors, or: "")))
        }
        if !groups.isEmpty {
            rows.append((language(Phrase("Thuộc nhóm", "Member of")), groups.markup { "\(link($0)) " }))
        }
        return Facts(rows)
    }

    private func link(_ other: OrgUnit) -> HTML {
        "<a href=\"\(Address("/co-quan/{id}", other.code))\">\(other.name)</a>"
    }

    private func tasks(_ missions: [Mission], _ name: Phrase, _ part: MissionFilter.Part, groups: Bool) -> HTML {
        guard !missions.isEmpty else { return .empty }
        let rows = missions.map { mission in
            Table.Row([
                "<a class=\"row\" href=\"\(Address("/nhiem-vu/{id}", mission.id.text))\">\(mission.title)</a>",
                "<a href=\"\(Address("/ke-hoach/{id}", mission.plan.id.text))\">\(mission.plan.code)</a>",
                MissionRegisterPage.due(mission.deadline), mission.timeState(today: today).badge(language).html,
            ])
        }
        let all = MissionAddress.of {
            $0.unit = unit.code
            $0.part = part
            $0.throughGroups = groups
        }
        return """
            <section class="sec">\(SectionHead(language(name), meta: "<a href=\"\(all)\">mở trong sổ nhiệm vụ</a>"))\
            \(Table(
                caption: "\(Written.count(missions.count)) nhiệm vụ có hạn gần nhất",
                columns: [
                    .init(language(.task), .main), .init(language(.plan), .desk, width: 14),
                    .init(language(.deadline), width: 14), .init(language(.stateColumn), width: 14),
                ], rows: rows, isList: false))</section>

            """
    }

    private var memberList: HTML {
        guard !members.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(
                language(Phrase("Thành viên của nhóm", "Members")), meta: "\(Written.count(members.count)) đơn vị, tính đến \(today)"))\
            <ul class="units">\(members.markup { "<li>\(link($0))</li>" })</ul></section>

            """
    }
}
