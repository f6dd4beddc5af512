import Calendars
import Database
import Organizations
import Plans
import Progress
import Vocabulary

/// Reads what reminders depend on: every promise of which something is still to be done.
struct FactsReading {
    let pauses: Pauses
    let today: Day

    /// The facts of all open promises.
    func all(in tx: any Transaction) throws -> [ChaseFacts] {
        let marks = try marks(in: tx)
        let spans = try spans(in: tx)
        let stopped = try stopped(in: tx)
        var facts: [ChaseFacts] = []
        var places: [String: Int] = [:]
        let counted = ProofLevel.counted.rawValue
        try tx.each(
            """
            SELECT a.id, a.unit_id, o.id AS account_id, a.part, a.assigned_on, a.state, a.state_at, a.due_on, a.last_sent_at,
                m.deadline_raw, m.deadline_kind, m.starts_on, m.ends_on
            FROM assignments a JOIN missions m ON m.id = a.mission_id
            LEFT JOIN accounts o ON o.id = a.account_id AND o.unit_id = a.unit_id
            WHERE m.state = 'current' AND a.part <> 'watch' AND a.level < \(counted)
                AND a.state NOT IN ('withdrawn', 'suspended', 'confirmed')
            """
        ) { row in
            let id: ID<Assignment> = try row.get("id")
            let unit: ID<OrgUnit> = try row.get("unit_id")
            var one = ChaseFacts(
                assignment: id, unit: unit, account: try row.get("account_id"),
                part: Assignment.Part(rawValue: try row.get("part")) ?? .watch, assignedOn: try row.get("assigned_on"),
                dues: try FactsReading.dues(row, done: marks[id.text] ?? [], today: today))
            one.pauses = (spans[unit.text] ?? []) + (stopped[id.text] ?? [])
            one.lastSent = try row.get("last_sent_at", as: Instant?.self)?.localDay
            if try row.get("state", as: String.self) == WorkState.returned.rawValue {
                one.returnedOn = try row.get("state_at", as: Instant.self).localDay
            }
            places[id.text] = facts.count
            facts.append(one)
        }
        for row in try tx.rows("SELECT id, assignment_id, on_unit_id, made_on FROM claims WHERE state = 'open'") {
            guard let place = places[try row.get("assignment_id")] else { continue }
            facts[place].waiting.append(
                ChaseFacts.Waiting(
                    claim: try row.get("id"), on: try row.get("on_unit_id"), since: try row.get("made_on")))
        }
        for row in try tx.rows("SELECT assignment_id, asked_on FROM extensions WHERE state = 'asked'") {
            guard let place = places[try row.get("assignment_id")] else { continue }
            facts[place].extensionAskedOn = try row.get("asked_on")
        }
        return facts
    }

    /// The days by which something is to be done that is not done: the task's own deadline and its occurrences.
    static func dues(_ row: Row, done: Set<String>, today: Day) throws -> [ChaseFacts.Due] {
        let due: Day? = try row.get("due_on")
        let deadline = Deadline(
            raw: try row.get("deadline_raw"), kind: Deadline.Kind(rawValue: try row.get("deadline_kind")) ?? .none,
            start: try row.get("starts_on"), end: try due ?? row.get("ends_on"))
        let occurrences = Occurrence.all(
            of: deadline, from: try row.get("assigned_on"), through: today.adding(days: 62))
        var dues = occurrences.filter { !done.contains($0.label) && $0.dueOn != due }.map {
            ChaseFacts.Due(label: $0.label, on: $0.dueOn)
        }
        if let due { dues.append(ChaseFacts.Due(on: due)) }
        return dues
    }

    private func marks(in tx: any Transaction) throws -> [String: Set<String>] {
        var marks: [String: Set<String>] = [:]
        try tx.each("SELECT assignment_id, occurrence FROM occurrence_marks") { row in
            marks[try row.get("assignment_id"), default: []].insert(try row.get("occurrence"))
        }
        return marks
    }

    /// Days of declared events, by unit.
    private func spans(in tx: any Transaction) throws -> [String: [DaySpan]] {
        var spans: [String: [DaySpan]] = [:]
        for pause in try pauses.all(in: tx) {
            for unit in pause.units { spans[unit.text, default: []].append(DaySpan(from: pause.from, to: pause.to)) }
        }
        return spans
    }

    /// Days on which one promise stood still by decision.
    private func stopped(in tx: any Transaction) throws -> [String: [DaySpan]] {
        var spans: [String: [DaySpan]] = [:]
        for row in try tx.rows("SELECT assignment_id, from_on, to_on FROM suspensions") {
            spans[try row.get("assignment_id"), default: []].append(
                DaySpan(from: try row.get("from_on"), to: try row.get("to_on")))
        }
        return spans
    }
}

/// Reads who is there to be told.
enum RecipientsReading {
    static func all(in tx: any Transaction) throws -> Recipients {
        var found = Recipients()
        for row in try tx.rows("SELECT id, name FROM accounts WHERE disabled_at IS NULL") {
            let id: String = try row.get("id")
            found.accounts[id] = Recipient(id: id, account: ID(id), name: try row.get("name"))
        }
        for row in try tx.rows(
            """
            SELECT r.account_id, r.role, a.unit_id FROM account_roles r JOIN accounts a ON a.id = r.account_id
            WHERE r.role IN ('focal', 'office') AND a.disabled_at IS NULL ORDER BY a.name_sort, a.id
            """)
        {
            guard let person = found.accounts[try row.get("account_id")] else { continue }
            if try row.get("role", as: String.self) == "office" {
                found.office.append(person)
            } else if let unit: String = try row.get("unit_id") {
                found.focals[unit, default: []].append(person)
            }
        }
        for row in try tx.rows(
            """
            SELECT p.id, p.post, p.name, p.account_id, u.unit_id FROM chase_people p
            JOIN chase_person_units u ON u.person_id = p.id WHERE p.withdrawn_at IS NULL ORDER BY p.created_at, p.id
            """)
        {
            let account: String? = try row.get("account_id")
            // Somebody whose account was stopped is told nothing more.
            let person: Recipient? =
                if let account {
                    found.accounts[account]
                } else {
                    Recipient(id: try row.get("id"), account: nil, name: try row.get("name"))
                }
            guard let person else { continue }
            let unit: String = try row.get("unit_id")
            switch try row.get("post", as: String.self) {
            case "head": found.heads[unit, default: []].append(person)
            case "overseer": found.overseers[unit, default: []].append(person)
            default: found.contacts[unit, default: []].append(person)
            }
        }
        return found
    }
}
