import Organizations
import Plans
import Progress
import Vocabulary

/// On-time rates by one thing: plan, agency, section, or the month or quarter of the deadline.
struct RateTable: Sendable {
    /// What the rows are; the raw value is the word in an address.
    enum By: String, CaseIterable, Sendable {
        case plan = "ke-hoach"
        case unit = "co-quan"
        case section = "muc"
        case month = "thang"
        case quarter = "quy"

        var name: Phrase {
            switch self {
            case .plan: Phrase("Kế hoạch", "Plan")
            case .unit: Phrase("Cơ quan", "Agency")
            case .section: Phrase("Mục của kế hoạch", "Section of a plan")
            case .month: Phrase("Tháng của hạn", "Month of the deadline")
            case .quarter: Phrase("Quý của hạn", "Quarter of the deadline")
            }
        }
    }

    /// One row: its name, how its leads and helpers stand, and how a list is narrowed to it.
    struct Line: Sendable {
        let name: String
        /// Under the name: the plan of a section.
        let note: String
        let group: Picture.Group
        let narrow: @Sendable (inout BoardFilter) -> Void
        let sort: String
    }

    let by: By
    let lines: [Line]

    /// The sum of the rows; the same whatever the rows are, but for promises without a deadline in `month` and `quarter`.
    var whole: (lead: Standing, coop: Standing) {
        lines.reduce((Standing(), Standing())) { ($0.0 + $1.group.lead, $0.1 + $1.group.coop) }
    }

    init(_ by: By, of picture: Picture, plan: ID<Plan>?, names: Names, language: Language) {
        self.by = by
        let view = picture.view
        let wanted = plan.map { plan in
            picture.groups(by: \.plan).first { view.plan($0.value.place) == plan }?.key ?? BoardLine.none
        }
        func inPlan(_ line: BoardLine) -> Bool { wanted.map { line.plan == $0 } ?? true }
        switch by {
        case .plan:
            lines = picture.groups { inPlan($0) ? $0.plan : nil }.values.compactMap { group in
                guard let id = view.plan(group.place), let known = names.plans[id] else { return nil }
                let order = names.planOrder.firstIndex(of: id) ?? 0
                return Line(
                    name: known.link.code, note: known.title, group: group, narrow: { $0.plan = id },
                    sort: RateTable.padded(order))
            }.sorted { $0.sort < $1.sort }
        case .unit:
            lines = picture.groups { inPlan($0) ? $0.unit : nil }.values.compactMap { group in
                guard let id = view.unit(group.place), let unit = names.unit(id) else { return nil }
                return Line(
                    name: unit.link.name, note: "", group: group,
                    narrow: {
                        $0.unit = id
                        $0.plan = plan
                    }, sort: unit.sort)
            }.sorted { $0.sort < $1.sort }
        case .section:
            lines = picture.groups { inPlan($0) ? $0.section : nil }.compactMap { key, group in
                guard let section = view.section(group.place), let known = names.plans[section.plan] else { return nil }
                let order = names.planOrder.firstIndex(of: section.plan) ?? 0
                return Line(
                    name: section.name(language), note: known.link.code, group: group,
                    narrow: {
                        $0.section = section
                        $0.plan = section.plan
                    }, sort: "\(RateTable.padded(order)) \(RateTable.padded(Int(key)))")
            }.sorted { $0.sort < $1.sort }
        case .month, .quarter:
            let months = by == .month ? 1 : 3
            func period(_ number: Int32) -> Int? {
                BoardLine.date(number).map { ($0.year * 12 + $0.month - 1) / months }
            }
            let groups = picture.groups(
                by: { inPlan($0) ? period($0.due) : nil }, originally: { inPlan($0) ? period($0.firstDue) : nil })
            lines = groups.compactMap { index, group in
                let first = index * months
                guard let from = Day(year: first / 12, month: first % 12 + 1, day: 1),
                    let to = Day.end(ofMonth: (first + months - 1) % 12 + 1, year: (first + months - 1) / 12)
                else { return nil }
                let number = by == .month ? "\(from.month)" : ["I", "II", "III", "IV"][(from.month - 1) / 3]
                return Line(
                    name: by == .month
                        ? language("Tháng \(number)/\(from.year)", "\(number)/\(from.year)")
                        : language("Quý \(number)/\(from.year)", "Q\((from.month + 2) / 3)/\(from.year)"),
                    note: "", group: group,
                    narrow: {
                        $0.plan = plan
                        $0.dueFrom = from
                        $0.dueTo = to
                    }, sort: RateTable.padded(index))
            }.sorted { $0.sort < $1.sort }
        }
    }

    private static func padded(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 8 - String(number).utf8.count)) + String(number)
    }
}
