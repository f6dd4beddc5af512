import Database
package import Organizations
import Plans
package import Vocabulary

extension Aims {
    /// The definition that the program would make for a demand which nothing measures, with what a person must look at.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the catalogue.
    func proposal(
        for line: Line, by viewer: Viewer
    ) async throws -> (indicator: Indicator, flags: [String], line: Line) {
        guard viewer.keepsIndicators else { throw NotVisible() }
        return try await database.read { tx in
            guard
                let target = try Targets(database: database, world: world).targets(
                    [line.aim.target], in: tx, for: viewer
                )
                .first
            else { throw NotVisible() }
            let taken = Set(try tx.rows("SELECT code FROM indicators").map { try $0.get("code", as: String.self) })
            var source = AimSource(target)
            source.horizon = line.aim.horizon
            var proposal = IndicatorProposal(
                for: source, draft: line.aim.draft, performers: target.performers.map(\.code), taken: taken,
                id: ID(""), from: Day(year: world.today().year, month: 1, day: 1) ?? world.today())
            let lead = target.leads.first { !$0.code.hasPrefix("g-") }
            proposal.indicator.steward = lead?.id
            return (proposal.indicator, proposal.flags, line)
        }
    }

    /// Ties several demands at once; all or none.
    ///
    /// - Throws: as `link`.
    func link(
        _ decisions: [(aim: ID<Aim>, version: Int, indicator: ID<Indicator>)], by viewer: Viewer
    ) async throws {
        try await database.write { tx in
            for one in decisions { try link(one.aim, version: one.version, to: one.indicator, in: tx, by: viewer) }
        }
    }

    /// What was said with the last decision on a demand, and by whom; empty when nobody decided.
    func decision(on id: ID<Aim>, for viewer: Viewer) async throws -> (by: String, words: String) {
        guard viewer.readsIndicators else { throw NotVisible() }
        let rows = try await database.rows("SELECT decided_by, decided_words FROM aims WHERE id = \(id)")
        guard let row = rows.first else { throw NotVisible() }
        return (try row.get("decided_by"), try row.get("decided_words"))
    }
}
