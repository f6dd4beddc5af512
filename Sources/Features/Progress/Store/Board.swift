import Calendars
package import Database
import Ledger
package import Organizations
package import Plans
import Synchronization
package import Vocabulary

/// All promises of the province in memory, kept in step with the rows: every deed marks its promise with the ledger's
/// entry, and before each answer the rows marked since the last one are read again.
///
/// So a number on a page is never older than the database, on any number of servers, and costs a scan of numbers instead
/// of a scan of rows.
package final class Board: Sendable {
    /// The lists that lines point into; they only grow.
    struct Lists: Sendable {
        var assignments: [ID<Assignment>] = []
        var missions = Places<ID<Mission>>()
        var plans = Places<ID<Plan>>()
        var sections = Places<BoardSection>()
        var units = Places<ID<OrgUnit>>()
        var accounts = Places<String>()
        /// Where the line of a promise is.
        var places: [ID<Assignment>: Int] = [:]
    }

    struct State: Sendable {
        var head: Int64 = -1
        var lines: [BoardLine] = []
        var lists = Lists()
        /// Days that do not count, by unit: declared events.
        var pauses: [Int32: [DaySpan]] = [:]
        /// Days that do not count for one promise, by line.
        var suspensions: [Int: [DaySpan]] = [:]
    }

    private let database: Database
    private let pauses: Pauses
    private let kept = Mutex(State())

    package init(database: Database, world: World) {
        self.database = database
        pauses = Pauses(database: database, world: world)
    }

    /// The board as it stands now for this viewer: a focal point sees its own unit's lines.
    package func view(today: Day, for viewer: Viewer) async throws -> BoardView {
        let state = try await current()
        var lines: [Int]?
        if !viewer.readsAll {
            let own = viewer.roles.contains(.focal) ? viewer.unit.flatMap { state.lists.units.place(of: $0) } : nil
            lines = own.map { own in state.lines.indices.filter { state.lines[$0].unit == own } } ?? []
        }
        return BoardView(state: state, own: lines, today: today)
    }

    private func current() async throws -> State {
        let known = kept.withLock { $0.head }
        let pauses = pauses
        let news = try await database.read { tx -> BoardNews? in
            let head = try Ledger.head(in: tx)
            guard head != known else { return nil }
            return try BoardNews(since: known, head: head, pauses: pauses, in: tx)
        }
        return kept.withLock { state in
            if let news, news.head > state.head { news.apply(to: &state) }
            return state
        }
    }
}

/// A section of a plan, as a place on the board.
package struct BoardSection: Hashable, Sendable {
    package let plan: ID<Plan>
    package let annex: String
    package let section: String
    package let title: String
}

/// Values by number and numbers by value.
struct Places<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var places: [Value: Int32] = [:]

    func place(of value: Value) -> Int32? { places[value] }

    mutating func add(_ value: Value) -> Int32 {
        if let known = places[value] { return known }
        let place = Int32(values.count)
        values.append(value)
        places[value] = place
        return place
    }

    subscript(place: Int32) -> Value? { values.indices.contains(Int(place)) ? values[Int(place)] : nil }
}
