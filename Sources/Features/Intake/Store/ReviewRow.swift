package import Database
package import Organizations
package import Vocabulary

/// One row with all its page shows.
package struct ReviewRow: Sendable {
    package var item: Import
    package var row: Proposal
    package var questions: [Question]
    /// How many other pending rows ask the same, by the question's code.
    package var alike: [String: Int]
    package var units: UnitBook
    package var source: SourceWindow
    /// The neighbours in the order of the document.
    package var previous: ID<Proposal>?
    package var next: ID<Proposal>?
    /// Rows this one may be merged into, nearest first.
    package var hosts: [(id: ID<Proposal>, name: String)]
    /// Titles of the rows merged into this one.
    package var merged: [String]
    /// How many parts a split row has.
    package var parts: Int
    package var canUndo: Bool
}

/// The part of the source around a row.
package struct SourceWindow: Sendable {
    /// Each line with whether the row stands there.
    package var lines: [(line: SourceLine, isOn: Bool)] = []
    /// The header of the first table in the window; empty in prose.
    package var header: [String] = []
    package var page: Int?
    /// Where the windows before and after begin; nil at the ends.
    package var before: Int?
    package var after: Int?
}

extension Imports {
    /// The row to look at first: the first pending one with a question, else the first pending one; nil when none waits.
    package func firstPending(of id: ID<Import>, after: ID<Proposal>? = nil, for viewer: Viewer) async throws -> ID<
        Proposal
    >? {
        try await database.read { tx in
            var place = (position: 0, part: -1)
            if let after,
                let row = try tx.first(
                    "SELECT position, part FROM import_rows WHERE id = \(after) AND import_id = \(id)")
            {
                place = (try row.get("position"), try row.get("part"))
            }
            // the next one on, then from the top again
            let row = try tx.first(
                """
                SELECT id FROM import_rows WHERE import_id = \(id) AND state = 'pending' AND \(viewer.mayReview)
                ORDER BY CASE WHEN (position, part) > (\(place.position), \(place.part)) THEN 0 ELSE 1 END, position, part LIMIT 1
                """)
            return try row?.get("id")
        }
    }

    /// The row with its questions and its source.
    ///
    /// - Parameter start: the first line of the window; nil for the window around the row.
    package func review(
        _ row: ID<Proposal>, of id: ID<Import>, from start: Int? = nil, for viewer: Viewer
    ) async throws -> ReviewRow {
        try await database.read { tx in
            let item = try find(id, for: viewer, in: tx)
            let proposal = try self.row(row, of: item.id, in: tx)
            let units = try UnitBook(tx)
            var context = QuestionContext(documentDay: item.head.issuedDay, units: units)
            context.leadAbove = try leadAbove(proposal, item.id, tx)
            let questions = proposal.questions(context)
            var review = ReviewRow(
                item: item, row: proposal, questions: questions, alike: [:], units: units,
                source: try window(at: proposal.place, from: start, item.id, tx), hosts: [], merged: [], parts: 0,
                canUndo: false)
            if !questions.isEmpty { review.alike = try alike(questions, except: row, item.id, tx) }
            try addNeighbours(to: &review, tx)
            return review
        }
    }

    /// Who leads the row before it in the same part of the document.
    func leadAbove(_ row: Proposal, _ id: ID<Import>, _ tx: any Transaction) throws -> Parties {
        let above = try tx.first(
            """
            SELECT fields FROM import_rows WHERE import_id = \(id) AND position < \(row.position)
                AND kind = \(row.kind.rawValue) ORDER BY position DESC, part DESC LIMIT 1
            """)
        guard let above else { return Parties() }
        let fields: ProposalFields = try JSONText.read(try above.get("fields"))
        return fields.section == row.fields.section && fields.annex == row.fields.annex ? fields.lead : Parties()
    }

    private func alike(
        _ questions: [Question], except row: ID<Proposal>, _ id: ID<Import>, _ tx: any Transaction
    ) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for other in try tx.rows(
            """
            SELECT question_kinds FROM import_rows
            WHERE import_id = \(id) AND state = 'pending' AND question_count > 0 AND id <> \(row)
            """)
        {
            let codes = Set(try other.get("question_kinds", as: String.self).split(separator: "\n").map(String.init))
            for question in questions where codes.contains(question.code) { counts[question.code, default: 0] += 1 }
        }
        return counts
    }

    private func addNeighbours(to review: inout ReviewRow, _ tx: any Transaction) throws {
        let (row, id) = (review.row, review.item.id)
        guard let own = try tx.first("SELECT part FROM import_rows WHERE id = \(row.id)") else { return }
        let part: Int = try own.get("part")
        review.previous = try tx.first(
            """
            SELECT id FROM import_rows WHERE import_id = \(id) AND (position, part) < (\(row.position), \(part))
            ORDER BY position DESC, part DESC LIMIT 1
            """)?.get("id")
        review.next = try tx.first(
            """
            SELECT id FROM import_rows WHERE import_id = \(id) AND (position, part) > (\(row.position), \(part))
            ORDER BY position, part LIMIT 1
            """)?.get("id")
        review.hosts = try tx.rows(
            """
            SELECT id, no, title FROM import_rows WHERE import_id = \(id) AND kind = \(row.kind.rawValue) AND id <> \(row.id)
                AND state IN ('pending', 'accepted', 'edited')
            ORDER BY ABS(position - \(row.position)), position, part LIMIT 20
            """
        ).map { host in
            let no: String = try host.get("no")
            let title: String = try host.get("title")
            return (try host.get("id"), no.isEmpty ? title : "\(no). \(title)")
        }
        review.merged = try tx.rows(
            "SELECT title FROM import_rows WHERE merged_into = \(row.id) ORDER BY position, part"
        )
        .map { try $0.get("title") }
        review.parts =
            try tx.first("SELECT COUNT(*) AS amount FROM import_rows WHERE parent_id = \(row.id)")?.get("amount") ?? 0
        review.canUndo =
            try tx.first(
                "SELECT id FROM import_decisions WHERE row_id = \(row.id) AND undone_at IS NULL LIMIT 1") != nil
    }
}
