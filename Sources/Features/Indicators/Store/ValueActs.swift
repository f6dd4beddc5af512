import Database
package import Files
import Ledger
package import Organizations
package import Vocabulary

/// What is done to values after they were written: sent, returned, approved, contested, settled. Each act is a row of
/// value_acts and an entry of the ledger, and marks the value for the cube, in one transaction.
extension Values {
    /// What came of acts on many values: those that changed meanwhile are left alone and told.
    package struct Outcome: Sendable {
        package var done = 0
        package var left: [(ref: ValueRef, why: UserMessage)] = []
    }

    /// Why somebody doubts a value.
    package struct Contest: Sendable {
        package var motive: String
        /// What it should be, in the indicator's unit; nil when the one who contests does not know.
        package var proposed: Double?
        package var paperNumber = ""
        package var paperDate: Day?
        /// A kept file that shows it.
        package var file: (hash: ContentHash, name: String)?
        package init(motive: String, proposed: Double? = nil) {
            self.motive = motive
            self.proposed = proposed
        }
    }

    /// Approves or returns values, each by itself.
    ///
    /// - Parameter words: why; a return needs them.
    /// - Throws: `IndicatorProblem.reasonMissing`; `NotVisible` when one is out of the viewer's reach.
    package func judge(
        _ act: ValueAct, _ refs: [ValueRef], words: String, by viewer: Viewer
    ) async throws -> Outcome {
        guard act == .approve || act == .back else { throw IndicatorProblem.stateWrong }
        if act == .back, words.isEmpty { throw IndicatorProblem.reasonMissing }
        try checkLength(words)
        return try await database.write { tx in
            var outcome = Outcome()
            for ref in refs {
                do {
                    try take(act, on: ref, words: words, in: tx, by: viewer)
                    outcome.done += 1
                } catch let problem as IndicatorProblem {
                    outcome.left.append((ref, problem.message))
                }
            }
            return outcome
        }
    }

    /// Contests a value that counts.
    ///
    /// - Throws: `IndicatorProblem`, `NotVisible`.
    package func contest(_ ref: ValueRef, _ contest: Contest, by viewer: Viewer) async throws {
        guard !contest.motive.isEmpty else { throw IndicatorProblem.reasonMissing }
        try checkLength(contest.motive)
        if let proposed = contest.proposed, !proposed.isFinite || proposed.magnitude > 1e15 {
            throw IndicatorProblem.valueWrong("Số đề nghị không đọc được.")
        }
        try await database.write { tx in
            try take(.contest, on: ref, words: contest.motive, contest: contest, in: tx, by: viewer)
        }
    }

    /// Settles a contest: the value holds.
    ///
    /// - Throws: `IndicatorProblem`, `NotVisible`.
    package func keep(_ ref: ValueRef, words: String, by viewer: Viewer) async throws {
        guard !words.isEmpty else { throw IndicatorProblem.reasonMissing }
        try checkLength(words)
        try await database.write { try take(.keep, on: ref, words: words, in: $0, by: viewer) }
    }

    /// Settles a contest: another value takes its place, as a new version that counts at once, since one contested and
    /// another decided.
    ///
    /// - Throws: `IndicatorProblem`, `NotVisible`.
    package func replace(_ ref: ValueRef, by says: Statement, words: String, by viewer: Viewer) async throws {
        guard !words.isEmpty else { throw IndicatorProblem.reasonMissing }
        try checkLength(words)
        let view = try await cube.view(for: .system("values"))
        try await database.write { tx in
            let standing = try take(.replace, on: ref, words: words, in: tx, by: viewer)
            guard let indicator = view.indicator(standing.indicator), says != .removed else {
                throw IndicatorProblem.stateWrong
            }
            let entry = ValueEntry(
                indicator: standing.indicator, unit: standing.unit, members: standing.members,
                period: Period(indicator.frequency, number: ref.period), says: says, note: words)
            try SendingRules(view: view, viewer: viewer).check(entry, of: indicator)
            try enter(entry, ref: ref, in: tx, by: viewer)
        }
    }

    /// Sends a draft as it stands.
    ///
    /// - Throws: `IndicatorProblem`, `NotVisible`, `OpenQuestions`.
    package func sendDraft(_ ref: ValueRef, answers: [ValueEntry.Answer], by viewer: Viewer) async throws {
        let view = try await cube.view(for: .system("values"))
        try await database.write { tx in
            let standing = try take(.send, on: ref, words: "", in: tx, by: viewer)
            guard let indicator = view.indicator(standing.indicator) else { throw NotVisible() }
            let entry = ValueEntry(
                indicator: standing.indicator, unit: standing.unit, members: standing.members,
                period: Period(indicator.frequency, number: ref.period), says: standing.says, answers: answers)
            var sending = Sending(.page, entries: [entry])
            try SendingRules(view: view, viewer: viewer).check(entry)
            try ask(&sending, under: view)
            try tx.run(
                """
                DELETE FROM value_questions
                WHERE series = \(ref.series) AND period = \(ref.period) AND seq = \(ref.seq)
                """)
            for answer in sending.entries[0].answers {
                try tx.run(
                    """
                    INSERT INTO value_questions (series, period, seq, rule, words, answer)
                    VALUES (\(ref.series), \(ref.period), \(ref.seq), \(answer.rule), \(answer.words), \(answer.answer))
                    """)
            }
        }
    }

    private func checkLength(_ words: String) throws {
        guard words.unicodeScalars.count <= 2000 else {
            throw IndicatorProblem.valueWrong("Lời ghi dài quá 2.000 ký tự.")
        }
    }

    /// A new version at once approved, in place of a contested one.
    private func enter(_ entry: ValueEntry, ref: ValueRef, in tx: any Transaction, by viewer: Viewer) throws {
        var sending = Sending(.page, entries: [entry])
        sending.note = entry.note
        let number = try nextSubmission(in: tx)
        try insert(sending, number, entries: 1, in: tx, by: viewer)
        let key = IndicatorValue.seq(submission: number, place: 0)
        let parts = entry.says.columns
        let seq = try tx.record(
            Change(
                deed: "values-sent", subjectKind: "values", subject: String(number), before: nil,
                after: .object([
                    ("channel", "page"), ("count", 1), ("inPlaceOf", .string(ref.text)),
                    ("says", .string(entry.says.text)),
                ]), actor: viewer.actor, actorName: viewer.actorName), world: world)
        try tx.run(
            """
            INSERT INTO value_entries (series, period, seq, amount, numerator, denominator, state, note, changed_seq)
            VALUES (\(ref.series), \(ref.period), \(key), \(parts.amount), \(parts.numerator), \(parts.denominator),
                'approved', \(entry.note), \(seq))
            """)
    }
}
