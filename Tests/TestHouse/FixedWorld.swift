import Synchronization
package import Vocabulary

/// The outside as a test wants it: a clock that moves when told, ids that count, chance that is the same each time.
package final class FixedWorld: Sendable {
    private struct State {
        var now: Instant
        var ids = 0
        var chance: UInt64 = 0x5eed
    }
    private let state: Mutex<State>

    /// - Parameter now: Where the clock stands at first; Monday 12 January 2026, 08:30 in Vietnam when not given.
    package init(now: Instant = Instant(milliseconds: 1_768_181_400_000)) { state = Mutex(State(now: now)) }

    /// What the clock shows.
    package var now: Instant { state.withLock { $0.now } }

    /// Moves the clock forward, or back when negative.
    package func advance(seconds: Int64) { state.withLock { $0.now = $0.now.adding(seconds: seconds) } }

    /// Sets the clock.
    package func move(to instant: Instant) { state.withLock { $0.now = instant } }

    /// The world to hand to what is tested. Ids are `id-000001`, `id-000002`, …
    package var world: World {
        World(
            now: { self.now },
            newID: {
                let number = self.state.withLock { state in
                    state.ids += 1
                    return state.ids
                }
                let digits = String(number)
                return "id-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
            },
            randomBytes: { count in
                self.state.withLock { state in
                    (0..<count).map { _ in
                        // Knuth's MMIX constants.
                        state.chance = state.chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        return UInt8(state.chance >> 56)
                    }
                }
            })
    }
}
