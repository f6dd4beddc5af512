import Database
import Ledger
import Organizations
import Plans
import Vocabulary

/// What every deed on a promise has in common: finding it for this viewer, refusing an old version, moving its workflow,
/// the ledger, and what its task says of the whole.
struct AssignmentWriting: Sendable {
    let world: World

    /// The promise as the viewer may read it.
    ///
    /// - Throws: `NotVisible`.
    func find(_ id: ID<Assignment>, in tx: any Transaction, for viewer: Viewer) throws -> Assignment {
        guard
            let row = try tx.first(
                """
                SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
                WHERE a.id = \(id) AND \(viewer.mayReadAssignment)
                """)
        else { throw NotVisible() }
        return try AssignmentRecord.assignment(row)
    }

    /// As `find`, when it is still the version that the viewer saw.
    ///
    /// - Throws: `ProgressProblem.changedMeanwhile` naming who wrote last.
    func find(
        _ id: ID<Assignment>, version: Int, in tx: any Transaction, for viewer: Viewer
    ) throws -> Assignment {
        let found = try find(id, in: tx, for: viewer)
        guard found.version == version else {
            let last = try Ledger.history(of: "assignment", id.text, limit: 1, in: tx).first
            throw ProgressProblem.changedMeanwhile(by: last?.change.actorName ?? "")
        }
        return found
    }

    /// The state after `act`.
    ///
    /// - Throws: `NotVisible` unless the viewer's role may do it (and speaks for the unit, for the unit's own acts);
    ///   `ProgressProblem.notPossible`, `.reasonMissing`.
    func next(_ act: WorkAct, of assignment: Assignment, reason: String = "", by viewer: Viewer) throws -> WorkState {
        guard !viewer.roles.isDisjoint(with: act.roles) else { throw NotVisible() }
        if act.roles == [.focal], !isSpokenFor(assignment, by: viewer) { throw NotVisible() }
        if act.needsReason, reason.isEmpty { throw ProgressProblem.reasonMissing }
        guard !assignment.task.isWithdrawn || act == .withdraw, let next = assignment.state.after(act) else {
            throw ProgressProblem.notPossible(assignment.state.name.vi)
        }
        return next
    }

    /// The unit's own people, and the house's programs that bring what a unit wrote on paper.
    func isSpokenFor(_ assignment: Assignment, by viewer: Viewer) -> Bool {
        assignment.isOwn(viewer) || viewer.actor.hasPrefix("system:") || viewer.actor.hasPrefix("operator:")
    }

    /// Makes the ledger's entry and marks the row with it, which is how boards learn that it changed. Call it last, once
    /// for each promise touched.
    @discardableResult
    func record(
        _ deed: String, _ id: ID<Assignment>, before: JSON?, after: JSON?, by viewer: Viewer, in tx: any Transaction
    ) throws -> Int64 {
        let seq = try tx.record(
            Change(
                deed: deed, subjectKind: "assignment", subject: id.text, before: before, after: after,
                actor: viewer.actor, actorName: viewer.actorName), world: world)
        try tx.run(
            """
            UPDATE assignments SET changed_seq = \(seq), version = version + 1, changed_at = \(world.now())
            WHERE id = \(id)
            """)
        return seq
    }

    /// Appends a row of the workflow's history and sets the state.
    func move(
        _ assignment: Assignment, _ act: WorkAct, to state: WorkState, reason: String = "", document: String = "",
        suggested: ID<OrgUnit>? = nil, hash: String? = nil, by viewer: Viewer, in tx: any Transaction
    ) throws {
        let now = world.now()
        let last = try tx.first(
            "SELECT COALESCE(MAX(seq), 0) AS last FROM transitions WHERE assignment_id = \(assignment.id)")
        let seq = (try last?.get("last", as: Int.self) ?? 0) + 1
        try tx.run(
            """
            INSERT INTO transitions (id, assignment_id, seq, act, from_state, to_state, reason, document_words,
                suggested_unit_id, content_hash, actor, actor_name, at, on_day)
            VALUES (\(world.newID()), \(assignment.id), \(seq), \(act.rawValue), \(assignment.state.rawValue),
                \(state.rawValue), \(reason), \(document), \(suggested), \(hash), \(viewer.actor),
                \(viewer.actorName), \(now), \(now.localDay))
            """)
        guard state != assignment.state || !reason.isEmpty else { return }
        try tx.run(
            """
            UPDATE assignments SET state = \(state.rawValue), state_words = \(reason), state_at = \(now)
            WHERE id = \(assignment.id)
            """)
    }

    /// What the promises of a task say of the whole. While some lead has not proved its part, the task is due when the
    /// first of those is: one lead's later deadline never hides another's lateness. When each has, it was done on the day
    /// of the last proof, and late when one of them was. Call it after each deed that may change either.
    func settle(_ mission: ID<Mission>, in tx: any Transaction) throws {
        let counted = ProofLevel.counted.rawValue
        guard
            let row = try tx.first(
                """
                SELECT COUNT(*) AS leads, MAX(done_on) AS done,
                    COALESCE(SUM(CASE WHEN level >= \(counted) THEN 1 ELSE 0 END), 0) AS proved,
                    COALESCE(MIN(CASE WHEN level < \(counted) THEN due_on END),
                        MIN(CASE WHEN done_on > due_on THEN due_on END), MAX(due_on)) AS due
                FROM assignments WHERE mission_id = \(mission) AND part = 'lead' AND state <> 'withdrawn'
                """), let leads: Int = try row.get("leads"), leads > 0
        else { return }
        let isDone = try row.get("proved", as: Int.self) == leads
        var words = ""
        if isDone { words = leads == 1 ? try proof(of: mission, in: tx) : "\(leads) cơ quan chủ trì" }
        try Missions.settle(
            mission, dueOn: try row.get("due"), doneOn: isDone ? try row.get("done") : nil, doneWords: words, in: tx)
    }

    /// The papers that prove the one lead's part.
    private func proof(of mission: ID<Mission>, in tx: any Transaction) throws -> String {
        try tx.rows(
            """
            SELECT e.number, e.title, e.issued_on FROM evidence e JOIN assignments a ON a.id = e.assignment_id
            WHERE a.mission_id = \(mission) AND a.part = 'lead' AND a.state <> 'withdrawn' AND e.withdrawn_at IS NULL
            ORDER BY e.issued_on DESC, e.id LIMIT 3
            """
        ).map { row in
            let number: String = try row.get("number")
            return number.isEmpty ? try row.get("title", as: String.self) : number
        }.joined(separator: "; ")
    }
}
