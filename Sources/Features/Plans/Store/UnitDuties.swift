package import Database
package import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// What a list of units holds.
package struct UnitFilter: Hashable, Sendable {
    package var words = ""
    /// The raw value of a `UnitKind`; empty for all.
    package var kind = ""
    /// Only units that exist on this day; nil for all.
    package var day: Day?
    package init() {}
}

/// One unit with what it owes.
package struct UnitLine: Sendable, Hashable, Placed {
    package let unit: UnitLink
    /// The raw value of a `UnitKind`.
    package let kind: String
    package let lead: TimeTally
    package let coop: TimeTally
    package let placeSort: String
    package var placeID: String { unit.id.text }
}

/// Who owes what: units with their tasks.
package struct UnitDuties: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// A page of units in Vietnamese order with what they lead and help with, as far as the viewer may read it.
    package func list(
        _ filter: UnitFilter, from key: PageKey? = nil, size: Int? = 50, today: Day, for viewer: Viewer
    ) async throws -> ListPage<UnitLine> {
        let clause = PageKey.clause(key, sort: "units.name_sort", id: "units.id", descending: false, size: size)
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT units.id, units.code, units.name, units.kind, units.name_sort FROM units
                WHERE \(condition(filter, for: viewer))\(clause)
                """)
            let units = try rows.map {
                UnitLink(id: try $0.get("id"), code: try $0.get("code"), name: try $0.get("name"))
            }
            let tallies = try tallies(of: units.map(\.id), today: today, for: viewer, in: tx)
            let lines = try zip(units, rows).map { unit, row in
                UnitLine(
                    unit: unit, kind: try row.get("kind"), lead: tallies[unit.id]?.lead ?? TimeTally(),
                    coop: tallies[unit.id]?.coop ?? TimeTally(), placeSort: try row.get("name_sort"))
            }
            guard let size else { return ListPage(rows: lines) }
            return ListPage(read: lines, size: size, from: key)
        }
    }

    /// One unit with what it owes.
    ///
    /// - Throws: `NotVisible` when there is none of this code, or the viewer is the public.
    package func line(_ code: String, today: Day, for viewer: Viewer) async throws -> UnitLine {
        try await database.read { tx in
            let right = viewer.mayReadPapers
            guard
                let row = try tx.first(
                    "SELECT id, code, name, kind, name_sort FROM units WHERE code = \(code) AND \(right)")
            else { throw NotVisible() }
            let unit = UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name"))
            let tally = try tallies(of: [unit.id], today: today, for: viewer, in: tx)[unit.id]
            return UnitLine(
                unit: unit, kind: try row.get("kind"), lead: tally?.lead ?? TimeTally(),
                coop: tally?.coop ?? TimeTally(),
                placeSort: try row.get("name_sort"))
        }
    }

    /// The units whose work a unit took over, in Vietnamese order.
    package func predecessors(of unit: ID<OrgUnit>, for viewer: Viewer) async throws -> [UnitLink] {
        let right = viewer.mayReadPapers
        return try await database.rows(
            "SELECT id, code, name FROM units WHERE successor_id = \(unit) AND \(right) ORDER BY name_sort, id"
        ).map { UnitLink(id: try $0.get("id"), code: try $0.get("code"), name: try $0.get("name")) }
    }

    /// How many units the filter holds with its kind left open, by kind.
    package func counts(_ filter: UnitFilter, for viewer: Viewer) async throws -> [(kind: String, count: Int)] {
        var open = filter
        open.kind = ""
        let rows = try await database.rows(
            """
            SELECT kind, COUNT(*) AS amount FROM units WHERE \(condition(open, for: viewer))
            GROUP BY kind ORDER BY COUNT(*) DESC, kind
            """)
        return try rows.map { (try $0.get("kind"), try $0.get("amount")) }
    }

    private func tallies(
        of units: [ID<OrgUnit>], today: Day, for viewer: Viewer, in tx: any Transaction
    ) throws -> [ID<OrgUnit>: (lead: TimeTally, coop: TimeTally)] {
        var tallies: [ID<OrgUnit>: (lead: TimeTally, coop: TimeTally)] = [:]
        for part in units.indices.parts(of: 400) {
            let ids = units[part].map { "\($0)" as SQL }.joined(separator: ", ")
            for row in try tx.rows(
                """
                SELECT unit_id, part, time_group, COUNT(*) AS amount FROM (
                    SELECT mission_units.unit_id, mission_units.part, \(TimeSQL.group(today: today)) AS time_group
                    FROM mission_units JOIN missions ON missions.id = mission_units.mission_id
                    WHERE mission_units.unit_id IN (\(ids)) AND missions.state = 'current' AND \(viewer.mayReadMission)
                ) AS grouped GROUP BY unit_id, part, time_group
                """)
            {
                guard let group = TimeGroup(rawValue: try row.get("time_group")) else { continue }
                let unit: ID<OrgUnit> = try row.get("unit_id")
                let amount: Int = try row.get("amount")
                if try row.get("part", as: String.self) == "lead" {
                    tallies[unit, default: (TimeTally(), TimeTally())].lead.counts[group] = amount
                } else {
                    tallies[unit, default: (TimeTally(), TimeTally())].coop.counts[group] = amount
                }
            }
        }
        return tallies
    }

    private func condition(_ filter: UnitFilter, for viewer: Viewer) -> SQL {
        var sql: SQL = viewer.mayReadPapers
        if !filter.kind.isEmpty { sql = sql + " AND units.kind = \(filter.kind)" }
        if let day = filter.day {
            sql =
                sql + """
                     AND (units.valid_from IS NULL OR units.valid_from <= \(day))
                        AND (units.valid_to IS NULL OR units.valid_to >= \(day))
                    """
        }
        let keys = SearchText.keys(for: filter.words)
        if !keys.isEmpty { sql = sql + " AND \(matches("units.search_folded", keys: keys))" }
        return sql
    }
}
