import Database
import Documents
import Foundation
import Ledger
import Organizations
import Plans
import Vocabulary

/// The register of tasks: a database full of them, and its statements without the page around them.
enum RegisterBench {
    private static let world = World.live(now: {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    })

    private static let units = [
        "so-khcn", "so-noi-vu", "so-tai-chinh", "so-cong-thuong", "so-xay-dung", "so-nnmt", "so-y-te", "so-gddt",
        "cong-an-tinh", "vp-ubnd-tinh", "g-so-ban-nganh", "g-ubnd-xa",
    ]

    private static func open(_ data: String) async throws -> Database {
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        return try await Database.open(data + "/tiendo.sqlite")
    }

    /// Fills the database below `data`, which the server has already migrated, with `count` tasks.
    static func seed(data: String, count: Int) async throws {
        let database = try await open(data)
        let start = ContinuousClock.now
        let seed = BenchSeed(
            missions: Missions(database: database, world: world), plans: PlanRegister(database: database, world: world))
        try await seed.fill(
            count: count, units: units, today: world.today(), database: database, by: .operator("bench"))
        print("seeded \(count) tasks in \(start.duration(to: .now))")
        await database.close()
    }

    /// Prints how often a second eight readers together run the statements of the register's first page.
    static func statements(data: String, seconds: Double) async throws {
        let database = try await open(data)
        let missions = Missions(database: database, world: world)
        let viewer = Viewer.system("bench")
        let end = ContinuousClock.now.advanced(by: .seconds(seconds))
        let runs = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var runs = 0
                    while ContinuousClock.now < end {
                        _ = try await missions.register(
                            MissionFilter(), from: nil, size: 25, today: world.today(), for: viewer)
                        runs += 1
                    }
                    return runs
                }
            }
            return try await group.reduce(0, +)
        }
        print(String(format: "%.1f", Double(runs) / seconds))
        await database.close()
    }
}
