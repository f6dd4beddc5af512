package import Database
package import Vocabulary

/// The memory of the house: one entry for each change, chained by hashes, appended only.
package enum Ledger {
    /// The ledger's own tables.
    package static let migrations = [
        Migration(
            name: "2026-01-01-ledger",
            sql: """
                CREATE TABLE ledger (
                    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq >= 1),
                    at TEXT NOT NULL,
                    actor TEXT NOT NULL,
                    actor_name TEXT NOT NULL,
                    deed TEXT NOT NULL,
                    subject_kind TEXT NOT NULL,
                    subject_id TEXT NOT NULL,
                    state_before TEXT,
                    state_after TEXT,
                    previous_hash TEXT NOT NULL UNIQUE,
                    hash TEXT NOT NULL UNIQUE
                );
                CREATE INDEX ledger_by_subject ON ledger (subject_kind, subject_id, seq);
                CREATE INDEX ledger_by_actor ON ledger (actor, seq);

                -- One row: the number and hash of the last entry.
                CREATE TABLE ledger_head (
                    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
                    seq BIGINT NOT NULL,
                    hash TEXT NOT NULL
                );
                INSERT INTO ledger_head (id, seq, hash) VALUES (1, 0, '\(Sealed.origin)');
                """)
    ]

    /// The entries about one row, newest first, at most `limit`.
    package static func history(
        of kind: String, _ subject: String, limit: Int = 200, in tx: any Transaction
    ) throws -> [LedgerEntry] {
        try tx.rows(
            """
            SELECT \(Sealed.columns) FROM ledger WHERE subject_kind = \(kind) AND subject_id = \(subject)
            ORDER BY seq DESC LIMIT \(limit)
            """
        ).map { try LedgerEntry($0) }
    }

    /// The entries about several rows together, newest first, at most `limit`.
    ///
    /// - Parameters:
    ///   - subjects: holds for the rows, over the columns `subject_kind` and `subject_id`.
    ///   - before: only entries before this one; nil is all.
    package static func history(
        where subjects: SQL, before: Int64? = nil, limit: Int = 100, in tx: any Transaction
    ) throws -> [LedgerEntry] {
        try tx.rows(
            """
            SELECT \(Sealed.columns) FROM ledger WHERE seq < \(before ?? .max) AND (\(subjects))
            ORDER BY seq DESC LIMIT \(limit)
            """
        ).map { try LedgerEntry($0) }
    }

    /// Entries before the entry `before` (all when nil), newest first, at most `limit`.
    ///
    /// - Parameters:
    ///   - kind: Only about rows of this kind.
    ///   - actor: Only by this actor.
    package static func entries(
        before: Int64? = nil, kind: String? = nil, actor: String? = nil, limit: Int = 100, in tx: any Transaction
    ) throws -> [LedgerEntry] {
        var conditions: [SQL] = ["seq < \(before ?? .max)"]
        if let kind { conditions.append("subject_kind = \(kind)") }
        if let actor { conditions.append("actor = \(actor)") }
        return try tx.rows(
            """
            SELECT \(Sealed.columns) FROM ledger WHERE \(conditions.joined(separator: " AND "))
            ORDER BY seq DESC LIMIT \(limit)
            """
        ).map { try LedgerEntry($0) }
    }

    /// The number of the last entry; 0 before the first. It rises with every recorded change of the house.
    package static func head(in tx: any Transaction) throws -> Int64 {
        try tx.first("SELECT seq FROM ledger_head WHERE id = 1")?.get("seq") ?? 0
    }
}

/// One entry, read.
package struct LedgerEntry: Sendable {
    /// Its number, from 1 without gaps.
    package let seq: Int64
    package let at: Instant
    /// What was done, by whom, to what.
    package let change: Change
    /// SHA-256 in hexadecimal; the next entry carries it as its previous hash.
    package let hash: String

    init(_ row: Row) throws {
        let sealed = try Sealed(row)
        seq = sealed.seq
        at = sealed.at
        change = Change(
            deed: sealed.deed, subjectKind: sealed.subjectKind, subject: sealed.subject,
            before: sealed.before.map(LedgerEntry.state), after: sealed.after.map(LedgerEntry.state),
            actor: sealed.actor, actorName: sealed.actorName)
        hash = try row.get("hash")
    }

    /// A state as it was recorded; one that somebody made unreadable is shown as its words, and the check names it.
    private static func state(_ text: String) -> JSON {
        do { return try JSON(parsing: text) } catch { return .string(text) }
    }
}
