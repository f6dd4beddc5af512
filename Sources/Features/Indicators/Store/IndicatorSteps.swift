import Database
import Ledger
package import Organizations
package import Vocabulary

/// Jumps that decisions bring to an indicator, declared ahead so that the trend is not bent by them (L16).
extension Indicators {
    /// A declared step and, when it was taken back, why.
    package struct DeclaredStep: Sendable, Hashable {
        package let id: String
        package let step: Aim.Step
        package let withdrawnReason: String?
    }

    /// The steps of an indicator in order of time, those that were taken back among them.
    package func steps(of id: ID<Indicator>, for viewer: Viewer) async throws -> [DeclaredStep] {
        guard viewer.readsIndicators else { throw NotVisible() }
        return try await database.read { tx in
            let frequency = try find(id, in: tx).frequency
            return try tx.rows(
                """
                SELECT id, period, amount, words, withdrawn_reason FROM indicator_steps
                WHERE indicator_id = \(id) ORDER BY period, id
                """
            ).map { row in
                DeclaredStep(
                    id: try row.get("id"),
                    step: Aim.Step(
                        period: Period(frequency, number: try row.get("period")), amount: try row.get("amount"),
                        words: try row.get("words")), withdrawnReason: try row.get("withdrawn_reason"))
            }
        }
    }

    /// Declares that from a period on a decision changes the indicator by an amount, in its unit.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the catalogue; `IndicatorProblem.periodWrong`, `.valueWrong`,
    ///   `.reasonMissing` without words, `.retired`.
    package func declare(_ step: Aim.Step, of id: ID<Indicator>, by viewer: Viewer) async throws {
        guard viewer.keepsIndicators else { throw NotVisible() }
        guard !step.words.isEmpty, step.words.unicodeScalars.count <= 500 else { throw IndicatorProblem.reasonMissing }
        guard step.amount.isFinite, step.amount.magnitude <= 1e15, step.amount != 0 else {
            throw IndicatorProblem.valueWrong("Mức thay đổi phải là một số khác 0.")
        }
        try await database.write { tx in
            let indicator = try find(id, in: tx)
            guard indicator.retiredReason == nil else { throw IndicatorProblem.retired(indicator.code) }
            guard step.period.frequency == indicator.frequency, (1990...2100).contains(step.period.year) else {
                throw IndicatorProblem.periodWrong(step.period.code)
            }
            let seq = try tx.record(
                Change(
                    deed: "step-declared", subjectKind: "indicator", subject: id.text, before: nil,
                    after: json(step), actor: viewer.actor, actorName: viewer.actorName), world: world)
            try tx.run(
                """
                INSERT INTO indicator_steps (id, indicator_id, period, amount, words, withdrawn_reason, changed_seq,
                    changed_at)
                VALUES (\(world.newID()), \(id), \(step.period.number), \(step.amount), \(step.words), NULL, \(seq),
                    \(world.now()))
                """)
        }
    }

    /// Takes a declared step back with a reason; it stays in sight.
    ///
    /// - Throws: `NotVisible`; `IndicatorProblem.reasonMissing`.
    package func withdrawStep(_ step: String, of id: ID<Indicator>, reason: String, by viewer: Viewer) async throws {
        guard viewer.keepsIndicators else { throw NotVisible() }
        guard !reason.isEmpty else { throw IndicatorProblem.reasonMissing }
        try await database.write { tx in
            let frequency = try find(id, in: tx).frequency
            guard
                let row = try tx.first(
                    """
                    SELECT period, amount, words FROM indicator_steps
                    WHERE id = \(step) AND indicator_id = \(id) AND withdrawn_reason IS NULL
                    """)
            else { throw NotVisible() }
            let old = Aim.Step(
                period: Period(frequency, number: try row.get("period")), amount: try row.get("amount"),
                words: try row.get("words"))
            let seq = try tx.record(
                Change(
                    deed: "step-withdrawn", subjectKind: "indicator", subject: id.text, before: json(old),
                    after: .object([("reason", .string(reason))]), actor: viewer.actor,
                    actorName: viewer.actorName), world: world)
            try tx.run(
                """
                UPDATE indicator_steps SET withdrawn_reason = \(reason), changed_seq = \(seq),
                    changed_at = \(world.now()) WHERE id = \(step)
                """)
        }
    }

    private func json(_ step: Aim.Step) -> JSON {
        .object([
            ("period", .string(step.period.code)), ("amount", .number(step.amount)), ("words", .string(step.words)),
        ])
    }
}
