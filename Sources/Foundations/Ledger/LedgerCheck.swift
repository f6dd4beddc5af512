package import Database
import Vocabulary

/// What a check of the whole ledger found.
package struct LedgerCheck: Hashable, Sendable {
    /// The first thing that does not hold.
    package enum Break: Hashable, Sendable {
        /// The words of this entry are not those that were sealed.
        case changed(seq: Int64)
        /// This entry is gone: removed from the middle, or cut off the end.
        case missing(seq: Int64)
        /// This entry does not follow from the one before it: one of the two was replaced.
        case unlinked(seq: Int64)
        /// This entry was put there without being recorded.
        case unrecorded(seq: Int64)
        /// The note of the last entry is gone or is not about that entry.
        case head

        /// The number of the entry; nil when it is the note of the last entry.
        package var seq: Int64? {
            switch self {
            case .changed(let seq), .missing(let seq), .unlinked(let seq), .unrecorded(let seq): seq
            case .head: nil
            }
        }
    }

    /// How many entries hold, from the first on.
    package let entries: Int64
    /// The hash of the last of them. Written down elsewhere, it shows later that nothing up to it was rewritten.
    package let hash: String
    /// Nil when all hold.
    package let firstBreak: Break?
}

extension Ledger {
    /// Reads every entry in batches and follows the chain, while others may append.
    ///
    /// - Parameter batch: Entries read at once.
    package static func verify(_ database: Database, batch: Int = 1000) async throws -> LedgerCheck {
        var good: Int64 = 0
        var hash = Sealed.origin
        func found(_ trouble: LedgerCheck.Break?) -> LedgerCheck {
            LedgerCheck(entries: good, hash: hash, firstBreak: trouble)
        }
        let end = try await database.read { tx in
            let head = try tx.first("SELECT seq, hash FROM ledger_head WHERE id = 1")
            let last = try tx.first("SELECT coalesce(max(seq), 0) AS seq FROM ledger")
            return (
                seq: try head?.get("seq", as: Int64.self), hash: try head?.get("hash", as: String.self),
                last: try last?.get("seq", as: Int64.self) ?? 0
            )
        }
        while true {
            let after = good
            let rows = try await database.rows(
                """
                SELECT \(Sealed.columns) FROM ledger WHERE seq > \(after) AND seq <= \(end.last) ORDER BY seq LIMIT \(batch)
                """)
            for row in rows {
                // A value of a kind that the house never writes is a harm to find here, not a trouble to stop at.
                guard let sealed = try? Sealed(row), let sealedHash = try? row.get("hash", as: String.self) else {
                    let isNext = (try? row.get("seq", as: Int64.self)) == good + 1
                    return found(isNext ? .changed(seq: good + 1) : .missing(seq: good + 1))
                }
                if sealed.seq != good + 1 { return found(.missing(seq: good + 1)) }
                if let head = end.seq, sealed.seq > head { return found(.unrecorded(seq: sealed.seq)) }
                if sealed.computedHash != sealedHash { return found(.changed(seq: sealed.seq)) }
                if sealed.previousHash != hash { return found(.unlinked(seq: sealed.seq)) }
                good = sealed.seq
                hash = sealedHash
            }
            if rows.isEmpty { break }
        }
        guard let head = end.seq else { return found(.head) }
        if good < head { return found(.missing(seq: good + 1)) }
        return found(end.hash == hash ? nil : .head)
    }
}
