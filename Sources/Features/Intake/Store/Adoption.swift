import Database
import Ledger
package import Organizations
package import Vocabulary

extension Imports {
    /// Makes a proposal of a row that the reader had left out: its longest cell is the title, its first the number.
    ///
    /// - Returns: the new row, pending; the one made before when it was made already.
    /// - Throws: `NotVisible`; `IntakeProblem.notOpen`.
    package func adopt(
        _ left: String, as kind: ProposalKind = .mission, of id: ID<Import>, by viewer: Viewer
    ) async throws -> ID<Proposal> {
        let world = world
        return try await database.write { tx in
            let item = try openForReview(id, by: viewer, in: tx)
            guard
                let found = try tx.first("SELECT * FROM import_left_rows WHERE id = \(left) AND import_id = \(item.id)")
            else {
                throw NotVisible()
            }
            if let known: ID<Proposal> = try found.get("row_id") { return known }
            let cells: [String] = try JSONText.read(try found.get("cells"))
            var fields = ProposalFields()
            fields.title = cells.max { $0.utf8.count < $1.utf8.count } ?? ""
            if let first = cells.first, first.utf8.count <= 12, first != fields.title { fields.no = first }
            let place = SourcePlace(
                table: try found.get("table_no"), row: try found.get("row_no"), lineFrom: try found.get("line_from"),
                lineTo: try found.get("line_to"))
            var row = Proposal(
                id: ID(world.newID()), position: try freePosition(after: place, item.id, tx), kind: kind,
                fields: fields,
                place: place, words: try found.get("words"))
            row.isAdopted = true
            row.flags = [RowFlag(code: "lead.missing"), RowFlag(code: "deadline.missing")].filter { _ in
                kind == .mission
            }
            let context = QuestionContext(documentDay: item.head.issuedDay, units: try UnitBook(tx))
            try RowRecord.insert(row, leftRow: left, into: item.id, context, in: tx)
            try tx.run("UPDATE import_left_rows SET row_id = \(row.id) WHERE id = \(left)")
            try tx.record(
                Change(
                    deed: "import-row-adopt", subjectKind: "import-row", subject: row.id.text, before: nil,
                    after: row.json(context.units), actor: viewer.actor, actorName: viewer.actorName), world: world)
            return row.id
        }
    }

    /// A free place behind the last row that stands before this one in the document.
    private func freePosition(after place: SourcePlace, _ id: ID<Import>, _ tx: any Transaction) throws -> Int {
        let before = try tx.first(
            """
            SELECT MAX(position) AS last FROM import_rows WHERE import_id = \(id)
                AND (table_no, row_no) < (\(place.table ?? 0), \(place.row ?? 0))
            """)
        let from = try before?.get("last", as: Int?.self) ?? 0
        let taken = Set(
            try tx.rows(
                """
                SELECT position FROM import_rows WHERE import_id = \(id) AND position >= \(from)
                    AND position < \(from + Imports.spacing)
                """
            ).map { try $0.get("position", as: Int.self) })
        return (from + 1..<from + Imports.spacing).first { !taken.contains($0) } ?? from + Imports.spacing - 1
    }
}
