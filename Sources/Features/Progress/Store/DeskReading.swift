import Database
import Organizations
import Plans
import Vocabulary

/// One promise on the Office's desk, with the claim and the proof beside it.
struct DeskItem: Sendable {
    let assignment: Assignment
    let time: TimeState
    /// The unit's last words about the task as a whole.
    let latest: ProgressUpdate?
    let evidence: [Evidence]
    /// What waits for a decision about its deadline.
    let asked: Extension?
    /// Whose it is, as the unit that contests says.
    let suggested: UnitLink?

    /// What the Office would confirm.
    var mark: String { ConfirmedContent(assignment, last: latest, evidence: evidence).mark }
}

/// Reads what lies on the Office's desk.
struct DeskReading: Sendable {
    let database: Database
    let assignments: Assignments

    /// These promises in the order of `places`, with what was said, proved and asked; five statements however many.
    func items(_ places: [Int], _ view: BoardView, for viewer: Viewer) async throws -> [DeskItem] {
        let ids = places.map(view.assignment)
        guard !ids.isEmpty else { return [] }
        let times = Dictionary(
            zip(ids, places.map { view.timeState(at: $0) }), uniquingKeysWith: { first, _ in first })
        let found = try await assignments.assignments(ids, for: viewer)
        let list = found.map { "\($0.id)" as SQL }.joined(separator: ", ")
        guard !found.isEmpty else { return [] }
        return try await database.read { tx in
            var latest: [ID<Assignment>: ProgressUpdate] = [:]
            for row in try tx.rows(
                """
                SELECT p.assignment_id, \(UpdateRecord.columns) FROM progress_updates p
                WHERE p.assignment_id IN (\(list)) AND p.seq = (
                    SELECT MAX(q.seq) FROM progress_updates q WHERE q.assignment_id = p.assignment_id AND q.occurrence = '')
                """)
            {
                latest[try row.get("assignment_id")] = try UpdateRecord.update(row)
            }
            let evidence = Dictionary(
                grouping: try tx.rows(
                    """
                    SELECT \(UpdateRecord.evidenceColumns) FROM evidence
                    WHERE assignment_id IN (\(list)) AND withdrawn_at IS NULL ORDER BY issued_on DESC, id
                    """
                ).map(UpdateRecord.evidence), by: \.assignment)
            let asked = Dictionary(
                try Extensions.asked(of: list, in: tx).map { ($0.assignment, $0) },
                uniquingKeysWith: { first, _ in first })
            let suggested = try suggested(list, in: tx)
            return found.map { assignment in
                DeskItem(
                    assignment: assignment, time: times[assignment.id] ?? .noDeadline, latest: latest[assignment.id],
                    evidence: evidence[assignment.id] ?? [], asked: asked[assignment.id],
                    suggested: suggested[assignment.id])
            }
        }
    }

    private func suggested(_ list: SQL, in tx: any Transaction) throws -> [ID<Assignment>: UnitLink] {
        var suggested: [ID<Assignment>: UnitLink] = [:]
        for row in try tx.rows(
            """
            SELECT t.assignment_id, u.id, u.code, u.name FROM transitions t JOIN units u ON u.id = t.suggested_unit_id
            WHERE t.assignment_id IN (\(list)) ORDER BY t.seq
            """)
        {
            suggested[try row.get("assignment_id")] = UnitLink(
                id: try row.get("id"), code: try row.get("code"), name: try row.get("name"))
        }
        return suggested
    }
}
