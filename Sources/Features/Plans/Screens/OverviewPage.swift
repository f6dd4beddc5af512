import Design
import Organizations
import Vocabulary

/// The first page: what today asks for, how plans stand, what is due, who is late, and where.
struct OverviewPage {
    let tally: TimeTally
    let plans: [PlanLine]
    let due: [Mission]
    let leads: [(unit: UnitLink, tally: TimeTally)]
    let tiles: [UnitDuties.Tile]
    /// The unit a focal point speaks for; empty for those who read all.
    let unitName: String
    let today: Day
    let language: Language

    /// Where and when, and the sentence of the day.
    var head: HTML {
        """
        <div class="head"><div><p class="crumb">\(unitName.isEmpty ? "Toàn tỉnh" : unitName), \(today)</p>
        <h1 class="vh">\(language(.overviewTitle))</h1>
        \(sentence)</div></div>

        """
    }

    /// Plans, what is due next, agencies, the map.
    var sections: HTML { planSection + dueSection + leadSection + mapSection }

    private func tasks(_ time: MissionFilter.Time) -> Address { MissionAddress.of { $0.time = time } }

    /// The sentence of the day: its numbers are links to their rows.
    private var sentence: HTML {
        guard tally.total > 0 else {
            return "<p class=\"day\">Sổ chưa có nhiệm vụ nào. <a href=\"/van-ban\">Tải kế hoạch đầu tiên lên</a>.</p>"
        }
        let late = leads.filter { $0.tally[.overdue] > 0 }.count
        let overdue: HTML =
            tally[.overdue] == 0
            ? "không có việc quá hạn"
            : "<a href=\"\(tasks(.group(.overdue)))\">\(Written.count(tally[.overdue])) việc quá hạn</a>\(late > 0 && unitName.isEmpty ? " ở \(late) cơ quan" : "")"
        let now: HTML =
            tally[.dueToday] == 0
            ? "Hôm nay không có việc đến hạn"
            : "Hôm nay <a href=\"\(tasks(.group(.dueToday)))\">\(Written.count(tally[.dueToday])) việc đến hạn</a>"
        let soon: HTML =
            tally[.dueSoon] == 0
            ? ""
            : "; <a href=\"\(tasks(.group(.dueSoon)))\">\(Written.count(tally[.dueSoon])) việc</a> đến hạn trong 3 ngày tới"
        return "<p class=\"day\">\(now), \(overdue)\(soon).</p>"
    }

    private var planSection: HTML {
        guard !plans.isEmpty else { return .empty }
        let rate: HTML =
            tally.due == 0
            ? "<p class=\"meta\">Chưa có nhiệm vụ nào đến hạn, nên chưa có tỷ lệ.</p>"
            : tally.isUnreported
                ? "<p class=\"meta\"><b class=\"num\">\(Written.count(tally.due))</b> nhiệm vụ đã đến hạn, chưa việc nào được ghi nhận kết quả; chưa báo cáo không phải là 0%.</p>"
                : Rate(
                    tally[.doneOnTime], of: tally.due,
                    "<a href=\"\(MissionAddress.list)\">nhiệm vụ đã đến hạn hoặc đã xong</a>"
                ).html
        let out = tally.total - tally.due
        let rows = plans.map { line in
            let late = MissionAddress.of {
                $0.plan = line.plan.id
                $0.time = .group(.overdue)
            }
            let overdue: HTML =
                line.tally[.overdue] == 0 ? "0" : "<a href=\"\(late)\">\(Written.count(line.tally[.overdue]))</a>"
            return Table.Row([
                """
                <a class="row" href="\(Address("/ke-hoach/{id}", line.plan.id.text))">\(line.plan.code)</a>\
                <span class="sub">\(line.plan.title)</span>
                """,
                line.tally.bar(language).html,
                "<a href=\"\(MissionAddress.of { $0.plan = line.plan.id })\">\(Written.count(line.tally.total))</a>",
                overdue,
            ])
        }
        return """
            <section class="sec">\(SectionHead(
                language(Phrase("Tiến độ theo kế hoạch", "Progress by plan")),
                meta: "\(Written.count(tally.total)) nhiệm vụ của \(plans.count) kế hoạch", id: "ke-hoach"))
            <h3>\(language(Phrase("Tỷ lệ đúng hạn", "On-time rate")))</h3>\(rate)
            <p class="meta">Không tính \(Written.count(out)) việc thường xuyên, chưa đến hạn hoặc chưa có hạn.</p>
            \(TimeLegend(language: language).html)
            \(Table(
                caption: "\(Written.count(plans.count)) kế hoạch mới nhất",
                columns: [
                    .init(language(.plan), .main), .init(language(Phrase("Tiến độ", "Progress")), .wide, width: 30),
                    .init(language(.task), .number, width: 10), .init(language(TimeGroup.overdue.name), .number, width: 10),
                ], rows: rows, isList: false))
            <p class="meta"><a href="\(Section.plans.address)">\(language(.seeAll))</a></p></section>

            """
    }

