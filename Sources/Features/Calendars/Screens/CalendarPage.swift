import Design
import Vocabulary

/// One year: its months, its special days, and the form for one more.
struct CalendarPage {
    let year: Int
    let years: [Int]
    let entries: [Calendars.Entry]
    /// What was typed, by the calendar file's column names.
    let typed: [String: String]
    let problem: CalendarProblem?
    let token: HTML
    let language: Language

    static let here: Address = Address("/quan-tri/lich")

    private var inForce: [SpecialDay] { entries.filter { $0.withdrawnReason == nil }.map(\.day) }
    private var calendar: WorkCalendar { WorkCalendar(inForce) }

    var main: HTML {
        let actions: HTML = """
            \(Button(language(.calendarImport), to: Address("/quan-tri/lich/nhap")))\
            \(Button(language(.calendarExport), to: Address("/quan-tri/lich/tep")))
            """
        return """
            \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.workCalendar), nil)]))
            \(PageHead(language(.workCalendar(year)), actions: actions))
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
            \(yearLinks)
            <p class="day">\(sentence)</p>
            \(unannounced)
            <div class="year">\((1...12).markup { MonthTable(year: year, month: $0, calendar: calendar, language: language).html })</div>
            \(legend)\(list)\(form)\(withdrawn)
            """
    }

    private var yearLinks: HTML {
        let shown = Set(years + [year, year + 1]).sorted()
        return """
            <nav class="views" aria-label="\(language(.years))">\(shown.markup { each in
                "<a href=\"\(CalendarPage.here.with([("nam", String(each))]))\"\(attribute: "aria-current", each == year ? "page" : nil)>\(String(each))</a>"
            })</nav>
            """
    }

    private var sentence: String {
        var worked = 0
        var day = Day(year: year, month: 1, day: 1)
        while let each = day, each.year == year {
            if calendar.isWorking(each) { worked += 1 }
            day = each.adding(days: 1)
        }
        let holidays = inForce.count { $0.kind == .holiday }
        return language(.yearSentence(worked: worked, holidays: holidays, year: year))
    }

    private var unannounced: HTML {
        let count = inForce.count { $0.isUnannounced }
        guard count > 0 else { return .empty }
        return Notice(.warning, language(.noNotice(count)), next: language(.noNoticeNext)).html
    }

    private var legend: HTML {
        """
        <ul class="legend year-key">\(DayKind.allCases.markup { kind in
            "<li><span class=\"d-\(kind.rawValue)\" aria-hidden=\"true\">1</span>\(language(.kind(kind)))</li>"
        })</ul>
        """
    }

    private var list: HTML {
        guard !inForce.isEmpty else {
            return EmptyState(language(.noSpecialDay), next: HTML(text: language(.noSpecialDayNext))).html
        }
        let rows = entries.filter { $0.withdrawnReason == nil }.map { entry in
            Table.Row(
                [
                    "\(entry.day.day)<span class=\"sub\">\(language(.weekday(entry.day.day.weekday)))</span>",
                    HTML(text: entry.day.name), HTML(text: language(.kind(entry.day.kind))),
                    HTML(text: entry.day.source), withdrawal(entry),
                ], id: "d-\(entry.day.day.iso)")
        }
        return """
            \(SectionHead(language(.specialDays)))
            \(Table(
                caption: "\(language(.specialDaysCounted(Written.count(rows.count))))",
                columns: [
                    .init(language(.day), width: 12), .init(language(.dayName), .main),
                    .init(language(.dayKind), width: 14), .init(language(.daySource), .wide, width: 30),
                    .init(language(.deed), .wide, width: 20),
                ], rows: rows, isList: false))
            """
    }

    private func withdrawal(_ entry: Calendars.Entry) -> HTML {
        """
        <details class="hide-p"><summary>\(language(.withdraw))<span class="vh"> \(entry.day.day)</span></summary>
        <form class="form one" method="post" action="\(Address("/quan-tri/lich/{id}/rut", entry.id))">\(token)
        \(Field.text("ly-do", language(.withdrawReason), required: true, maxLength: 300).inside("r-\(entry.id)"))
        <div class="acts">\(Button(language(.withdraw)))</div></form></details>
        """
    }

