package import Database
import Ledger
package import Organizations
package import Plans
package import Vocabulary

/// Who owes what: gives tasks to the units that exist on the day, and reads promises.
package struct Assignments: Sendable {
    let database: Database
    let world: World
    var writing: AssignmentWriting { AssignmentWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Tells the register of tasks to give each task out as it is registered, corrected or withdrawn.
    package var follower: MissionFollower {
        let assignments = self
        return MissionFollower { try assignments.give($0, in: $1, by: $2) }
    }

    /// One promise.
    ///
    /// - Throws: `NotVisible`.
    package func assignment(_ id: ID<Assignment>, for viewer: Viewer) async throws -> Assignment {
        try await database.read { try writing.find(id, in: $0, for: viewer) }
    }

    /// These promises in the order of `ids`, without those that are not for this viewer.
    package func assignments(_ ids: [ID<Assignment>], for viewer: Viewer) async throws -> [Assignment] {
        guard !ids.isEmpty else { return [] }
        return try await database.read { tx in
            var found: [ID<Assignment>: Assignment] = [:]
            for start in stride(from: 0, to: ids.count, by: 400) {
                let list = ids[start..<min(start + 400, ids.count)].map { "\($0)" as SQL }.joined(separator: ", ")
                for row in try tx.rows(
                    """
                    SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
                    WHERE a.id IN (\(list)) AND \(viewer.mayReadAssignment)
                    """)
                {
                    let assignment = try AssignmentRecord.assignment(row)
                    found[assignment.id] = assignment
                }
            }
            return ids.compactMap { found[$0] }
        }
    }

    /// The promises of a task: leads first, then by the unit's name. A focal point who may read one of them reads all of
    /// the task's: who else owes it is no secret among those who owe it.
    package func assignments(of mission: ID<Mission>, for viewer: Viewer) async throws -> [Assignment] {
        try await database.read { tx in
            let right: SQL =
                viewer.readsAll
                ? "1 = 1"
                : "EXISTS (SELECT 1 FROM assignments a WHERE a.mission_id = \(mission) AND \(viewer.mayReadAssignment))"
            return try tx.rows(
                """
                SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
                WHERE a.mission_id = \(mission) AND \(right)
                ORDER BY CASE a.part WHEN 'lead' THEN 0 WHEN 'coop' THEN 1 ELSE 2 END, u.name_sort, a.id
                """
            ).map(AssignmentRecord.assignment)
        }
    }

    /// What one unit owes and did, open and closed, without what was withdrawn: the nearest deadline first.
    package func assignments(owedBy unit: ID<OrgUnit>, for viewer: Viewer) async throws -> [Assignment] {
        try await database.rows(
            """
            SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
            WHERE a.unit_id = \(unit) AND a.state <> 'withdrawn' AND m.state = 'current' AND \(viewer.mayReadAssignment)
            ORDER BY CASE WHEN a.due_on IS NULL THEN 1 ELSE 0 END, a.due_on, m.place_sort, a.id
            """
        ).map(AssignmentRecord.assignment)
    }
}
