import Database
import Vocabulary

/// How a proposal is written into its row, and read from it.
enum RowRecord {
    static func proposal(_ row: Row) throws -> Proposal {
        var proposal = Proposal(
            id: try row.get("id"), position: try row.get("position"),
            kind: try value(row, "kind"), fields: try JSONText.read(try row.get("fields")),
            flags: try JSONText.read(try row.get("flags")),
            place: SourcePlace(
                page: try row.get("page"), table: try row.get("table_no"), row: try row.get("row_no"),
                lineFrom: try row.get("line_from"), lineTo: try row.get("line_to")),
            words: try row.get("words"), confidence: try row.get("confidence"))
        proposal.parent = try row.get("parent_id")
        proposal.state = try value(row, "state")
        proposal.version = try row.get("version")
        proposal.proposed = try JSONText.read(try row.get("proposed"))
        proposal.answers = try JSONText.read(try row.get("answers"))
        proposal.reason = try row.get("reason")
        proposal.mergedInto = try row.get("merged_into")
        proposal.decidedAt = try row.get("decided_at")
        proposal.decidedBy = try row.get("decided_by_name")
        proposal.isAdopted = try row.get("left_row_id", as: String?.self) != nil
        return proposal
    }

    static func value<Value: RawRepresentable<String>>(_ row: Row, _ column: String) throws -> Value {
        guard let value = Value(rawValue: try row.get(column)) else {
            throw UnknownWord(column: column)
        }
        return value
    }

    /// Writes a new row.
    static func insert(
        _ proposal: Proposal, part: Int = 0, leftRow: String? = nil, into id: ID<Import>, _ context: QuestionContext,
        in tx: any Transaction
    ) throws {
        let open = proposal.questions(context)
        try tx.run(
            """
            INSERT INTO import_rows (id, import_id, position, part, parent_id, kind, state, version, proposed, fields,
                answers, flags, question_count, question_kinds, no, title, page, table_no, row_no, line_from, line_to,
                words, confidence, reason, merged_into, left_row_id)
            VALUES (\(proposal.id), \(id), \(proposal.position), \(part), \(proposal.parent), \(proposal.kind.rawValue),
                \(proposal.state.rawValue), \(proposal.version), \(try JSONText.write(proposal.proposed)),
                \(try JSONText.write(proposal.fields)), \(try JSONText.write(proposal.answers)),
                \(try JSONText.write(proposal.flags)), \(open.count), \(codes(open)), \(proposal.fields.no),
                \(proposal.fields.title), \(proposal.place.page), \(proposal.place.table), \(proposal.place.row),
                \(proposal.place.lineFrom), \(proposal.place.lineTo), \(proposal.words), \(proposal.confidence),
                \(proposal.reason), \(proposal.mergedInto), \(leftRow))
            """)
    }

    /// Writes a changed row under its next version.
    ///
    /// - Returns: false when its version in the database is no longer the one that was read.
    static func save(
        _ proposal: inout Proposal, _ context: QuestionContext, by actor: (id: String, name: String)?, at now: Instant,
        in tx: any Transaction
    ) throws -> Bool {
        let open = proposal.questions(context)
        proposal.decidedBy = actor?.name
        proposal.decidedAt = actor == nil ? nil : now
        let changed = try tx.run(
            """
            UPDATE import_rows SET state = \(proposal.state.rawValue), version = version + 1,
                fields = \(try JSONText.write(proposal.fields)), answers = \(try JSONText.write(proposal.answers)),
                question_count = \(open.count), question_kinds = \(codes(open)), no = \(proposal.fields.no),
                title = \(proposal.fields.title), reason = \(proposal.reason), merged_into = \(proposal.mergedInto),
                decided_at = \(proposal.decidedAt), decided_by = \(actor?.id), decided_by_name = \(proposal.decidedBy)
            WHERE id = \(proposal.id) AND version = \(proposal.version)
            """)
        proposal.version += 1
        return changed == 1
    }

    /// The codes of the open questions, one a line.
    static func codes(_ questions: [Question]) -> String { questions.map(\.code).joined(separator: "\n") }
}

/// What a decision changes in a row, kept so that it can be undone.
struct RowSnapshot: Codable {
    var id: String
    var state: String
    var fields: ProposalFields
    var answers: [String: String]
    var reason: String
    var mergedInto: String?

    init(_ proposal: Proposal) {
        id = proposal.id.text
        state = proposal.state.rawValue
        fields = proposal.fields
        answers = proposal.answers
        reason = proposal.reason
        mergedInto = proposal.mergedInto?.text
    }

    /// The row as it was.
    func restore(_ proposal: inout Proposal) {
        proposal.state = ProposalState(rawValue: state) ?? .pending
        proposal.fields = fields
        proposal.answers = answers
        proposal.reason = reason
        proposal.mergedInto = mergedInto.map { ID($0) }
    }
}

/// A column that holds a word this version does not know: a defect of ours.
struct UnknownWord: Error {
    let column: String
}