    private var form: HTML {
        let kinds = DayKind.allCases.map { Field.Option($0.rawValue, language(.kind($0))) }
        return """
            <div class="hide-p">\(SectionHead(language(.addDay), id: "them"))
            <form class="form sheet" method="post" action="\(CalendarPage.here)">\(token)
            \(Field.date("day", language(.day), value: typed["day"] ?? "", error: problem?.error(at: "day"), required: true))
            \(Field.choice("kind", language(.dayKind), kinds, selected: typed["kind"] ?? "", error: problem?.error(at: "kind")))
            \(Field.text("name", language(.dayName), value: typed["name"] ?? "", error: problem?.error(at: "name"), required: true, maxLength: 200))
            \(Field.text("source", language(.daySource), value: typed["source"] ?? "", hint: language(.daySourceNote), error: problem?.error(at: "source"), maxLength: 400))
            <div class="full">\(Field.check("tet", language(.isTet), isOn: typed["tet"] == "1"))</div>
            <div class="acts">\(Button(language(.addDay), .primary))</div></form></div>
            """
    }

    private var withdrawn: HTML {
        let gone = entries.filter { $0.withdrawnReason != nil }
        guard !gone.isEmpty else { return .empty }
        return """
            \(SectionHead(language(.withdrawnDays), meta: HTML(text: language(.withdrawnNote))))
            \(Table(
                caption: "\(language(.specialDaysCounted(Written.count(gone.count))))",
                columns: [
                    .init(language(.day), width: 12), .init(language(.dayName), .main),
                    .init(language(.dayKind), width: 14), .init(language(.withdrawReason), .wide, width: 30),
                ],
                rows: gone.map { entry in
                    Table.Row([
                        "\(entry.day.day)", HTML(text: entry.day.name), HTML(text: language(.kind(entry.day.kind))),
                        HTML(text: entry.withdrawnReason ?? ""),
                    ])
                }, isList: false))
            """
    }
}

/// One month, Monday first; what is special about a day is said with it, not only drawn.
struct MonthTable {
    let year: Int
    let month: Int
    let calendar: WorkCalendar
    let language: Language

    var html: HTML {
        """
        <table class="month"><caption>\(language(.month(month)))</caption>
        <thead><tr>\((1...7).markup { weekday in
            "<th scope=\"col\"><span aria-hidden=\"true\">\(language(.shortWeekday(weekday)))</span><span class=\"vh\">\(language(.weekday(weekday)))</span></th>"
        })</tr></thead>
        <tbody>\(weeks.markup { week in "<tr>\(week.markup(cell))</tr>" })</tbody></table>
        """
    }

    /// Weeks of seven days; nil where a day is another month's.
    private var weeks: [[Day?]] {
        guard let first = Day(year: year, month: month, day: 1) else { return [] }
        let length = Day.length(month: month, year: year)
        var days: [Day?] = Array(repeating: nil, count: first.weekday - 1)
        days += (0..<length).map { first.adding(days: $0) }
        days += Array(repeating: nil, count: (7 - days.count % 7) % 7)
        return stride(from: 0, to: days.count, by: 7).map { Array(days[$0..<($0 + 7)]) }
    }

    private func cell(_ day: Day?) -> HTML {
        guard let day else { return "<td></td>" }
        if let special = calendar[day] {
            return """
                <td class="d-\(special.kind.rawValue)">\(day.day)<span class="vh"> \(language(.kind(special.kind))): \(special.name)</span></td>
                """
        }
        return "<td\(attribute: "class", day.weekday > 5 ? "off" : nil)>\(day.day)</td>"
    }
}

extension SpecialDay {
    /// Whether its source says that the year's notice is not out: those lines of the shipped file begin so.
    var isUnannounced: Bool { source.hasPrefix("Chưa có thông báo") }
}
