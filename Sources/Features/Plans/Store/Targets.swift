package import Database
import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// What a feature further down the plan does, in the same transaction, when a target was registered, corrected or
/// withdrawn: reading what it demands.
package struct TargetFollower: Sendable {
    let follow: @Sendable (Target, any Transaction, Viewer) throws -> Void
    package init(_ follow: @escaping @Sendable (Target, any Transaction, Viewer) throws -> Void) {
        self.follow = follow
    }
}

/// The register of targets (sổ chỉ tiêu): puts in, finds, corrects and withdraws.
package struct Targets: Sendable {
    let database: Database
    let world: World
    let follower: TargetFollower?
    var writing: RegisterWriting { RegisterWriting(world: world) }

    /// - Parameter follower: told of every target that is registered, corrected or withdrawn, as it then stands.
    package init(database: Database, world: World, follower: TargetFollower? = nil) {
        self.database = database
        self.world = world
        self.follower = follower
    }

    /// Registers a target of a plan behind its last one, inside the caller's transaction.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the register; `PlanProblem.titleMissing`, `.planUnknown`.
    @discardableResult
    package func insert(
        _ new: NewTarget, into plan: ID<Plan>, in tx: any Transaction, by viewer: Viewer
    ) throws -> ID<Target> {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !new.name.isEmpty else { throw PlanProblem.titleMissing }
        try writing.checkPlan(plan, in: tx)
        let id = ID<Target>(world.newID())
        let last = try tx.first("SELECT COALESCE(MAX(position), 0) AS last FROM targets WHERE plan_id = \(plan)")
        let position = (try last?.get("last", as: Int.self) ?? 0) + 1
        let facts = TargetFacts(new)
        let value = facts.value
        let now = world.now()
        try tx.run(
            """
            INSERT INTO targets (id, plan_id, annex, phase, horizon, section, position, place_sort, no, parent_no, name,
                name_folded, name_sort, search_folded, unit_text, value_raw, value_op, value_low, value_high, value_unit,
                lead_raw, performers_raw, flags, state, version, created_at, changed_at)
            VALUES (\(id), \(plan), \(facts.annex), \(facts.phase), \(facts.horizon), \(facts.section), \(position),
                \(RegisterWriting.place(plan, position)), \(facts.no), \(facts.parentNo), \(facts.name),
                \(foldedKey(facts.name)), \(collationKey(facts.name)), \(TargetRecord.search(facts)), \(facts.unit),
                \(value.raw), \(value.op.rawValue), \(value.low), \(value.high), \(value.unit), \(facts.lead.raw),
                \(facts.performers.raw), \(new.flags.joined(separator: " ")), 'current', 1, \(now), \(now))
            """)
        try link(id, facts: facts, strictly: false, in: tx)
        try writing.write(new.origins, kind: "target", subject: id.text, in: tx)
        try writing.record(
            "target-added", kind: "target", id.text, before: nil, after: TargetRecord.json(facts), by: viewer, in: tx)
        try tell(id, in: tx, by: viewer)
        return id
    }

    /// Enters a target by hand.
    ///
    /// - Throws: as `insert`, and `PlanProblem.unitUnknown`.
    package func enter(_ facts: TargetFacts, into plan: ID<Plan>, by viewer: Viewer) async throws -> ID<Target> {
        try await database.write { tx in
            var new = NewTarget(name: facts.name)
            new.annex = facts.annex
            new.phase = facts.phase
            new.horizon = facts.horizon
            new.section = facts.section
            new.no = facts.no
            new.parentNo = facts.parentNo
            new.unit = facts.unit
            new.value = facts.value
            new.lead = facts.lead
            new.performers = facts.performers
            _ = try writing.knownUnits(facts.lead.codes + facts.performers.codes, in: tx)
            return try insert(new, into: plan, in: tx, by: viewer)
        }
    }

    /// The target with its units.
    ///
    /// - Throws: `NotVisible` when it is not there or not for this viewer.
    package func target(_ id: ID<Target>, for viewer: Viewer) async throws -> Target {
        try await database.read { try find(id, in: $0, for: viewer) }
    }

    /// Replaces what is said of a target; what was there stays in the ledger.
    ///
    /// - Throws: `PlanProblem.changedMeanwhile` and the other problems; `NotVisible`.
    package func correct(_ id: ID<Target>, version: Int, to facts: TargetFacts, by viewer: Viewer) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !facts.name.isEmpty else { throw PlanProblem.titleMissing }
        try await database.write { tx in
            let old = try find(id, in: tx, for: viewer)
            try current(old, version: version, in: tx)
            let value = facts.value
            try tx.run(
                """
                UPDATE targets SET annex = \(facts.annex), phase = \(facts.phase), horizon = \(facts.horizon),
                    section = \(facts.section), no = \(facts.no), parent_no = \(facts.parentNo), name = \(facts.name),
                    name_folded = \(foldedKey(facts.name)), name_sort = \(collationKey(facts.name)),
                    search_folded = \(TargetRecord.search(facts)), unit_text = \(facts.unit), value_raw = \(value.raw),
                    value_op = \(value.op.rawValue), value_low = \(value.low), value_high = \(value.high),
                    value_unit = \(value.unit), lead_raw = \(facts.lead.raw), performers_raw = \(facts.performers.raw),
                    version = version + 1, changed_at = \(world.now())
                WHERE id = \(id)
                """)
            try tx.run("DELETE FROM target_units WHERE target_id = \(id)")
            try link(id, facts: facts, strictly: true, in: tx)
            try writing.record(
                "target-corrected", kind: "target", id.text, before: TargetRecord.json(TargetFacts(old)),
                after: TargetRecord.json(facts), by: viewer, in: tx)
            try tell(id, in: tx, by: viewer)
        }
    }

    /// Takes a target off the register with a reason; nothing is deleted.
    ///
    /// - Throws: as `correct`, and `PlanProblem.reasonMissing`.
    package func withdraw(_ id: ID<Target>, version: Int, reason: String, by viewer: Viewer) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !reason.isEmpty else { throw PlanProblem.reasonMissing }
        try await database.write { tx in
            try current(try find(id, in: tx, for: viewer), version: version, in: tx)
            let now = world.now()
            try tx.run(
                """
                UPDATE targets SET state = 'withdrawn', withdrawn_at = \(now), withdrawn_reason = \(reason),
                    version = version + 1, changed_at = \(now) WHERE id = \(id)
                """)
            try writing.record(
                "target-withdrawn", kind: "target", id.text, before: .object([("state", .string("current"))]),
                after: .object([("state", .string("withdrawn")), ("reason", .string(reason))]), by: viewer, in: tx)
            try tell(id, in: tx, by: viewer)
        }
    }

    private func tell(_ id: ID<Target>, in tx: any Transaction, by viewer: Viewer) throws {
        if let follower { try follower.follow(try find(id, in: tx, for: viewer), tx, viewer) }
    }

    private func current(_ old: Target, version: Int, in tx: any Transaction) throws {
        guard old.version == version else {
            throw PlanProblem.changedMeanwhile(by: try lastActor(kind: "target", subject: old.id.text, in: tx))
        }
        guard old.state == .current else { throw PlanProblem.alreadyWithdrawn }
    }

    private func link(_ id: ID<Target>, facts: TargetFacts, strictly: Bool, in tx: any Transaction) throws {
        for (part, words) in [("lead", facts.lead), ("performer", facts.performers)] {
            let units = try strictly ? writing.knownUnits(words.codes, in: tx) : writing.units(words.codes, in: tx)
            for (position, unit) in units.enumerated() {
                try tx.run(
                    """
                    INSERT INTO target_units (target_id, unit_id, part, position)
                    VALUES (\(id), \(unit), \(part), \(position))
                    """)
            }
        }
    }

    /// Some targets with their units, inside the caller's transaction, in the order of the register; those that are not
    /// there or not for this viewer are left out.
    package func targets(_ ids: [ID<Target>], in tx: any Transaction, for viewer: Viewer) throws -> [Target] {
        var found: [Target] = []
        for part in ids.indices.parts(of: 400) {
            let list = ids[part].map { "\($0)" as SQL }.joined(separator: ", ")
            found += try tx.rows(
                """
                SELECT \(TargetRecord.columns) FROM targets JOIN plans ON plans.id = targets.plan_id
                WHERE targets.id IN (\(list)) AND \(viewer.mayReadTarget) ORDER BY targets.place_sort, targets.id
                """
            ).map(TargetRecord.target)
        }
        try attachUnits(to: &found, in: tx)
        return found
    }

    func find(_ id: ID<Target>, in tx: any Transaction, for viewer: Viewer) throws -> Target {
        guard
            let row = try tx.first(
                """
                SELECT \(TargetRecord.columns) FROM targets JOIN plans ON plans.id = targets.plan_id
                WHERE targets.id = \(id) AND \(viewer.mayReadTarget)
                """)
        else { throw NotVisible() }
        var found = [try TargetRecord.target(row)]
        try attachUnits(to: &found, in: tx)
        return found[0]
    }

    /// Fills in the units of some targets, four hundred with one statement.
    func attachUnits(to targets: inout [Target], in tx: any Transaction) throws {
        var places: [ID<Target>: Int] = [:]
        for (index, target) in targets.enumerated() { places[target.id] = index }
        for part in targets.indices.parts(of: 400) {
            let ids = targets[part].map { "\($0.id)" as SQL }.joined(separator: ", ")
            for row in try tx.rows(
                """
                SELECT target_units.target_id, target_units.part, units.id, units.code, units.name
                FROM target_units JOIN units ON units.id = target_units.unit_id
                WHERE target_units.target_id IN (\(ids))
                ORDER BY target_units.target_id, target_units.part, target_units.position
                """)
            {
                guard let index = places[try row.get("target_id")] else { continue }
                let unit = UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name"))
                if try row.get("part", as: String.self) == "lead" {
                    targets[index].leads.append(unit)
                } else {
                    targets[index].performers.append(unit)
                }
            }
        }
    }
}

extension Range<Int> {
    /// The range in pieces of at most `size`.
    func parts(of size: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: size).map { $0..<Swift.min($0 + size, upperBound) }
    }
}
