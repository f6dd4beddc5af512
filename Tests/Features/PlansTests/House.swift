import Database
import Documents
import Ledger
import Organizations
import Plans
import TestHouse
import Vocabulary

/// A migrated database with the shipped units, one document and one plan with a few rows.
struct House {
    let database: Database
    let clock: FixedWorld
    var world: World { clock.world }
    var documents: DocumentRegister { DocumentRegister(database: database, world: world) }
    var plans: PlanRegister { PlanRegister(database: database, world: world) }
    var targets: Targets { Targets(database: database, world: world) }
    var projects: Projects { Projects(database: database, world: world) }
    let missions: Missions
    let plan: ID<Plan>
    let document: ID<Document>

    static let coordinator = Viewer(actor: "lan", actorName: "Cán bộ thường trực", unit: nil, roles: [.coordinator])
    static let other = Viewer(actor: "minh", actorName: "Cán bộ thứ hai", unit: nil, roles: [.coordinator])
    static let leader = Viewer(actor: "leader", actorName: "Lãnh đạo", unit: nil, roles: [.leader])
    static let nobody = Viewer(actor: "public", actorName: "", unit: nil, roles: [])

    /// A focal point of a unit.
    func focal(_ code: String) async throws -> Viewer {
        let unit = try await Units(database: database, world: world).find(House.leader, code: code)
        return Viewer(actor: "focal-\(code)", actorName: "Cán bộ đầu mối", unit: unit.id, roles: [.focal])
    }

    /// Registers a task of the plan.
    @discardableResult
    func add(
        _ title: String, lead: [String] = [], coop: [String] = [], due: Day? = nil, kind: Deadline.Kind? = nil,
        into plan: ID<Plan>? = nil
    ) async throws -> ID<Mission> {
        var task = NewMission(title: title)
        task.no = "1"
        task.lead = UnitWords(raw: lead.joined(separator: "; "), codes: lead)
        task.coop = UnitWords(raw: coop.joined(separator: "; "), codes: coop)
        task.deadline = Deadline(raw: "", kind: kind ?? (due == nil ? .none : .date), start: due, end: due)
        task.origins = [
            NewOrigin(document: document, page: 3, table: 1, row: 4, words: "Lời của dòng trong trang đã ký")
        ]
        let chosen = plan ?? self.plan
        return try await database.write { [missions, task] in
            try missions.insert(task, into: chosen, in: $0, by: House.coordinator)
        }
    }
}

func houseMigrations() throws -> [Migration] {
    try (Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations + PlansFeature.migrations)
        .sorted { $0.name < $1.name }
}

/// Runs `body` in a house of its own.
func withHouse(_ body: (House) async throws -> Void) async throws {
    try await withDatabase(migrations: houseMigrations()) { database in
        let clock = FixedWorld()
        let world = clock.world
        try await Units(database: database, world: world).seedShipped()
        let documents = DocumentRegister(database: database, world: world)
        let plans = PlanRegister(database: database, world: world)
        let (document, plan) = try await database.write { tx in
            var facts = DocumentFacts(title: "Kế hoạch thử của nhà")
            facts.kind = "kế hoạch"
            facts.number = "12/KH-UBND"
            facts.issuedOn = Day("2026-01-05")
            facts.issuer = "UBND tỉnh"
            let file = DocumentFile(
                hash: String(repeating: "a", count: 64), name: "ke-hoach.docx", format: "docx", bytes: 10)
            let document = try documents.insert(NewDocument(facts: facts, file: file), in: tx, by: House.coordinator)
            let plan = try plans.insert(
                NewPlan(document: document, code: "12/KH-UBND", title: "Kế hoạch thử của nhà"), in: tx,
                by: House.coordinator)
            return (document, plan)
        }
        try await body(
            House(
                database: database, clock: clock, missions: Missions(database: database, world: world), plan: plan,
                document: document))
    }
}
