import Design
import Plans
import Progress
import Vocabulary

/// The curve of a plan and its timeline, on the plan's page; a table lies under each.
struct PlanFigures {
    let plan: ID<Plan>
    let picture: Picture
    let today: Day
    let language: Language

    private var view: BoardView { picture.view }
    private var key: Int32? {
        picture.groups { $0.part == .lead ? $0.plan : nil }.first { view.plan($0.value.place) == plan }?.key
    }

    var html: HTML {
        guard let key else { return .empty }
        let places = picture.judged.map(\.place).filter {
            let line = view.line($0)
            return line.plan == key && line.part == .lead
        }
        let entries = places.map { place in
            let line = view.line(place)
            return BurnUp.Entry(
                due: BoardLine.date(line.due), firstDue: BoardLine.date(line.firstDue),
                doneOn: line.level >= .counted ? BoardLine.date(line.doneOn) : nil)
        }
        let curve = BurnUpFigure(plan: plan, burnUp: BurnUp(entries, today: today), today: today, language: language)
        let timeline = TimelineFigure(plan: plan, picture: picture, planKey: key, today: today, language: language)
        return "\(curve.html)\(timeline.html)"
    }
}

/// What was promised by each day against what was proved to be done by then (burn-up).
struct BurnUpFigure {
    let plan: ID<Plan>
    let burnUp: BurnUp
    let today: Day
    let language: Language

    private let width = 1160
    private let height = 300
    private let left = 44
    private let bottom = 34
    private let top = 14
    private let right = 24

    private func x(_ day: Day) -> Double {
        guard let first = burnUp.points.first?.day, let last = burnUp.points.last?.day, first < last else {
            return Double(left)
        }
        let share = Double(first.days(to: min(max(day, first), last))) / Double(first.days(to: last))
        return Double(left) + share * Double(width - left - right)
    }

    private func y(_ count: Int) -> Double {
        let whole = max(1, burnUp.dated, burnUp.points.compactMap(\.done).max() ?? 0)
        return Double(height - bottom) - Double(count) / Double(whole) * Double(height - bottom - top)
    }

    var html: HTML {
        guard burnUp.points.count > 1 else { return .empty }
        return """
            <section class="sec">\(SectionHead(
                language("Đường tiến độ", "Burn-up"),
                meta: "\(language("việc phải xong và việc đã xong, cộng dồn; ngày xong là ngày của văn bản minh chứng", "promised and done, counted up; done by the date of the proof"))", id: "duong-cong"))
            <figure class="sheet"><div class="scroll" role="region" tabindex="0" aria-label="\(language("Biểu đồ", "Chart"))"><div class="minw">\(chart)</div></div>\
            <figcaption>\(summary)</figcaption></figure>
            <details><summary>\(language("Số liệu của biểu đồ", "The numbers of the chart"))</summary>\(table)</details></section>

            """
    }

    private var summary: String {
        let now = burnUp.points.last { $0.done != nil }
        let (done, planned) = (now?.done ?? 0, burnUp.points.first { $0.day >= today }?.planned ?? burnUp.dated)
        return language(
            "Đến \(Written.day(today)): xong \(Written.count(done)); phải xong đến hết kỳ này \(Written.count(planned)); tổng \(Written.count(burnUp.total)) việc, \(Written.count(burnUp.total - burnUp.dated)) việc không có hạn tính được.",
            "On \(Written.day(today)): \(Written.count(done)) done; \(Written.count(planned)) promised by the end of this period; \(Written.count(burnUp.total)) in all, \(Written.count(burnUp.total - burnUp.dated)) without a computable deadline."
        )
    }

