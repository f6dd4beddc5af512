import Design
import Plans
import Progress
import Vocabulary

/// Sections by quarters: in each place a bar as long as the work that falls due there, in the colours of its states.
struct TimelineFigure {
    let plan: ID<Plan>
    let picture: Picture
    let planKey: Int32
    let today: Day
    let language: Language

    /// A section and a quarter, counted from year 0.
    private struct Place: Hashable {
        let section: Int32
        let quarter: Int
    }

    /// A plan of many years is drawn by years.
    private static let mostColumns = 12

    private var view: BoardView { picture.view }

    private func month(_ line: BoardLine) -> Int? { BoardLine.date(line.due).map { $0.year * 12 + $0.month - 1 } }

    var html: HTML {
        let months = picture.judged.compactMap { one -> Int? in
            let line = view.line(one.place)
            return line.plan == planKey && line.part == .lead ? month(line) : nil
        }
        guard let first = months.min(), let last = months.max() else { return .empty }
        let isYearly = last / 3 - first / 3 >= Self.mostColumns
        let step = isYearly ? 12 : 3
        let cells = picture.groups { line -> Place? in
            guard line.plan == planKey, line.part == .lead, let month = month(line) else { return nil }
            return Place(section: line.section, quarter: month / step)
        }
        let sections = picture.groups { $0.plan == planKey && $0.part == .lead ? $0.section : nil }
            .compactMap { key, group in view.section(group.place).map { (key: key, section: $0) } }
            .sorted { $0.key < $1.key }
        let columns = Array(first / step...min(last / step, first / step + 40))
        return """
            <section class="sec">\(SectionHead(
                language("Dòng thời gian", "Timeline"),
                meta: "\(language("việc theo mục và \(isYearly ? "năm" : "quý") của hạn hiện hành; số là việc đến hạn trong kỳ", "promises by section and \(isYearly ? "year" : "quarter") of the deadline in force"))", id: "dong-thoi-gian"))
            <figure class="sheet"><div class="scroll" role="region" tabindex="0" aria-label="\(language("Dòng thời gian", "Timeline"))"><table class="t heat time">\
            <caption class="vh">\(language("Số việc theo mục và kỳ của hạn", "Promises by section and period of the deadline"))</caption>\
            <thead><tr><th scope="col" class="ag">\(language("Mục", "Section"))</th>\(columns.markup { column in
                "<th scope=\"col\"\(attribute: "aria-current", holdsToday(column, step) ? "date" : nil)>\(name(column, isYearly))</th>"
            })</tr></thead><tbody>\(sections.markup { section in
                "<tr><th scope=\"row\" class=\"ag\">\(section.section.name(language))</th>\(columns.markup { column in cell(section.section, column, step, cells[Place(section: section.key, quarter: column)]?.lead.current) })</tr>\n"
            })</tbody></table></div></figure></section>

            """
    }

    private func holdsToday(_ column: Int, _ step: Int) -> Bool { (today.year * 12 + today.month - 1) / step == column }

    private func name(_ column: Int, _ isYearly: Bool) -> String {
        isYearly ? "\(column)" : "\(["I", "II", "III", "IV"][column % 4])/\(column / 4)"
    }

    private func cell(_ section: BoardSection, _ column: Int, _ step: Int, _ counts: GroupCounts?) -> HTML {
        guard let counts, counts.total > 0 else { return "<td class=\"h-none\"></td>" }
        let first = column * step
        let last = first + step - 1
        let rows = AssignmentAddress.of {
            $0.plan = plan
            $0.section = section
            $0.dueFrom = Day(year: first / 12, month: first % 12 + 1, day: 1)
            $0.dueTo = Day.end(ofMonth: last % 12 + 1, year: last / 12)
        }
        return """
            <td><a href="\(rows)">\(Written.count(counts.total))</a>\(counts.tally.bar(language))</td>
            """
    }
}
