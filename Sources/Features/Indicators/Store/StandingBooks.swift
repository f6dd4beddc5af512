package import Database
package import Organizations
package import Plans
import Synchronization
package import Vocabulary

/// The book of all aims with their standings, made once for each state of the data and kept: a forecast weighs many
/// candidates, so an aim is reckoned again only when its own values, its demand or the day have changed.
package final class StandingBooks: Sendable {
    /// What a standing depends on.
    private struct Basis: Hashable {
        let aim: Aim
        let indicator: Indicator
        let values: [Double]
        let periods: [Int]
        let steps: [Aim.Step]
        let parts: [Holdback.Part]
        let communes: [WarningFacts.Commune]
        let reported: Int
        let expected: Int
        let today: Day
    }

    private let database: Database
    private let world: World
    private let cube: Cube
    private let standings = Mutex<[Basis: AimStanding]>([:])
    private let kept = Mutex<[String: (today: Day, book: Standings.Book)]>([:])

    package init(database: Database, world: World, cube: Cube) {
        self.database = database
        self.world = world
        self.cube = cube
    }

    /// All current aims with their standings, as this viewer may see them, of this moment.
    package func book(for viewer: Viewer) async throws -> Standings.Book {
        let view = try await cube.view(for: viewer)
        let today = world.today()
        let reach = viewer.readsAll ? "*" : viewer.unit?.text ?? "-"
        let known = kept.withLock { $0[reach] }
        if let known, known.today == today, known.book.view.head == view.head { return known.book }
        let book = try await make(view, for: viewer, today: today)
        kept.withLock { kept in
            // Few readers differ in reach at one time; what is old is of no use to anyone.
            kept = kept.filter { $0.value.book.view.head >= view.head }
            kept[reach] = (today, book)
        }
        return book
    }

    private func make(_ view: CubeView, for viewer: Viewer, today: Day) async throws -> Standings.Book {
        // Totals and who lacks most are the same for every reader; only rows of other units are not shown to all.
        let whole = try await cube.view(for: .system("standings"))
        let rules = try WarningRule.shipped()
        let (lines, steps, units) = try await database.read { tx in
            (try Aims.lines(Aims.Filter(), in: tx), try Standings.steps(in: tx), try UnitPlaces.names(in: tx))
        }
        var facts: [ID<Indicator>: AimStanding.Facts] = [:]
        var used: [Basis: AimStanding] = [:]
        let before = standings.withLock { $0 }
        let made = lines.map { line -> Standings.Line in
            guard line.aim.link == .accepted, let id = line.aim.indicator, let indicator = whole.indicator(id) else {
                return Standings.Line(line: line, standing: nil)
            }
            let fact =
                facts[id]
                ?? Standings.facts(
                    of: indicator, in: whole, units: units, steps: steps[id] ?? [],
                    names: view.seesAllUnits(of: indicator))
            facts[id] = fact
            let basis = Basis(
                aim: line.aim, indicator: indicator, values: fact.values.map(\.value) + fact.sure.map(\.value),
                periods: fact.values.map(\.period.number) + fact.sure.map(\.period.number), steps: fact.steps,
                parts: fact.parts, communes: fact.communes, reported: fact.reported, expected: fact.expected,
                today: today)
            let standing =
                before[basis] ?? AimStanding(line.aim, of: indicator, facts: fact, rules: rules, today: today)
            used[basis] = standing
            return Standings.Line(line: line, standing: standing)
        }
        let fresh = used
        standings.withLock { held in
            held.merge(fresh) { $1 }
            if held.count > 4 * max(64, fresh.count) { held = fresh }
        }
        return Standings.Book(lines: made, view: view, units: units, steps: steps)
    }
}

extension Standings.Book {
    /// The lines of targets that the viewer may read; `readable` nil stands for all.
    package func only(_ readable: Set<ID<Target>>?) -> [Standings.Line] {
        guard let readable else { return lines }
        return lines.filter { readable.contains($0.line.aim.target) }
    }
}
