package import Database
package import Vocabulary

/// One deed, as the ledger is told of it: who did what to which row, and how the row stood before and after.
package struct Change: Sendable {
    /// What was done, `plan-added`: stable, never translated.
    package var deed: String
    /// What kind of row, `plan`.
    package var subjectKind: String
    /// The row's id.
    package var subject: String
    /// How it stood; nil when it was not there.
    package var before: JSON?
    /// How it stands now; nil when it is gone.
    package var after: JSON?
    /// The account's id, or a fixed word for a program, `system`.
    package var actor: String
    /// The actor's name as it was then; empty when unknown.
    package var actorName: String

    package init(
        deed: String, subjectKind: String, subject: String, before: JSON?, after: JSON?, actor: String,
        actorName: String = ""
    ) {
        self.deed = deed
        self.subjectKind = subjectKind
        self.subject = subject
        self.before = before
        self.after = after
        self.actor = actor
        self.actorName = actorName
    }
}

extension Transaction {
    /// Appends `change` to the ledger: a row of this transaction, chained to the entry before it.
    ///
    /// The row of `ledger_head` is locked from here to the end of the transaction, so entries are numbered without gaps.
    ///
    /// - Returns: The number of the entry, rising by one, from 1.
    @discardableResult
    package func record(_ change: Change, world: World) throws -> Int64 {
        guard let head = try first("UPDATE ledger_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash") else {
            throw LedgerProblem.noHead
        }
        let entry = Sealed(
            seq: try head.get("seq"), at: world.now(), actor: change.actor, actorName: change.actorName,
            deed: change.deed, subjectKind: change.subjectKind, subject: change.subject, before: change.before?.text,
            after: change.after?.text, previousHash: try head.get("hash"))
        let hash = entry.computedHash
        try run(
            """
            INSERT INTO ledger (seq, at, actor, actor_name, deed, subject_kind, subject_id, state_before, state_after,
                previous_hash, hash)
            VALUES (\(entry.seq), \(entry.at), \(entry.actor), \(entry.actorName), \(entry.deed), \(entry.subjectKind),
                \(entry.subject), \(entry.before), \(entry.after), \(entry.previousHash), \(hash))
            """)
        try run("UPDATE ledger_head SET hash = \(hash) WHERE id = 1")
        return entry.seq
    }
}

/// A ledger that cannot be written to.
package enum LedgerProblem: Error {
    /// The row of `ledger_head` is gone.
    case noHead
}
