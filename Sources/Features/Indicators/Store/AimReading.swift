import Database
package import Organizations
package import Plans
package import Vocabulary

/// Reads what targets demand, each time a target is registered, corrected or withdrawn, and proposes what measures it.
extension Aims {
    /// Tells the register of targets to have each target read as it is registered, corrected or withdrawn.
    package var follower: TargetFollower {
        let aims = self
        return TargetFollower { target, tx, viewer in
            try aims.read(target, among: try Indicators.all(in: tx), in: tx, by: viewer)
        }
    }

    /// Reads the targets that have no aims yet; or these targets, whatever they have. Reading the same again says nothing
    /// new and writes nothing.
    ///
    /// - Returns: how many targets were read.
    /// - Throws: `NotVisible` unless the viewer keeps the catalogue.
    @discardableResult
    package func readAims(of targets: [ID<Target>]? = nil, by viewer: Viewer) async throws -> Int {
        guard viewer.keepsIndicators else { throw NotVisible() }
        return try await database.write { tx in
            let ids =
                try targets
                ?? tx.rows(
                    """
                    SELECT targets.id FROM targets WHERE targets.state = 'current' AND NOT EXISTS
                        (SELECT 1 FROM aims WHERE aims.target_id = targets.id AND aims.state = 'current')
                    ORDER BY targets.place_sort, targets.id
                    """
                ).map { try $0.get("id") }
            guard !ids.isEmpty else { return 0 }
            let indicators = try Indicators.all(in: tx)
            let found = try Targets(database: database, world: world).targets(ids, in: tx, for: viewer)
            for target in found { try read(target, among: indicators, in: tx, by: viewer) }
            return found.count
        }
    }

    func read(
        _ target: Target, among indicators: [Indicator], in tx: any Transaction, by viewer: Viewer
    ) throws {
        guard target.state == .current else { return try write([], of: target.id, in: tx, by: viewer) }
        let source = AimSource(target)
        let drafts = AimSentence.drafts(source)
        let aims = drafts.enumerated().map { place, draft in
            var aim = draft.aim(id: ID(""), target: target.id, part: place + 1)
            let subject = AimMatching.Subject(
                name: AimNames.name(of: draft, in: source, beside: drafts.count), unit: draft.value.unit)
            if !aim.isHeading, let best = AimMatching.best(for: subject, among: indicators) {
                (aim.indicator, aim.score) = (best.indicator.id, best.match.score)
            }
            return aim
        }
        try write(aims, of: target.id, in: tx, by: viewer)
    }
}

/// Under what name a demand is compared.
enum AimNames {
    /// The target's name; for one of several demands of a bare sentence, its own clause.
    static func name(of draft: AimDraft, in source: AimSource, beside count: Int) -> String {
        count > 1 && source.value.raw.isEmpty && draft.words != source.name
            ? IndicatorNames.cleaned(source, draft) : source.name
    }
}

extension Aim {
    /// A heading over other targets: nothing of its own is to be measured.
    package var isHeading: Bool { flags.contains("group") }
    /// The demand as it was read.
    var draft: AimDraft {
        var draft = AimDraft(words: words, value: value, horizon: horizon)
        (draft.level, draft.flags, draft.milestones) = (level, flags, milestones)
        return draft
    }
}

extension Aims.Line {
    /// What the plan says of the target.
    var source: AimSource {
        var value = TargetValue()
        value.raw = raw
        return AimSource(name: targetName, unit: targetUnit, value: value, horizon: aim.horizon)
    }
    /// The name and unit under which it is compared with indicators and other demands.
    var subject: AimMatching.Subject {
        let isClause = raw.isEmpty && aim.words != targetName
        return AimMatching.Subject(
            name: isClause ? IndicatorNames.cleaned(source, aim.draft) : targetName, unit: aim.value.unit)
    }
}
