package import Database
import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// What a feature further down the plan does, in the same transaction, when a task was registered, corrected or withdrawn:
/// giving it to the units that owe it.
package struct MissionFollower: Sendable {
    let follow: @Sendable (ID<Mission>, any Transaction, Viewer) throws -> Void
    package init(_ follow: @escaping @Sendable (ID<Mission>, any Transaction, Viewer) throws -> Void) {
        self.follow = follow
    }
}

/// The register of tasks (sổ nhiệm vụ): puts in, finds, corrects, withdraws and lists.
package struct Missions: Sendable {
    let database: Database
    let world: World
    let tallies: Tallies
    let follower: MissionFollower?
    var writing: RegisterWriting { RegisterWriting(world: world) }

    /// - Parameter follower: told of every task that is registered, corrected or withdrawn.
    package init(database: Database, world: World, follower: MissionFollower? = nil) {
        self.database = database
        self.world = world
        self.follower = follower
        tallies = Tallies()
    }

    /// Registers a task of a plan behind its last one, inside the caller's transaction.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the register; `PlanProblem.titleMissing`, `.planUnknown`.
    @discardableResult
    package func insert(
        _ new: NewMission, into plan: ID<Plan>, in tx: any Transaction, by viewer: Viewer
    ) throws -> ID<Mission> {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !new.title.isEmpty else { throw PlanProblem.titleMissing }
        try writing.checkPlan(plan, in: tx)
        let id = ID<Mission>(world.newID())
        let last = try tx.first("SELECT COALESCE(MAX(position), 0) AS last FROM missions WHERE plan_id = \(plan)")
        let position = (try last?.get("last", as: Int.self) ?? 0) + 1
        let facts = MissionFacts(new)
        let deadline = facts.deadline
        let now = world.now()
        try tx.run(
            """
            INSERT INTO missions (id, plan_id, annex, section, section_title, position, place_sort, no, title, title_folded,
                title_sort, search_folded, product, lead_raw, lead_sort, coop_raw, deadline_raw, deadline_kind, starts_on,
                ends_on, due_on, due_sort, done_words, flags, state, version, created_at, changed_at)
            VALUES (\(id), \(plan), \(facts.annex), \(facts.section), \(facts.sectionTitle), \(position),
                \(RegisterWriting.place(plan, position)), \(facts.no), \(facts.title), \(foldedKey(facts.title)),
                \(collationKey(facts.title)), \(MissionRecord.search(facts)), \(facts.product), \(facts.lead.raw),
                \(collationKey(facts.lead.raw)), \(facts.coop.raw), \(deadline.raw), \(deadline.kind.rawValue),
                \(deadline.start), \(deadline.end), \(deadline.dueOn), \(deadline.dueOn?.iso ?? MissionRecord.undated), '',
                \(new.flags.joined(separator: " ")), 'current', 1, \(now), \(now))
            """)
        try link(id, facts: facts, strictly: false, in: tx)
        try writing.write(new.origins, kind: "mission", subject: id.text, in: tx)
        try writing.record(
            "mission-added", kind: "mission", id.text, before: nil, after: MissionRecord.json(facts), by: viewer, in: tx
        )
        try follower?.follow(id, tx, viewer)
        return id
    }

    /// The task with its units.
    ///
    /// - Throws: `NotVisible` when it is not there or not for this viewer.
    package func mission(_ id: ID<Mission>, for viewer: Viewer) async throws -> Mission {
        try await database.read { try find(id, in: $0, for: viewer) }
    }

    /// Enters a task by hand.
    ///
    /// - Throws: as `insert`, and `PlanProblem.unitUnknown`, `.dayBeforeStart`.
    package func enter(_ facts: MissionFacts, into plan: ID<Plan>, by viewer: Viewer) async throws -> ID<Mission> {
        try await database.write { tx in
            var new = NewMission(title: facts.title)
            new.annex = facts.annex
            new.section = facts.section
            new.sectionTitle = facts.sectionTitle
            new.no = facts.no
            new.product = facts.product
            new.lead = facts.lead
            new.coop = facts.coop
            new.deadline = facts.deadline
            try check(facts)
            _ = try writing.knownUnits(facts.lead.codes + facts.coop.codes, in: tx)
            return try insert(new, into: plan, in: tx, by: viewer)
        }
    }

    /// Replaces what is said of a task; what was there stays in the ledger.
    ///
    /// - Parameter version: the one that the form was made from.
    /// - Throws: `PlanProblem.changedMeanwhile` and the other problems; `NotVisible`.
    package func correct(_ id: ID<Mission>, version: Int, to facts: MissionFacts, by viewer: Viewer) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        try check(facts)
        try await database.write { tx in
            let old = try find(id, in: tx, for: viewer)
            try current(old, version: version, in: tx)
            let deadline = facts.deadline
            try tx.run(
                """
                UPDATE missions SET annex = \(facts.annex), section = \(facts.section), section_title = \(facts.sectionTitle),
                    no = \(facts.no), title = \(facts.title), title_folded = \(foldedKey(facts.title)),
                    title_sort = \(collationKey(facts.title)), search_folded = \(MissionRecord.search(facts)),
                    product = \(facts.product), lead_raw = \(facts.lead.raw), lead_sort = \(collationKey(facts.lead.raw)),
                    coop_raw = \(facts.coop.raw), deadline_raw = \(deadline.raw), deadline_kind = \(deadline.kind.rawValue),
                    starts_on = \(deadline.start), ends_on = \(deadline.end), due_on = \(deadline.dueOn),
                    due_sort = \(deadline.dueOn?.iso ?? MissionRecord.undated), version = version + 1,
                    changed_at = \(world.now())
                WHERE id = \(id)
                """)
            try tx.run("DELETE FROM mission_units WHERE mission_id = \(id)")
            try link(id, facts: facts, strictly: true, in: tx)
            try writing.record(
                "mission-corrected", kind: "mission", id.text, before: MissionRecord.json(MissionFacts(old)),
                after: MissionRecord.json(facts), by: viewer, in: tx)
            try follower?.follow(id, tx, viewer)
        }
    }

    /// Takes a task off the register with a reason; nothing is deleted.
    ///
    /// - Throws: as `correct`, and `PlanProblem.reasonMissing`.
    package func withdraw(_ id: ID<Mission>, version: Int, reason: String, by viewer: Viewer) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !reason.isEmpty else { throw PlanProblem.reasonMissing }
        try await database.write { tx in
            try current(try find(id, in: tx, for: viewer), version: version, in: tx)
            let now = world.now()
            try tx.run(
                """
                UPDATE missions SET state = 'withdrawn', withdrawn_at = \(now), withdrawn_reason = \(reason),
                    version = version + 1, changed_at = \(now) WHERE id = \(id)
                """)
            try writing.record(
                "mission-withdrawn", kind: "mission", id.text, before: .object([("state", .string("current"))]),
                after: .object([("state", .string("withdrawn")), ("reason", .string(reason))]), by: viewer, in: tx)
            try follower?.follow(id, tx, viewer)
        }
    }

    private func check(_ facts: MissionFacts) throws(PlanProblem) {
        guard !facts.title.isEmpty else { throw .titleMissing }
        if let start = facts.deadline.start, let end = facts.deadline.end, end < start { throw .dayBeforeStart }
    }

    private func current(_ old: Mission, version: Int, in tx: any Transaction) throws {
        guard old.version == version else {
            throw PlanProblem.changedMeanwhile(by: try lastActor(kind: "mission", subject: old.id.text, in: tx))
        }
        guard old.state == .current else { throw PlanProblem.alreadyWithdrawn }
    }

    private func link(_ id: ID<Mission>, facts: MissionFacts, strictly: Bool, in tx: any Transaction) throws {
        for (part, words) in [("lead", facts.lead), ("coop", facts.coop)] {
            let units = try strictly ? writing.knownUnits(words.codes, in: tx) : writing.units(words.codes, in: tx)
            for (position, unit) in units.enumerated() {
                try tx.run(
                    """
                    INSERT INTO mission_units (mission_id, unit_id, part, position)
                    VALUES (\(id), \(unit), \(part), \(position))
                    """)
            }
        }
    }

    func find(_ id: ID<Mission>, in tx: any Transaction, for viewer: Viewer) throws -> Mission {
        guard
            let row = try tx.first(
                """
                SELECT \(MissionRecord.columns) FROM missions JOIN plans ON plans.id = missions.plan_id
                WHERE missions.id = \(id) AND \(viewer.mayReadMission)
                """)
        else { throw NotVisible() }
        var found = [try MissionRecord.mission(row)]
        try attachUnits(to: &found, in: tx)
        return found[0]
    }

    /// Fills in the units of some tasks, four hundred with one statement.
    func attachUnits(to missions: inout [Mission], in tx: any Transaction) throws {
        for part in missions.indices.parts(of: 400) { try attachUnits(to: &missions, part, in: tx) }
    }

    private func attachUnits(to missions: inout [Mission], _ part: Range<Int>, in tx: any Transaction) throws {
        let ids = missions[part].map { "\($0.id)" as SQL }.joined(separator: ", ")
        var places: [ID<Mission>: Int] = [:]
        for index in part { places[missions[index].id] = index }
        for row in try tx.rows(
            """
            SELECT mission_units.mission_id, mission_units.part, units.id, units.code, units.name
            FROM mission_units JOIN units ON units.id = mission_units.unit_id
            WHERE mission_units.mission_id IN (\(ids))
            ORDER BY mission_units.mission_id, mission_units.part, mission_units.position
            """)
        {
            guard let index = places[try row.get("mission_id")] else { continue }
            let unit = UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name"))
            if try row.get("part", as: String.self) == "lead" {
                missions[index].leads.append(unit)
            } else {
                missions[index].coops.append(unit)
            }
        }
    }
}
