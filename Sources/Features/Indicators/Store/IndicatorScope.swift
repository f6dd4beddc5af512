package import Database
import Ledger
package import Organizations
package import Vocabulary

/// Which units an indicator is asked of beside its scope's rule.
package struct ScopeException: Sendable, Hashable {
    package var unit: ID<OrgUnit>
    /// False takes the unit out.
    package var applies: Bool
    /// The first and last period of the exception, in the indicator's frequency; nil is open.
    package var from: Period?
    package var to: Period?
    package var reason: String
    package init(
        unit: ID<OrgUnit>, applies: Bool = true, from: Period? = nil, to: Period? = nil, reason: String = ""
    ) {
        self.unit = unit
        self.applies = applies
        self.from = from
        self.to = to
        self.reason = reason
    }
}

extension Indicators {
    /// The exceptions of an indicator in the order in which they are tried.
    package func exceptions(of id: ID<Indicator>, for viewer: Viewer) async throws -> [ScopeException] {
        guard viewer.readsIndicators else { throw NotVisible() }
        return try await database.read { tx in
            let indicator = try find(id, in: tx)
            return try exceptions(of: indicator, in: tx)
        }
    }

    /// Replaces the exceptions of an indicator; what they were stays in the ledger.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the catalogue; `IndicatorProblem.periodWrong` for a period of another
    ///   frequency; `.unitUnknown`.
    package func apply(to id: ID<Indicator>, units: [ScopeException], by viewer: Viewer) async throws {
        try await database.write { try apply(to: id, units: units, in: $0, by: viewer) }
    }

    /// As the other, inside the caller's transaction.
    package func apply(
        to id: ID<Indicator>, units: [ScopeException], in tx: any Transaction, by viewer: Viewer
    ) throws {
        guard viewer.keepsIndicators else { throw NotVisible() }
        let indicator = try find(id, in: tx)
        for period in units.flatMap({ [$0.from, $0.to] }).compactMap({ $0 })
        where period.frequency != indicator.frequency { throw IndicatorProblem.periodWrong(period.code) }
        let before = try exceptions(of: indicator, in: tx)
        if before == units { return }
        let seq = try tx.record(
            Change(
                deed: "indicator-applied", subjectKind: "indicator", subject: id.text,
                before: .array(before.map(json)), after: .array(units.map(json)), actor: viewer.actor,
                actorName: viewer.actorName), world: world)
        try tx.run("DELETE FROM indicator_units WHERE indicator_id = \(id)")
        for (position, each) in units.enumerated() {
            guard try tx.first("SELECT 1 AS one FROM units WHERE id = \(each.unit)") != nil else {
                throw IndicatorProblem.unitUnknown(each.unit.text)
            }
            try tx.run(
                """
                INSERT INTO indicator_units (indicator_id, unit_id, position, applies, from_period, to_period, reason)
                VALUES (\(id), \(each.unit), \(position), \(each.applies ? 1 : 0), \(each.from?.number),
                    \(each.to?.number), \(each.reason))
                """)
        }
        try tx.run(
            """
            UPDATE indicators SET version = version + 1, changed_seq = \(seq), changed_at = \(world.now())
            WHERE id = \(id)
            """)
    }

    func exceptions(of indicator: Indicator, in tx: any Transaction) throws -> [ScopeException] {
        try tx.rows(
            """
            SELECT unit_id, applies, from_period, to_period, reason FROM indicator_units
            WHERE indicator_id = \(indicator.id) ORDER BY position
            """
        ).map { row in
            let period = { (number: Int?) in number.map { Period(indicator.frequency, number: $0) } }
            return ScopeException(
                unit: try row.get("unit_id"), applies: try row.get("applies", as: Int.self) == 1,
                from: period(try row.get("from_period")), to: period(try row.get("to_period")),
                reason: try row.get("reason"))
        }
    }

    private func json(_ exception: ScopeException) -> JSON {
        .object([
            ("unit", .string(exception.unit.text)), ("applies", .bool(exception.applies)),
            ("from", exception.from.map { .string($0.code) } ?? .null),
            ("to", exception.to.map { .string($0.code) } ?? .null), ("reason", .string(exception.reason)),
        ])
    }
}
