package import Database
import Documents
import Ledger
package import Organizations
package import Vocabulary

/// A person decides what measures an aim, and corrects where its way starts and what lies on it.
extension Aims {
    /// What a person may set of an aim.
    package struct Facts: Sendable, Hashable {
        package var weight: Double
        package var baseline: Aim.Baseline?
        package var milestones: [Aim.Milestone]
        package init(weight: Double, baseline: Aim.Baseline?, milestones: [Aim.Milestone]) {
            self.weight = weight
            self.baseline = baseline
            self.milestones = milestones
        }
        /// The facts as they stand.
        package init(_ aim: Aim) { self.init(weight: aim.weight, baseline: aim.baseline, milestones: aim.milestones) }
    }

    /// Ties an aim to an indicator.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the catalogue; `IndicatorProblem.changedMeanwhile`.
    package func link(
        _ id: ID<Aim>, version: Int, to indicator: ID<Indicator>, words: String = "", by viewer: Viewer
    ) async throws {
        try await database.write { try link(id, version: version, to: indicator, words: words, in: $0, by: viewer) }
    }

    /// As the other, inside the caller's transaction.
    package func link(
        _ id: ID<Aim>, version: Int, to indicator: ID<Indicator>, words: String = "", in tx: any Transaction,
        by viewer: Viewer
    ) throws {
        guard try tx.first("SELECT 1 AS one FROM indicators WHERE id = \(indicator)") != nil else { throw NotVisible() }
        try decide(id, version: version, deed: "aim-linked", in: tx, by: viewer) { aim in
            aim.indicator = indicator
            aim.link = .accepted
            aim.score = 1
        }
        try tx.run("UPDATE aims SET decided_words = \(words) WHERE id = \(id)")
    }

    /// Says that an aim is not measured, or not by what was proposed.
    ///
    /// - Throws: as `link`, and `IndicatorProblem.reasonMissing`.
    package func refuse(_ id: ID<Aim>, version: Int, reason: String, by viewer: Viewer) async throws {
        guard !reason.isEmpty else { throw IndicatorProblem.reasonMissing }
        try await database.write { tx in
            try decide(id, version: version, deed: "aim-refused", in: tx, by: viewer) { aim in
                aim.link = .refused
            }
            try tx.run("UPDATE aims SET decided_words = \(reason) WHERE id = \(id)")
        }
    }

    /// Sets weight, baseline and milestones.
    ///
    /// - Throws: as `link`, and `IndicatorProblem.valueWrong`.
    package func correct(_ id: ID<Aim>, version: Int, to facts: Facts, by viewer: Viewer) async throws {
        let numbers = [facts.weight, facts.baseline?.value ?? 0] + facts.milestones.map(\.value)
        guard numbers.allSatisfy({ $0.isFinite && $0.magnitude <= 1e15 }), facts.weight >= 0,
            Set(facts.milestones.map(\.year)).count == facts.milestones.count,
            facts.milestones.allSatisfy({ (2000...2100).contains($0.year) }), facts.milestones.count <= 30
        else { throw IndicatorProblem.valueWrong("Số xuất phát, mốc hoặc trọng số chưa đúng.") }
        try await database.write { tx in
            try decide(id, version: version, deed: "aim-corrected", in: tx, by: viewer) { aim in
                aim.weight = facts.weight
                aim.baseline = facts.baseline
                aim.milestones = facts.milestones.sorted { $0.year < $1.year }
            }
            try tx.run("DELETE FROM aim_milestones WHERE aim_id = \(id)")
            try write(facts.milestones.sorted { $0.year < $1.year }, of: id, in: tx)
        }
    }

    private func decide(
        _ id: ID<Aim>, version: Int, deed: String, in tx: any Transaction, by viewer: Viewer,
        _ change: (inout Aim) -> Void
    ) throws {
        guard viewer.keepsIndicators else { throw NotVisible() }
        guard
            let row = try tx.first("SELECT \(AimRecord.columns) FROM aims WHERE id = \(id) AND state = 'current'")
        else { throw NotVisible() }
        var aim = try AimRecord.aim(row)
        guard aim.version == version else {
            throw IndicatorProblem.changedMeanwhile(by: try lastActor(kind: "aim", subject: id.text, in: tx))
        }
        aim.milestones = try tx.rows(
            "SELECT year, value, source FROM aim_milestones WHERE aim_id = \(id) ORDER BY year"
        ).map { Aim.Milestone(year: try $0.get("year"), value: try $0.get("value"), source: try $0.get("source")) }
        let before = AimRecord.json(aim)
        change(&aim)
        let seq = try tx.record(
            Change(
                deed: deed, subjectKind: "aim", subject: id.text, before: before, after: AimRecord.json(aim),
                actor: viewer.actor, actorName: viewer.actorName), world: world)
        try tx.run(
            """
            UPDATE aims SET indicator_id = \(aim.indicator), link = \(aim.link.rawValue), score = \(aim.score),
                decided_by = \(viewer.actorName), weight = \(aim.weight), baseline = \(aim.baseline?.value),
                baseline_period = \(aim.baseline?.period.code), baseline_source = \(aim.baseline?.source ?? ""),
                version = version + 1, changed_seq = \(seq), changed_at = \(world.now()) WHERE id = \(id)
            """)
    }
}
