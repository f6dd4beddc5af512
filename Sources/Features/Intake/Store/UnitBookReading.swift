import Database
import Vocabulary

extension UnitBook {
    /// The units and groups of the register, by name.
    init(_ tx: any Transaction) throws {
        var entries: [Entry] = []
        var places: [String: Int] = [:]
        var codes: [String: String] = [:]
        for row in try tx.rows(
            "SELECT id, code, name, is_group FROM units WHERE valid_to IS NULL ORDER BY name_sort, id")
        {
            let entry = Entry(
                id: try row.get("id"), code: try row.get("code"), name: try row.get("name"),
                isGroup: try row.get("is_group", as: Int.self) == 1)
            places[entry.id] = entries.count
            codes[entry.id] = entry.code
            entries.append(entry)
        }
        for row in try tx.rows("SELECT unit_id, alias FROM unit_aliases ORDER BY unit_id, alias") {
            if let place = places[try row.get("unit_id")] { entries[place].aliases.append(try row.get("alias")) }
        }
        for row in try tx.rows(
            "SELECT group_id, unit_id FROM group_members WHERE valid_to IS NULL ORDER BY group_id, unit_id")
        {
            if let place = places[try row.get("group_id")], let code = codes[try row.get("unit_id")] {
                entries[place].members.append(code)
            }
        }
        self.init(entries)
    }
}

/// The tasks of the register, to find what a new row may be a double of, or what a progress row speaks of.
struct RegisterTitles: Sendable {
    private struct Known: Sendable {
        var id: String
        var name: String
        var likeness: Likeness
    }

    private let known: [Known]

    init(_ tx: any Transaction) throws {
        known = try tx.rows(
            """
            SELECT missions.id, missions.title, missions.no, plans.code FROM missions
            JOIN plans ON plans.id = missions.plan_id WHERE missions.state = 'current' ORDER BY missions.id
            """
        ).map { row in
            let title: String = try row.get("title")
            let no: String = try row.get("no")
            let plan: String = try row.get("code")
            return Known(
                id: try row.get("id"), name: no.isEmpty ? "\(plan): \(title)" : "\(plan), nhiệm vụ \(no)",
                likeness: Likeness(title))
        }
    }

    /// The row with what the register already has of it: a flag for a task, a link for a progress row.
    func compare(_ proposal: Proposal) -> Proposal {
        guard proposal.kind == .mission || proposal.kind == .progress, !known.isEmpty else { return proposal }
        let wanted = Likeness(proposal.fields.title)
        var best: (known: Known, share: Double)?
        for one in known {
            let share = wanted.share(with: one.likeness, atLeast: 0.6)
            if share > best?.share ?? 0 { best = (one, share) }
        }
        guard let best else { return proposal }
        var result = proposal
        let percent = Int((best.share * 100).rounded(.down))
        if proposal.kind == .progress, best.share >= 0.6 {
            result.fields.missionID = best.known.id
            result.fields.missionTitle = best.known.name
            result.proposed = result.fields
        } else if proposal.kind == .mission, best.share >= 0.8 {
            result.flags.append(
                RowFlag(
                    code: "duplicate.register", says: "Giống \(percent)% lời văn của một việc đã có trong sổ.",
                    other: best.known.id, otherName: best.known.name, isNote: best.share < 0.92))
        }
        return result
    }
}
