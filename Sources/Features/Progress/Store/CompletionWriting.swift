import Database
import Vocabulary

/// When a promise was done, as rows: declared, proved, reopened, void.
struct CompletionWriting {
    let world: World

    /// The unit declares it done. With evidence, the latest document's date is the date of completion; without, the day
    /// of declaring is, at the level of a declaration. What is proved already keeps its date.
    func declare(_ assignment: Assignment, in tx: any Transaction) throws {
        let row = try tx.first(
            """
            SELECT MAX(issued_on) AS last FROM evidence
            WHERE assignment_id = \(assignment.id) AND occurrence = '' AND withdrawn_at IS NULL
            """)
        let proof: Day? = try row?.get("last")
        let now = world.now()
        if assignment.level >= .evidenced { return }
        let (day, level) = (proof ?? now.localDay, proof == nil ? ProofLevel.declared : .evidenced)
        if assignment.level == .declared {
            // The document came later; the declaration's own moment stays.
            try tx.run(
                """
                UPDATE completions SET done_on = \(proof == nil ? assignment.doneOn ?? day : day), level = \(level.rawValue)
                WHERE assignment_id = \(assignment.id) AND reopened_on IS NULL AND is_void = 0
                """)
            guard proof != nil else { return }
            try tx.run(
                "UPDATE assignments SET done_on = \(day), level = \(level.rawValue) WHERE id = \(assignment.id)")
            return
        }
        let last = try tx.first(
            "SELECT COALESCE(MAX(seq), 0) AS last FROM completions WHERE assignment_id = \(assignment.id)")
        try tx.run(
            """
            INSERT INTO completions (assignment_id, seq, done_on, level, declared_at, is_void)
            VALUES (\(assignment.id), \((try last?.get("last", as: Int.self) ?? 0) + 1), \(day), \(level.rawValue),
                \(now), 0)
            """)
        try tx.run(
            """
            UPDATE assignments SET done_on = \(day), level = \(level.rawValue), declared_at = \(now)
            WHERE id = \(assignment.id)
            """)
    }

    /// A document was added to what is declared: from now on it is proved, by that document's date.
    func prove(_ assignment: Assignment, in tx: any Transaction) throws {
        if assignment.level == .declared { try declare(assignment, in: tx) }
    }

    /// The completion never counted: the Office returned it, or the unit took its declaration back.
    func void(_ assignment: Assignment, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE completions SET is_void = 1
            WHERE assignment_id = \(assignment.id) AND reopened_on IS NULL AND is_void = 0
            """)
        try clear(assignment, in: tx)
    }

    /// It is open again from `day`; the completion that was stays in the history (vectors 5.2).
    func reopen(_ assignment: Assignment, on day: Day, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE completions SET reopened_on = \(day)
            WHERE assignment_id = \(assignment.id) AND reopened_on IS NULL AND is_void = 0
            """)
        try clear(assignment, in: tx)
    }

    /// The Office confirmed it.
    func confirm(_ assignment: Assignment, hash: String, in tx: any Transaction) throws {
        let level = ProofLevel.confirmed.rawValue
        try tx.run(
            """
            UPDATE completions SET level = \(level)
            WHERE assignment_id = \(assignment.id) AND reopened_on IS NULL AND is_void = 0
            """)
        try tx.run(
            """
            UPDATE assignments SET level = \(level), confirmed_hash = \(hash), amendments = 0 WHERE id = \(assignment.id)
            """)
    }

    /// What was confirmed is no longer what is there: it counts as proved as far as its documents go, and the Office is
    /// asked again (L22). Does nothing to what was never confirmed.
    func amend(_ assignment: Assignment, in tx: any Transaction) throws {
        guard assignment.confirmedHash != nil, assignment.level > .none else { return }
        let proof = try tx.first(
            """
            SELECT id FROM evidence
            WHERE assignment_id = \(assignment.id) AND occurrence = '' AND withdrawn_at IS NULL LIMIT 1
            """)
        let level = (proof == nil ? ProofLevel.declared : .evidenced).rawValue
        try tx.run(
            """
            UPDATE completions SET level = \(level)
            WHERE assignment_id = \(assignment.id) AND reopened_on IS NULL AND is_void = 0
            """)
        try tx.run(
            "UPDATE assignments SET level = \(level), amendments = amendments + 1 WHERE id = \(assignment.id)")
    }

    /// One milestone or occurrence is done.
    func mark(
        _ occurrence: String, dueOn due: Day, of assignment: Assignment, update: String, in tx: any Transaction
    ) throws {
        let row = try tx.first(
            """
            SELECT MAX(issued_on) AS last FROM evidence
            WHERE assignment_id = \(assignment.id) AND occurrence = \(occurrence) AND withdrawn_at IS NULL
            """)
        let proof: Day? = try row?.get("last")
        let level = (proof == nil ? ProofLevel.declared : .evidenced).rawValue
        try tx.run(
            """
            INSERT INTO occurrence_marks (assignment_id, occurrence, due_on, done_on, level, update_id)
            VALUES (\(assignment.id), \(occurrence), \(due), \(proof ?? world.today()), \(level), \(update))
            ON CONFLICT (assignment_id, occurrence) DO UPDATE SET done_on = excluded.done_on, level = excluded.level,
                update_id = excluded.update_id
            """)
    }

    private func clear(_ assignment: Assignment, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE assignments SET done_on = NULL, level = 0, declared_at = NULL, confirmed_hash = NULL, amendments = 0
            WHERE id = \(assignment.id)
            """)
    }
}
