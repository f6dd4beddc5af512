import Database
import Ledger
import Organizations
import Plans
import Vocabulary

/// What the ledger knows of a promise, or of a task with all its promises, their extensions and claims together.
struct AssignmentHistories: Sendable {
    /// Entries of one page.
    static let size = 100

    let database: Database

    init(database: Database) { self.database = database }

    /// The entries about one promise and its claims that the viewer was already allowed to read, newest first.
    func entries(of assignment: ID<Assignment>) async throws -> [LedgerEntry] {
        try await database.read { tx in
            try Ledger.history(
                where: """
                    (subject_kind = 'assignment' AND subject_id = \(assignment))
                    OR (subject_kind = 'claim' AND subject_id IN (
                        SELECT id FROM claims WHERE assignment_id = \(assignment)))
                    """, limit: Self.size, in: tx)
        }
    }

    /// The entries about a task and its promises, newest first; a focal point reads those of its own unit's promises.
    func entries(
        of mission: ID<Mission>, before: Int64?, for viewer: Viewer
    ) async throws -> [LedgerEntry] {
        try await database.read { tx in
            let own: SQL =
                "SELECT a.id FROM assignments a WHERE a.mission_id = \(mission) AND \(viewer.mayReadAssignment)"
            return try Ledger.history(
                where: """
                    (subject_kind = 'mission' AND subject_id = \(mission))
                    OR (subject_kind = 'assignment' AND subject_id IN (\(own)))
                    OR (subject_kind = 'claim' AND subject_id IN (
                        SELECT id FROM claims WHERE assignment_id IN (\(own))))
                    """, before: before, limit: Self.size, in: tx)
        }
    }

    /// The names of the units of a task's promises, by promise.
    func units(of mission: ID<Mission>) async throws -> [String: String] {
        let rows = try await database.rows(
            """
            SELECT a.id, u.name FROM assignments a JOIN units u ON u.id = a.unit_id WHERE a.mission_id = \(mission)
            """)
        return Dictionary(
            try rows.map { (try $0.get("id"), try $0.get("name")) }, uniquingKeysWith: { first, _ in first })
    }
}
