package import Database
import Documents
import Ledger
package import Organizations
package import Vocabulary

// Decisions: each is one transaction that changes the rows, remembers how they were, and writes the ledger.
extension Imports {
    /// Decides on one row.
    ///
    /// - Parameter version: the version of the row that the reviewer saw.
    /// - Throws: `IntakeProblem.changedMeanwhile` with what changed and by whom; the problems of `Proposal.after`;
    ///   `NotVisible`.
    package func decide(
        _ deed: Deed, on row: ID<Proposal>, version: Int, of id: ID<Import>, by viewer: Viewer
    ) async throws {
        let now = world.now()
        try await database.write { tx in
            let item = try openForReview(id, by: viewer, in: tx)
            var context = QuestionContext(documentDay: item.head.issuedDay, units: try UnitBook(tx))
            let old = try self.row(row, of: item.id, in: tx)
            context.leadAbove = try leadAbove(old, item.id, tx)
            guard old.version == version else {
                throw IntakeProblem.changedMeanwhile(try change(of: old, context.units, in: tx))
            }
            var desk = Desk(tx: tx, item: item.id, context: context, viewer: viewer, now: now, world: world)
            try desk.carryOut(deed, on: old)
        }
    }

    /// Takes every pending row that asks nothing.
    ///
    /// - Returns: how many were taken.
    @discardableResult
    package func acceptUnquestioned(_ id: ID<Import>, by viewer: Viewer) async throws -> Int {
        try await decideAll(id, where: "question_count = 0", by: viewer) { _, _ in .accept(nil) }
    }

    /// Takes every pending row with the proposed answers; for the command line and the demonstration province.
    @discardableResult
    package func acceptAll(_ id: ID<Import>, by viewer: Viewer) async throws -> Int {
        try await decideAll(id, where: "1 = 1", by: viewer) { _, _ in .accept(nil) }
    }

    /// Gives one answer to the same question of every pending row that asks it and knows that answer.
    @discardableResult
    package func answerAll(
        _ id: ID<Import>, question code: String, key: String, by viewer: Viewer
    ) async throws -> Int {
        try await decideAll(id, where: "question_count > 0", by: viewer) { row, context in
            guard let question = row.questions(context).first(where: { $0.code == code }), question[answer: key] != nil
            else { return nil }
            return .answer(question: code, key: key)
        }
    }

    private func decideAll(
        _ id: ID<Import>, where condition: SQL, by viewer: Viewer,
        _ deed: @escaping @Sendable (Proposal, QuestionContext) -> Deed?
    ) async throws -> Int {
        let now = world.now()
        return try await database.write { tx in
            let item = try openForReview(id, by: viewer, in: tx)
            let context = QuestionContext(documentDay: item.head.issuedDay, units: try UnitBook(tx))
            let rows = try tx.rows(
                """
                SELECT * FROM import_rows WHERE import_id = \(item.id) AND state = 'pending' AND \(condition)
                ORDER BY position, part
                """)
            var desk = Desk(tx: tx, item: item.id, context: context, viewer: viewer, now: now, world: world)
            var count = 0
            for row in rows {
                let proposal = try RowRecord.proposal(row)
                if proposal.fields.lead.isEmpty {
                    desk.context.leadAbove = try leadAbove(proposal, item.id, tx)
                }
                guard let deed = deed(proposal, desk.context), !proposal.fields.title.isEmpty else { continue }
                try desk.carryOut(deed, on: proposal)
                count += 1
            }
            return count
        }
    }

    /// Takes back the last decision on a row.
    ///
    /// - Throws: `IntakeProblem.nothingToUndo`; `.undoBlocked` when a later decision rests on it; `.changedMeanwhile`.
    package func undo(_ row: ID<Proposal>, version: Int, of id: ID<Import>, by viewer: Viewer) async throws {
        let now = world.now()
        try await database.write { tx in
            let item = try openForReview(id, by: viewer, in: tx)
            var context = QuestionContext(documentDay: item.head.issuedDay, units: try UnitBook(tx))
            let old = try self.row(row, of: item.id, in: tx)
            context.leadAbove = try leadAbove(old, item.id, tx)
            guard old.version == version else {
                throw IntakeProblem.changedMeanwhile(try change(of: old, context.units, in: tx))
            }
            var desk = Desk(tx: tx, item: item.id, context: context, viewer: viewer, now: now, world: world)
            try desk.undoLast(of: old)
        }
    }

    func row(_ row: ID<Proposal>, of id: ID<Import>, in tx: any Transaction) throws -> Proposal {
        guard let found = try tx.first("SELECT * FROM import_rows WHERE id = \(row) AND import_id = \(id)") else {
            throw NotVisible()
        }
        return try RowRecord.proposal(found)
    }

    /// Who changed the row last, and what is different since.
    private func change(of row: Proposal, _ units: UnitBook, in tx: any Transaction) throws -> RowChange {
        guard
            let last = try tx.first(
                """
                SELECT deed, rows_before, decided_at, decided_by_name FROM import_decisions
                WHERE row_id = \(row.id) ORDER BY sequence DESC LIMIT 1
                """)
        else { return RowChange(byName: "Người khác", clock: "", deed: "đổi", differences: []) }
        let at: Instant = try last.get("decided_at")
        let before: [RowSnapshot] = try JSONText.read(try last.get("rows_before"))
        let was = before.first { $0.id == row.id.text }
        var differences = was.map { row.differences(from: $0.fields, units) } ?? []
        if let state = was.flatMap({ ProposalState(rawValue: $0.state) }), state != row.state {
            differences.insert(FieldDifference(field: "Quyết định", was: state.word, now: row.state.word), at: 0)
        }
        return RowChange(
            byName: try last.get("decided_by_name"), clock: Clock.words(at), deed: Deed.verb(try last.get("deed")),
            differences: differences)
    }

    func lastChange(kind: String, of subject: String, in tx: any Transaction) throws -> RowChange {
        let name = try lastActor(kind: kind, subject: subject, in: tx)
        return RowChange(byName: name, clock: "", deed: "sửa", differences: [])
    }
}

/// `08:30 ngày 12/01/2026`, on the wall in Vietnam.
enum Clock {
    static func words(_ at: Instant) -> String { "\(at.localClock) ngày \(dayWords(at.localDay))" }
    private static func dayWords(_ day: Day) -> String {
        "\(day.day < 10 ? "0" : "")\(day.day)/\(day.month < 10 ? "0" : "")\(day.month)/\(day.year)"
    }
}
