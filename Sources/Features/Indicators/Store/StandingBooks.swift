package import Database
package import Organizations
package import Plans
import Synchronization
package import Vocabulary

/// The book of all aims with their standings, made once for each state of the data and kept.
package final class StandingBooks: Sendable {
    private let standings: Standings
    private let world: World
    private let cube: Cube
    private let kept = Mutex<[String: (today: Day, book: Standings.Book)]>([:])

    package init(database: Database, world: World, cube: Cube) {
        standings = Standings(database: database, world: world, cube: cube)
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
        let book = try await standings.book(for: viewer)
        kept.withLock { kept in
            // Few readers differ in reach at one time; what is old is of no use to anyone.
            kept = kept.filter { $0.value.book.view.head >= view.head }
            kept[reach] = (today, book)
        }
        return book
    }
}

extension Standings.Book {
    /// The lines of targets that the viewer may read; `readable` nil stands for all.
    package func only(_ readable: Set<ID<Target>>?) -> [Standings.Line] {
        guard let readable else { return lines }
        return lines.filter { readable.contains($0.line.aim.target) }
    }
}
