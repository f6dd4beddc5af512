import Design
import Documents
import Organizations
import Plans
import Vocabulary
import Web

/// The page of an indicator and its numbers as a file.
struct IndicatorPageScreens: Sendable {
    let showing: Showing

    var endpoints: [Endpoint] {
        [Endpoint(.get, "/chi-so/{code}", for: .signedIn, open)]
    }

    /// `/chi-so/x` is the page, `/chi-so/x.csv` the table of the page as a file; codes hold no dot.
    private func open(_ call: Call) async throws -> Reply {
        let code = call.parameter("code")
        let asked = IndicatorAsked(call)
        if code.hasSuffix(".csv") {
            let table = try await table(String(code.dropLast(4)), asked, call)
            return try table.sheet.download(.csv, name: "chi-so-\(code.dropLast(4))-\(showing.world.today().iso)")
        }
        let viewer = Viewer(call)
        let language = call.language
        let key = "chi-so \(code) \(asked.address(code).shown)"
        let today = showing.world.today()
        let main = try await showing.cache.part(key, for: viewer, on: today, in: language) {
            let page = try await page(code, asked, today, language, viewer)
            let definition = try await DefinitionSection.make(
                page.indicator, database: showing.database, world: showing.world, for: viewer, language: language)
            return "\(page.main)\(definition.more)"
        }
        let book = try await showing.books.book(for: viewer)
        return call.page(title: book.view.indicator(code: code)?.name ?? code, at: .targets, main: main)
    }

    private func table(_ code: String, _ asked: IndicatorAsked, _ call: Call) async throws -> UnitTable {
        let book = try await showing.books.book(for: Viewer(call))
        guard let indicator = book.view.indicator(code: code) else { throw NotVisible() }
        return UnitTable(indicator, asked: asked, in: book, call.language)
    }

    private func page(
        _ code: String, _ asked: IndicatorAsked, _ today: Day, _ language: Language, _ viewer: Viewer
    ) async throws -> IndicatorPage {
        let book = try await showing.books.book(for: viewer)
        guard let indicator = book.view.indicator(code: code) else { throw NotVisible() }
        let readable = try await showing.readable(viewer)
        let facts = try await showing.facts(of: indicator, in: book, for: viewer)
        let versions = try await Indicators(database: showing.database, world: showing.world).versions(
            of: indicator.id, for: viewer)
        let lines = book.only(readable).filter { $0.standing?.indicator.id == indicator.id }
        let table = UnitTable(indicator, asked: asked, in: book, language)
        var units: UnitFigures?
        if let block = table.block,
            let period = asked.period(of: indicator) ?? lines.first?.standing?.sure.last?.period ?? block.last,
            let places = facts.places
        {
            units = UnitFigures(
                indicator, block, period, view: book.view, units: book.units, places: places, language: language)
            units?.outliers = Set(
                (lines.first?.standing?.warnings ?? []).compactMap {
                    if case .outlier(let commune, _, _, _) = $0 { commune.unit } else { nil }
                })
        }
        return IndicatorPage(
            indicator: indicator, asked: asked, facts: facts, versions: versions.map { ($0.version, $0.from) },
            lines: lines, book: book, table: table, units: units, today: today, language: language,
            mayKeep: viewer.keepsIndicators, own: viewer.unit)
    }
}

/// What the address of an indicator's page asks for.
struct IndicatorAsked: Sendable {
    /// A unit's code; empty for the whole alone.
    var unit = ""
    /// `gioi=nu`; empty for the whole.
    var members = ""
    /// A period's code; empty for the newest.
    var period = ""
    /// `ten`, or `gia-tri` by the newest column, the highest first, `thap` the lowest first.
    var order = ""

    init(_ call: Call) {
        unit = call.value("don-vi") ?? ""
        members = call.value("phan-to") ?? ""
        period = call.value("ky") ?? ""
        order = call.value("sap") ?? ""
    }

    func period(of indicator: Indicator) -> Period? {
        Period(period).flatMap { $0.frequency == indicator.frequency ? $0 : nil }
    }

    var pairs: [(String, String)] { [("don-vi", unit), ("phan-to", members), ("ky", period), ("sap", order)] }
    func address(_ code: String) -> Address { Address("/chi-so/{code}", code).with(pairs) }
    func file(_ code: String) -> Address { Address("/chi-so/{code}", code + ".csv").with(pairs) }
    func changed(_ code: String, _ change: (inout IndicatorAsked) -> Void) -> Address {
        var copy = self
        change(&copy)
        return copy.address(code)
    }
}

/// The newest periods of all units that owe an indicator: what the page shows and the file holds.
struct UnitTable {
    let indicator: Indicator
    let asked: IndicatorAsked
    let language: Language
    let block: CubeBlock?
    /// Oldest first.
    let periods: [Period]
    let rows: [(unit: Standings.Named, values: [Double?])]
    let totals: [Double?]
    let isOwnOnly: Bool