    private var chart: HTML {
        let points = burnUp.points
        let steps = Swift.max(1, points.count / 8)
        let labels = points.enumerated().filter { $0.offset % steps == 0 }.markup { index, point -> HTML in
            """
            <text class="ct" x="\(svg(x(point.day)))" y="\(height - 12)" text-anchor="\(index == points.count - 1 ? "end" : "middle")">\(period(point.day))</text>
            """
        }
        let whole = max(1, burnUp.dated)
        let grid = [0, whole / 2, whole].reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }.markup {
            count -> HTML in
            """
            <path class="axis\(count == 0 ? " base" : "")" d="M\(left) \(svg(y(count)))H\(width - right)"/>\
            <text class="ct" x="\(left - 6)" y="\(svg(y(count) + 4))" text-anchor="end">\(Written.count(count))</text>
            """
        }
        let mark: HTML =
            points.first.map { $0.day <= today } == true && points.last.map { today <= $0.day } == true
            ? """
            <path class="now-line" d="M\(svg(x(today))) \(top)V\(height - bottom)"/>\
            <text class="ct k" x="\(svg(x(today) + 4))" y="\(top + 10)">\(language("hôm nay", "today"))</text>
            """ : .empty
        return """
            <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="bu-t bu-d">\
            <title id="bu-t">\(language("Đường tiến độ của kế hoạch", "The plan's burn-up"))</title><desc id="bu-d">\(summary)</desc>\
            \(grid)\(labels)\(mark)\
            <path class="ln first" d="\(line(points.map { ($0.day, $0.plannedFirst) }))"/>\
            <path class="ln plan" d="\(line(points.map { ($0.day, $0.planned) }))"/>\
            <path class="ln done" d="\(line(points.compactMap { point in point.done.map { (min(point.day, today), $0) } }))"/></svg>
            <ul class="legend"><li><svg width="26" height="10" aria-hidden="true"><path class="ln done" d="M0 5H26"/></svg>\(language("đã xong có minh chứng", "done with proof"))</li>\
            <li><svg width="26" height="10" aria-hidden="true"><path class="ln plan" d="M0 5H26"/></svg>\(language("phải xong, hạn hiện hành", "promised, deadline in force"))</li>\
            <li><svg width="26" height="10" aria-hidden="true"><path class="ln first" d="M0 5H26"/></svg>\(language("phải xong, hạn ban đầu", "promised, original deadline"))</li></ul>
            """
    }

    /// Steps: the count stays until the day it changes.
    private func line(_ values: [(Day, Int)]) -> String {
        guard let first = values.first else { return "" }
        return values.dropFirst().reduce("M\(svg(x(first.0))) \(svg(y(first.1)))") { path, value in
            path + "H\(svg(x(value.0)))V\(svg(y(value.1)))"
        }
    }

    private func period(_ day: Day) -> String {
        burnUp.isQuarterly
            ? "\(["I", "II", "III", "IV"][(day.month - 1) / 3])/\(day.year)" : "\(day.month)/\(day.year)"
    }

    private var table: HTML {
        let rows = burnUp.points.map { point in
            Table.Row([
                "\(period(point.day))", planned(point, .current, point.planned),
                planned(point, .original, point.plannedFirst),
                point.done.map { HTML(text: Written.count($0)) } ?? "-",
            ])
        }
        return Table(
            caption: "\(language("cộng dồn đến hết mỗi kỳ", "counted up to the end of each period"))",
            columns: [
                .init(burnUp.isQuarterly ? language("Quý", "Quarter") : language("Tháng", "Month"), .main),
                .init(language("Phải xong (hiện hành)", "Promised (in force)"), .number),
                .init(language("Phải xong (ban đầu)", "Promised (original)"), .number),
                .init(language("Đã xong", "Done"), .number),
            ], rows: rows, isList: false
        ).html
    }

    private func planned(_ point: BurnUp.Point, _ clock: BoardFilter.Clock, _ count: Int) -> HTML {
        guard count > 0 else { return "0" }
        let rows = AssignmentAddress.of {
            $0.plan = plan
            $0.clock = clock
            $0.dueTo = point.day
        }
        return "<a href=\"\(rows)\">\(Written.count(count))</a>"
    }
}

/// A length of a drawing with one decimal, whatever the language of the page.
func svg(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(abs(tenths % 10))")"
}
