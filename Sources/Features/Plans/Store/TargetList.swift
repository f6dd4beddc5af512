import Database
package import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// What a list of targets holds.
package struct TargetFilter: Hashable, Sendable {
    /// The orders of the list; the raw value is the word in an address.
    package enum Order: String, CaseIterable, Sendable { case place = "so", name = "ten" }
    package var words = ""
    package var plan: ID<Plan>?
    /// A unit's or group's code; empty for all.
    package var unit = ""
    /// The last year of the phase.
    package var horizon: Int?
    package var state = RowState.current
    package var order = Order.place
    /// The group of standing; empty for all. What it holds is given by `only`.
    package var group = ""
    /// These targets only; nil for all.
    package var only: [ID<Target>]?
    package init() {}
}

/// One line of the register of targets.
package struct TargetLine: Sendable, Hashable, Placed {
    package var target: Target
    package let placeSort: String
    package var placeID: String { target.id.text }
}

extension Targets {
    /// A page of the register; `size` nil reads all.
    package func list(
        _ filter: TargetFilter, from key: PageKey? = nil, size: Int? = 25, for viewer: Viewer
    ) async throws -> ListPage<TargetLine> {
        let sort: SQL = filter.order == .name ? "targets.name_sort" : "targets.place_sort"
        let clause = PageKey.clause(key, sort: sort, id: "targets.id", descending: false, size: size)
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT \(TargetRecord.columns), \(sort) AS line_sort FROM targets JOIN plans ON plans.id = targets.plan_id
                WHERE \(condition(filter, for: viewer))\(clause)
                """)
            var targets = try rows.map(TargetRecord.target)
            try attachUnits(to: &targets, in: tx)
            let lines = try zip(targets, rows).map { TargetLine(target: $0, placeSort: try $1.get("line_sort")) }
            guard let size else { return ListPage(rows: lines) }
            return ListPage(read: lines, size: size, from: key)
        }
    }

    /// How many targets the filter holds with its horizon left open, by horizon, ascending; nil for none.
    package func counts(_ filter: TargetFilter, for viewer: Viewer) async throws -> [(horizon: Int?, count: Int)] {
        var open = filter
        open.horizon = nil
        let rows = try await database.rows(
            """
            SELECT horizon, COUNT(*) AS amount FROM targets WHERE \(condition(open, for: viewer))
            GROUP BY horizon ORDER BY horizon NULLS LAST
            """)
        return try rows.map { (try $0.get("horizon"), try $0.get("amount")) }
    }

    /// The targets of a filter, in no order.
    package func ids(_ filter: TargetFilter, for viewer: Viewer) async throws -> [ID<Target>] {
        try await database.rows("SELECT id FROM targets WHERE \(condition(filter, for: viewer))").map {
            try $0.get("id")
        }
    }

    private func condition(_ filter: TargetFilter, for viewer: Viewer) -> SQL {
        var sql: SQL = "targets.state = \(filter.state.rawValue) AND \(viewer.mayReadTarget)"
        if let plan = filter.plan { sql = sql + " AND targets.plan_id = \(plan)" }
        if let horizon = filter.horizon { sql = sql + " AND targets.horizon = \(horizon)" }
        if !filter.unit.isEmpty {
            sql =
                sql + """
                     AND EXISTS (SELECT 1 FROM target_units named WHERE named.target_id = targets.id
                        AND named.unit_id = (SELECT id FROM units WHERE code = \(filter.unit)))
                    """
        }
        if let only = filter.only {
            let ids = only.map { "\($0)" as SQL }.joined(separator: ", ")
            sql = only.isEmpty ? sql + " AND 1 = 0" : sql + " AND targets.id IN (" + ids + ")"
        }
        let keys = SearchText.keys(for: filter.words)
        if !keys.isEmpty { sql = sql + " AND \(matches("targets.search_folded", keys: keys))" }
        return sql
    }
}
