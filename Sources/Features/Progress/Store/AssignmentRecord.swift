package import Database
package import Organizations
import Plans
import Vocabulary

/// How a promise is read from its row, with its task and units.
enum AssignmentRecord {
    static let columns: SQL = """
        a.id, a.mission_id, a.unit_id, a.first_unit_id, a.group_id, a.part, a.assigned_on, a.state, a.state_words, a.state_at,
        a.first_due_on, a.due_on, a.done_on, a.level, a.declared_at, a.percent, a.last_sent_at, a.updates, a.cause,
        a.confirmed_hash, a.amendments, a.account_id, a.person_name, a.version, a.changed_seq,
        m.plan_id, p.code AS plan_code, m.annex, m.section, m.section_title, m.no, m.title, m.product, m.deadline_raw,
        m.deadline_kind, m.starts_on, m.ends_on, m.state AS mission_state,
        u.code AS unit_code, u.name AS unit_name, g.code AS group_code, g.name AS group_name
        """

    static let tables: SQL = """
        assignments a JOIN missions m ON m.id = a.mission_id JOIN plans p ON p.id = m.plan_id
        JOIN units u ON u.id = a.unit_id LEFT JOIN units g ON g.id = a.group_id
        """

    static func assignment(_ row: Row) throws -> Assignment {
        let groupID: ID<OrgUnit>? = try row.get("group_id")
        let group = try groupID.map {
            UnitLink(
                id: $0, code: try row.get("group_code", as: String?.self) ?? "",
                name: try row.get("group_name", as: String?.self) ?? "")
        }
        return Assignment(
            id: try row.get("id"), task: try task(row),
            unit: UnitLink(
                id: try row.get("unit_id"), code: try row.get("unit_code"), name: try row.get("unit_name")),
            firstUnit: try row.get("first_unit_id"), group: group,
            part: Assignment.Part(rawValue: try row.get("part")) ?? .watch, assignedOn: try row.get("assigned_on"),
            state: WorkState(rawValue: try row.get("state")) ?? .withdrawn, stateWords: try row.get("state_words"),
            stateAt: try row.get("state_at"), firstDue: try row.get("first_due_on"), due: try row.get("due_on"),
            doneOn: try row.get("done_on"), level: ProofLevel(rawValue: try row.get("level")) ?? .none,
            declaredAt: try row.get("declared_at"), percent: try row.get("percent"),
            lastSentAt: try row.get("last_sent_at"), updates: try row.get("updates"), cause: try row.get("cause"),
            confirmedHash: try row.get("confirmed_hash"), amendments: try row.get("amendments"),
            account: try row.get("account_id"), personName: try row.get("person_name"), version: try row.get("version"))
    }

    private static func task(_ row: Row) throws -> Assignment.Task {
        Assignment.Task(
            id: try row.get("mission_id"), plan: PlanLink(id: try row.get("plan_id"), code: try row.get("plan_code")),
            annex: try row.get("annex"), section: try row.get("section"), sectionTitle: try row.get("section_title"),
            no: try row.get("no"), title: try row.get("title"), product: try row.get("product"),
            deadline: Deadline(
                raw: try row.get("deadline_raw"), kind: Deadline.Kind(rawValue: try row.get("deadline_kind")) ?? .none,
                start: try row.get("starts_on"), end: try row.get("ends_on")),
            isWithdrawn: try row.get("mission_state", as: String.self) == "withdrawn")
    }
}

extension Viewer {
    /// Holds for the promises, table `a`, that the viewer may read: all for those who read all, for a focal point those
    /// of its own unit, those it had before a merger or a handover, and what was joined into its own.
    package var mayReadAssignment: SQL {
        if readsAll { return "1 = 1" }
        guard roles.contains(.focal), let unit else { return "1 = 0" }
        return """
            (a.unit_id = \(unit) OR a.first_unit_id = \(unit)
                OR a.id IN (SELECT v.assignment_id FROM assignment_moves v
                    WHERE v.from_unit_id = \(unit) AND v.kind IN ('succession', 'handover'))
                OR a.id IN (SELECT j.assignment_id FROM assignment_joins j JOIN assignments k ON k.id = j.into_id
                    WHERE k.unit_id = \(unit)))
            """
    }
}
