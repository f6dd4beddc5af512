import Design
import Organizations
import Plans
import Vocabulary

/// One indicator: what it is, its way, its units, and which targets rest on it.
struct IndicatorPage {
    let indicator: Indicator
    let asked: IndicatorAsked
    let facts: Showing.Facts
    let versions: [(version: Int, from: Day)]
    /// Aims of targets that the reader may see.
    let lines: [Standings.Line]
    let book: Standings.Book
    let table: UnitTable
    let units: UnitFigures?
    let today: Day
    let language: Language
    let mayKeep: Bool
    let own: ID<OrgUnit>?

    var main: HTML {
        """
        \(Breadcrumb([
            (language("Chỉ tiêu", "Targets"), Address("/chi-tieu")), (language("Chỉ số", "Indicators"), Address("/chi-so")),
            (indicator.code, nil),
        ]))\(PageHead(indicator.name, meta: meta, actions: actions))\(retired)\(chooser)\(warnings)\(chart)\
        \(units.map { $0.comparison + $0.map } ?? .empty)\(values)\(table.html)\(aims)\(definition)
        """
    }

    private var meta: HTML {
        let last = table.block.flatMap { block in
            let period = book.view.newest(of: indicator, in: block)
            return block.totals.last { $0.period == period }
        }
        let now: HTML =
            last.map { "<b class=\"num\">\(indicator.written($0.value))</b> \(language($0.period.short))" }
            ?? HTML(text: language("chưa có số", "no value yet"))
        return "\(now)\(indicator.group.isEmpty ? "" : "; \(indicator.group)")"
    }

    private var actions: HTML {
        let keep: HTML =
            mayKeep && indicator.retiredReason == nil
            ? Button(language("Sửa", "Correct"), to: Address("/chi-so/{code}/sua", indicator.code)).html : .empty
        return "\(Button(language("Tải CSV", "CSV"), to: asked.file(indicator.code)))\(keep)"
    }

    private var retired: HTML {
        indicator.retiredReason.map {
            Notice(.warning, language("Chỉ số đã thôi dùng.", "This indicator is out of use."), next: $0).html
        } ?? .empty
    }

    /// Which unit and which breakdown are looked at: a form that works without script.
    private var chooser: HTML {
        let rows = indicator.scope == .province ? [] : table.rows.map(\.unit).sorted { $0.name < $1.name }
        let breakdowns = book.view.breakdowns(of: indicator.id)
        guard !rows.isEmpty || !breakdowns.isEmpty else { return .empty }
        let unit: HTML =
            rows.isEmpty
            ? .empty
            : Field.choice(
                "don-vi", language("Xem riêng đơn vị", "One unit"),
                [Field.Option("", language("Toàn tỉnh", "The province"))]
                    + table.rows.map { .init($0.unit.code, $0.unit.name) },
                selected: asked.unit
            ).html
        let members: HTML =
            breakdowns.isEmpty
            ? .empty
            : Field.choice(
                "phan-to", language("Phân tổ", "Breakdown"),
                [Field.Option("", language("Chung", "Whole"))]
                    + breakdowns.map { .init($0, $0.replacing("=", with: ": ").replacing(";", with: ", ")) },
                selected: asked.members
            ).html
        return """
            <form class="filters pick" method="get" action="\(indicator.page)">\(unit)\(members)\
            <button class="btn" type="submit">\(language("Xem", "Show"))</button></form>

            """
    }

    private var warnings: HTML {
        var said: Set<String> = []
        let sentences = lines.compactMap(\.standing).flatMap(\.warnings).filter { $0.code != .outlier }.map {
            language($0.words(frequency: indicator.frequency, unit: indicator.unit))
        }.filter { said.insert($0).inserted }
        guard !sentences.isEmpty else { return .empty }
        return "<ul class=\"signals\">\(sentences.markup { "<li>\(Badge(.late, $0, wraps: true))</li>" })</ul>\n"
    }

    private var named: Standings.Named? {
        guard !asked.unit.isEmpty else { return nil }
        return table.rows.map(\.unit).first { $0.code == asked.unit }
    }

