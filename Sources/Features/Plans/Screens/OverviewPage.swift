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
        <div class="head"><div><p class="crumb">\(unitName.isEmpty ? language("Toàn tỉnh", "The whole province") : unitName), \(today)</p>
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
            return
                "<p class=\"day\">\(language("Sổ chưa có nhiệm vụ nào.", "The register has no task yet.")) <a href=\"/van-ban\">\(language("Tải kế hoạch đầu tiên lên", "Upload the first plan"))</a>.</p>"
        }
        let late = leads.filter { $0.tally[.overdue] > 0 }.count
        let overdue: HTML =
            tally[.overdue] == 0
            ? "\(language("không có việc quá hạn", "no task overdue"))"
            : "<a href=\"\(tasks(.group(.overdue)))\">\(Written.count(tally[.overdue])) \(language("việc quá hạn", "overdue"))</a>\(late > 0 && unitName.isEmpty ? language(" ở \(late) cơ quan", " at \(late) agencies") : "")"
        let now: HTML =
            tally[.dueToday] == 0
            ? "\(language("Hôm nay không có việc đến hạn", "Nothing due today"))"
            : "\(language("Hôm nay", "Today")) <a href=\"\(tasks(.group(.dueToday)))\">\(Written.count(tally[.dueToday])) \(language("việc đến hạn", "due"))</a>"
        let soon: HTML =
            tally[.dueSoon] == 0
            ? ""
            : "; <a href=\"\(tasks(.group(.dueSoon)))\">\(Written.count(tally[.dueSoon])) \(language("việc", "tasks"))</a> \(language("đến hạn trong 3 ngày tới", "due within 3 days"))"
        return "<p class=\"day\">\(now), \(overdue)\(soon).</p>"
    }

    private var planSection: HTML {
        guard !plans.isEmpty else { return .empty }
        let rate: HTML =
            tally.due == 0
            ? "<p class=\"meta\">\(language("Chưa có nhiệm vụ nào đến hạn, nên chưa có tỷ lệ.", "No task was due yet, so there is no rate."))</p>"
            : tally.isUnreported
                ? "<p class=\"meta\"><b class=\"num\">\(Written.count(tally.due))</b> \(language("nhiệm vụ đã đến hạn, chưa việc nào được ghi nhận kết quả; chưa báo cáo không phải là 0%.", "tasks were due, none has a recorded result; not reported is not 0%."))</p>"
                : Rate(
                    tally[.doneOnTime], of: tally.due,
                    "<a href=\"\(MissionAddress.list)\">\(language("nhiệm vụ đã đến hạn hoặc đã xong", "tasks due or done"))</a>"
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
                <span class="sub clamp">\(line.plan.title)</span>
                """,
                line.tally.bar(language).html,
                "<a href=\"\(MissionAddress.of { $0.plan = line.plan.id })\">\(Written.count(line.tally.total))</a>",
                overdue,
            ])
        }
        return """
            <section class="sec">\(SectionHead(
                language(Phrase("Tiến độ theo kế hoạch", "Progress by plan")),
                meta: "\(language("\(Written.count(tally.total)) nhiệm vụ của \(plans.count) kế hoạch", "\(Written.count(tally.total)) tasks of \(plans.count) plans"))", id: "ke-hoach"))
            <h3>\(language(Phrase("Tỷ lệ đúng hạn", "On-time rate")))</h3>\(rate)
            <p class="meta">\(language("Không tính \(Written.count(out)) việc thường xuyên, chưa đến hạn hoặc chưa có hạn.", "Without \(Written.count(out)) tasks that are regular, not due yet or without a deadline."))</p>
            \(TimeLegend(language: language).html)
            \(Table(
                caption: "\(language("\(Written.count(plans.count)) kế hoạch mới nhất", "The latest \(Written.count(plans.count)) plans"))",
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
                language(Phrase("Sắp đến hạn", "Due next")), meta: "<a href=\"\(open)\">\(language("xem tiếp trong sổ", "more in the register"))</a>", id: "sap-den-han"))
            \(Table(
                caption: "\(language("\(Written.count(due.count)) nhiệm vụ chưa xong có hạn gần nhất, kể từ hôm nay", "The \(Written.count(due.count)) open tasks due next, from today"))",
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
                    ? "<span class=\"muted\">\(language("chưa việc nào đến hạn", "nothing was due"))</span>"
                    : tally.due < 5 || tally.isUnreported
                        ? "\(tally[.doneOnTime])/\(tally.due)"
                        : "\(Written.percent(tally[.doneOnTime], of: tally.due)) <span class=\"sub\">\(tally[.doneOnTime])/\(tally.due)</span>"
            )
            return Table.Row(cells)
        }
        return """
            <section class="sec">\(SectionHead(
                language(Phrase("Cơ quan chủ trì", "Leading agencies")),
                meta: "\(language("việc có nhiều cơ quan chủ trì tính cho từng cơ quan; tỷ lệ chỉ tính việc đã đến hạn", "a task with several leads counts for each; rates are over tasks due"))", id: "co-quan"))
            \(Table(
                caption: "\(language("\(Written.count(min(30, leads.count))) trong \(Written.count(leads.count)) cơ quan, nhiều việc quá hạn nhất trước", "\(Written.count(min(30, leads.count))) of \(Written.count(leads.count)) agencies, most overdue first"))",
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
