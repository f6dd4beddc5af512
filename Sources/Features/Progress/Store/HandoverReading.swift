import Database
import Organizations
import Plans
import Vietnamese
import Vocabulary

/// Reads what a unit, or one person of it, still owes, as a handover lists it.
struct HandoverReading {
    let world: World
    let tx: any Transaction

    /// Holds for the promises, table `a` with its task `m`, that a unit leaves behind when it ends: what it has proved
    /// stays its own, also while the Office has not confirmed it.
    static let left: SQL = """
        a.state NOT IN ('withdrawn', 'confirmed') AND NOT (a.state = 'declared' AND a.level >= 2) AND m.state = 'current'
        """

    private static let open: SQL = "a.state NOT IN ('withdrawn', 'confirmed') AND m.state = 'current'"

    /// The promises that are neither confirmed nor withdrawn, the nearest deadline first; of a whole unit, what it leaves
    /// behind.
    func open(of unit: ID<OrgUnit>, person: PromiseOwner? = nil) throws -> [Assignment] {
        let whose: SQL =
            switch person {
            case nil: .empty
            case .unit: "AND a.account_id IS NULL AND a.person_name = ''"
            case .account(let id): "AND a.account_id = \(id)"
            case .named(let name): "AND a.account_id IS NULL AND a.person_name = \(name)"
            }
        return try tx.rows(
            """
            SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
            WHERE a.unit_id = \(unit) AND \(person == nil ? Self.left : Self.open) \(whose)
            ORDER BY CASE WHEN a.due_on IS NULL THEN 1 ELSE 0 END, a.due_on, m.place_sort, a.id
            """
        ).map(AssignmentRecord.assignment)
    }

    /// The claims of others that wait for this unit, the oldest first.
    func claims(on unit: ID<OrgUnit>) throws -> [HandoverClaim] {
        try tx.rows(
            """
            SELECT c.id, c.words, c.made_on, c.promised_on, u.name, m.title
            FROM claims c JOIN assignments a ON a.id = c.assignment_id JOIN missions m ON m.id = a.mission_id
            JOIN units u ON u.id = a.unit_id
            WHERE c.on_unit_id = \(unit) AND c.state <> 'closed' AND a.state <> 'withdrawn' ORDER BY c.made_at, c.id
            """
        ).map { row in
            let promised: Day? = try row.get("promised_on")
            return HandoverClaim(
                claim: try row.get("id"), unit: try row.get("name"), title: try row.get("title"),
                words: try row.get("words"), madeOn: try row.get("made_on"), promisedOn: promised?.iso ?? "", toUnit: ""
            )
        }
    }

    /// The lines of a handover; drafts are only those of the person who hands over.
    func items(_ promises: [Assignment], draftsOf account: ID<Account>?) throws -> [HandoverItem] {
        var items: [HandoverItem] = []
        for part in stride(from: 0, to: promises.count, by: 300) {
            let some = Array(promises[part..<min(part + 300, promises.count)])
            let ids = some.map { "\($0.id)" as SQL }.joined(separator: ", ")
            let (results, proofs) = (try lastResults(ids), try evidence(ids))
            let (waits, steps, drafts) = (try waits(ids), try steps(ids), try drafts(ids, of: account))
            items += some.map { promise in
                item(
                    promise, result: results[promise.id] ?? "", evidence: proofs[promise.id] ?? [],
                    waits: waits[promise.id] ?? [], steps: steps[promise.id] ?? [], draft: drafts[promise.id])
            }
        }
        return items
    }

