package import Database
import Vietnamese
package import Vocabulary

/// The register of units and groups. Names, codes and successions are open to every account and to the house's own
/// jobs; the public gets nothing from here. Only a keeper writes.
package struct Units: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What a list of units is narrowed to; empty parts narrow nothing.
    package struct Filter: Hashable, Sendable {
        /// Words of a name, an alias, a code or an identifier, with or without diacritics.
        package var words = ""
        package var kinds: Set<UnitKind> = []
        /// Only units that exist on this day.
        package var day: Day?
        /// Only members of this group (on `day`, or ever).
        package var group: ID<OrgUnit>?
        /// Nil: both; true: only groups; false: only units.
        package var isGroup: Bool?
        package init() {}
    }

    /// A page of a list and where the next one begins; nil when this is the last.
    package struct Page: Sendable {
        package let units: [OrgUnit]
        package let next: String?
        /// How many there are in all.
        package let total: Int
    }

    /// The units of a filter in Vietnamese order of their names, `limit` at a time; `after` is the `next` of the page
    /// before.
    package func list(_ viewer: Viewer, _ filter: Filter = Filter(), after: String? = nil, limit: Int = 50) async throws
        -> Page
    {
        let condition = Units.condition(viewer, filter)
        return try await database.read { transaction in
            let total: Int =
                try transaction.first("SELECT count(*) AS n FROM units u WHERE \(condition)")?.get("n") ?? 0
            var place: SQL = .empty
            if let after, let row = try transaction.first("SELECT name_sort FROM units WHERE id = \(after)") {
                place = "AND (u.name_sort, u.id) > (\(try row.get("name_sort", as: String.self)), \(after))"
            }
            let rows = try transaction.rows(
                "SELECT u.* FROM units u WHERE \(condition) \(place) ORDER BY u.name_sort, u.id LIMIT \(limit + 1)")
            let units = try rows.prefix(limit).map(OrgUnit.init(row:))
            return Page(units: units, next: rows.count > limit ? units.last?.id.text : nil, total: total)
        }
    }

    /// The unit of this id.
    ///
    /// - Throws: `NotVisible` when there is none.
    package func find(_ viewer: Viewer, _ id: ID<OrgUnit>) async throws -> OrgUnit {
        try await one("SELECT u.* FROM units u WHERE u.id = \(id) AND \(viewer.mayReadUnits)")
    }

    /// The unit of this code.
    ///
    /// - Throws: `NotVisible` when there is none.
    package func find(_ viewer: Viewer, code: String) async throws -> OrgUnit {
        try await one("SELECT u.* FROM units u WHERE u.code = \(code) AND \(viewer.mayReadUnits)")
    }

    /// The units of these codes, by code; unknown codes are absent.
    package func find(_ viewer: Viewer, codes: Set<String>) async throws -> [String: OrgUnit] {
        guard !codes.isEmpty else { return [:] }
        let list = codes.sorted().map { "\($0)" as SQL }.joined(separator: ", ")
        let rows = try await database.rows(
            "SELECT u.* FROM units u WHERE u.code IN (\(list)) AND \(viewer.mayReadUnits)")
        return Dictionary(
            try rows.map(OrgUnit.init(row:)).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The members of a group that belong to it and exist on `day`, in Vietnamese order; a unit that is no group is its
    /// own only member.
    package func members(_ viewer: Viewer, of group: ID<OrgUnit>, on day: Day) async throws -> [OrgUnit] {
        try await database.read { transaction in
            guard
                let row = try transaction.first(
                    "SELECT u.* FROM units u WHERE u.id = \(group) AND \(viewer.mayReadUnits)")
            else { throw NotVisible() }
            let unit = try OrgUnit(row: row)
            guard unit.isGroup else { return [unit] }
            let rows = try transaction.rows(
                """
                SELECT u.* FROM units u
                WHERE u.id IN (\(Units.memberIDs(of: "\(group)", on: day))) ORDER BY u.name_sort, u.id
                """)
            return try rows.map(OrgUnit.init(row:))
        }
    }

    /// A statement for the ids of a group's members on a day, for `IN (…)`; `group` is a column or a bound id.
    package static func memberIDs(of group: SQL, on day: Day) -> SQL {
        """
        SELECT m.unit_id FROM group_members m JOIN units w ON w.id = m.unit_id
        WHERE m.group_id = \(group) AND m.valid_from <= \(day) AND (m.valid_to IS NULL OR m.valid_to >= \(day))
        AND (w.valid_from IS NULL OR w.valid_from <= \(day)) AND (w.valid_to IS NULL OR w.valid_to >= \(day))
        """
    }

    /// The groups a unit is in on a day, in Vietnamese order.
    package func groups(_ viewer: Viewer, of unit: ID<OrgUnit>, on day: Day) async throws -> [OrgUnit] {
        try await database.rows(
            """
            SELECT u.* FROM units u JOIN group_members m ON m.group_id = u.id
            WHERE m.unit_id = \(unit) AND m.valid_from <= \(day) AND (m.valid_to IS NULL OR m.valid_to >= \(day))
            AND \(viewer.mayReadUnits) ORDER BY u.name_sort, u.id
            """
        ).map(OrgUnit.init(row:))
    }

    /// The chain from a unit to who stands in its place on `day`: the unit itself, then each successor. It ends with the
    /// first that exists on that day, or with the last known.
    package func succession(_ viewer: Viewer, of unit: ID<OrgUnit>, on day: Day) async throws -> [OrgUnit] {
        try await database.read { transaction in
            var chain: [OrgUnit] = []
            var next: ID<OrgUnit>? = unit
            while let id = next, !chain.contains(where: { $0.id == id }) {
                guard
                    let row = try transaction.first(
                        "SELECT u.* FROM units u WHERE u.id = \(id) AND \(viewer.mayReadUnits)")
                else { break }
                let found = try OrgUnit(row: row)
                chain.append(found)
                if found.existence.to.map({ day <= $0 }) ?? true { break }
                next = found.successor
            }
            if chain.isEmpty { throw NotVisible() }
            return chain
        }
    }

    /// The other names of a unit, in Vietnamese order.
    package func aliases(_ viewer: Viewer, of unit: ID<OrgUnit>) async throws -> [String] {
        try await database.rows(
            """
            SELECT a.alias AS alias FROM unit_aliases a JOIN units u ON u.id = a.unit_id
            WHERE a.unit_id = \(unit) AND \(viewer.mayReadUnits) ORDER BY a.alias_folded, a.alias
            """
        ).map { try $0.get("alias") }
    }

    private func one(_ sql: SQL) async throws -> OrgUnit {
        guard let row = try await database.rows(sql).first else { throw NotVisible() }
        return try OrgUnit(row: row)
    }

    private static func condition(_ viewer: Viewer, _ filter: Filter) -> SQL {
        var parts: [SQL] = [viewer.mayReadUnits]
        let keys = SearchText.keys(for: filter.words)
        if !keys.isEmpty {
            let any = keys.map { "u.search_folded LIKE \(likePattern($0)) ESCAPE '\\'" as SQL }.joined(
                separator: " OR ")
            parts.append("(\(any))")
        }
        if !filter.kinds.isEmpty {
            let list = filter.kinds.map(\.rawValue).sorted().map { "\($0)" as SQL }.joined(separator: ", ")
            parts.append("u.kind IN (\(list))")
        }
        if let day = filter.day {
            parts.append(
                "(u.valid_from IS NULL OR u.valid_from <= \(day)) AND (u.valid_to IS NULL OR u.valid_to >= \(day))")
        }
        if let isGroup = filter.isGroup { parts.append("u.is_group = \(isGroup ? 1 : 0)") }
        if let group = filter.group {
            if let day = filter.day {
                parts.append("u.id IN (\(memberIDs(of: "\(group)", on: day)))")
            } else {
                parts.append("u.id IN (SELECT unit_id FROM group_members WHERE group_id = \(group))")
            }
        }
        return parts.joined(separator: " AND ")
    }
}

/// `%text%` with the signs of LIKE taken literally, escaped by `\`.
func likePattern(_ text: String) -> String {
    var out: [UInt8] = [37]
    for byte in text.utf8 { out += byte == 37 || byte == 95 || byte == 92 ? [92, byte] : [byte] }
    return String(decoding: out + [37], as: UTF8.self)
}

extension Viewer {
    /// A condition: anyone but the public reads the register of units.
    var mayReadUnits: SQL { actor == "public" ? "1 = 0" : "1 = 1" }

    /// Whether this viewer keeps units, people and settings.
    package var keeps: Bool { roles.contains(.keeper) }
}

extension OrgUnit {
    /// The unit of a row of `units` with all its columns.
    package init(row: Row) throws {
        let (latitude, longitude): (Double?, Double?) = (try row.get("latitude"), try row.get("longitude"))
        let (x, y): (Int?, Int?) = (try row.get("tile_x"), try row.get("tile_y"))
        var place: Place?
        if let latitude, let longitude { place = Place(latitude: latitude, longitude: longitude) }
        var tile: Tile?
        if let x, let y { tile = Tile(x: x, y: y) }
        self.init(
            id: try row.get("id"), code: try row.get("code"), name: try row.get("name"),
            kind: UnitKind(rawValue: try row.get("kind")) ?? .other,
            identifier: try row.get("identifier", as: String?.self).flatMap(AgencyIdentifier.init),
            officialCode: try row.get("official_code"), parent: try row.get("parent_id"),
            existence: Existence(from: try row.get("valid_from"), to: try row.get("valid_to")),
            successor: try row.get("successor_id"), place: place, tile: tile)
    }
}
