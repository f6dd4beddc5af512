import Database
package import Organizations
import Vietnamese
package import Vocabulary

/// What a list of documents holds: the one question behind the screen, its exports and the API.
package struct DocumentFilter: Hashable, Sendable {
    /// The orders of the list; the raw value is the word in an address.
    package enum Order: String, CaseIterable, Sendable {
        case newest = "moi", oldest = "cu", title = "ten"
    }

    /// Words to find, with or without diacritics; empty finds all.
    package var words = ""
    /// Lower case: `kế hoạch`; empty for all.
    package var kind = ""
    /// Year of issue; nil for all.
    package var year: Int?
    package var state = Document.State.current
    package var order = Order.newest
    package init() {}
}

/// One line of the list of documents.
package struct DocumentLine: Sendable, Hashable, Placed {
    package var document: Document
    package let placeSort: String
    package var placeID: String { document.id.text }
}

extension DocumentRegister {
    /// A page of the list; `size` nil reads all. Citations and duties are read only when asked for `inFull`.
    package func list(
        _ filter: DocumentFilter, from key: PageKey? = nil, size: Int? = 25, inFull: Bool = false, for viewer: Viewer
    ) async throws -> ListPage<DocumentLine> {
        let sort = filter.order == .title ? "documents.title_sort" as SQL : "documents.issued_sort"
        let page = PageKey.clause(
            key, sort: sort, id: "documents.id", descending: filter.order == .newest, size: size)
        let condition = condition(filter, for: viewer)
        let lines = try await database.read { tx in
            let rows = try tx.rows(
                "SELECT \(DocumentRecord.columns), \(sort) AS place_sort FROM documents WHERE \(condition)\(page)")
            var documents = try rows.map(DocumentRecord.document)
            if inFull { try attachParts(to: &documents, in: tx) }
            return try zip(documents, rows).map { DocumentLine(document: $0, placeSort: try $1.get("place_sort")) }
        }
        guard let size else { return ListPage(rows: lines) }
        return ListPage(read: lines, size: size, from: key)
    }

    /// How many documents the filter holds, and the kinds with their counts, the most frequent first.
    package func counts(
        _ filter: DocumentFilter, for viewer: Viewer
    ) async throws -> (total: Int, kinds: [(kind: String, count: Int)]) {
        var open = filter
        open.kind = ""
        let rows = try await database.rows(
            """
            SELECT kind, COUNT(*) AS amount FROM documents WHERE \(condition(open, for: viewer))
            GROUP BY kind ORDER BY COUNT(*) DESC, kind
            """)
        let kinds = try rows.map {
            (kind: try $0.get("kind", as: String.self), count: try $0.get("amount", as: Int.self))
        }
        let shown = filter.kind.isEmpty ? kinds : kinds.filter { $0.kind == filter.kind }
        return (shown.reduce(0) { $0 + $1.count }, kinds)
    }

    /// The current documents that a document cites and those that cite it, by number.
    package func neighbours(
        of id: ID<Document>, for viewer: Viewer
    ) async throws -> (cited: [Int: Document], citing: [Document]) {
        let right = viewer.mayReadPapers
        return try await database.read { tx in
            var cited: [Int: Document] = [:]
            for row in try tx.rows(
                """
                SELECT document_citations.position AS place, \(DocumentRecord.columns)
                FROM document_citations JOIN documents ON documents.number_key = document_citations.number_key
                WHERE document_citations.document_id = \(id) AND documents.id <> \(id) AND documents.state = 'current'
                    AND (document_citations.issued_on IS NULL OR documents.issued_on IS NULL
                        OR document_citations.issued_on = documents.issued_on)
                    AND \(right)
                """)
            {
                cited[try row.get("place")] = try DocumentRecord.document(row)
            }
            let citing = try tx.rows(
                """
                SELECT \(DocumentRecord.columns) FROM documents
                WHERE documents.id <> \(id) AND documents.state = 'current' AND \(right) AND documents.id IN (
                    SELECT c.document_id FROM document_citations c JOIN documents d ON d.number_key = c.number_key
                    WHERE d.id = \(id) AND (c.issued_on IS NULL OR d.issued_on IS NULL OR c.issued_on = d.issued_on))
                ORDER BY documents.issued_sort DESC, documents.id LIMIT 50
                """
            ).map { try DocumentRecord.document($0) }
            return (cited, citing)
        }
    }

    private func condition(_ filter: DocumentFilter, for viewer: Viewer) -> SQL {
        var sql: SQL = "documents.state = \(filter.state.rawValue) AND \(viewer.mayReadPapers)"
        if !filter.kind.isEmpty { sql = sql + " AND documents.kind = \(filter.kind)" }
        if let year = filter.year {
            let text = String(year)
            sql = sql + " AND documents.issued_sort >= \(text) AND documents.issued_sort < \(text + "-99")"
        }
        let keys = SearchText.keys(for: filter.words)
        if !keys.isEmpty { sql = sql + " AND \(matches("documents.search_folded", keys: keys))" }
        return sql
    }
}