    init(_ indicator: Indicator, asked: IndicatorAsked, in book: Standings.Book, _ language: Language) {
        self.indicator = indicator
        self.asked = asked
        self.language = language
        let block = book.view.block(indicator.id, members: asked.members)
        self.block = block
        isOwnOnly = !book.view.seesAllUnits(of: indicator)
        guard let block, let last = asked.period(of: indicator) ?? block.last else {
            (periods, rows, totals) = ([], [], [])
            return
        }
        let periods = (0..<6).map { last.adding($0 - 5) }.filter { block.column($0) != nil }
        self.periods = periods
        // The steward's row of a province indicator is the whole itself.
        let owing = Set(book.view.units(of: indicator.id))
        let shown =
            indicator.scope == .province
            ? [] : isOwnOnly ? block.units.filter(owing.contains) : book.view.units(of: indicator.id)
        var rows = shown.compactMap { id in
            book.units[id].map { unit in (unit: unit, values: periods.map { block.value(id, $0) }) }
        }
        if asked.order == "gia-tri" || asked.order == "thap" {
            let falls = asked.order == "gia-tri"
            rows.sort { a, b in
                switch (a.values.last ?? nil, b.values.last ?? nil) {
                case (let x?, let y?): falls ? x > y : x < y
                case (nil, _): false
                case (_, nil): true
                }
            }
        }
        self.rows = rows
        totals = periods.map { block.total($0) }
    }

    private func short(_ period: Period) -> String { language(period.short) }

    var html: HTML {
        guard !periods.isEmpty else { return .empty }
        let code = indicator.code
        let falling = asked.order == "gia-tri"
        let columns =
            [
                Table.Column(
                    language("Đơn vị", "Unit"), .main, sort: asked.changed(code) { $0.order = "" },
                    order: asked.order.isEmpty ? .ascending : nil)
            ]
            + periods.enumerated().map { place, period in
                place == periods.count - 1
                    ? Table.Column(
                        short(period), .number, sort: asked.changed(code) { $0.order = falling ? "thap" : "gia-tri" },
                        order: falling ? .descending : asked.order == "thap" ? .ascending : nil, width: 10)
                    : Table.Column(short(period), place < periods.count - 3 ? .deskNumber : .number, width: 10)
            }
        func written(_ value: Double?) -> HTML {
            value.map { HTML(text: indicator.written($0)) } ?? "<span class=\"muted\">-</span>"
        }
        let lines = rows.map { row in
            Table.Row(
                ["<a class=\"row\" href=\"\(asked.changed(code) { $0.unit = row.unit.code })\">\(row.unit.name)</a>"]
                    + zip(periods, row.values).map { period, value in
                        value == nil || !asked.members.isEmpty || indicator.isComputed
                            ? written(value)
                            : "<a href=\"\(Address("/so-lieu/o/{chi-so}/{don-vi}/{ky}", code, row.unit.code, period.code))\">\(written(value))</a>"
                    }, marked: row.unit.code == asked.unit)
        }
        let sums = ["<b>\(language("Toàn tỉnh", "Province"))</b>" as HTML] + totals.map { "<b>\(written($0))</b>" }
        let earlier = asked.changed(code) { $0.period = periods[0].previous.code }
        let later = asked.changed(code) { $0.period = periods[periods.count - 1].adding(periods.count).code }
        let hasLater = block?.last.map { $0 > periods[periods.count - 1] } ?? false
        let hasEarlier = block.map { $0.column(periods[0].previous) != nil } ?? false
        return """
            <section class="sec">\(SectionHead(
                language("Số của các đơn vị", "The units' values"),
                meta: "\(hasEarlier ? "<a href=\"\(earlier.at("bang"))\">\(language("kỳ cũ hơn", "older"))</a> " : HTML.empty)\(hasLater ? "<a href=\"\(later.at("bang"))\">\(language("kỳ mới hơn", "newer"))</a> " : HTML.empty)<a href=\"\(asked.file(code))\">\(language("tải CSV", "CSV"))</a>",
                id: "bang"))\(Table(
                caption: isOwnOnly && indicator.scope != .province
                    ? HTML(text: language("Bạn thấy số của đơn vị mình và số chung của tỉnh", "You see your own unit's values and the province's"))
                    : "<b class=\"num\">\(rows.count)</b> \(language("đơn vị", "units"))",
                columns: columns, rows: lines, sums: sums, isList: false))</section>

            """
    }

    /// The same cells as a file.
    var sheet: RegisterSheet {
        func text(_ value: Double?) -> String {
            value.map { Written.decimal($0, places: max(2, indicator.decimals)) } ?? ""
        }
        return RegisterSheet(
            name: indicator.code,
            columns: [language("Mã đơn vị", "Code"), language("Đơn vị", "Unit")] + periods.map(\.code),
            rows: rows.map { [$0.unit.code, $0.unit.name] + $0.values.map(text) }
                + [["", language("Toàn tỉnh", "Province")] + totals.map(text)])
    }
}
