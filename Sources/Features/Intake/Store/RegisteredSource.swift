import Database
package import Documents
package import Organizations
package import Vocabulary

/// The source of a registered document around one place, for everyone who may read the document.
package struct RegisteredSource: Sendable {
    package var item: Import
    package var place: SourcePlace
    package var window: SourceWindow
    /// The row of the review that was read there; nil when nothing was.
    package var row: ID<Proposal>?
}

// What an import leaves behind for readers of the register: its source and its findings. Unlike the review these are
// for everyone who may read signed papers, and only once the import is finished.
extension Imports {
    /// The source around a place.
    ///
    /// - Parameter start: the first line of the window; nil for the window around the place.
    /// - Throws: `NotVisible` when no document of this id was registered by an import, or not for this viewer.
    package func source(
        of document: ID<Document>, at place: SourcePlace, from start: Int? = nil, for viewer: Viewer
    ) async throws -> RegisteredSource {
        try await database.read { tx in
            guard let item = try registered(document, for: viewer, in: tx) else { throw NotVisible() }
            let row = try tx.first(
                """
                SELECT id FROM import_rows WHERE import_id = \(item.id)
                    AND (table_no = \(place.table ?? 0) AND row_no = \(place.row ?? 0)
                        OR line_from = \(place.lineFrom ?? 0))
                ORDER BY position, part LIMIT 1
                """)
            return RegisteredSource(
                item: item, place: place, window: try window(at: place, from: start, item.id, tx),
                row: try row?.get("id"))
        }
    }

    /// The finished import that a document came from, with what was noticed while reading it; nil when it came from none.
    ///
    /// - Parameter limit: how many findings at most.
    func noticed(
        in document: ID<Document>, limit: Int, for viewer: Viewer
    ) async throws -> (item: Import, findings: [ImportFinding], total: Int)? {
        try await database.read { tx in
            guard let item = try registered(document, for: viewer, in: tx) else { return nil }
            let findings = try tx.rows(
                "SELECT * FROM import_findings WHERE import_id = \(item.id) ORDER BY position LIMIT \(limit)"
            ).map { try ImportFinding(row: $0) }
            let total = try tx.first("SELECT COUNT(*) AS amount FROM import_findings WHERE import_id = \(item.id)")
            return (item, findings, try total?.get("amount") ?? 0)
        }
    }

    private func registered(
        _ document: ID<Document>, for viewer: Viewer, in tx: any Transaction
    ) throws -> Import? {
        try tx.first(
            """
            SELECT \(ImportRecord.columns) FROM imports
            WHERE document_id = \(document) AND state = 'finished' AND \(viewer.mayReadPapers)
            """
        ).map { try ImportRecord.read($0) }
    }
}
