import Database
package import Organizations
package import Vocabulary

extension Extensions {
    /// All that was asked and decided of a promise, newest first.
    package func extensions(of assignment: ID<Assignment>, for viewer: Viewer) async throws -> [Extension] {
        try await database.rows(
            """
            SELECT \(Self.columns) FROM extensions e JOIN assignments a ON a.id = e.assignment_id
            WHERE e.assignment_id = \(assignment) AND \(viewer.mayReadAssignment)
            ORDER BY e.asked_at DESC, e.id DESC LIMIT 200
            """
        ).map(Self.extension)
    }

    /// What waits for a decision, the oldest first.
    package func waiting(for viewer: Viewer, limit: Int = 200) async throws -> [Extension] {
        try await database.rows(
            """
            SELECT \(Self.columns) FROM extensions e JOIN assignments a ON a.id = e.assignment_id
            WHERE e.state = 'asked' AND a.state <> 'withdrawn' AND \(viewer.mayReadAssignment)
            ORDER BY e.asked_at, e.id LIMIT \(limit)
            """
        ).map(Self.extension)
    }

    /// What waits for a decision on these promises; the caller has asked whether the viewer may read them.
    static func asked(of list: SQL, in tx: any Transaction) throws -> [Extension] {
        try tx.rows("SELECT \(columns) FROM extensions e WHERE e.assignment_id IN (\(list)) AND e.state = 'asked'")
            .map(Self.extension)
    }

    /// - Throws: `NotVisible`.
    func find(_ id: String, in tx: any Transaction, for viewer: Viewer) throws -> Extension {
        guard
            let row = try tx.first(
                """
                SELECT \(Self.columns) FROM extensions e JOIN assignments a ON a.id = e.assignment_id
                WHERE e.id = \(id) AND \(viewer.mayReadAssignment)
                """)
        else { throw NotVisible() }
        return try Self.extension(row)
    }

    private static let columns: SQL = """
        e.id, e.assignment_id, e.state, e.due_before, e.wanted_on, e.reason, e.cause, e.asked_name, e.asked_at, e.asked_on,
        e.granted_to, e.decided_on, e.decided_at, e.decided_name, e.document_words, e.decision_words
        """

    private static func `extension`(_ row: Row) throws -> Extension {
        Extension(
            id: try row.get("id"), assignment: try row.get("assignment_id"),
            state: Extension.State(rawValue: try row.get("state")) ?? .asked, dueBefore: try row.get("due_before"),
            wantedOn: try row.get("wanted_on"), reason: try row.get("reason"), cause: try row.get("cause"),
            askedName: try row.get("asked_name"), askedAt: try row.get("asked_at"), askedOn: try row.get("asked_on"),
            grantedTo: try row.get("granted_to"), decidedOn: try row.get("decided_on"),
            decidedAt: try row.get("decided_at"), decidedName: try row.get("decided_name", as: String?.self) ?? "",
            documentWords: try row.get("document_words"), decisionWords: try row.get("decision_words"))
    }
}
