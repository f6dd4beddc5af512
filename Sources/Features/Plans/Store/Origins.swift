package import Database
import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// Where the rows of the register stand in signed pages, and which other rows say the same.
package struct Origins: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// The places a task was read from, in their order; empty for manual entry.
    package func places(of mission: ID<Mission>, for viewer: Viewer) async throws -> [OriginPlace] {
        try await places("mission", mission.text, for: viewer)
    }

    /// The places a target was read from.
    package func places(of target: ID<Target>, for viewer: Viewer) async throws -> [OriginPlace] {
        try await places("target", target.text, for: viewer)
    }

    /// The places a project was read from.
    package func places(of project: ID<Project>, for viewer: Viewer) async throws -> [OriginPlace] {
        try await places("project", project.text, for: viewer)
    }

    private func places(_ kind: String, _ subject: String, for viewer: Viewer) async throws -> [OriginPlace] {
        let right = viewer.mayReadPapers
        return try await database.rows(
            """
            SELECT origins.document_id, documents.title, documents.number, origins.page, origins.table_no, origins.row_no,
                origins.line_from, origins.line_to, origins.words
            FROM origins JOIN documents ON documents.id = origins.document_id
            WHERE origins.kind = \(kind) AND origins.subject_id = \(subject) AND \(right) ORDER BY origins.position
            """
        ).map { row in
            let from: Int? = try row.get("line_from")
            let to: Int? = try row.get("line_to")
            var lines: ClosedRange<Int>?
            if let from, let to, from <= to { lines = from...to }
            return OriginPlace(
                document: try row.get("document_id"), documentTitle: try row.get("title"),
                documentNumber: try row.get("number"), page: try row.get("page"), table: try row.get("table_no"),
                row: try row.get("row_no"), lines: lines, words: try row.get("words"))
        }
    }
}

/// A task elsewhere that seems to be the same work.
package struct Twin: Sendable, Hashable {
    package let mission: Mission
    /// Shared words in percent of all words of the two titles (Jaccard over folded words), 0…100.
    package let likeness: Int
}

extension Missions {
    /// Tasks of other plans with the same words or nearly so, the likest first, at most ten.
    ///
    /// Candidates share the two longest words of the title, so the whole register is never compared.
    package func twins(of mission: Mission, for viewer: Viewer) async throws -> [Twin] {
        let words = Missions.words(mission.title)
        let rare = words.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.prefix(2)
        guard !rare.isEmpty else { return [] }
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT \(MissionRecord.columns) FROM missions JOIN plans ON plans.id = missions.plan_id
                WHERE missions.state = 'current' AND missions.plan_id <> \(mission.plan.id) AND \(viewer.mayReadMission)
                    AND \(matches("missions.title_folded", keys: [rare.joined(separator: " ")]))
                ORDER BY missions.due_sort, missions.id LIMIT 200
                """)
            var close = try rows.map(MissionRecord.mission).compactMap { other -> Twin? in
                let theirs = Missions.words(other.title)
                let all = words.union(theirs).count
                let likeness = all == 0 ? 0 : words.intersection(theirs).count * 100 / all
                return likeness >= 60 ? Twin(mission: other, likeness: likeness) : nil
            }
            close.sort { ($1.likeness, $0.mission.id.text) < ($0.likeness, $1.mission.id.text) }
            var shown = close.prefix(10).map(\.mission)
            try attachUnits(to: &shown, in: tx)
            return zip(shown, close).map { Twin(mission: $0, likeness: $1.likeness) }
        }
    }

    static func words(_ title: String) -> Set<String> {
        Set(
            foldedKey(title).utf8.split { !((97...122).contains($0) || (48...57).contains($0)) }
                .map { String(Substring($0)) })
    }
}
