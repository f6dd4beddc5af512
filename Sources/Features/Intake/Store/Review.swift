package import Database
package import Organizations
package import Vocabulary

// What the review shows: sums, rows, the source around a row, what was left out, what was found.
extension Imports {
    /// The list's filter, in the words of the address.
    package enum RowFilter: String, CaseIterable, Sendable {
        case all = "tat-ca"
        case questions = "cau-hoi"
        case pending = "cho"
        case taken = "nhan"
        case rejected = "loai"

        var condition: SQL {
            switch self {
            case .all: "1 = 1"
            case .questions: "state = 'pending' AND question_count > 0"
            case .pending: "state = 'pending'"
            case .taken: "state IN ('accepted', 'edited')"
            case .rejected: "state IN ('rejected', 'merged', 'split')"
            }
        }

        package var name: String {
            switch self {
            case .all: "Tất cả"
            case .questions: "Có câu hỏi"
            case .pending: "Còn chờ"
            case .taken: "Đã nhận"
            case .rejected: "Loại, gộp, tách"
            }
        }
    }

    /// A line of the list of rows.
    package struct RowLine: Sendable, Hashable {
        package var id: ID<Proposal>
        package var position: Int
        package var part: Int
        package var kind: ProposalKind
        package var state: ProposalState
        package var no: String
        package var title: String
        package var questions: Int
        package var decidedBy: String?
        /// What tells it from its neighbours: who leads and by when, the value and its year.
        package var about = ""
    }

    /// One page of rows after a place in the order of the document, one more than `size` when there are more.
    package func rows(
        of id: ID<Import>, _ filter: RowFilter, after place: (position: Int, part: Int) = (0, -1), size: Int = 100,
        for viewer: Viewer
    ) async throws -> [RowLine] {
        try await database.rows(
            """
            SELECT id, position, part, kind, state, no, title, question_count, decided_by_name, fields FROM import_rows
            WHERE import_id = \(id) AND \(filter.condition) AND (position, part) > (\(place.position), \(place.part))
                AND \(viewer.mayReview)
            ORDER BY position, part LIMIT \(size + 1)
            """
        ).map { row in
            RowLine(
                id: try row.get("id"), position: try row.get("position"), part: try row.get("part"),
                kind: try RowRecord.value(row, "kind"), state: try RowRecord.value(row, "state"), no: try row.get("no"),
                title: try row.get("title"), questions: try row.get("question_count"),
                decidedBy: try row.get("decided_by_name"),
                about: RowLine.about(
                    try JSONText.read(try row.get("fields")), try RowRecord.value(row, "kind")))
        }
    }

    /// The second sum.
    package func decisionSum(of id: ID<Import>, for viewer: Viewer) async throws -> DecisionSum {
        try await database.read { try decisionSum(of: id, for: viewer, in: $0) }
    }

    func decisionSum(of id: ID<Import>, for viewer: Viewer, in tx: any Transaction) throws -> DecisionSum {
        var sum = DecisionSum()
        for row in try tx.rows(
            """
            SELECT state, COUNT(*) AS amount, COUNT(*) FILTER (WHERE question_count > 0) AS asking,
                COUNT(*) FILTER (WHERE parent_id IS NOT NULL) AS part_total
            FROM import_rows WHERE import_id = \(id) AND \(viewer.mayReview) GROUP BY state
            """)
        {
            let state: ProposalState = try RowRecord.value(row, "state")
            let amount: Int = try row.get("amount")
            sum.byState[state] = amount
            sum.proposals += amount
            sum.parts += try row.get("part_total", as: Int.self)
            if state == .pending { sum.pendingWithQuestions = try row.get("asking") }
            if state.isTaken { sum.toWrite += amount }
        }
        return sum
    }

    /// The first sum, and the number of proposals of each kind.
    package func sourceSum(
        of id: ID<Import>, for viewer: Viewer
    ) async throws -> (sum: SourceSum, kinds: [(kind: ProposalKind, count: Int)]) {
        try await database.read { tx in
            var sum = SourceSum()
            var takenRows = 0
            for row in try tx.rows(
                "SELECT row_count, taken, sections, left_out FROM import_tables WHERE import_id = \(id) AND \(viewer.mayReview)"
            ) {
                sum.tableRows += try row.get("row_count", as: Int.self)
                takenRows += try row.get("taken", as: Int.self)
                sum.sections += try row.get("sections", as: Int.self)
            }
            for row in try tx.rows(
                """
                SELECT cause, table_kind, why, COUNT(*) AS amount FROM import_left_rows
                WHERE import_id = \(id) AND row_id IS NULL AND why <> '#section' AND \(viewer.mayReview)
                GROUP BY cause, table_kind, why
                """)
            {
                let amount: Int = try row.get("amount")
                switch try RowRecord.value(row, "cause") as LeftCause {
                case .section: sum.sections += amount
                case .repeatedHeader: sum.repeatedHeaders += amount
                case .continuation: sum.continuations += amount
                case .other:
                    sum.others += amount
                    if try row.get("table_kind", as: String.self) == "other" { sum.otherTables += amount }
                }
            }
            let unnamed = try tx.first(
                """
                SELECT COUNT(*) AS amount FROM import_left_rows
                WHERE import_id = \(id) AND row_id IS NOT NULL AND why = '#section' AND \(viewer.mayReview)
                """)
            sum.sections -= try unnamed?.get("amount", as: Int.self) ?? 0
            var kinds: [ProposalKind: Int] = [:]
            var adopted = 0
            var prose = 0
            for row in try tx.rows(
                """
                SELECT kind, COUNT(*) AS amount, COUNT(*) FILTER (WHERE left_row_id IS NOT NULL) AS adopted,
                    COUNT(*) FILTER (WHERE table_no IS NULL AND left_row_id IS NULL) AS prose
                FROM import_rows WHERE import_id = \(id) AND parent_id IS NULL AND \(viewer.mayReview) GROUP BY kind
                """)
            {
                let amount: Int = try row.get("amount")
                kinds[try RowRecord.value(row, "kind")] = amount
                sum.proposals += amount
                adopted += try row.get("adopted", as: Int.self)
                prose += try row.get("prose", as: Int.self)
            }
            sum.passages = prose
            // a row that carries several assignments counts once for each
            sum.shared = max(0, sum.proposals - adopted - prose - takenRows)
            return (sum, ProposalKind.allCases.compactMap { kind in kinds[kind].map { (kind, $0) } })
        }
    }
}

extension Imports.RowLine {
    /// In the source's own words, as short as a list needs it.
    fileprivate static func about(_ fields: ProposalFields, _ kind: ProposalKind) -> String {
        let value = [fields.value.raw, fields.value.unit.isEmpty ? fields.unit : fields.value.unit]
        let parts: [String] =
            switch kind {
            case .mission: [fields.lead.raw, fields.deadline.raw]
            case .target:
                [
                    fields.phase.isEmpty ? fields.horizon.map(String.init) ?? "" : fields.phase,
                    value.filter { !$0.isEmpty }.joined(separator: " "),
                ]
            case .project: [fields.lead.raw, fields.years.map(String.init).joined(separator: ", ")]
            case .progress: [fields.deadline.raw]
            }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ").shortened(to: 140)
    }
}