    private var chart: HTML {
        guard let block = table.block else {
            return EmptyState(
                language("Chưa có số liệu của chỉ số này", "No value of this indicator yet"),
                next:
                    "<a href=\"\(Address("/so-lieu").with([("chi-so", indicator.code)]))\">\(language("Nhập số", "Enter values"))</a>"
            ).html
        }
        let standings = asked.members.isEmpty ? lines.compactMap(\.standing) : []
        let lead = TargetFigures.lead(standings, today: today)
        var way = Trajectory(
            indicator: indicator, own: [lead].compactMap { $0 },
            others: lines.compactMap { line in
                guard asked.members.isEmpty, let standing = line.standing, standing.aim.id != lead?.aim.id else {
                    return nil
                }
                return (standing, line.line.planCode)
            }, steps: book.steps[indicator.id] ?? [], totals: block.totals, today: today, language: language)
        let whole = way.chart(
            id: "toan-tinh", title: language("Toàn tỉnh: \(indicator.name)", "Province: \(indicator.name)"))
        guard let named else {
            return section(language("Quỹ đạo", "Trajectory"), "\(whole)")
        }
        way.unit = (named.name, block.series(named.id))
        let one = way.chart(id: "don-vi", title: "\(named.name): \(indicator.name)")
        return section(
            language("Quỹ đạo", "Trajectory"),
            """
            <div class="cols even"><div><h3>\(language("Toàn tỉnh", "The province"))</h3>\(whole)</div>\
            <div><h3><a href="\(Address("/chi-tieu/to-xa/{code}", named.code))">\(named.name)</a></h3>\(one)</div></div>
            """)
    }

    private func section(_ title: String, _ content: HTML) -> HTML {
        """
        <section class="sec">\(SectionHead(title, meta: HTML(text: asked.members.isEmpty ? indicator.unit : asked.members), id: "quy-dao"))\(content)</section>

        """
    }

    private var values: HTML {
        guard asked.members.isEmpty, let block = facts.block else { return .empty }
        return ValueTable(
            indicator: indicator, block: block, origins: facts.origins, view: book.view, steward: facts.steward,
            language: language
        ).html
    }

    private var aims: HTML {
        guard !lines.isEmpty else { return .empty }
        let rows = lines.compactMap { line -> Table.Row? in
            guard let standing = line.standing else { return nil }
            let aim = line.line.aim
            return Table.Row([
                "<a class=\"row\" href=\"\(Address("/chi-tieu/{id}", aim.target.text))\">\(line.line.targetName)</a>",
                "<a href=\"\(Address("/ke-hoach/{id}", line.line.plan.text))\">\(line.line.planCode)</a>",
                "<b class=\"num\">\(language(StandingWords.demand(aim.value, unit: indicator.unit)))</b>",
                HTML(text: aim.horizon.map { String($0) } ?? "-"),
                HTML(text: language(AimTable.rates(standing).final.rate.words(unit: indicator.unit))),
                StandingWords.badge(standing, short: true, wraps: true, language).html,
            ])
        }
        return """
            <section class="sec">\(SectionHead(language("Chỉ tiêu dùng chỉ số này", "Targets on this indicator"), id: "chi-tieu"))\(Table(
                caption: "<b class=\"num\">\(rows.count)</b> \(language("mức phải đạt", "demands"))",
                columns: [
                    .init(language("Chỉ tiêu", "Target"), .main), .init(language("Kế hoạch", "Plan"), width: 14),
                    .init(language("Phải đạt", "Asked"), width: 14), .init(language("Đến năm", "By"), width: 8),
                    .init(language("Tỷ lệ", "Rate"), .wide, width: 20), .init(language("Tình trạng", "State"), width: 14),
                ], rows: rows, isList: false))</section>

            """
    }

    private var definition: HTML {
        let how = HowReckoned(indicator: indicator, steward: facts.steward, language: language)
        var rows = [(name: language("Mã", "Code"), content: HTML(text: indicator.code))] + how.facts
        rows.append(
            (
                language("Ai báo cáo", "Who reports"),
                HTML(
                    text: indicator.scope == .province
                        ? language("cơ quan chủ trì báo cáo một số chung", "the steward reports one number")
                        : language(
                            "\(book.view.units(of: indicator.id).count) \(indicator.people.vi)",
                            "\(book.view.units(of: indicator.id).count) \(indicator.people.en)"))
            ))
        rows.append(
            (
                language("Phiên bản", "Versions"),
                versions.markup { version in
                    "<span>\(language("bản \(version.version), từ", "version \(version.version), from")) \(version.from)</span><br>"
                }
            ))
        return """
            <section class="sec">\(SectionHead(language("Định nghĩa và cách tính", "Definition"), id: "dinh-nghia"))\(Facts(rows))</section>

            """
    }
}
