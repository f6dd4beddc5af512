package import Database
import Ledger
package import Organizations
import Synchronization
package import Vocabulary

/// All values that count, in memory and dense, kept in step with the rows: every deed marks its entries with the
/// ledger's number, and before each answer the entries marked since the last one are read again.
///
/// A full scan of a million rows takes an engine tens to hundreds of milliseconds; here the same numbers lie side by
/// side and cost a fraction of one (decision 15). `Cube.rebuilt` reads everything anew, to be compared.
package final class Cube: Sendable {
    struct Key: Hashable, Sendable {
        let indicator: ID<Indicator>
        let members: String
    }

    struct State: Sendable {
        var held = CubeNews.Held()
        var day: Day?
        var indicators: [Indicator] = []
        var places: [ID<Indicator>: Int] = [:]
        var applicability = Applicability()
        var series: [Int64: SeriesKey] = [:]
        var blocks: [Key: CubeBlock] = [:]
    }

    private let database: Database
    private let world: World
    private let kept = Mutex(State())
    /// Standings that were reckoned from these values.
    let standings = StandingMemory()

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// The values as they stand now, for this viewer: who reads all sees each unit's; a focal point sees the province's
    /// totals and its own unit's rows, and all rows of the indicators that its unit is steward of.
    package func view(for viewer: Viewer) async throws -> CubeView {
        guard viewer.readsIndicators else { throw NotVisible() }
        let state = try await current()
        return CubeView(state: state, viewer: viewer, today: world.today())
    }

    /// The values read from all rows anew, whatever is held: to check the held ones against.
    package func rebuilt() async throws -> CubeView {
        let today = world.today()
        let state = try await database.read { tx in
            var state = State()
            try CubeNews(beyond: CubeNews.Held(), head: try Ledger.head(in: tx), today: today, in: tx).apply(to: &state)
            return state
        }
        return CubeView(state: state, viewer: .system("rebuild"), today: today)
    }

    /// Where what is held differs from the rows, as one line each; empty when nothing does.
    package func differences() async throws -> [String] {
        let held = try await view(for: .system("rebuild"))
        return held.differences(from: try await rebuilt())
    }

    private func current() async throws -> State {
        let today = world.today()
        let (known, day) = kept.withLock { ($0.held, $0.day) }
        let news = try await database.read { tx -> CubeNews? in
            let head = try Ledger.head(in: tx)
            guard head != known.head || day != today else { return nil }
            return try CubeNews(beyond: known, head: head, today: today, in: tx)
        }
        return kept.withLock { state in
            // Another reader may have brought newer or the same news meanwhile; then these say nothing new.
            if let news, state.held.head == known.head { news.apply(to: &state) }
            return state
        }
    }
}

/// The values at one moment, as one reader may see them.
package struct CubeView: Sendable {
    let state: Cube.State
    private let own: ID<OrgUnit>?
    private let readsAll: Bool
    package let today: Day

    init(state: Cube.State, viewer: Viewer, today: Day) {
        self.state = state
        own = viewer.unit
        readsAll = viewer.readsAll
        self.today = today
    }

    /// The ledger's number that these values are of.
    package var head: Int64 { state.held.head }
    /// In use and retired, in Vietnamese order of their names.
    package var indicators: [Indicator] { state.indicators }
    /// The indicator of this id; nil when there is none.
    package func indicator(_ id: ID<Indicator>) -> Indicator? { state.places[id].map { state.indicators[$0] } }
    /// The indicator of this code; nil when there is none.
    package func indicator(code: String) -> Indicator? { state.indicators.first { $0.code == code } }

    /// Whether this reader sees each unit's values of an indicator, not only its own.
    package func seesAllUnits(of indicator: Indicator) -> Bool {
        readsAll || (own != nil && indicator.steward == own)
    }

    /// The units that owe an indicator, in Vietnamese order of their names.
    package func units(of id: ID<Indicator>) -> [ID<OrgUnit>] {
        indicator(id).map { state.applicability.units(of: $0) } ?? []
    }

    /// The communes of today, in Vietnamese order of their names.
    package var communes: [ID<OrgUnit>] { state.applicability.communes }

    /// Whether a unit owes an indicator for a period.
    package func applies(_ id: ID<Indicator>, unit: ID<OrgUnit>, _ period: Period) -> Bool {
        indicator(id).map { state.applicability.applies($0, unit, period.number) } ?? false
    }

    /// How many of the units that owe an indicator owe it for a period; `owing` is `units(of:)`.
    func expected(of indicator: Indicator, owing: [ID<OrgUnit>], _ period: Period) -> Int {
        state.applicability.expected(indicator, owing: owing, period.number)
    }

    /// The values of an indicator, whole or of one breakdown; nil when nothing was ever said.
    package func block(_ id: ID<Indicator>, members: String = "") -> CubeBlock? {
        guard let indicator = indicator(id), let block = state.blocks[Cube.Key(indicator: id, members: members)] else {
            return nil
        }
        if seesAllUnits(of: indicator) { return block }
        return block.showing(own.map { [$0] } ?? [])
    }

    /// The breakdowns of an indicator that have values, in order of their codes.
    package func breakdowns(of id: ID<Indicator>) -> [String] {
        state.blocks.keys.filter { $0.indicator == id && !$0.members.isEmpty }.map(\.members).sorted()
    }

    func differences(from other: CubeView) -> [String] {
        var found: [String] = []
        for key in Set(state.blocks.keys).union(other.state.blocks.keys) {
            let (a, b) = (state.blocks[key], other.state.blocks[key])
            let name = "\(indicator(key.indicator)?.code ?? key.indicator.text) \(key.members)"
            for unit in Set(a?.units ?? []).union(b?.units ?? []) {
                let (left, right) = (a?.series(unit) ?? [], b?.series(unit) ?? [])
                if !left.elementsEqual(right, by: ==) { found.append("\(name) \(unit.text)") }
            }
            let (left, right) = (a?.totals ?? [], b?.totals ?? [])
            if !left.elementsEqual(right, by: ==) { found.append("\(name): totals") }
        }
        return found.sorted()
    }
}
