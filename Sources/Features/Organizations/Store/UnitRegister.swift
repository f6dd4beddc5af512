import Database
import Vietnamese
import Vocabulary

/// The whole register as the facts of its units, read once inside a transaction to compare a file or a form with it.
struct UnitRegister {
    private(set) var facts: [String: UnitFacts] = [:]
    private(set) var ids: [String: String] = [:]
    /// Codes in the order of the names.
    private(set) var order: [String] = []

    init(_ transaction: any Transaction) throws {
        let rows = try transaction.rows("SELECT * FROM units ORDER BY name_sort, id")
        let units = try rows.map(OrgUnit.init(row:))
        let codes = Dictionary(units.map { ($0.id.text, $0.code) }, uniquingKeysWith: { first, _ in first })
        for unit in units {
            var facts = UnitFacts(code: unit.code, name: unit.name, kind: unit.kind)
            facts.parent = unit.parent.flatMap { codes[$0.text] }
            facts.successor = unit.successor.flatMap { codes[$0.text] }
            facts.existence = unit.existence
            facts.identifier = unit.identifier
            facts.officialCode = unit.officialCode
            facts.place = unit.place
            facts.tile = unit.tile
            self.facts[unit.code] = facts
            ids[unit.code] = unit.id.text
            order.append(unit.code)
        }
        for row in try transaction.rows("SELECT unit_id, alias FROM unit_aliases ORDER BY unit_id, alias_folded, alias")
        {
            if let code = codes[try row.get("unit_id")] { facts[code]?.aliases.append(try row.get("alias")) }
        }
        let members = try transaction.rows("SELECT * FROM group_members ORDER BY unit_id, group_id, valid_from")
        for row in members {
            guard let code = codes[try row.get("unit_id")], let group = codes[try row.get("group_id")],
                let existence = facts[code]?.existence
            else { continue }
            let from: Day = try row.get("valid_from")
            let days = Existence(from: from == UnitRegister.always ? nil : from, to: try row.get("valid_to"))
            facts[code]?.memberships.append(
                UnitFacts.Membership(group: group, days: days == existence ? nil : days))
        }
    }

    /// The first day of a membership that has always been.
    static let always = Day(number: -719_162)

    /// All units in the order of their names.
    var all: [UnitFacts] { order.compactMap { facts[$0] } }

    func id(_ code: String?) -> String? { code.flatMap { ids[$0] } }

    /// The facts a line means: what its file has no column for stays as it is.
    func merged(_ line: UnitsFile.Line) -> UnitFacts {
        guard let known = facts[line.facts.code] else { return line.facts }
        var result = line.facts
        if !line.columns.contains(.aliases) { result.aliases = known.aliases }
        if !line.columns.contains(.parent) { result.parent = known.parent }
        if !line.columns.contains(.successor) { result.successor = known.successor }
        if !line.columns.contains(.identifier) { result.identifier = known.identifier }
        if !line.columns.contains(.officialCode) { result.officialCode = known.officialCode }
        if !line.columns.contains(.latitude) { result.place = known.place }
        if !line.columns.contains(.tileX) { result.tile = known.tile }
        if !line.columns.contains(.groups) { result.memberships = known.memberships }
        if !line.columns.contains(.validFrom) || !line.columns.contains(.validTo) {
            result.existence = Existence(
                from: line.columns.contains(.validFrom) ? result.existence.from : known.existence.from,
                to: line.columns.contains(.validTo) ? result.existence.to : known.existence.to)
        }
        return result
    }

    /// Which columns of a unit the new facts change; nil for a unit that is not in the register.
    func changes(_ new: UnitFacts) -> [UnitColumn]? {
        guard let known = facts[new.code] else { return nil }
        let (a, b) = (known.comparable, new.comparable)
        return UnitColumn.allCases.filter { a.text($0) != b.text($0) }
    }
}

extension UnitFacts {
    /// The same facts with their lists in one order, so that only real differences show.
    var comparable: UnitFacts {
        var copy = self
        copy.aliases.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        copy.memberships.sort { $0.text < $1.text }
        return copy
    }
}
