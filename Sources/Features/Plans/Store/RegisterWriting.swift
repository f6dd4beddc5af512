import Database
import Documents
import Ledger
import Organizations
import Vietnamese
import Vocabulary

/// What the writing of tasks, targets and projects has in common.
struct RegisterWriting {
    let world: World

    /// The ids of these unit codes, in their order, each once; a code that no unit has is left out.
    func units(_ codes: [String], in tx: any Transaction) throws -> [ID<OrgUnit>] {
        var ids: [ID<OrgUnit>] = []
        for code in codes {
            guard let row = try tx.first("SELECT id FROM units WHERE code = \(code)") else { continue }
            let id: ID<OrgUnit> = try row.get("id")
            if !ids.contains(id) { ids.append(id) }
        }
        return ids
    }

    /// As `units`, but a code that no unit has is a problem: for what a person typed.
    func knownUnits(_ codes: [String], in tx: any Transaction) throws -> [ID<OrgUnit>] {
        for code in codes where try tx.first("SELECT id FROM units WHERE code = \(code)") == nil {
            throw PlanProblem.unitUnknown(code)
        }
        return try units(codes, in: tx)
    }

    /// The plan's number of rows so far: the position of the next one.
    func checkPlan(_ plan: ID<Plan>, in tx: any Transaction) throws {
        guard try tx.first("SELECT id FROM plans WHERE id = \(plan) AND state = 'current'") != nil else {
            throw PlanProblem.planUnknown
        }
    }

    func write(_ origins: [NewOrigin], kind: String, subject: String, in tx: any Transaction) throws {
        for (position, origin) in origins.enumerated() {
            try tx.run(
                """
                INSERT INTO origins (kind, subject_id, position, document_id, page, table_no, row_no, line_from, line_to, words)
                VALUES (\(kind), \(subject), \(position), \(origin.document), \(origin.page), \(origin.table), \(origin.row),
                    \(origin.lines?.lowerBound), \(origin.lines?.upperBound), \(origin.words))
                """)
        }
    }

    /// Order in the plan as text: the plan, then the position.
    static func place(_ plan: ID<Plan>, _ position: Int) -> String {
        let digits = String(position)
        return "\(plan.text).\(String(repeating: "0", count: max(0, 6 - digits.utf8.count)))\(digits)"
    }

    func record(
        _ deed: String, kind: String, _ subject: String, before: JSON?, after: JSON?, by viewer: Viewer,
        in tx: any Transaction
    ) throws {
        try tx.record(
            Change(
                deed: deed, subjectKind: kind, subject: subject, before: before, after: after, actor: viewer.actor,
                actorName: viewer.actorName),
            world: world)
    }
}
