package import Database
package import Organizations
package import Plans
package import Vocabulary

/// Everything that was said and done about one promise.
package struct PromiseFile: Sendable {
    /// A deed on its workflow.
    package struct Step: Sendable, Hashable {
        package let act: String
        package let from: String
        package let to: String
        package let reason: String
        package let document: String
        /// Whose it is, as the unit that contests says.
        package let suggested: UnitLink?
        package let actorName: String
        package let at: Instant
    }

    package let assignment: Assignment
    /// Newest first.
    package let updates: [ProgressUpdate]
    package let evidence: [Evidence]
    /// Newest first.
    package let steps: [Step]
    /// What its lateness depends on.
    package let promise: Promise
    /// Label, the day it was done on, and how far it is proved, of each milestone or occurrence reported done.
    package let marks: [String: (doneOn: Day, level: ProofLevel)]
}

extension PromiseFile.Step {
    init(row: Row) throws {
        let unit: ID<OrgUnit>? = try row.get("unit_id")
        self.init(
            act: try row.get("act"), from: try row.get("from_state"), to: try row.get("to_state"),
            reason: try row.get("reason"), document: try row.get("document_words"),
            suggested: try unit.map {
                UnitLink(
                    id: $0, code: try row.get("unit_code", as: String?.self) ?? "",
                    name: try row.get("unit_name", as: String?.self) ?? "")
            }, actorName: try row.get("actor_name"), at: try row.get("at"))
    }
}

extension Assignments {
    /// All about one promise.
    ///
    /// - Parameter pauses: days that do not count for its unit; `BoardView` and `Pauses` know them.
    /// - Throws: `NotVisible`.
    package func file(_ id: ID<Assignment>, pauses: [DaySpan] = [], for viewer: Viewer) async throws -> PromiseFile {
        try await database.read { tx in
            let assignment = try writing.find(id, in: tx, for: viewer)
            let steps = try tx.rows(
                """
                SELECT t.act, t.from_state, t.to_state, t.reason, t.document_words, t.actor_name, t.at, u.id AS unit_id,
                    u.code AS unit_code, u.name AS unit_name
                FROM transitions t LEFT JOIN units u ON u.id = t.suggested_unit_id
                WHERE t.assignment_id = \(id) ORDER BY t.seq DESC LIMIT 200
                """
            ).map(PromiseFile.Step.init(row:))
            var marks: [String: (doneOn: Day, level: ProofLevel)] = [:]
            for row in try tx.rows(
                "SELECT occurrence, done_on, level FROM occurrence_marks WHERE assignment_id = \(id)")
            {
                marks[try row.get("occurrence")] = (
                    try row.get("done_on"), ProofLevel(rawValue: try row.get("level")) ?? .declared
                )
            }
            return PromiseFile(
                assignment: assignment, updates: try UpdateRecord.updates(of: id, in: tx),
                evidence: try UpdateRecord.evidence(of: id, in: tx), steps: steps,
                promise: try promise(of: assignment, pauses: pauses, in: tx), marks: marks)
        }
    }

    /// What the lateness of a promise depends on, from its rows; completions count from the level `counted`.
    func promise(of assignment: Assignment, pauses: [DaySpan], in tx: any Transaction) throws -> Promise {
        var deadline = assignment.task.deadline
        deadline.end = assignment.firstDue ?? deadline.end
        let extensions = try tx.rows(
            """
            SELECT decided_on, granted_to FROM extensions WHERE assignment_id = \(assignment.id) AND state = 'granted'
            ORDER BY decided_on, decided_at
            """
        ).map { Promise.Extension(decidedOn: try $0.get("decided_on"), to: try $0.get("granted_to")) }
        let completions = try tx.rows(
            """
            SELECT done_on, reopened_on FROM completions
            WHERE assignment_id = \(assignment.id) AND is_void = 0 AND level >= \(ProofLevel.counted.rawValue)
            ORDER BY seq
            """
        ).map { Promise.Completion(on: try $0.get("done_on"), reopenedOn: try $0.get("reopened_on")) }
        let suspensions = try tx.rows(
            "SELECT from_on, to_on FROM suspensions WHERE assignment_id = \(assignment.id)"
        ).map { DaySpan(from: try $0.get("from_on"), to: try $0.get("to_on")) }
        return Promise(
            deadline: deadline, extensions: extensions, completions: completions, pauses: pauses + suspensions)
    }
}
