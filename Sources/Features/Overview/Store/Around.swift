import Database
import Organizations
import Plans
import Progress
import Vocabulary

extension OverviewReading {
    /// People are told only to those who may know them.
    func around(_ unit: ID<OrgUnit>, withPeople: Bool, for viewer: Viewer) async throws -> Around {
        try await database.read { tx in
            let people: [(id: String, name: String, roles: String)] =
                withPeople
                ? try tx.rows(
                    """
                    SELECT id, name FROM accounts WHERE unit_id = \(unit) AND disabled_at IS NULL
                    ORDER BY name_sort, id
                    """
                ).map { (try $0.get("id"), try $0.get("name"), "") } : []
            let inherited = try tx.rows(
                """
                SELECT first_unit_id, COUNT(*) AS amount FROM assignments a
                WHERE a.unit_id = \(unit) AND a.first_unit_id <> \(unit) AND \(viewer.mayReadAssignment)
                GROUP BY first_unit_id ORDER BY COUNT(*) DESC, first_unit_id
                """
            ).map { row -> (from: ID<OrgUnit>, count: Int) in (try row.get("first_unit_id"), try row.get("amount")) }
            let moved = try tx.rows(
                """
                SELECT v.to_unit_id, COUNT(DISTINCT v.assignment_id) AS amount
                FROM assignment_moves v JOIN assignments a ON a.id = v.assignment_id
                WHERE v.from_unit_id = \(unit) AND v.to_unit_id <> \(unit) AND a.unit_id <> \(unit)
                    AND a.state <> 'withdrawn' AND \(viewer.mayReadAssignment)
                GROUP BY v.to_unit_id ORDER BY COUNT(DISTINCT v.assignment_id) DESC, v.to_unit_id
                """
            ).map { row -> (to: ID<OrgUnit>, count: Int) in (try row.get("to_unit_id"), try row.get("amount")) }
            return Around(
                people: people, claims: try Waiting.claims("on_unit_id = \(unit)", in: tx), inherited: inherited,
                moved: moved)
        }
    }

    /// The account's name and unit.
    ///
    /// - Throws: `NotVisible` unless the viewer reads all, is of the same unit, or asks about themselves.
    func person(_ id: String, for viewer: Viewer) async throws -> (name: String, unit: ID<OrgUnit>?) {
        let row = try await database.rows("SELECT name, unit_id FROM accounts WHERE id = \(id)").first
        guard let row else { throw NotVisible() }
        let unit: ID<OrgUnit>? = try row.get("unit_id")
        let isOwn = viewer.roles.contains(.focal) && viewer.unit != nil && viewer.unit == unit
        guard viewer.readsAll || isOwn || viewer.actor == id else { throw NotVisible() }
        return (try row.get("name"), unit)
    }
}

extension OverviewReading {
    /// How a letter cites a plan: its code, its title, who issued it and when.
    func plan(_ id: ID<Plan>) async throws -> PlanCitation {
        let row = try await database.rows(
            """
            SELECT p.code, p.title, d.number, d.issued_on, d.issuer_text FROM plans p
            LEFT JOIN documents d ON d.id = p.document_id WHERE p.id = \(id)
            """
        ).first
        guard let row else { throw NotVisible() }
        return PlanCitation(
            code: try row.get("code"), title: try row.get("title"),
            number: try row.get("number", as: String?.self) ?? "", issuedOn: try row.get("issued_on"),
            issuer: try row.get("issuer_text", as: String?.self) ?? "")
    }
}
