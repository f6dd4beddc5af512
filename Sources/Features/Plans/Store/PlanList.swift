import Database
package import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// What a list of plans holds.
package struct PlanFilter: Hashable, Sendable {
    /// The orders of the list; the raw value is the word in an address.
    package enum Order: String, CaseIterable, Sendable { case newest = "moi", title = "ten" }
    package var words = ""
    package var document: ID<Document>?
    package var state = RowState.current
    package var order = Order.newest
    package init() {}
}

/// One line of the list of plans: what it holds and how its tasks stand, as far as the viewer may read them.
package struct PlanLine: Sendable, Hashable, Placed {
    package var plan: Plan
    package var tally: TimeTally
    package var targets: Int
    package var projects: Int
    package let placeSort: String
    package var placeID: String { plan.id.text }
}

extension PlanRegister {
    /// A page of the list; `size` nil reads all.
    package func list(
        _ filter: PlanFilter, from key: PageKey? = nil, size: Int? = 25, today: Day, for viewer: Viewer
    ) async throws -> ListPage<PlanLine> {
        let newest = filter.order == .newest
        let sort: SQL = newest ? "COALESCE(documents.issued_sort, '')" : "plans.title_sort"
        let clause = PageKey.clause(key, sort: sort, id: "plans.id", descending: newest, size: size)
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT \(PlanRecord.columns), \(sort) AS line_sort
                FROM plans LEFT JOIN documents ON documents.id = plans.document_id
                WHERE \(condition(filter, for: viewer))\(clause)
                """)
            var lines = try rows.map {
                PlanLine(
                    plan: try PlanRecord.plan($0), tally: TimeTally(), targets: 0, projects: 0,
                    placeSort: try $0.get("line_sort"))
            }
            try attachCounts(to: &lines, today: today, for: viewer, in: tx)
            guard let size else { return ListPage(rows: lines) }
            return ListPage(read: lines, size: size, from: key)
        }
    }

    /// One plan as a line of the list, withdrawn or not.
    ///
    /// - Throws: `NotVisible` when it is not there or not for this viewer.
    package func line(_ id: ID<Plan>, today: Day, for viewer: Viewer) async throws -> PlanLine {
        try await database.read { tx in
            var lines = [
                PlanLine(
                    plan: try find(id, in: tx, for: viewer), tally: TimeTally(), targets: 0, projects: 0, placeSort: "")
            ]
            try attachCounts(to: &lines, today: today, for: viewer, in: tx)
            return lines[0]
        }
    }

    /// How many plans the filter holds.
    package func count(_ filter: PlanFilter, for viewer: Viewer) async throws -> Int {
        let rows = try await database.rows(
            "SELECT COUNT(*) AS amount FROM plans WHERE \(condition(filter, for: viewer))")
        return try rows.first?.get("amount") ?? 0
    }

    private func attachCounts(
        to lines: inout [PlanLine], today: Day, for viewer: Viewer, in tx: any Transaction
    ) throws {
        guard !lines.isEmpty else { return }
        var places: [ID<Plan>: Int] = [:]
        for (index, line) in lines.enumerated() { places[line.plan.id] = index }
        let ids = lines.map { "\($0.plan.id)" as SQL }.joined(separator: ", ")
        for row in try tx.rows(
            """
            SELECT plan_id, time_group, COUNT(*) AS amount FROM (
                SELECT missions.plan_id, \(TimeSQL.group(today: today)) AS time_group FROM missions
                WHERE missions.state = 'current' AND missions.plan_id IN (\(ids)) AND \(viewer.mayReadMission)
            ) AS grouped GROUP BY plan_id, time_group
            """)
        {
            guard let index = places[try row.get("plan_id")], let group = TimeGroup(rawValue: try row.get("time_group"))
            else { continue }
            lines[index].tally.counts[group] = try row.get("amount")
        }
        for row in try tx.rows(
            """
            SELECT plan_id, COUNT(*) AS amount FROM targets
            WHERE state = 'current' AND plan_id IN (\(ids)) AND \(viewer.mayReadTarget) GROUP BY plan_id
            """)
        {
            if let index = places[try row.get("plan_id")] { lines[index].targets = try row.get("amount") }
        }
        for row in try tx.rows(
            """
            SELECT plan_id, COUNT(*) AS amount FROM projects
            WHERE state = 'current' AND plan_id IN (\(ids)) AND \(viewer.mayReadProject) GROUP BY plan_id
            """)
        {
            if let index = places[try row.get("plan_id")] { lines[index].projects = try row.get("amount") }
        }
    }

    private func condition(_ filter: PlanFilter, for viewer: Viewer) -> SQL {
        var sql: SQL = "plans.state = \(filter.state.rawValue) AND \(viewer.mayReadPapers)"
        if let document = filter.document { sql = sql + " AND plans.document_id = \(document)" }
        let keys = SearchText.keys(for: filter.words)
        if !keys.isEmpty { sql = sql + " AND \(matches("plans.search_folded", keys: keys))" }
        return sql
    }
}
