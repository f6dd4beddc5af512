import Database
import Ledger
package import Organizations
import Vocabulary

/// One line of a large file, understood.
package struct BulkLine: Sendable {
    /// Which of the sending's series, from 0.
    package var series = 0
    /// The period's number in the indicator's frequency.
    package var period = 0
    package var says = Statement.removed
    package var note = ""
    package init() {}
}

extension Values {
    /// Stores a file of any length whole or not at all, in memory that does not grow with it: the file was examined
    /// before, so its series, its number of lines and its digest are known.
    ///
    /// - Parameters:
    ///   - sending: where it comes from; its own entries are not used.
    ///   - series: what the lines point into.
    ///   - count: how many lines there are.
    ///   - digest: SHA-256 of the file in hexadecimal; the ledger keeps it.
    ///   - next: fills in the next line; false after the last. Each was checked by `SendingRules` when examined.
    /// - Throws: `NotVisible` unless the viewer may send for all units; what `next` throws; nothing is stored then.
    @discardableResult
    package func load(
        _ sending: Sending, series: [SeriesKey], count: Int, digest: String, by viewer: Viewer,
        next: @escaping @Sendable (inout BulkLine) throws -> Bool
    ) async throws -> Receipt {
        guard viewer.sendsValues else { throw NotVisible() }
        return try await database.write { tx in
            if let receipt = try known(sending.key, in: tx, by: viewer) { return receipt }
            let number = try nextSubmission(in: tx)
            let seq = try tx.record(
                Change(
                    deed: "values-sent", subjectKind: "values", subject: String(number), before: nil,
                    after: .object([
                        ("channel", .string(sending.channel.rawValue)), ("count", .integer(Int64(count))),
                        ("source", .string(sending.source)), ("sha256", .string(digest)),
                    ]), actor: viewer.actor, actorName: viewer.actorName), world: world)
            try insert(sending, number, entries: count, in: tx, by: viewer)
            var book = SeriesBook(in: tx)
            let numbers = try series.map { try book.number(of: $0) }
            let state = sending.isDraft ? ValueState.draft.rawValue : ValueState.sent.rawValue
            var line = BulkLine()
            var place = 0
            let stored = try tx.load(
                into: "value_entries",
                ["series", "period", "seq", "amount", "numerator", "denominator", "state", "note", "changed_seq"]
            ) { row in
                guard try next(&line) else { return false }
                let parts = line.says.columns
                row.append(.integer(numbers[line.series]))
                row.append(.integer(Int64(line.period)))
                row.append(.integer(IndicatorValue.seq(submission: number, place: place)))
                row.append(parts.amount.map { .real($0) } ?? .null)
                row.append(parts.numerator.map { .real($0) } ?? .null)
                row.append(parts.denominator.map { .real($0) } ?? .null)
                row.append(.text(state))
                row.append(.text(line.note))
                row.append(.integer(seq))
                place += 1
                return true
            }
            guard stored == count else { throw IndicatorProblem.fileChanged }
            return Receipt(submission: number, entries: stored, wasKnown: false)
        }
    }
}

extension Viewer {
    /// Sends values of some unit.
    package var sendsValues: Bool { !roles.isDisjoint(with: [.coordinator, .focal]) }
}
