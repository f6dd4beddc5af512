import Design
import Documents
import Plans
import Progress
import Vocabulary

/// On-time rates with their denominators, by both deadlines, what was not reported apart, and helpers apart from leads.
struct RatePage {
    let table: RateTable
    let lens: Lens
    let names: Names
    let language: Language

    static func address(_ by: RateTable.By, _ lens: Lens) -> Address { Address("/ty-le").with(pairs(by, lens)) }

    static func pairs(_ by: RateTable.By, _ lens: Lens) -> [(String, String)] {
        [("theo", by == .plan ? "" : by.rawValue)] + lens.pairs.filter { ["muc-do", "ke-hoach"].contains($0.0) }
    }

    private var current: Figures { Figures(lens.by(.current), language) }
    private var original: Figures { Figures(lens.by(.original), language) }
    var title: String { language("Tỷ lệ đúng hạn", "On-time rates") }

    var main: HTML {
        let pairs = Self.pairs(table.by, lens)
        return """
            \(Breadcrumb([(language("Tổng quan", "Overview"), Address("/tong-quan")), (title, nil)]))\
            \(PageHead(title, meta: "<span>\(language("số đúng hạn trên số đã đến hạn; chưa báo cáo không tính là 0", "on time over due; not reported is not nought"))</span> <a href=\"\(Address("/ty-le.xlsx").with(pairs))\">\(language("Tải XLSX", "Download XLSX"))</a> <a href=\"\(Address("/ty-le.csv").with(pairs))\">\(language("Tải CSV", "Download CSV"))</a>"))
            \(choices)\(table.lines.isEmpty ? empty : rows)
            """
    }

    private var empty: HTML {
        EmptyState(
            language("Chưa có việc nào được giao", "Nothing was given out yet"),
            next: "<a href=\"/ke-hoach\">\(language("Xem các kế hoạch", "See the plans"))</a>"
        ).html
    }

    private var choices: HTML {
        let plans =
            [Field.Option("", language("Mọi kế hoạch", "All plans"))]
            + names.planOrder.compactMap { names.plans[$0] }.map { Field.Option($0.link.id.text, $0.link.code) }
        return """
            <form class="filters pick" method="get" action="/ty-le">\
            \(Field.choice("theo", language("Theo", "By"), RateTable.By.allCases.map { .init($0.rawValue, language($0.name)) }, selected: table.by.rawValue))\
            \(Field.choice("ke-hoach", language("Kế hoạch", "Plan"), plans, selected: lens.plan?.text ?? ""))\
            \(Field.choice("muc-do", language("Tính là xong khi", "Counts as done when"), Lens.levels.map { .init($0.word, language($0.level.name)) }, selected: Lens.levels.first { $0.level == lens.level }?.word ?? ""))\
            <button class="btn" type="submit">\(language("Xem", "Show"))</button></form>
            """
    }

    private var rows: HTML {
        let columns: [Table.Column] = [
            .init(language(table.by.name), .main), .init(language("Tổng việc", "Promises"), .number, width: 8),
            .init(language("Hạn hiện hành", "Deadline in force"), .number, width: 20),
            .init(language("Hạn ban đầu", "Original deadline"), .number, width: 20),
            .init(language("Đang quá hạn", "Overdue"), .number, width: 8),
            .init(language("Phối hợp", "Cooperating"), .number, width: 16),
        ]
        let lines = table.lines.map { line in
            let sub: HTML = line.note.isEmpty ? .empty : "<span class=\"sub clamp\">\(line.note)</span>"
            return Table.Row(
                ["\(line.name)\(sub)"] + cells(line.group.lead, line.group.coop, line.narrow))
        }
        let whole = table.whole
        let plan = lens.plan
        let isDated = table.by == .month || table.by == .quarter
        let sums: [HTML]? =
            isDated ? nil : ["\(language("Cộng", "Total"))"] + cells(whole.lead, whole.coop) { $0.plan = plan }
        return Table(
            caption:
                "\(language("\(Written.count(table.lines.count)) dòng; trong mỗi ô: tỷ lệ (khi có từ 5 việc đến hạn), đúng hạn/đến hạn, chưa báo cáo", "\(Written.count(table.lines.count)) rows; in each cell the rate (from 5 due on), on time/due, not reported"))",
            columns: columns, rows: lines, sums: sums
        ).html
    }

    private func cells(
        _ lead: Standing, _ coop: Standing, _ narrow: (inout BoardFilter) -> Void
    ) -> [HTML] {
        [
            current.number(lead.current.total, narrow), current.small(lead.current.rate, narrow),
            original.small(lead.original.rate, narrow),
            current.number(lead.current[.overdue]) {
                narrow(&$0)
                $0.times = [.overdue]
            },
            current.small(coop.current.rate) {
                narrow(&$0)
                $0.parts = [.coop]
            },
        ]
    }

    /// The same numbers as texts.
    var sheet: RegisterSheet {
        RegisterSheet(
            name: "Tỷ lệ đúng hạn",
            columns: [
                language(table.by.name), language("Ghi chú", "Note"), language("Tổng việc chủ trì", "Promises"),
                language("Đúng hạn (hiện hành)", "On time (in force)"),
                language("Đến hạn (hiện hành)", "Due (in force)"),
                language("Chưa báo cáo (hiện hành)", "Not reported (in force)"),
                language("Tỷ lệ % (hiện hành)", "Rate % (in force)"),
                language("Đúng hạn (ban đầu)", "On time (original)"), language("Đến hạn (ban đầu)", "Due (original)"),
                language("Chưa báo cáo (ban đầu)", "Not reported (original)"),
                language("Tỷ lệ % (ban đầu)", "Rate % (original)"),
                language("Đang quá hạn", "Overdue"), language("Phối hợp đúng hạn", "Cooperating on time"),
                language("Phối hợp đến hạn", "Cooperating due"),
            ],
            rows: table.lines.map { line in
                let lead = line.group.lead
                let coop = line.group.coop.current.rate
                return [line.name, line.note, String(lead.current.total)]
                    + texts(lead.current.rate) + texts(lead.original.rate)
                    + [String(lead.current[.overdue]), String(coop.onTime), String(coop.due)]
            })
    }

    /// Empty where nothing was due; an interval where something was not reported.
    private func texts(_ rate: OnTime) -> [String] {
        let percent = rate.isEmpty || rate.isUnknown ? "" : current.percent(rate).filter { $0 != "%" }
        return [String(rate.onTime), String(rate.due), String(rate.unreported), percent]
    }
}
