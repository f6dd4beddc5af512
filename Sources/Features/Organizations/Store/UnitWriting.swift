import Database
import Vietnamese
import Vocabulary

/// Writes examined facts inside one transaction: first every unit, then what ties them to one another.
struct UnitWriting {
    let transaction: any Transaction
    let world: World
    let viewer: Viewer

    init(_ transaction: any Transaction, _ world: World, _ viewer: Viewer) {
        self.transaction = transaction
        self.world = world
        self.viewer = viewer
    }

    /// Writes these units, new or changed, and notes each in the ledger.
    func write(_ units: [UnitFacts], _ register: UnitRegister) throws {
        var ids = register.ids
        let now = world.now()
        for facts in units {
            if let id = ids[facts.code] {
                try change(facts, id, now)
            } else {
                let id = world.newID()
                ids[facts.code] = id
                try add(facts, id, now)
            }
        }
        for facts in units {
            guard let id = ids[facts.code] else { continue }
            try transaction.run(
                """
                UPDATE units SET parent_id = \(facts.parent.flatMap { ids[$0] }),
                successor_id = \(facts.successor.flatMap { ids[$0] }) WHERE id = \(id)
                """)
            try tie(facts, id, ids)
            try transaction.note(
                Deed(register.facts[facts.code] == nil ? "unit-created" : "unit-changed", of: "unit", id),
                before: register.facts[facts.code]?.noted, after: facts.noted, by: viewer, world)
        }
    }

    private func add(_ facts: UnitFacts, _ id: String, _ now: Instant) throws {
        try transaction.run(
            """
            INSERT INTO units (id, code, identifier, official_code, kind, name, name_folded, name_sort, search_folded,
                is_group, valid_from, valid_to, latitude, longitude, tile_x, tile_y, created_at, changed_at)
            VALUES (\(id), \(facts.code), \(facts.identifier?.text), \(facts.officialCode), \(facts.kind.rawValue),
                \(facts.name), \(foldedKey(facts.name)), \(collationKey(facts.name)), \(facts.searchKey),
                \(facts.kind == .group ? 1 : 0), \(facts.existence.from), \(facts.existence.to),
                \(facts.place?.latitude), \(facts.place?.longitude), \(facts.tile?.x), \(facts.tile?.y), \(now), \(now))
            """)
    }

    private func change(_ facts: UnitFacts, _ id: String, _ now: Instant) throws {
        try transaction.run(
            """
            UPDATE units SET identifier = \(facts.identifier?.text), official_code = \(facts.officialCode),
                kind = \(facts.kind.rawValue), name = \(facts.name), name_folded = \(foldedKey(facts.name)),
                name_sort = \(collationKey(facts.name)), search_folded = \(facts.searchKey),
                is_group = \(facts.kind == .group ? 1 : 0), valid_from = \(facts.existence.from),
                valid_to = \(facts.existence.to), latitude = \(facts.place?.latitude),
                longitude = \(facts.place?.longitude), tile_x = \(facts.tile?.x), tile_y = \(facts.tile?.y),
                changed_at = \(now)
            WHERE id = \(id)
            """)
        try transaction.run("DELETE FROM unit_aliases WHERE unit_id = \(id)")
        try transaction.run("DELETE FROM group_members WHERE unit_id = \(id)")
    }

    private func tie(_ facts: UnitFacts, _ id: String, _ ids: [String: String]) throws {
        let aliases = facts.aliases.map { "(\(id), \($0), \(foldedKey($0)))" as SQL }
        if !aliases.isEmpty {
            try transaction.run(
                "INSERT INTO unit_aliases (unit_id, alias, alias_folded) VALUES \(aliases.joined(separator: ", "))")
        }
        let members = facts.memberships.compactMap { membership -> SQL? in
            guard let group = ids[membership.group] else { return nil }
            let days = membership.days ?? facts.existence
            return "(\(group), \(id), \(days.from ?? UnitRegister.always), \(days.to))"
        }
        if !members.isEmpty {
            try transaction.run(
                "INSERT INTO group_members (group_id, unit_id, valid_from, valid_to) VALUES \(members.joined(separator: ", "))"
            )
        }
    }
}

extension UnitFacts {
    /// What a search looks through: name, aliases, code, identifier, official code, with abbreviations written out.
    var searchKey: String {
        SearchText.indexed(
            ([name] + aliases + [code, identifier?.text ?? "", officialCode ?? ""]).filter { !$0.isEmpty }
                .joined(separator: "; "))
    }

    /// The facts as the ledger keeps them: only what is said.
    var noted: [(String, String)] { cells.filter { !$0.text.isEmpty }.map { ($0.column.rawValue, $0.text) } }
}
