import Database
import Organizations
import Vocabulary

/// What changed on the values since a cube last looked.
struct CubeNews: Sendable {
    /// What a cell holds now; nil says: nothing that counts.
    struct Cell: Sendable {
        let series: Int64
        let period: Int
        let says: Statement?
        let isContested: Bool
    }

    /// What a cube holds already.
    struct Held: Sendable {
        var head: Int64 = -1
        /// The greatest number of a series; they only rise.
        var lastSeries: Int64 = -1
        /// The series whose values need approval.
        var strict: Set<Int64> = []
    }

    let head: Int64
    private let today: Day
    private let indicators: [Indicator]?
    private let changed: Set<ID<Indicator>>
    private let groups: (communes: [ID<OrgUnit>], departments: [ID<OrgUnit>])
    private let exceptions: [ID<Indicator>: [Applicability.Exception]]?
    private let series: [(number: Int64, key: SeriesKey)]
    private let held: Held
    private let cells: [Cell]

    private static let columns: SQL = "series, period, amount, numerator, denominator, state"

    /// All entries of the cells that were touched, cell by cell in order of saying.
    static func statement(since known: Int64) -> SQL {
        guard known >= 0 else { return "SELECT \(columns) FROM value_entries ORDER BY series, period, seq" }
        return """
            SELECT \(columns) FROM value_entries WHERE (series, period) IN
                (SELECT series, period FROM value_entries WHERE changed_seq > \(known))
            ORDER BY series, period, seq
            """
    }

    init(beyond known: Held, head: Int64, today: Day, in tx: any Transaction) throws {
        self.head = head
        self.today = today
        let isFirst = known.head < 0
        changed = Set(
            try tx.rows("SELECT id FROM indicators WHERE changed_seq > \(known.head)").map { try $0.get("id") })
        indicators = isFirst || !changed.isEmpty ? try Indicators.all(in: tx) : nil
        groups = try Applicability.groups(on: today, in: tx)
        // Exceptions are marked on their indicator.
        exceptions = isFirst || !changed.isEmpty ? try Applicability.exceptions(in: tx) : nil
        series = try tx.rows(
            "SELECT number, indicator_id, unit_id, members FROM value_series WHERE number > \(known.lastSeries)"
        ).map { row in
            (
                number: try row.get("number"),
                key: SeriesKey(
                    indicator: try row.get("indicator_id"), unit: try row.get("unit_id"),
                    members: try row.get("members"))
            )
        }
        var next = known
        next.lastSeries = series.map(\.number).max() ?? known.lastSeries
        if isFirst || !changed.isEmpty || !series.isEmpty { try CubeNews.sortOut(&next, beyond: known, in: tx) }
        next.head = head
        held = next
        var cells = try CubeNews.cells(CubeNews.statement(since: known.head), strict: next.strict, in: tx)
        if !isFirst, !changed.isEmpty {
            cells += try CubeNews.cells(
                """
                SELECT \(CubeNews.columns) FROM value_entries WHERE series IN
                    (SELECT value_series.number FROM value_series
                     JOIN indicators ON indicators.id = value_series.indicator_id
                     WHERE indicators.changed_seq > \(known.head))
                ORDER BY series, period, seq
                """, strict: next.strict, in: tx)
        }
        self.cells = cells
    }

    /// Whether a value needs approval follows its indicator; only series of changed ones and new series are asked about.
    private static func sortOut(_ next: inout Held, beyond known: Held, in tx: any Transaction) throws {
        let asked: SQL =
            known.head < 0
            ? "1 = 1" : "indicators.changed_seq > \(known.head) OR value_series.number > \(known.lastSeries)"
        for row in try tx.rows(
            """
            SELECT value_series.number, indicators.needs_approval FROM value_series
            JOIN indicators ON indicators.id = value_series.indicator_id WHERE \(asked)
            """)
        {
            let number: Int64 = try row.get("number")
            if try row.get("needs_approval", as: Int.self) == 1 {
                next.strict.insert(number)
            } else {
                next.strict.remove(number)
            }
        }
    }

