import Database
package import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// One line of the register of tasks.
package struct MissionLine: Sendable, Hashable, Placed {
    package var mission: Mission
    package let placeSort: String
    package var placeID: String { mission.id.text }
}

extension Missions {
    /// A page of the register; `size` nil reads all.
    package func list(
        _ filter: MissionFilter, from key: PageKey? = nil, size: Int? = 25, today: Day, for viewer: Viewer
    ) async throws -> ListPage<MissionLine> {
        try await database.read { try page(filter, from: key, size: size, today: today, for: viewer, in: $0) }
    }

    /// The page, how many rows come before it, and how the filter's rows stand when its time is left open.
    ///
    /// One transaction, so that the three agree.
    package func register(
        _ filter: MissionFilter, from key: PageKey?, size: Int, today: Day, for viewer: Viewer
    ) async throws -> (page: ListPage<MissionLine>, before: Int, tally: TimeTally) {
        try await database.read { tx in
            let page = try page(filter, from: key, size: size, today: today, for: viewer, in: tx)
            var before = 0
            if key != nil, let first = page.rows.first {
                let start = PageKey(.before, sort: first.placeSort, id: first.placeID)
                before = try count(filter, before: start, today: today, for: viewer, in: tx)
            }
            return (page, before, try tally(filter, today: today, for: viewer, in: tx))
        }
    }

    /// How the filter's rows stand, its own time left open.
    package func tally(_ filter: MissionFilter, today: Day, for viewer: Viewer) async throws -> TimeTally {
        try await database.read { try tally(filter, today: today, for: viewer, in: $0) }
    }

    func tally(_ filter: MissionFilter, today: Day, for viewer: Viewer, in tx: any Transaction) throws -> TimeTally {
        var open = filter
        open.time = .any
        open.order = .due
        let condition = condition(open, today: today, for: viewer)
        return try tallies.value(TallyKey(filter: open, today: today, viewer), in: tx) {
            try TimeSQL.tally(
                try tx.rows(
                    """
                    SELECT time_group, COUNT(*) AS amount FROM (
                        SELECT \(TimeSQL.group(today: today)) AS time_group FROM missions WHERE \(condition)
                    ) AS grouped GROUP BY time_group
                    """))
        }
    }

    private func page(
        _ filter: MissionFilter, from key: PageKey?, size: Int?, today: Day, for viewer: Viewer, in tx: any Transaction
    ) throws -> ListPage<MissionLine> {
        let rows = try tx.rows(statement(filter, from: key, size: size, today: today, for: viewer))
        var missions = try rows.map(MissionRecord.mission)
        try attachUnits(to: &missions, in: tx)
        let lines = try zip(missions, rows).map { MissionLine(mission: $0, placeSort: try $1.get("place_sort")) }
        guard let size else { return ListPage(rows: lines) }
        return ListPage(read: lines, size: size, from: key)
    }

    private func statement(
        _ filter: MissionFilter, from key: PageKey?, size: Int?, today: Day, for viewer: Viewer
    ) -> SQL {
        let sort = column(filter.order)
        let clause = PageKey.clause(
            key, sort: sort, id: "missions.id", descending: filter.order == .dueLast, size: size)
        return """
            SELECT \(MissionRecord.columns), \(sort) AS place_sort FROM missions JOIN plans ON plans.id = missions.plan_id
            WHERE \(condition(filter, today: today, for: viewer))\(clause)
            """
    }

    /// How SQLite walks the tables for the first page of the plain list; for tests and measuring.
    package func explain(order: MissionFilter.Order, today: Day, for viewer: Viewer) async throws -> [String] {
        var filter = MissionFilter()
        filter.order = order
        let sql = statement(filter, from: nil, size: 25, today: today, for: viewer)
        return try await database.rows("EXPLAIN QUERY PLAN \(sql)").map { try $0.get("detail") }
    }

    private func count(
        _ filter: MissionFilter, before key: PageKey, today: Day, for viewer: Viewer, in tx: any Transaction
    ) throws -> Int {
        let sort = column(filter.order)
        let place: SQL =
            filter.order == .dueLast
            ? "(\(sort), missions.id) > (\(key.sort), \(key.id))" : "(\(sort), missions.id) < (\(key.sort), \(key.id))"
        let row = try tx.first(
            "SELECT COUNT(*) AS amount FROM missions WHERE \(condition(filter, today: today, for: viewer)) AND \(place)"
        )
        return try row?.get("amount") ?? 0
    }

    private func column(_ order: MissionFilter.Order) -> SQL {
        switch order {
        case .due, .dueLast: "missions.due_sort"
        case .place: "missions.place_sort"
        case .title: "missions.title_sort"
        case .lead: "missions.lead_sort"
        }
    }

    func condition(_ filter: MissionFilter, today: Day, for viewer: Viewer) -> SQL {
        var sql: SQL = "missions.state = \(filter.state.rawValue)"
        if !viewer.readsAll { sql = sql + " AND \(viewer.mayReadMission)" }
        if let plan = filter.plan { sql = sql + " AND missions.plan_id = \(plan)" }
        if !filter.unit.isEmpty {
            let part: SQL =
                switch filter.part {
                case .any: ""
                case .lead: " AND named.part = 'lead'"
                case .coop: " AND named.part = 'coop'"
                }
            let groups: SQL =
                filter.throughGroups
                ? """
                 OR named.unit_id IN (SELECT group_members.group_id FROM group_members
                    JOIN units ON units.id = group_members.unit_id
                    WHERE units.code = \(filter.unit) AND group_members.valid_from <= \(today)
                        AND (group_members.valid_to IS NULL OR group_members.valid_to >= \(today)))
                """ : ""
            sql =
                sql + """
                     AND EXISTS (SELECT 1 FROM mission_units named WHERE named.mission_id = missions.id\(part)
                        AND (named.unit_id = (SELECT id FROM units WHERE code = \(filter.unit))\(groups)))
                    """
        }
        if filter.isUnled {
            sql =
                sql + """
                     AND NOT EXISTS (SELECT 1 FROM mission_units led
                        WHERE led.mission_id = missions.id AND led.part = 'lead')
                    """
        }
        if let time = TimeSQL.condition(filter.time, today: today) { sql = sql + " AND \(time)" }
        if let from = filter.dueFrom { sql = sql + " AND missions.due_sort >= \(from)" }
        if let to = filter.dueTo { sql = sql + " AND missions.due_sort <= \(to)" }
        let keys = SearchText.keys(for: filter.words)
        if !keys.isEmpty { sql = sql + " AND \(matches("missions.search_folded", keys: keys))" }
        return sql
    }
}
