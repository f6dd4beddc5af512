package import Database
import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// The register of projects (sổ dự án): puts in, finds, corrects and withdraws.
package struct Projects: Sendable {
    let database: Database
    let world: World
    var writing: RegisterWriting { RegisterWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Registers a project of a plan behind its last one, inside the caller's transaction.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the register; `PlanProblem.titleMissing`, `.planUnknown`.
    @discardableResult
    package func insert(
        _ new: NewProject, into plan: ID<Plan>, in tx: any Transaction, by viewer: Viewer
    ) throws -> ID<Project> {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !new.name.isEmpty else { throw PlanProblem.titleMissing }
        try writing.checkPlan(plan, in: tx)
        let id = ID<Project>(world.newID())
        let last = try tx.first("SELECT COALESCE(MAX(position), 0) AS last FROM projects WHERE plan_id = \(plan)")
        let position = (try last?.get("last", as: Int.self) ?? 0) + 1
        let facts = ProjectFacts(new)
        let now = world.now()
        try tx.run(
            """
            INSERT INTO projects (id, plan_id, annex, group_title, position, place_sort, no, name, name_folded, name_sort,
                search_folded, lead_raw, flags, state, version, created_at, changed_at)
            VALUES (\(id), \(plan), \(facts.annex), \(facts.group), \(position), \(RegisterWriting.place(plan, position)),
                \(facts.no), \(facts.name), \(foldedKey(facts.name)), \(collationKey(facts.name)),
                \(ProjectRecord.search(facts)), \(facts.lead.raw), \(new.flags.joined(separator: " ")), 'current', 1,
                \(now), \(now))
            """)
        try link(id, facts: facts, strictly: false, in: tx)
        try writing.write(new.origins, kind: "project", subject: id.text, in: tx)
        try writing.record(
            "project-added", kind: "project", id.text, before: nil, after: ProjectRecord.json(facts), by: viewer, in: tx
        )
        return id
    }

    /// Enters a project by hand.
    ///
    /// - Throws: as `insert`, and `PlanProblem.unitUnknown`.
    package func enter(_ facts: ProjectFacts, into plan: ID<Plan>, by viewer: Viewer) async throws -> ID<Project> {
        try await database.write { tx in
            var new = NewProject(name: facts.name)
            new.annex = facts.annex
            new.group = facts.group
            new.no = facts.no
            new.lead = facts.lead
            new.years = facts.years
            _ = try writing.knownUnits(facts.lead.codes, in: tx)
            return try insert(new, into: plan, in: tx, by: viewer)
        }
    }

    /// The project with its units and years.
    ///
    /// - Throws: `NotVisible` when it is not there or not for this viewer.
    package func project(_ id: ID<Project>, for viewer: Viewer) async throws -> Project {
        try await database.read { try find(id, in: $0, for: viewer) }
    }

    /// Replaces what is said of a project; what was there stays in the ledger.
    ///
    /// - Throws: `PlanProblem.changedMeanwhile` and the other problems; `NotVisible`.
    package func correct(_ id: ID<Project>, version: Int, to facts: ProjectFacts, by viewer: Viewer) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !facts.name.isEmpty else { throw PlanProblem.titleMissing }
        try await database.write { tx in
            let old = try find(id, in: tx, for: viewer)
            try current(old, version: version, in: tx)
            try tx.run(
                """
                UPDATE projects SET annex = \(facts.annex), group_title = \(facts.group), no = \(facts.no),
                    name = \(facts.name), name_folded = \(foldedKey(facts.name)), name_sort = \(collationKey(facts.name)),
                    search_folded = \(ProjectRecord.search(facts)), lead_raw = \(facts.lead.raw), version = version + 1,
                    changed_at = \(world.now())
                WHERE id = \(id)
                """)
            try tx.run("DELETE FROM project_units WHERE project_id = \(id)")
            try tx.run("DELETE FROM project_years WHERE project_id = \(id)")
            try link(id, facts: facts, strictly: true, in: tx)
            try writing.record(
                "project-corrected", kind: "project", id.text, before: ProjectRecord.json(ProjectFacts(old)),
                after: ProjectRecord.json(facts), by: viewer, in: tx)
        }
    }

    /// Takes a project off the register with a reason; nothing is deleted.
    ///
    /// - Throws: as `correct`, and `PlanProblem.reasonMissing`.
    package func withdraw(_ id: ID<Project>, version: Int, reason: String, by viewer: Viewer) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !reason.isEmpty else { throw PlanProblem.reasonMissing }
        try await database.write { tx in
            try current(try find(id, in: tx, for: viewer), version: version, in: tx)
            let now = world.now()
            try tx.run(
                """
                UPDATE projects SET state = 'withdrawn', withdrawn_at = \(now), withdrawn_reason = \(reason),
                    version = version + 1, changed_at = \(now) WHERE id = \(id)
                """)
            try writing.record(
                "project-withdrawn", kind: "project", id.text, before: .object([("state", .string("current"))]),
                after: .object([("state", .string("withdrawn")), ("reason", .string(reason))]), by: viewer, in: tx)
        }
    }

    private func current(_ old: Project, version: Int, in tx: any Transaction) throws {
        guard old.version == version else {
            throw PlanProblem.changedMeanwhile(by: try lastActor(kind: "project", subject: old.id.text, in: tx))
        }
        guard old.state == .current else { throw PlanProblem.alreadyWithdrawn }
    }

    private func link(_ id: ID<Project>, facts: ProjectFacts, strictly: Bool, in tx: any Transaction) throws {
        let codes = facts.lead.codes
        for (position, unit) in try (strictly ? writing.knownUnits(codes, in: tx) : writing.units(codes, in: tx))
            .enumerated()
        {
            try tx.run(
                """
                INSERT INTO project_units (project_id, unit_id, part, position) VALUES (\(id), \(unit), 'lead', \(position))
                """)
        }
        for year in facts.years {
            guard (1990...2100).contains(year) else { throw PlanProblem.yearUnreadable(String(year)) }
            try tx.run("INSERT INTO project_years (project_id, year) VALUES (\(id), \(year))")
        }
    }

    func find(_ id: ID<Project>, in tx: any Transaction, for viewer: Viewer) throws -> Project {
        guard
            let row = try tx.first(
                """
                SELECT \(ProjectRecord.columns) FROM projects JOIN plans ON plans.id = projects.plan_id
                WHERE projects.id = \(id) AND \(viewer.mayReadProject)
                """)
        else { throw NotVisible() }
        var found = [try ProjectRecord.project(row)]
        try attachParts(to: &found, in: tx)
        return found[0]
    }

    /// Fills in the units and years of some projects, four hundred with two statements.
    func attachParts(to projects: inout [Project], in tx: any Transaction) throws {
        var places: [ID<Project>: Int] = [:]
        for (index, project) in projects.enumerated() { places[project.id] = index }
        for part in projects.indices.parts(of: 400) {
            let ids = projects[part].map { "\($0.id)" as SQL }.joined(separator: ", ")
            for row in try tx.rows(
                """
                SELECT project_units.project_id, units.id, units.code, units.name
                FROM project_units JOIN units ON units.id = project_units.unit_id
                WHERE project_units.project_id IN (\(ids)) ORDER BY project_units.project_id, project_units.position
                """)
            {
                guard let index = places[try row.get("project_id")] else { continue }
                projects[index].leads.append(
                    UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name")))
            }
            for row in try tx.rows(
                "SELECT project_id, year FROM project_years WHERE project_id IN (\(ids)) ORDER BY project_id, year")
            {
                guard let index = places[try row.get("project_id")] else { continue }
                projects[index].years.append(try row.get("year"))
            }
        }
    }
}