    private var dueSection: HTML {
        guard !due.isEmpty else { return .empty }
        let rows = due.map { mission in
            Table.Row([
                "<a class=\"row\" href=\"\(Address("/nhiem-vu/{id}", mission.id.text))\">\(mission.title)</a>",
                unitLinks(mission.leads, or: mission.leadRaw), MissionRegisterPage.due(mission.deadline),
                mission.timeState(today: today).badge(language).html,
            ])
        }
        let open = MissionAddress.of {
            $0.time = .open
            $0.dueFrom = today
        }
        return """
            <section class="sec">\(SectionHead(
                language(Phrase("Sắp đến hạn", "Due next")), meta: "<a href=\"\(open)\">xem tiếp trong sổ</a>", id: "sap-den-han"))
            \(Table(
                caption: "\(Written.count(due.count)) nhiệm vụ chưa xong có hạn gần nhất, kể từ hôm nay",
                columns: [
                    .init(language(.task), .main), .init(language(.lead), .wide, width: 24),
                    .init(language(.deadline), width: 12), .init(language(.stateColumn), width: 14),
                ], rows: rows, isList: false))</section>

            """
    }

    /// Agencies by state; every number opens its rows, and the last column is the on-time rate over what was due.
    private var leadSection: HTML {
        guard !leads.isEmpty else { return .empty }
        let groups: [(Phrase, [TimeGroup])] = [
            (TimeGroup.overdue.name, [.overdue]),
            (Phrase("Đến hạn trong 3 ngày", "Due within 3 days"), [.dueToday, .dueSoon]),
            (TimeGroup.notDue.name, [.notDue]), (Phrase("Đã xong", "Done"), [.doneOnTime, .doneLate]),
            (Phrase("Không có hạn tính được", "No computable deadline"), [.regular, .noDeadline, .waiting, .invalid]),
        ]
        let rows = leads.prefix(30).map { unit, tally -> Table.Row in
            var cells: [HTML] = ["<a class=\"row\" href=\"\(Address("/co-quan/{id}", unit.code))\">\(unit.name)</a>"]
            for (_, parts) in groups {
                let count = parts.reduce(0) { $0 + tally[$1] }
                let time: MissionFilter.Time =
                    parts.count == 1 ? .group(parts[0]) : parts.contains(.doneLate) ? .done : .any
                let address = MissionAddress.of {
                    $0.unit = unit.code
                    $0.part = .lead
                    $0.time = time
                }
                let number: HTML =
                    count == 0 ? "<span class=\"muted\">-</span>" : "<a href=\"\(address)\">\(Written.count(count))</a>"
                cells.append(parts == [.overdue] && count > 0 ? "<span class=\"st st-late\">\(number)</span>" : number)
            }
            cells.append(
                tally.due == 0
                    ? "<span class=\"muted\">chưa việc nào đến hạn</span>"
                    : tally.due < 5 || tally.isUnreported
                        ? "\(tally[.doneOnTime])/\(tally.due)"
                        : "\(Written.percent(tally[.doneOnTime], of: tally.due)) <span class=\"sub\">\(tally[.doneOnTime])/\(tally.due)</span>"
            )
            return Table.Row(cells)
        }
        return """
            <section class="sec">\(SectionHead(
                language(Phrase("Cơ quan chủ trì", "Leading agencies")),
                meta: "việc có nhiều cơ quan chủ trì tính cho từng cơ quan; tỷ lệ chỉ tính việc đã đến hạn", id: "co-quan"))
            \(Table(
                caption: "\(Written.count(min(30, leads.count))) trong \(Written.count(leads.count)) cơ quan, nhiều việc quá hạn nhất trước",
                columns: [.init(language(.agency), .main)] + groups.map { .init(language($0.0), .number, width: 10) }
                    + [.init(language(Phrase("Đúng hạn", "On time")), .number, width: 14)],
                rows: rows, isList: false))
            <p class="meta"><a href="\(Section.units.address)">\(language(.seeAll))</a></p></section>

            """
    }

    private var mapSection: HTML {
        guard !tiles.isEmpty else { return .empty }
        return ProvinceMap(tiles: tiles, language: language).html
    }
}
