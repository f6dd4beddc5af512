import Synchronization
import Vocabulary

/// Standings as they were reckoned last. One is reckoned anew only when something that it depends on changed, so a new
/// value costs its own aims and not those of a whole province.
final class StandingMemory: Sendable {
    struct Key: Hashable, Sendable {
        let aim: ID<Aim>
        /// Whether single units are named in it.
        let names: Bool
    }

    /// What a standing was made of.
    struct Ground: Hashable, Sendable {
        let aim: Aim
        let indicator: Indicator
        /// Of the block of values; -1 when there is none.
        let stamp: Int64
        let owing: Int
        let steps: [Aim.Step]
        /// A mark of the units' names.
        let units: Int
        let today: Day
    }

    private let kept = Mutex<[Key: (ground: Ground, standing: AimStanding)]>([:])

    func standing(_ key: Key, on ground: Ground, _ make: () -> AimStanding) -> AimStanding {
        if let known = kept.withLock({ $0[key] }), known.ground == ground { return known.standing }
        let standing = make()
        kept.withLock { $0[key] = (ground, standing) }
        return standing
    }
}
