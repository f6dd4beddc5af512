package import Database
import Design
import Documents
import Ledger
package import Organizations
import Synchronization
import Vocabulary

/// The plans and units that filters offer.
package struct Choices: Sendable {
    let allPlans: [PlanLink]
    let allUnits: [UnitLink]

    func plans(_ language: Language) -> [Field.Option] {
        [.init("", language(.allPlans))] + allPlans.map { .init($0.id.text, $0.code) }
    }

    func units(_ language: Language) -> [Field.Option] {
        [.init("", language(.allUnits))] + allUnits.map { .init($0.code, $0.name) }
    }

    func name(of plan: ID<Plan>) -> String { allPlans.first { $0.id == plan }?.code ?? plan.text }
    func name(ofUnit code: String) -> String { allUnits.first { $0.code == code }?.name ?? code }
}

/// Reads `Choices` once for each state of the ledger.
package final class ChoiceList: Sendable {
    private let database: Database
    private let kept = Mutex<(head: Int64, choices: Choices)?>(nil)

    package init(database: Database) { self.database = database }

    /// Current plans, and the units and groups that some row names, in Vietnamese order; nothing for the public.
    package func choices(for viewer: Viewer) async throws -> Choices {
        guard !viewer.roles.isEmpty else { return Choices(allPlans: [], allUnits: []) }
        return try await database.read { [self] tx in
            let head = try Ledger.head(in: tx)
            if let known = kept.withLock({ $0?.head == head ? $0?.choices : nil }) { return known }
            let plans = try tx.rows(
                "SELECT id, code FROM plans WHERE state = 'current' ORDER BY title_sort, id LIMIT 500")
            let units = try tx.rows(
                """
                SELECT id, code, name FROM units WHERE id IN (SELECT unit_id FROM mission_units)
                    OR id IN (SELECT unit_id FROM target_units) OR id IN (SELECT unit_id FROM project_units)
                ORDER BY is_group DESC, name_sort, id
                """)
            let choices = Choices(
                allPlans: try plans.map { PlanLink(id: try $0.get("id"), code: try $0.get("code")) },
                allUnits: try units.map {
                    UnitLink(id: try $0.get("id"), code: try $0.get("code"), name: try $0.get("name"))
                })
            kept.withLock { $0 = (head, choices) }
            return choices
        }
    }
}