    private func item(
        _ promise: Assignment, result: String, evidence: [String], waits: [String], steps: [String], draft: Instant?
    ) -> HandoverItem {
        let time = promise.timeState(today: world.today())
        let isBare = promise.level == .declared
        return HandoverItem(
            assignment: promise.id.text, mission: promise.task.id.text, plan: promise.task.plan.code,
            place: promise.task.no, title: promise.task.title, product: promise.task.product,
            part: promise.part.rawValue, firstDue: promise.firstDue?.iso ?? "", due: promise.due?.iso ?? "",
            deadline: promise.task.deadline.raw, state: promise.state.name.vi, time: time.group.name.vi,
            percent: promise.percent, lastResult: result, lastSentOn: promise.lastSentAt?.localDay.iso ?? "",
            evidence: evidence, undocumented: isBare ? promise.doneOn?.iso ?? "" : "", waits: waits,
            draftOn: draft?.localDay.iso ?? "", steps: steps, fromUnit: promise.unit.name, person: promise.personName,
            toUnit: "", isJoined: false)
    }

    private func lastResults(_ ids: SQL) throws -> [ID<Assignment>: String] {
        var found: [ID<Assignment>: String] = [:]
        for row in try tx.rows(
            """
            SELECT p.assignment_id, p.result, p.next_step FROM progress_updates p
            WHERE p.assignment_id IN (\(ids))
                AND p.seq = (SELECT MAX(q.seq) FROM progress_updates q WHERE q.assignment_id = p.assignment_id)
            """)
        {
            let (result, next): (String, String) = (try row.get("result"), try row.get("next_step"))
            let stop = result.hasSuffix(".") || result.isEmpty ? "" : "."
            found[try row.get("assignment_id")] = next.isEmpty ? result : "\(result)\(stop) Tiếp theo: \(next)"
        }
        return found
    }

    private func evidence(_ ids: SQL) throws -> [ID<Assignment>: [String]] {
        var found: [ID<Assignment>: [String]] = [:]
        for row in try tx.rows(
            """
            SELECT \(UpdateRecord.evidenceColumns) FROM evidence
            WHERE assignment_id IN (\(ids)) AND withdrawn_at IS NULL ORDER BY issued_on, id
            """)
        {
            let one = try UpdateRecord.evidence(row)
            found[one.assignment, default: []].append(one.words)
        }
        return found
    }

    private func waits(_ ids: SQL) throws -> [ID<Assignment>: [String]] {
        var found: [ID<Assignment>: [String]] = [:]
        for row in try tx.rows(
            """
            SELECT c.assignment_id, c.words, c.promised_on, u.name FROM claims c JOIN units u ON u.id = c.on_unit_id
            WHERE c.assignment_id IN (\(ids)) AND c.state <> 'closed' ORDER BY c.made_at, c.id
            """)
        {
            let promised: Day? = try row.get("promised_on")
            let day = promised.map { ", hẹn \(DayText.write($0))" } ?? ""
            let words = "\(try row.get("name", as: String.self)): \(try row.get("words", as: String.self))\(day)"
            found[try row.get("assignment_id"), default: []].append(words)
        }
        return found
    }

    private func steps(_ ids: SQL) throws -> [ID<Assignment>: [String]] {
        var found: [ID<Assignment>: [String]] = [:]
        for row in try tx.rows(
            """
            SELECT assignment_id, title, due_on FROM work_steps
            WHERE assignment_id IN (\(ids)) AND withdrawn_at IS NULL AND done_on IS NULL ORDER BY position, id
            """)
        {
            let due: Day? = try row.get("due_on")
            let day = due.map { " (hạn \(DayText.write($0)))" } ?? ""
            found[try row.get("assignment_id"), default: []].append("\(try row.get("title", as: String.self))\(day)")
        }
        return found
    }

    private func drafts(_ ids: SQL, of account: ID<Account>?) throws -> [ID<Assignment>: Instant] {
        guard let account else { return [:] }
        var found: [ID<Assignment>: Instant] = [:]
        for row in try tx.rows(
            "SELECT assignment_id, saved_at FROM progress_drafts WHERE account_id = \(account) AND assignment_id IN (\(ids))"
        ) {
            found[try row.get("assignment_id")] = try row.get("saved_at")
        }
        return found
    }
}
