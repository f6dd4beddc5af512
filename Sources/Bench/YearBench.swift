import Database
import Documents
import Foundation
import Organizations
import Plans
import Progress
import Synchronization
import Vocabulary

/// A province's year: its promises, what was said of them, and the board over them.
enum YearBench {
    private static let updates = 3

    /// A clock that the seed moves through the year.
    private final class Clock: Sendable {
        private let milliseconds: Mutex<Int64>
        init(_ start: Instant) { milliseconds = Mutex(start.milliseconds) }
        func now() -> Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }
        func move(to instant: Instant) { milliseconds.withLock { $0 = instant.milliseconds } }
    }

    private static var today: Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// Fills the migrated database below `data`.
    static func seed(data: String) async throws {
        let database = try await Database.open(data + "/tiendo.sqlite")
        let began = ContinuousClock.now
        let clock = Clock(today.adding(seconds: -300 * 86_400))
        let world = World.live(now: { clock.now() })
        let viewer = Viewer.operator("bench")
        let assignments = Assignments(database: database, world: world)
        let seed = BenchSeed(
            missions: Missions(database: database, world: world, follower: assignments.follower),
            plans: PlanRegister(database: database, world: world))
        let departments = try await Units(database: database, world: world).members(
            viewer, of: try await Units(database: database, world: world).find(viewer, code: "g-so-ban-nganh").id,
            on: today.localDay
        ).map(\.code)
        try await seed.fillYear(departments: departments, today: today.localDay, database: database, by: viewer)
        let board = Board(database: database, world: world)
        let view = try await board.view(today: today.localDay, for: viewer)
        var all = BoardFilter()
        all.parts = []
        let promises = view.matching(all).map { view.assignment($0) }
        print("promises                           \(promises.count)")
        let entries = Entries(database: database, world: world)
        for round in 0..<updates {
            for start in stride(from: 0, to: promises.count, by: 500) {
                clock.move(to: today.adding(seconds: Int64(-280 + round * 90) * 86_400 + Int64(start * 60)))
                let batch = promises[start..<min(start + 500, promises.count)]
                try await database.write { tx in
                    for (offset, id) in batch.enumerated() {
                        try entries.send(
                            entry(of: id, number: start + offset, round: round, on: clock.now().localDay),
                            in: tx, by: viewer)
                    }
                }
            }
        }
        print("updates                            \(promises.count * updates)")
        print("seeded in                          \(began.duration(to: .now))")
        await database.close()
    }

    private static func entry(
        of id: ID<Assignment>, number: Int, round: Int, on day: Day
    ) -> ProgressEntry {
        // Every update adds one.
        var entry = ProgressEntry(assignment: id, version: 1 + round, key: "nam-\(number)-\(round)")
        entry.source = .import
        entry.percent = min(95, 20 + round * 25 + number % 17)
        entry.result = "Đã hoàn thành phần việc thứ \(round + 1), số liệu đợt \(number % 89)"
        entry.nextStep = "Tiếp tục theo kế hoạch của đơn vị"
        if number % 23 == 0 { entry.cause = "funding" }
        if round == updates - 1, number % 5 < 2 {
            entry.status = .done
            var proof = NewEvidence(issuedOn: day.adding(days: -(number % 90)))
            proof.number = "\(number % 400 + 1)/BC-UBND"
            entry.evidence = number % 7 == 0 ? [] : [proof]
        }
        return entry
    }

    /// Prints medians over the board of the database below `data`.
    static func board(data: String) async throws {
        let database = try await Database.open(data + "/tiendo.sqlite")
        let world = World.live(now: { today })
        let viewer = Viewer.operator("bench")
        let day = today.localDay
        let whole = try await Measure.median(5) {
            _ = try await Board(database: database, world: world).view(today: day, for: viewer)
        }
        let board = Board(database: database, world: world)
        let warm = try await Measure.median(21) { _ = try await board.view(today: day, for: viewer) }
        let view = try await board.view(today: day, for: viewer)
        let numbers = try await Measure.median(21) {
            _ = view.tally(BoardFilter())
            _ = view.tallies(BoardFilter()) { view.line($0).unit }
            _ = view.tallies(BoardFilter()) { view.line($0).section }
            _ = view.tallies(BoardFilter()) { view.line($0).plan }
        }
        print("board read whole                   \(Measure.shown(whole)) ms")
        print("board, nothing new                 \(Measure.shown(warm)) ms")
        print("four tallies over all of it        \(Measure.shown(numbers)) ms")
        await database.close()
    }
}

extension BenchSeed {
    /// Six plans with 1,500 tasks that become some 20,000 promises.
    func fillYear(departments: [String], today: Day, database: Database, by viewer: Viewer) async throws {
        let ids = try await database.write { [plans] tx in
            try (1...6).map { number in
                try plans.insert(
                    NewPlan(code: "\(number * 19)/KH-NAM", title: "Kế hoạch năm thử tải số \(number)"), in: tx,
                    by: viewer)
            }
        }
        for start in stride(from: 0, to: 1500, by: 100) {
            try await database.write { [self] tx in
                for index in start..<(start + 100) {
                    var task = task(index, codes: departments, today: today)
                    switch index % 50 {
                    case 0, 17, 34: task.lead = words("g-so-ban-nganh", "g-ubnd-xa")
                    case 5, 25: task.lead = words("g-ubnd-xa")
                    case 9, 29, 39: task.lead = words("g-so-ban-nganh")
                    case 11, 31:
                        task.lead = words(
                            "cong-an-tinh", "bao-ptth", "bhxh-tinh", "thong-ke-tinh", "thue-tinh", "kho-bac")
                    default: task.coop = words(departments[(index + 5) % departments.count])
                    }
                    try missions.insert(task, into: ids[index % ids.count], in: tx, by: viewer)
                }
            }
        }
    }

    private func words(_ codes: String...) -> UnitWords { UnitWords(raw: codes.joined(separator: "; "), codes: codes) }
}
