package import Database
import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// The register of plans: puts in, finds, corrects and withdraws.
package struct PlanRegister: Sendable {
    let database: Database
    let world: World
    var writing: RegisterWriting { RegisterWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Registers a plan, inside the caller's transaction.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the register; `PlanProblem.titleMissing`, `.codeMissing`,
    ///   `.codeTaken` when a current plan has this code.
    @discardableResult
    package func insert(_ new: NewPlan, in tx: any Transaction, by viewer: Viewer) throws -> ID<Plan> {
        guard viewer.keepsRegister else { throw NotVisible() }
        try check(code: new.code, title: new.title, except: nil, in: tx)
        let id = ID<Plan>(world.newID())
        let now = world.now()
        try tx.run(
            """
            INSERT INTO plans (id, document_id, code, title, title_folded, title_sort, search_folded, state, version,
                created_at, changed_at)
            VALUES (\(id), \(new.document), \(new.code), \(new.title), \(foldedKey(new.title)), \(collationKey(new.title)),
                \(search(new.code, new.title)), 'current', 1, \(now), \(now))
            """)
        try writing.record(
            "plan-added", kind: "plan", id.text, before: nil, after: json(new.code, new.title, new.document?.text),
            by: viewer, in: tx)
        return id
    }

    /// Enters a plan by hand.
    ///
    /// - Throws: as `insert`.
    package func enter(_ new: NewPlan, by viewer: Viewer) async throws -> ID<Plan> {
        try await database.write { try insert(new, in: $0, by: viewer) }
    }

    /// - Throws: `NotVisible` when it is not there or not for this viewer.
    package func plan(_ id: ID<Plan>, for viewer: Viewer) async throws -> Plan {
        try await database.read { try find(id, in: $0, for: viewer) }
    }

    /// Replaces a plan's code and title; what was there stays in the ledger.
    ///
    /// - Throws: `PlanProblem.changedMeanwhile` and the other problems; `NotVisible`.
    package func correct(
        _ id: ID<Plan>, version: Int, code: String, title: String, by viewer: Viewer
    ) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        try await database.write { tx in
            let old = try find(id, in: tx, for: viewer)
            try current(old, version: version, in: tx)
            try check(code: code, title: title, except: id, in: tx)
            try tx.run(
                """
                UPDATE plans SET code = \(code), title = \(title), title_folded = \(foldedKey(title)),
                    title_sort = \(collationKey(title)), search_folded = \(search(code, title)), version = version + 1,
                    changed_at = \(world.now())
                WHERE id = \(id)
                """)
            try writing.record(
                "plan-corrected", kind: "plan", id.text, before: json(old.code, old.title, old.document?.text),
                after: json(code, title, old.document?.text), by: viewer, in: tx)
        }
    }

    /// Takes a plan off the register with a reason; its rows go with it, nothing is deleted.
    ///
    /// - Throws: as `correct`, and `PlanProblem.reasonMissing`.
    package func withdraw(_ id: ID<Plan>, version: Int, reason: String, by viewer: Viewer) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !reason.isEmpty else { throw PlanProblem.reasonMissing }
        try await database.write { tx in
            try current(try find(id, in: tx, for: viewer), version: version, in: tx)
            let now = world.now()
            let change: SQL = """
                state = 'withdrawn', withdrawn_at = \(now), withdrawn_reason = \(reason), version = version + 1,
                changed_at = \(now)
                """
            try tx.run("UPDATE plans SET \(change) WHERE id = \(id)")
            let tasks = try tx.run("UPDATE missions SET \(change) WHERE plan_id = \(id) AND state = 'current'")
            let targets = try tx.run("UPDATE targets SET \(change) WHERE plan_id = \(id) AND state = 'current'")
            let projects = try tx.run("UPDATE projects SET \(change) WHERE plan_id = \(id) AND state = 'current'")
            try writing.record(
                "plan-withdrawn", kind: "plan", id.text, before: .object([("state", .string("current"))]),
                after: .object([
                    ("state", .string("withdrawn")), ("reason", .string(reason)), ("tasks", .string(String(tasks))),
                    ("targets", .string(String(targets))), ("projects", .string(String(projects))),
                ]), by: viewer, in: tx)
        }
    }

    func find(_ id: ID<Plan>, in tx: any Transaction, for viewer: Viewer) throws -> Plan {
        let right = viewer.mayReadPapers
        guard
            let row = try tx.first(
                """
                SELECT \(PlanRecord.columns) FROM plans LEFT JOIN documents ON documents.id = plans.document_id
                WHERE plans.id = \(id) AND \(right)
                """)
        else { throw NotVisible() }
        return try PlanRecord.plan(row)
    }

    private func current(_ old: Plan, version: Int, in tx: any Transaction) throws {
        guard old.version == version else {
            throw PlanProblem.changedMeanwhile(by: try lastActor(kind: "plan", subject: old.id.text, in: tx))
        }
        guard old.state == .current else { throw PlanProblem.alreadyWithdrawn }
    }

    private func check(code: String, title: String, except id: ID<Plan>?, in tx: any Transaction) throws {
        guard !code.isEmpty else { throw PlanProblem.codeMissing }
        guard !title.isEmpty else { throw PlanProblem.titleMissing }
        let taken = try tx.first("SELECT id FROM plans WHERE code = \(code) AND state = 'current'")
        if let taken, try taken.get("id", as: ID<Plan>.self) != id { throw PlanProblem.codeTaken(code) }
    }

    private func search(_ code: String, _ title: String) -> String { SearchText.indexed(code + " " + title) }

    private func json(_ code: String, _ title: String, _ document: String?) -> JSON {
        .object([
            ("code", .string(code)), ("title", .string(title)), ("document", document.map { .string($0) } ?? .null),
        ])
    }
}

/// How a plan is read from its row and its document's.
enum PlanRecord {
    static let columns: SQL = """
        plans.id, plans.document_id, documents.number AS document_number, documents.issued_on,
        COALESCE(documents.issuer_text, '') AS issuer, plans.code, plans.title, plans.state, plans.withdrawn_reason,
        plans.version
        """

    static func plan(_ row: Row) throws -> Plan {
        let state: String = try row.get("state")
        return Plan(
            id: try row.get("id"), document: try row.get("document_id"), documentNumber: try row.get("document_number"),
            issuedOn: try row.get("issued_on"), issuer: try row.get("issuer"), code: try row.get("code"),
            title: try row.get("title"), state: RowState(rawValue: state) ?? .withdrawn,
            withdrawnReason: try row.get("withdrawn_reason"), version: try row.get("version"))
    }
}
