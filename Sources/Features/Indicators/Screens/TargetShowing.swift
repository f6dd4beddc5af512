import Database
import Design
import Documents
import Organizations
import Plans
import Vocabulary
import Web

/// What the pages of targets, plans and indicators are read from.
struct Showing: Sendable {
    let database: Database
    let world: World
    let books: StandingBooks
    let forecasts: Forecasts
    let cache: PageCache

    /// The targets that a viewer may read; nil for all.
    func readable(_ viewer: Viewer) async throws -> Set<ID<Target>>? {
        if viewer.readsAll { return nil }
        let page = try await Targets(database: database, world: world).list(TargetFilter(), size: nil, for: viewer)
        return Set(page.rows.map(\.target.id))
    }

    /// The whole's values and their sources, the communes and the steward: what pages of one indicator share.
    struct Facts: Sendable {
        let block: CubeBlock?
        let origins: [Int: ValueOrigin]
        let steward: Standings.Named?
        let places: UnitPlaces?
        let score: ForecastScore
    }

    func facts(of indicator: Indicator, in book: Standings.Book, for viewer: Viewer) async throws -> Facts {
        let block = book.view.block(indicator.id)
        let sees = book.view.seesAllUnits(of: indicator)
        let steward = indicator.steward.flatMap { book.units[$0] }
        var origins: [Int: ValueOrigin] = [:]
        if let block, let newest = ValueTable.periods(block).first, let oldest = ValueTable.periods(block).last,
            !indicator.isComputed
        {
            // The words of other units are theirs; the province's own are everybody's.
            let units = sees ? nil : indicator.scope == .province ? [indicator.steward].compactMap { $0 } : []
            origins = try await ValueOrigin.all(
                of: indicator, oldest.number, newest.number, units: units, in: database)
        }
        let hasUnits = sees && indicator.scope != .province
        return Facts(
            block: block, origins: origins, steward: steward,
            places: hasUnits ? try await UnitPlaces(database) : nil,
            score: try await forecasts.score(of: indicator.id, for: viewer))
    }

    /// The units' figures of the newest period that enough of them said; nil where a reader sees no other's.
    func units(
        _ indicator: Indicator, _ facts: Facts, period: Period?, in book: Standings.Book, _ language: Language
    ) -> UnitFigures? {
        guard let block = facts.block, let period = period ?? block.last, let places = facts.places else { return nil }
        return UnitFigures(
            indicator, block, period, view: book.view, units: book.units, places: places, language: language)
    }
}

/// What this feature adds to a target's page: how far it is, over the words of the plan.
struct TargetShowing: Sendable {
    let showing: Showing

    var panel: TargetPanel {
        TargetPanel(.above) { target, call, viewer in
            guard viewer.readsIndicators else { return .empty }
            let today = showing.world.today()
            let language = call.language
            return try await showing.cache.part("chi-tieu \(target.text)", for: viewer, on: today, in: language) {
                try await html(of: target, today: today, language: language, for: viewer)
            }
        }
    }

    private func html(of target: ID<Target>, today: Day, language: Language, for viewer: Viewer) async throws -> HTML {
        let book = try await showing.books.book(for: viewer)
        let lines = book.only(try await showing.readable(viewer))
        let own = lines.filter { $0.line.aim.target == target }
        guard let first = own.first else { return .empty }
        var groups: [(indicator: Indicator, standings: [AimStanding])] = []
        for standing in own.compactMap(\.standing) {
            if let place = groups.firstIndex(where: { $0.indicator.id == standing.indicator.id }) {
                groups[place].standings.append(standing)
            } else {
                groups.append((standing.indicator, [standing]))
            }
        }
        let twins = Aims.twins(of: [target], among: lines.map(\.line))[target] ?? []
        let standings = Dictionary(
            lines.compactMap { line in line.standing.map { (line.line.aim.id, $0) } }, uniquingKeysWith: { $1 })
        let other = TwinTable(twins: twins, standings: standings, plan: first.line.plan, language: language).html
        guard !groups.isEmpty else {
            return Unlinked(lines: own, view: book.view, mayDecide: viewer.keepsIndicators, language: language).html
                + other
        }
        let places = try await Origins(database: showing.database).places(of: target, for: viewer)
        var page = HTML.empty
        var tables = HTML.empty
        for (place, group) in groups.enumerated() {
            let facts = try await showing.facts(of: group.indicator, in: book, for: viewer)
            page += figures(group, place, facts, book, lines, target, today, language, viewer).html
            if let block = facts.block {
                tables +=
                    ValueTable(
                        indicator: group.indicator, block: block, origins: facts.origins, view: book.view,
                        steward: facts.steward, language: language
                    ).html
            }
            let words = group.standings.map { standing in
                (text: standing.aim.words, source: places.first.map(TargetShowing.source))
            }
            tables +=
                HowReckoned(
                    indicator: group.indicator, steward: facts.steward, words: words, language: language
                ).html
        }
        return page + AimTable(lines: own, language: language).html + tables + other
    }

