import Design
import Organizations
import Plans
import Progress
import Vocabulary

/// Agencies by plans, or by the sections of one plan: on time over due in every cell, each cell a link to its rows.
struct HeatSection {
    let lens: Lens
    let picture: Picture
    let names: Names
    let language: Language
    /// The chosen plan on the board; a plan without promises holds nothing.
    private let planKey: Int32?

    init(lens: Lens, picture: Picture, names: Names, language: Language) {
        self.lens = lens
        self.picture = picture
        self.names = names
        self.language = language
        planKey = lens.plan.map { plan in
            picture.groups(by: \.plan).first { picture.view.plan($0.value.place) == plan }?.key ?? BoardLine.none
        }
    }

    /// A column: what it is called and how a list is narrowed to it.
    struct Column {
        let key: Int32
        let name: String
        let narrow: (inout BoardFilter) -> Void
    }

    /// A cell's place.
    private struct Place: Hashable {
        let unit: Int32
        let column: Int32
    }

    /// The most plans that stand side by side; the others are one choice away.
    private static let mostColumns = 9

    private var figures: Figures { Figures(lens, language) }
    private var view: BoardView { picture.view }

    var html: HTML {
        let columns = columns
        let cells = picture.groups { line in
            let key = lens.plan == nil ? line.plan : line.section
            return line.part == .lead ? Place(unit: line.unit, column: key) : nil
        }
        let rows = rows
        let name = lens.showsCommunes ? language("Xã, phường, đặc khu", "Communes") : language("Cơ quan", "Agencies")
        let by =
            lens.plan == nil
            ? language("theo kế hoạch", "by plan") : language("theo mục của kế hoạch", "by section of the plan")
        return """
            <section class="sec">\(SectionHead(
                "\(name) \(by)",
                meta: "\(language("số đúng hạn / số đến hạn; mỗi ô mở danh sách của nó; ô kẻ sọc: đến hạn mà chưa báo cáo", "on time / due; each cell opens its rows; hatched: due and not reported"))", id: "bang-nhiet"))
            \(choices)
            \(rows.isEmpty ? empty : table(rows, columns, cells))</section>

            """
    }

    private var empty: HTML {
        "<p class=\"muted\">\(language("Chưa có việc nào được giao ở phần này.", "Nothing was given out in this part."))</p>"
    }

    private func table(_ rows: [Row], _ columns: [Column], _ cells: [Place: Picture.Group]) -> HTML {
        let lines = rows.map { row in
            let parts = columns.map { column -> HeatTable.Cell in
                let counts = cells[Place(unit: row.key, column: column.key)]?.lead.by(lens.clock) ?? GroupCounts()
                let rate = counts.rate
                return HeatTable.Cell(
                    onTime: rate.onTime, due: rate.due,
                    to: figures.rows {
                        $0.unit = row.unit.link.id
                        column.narrow(&$0)
                        $0.times = Figures.dueGroups
                    }, unreported: rate.isUnknown)
            }
            let name: HTML = "<a href=\"\(Address("/co-quan/{id}", row.unit.link.code))\">\(row.unit.link.name)</a>"
            return (name: name, cells: parts)
        }
        let plan = lens.plan
        let rates = rows.map { row in
            figures.small(row.counts.rate) {
                $0.unit = row.unit.link.id
                $0.plan = plan
            }
        }
        let late = rows.map { row in
            figures.number(row.counts[.overdue]) {
                $0.unit = row.unit.link.id
                $0.plan = plan
                $0.times = [.overdue]
            }
        }
        return HeatTable(
            caption:
                "\(language("\(Written.count(rows.count)) đơn vị, nhiều việc quá hạn nhất trước", "\(Written.count(rows.count)) units, the most overdue first"))",
            first: lens.showsCommunes ? language("Đơn vị", "Unit") : language("Cơ quan chủ trì", "Lead"),
            groups: columns.map(\.name), rows: lines,
            ends: [(language("Đúng/đến hạn", "On time/due"), rates), (language("Đang quá hạn", "Overdue"), late)]
        ).html
    }

    /// One unit and how its promises stand in the plan, or in all plans.
    struct Row {
        let key: Int32
        let unit: Names.Unit
        let counts: GroupCounts
    }

    var rows: [Row] {
        let groups = picture.groups { line in line.part == .lead && isInPlan(line) ? line.unit : nil }
        return groups.compactMap { key, group -> Row? in
            guard let unit = names.unit(view.unit(group.place)), (unit.tile != nil) == lens.showsCommunes else {
                return nil
            }
            return Row(key: key, unit: unit, counts: group.lead.by(lens.clock))
        }.sorted { a, b in
            let (x, y) = (a.counts[.overdue], b.counts[.overdue])
            return x == y ? (a.unit.sort, a.key) < (b.unit.sort, b.key) : x > y
        }
    }

    private func isInPlan(_ line: BoardLine) -> Bool { planKey.map { line.plan == $0 } ?? true }

    private var columns: [Column] {
        if lens.plan != nil { return sections }
        let groups = picture.groups { $0.part == .lead ? $0.plan : nil }
        let due = groups.sorted { a, b in
            let (x, y) = (a.value.lead.current.rate.due, b.value.lead.current.rate.due)
            return x == y ? a.key < b.key : x > y
        }
        return due.prefix(Self.mostColumns).compactMap { key, group in
            guard let id = view.plan(group.place), let plan = names.plans[id] else { return nil }
            return Column(key: key, name: plan.link.code) { $0.plan = id }
        }
    }

    private var sections: [Column] {
        let groups = picture.groups { $0.part == .lead && isInPlan($0) ? $0.section : nil }
        return groups.compactMap { key, group -> Column? in
            guard let section = view.section(group.place) else { return nil }
            return Column(key: key, name: section.name(language)) { $0.section = section }
        }.sorted { $0.key < $1.key }
    }

    /// Which units, and which plan's sections.
    private var choices: HTML {
        var levels = lens
        levels.showsCommunes = false
        let provincial = levels.address.at("bang-nhiet")
        levels.showsCommunes = true
        let communes = levels.address.at("bang-nhiet")
        let plans = names.planOrder.compactMap { names.plans[$0] }
        let options =
            [Field.Option("", language("Mọi kế hoạch", "All plans"))]
            + plans.map { Field.Option($0.link.id.text, $0.link.code) }
        let hidden = lens.pairs.filter { $0.0 != "ke-hoach" && !$0.1.isEmpty }.markup {
            "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" as HTML
        }
        return """
            <div class="switches"><nav class="switch" aria-label="\(language("Cấp", "Level"))"><span>\(language("Cấp", "Level"))</span>\
            <a href="\(provincial)"\(attribute: "aria-current", lens.showsCommunes ? nil : "true")>\(language("Cấp tỉnh", "Province"))</a>\
            <a href="\(communes)"\(attribute: "aria-current", lens.showsCommunes ? "true" : nil)>\(language("Cấp xã", "Communes"))</a></nav>\
            <form class="filters pick" method="get" action="/tong-quan#bang-nhiet">\(hidden)\
            \(Field.choice("ke-hoach", language("Kế hoạch", "Plan"), options, selected: lens.plan?.text ?? ""))\
            <button class="btn" type="submit">\(language("Xem", "Show"))</button></form></div>
            """
    }
}

extension BoardSection {
    /// `II. Hạ tầng số`; what stands there when the section has neither number nor title.
    func name(_ language: Language) -> String {
        let number = section.isEmpty ? annex : section
        if title.isEmpty { return number.isEmpty ? language("Không chia mục", "No sections") : number }
        return number.isEmpty ? title : "\(number). \(title)"
    }
}
