import Database
package import Documents
package import Organizations
package import Plans
package import Vocabulary

/// A result that a document reports, in its own words.
package struct ReportedProgress: Sendable, Hashable {
    package var no: String
    package var title: String
    /// The result to date, what comes next and what stands in the way; each empty when the document does not say.
    package var achieved: String
    package var planned: String
    package var obstacles: String
    /// The task it speaks of; nil when none was found, or when it is not for this viewer.
    package var mission: ID<Mission>?
    package var document: ID<Document>
    /// `97/BC-SKHCN`, else the title.
    package var documentName: String
    package var issuedOn: Day?
    package var place: SourcePlace
}

extension Imports {
    /// What a document reports, in its order.
    ///
    /// - Parameter limit: how many rows at most.
    package func progress(
        in document: ID<Document>, limit: Int, for viewer: Viewer
    ) async throws -> (rows: [ReportedProgress], total: Int) {
        let condition: SQL = "import_progress.document_id = \(document) AND \(viewer.mayReadPapers)"
        var rows = try await progress(condition, order: "import_progress.position", limit: limit)
        var open: [ID<Mission>: Bool] = [:]
        for index in rows.indices {
            guard let mission = rows[index].mission else { continue }
            let known = open[mission]
            let isOpen = if let known { known } else { try await mayOpen(mission, viewer) }
            open[mission] = isOpen
            if !isOpen { rows[index].mission = nil }
        }
        let total = try await database.rows("SELECT COUNT(*) AS amount FROM import_progress WHERE \(condition)")
        return (rows, try total.first?.get("amount") ?? 0)
    }

    /// What current documents report of a task that the viewer was already allowed to read, the newest first.
    package func progress(of mission: ID<Mission>, for viewer: Viewer) async throws -> [ReportedProgress] {
        try await progress(
            """
            import_progress.mission_id = \(mission) AND documents.state = 'current' AND \(viewer.mayReadPapers)
            """, order: "documents.issued_sort DESC, documents.id, import_progress.position", limit: 50)
    }

    private func mayOpen(_ mission: ID<Mission>, _ viewer: Viewer) async throws -> Bool {
        do {
            _ = try await registers.missions.mission(mission, for: viewer)
            return true
        } catch is NotVisible { return false }
    }

    private func progress(_ condition: SQL, order: SQL, limit: Int) async throws -> [ReportedProgress] {
        try await database.rows(
            """
            SELECT import_progress.*, import_rows.page, import_rows.table_no, import_rows.row_no, import_rows.line_from,
                import_rows.line_to, documents.number AS document_number, documents.title AS document_title,
                documents.issued_on
            FROM import_progress JOIN import_rows ON import_rows.id = import_progress.row_id
                JOIN documents ON documents.id = import_progress.document_id
            WHERE \(condition) ORDER BY \(order) LIMIT \(limit)
            """
        ).map { row in
            let number: String? = try row.get("document_number")
            return ReportedProgress(
                no: try row.get("no"), title: try row.get("title"), achieved: try row.get("achieved"),
                planned: try row.get("planned"), obstacles: try row.get("obstacles"),
                mission: try row.get("mission_id"), document: try row.get("document_id"),
                documentName: try number ?? row.get("document_title"), issuedOn: try row.get("issued_on"),
                place: SourcePlace(
                    page: try row.get("page"), table: try row.get("table_no"), row: try row.get("row_no"),
                    lineFrom: try row.get("line_from"), lineTo: try row.get("line_to")))
        }
    }
}