    private func figures(
        _ group: (indicator: Indicator, standings: [AimStanding]), _ place: Int, _ facts: Showing.Facts,
        _ book: Standings.Book, _ lines: [Standings.Line], _ target: ID<Target>, _ today: Day, _ language: Language,
        _ viewer: Viewer
    ) -> TargetFigures {
        let indicator = group.indicator
        let plan = lines.first { $0.line.aim.target == target }?.line.plan
        let others = lines.compactMap { line -> (standing: AimStanding, plan: String)? in
            guard line.line.aim.target != target, let standing = line.standing, standing.indicator.id == indicator.id
            else { return nil }
            // A later phase of the same plan is a milestone farther on the same way.
            return (standing, line.line.plan == plan ? "" : line.line.planCode)
        }
        let lead = TargetFigures.lead(group.standings, today: today)
        let period = lead?.sure.last?.period
        var units = place == 0 ? showing.units(indicator, facts, period: period, in: book, language) : nil
        units?.outliers = Set(
            (lead?.warnings ?? []).compactMap {
                if case .outlier(let commune, _, _, _) = $0 { commune.unit } else { nil }
            })
        if indicator.acrossUnits != .sum {
            units?.aims = group.standings.compactMap { standing in
                guard let year = standing.aim.horizon, let demand = standing.demand else { return nil }
                return (language("Mốc \(year)", "By \(year)"), demand.bound(from: lead?.sure.last?.value ?? 0))
            }
        }
        var mine: (unit: Standings.Named, value: Double)?
        if facts.places == nil, let own = viewer.unit, let unit = book.units[own], let block = facts.block,
            indicator.scope != .province, let period, let value = block.value(own, period)
        {
            mine = (unit, value)
        }
        return TargetFigures(
            indicator: indicator, own: group.standings, others: others, steps: book.steps[indicator.id] ?? [],
            block: facts.block, score: facts.score, units: units, mine: mine, today: today, language: language,
            place: place)
    }

    /// The page of the source with this place marked.
    static func source(_ place: OriginPlace) -> Address {
        Address("/van-ban/{id}/nguon", place.document.text).with([
            ("bang", place.table.map { String($0) } ?? ""), ("hang", place.row.map { String($0) } ?? ""),
            ("tu-dong", place.lines.map { String($0.lowerBound) } ?? ""),
            ("den-dong", place.lines.map { String($0.upperBound) } ?? ""),
        ])
    }
}

/// A target that nothing measures yet: what its sentence asks, and what is proposed to measure it.
struct Unlinked {
    let lines: [Standings.Line]
    let view: CubeView
    let mayDecide: Bool
    let language: Language

    var html: HTML {
        let open = lines.contains { $0.line.aim.link == .proposed }
        let rows = lines.map { line -> Table.Row in
            let aim = line.line.aim
            let proposed: HTML
            if aim.link == .refused {
                proposed =
                    Badge(
                        .always, language("Người phụ trách quyết định không đo", "A person decided not to measure it"),
                        wraps: true
                    ).html
            } else if let id = aim.indicator, let indicator = view.indicator(id) {
                proposed = "<a href=\"\(indicator.page)\">\(indicator.name)</a>"
            } else {
                proposed =
                    "<span class=\"muted\">\(language("chưa có chỉ số nào gần giống", "no indicator comes near"))</span>"
            }
            return Table.Row([
                HTML(text: aim.words), HTML(text: language(StandingWords.demand(aim.value, unit: aim.value.unit))),
                HTML(text: aim.horizon.map { String($0) } ?? "-"), proposed,
            ])
        }
        let way: HTML =
            mayDecide && open
            ? "<p class=\"acts\">\(Button(language("Chọn chỉ số", "Choose an indicator"), to: Address("/chi-tieu/noi")))</p>"
            : .empty
        return """
            <p class="states">\(Badge(.unknown, language("Chưa đo được", "Not measured yet")))</p>
            <section class="sec">\(SectionHead(
                language("Đo bằng gì", "What measures it"),
                meta: "\(language("chỉ tính tiến độ sau khi người phụ trách chọn chỉ số", "progress is reckoned once a person has chosen the indicator"))"))\
            \(Table(
                caption: .empty,
                columns: [
                    .init(language("Lời kế hoạch", "The plan's words"), .main), .init(language("Phải đạt", "Asked"), width: 16),
                    .init(language("Đến năm", "By"), width: 10),
                    .init(language("Chỉ số được đề xuất", "Proposed indicator"), .wide, width: 30),
                ], rows: rows, isList: false))\(way)</section>

            """
    }
}
