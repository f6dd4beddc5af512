import Database
import Ledger
import Organizations
import Synchronization
import Vocabulary

/// What a tally was counted for: the question, the day, and whose rows.
struct TallyKey: Hashable {
    let filter: MissionFilter
    let today: Day
    let reach: String

    init(filter: MissionFilter, today: Day, _ viewer: Viewer) {
        self.filter = filter
        self.today = today
        reach = viewer.readsAll ? "*" : viewer.roles.contains(.focal) ? viewer.unit?.text ?? "" : ""
    }
}

/// Counts already made, kept until the next entry of the ledger: every write makes one, so a kept count is never old.
package final class Tallies: Sendable {
    private struct Kept {
        var head: Int64 = -1
        var counts: [TallyKey: TimeTally] = [:]
    }
    private let kept = Mutex(Kept())

    /// The tally of `key`, counted by `count` when the ledger moved since it was counted last.
    func value(_ key: TallyKey, in tx: any Transaction, _ count: () throws -> TimeTally) throws -> TimeTally {
        let head = try Ledger.head(in: tx)
        let known = kept.withLock { $0.head == head ? $0.counts[key] : nil }
        if let known { return known }
        let fresh = try count()
        kept.withLock { kept in
            if kept.head != head || kept.counts.count > 500 { kept = Kept(head: head) }
            kept.counts[key] = fresh
        }
        return fresh
    }
}
