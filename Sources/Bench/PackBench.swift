import Database
import Foundation
import Organizations
import Plans
import Progress
import Synchronization
import Vocabulary

/// The workbooks that units fill in, all of them at once.
enum PackBench {
    /// Makes the pack of every unit as the coordinator's ZIP does, and counts what came out; limit of the figures:
    /// 116 packs in 5 seconds on 2 cores.
    static func all(data: String) async throws {
        let database = try await Database.open(data + "/tiendo.sqlite")
        let world = World.live(now: {
            Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
        })
        let packs = Packs(database: database, world: world)
        let viewer = Viewer.operator("bench")
        let units = try await packs.units(for: viewer)
        _ = try await packs.make(of: units.first?.code, for: viewer)
        let before = Measure.peakMemory
        let bytes = Mutex(0)
        let began = ContinuousClock.now
        let made = try await packs.writeAll(units, for: viewer) { piece in bytes.withLock { $0 += piece.count } }
        let taken = (ContinuousClock.now - began) / .milliseconds(1)
        print("packs of \(made) units, ms            \(Measure.shown(taken)) (limit for 116: 5000)")
        print("packs, MiB                         \(Measure.shown(Double(bytes.withLock { $0 }) / 1_048_576))")
        print("memory above one pack, MiB         \(Measure.shown(Measure.peakMemory - before))")
        await database.close()
    }
}
