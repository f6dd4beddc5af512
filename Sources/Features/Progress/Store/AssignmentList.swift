import Calendars
import Database
import Organizations
import Plans
import Vocabulary

/// The plans and units that the filters of the list offer.
struct AssignmentChoices: Sendable {
    let plans: [PlanLink]
    let units: [UnitLink]

    func name(of plan: ID<Plan>) -> String { plans.first { $0.id == plan }?.code ?? plan.text }
    func name(of unit: ID<OrgUnit>) -> String { units.first { $0.id == unit }?.name ?? unit.text }
}

/// Reads what pages of promises need beside the promises themselves.
struct AssignmentReading: Sendable {
    let database: Database
    let world: World

    /// The plans that have promises and the units that have some, in Vietnamese order; a focal point is offered its own.
    func choices(for viewer: Viewer) async throws -> AssignmentChoices {
        try await database.read { tx in
            let plans = try tx.rows(
                """
                SELECT p.id, p.code FROM plans p WHERE p.id IN (
                    SELECT m.plan_id FROM missions m JOIN assignments a ON a.mission_id = m.id
                    WHERE \(viewer.mayReadAssignment))
                ORDER BY p.title_sort, p.id LIMIT 500
                """)
            let units = try tx.rows(
                """
                SELECT u.id, u.code, u.name FROM units u
                WHERE u.id IN (SELECT a.unit_id FROM assignments a WHERE \(viewer.mayReadAssignment))
                ORDER BY u.name_sort, u.id
                """)
            return AssignmentChoices(
                plans: try plans.map { PlanLink(id: try $0.get("id"), code: try $0.get("code")) },
                units: try units.map(Self.link))
        }
    }

    /// The units that exist today, without groups, in Vietnamese order.
    func livingUnits(for viewer: Viewer) async throws -> [UnitLink] {
        guard !viewer.roles.isEmpty else { return [] }
        return try await database.rows(
            """
            SELECT id, code, name FROM units
            WHERE is_group = 0 AND (valid_to IS NULL OR valid_to >= \(world.today())) ORDER BY name_sort, id
            """
        ).map(Self.link)
    }

    /// The days that do not count for a unit, by declared events.
    func pauses(of unit: ID<OrgUnit>) async throws -> [DaySpan] {
        try await database.read { tx in
            try Pauses(database: database, world: world).all(in: tx).filter { $0.units.contains(unit) }.map {
                DaySpan(from: $0.from, to: $0.to)
            }
        }
    }

    /// The name of an account that a list is narrowed to.
    func name(of account: String) async throws -> String {
        let row = try await database.rows("SELECT name FROM accounts WHERE id = \(account)").first
        return try row?.get("name") ?? account
    }

    /// The steps of a promise and what was answered to questions, by update.
    func beside(
        _ id: ID<Assignment>, for viewer: Viewer
    ) async throws -> (steps: [WorkStep], answers: [String: [KeptAnswer]]) {
        try await database.read { tx in
            _ = try AssignmentWriting(world: world).find(id, in: tx, for: viewer)
            var answers: [String: [KeptAnswer]] = [:]
            for row in try tx.rows(
                """
                SELECT q.update_id, q.asked, q.answer FROM question_answers q
                    JOIN progress_updates p ON p.id = q.update_id
                WHERE p.assignment_id = \(id) ORDER BY q.question
                """)
            {
                answers[try row.get("update_id"), default: []].append(
                    KeptAnswer(asked: try row.get("asked"), answer: try row.get("answer")))
            }
            return (try Steps.of(id, in: tx), answers)
        }
    }

    private static func link(_ row: Row) throws -> UnitLink {
        UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name"))
    }
}
