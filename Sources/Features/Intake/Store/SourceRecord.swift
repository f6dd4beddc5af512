import Database
import Extraction
import Vocabulary

/// Writes what surrounds the rows of a reading: the source's lines, tables, left rows and findings.
struct SourceRecord {
    let tx: any Transaction
    let id: ID<Import>

    init(_ tx: any Transaction, _ id: ID<Import>) {
        self.tx = tx
        self.id = id
    }

    func write(_ reading: Reading, rows: [(place: SourcePlace, id: String)], newID: () -> String) throws {
        for line in reading.lines { try write(line) }
        for table in reading.tables {
            try tx.run(
                """
                INSERT INTO import_tables (import_id, table_no, page, kind, header, row_count, taken, sections, left_out)
                VALUES (\(id), \(table.index), \(table.page), \(table.kind.rawValue), \(try JSONText.write(table.header)),
                    \(table.rows), \(table.taken), \(table.sections), \(table.left.count))
                """)
        }
        for (index, left) in reading.left.enumerated() {
            try tx.run(
                """
                INSERT INTO import_left_rows (id, import_id, position, table_no, row_no, table_kind, cause, why, words,
                    cells, line_from, line_to)
                VALUES (\(newID()), \(id), \(index + 1), \(left.table), \(left.row), \(left.tableKind),
                    \(left.cause.rawValue), \(left.why), \(left.words), \(try JSONText.write(left.cells)),
                    \(left.lines?.lowerBound), \(left.lines?.upperBound))
                """)
        }
        for (index, finding) in reading.findings.enumerated() {
            let place = SourcePlace(finding.origin)
            let row = rows.first { $0.place.meets(place) }?.id
            try tx.run(
                """
                INSERT INTO import_findings (id, import_id, position, row_id, code, severity, says, page, table_no, row_no,
                    line_from, line_to, words)
                VALUES (\(newID()), \(id), \(index + 1), \(row), \(finding.code), \(finding.severity.rawValue),
                    \(finding.says), \(place.page), \(place.table), \(place.row), \(place.lineFrom), \(place.lineTo),
                    \(finding.origin.text))
                """)
        }
    }

    private func write(_ line: SourceLine) throws {
        try tx.run(
            """
            INSERT INTO import_lines (import_id, position, table_no, row_no, line_from, line_to, page, look, cells)
            VALUES (\(id), \(line.position), \(line.place.table), \(line.place.row), \(line.place.lineFrom),
                \(line.place.lineTo), \(line.place.page), \(line.look.rawValue), \(try JSONText.write(line.cells)))
            """)
    }
}