    private static func cells(_ statement: SQL, strict: Set<Int64>, in tx: any Transaction) throws -> [Cell] {
        var cells: [Cell] = []
        var (series, period) = (Int64.min, Int64.min)
        var says: Statement?
        var isContested = false
        func close() {
            guard series != .min else { return }
            cells.append(Cell(series: series, period: Int(period), says: says, isContested: isContested))
        }
        try tx.each(statement) { row in
            let (next, at) = (try row.integer(at: 0) ?? 0, try row.integer(at: 1) ?? 0)
            if next != series || at != period {
                close()
                (series, period, says, isContested) = (next, at, nil, false)
            }
            let state = ValueState(try row.text(at: 5))
            guard state.counts(needsApproval: strict.contains(next)) else { return }
            isContested = state == .contested
            if let numerator = try row.real(at: 3), let denominator = try row.real(at: 4) {
                says = .ratio(numerator: numerator, denominator: denominator)
            } else if let amount = try row.real(at: 2) {
                says = .amount(amount)
            } else {
                says = nil
            }
        }
        close()
        return cells
    }

    func apply(to state: inout Cube.State) {
        if let indicators {
            state.indicators = indicators
            state.places = Dictionary(uniqueKeysWithValues: indicators.enumerated().map { ($1.id, $0) })
        }
        let isMoved = groups != (state.applicability.communes, state.applicability.departments)
        (state.applicability.communes, state.applicability.departments) = groups
        if let exceptions { state.applicability.exceptions = exceptions }
        if isMoved || exceptions != nil { state.applicability.settle(state.indicators) }
        for (number, key) in series { state.series[number] = key }
        // Their values were read whole: what kind of numbers they are may have changed.
        for key in state.blocks.keys where changed.contains(key.indicator) { state.blocks[key] = nil }
        var touched: Set<Cube.Key> = []
        var run: (number: Int64, key: Cube.Key, unit: ID<OrgUnit>, factor: Double, block: CubeBlock)?
        func close(_ state: inout Cube.State) {
            guard let open = run else { return }
            run = nil
            // Values that do not count make no row.
            if !open.block.units.isEmpty { state.blocks[open.key] = open.block }
        }
        for cell in cells {
            if run?.number != cell.series {
                guard let key = state.series[cell.series], let place = state.places[key.indicator] else { continue }
                let indicator = state.indicators[place]
                let blockKey = Cube.Key(indicator: key.indicator, members: key.members)
                close(&state)
                let block =
                    state.blocks.removeValue(forKey: blockKey)
                    ?? CubeBlock(frequency: indicator.frequency, isRatio: indicator.kind == .ratio)
                run = (cell.series, blockKey, ID(key.unit), indicator.factor, block)
                touched.insert(blockKey)
            }
            guard let factor = run?.factor, let unit = run?.unit else { continue }
            run?.block.set(unit, cell.period, says: cell.says, factor: factor, isContested: cell.isContested)
        }
        close(&state)
        for key in touched {
            guard let place = state.places[key.indicator] else { continue }
            let indicator = state.indicators[place]
            // Where the steward owes the indicator like others, its row is one of those that are summed.
            let isApart = indicator.steward.map { !state.applicability.usually(indicator, $0) } ?? false
            let isWhole = indicator.scope == .province
            state.blocks[key]?.sum(
                indicator.acrossUnits, factor: indicator.factor,
                own: isApart || isWhole || indicator.acrossUnits == .own ? indicator.steward : nil,
                isOwnAll: isWhole)
        }
        CubeFormulas.apply(to: &state, touched: touched, changed: changed)
        for key in state.blocks.keys where touched.contains(key) || state.blocks[key]?.stamp == 0 {
            state.blocks[key]?.stamp = head
        }
        (state.held, state.day) = (held, today)
    }
}

extension ValueState {
    /// The state of this word; an unknown one counts for nothing.
    fileprivate init(_ word: String?) { self = word.flatMap { ValueState(rawValue: $0) } ?? .draft }
}
