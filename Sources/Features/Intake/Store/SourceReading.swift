import Database
package import Organizations
package import Vocabulary

/// A row the reader left out, with its reason.
package struct LeftRow: Sendable, Hashable {
    package var id: String
    package var table: Int
    package var row: Int
    package var tableKind: String
    package var cause: LeftCause
    package var why: String
    package var words: String
    /// The proposal a person made of it.
    package var adopted: ID<Proposal>?
}

/// Something noticed while reading, with its place.
package struct ImportFinding: Sendable, Hashable {
    package var row: ID<Proposal>?
    package var code: String
    /// `error`, `warning`, `info`.
    package var severity: String
    package var says: String
    package var place: SourcePlace
    package var words: String

    package var severityWord: String {
        switch severity {
        case "error": "Sai"
        case "warning": "Cần xem"
        default: "Ghi chú"
        }
    }
}

extension Imports {
    private static let windowSize = 10
    /// No paper has so many lines.
    private static let lastLine = 1_000_000_000

    /// The lines around a place, or from `start` on.
    func window(
        at place: SourcePlace, from start: Int?, _ id: ID<Import>, _ tx: any Transaction
    ) throws -> SourceWindow {
        let own = try firstLine(of: place, id, tx)
        // the address says where to begin: anything, also what no addition survives
        let first = min(max(1, start ?? ((own ?? 1) - 2)), Imports.lastLine)
        var window = SourceWindow()
        let rows = try tx.rows(
            """
            SELECT * FROM import_lines WHERE import_id = \(id) AND position >= \(first)
            ORDER BY position LIMIT \(Imports.windowSize + 1)
            """)
        window.lines = try rows.prefix(Imports.windowSize).map { found in
            let line = try SourceLine(row: found)
            return (line, line.place.meets(place))
        }
        window.before = first > 1 ? max(1, first - Imports.windowSize) : nil
        window.after = rows.count > Imports.windowSize ? first + Imports.windowSize : nil
        window.page =
            try tx.first(
                """
                SELECT page FROM import_lines WHERE import_id = \(id) AND position <= \(first + Imports.windowSize / 2)
                    AND page IS NOT NULL ORDER BY position DESC LIMIT 1
                """)?.get("page") ?? place.page
        if let table = window.lines.first(where: { $0.line.place.table != nil })?.line.place.table,
            let found = try tx.first("SELECT header FROM import_tables WHERE import_id = \(id) AND table_no = \(table)")
        {
            window.header = try JSONText.read(try found.get("header"))
        }
        return window
    }

    private func firstLine(of place: SourcePlace, _ id: ID<Import>, _ tx: any Transaction) throws -> Int? {
        if let table = place.table, let row = place.row,
            let found = try tx.first(
                """
                SELECT position FROM import_lines WHERE import_id = \(id) AND table_no = \(table) AND row_no = \(row)
                """)
        {
            return try found.get("position")
        }
        guard let from = place.lineFrom else { return nil }
        return try tx.first(
            """
            SELECT position FROM import_lines WHERE import_id = \(id) AND line_to >= \(from)
            ORDER BY position LIMIT 1
            """)?.get("position")
    }

    /// The rows that gave no proposal, in the order of the document.
    package func leftRows(of id: ID<Import>, for viewer: Viewer) async throws -> [LeftRow] {
        try await database.rows(
            "SELECT * FROM import_left_rows WHERE import_id = \(id) AND \(viewer.mayReview) ORDER BY position"
        ).map { row in
            LeftRow(
                id: try row.get("id"), table: try row.get("table_no"), row: try row.get("row_no"),
                tableKind: try row.get("table_kind"), cause: try RowRecord.value(row, "cause"), why: try row.get("why"),
                words: try row.get("words"), adopted: try row.get("row_id"))
        }
    }

    /// What was noticed while reading, in the order of the document.
    package func findings(of id: ID<Import>, for viewer: Viewer) async throws -> [ImportFinding] {
        try await database.rows(
            "SELECT * FROM import_findings WHERE import_id = \(id) AND \(viewer.mayReview) ORDER BY position"
        ).map { try ImportFinding(row: $0) }
    }
}

extension ImportFinding {
    init(row: Row) throws {
        self.init(
            row: try row.get("row_id"), code: try row.get("code"), severity: try row.get("severity"),
            says: try row.get("says"),
            place: SourcePlace(
                page: try row.get("page"), table: try row.get("table_no"), row: try row.get("row_no"),
                lineFrom: try row.get("line_from"), lineTo: try row.get("line_to")),
            words: try row.get("words"))
    }
}

extension SourceLine {
    init(row: Row) throws {
        self.init(
            position: try row.get("position"),
            place: SourcePlace(
                page: try row.get("page"), table: try row.get("table_no"), row: try row.get("row_no"),
                lineFrom: try row.get("line_from"), lineTo: try row.get("line_to")),
            look: try RowRecord.value(row, "look"), cells: try JSONText.read(try row.get("cells")))
    }
}

extension Imports {
    /// How many findings there are, and how many rows are left out.
    func sideCounts(of id: ID<Import>, for viewer: Viewer) async throws -> (findings: Int, left: Int) {
        let rows = try await database.rows(
            """
            SELECT (SELECT COUNT(*) FROM import_findings WHERE import_id = \(id)) AS finding_total,
                (SELECT COUNT(*) FROM import_left_rows WHERE import_id = \(id) AND row_id IS NULL) AS left_total
            FROM imports WHERE id = \(id) AND \(viewer.mayReview)
            """)
        guard let row = rows.first else { return (0, 0) }
        return (try row.get("finding_total"), try row.get("left_total"))
    }
}
