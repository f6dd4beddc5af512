import Database
import Organizations
import Plans
import Vocabulary

/// One promise with all that its form needs.
struct WorkItem: Sendable {
    var assignment: Assignment
    /// The last thing the unit said.
    var latest: ProgressUpdate?
    var evidence: [Evidence] = []
    var steps: [WorkStep] = []
    /// How far each milestone or occurrence that was reported done is proved.
    var marks: [String: ProofLevel] = [:]
    /// What this account was typing.
    var draft: Drafts.Draft?
}

/// An answer to a question before sending, as it is kept.
struct KeptAnswer: Sendable, Hashable {
    let asked: String
    let answer: String
}

/// Reads what one unit owes, with what was said, proved, planned and typed about each.
struct WorkReading: Sendable {
    let database: Database
    let assignments: Assignments

    /// Everything the viewer's unit owes, open and closed, the nearest deadline first; watching is not owing.
    func items(of unit: ID<OrgUnit>, for viewer: Viewer) async throws -> [WorkItem] {
        let owed = try await assignments.assignments(owedBy: unit, for: viewer).filter { $0.part != .watch }
        let own: SQL = "assignment_id IN (SELECT id FROM assignments WHERE unit_id = \(unit) AND state <> 'withdrawn')"
        return try await database.read { tx in
            let latest = try latest(own, in: tx)
            let evidence = try evidence(own, in: tx)
            let steps = try Steps.all(own, in: tx)
            let marks = try marks(own, in: tx)
            let drafts = try Drafts.read(tx, of: viewer)
            return owed.map { assignment in
                let id = assignment.id
                return WorkItem(
                    assignment: assignment, latest: latest[id], evidence: evidence[id] ?? [], steps: steps[id] ?? [],
                    marks: marks[id] ?? [:], draft: drafts[id])
            }
        }
    }

    /// One promise of the viewer's own unit, with its updates, newest first, and the answers beside them.
    ///
    /// - Throws: `NotVisible`.
    func item(
        _ id: ID<Assignment>, for viewer: Viewer
    ) async throws -> (item: WorkItem, updates: [ProgressUpdate], answers: [String: [KeptAnswer]]) {
        let assignment = try await assignments.assignment(id, for: viewer)
        guard assignment.isOwn(viewer) else { throw NotVisible() }
        let own: SQL = "assignment_id = \(id)"
        return try await database.read { tx in
            let updates = try UpdateRecord.updates(of: id, limit: 50, in: tx)
            var answers: [String: [KeptAnswer]] = [:]
            for row in try tx.rows(
                """
                SELECT q.update_id, q.asked, q.answer FROM question_answers q
                    JOIN progress_updates p ON p.id = q.update_id
                WHERE p.assignment_id = \(id) ORDER BY q.question
                """)
            {
                answers[try row.get("update_id"), default: []].append(
                    KeptAnswer(asked: try row.get("asked"), answer: try row.get("answer")))
            }
            let item = WorkItem(
                assignment: assignment, latest: updates.first, evidence: try evidence(own, in: tx)[id] ?? [],
                steps: try Steps.of(id, in: tx), marks: try marks(own, in: tx)[id] ?? [:],
                draft: try Drafts.read(tx, of: viewer, about: id)[id])
            return (item, updates, answers)
        }
    }

    /// The names of the units that can be waited for today.
    func unitNames() async throws -> [String] {
        try await database.rows(
            "SELECT name FROM units WHERE is_group = 0 AND valid_to IS NULL ORDER BY name_sort, id"
        ).map { try $0.get("name") }
    }

    /// The unit that people call so; nil for a group and for none.
    func unit(called name: String, for viewer: Viewer) async throws -> ID<OrgUnit>? {
        do {
            guard let code = try await UnitNames(database: database).codes(in: name, for: viewer).first else {
                return nil
            }
            return try await database.rows("SELECT id FROM units WHERE code = \(code) AND is_group = 0").first.map {
                try $0.get("id")
            }
        } catch is PlanProblem {
            return nil
        }
    }

    /// The last update of each promise: its number is the promise's count of updates.
    private func latest(_ own: SQL, in tx: any Transaction) throws -> [ID<Assignment>: ProgressUpdate] {
        var latest: [ID<Assignment>: ProgressUpdate] = [:]
        for row in try tx.rows(
            """
            SELECT assignment_id, \(UpdateRecord.columns) FROM progress_updates
            WHERE \(own) AND seq = (SELECT updates FROM assignments WHERE assignments.id = assignment_id)
            """)
        {
            latest[try row.get("assignment_id")] = try UpdateRecord.update(row)
        }
        return latest
    }

    private func evidence(_ own: SQL, in tx: any Transaction) throws -> [ID<Assignment>: [Evidence]] {
        let rows = try tx.rows(
            """
            SELECT \(UpdateRecord.evidenceColumns) FROM evidence WHERE \(own) AND withdrawn_at IS NULL
            ORDER BY issued_on DESC, id
            """
        ).map(UpdateRecord.evidence)
        return Dictionary(grouping: rows, by: \.assignment)
    }

    private func marks(_ own: SQL, in tx: any Transaction) throws -> [ID<Assignment>: [String: ProofLevel]] {
        var marks: [ID<Assignment>: [String: ProofLevel]] = [:]
        for row in try tx.rows("SELECT assignment_id, occurrence, level FROM occurrence_marks WHERE \(own)") {
            marks[try row.get("assignment_id"), default: [:]][try row.get("occurrence")] =
                ProofLevel(rawValue: try row.get("level")) ?? .declared
        }
        return marks
    }
}
