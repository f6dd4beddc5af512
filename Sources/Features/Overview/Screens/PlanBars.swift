import Design
import Plans
import Progress
import Vocabulary

/// Progress by plan: the on-time rate by both deadlines, and a bar for each plan with its numbers in the row.
struct PlanBars {
    let figures: Figures
    let names: Names
    let groups: [Int32: Picture.Group]
    let view: BoardView
    let whole: Standing
    let unowned: Int
    let switches: Switches

    private var language: Language { figures.language }
    private var lens: Lens { figures.lens }
    private var counts: GroupCounts { whole.by(lens.clock) }

    /// The plans that have promises, in the order of the register of plans.
    private var lines: [(plan: Names.Plan, counts: GroupCounts)] {
        var known: [ID<Plan>: GroupCounts] = [:]
        for group in groups.values where group.lead.current.total > 0 {
            if let id = view.plan(group.place) { known[id] = group.lead.by(lens.clock) }
        }
        return names.planOrder.compactMap { id in
            known[id].flatMap { counts in names.plans[id].map { ($0, counts) } }
        }
    }

    var html: HTML {
        let lines = lines
        guard !lines.isEmpty else { return .empty }
        return """
            <section class="sec">\(SectionHead(
                language("Tiến độ theo kế hoạch", "Progress by plan"),
                meta: "\(language("việc giao nhiều cơ quan chủ trì được tính ở từng cơ quan; “sắp đến hạn” là trong \(TimeState.soonDays) ngày", "a task with several leads counts for each of them; “due soon” is within \(TimeState.soonDays) days"))", id: "ke-hoach"))
            \(switches.html)
            <div class="plan-cols"><div>\(rates)</div>
            <div>\(Legend(legend))\(Table(
                caption: "\(language("\(Written.count(lines.count)) kế hoạch", "\(Written.count(lines.count)) plans"))",
                columns: columns, rows: lines.map(row), sums: sums, isList: false))</div></div></section>

            """
    }

    private var rates: HTML {
        let other = Figures(lens.by(lens.clock == .current ? .original : .current), language)
        let name =
            lens.clock == .current
            ? language("Theo hạn ban đầu, trước gia hạn", "By the original deadline, before extensions")
            : language("Theo hạn hiện hành, sau gia hạn", "By the deadline in force, after extensions")
        let second = whole.by(other.lens.clock).rate
        let out = counts.total - counts.rate.due
        let unknown: HTML =
            unowned == 0
            ? .empty
            : "<p class=\"meta\"><a href=\"/nhiem-vu?chua-giao=1\">\(Written.count(unowned)) \(language("nhiệm vụ", "tasks"))</a> \(language("chưa rõ cơ quan chủ trì, chưa giao được.", "have no lead and are not given to anybody."))</p>"
        return """
            <h3>\(language("Tỷ lệ đúng hạn", "On-time rate"))</h3>\
            \(figures.large(counts.rate, language("việc đến hạn", "promises due")))\
            <p class="meta">\(name): \(other.inline(second)).</p>\
            <p class="meta">\(language("Không tính \(Written.count(out)) việc chưa đến hạn, thường xuyên, tạm ngừng hoặc chưa có hạn.", "Without \(Written.count(out)) promises that are not due, regular, paused or without a deadline."))</p>\
            <p class="meta"><a href="\(RatePage.address(.unit, lens))">\(language("Tỷ lệ theo cơ quan, mục, kỳ", "Rates by agency, section, period"))</a></p>\(unknown)
            """
    }

    private var legend: [(StackedBar.Part, String)] {
        [
            (.done, language(TimeGroup.doneOnTime.name)), (.doneLate, language(TimeGroup.doneLate.name)),
            (.ok, language(TimeGroup.notDue.name)), (.soon, language(TimeGroup.dueSoon.name)),
            (.late, language(TimeGroup.overdue.name)), (.always, language(TimeGroup.regular.name)),
            (.unknown, language("Khác", "Other")),
        ]
    }

    /// The columns of numbers and the time groups of each; together they are the whole.
    private static let parts: [(name: Phrase, times: Set<TimeGroup>)] = [
        (Phrase("Xong đúng hạn", "In time"), [.doneOnTime]), (Phrase("Xong quá hạn", "Late"), [.doneLate]),
        (Phrase("Trong hạn", "Not due"), [.notDue]), (Phrase("Sắp đến hạn", "Due soon"), [.dueSoon, .dueToday]),
        (Phrase("Quá hạn", "Overdue"), [.overdue]), (Phrase("Thường xuyên", "Regular"), [.regular]),
        (Phrase("Khác", "Other"), [.paused, .noDeadline, .waiting, .invalid]),
    ]

    private var columns: [Table.Column] {
        [.init(language("Kế hoạch", "Plan"), .main), .init(language("Tiến độ", "Progress"), .wide, width: 20)]
            + Self.parts.map { .init(language($0.name), .number) } + [.init(language("Tổng", "Total"), .number)]
    }

    private func row(_ plan: Names.Plan, _ counts: GroupCounts) -> Table.Row {
        let page: Address = Address("/ke-hoach/{id}", plan.link.id.text)
        return Table.Row(
            [
                """
                <a class="row" href="\(page)">\(plan.link.code)</a><span class="sub clamp">\(plan.title)</span>\
                <span class="sub hide-p"><a href="\(page.at("duong-cong"))">\(language("đường tiến độ", "burn-up"))</a></span>
                """,
                counts.tally.bar(language).html,
            ] + cells(counts) { $0.plan = plan.link.id })
    }

    private var sums: [HTML] {
        ["\(language("Cộng", "Total"))", counts.tally.bar(language).html] + cells(counts) { _ in }
    }

    private func cells(_ counts: GroupCounts, _ change: (inout BoardFilter) -> Void) -> [HTML] {
        Self.parts.map { part in
            let count = part.times.reduce(0) { $0 + counts[$1] }
            let number = figures.number(count) {
                change(&$0)
                $0.times = part.times
            }
            return part.times == [.overdue] && count > 0 ? "<span class=\"st st-late\">\(number)</span>" : number
        } + [figures.number(counts.total, change)]
    }
}
