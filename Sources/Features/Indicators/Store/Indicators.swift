package import Database
import Documents
import Ledger
package import Organizations
import Vietnamese
package import Vocabulary

/// The catalogue of indicators (danh mục chỉ số): defines, corrects, retires; each version is kept with the day from
/// which it holds. Every account reads it; coordinators write.
package struct Indicators: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Puts a new indicator into the catalogue. `indicator.id` is not used; the new one is returned.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the catalogue; `IndicatorProblem`.
    @discardableResult
    package func define(_ indicator: Indicator, by viewer: Viewer) async throws -> ID<Indicator> {
        try await database.write { try define(indicator, in: $0, by: viewer) }
    }

    /// As the other, inside the caller's transaction.
    @discardableResult
    package func define(_ indicator: Indicator, in tx: any Transaction, by viewer: Viewer) throws -> ID<Indicator> {
        guard viewer.keepsIndicators else { throw NotVisible() }
        var new = indicator.tidied
        new = Indicator(copying: new, id: ID(world.newID()), version: 1)
        try check(new, in: tx)
        guard try tx.first("SELECT 1 AS one FROM indicators WHERE code = \(new.code)") == nil else {
            throw IndicatorProblem.codeTaken(new.code)
        }
        let seq = try record("indicator-defined", new.id, before: nil, after: new, in: tx, by: viewer)
        let now = world.now()
        try tx.run(
            """
            INSERT INTO indicators (id, code, name, name_sort, search_folded, group_name, meaning, unit_text, direction,
                kind, numerator, denominator, factor, frequency, delay_months, source, steward_id, formula,
                across_units, across_time, scope, dimensions, decimals, needs_approval, jump_factor, tolerance,
                valid_from, valid_to, retired_reason, version, changed_seq, created_at, changed_at)
            VALUES (\(new.id), \(new.code), \(new.name), \(collationKey(new.name)), \(IndicatorRecord.search(new)),
                \(new.group), \(new.meaning), \(new.unit), \(new.direction.rawValue), \(new.kind.rawValue),
                \(new.numerator), \(new.denominator), \(new.factor), \(new.frequency.rawValue), \(new.delayMonths),
                \(new.source), \(new.steward), \(new.formula), \(new.acrossUnits.rawValue),
                \(new.acrossTime.rawValue), \(new.scope.rawValue), \(Indicator.Dimension.write(new.dimensions)),
                \(new.decimals), \(new.needsApproval ? 1 : 0), \(new.jumpFactor), \(new.tolerance), \(new.validFrom),
                \(new.validTo), NULL, 1, \(seq), \(now), \(now))
            """)
        try keepVersion(new, in: tx)
        return new.id
    }

    /// Replaces a definition by a new version; what it was stays among its versions and in the ledger.
    ///
    /// - Throws: as `define`; `.changedMeanwhile`, `.retired`, `.frequencyFixed`.
    package func correct(_ indicator: Indicator, by viewer: Viewer) async throws {
        try await database.write { try correct(indicator, in: $0, by: viewer) }
    }

    /// As the other, inside the caller's transaction.
    package func correct(_ indicator: Indicator, in tx: any Transaction, by viewer: Viewer) throws {
        guard viewer.keepsIndicators else { throw NotVisible() }
        let old = try find(indicator.id, in: tx)
        guard old.version == indicator.version else {
            throw IndicatorProblem.changedMeanwhile(
                by: try lastActor(kind: "indicator", subject: old.id.text, in: tx))
        }
        guard old.retiredReason == nil else { throw IndicatorProblem.retired(old.code) }
        var new = indicator.tidied
        new.code = old.code
        new = Indicator(copying: new, id: old.id, version: old.version + 1)
        try check(new, in: tx)
        if new.frequency != old.frequency, try hasValues(old.id, in: tx) { throw IndicatorProblem.frequencyFixed }
        let seq = try record("indicator-corrected", new.id, before: old, after: new, in: tx, by: viewer)
        try tx.run(
            """
            UPDATE indicators SET name = \(new.name), name_sort = \(collationKey(new.name)),
                search_folded = \(IndicatorRecord.search(new)), group_name = \(new.group), meaning = \(new.meaning),
                unit_text = \(new.unit), direction = \(new.direction.rawValue), kind = \(new.kind.rawValue),
                numerator = \(new.numerator), denominator = \(new.denominator), factor = \(new.factor),
                frequency = \(new.frequency.rawValue), delay_months = \(new.delayMonths), source = \(new.source),
                steward_id = \(new.steward), formula = \(new.formula), across_units = \(new.acrossUnits.rawValue),
                across_time = \(new.acrossTime.rawValue), scope = \(new.scope.rawValue),
                dimensions = \(Indicator.Dimension.write(new.dimensions)), decimals = \(new.decimals),
                needs_approval = \(new.needsApproval ? 1 : 0), jump_factor = \(new.jumpFactor),
                tolerance = \(new.tolerance), valid_from = \(new.validFrom), valid_to = \(new.validTo),
                version = \(new.version), changed_seq = \(seq), changed_at = \(world.now())
            WHERE id = \(new.id)
            """)
        try keepVersion(new, in: tx)
    }

    /// Takes an indicator out of use with a reason; its values stay.
    ///
    /// - Throws: `NotVisible`, `.reasonMissing`, `.changedMeanwhile`, `.retired`.
    package func retire(_ id: ID<Indicator>, version: Int, reason: String, by viewer: Viewer) async throws {
        try await database.write { try retire(id, version: version, reason: reason, in: $0, by: viewer) }
    }

    /// As the other, inside the caller's transaction.
    package func retire(
        _ id: ID<Indicator>, version: Int, reason: String, in tx: any Transaction, by viewer: Viewer
    ) throws {
        guard viewer.keepsIndicators else { throw NotVisible() }
        guard !reason.isEmpty else { throw IndicatorProblem.reasonMissing }
        let old = try find(id, in: tx)
        guard old.version == version else {
            throw IndicatorProblem.changedMeanwhile(by: try lastActor(kind: "indicator", subject: id.text, in: tx))
        }
        guard old.retiredReason == nil else { throw IndicatorProblem.retired(old.code) }
        let seq = try tx.record(
            Change(
                deed: "indicator-retired", subjectKind: "indicator", subject: id.text, before: nil,
                after: .object([("reason", .string(reason))]), actor: viewer.actor,
                actorName: viewer.actorName), world: world)
        try tx.run(
            """
            UPDATE indicators SET retired_reason = \(reason), valid_to = COALESCE(valid_to, \(world.today())),
                version = version + 1, changed_seq = \(seq), changed_at = \(world.now()) WHERE id = \(id)
            """)
    }

    /// All indicators, in Vietnamese order of their names.
    package func all(for viewer: Viewer) async throws -> [Indicator] {
        guard viewer.readsIndicators else { return [] }
        return try await database.read { try Indicators.all(in: $0) }
    }

    static func all(in tx: any Transaction) throws -> [Indicator] {
        try tx.rows("SELECT * FROM indicators ORDER BY name_sort, id").map(IndicatorRecord.indicator)
    }

    /// The indicator of this code.
    ///
    /// - Throws: `NotVisible` when there is none, or for the public.
    package func find(code: String, for viewer: Viewer) async throws -> Indicator {
        guard viewer.readsIndicators else { throw NotVisible() }
        let rows = try await database.rows("SELECT * FROM indicators WHERE code = \(code)")
        guard let row = rows.first else { throw NotVisible() }
        return try IndicatorRecord.indicator(row)
    }

    /// The versions of a definition, newest first: number, first day, and the definition as the ledger writes it.
    package func versions(
        of id: ID<Indicator>, for viewer: Viewer
    ) async throws -> [(version: Int, from: Day, definition: JSON)] {
        guard viewer.readsIndicators else { throw NotVisible() }
        return try await database.rows(
            """
            SELECT version, valid_from, definition FROM indicator_versions WHERE indicator_id = \(id)
            ORDER BY version DESC
            """
        ).map {
            (
                try $0.get("version"), try $0.get("valid_from"),
                try JSON(parsing: try $0.get("definition", as: String.self))
            )
        }
    }

    func find(_ id: ID<Indicator>, in tx: any Transaction) throws -> Indicator {
        guard let row = try tx.first("SELECT * FROM indicators WHERE id = \(id)") else { throw NotVisible() }
        return try IndicatorRecord.indicator(row)
    }

    private func hasValues(_ id: ID<Indicator>, in tx: any Transaction) throws -> Bool {
        try tx.first(
            """
            SELECT 1 AS one FROM value_series JOIN value_entries ON value_entries.series = value_series.number
            WHERE value_series.indicator_id = \(id) LIMIT 1
            """) != nil
    }

    private func check(_ indicator: Indicator, in tx: any Transaction) throws {
        try indicator.check()
        if let steward = indicator.steward,
            try tx.first("SELECT 1 AS one FROM units WHERE id = \(steward)") == nil
        {
            throw IndicatorProblem.unitUnknown(steward.text)
        }
        try checkFormula(indicator, in: tx)
    }

    private func keepVersion(_ indicator: Indicator, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO indicator_versions (indicator_id, version, valid_from, definition, changed_at)
            VALUES (\(indicator.id), \(indicator.version), \(indicator.version == 1 ? indicator.validFrom : world.today()),
                \(IndicatorRecord.json(indicator).text), \(world.now()))
            """)
    }

    private func record(
        _ deed: String, _ id: ID<Indicator>, before: Indicator?, after: Indicator, in tx: any Transaction,
        by viewer: Viewer
    ) throws -> Int64 {
        try tx.record(
            Change(
                deed: deed, subjectKind: "indicator", subject: id.text, before: before.map(IndicatorRecord.json),
                after: IndicatorRecord.json(after), actor: viewer.actor, actorName: viewer.actorName), world: world)
    }
}

extension Viewer {
    /// Defines indicators and decides what measures a target.
    package var keepsIndicators: Bool { roles.contains(.coordinator) }
    /// Reads the catalogue and the province's numbers: every account.
    package var readsIndicators: Bool { !roles.isEmpty }
}
