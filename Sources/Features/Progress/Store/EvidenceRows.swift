package import Database
package import Files
package import Organizations
package import Vocabulary

/// What proves promises, after their reports: documents that come later, documents that were wrong, and their files.
package struct EvidenceRows: Sendable {
    let database: Database
    let world: World
    private var writing: AssignmentWriting { AssignmentWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// One document, standing or withdrawn, of a promise that the viewer may read.
    ///
    /// - Throws: `NotVisible`.
    package func evidence(_ id: String, for viewer: Viewer) async throws -> Evidence {
        try await database.read { tx in
            guard
                let row = try tx.first(
                    """
                    SELECT \(UpdateRecord.evidenceColumns) FROM evidence
                    WHERE id = \(id) AND assignment_id IN
                        (SELECT a.id FROM assignments a WHERE \(viewer.mayReadAssignment))
                    """)
            else { throw NotVisible() }
            return try UpdateRecord.evidence(row)
        }
    }

    /// Puts documents beside a promise. What was only declared is proved from now on, by the document's date; what was
    /// confirmed asks to be confirmed again.
    ///
    /// - Throws: `ProgressProblem`; `NotVisible` unless the promise is the viewer's unit's.
    package func attach(
        _ documents: [NewEvidence], to id: ID<Assignment>, occurrence: String = "", by viewer: Viewer
    ) async throws {
        for document in documents { try document.check(today: world.today()) }
        try await database.write { tx in
            let assignment = try writing.find(id, in: tx, for: viewer)
            _ = try writing.next(.report, of: assignment, by: viewer)
            let writer = EvidenceWriting(world: world)
            for document in documents {
                try writer.insert(document, to: id, update: nil, occurrence: occurrence, in: tx, by: viewer)
            }
            let completion = CompletionWriting(world: world)
            if occurrence.isEmpty {
                try completion.prove(assignment, in: tx)
                try completion.amend(assignment, in: tx)
            } else {
                try completion.remark(occurrence, of: id, in: tx)
            }
            try writing.record(
                "evidence-added", id, before: nil,
                after: .object([
                    ("occurrence", .string(occurrence)),
                    ("evidence", .array(documents.map { .string($0.number.isEmpty ? $0.title : $0.number) })),
                ]), by: viewer, in: tx)
            try writing.settle(assignment.task.id, in: tx)
        }
    }

    /// Takes a wrong document away, with the reason; it stays in the history. The date of completion is judged anew from
    /// the documents that are left, and with none left it is a declaration again.
    ///
    /// - Throws: `ProgressProblem.reasonMissing`; `NotVisible` unless it stands and the promise is the viewer's unit's.
    package func withdraw(_ id: String, reason: String, by viewer: Viewer) async throws {
        guard !reason.isEmpty else { throw ProgressProblem.reasonMissing }
        try await database.write { tx in
            guard
                let row = try tx.first(
                    "SELECT \(UpdateRecord.evidenceColumns) FROM evidence WHERE id = \(id) AND withdrawn_at IS NULL")
            else { throw NotVisible() }
            let evidence = try UpdateRecord.evidence(row)
            let assignment = try writing.find(evidence.assignment, in: tx, for: viewer)
            _ = try writing.next(.report, of: assignment, by: viewer)
            try tx.run(
                "UPDATE evidence SET withdrawn_at = \(world.now()), withdrawn_reason = \(reason) WHERE id = \(id)")
            let completion = CompletionWriting(world: world)
            if evidence.occurrence.isEmpty {
                try completion.amend(assignment, in: tx)
                try completion.judgeAnew(assignment, in: tx)
            } else {
                try completion.remark(evidence.occurrence, of: assignment.id, in: tx)
            }
            try writing.record(
                "evidence-withdrawn", assignment.id, before: .object([("evidence", .string(evidence.words))]),
                after: .object([("reason", .string(reason))]), by: viewer, in: tx)
            try writing.settle(assignment.task.id, in: tx)
        }
    }

    /// The hashes of every file that a document beside a promise or a draft names, for sweeps and backups.
    package func keptFiles(for viewer: Viewer) async throws -> [ContentHash] {
        guard viewer.readsAll else { return [] }
        return try await database.read { tx in
            let rows = try tx.rows("SELECT DISTINCT file_hash FROM evidence WHERE file_hash IS NOT NULL")
            return try rows.compactMap { ContentHash(try $0.get("file_hash", as: String.self)) } + Drafts.files(tx)
        }
    }
}

extension CompletionWriting {
    /// The date and the level of a completion, from the documents that stand now.
    func judgeAnew(_ assignment: Assignment, in tx: any Transaction) throws {
        guard assignment.level >= .evidenced else { return }
        let row = try tx.first(
            """
            SELECT MAX(issued_on) AS last FROM evidence
            WHERE assignment_id = \(assignment.id) AND occurrence = '' AND withdrawn_at IS NULL
            """)
        let proof: Day? = try row?.get("last")
        let day = proof ?? assignment.declaredAt?.localDay ?? world.today()
        let level = (proof == nil ? ProofLevel.declared : .evidenced).rawValue
        try tx.run(
            """
            UPDATE completions SET done_on = \(day), level = \(level)
            WHERE assignment_id = \(assignment.id) AND reopened_on IS NULL AND is_void = 0
            """)
        try tx.run("UPDATE assignments SET done_on = \(day), level = \(level) WHERE id = \(assignment.id)")
    }

    /// The date and the level of a milestone or occurrence that was reported done, from the documents that stand now.
    func remark(_ occurrence: String, of id: ID<Assignment>, in tx: any Transaction) throws {
        guard
            let mark = try tx.first(
                """
                SELECT progress_updates.sent_on FROM occurrence_marks
                    JOIN progress_updates ON progress_updates.id = occurrence_marks.update_id
                WHERE occurrence_marks.assignment_id = \(id) AND occurrence_marks.occurrence = \(occurrence)
                """)
        else { return }
        let row = try tx.first(
            """
            SELECT MAX(issued_on) AS last FROM evidence
            WHERE assignment_id = \(id) AND occurrence = \(occurrence) AND withdrawn_at IS NULL
            """)
        let proof: Day? = try row?.get("last")
        let day: Day = try proof ?? mark.get("sent_on")
        let level = (proof == nil ? ProofLevel.declared : .evidenced).rawValue
        try tx.run(
            """
            UPDATE occurrence_marks SET done_on = \(day), level = \(level)
            WHERE assignment_id = \(id) AND occurrence = \(occurrence)
            """)
    }
}
