package import Database
import Files
package import Organizations
package import Vocabulary

/// What is being typed about a promise, kept for its account until it is sent: private and no deed, so the ledger does
/// not hold it.
package struct Drafts: Sendable {
    let database: Database
    let world: World
    private var writing: AssignmentWriting { AssignmentWriting(world: world) }

    /// Bytes of one draft.
    static let limit = 120_000

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// One draft as it is kept.
    package struct Draft: Sendable {
        /// The version of the promise that its writer saw.
        package let version: Int
        /// The form as typed.
        package let content: JSON
        package let savedAt: Instant
    }

    /// Keeps what was typed, in place of what was kept before.
    ///
    /// - Returns: the moment of keeping.
    /// - Throws: `NotVisible` unless the promise is the viewer's unit's; `WorkProblem.draftTooLong`.
    package func save(
        _ content: JSON, about id: ID<Assignment>, version: Int, by viewer: Viewer
    ) async throws -> Instant {
        let bytes = content.bytes
        guard bytes.count <= Drafts.limit else { throw WorkProblem.draftTooLong }
        let text = String(decoding: bytes, as: UTF8.self)
        let now = world.now()
        try await database.write { tx in
            guard try writing.find(id, in: tx, for: viewer).isOwn(viewer) else { throw NotVisible() }
            try tx.run(
                """
                INSERT INTO progress_drafts (account_id, assignment_id, base_version, content, saved_at)
                VALUES (\(viewer.actor), \(id), \(version), \(text), \(now))
                ON CONFLICT (account_id, assignment_id) DO UPDATE SET base_version = excluded.base_version,
                    content = excluded.content, saved_at = excluded.saved_at
                """)
        }
        return now
    }

    /// The viewer's own draft about a promise; nil when there is none.
    package func draft(about id: ID<Assignment>, of viewer: Viewer) async throws -> Draft? {
        try await database.read { try Drafts.read($0, of: viewer, about: id)[id] }
    }

    /// Takes the viewer's draft about a promise away.
    package func drop(_ id: ID<Assignment>, by viewer: Viewer) async throws {
        try await database.write { tx in
            try tx.run("DELETE FROM progress_drafts WHERE account_id = \(viewer.actor) AND assignment_id = \(id)")
        }
    }

    /// The viewer's drafts, all or the one about a promise.
    static func read(
        _ tx: any Transaction, of viewer: Viewer, about id: ID<Assignment>? = nil
    ) throws -> [ID<Assignment>: Draft] {
        let only: SQL = id.map { "AND assignment_id = \($0)" } ?? ""
        var drafts: [ID<Assignment>: Draft] = [:]
        for row in try tx.rows(
            """
            SELECT assignment_id, base_version, content, saved_at FROM progress_drafts
            WHERE account_id = \(viewer.actor) \(only)
            """)
        {
            guard let content = try? JSON(parsing: try row.get("content")) else { continue }
            drafts[try row.get("assignment_id")] = Draft(
                version: try row.get("base_version"), content: content, savedAt: try row.get("saved_at"))
        }
        return drafts
    }

    /// The files that drafts hold.
    static func files(_ tx: any Transaction) throws -> [ContentHash] {
        try tx.rows("SELECT content FROM progress_drafts").flatMap { row -> [ContentHash] in
            guard let content = try? JSON(parsing: try row.get("content")) else { return [] }
            return WorkForm(content).papers.compactMap(\.file?.hash)
        }
    }
}
