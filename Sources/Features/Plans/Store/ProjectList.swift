import Database
package import Documents
package import Organizations
import Vietnamese
package import Vocabulary

/// What a list of projects holds.
package struct ProjectFilter: Hashable, Sendable {
    /// The orders of the list; the raw value is the word in an address.
    package enum Order: String, CaseIterable, Sendable { case place = "so", name = "ten" }
    package var words = ""
    package var plan: ID<Plan>?
    /// A unit's or group's code; empty for all.
    package var unit = ""
    /// A year the project runs in.
    package var year: Int?
    package var state = RowState.current
    package var order = Order.place
    package init() {}
}

/// One line of the register of projects.
package struct ProjectLine: Sendable, Hashable, Placed {
    package var project: Project
    package let placeSort: String
    package var placeID: String { project.id.text }
}

extension Projects {
    /// A page of the register; `size` nil reads all.
    package func list(
        _ filter: ProjectFilter, from key: PageKey? = nil, size: Int? = 25, for viewer: Viewer
    ) async throws -> ListPage<ProjectLine> {
        let sort: SQL = filter.order == .name ? "projects.name_sort" : "projects.place_sort"
        let clause = PageKey.clause(key, sort: sort, id: "projects.id", descending: false, size: size)
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT \(ProjectRecord.columns), \(sort) AS line_sort
                FROM projects JOIN plans ON plans.id = projects.plan_id
                WHERE \(condition(filter, for: viewer))\(clause)
                """)
            var projects = try rows.map(ProjectRecord.project)
            try attachParts(to: &projects, in: tx)
            let lines = try zip(projects, rows).map { ProjectLine(project: $0, placeSort: try $1.get("line_sort")) }
            guard let size else { return ListPage(rows: lines) }
            return ListPage(read: lines, size: size, from: key)
        }
    }

    /// How many projects the filter holds with its year left open, and how many run in each year, ascending.
    package func counts(
        _ filter: ProjectFilter, for viewer: Viewer
    ) async throws -> (total: Int, years: [(year: Int, count: Int)]) {
        var open = filter
        open.year = nil
        let condition = condition(open, for: viewer)
        return try await database.read { tx in
            let total = try tx.first("SELECT COUNT(*) AS amount FROM projects WHERE \(condition)")
            let years = try tx.rows(
                """
                SELECT project_years.year, COUNT(*) AS amount FROM project_years
                JOIN projects ON projects.id = project_years.project_id WHERE \(condition)
                GROUP BY project_years.year ORDER BY project_years.year
                """)
            return (
                try total?.get("amount") ?? 0,
                try years.map { (year: try $0.get("year"), count: try $0.get("amount")) }
            )
        }
    }

    private func condition(_ filter: ProjectFilter, for viewer: Viewer) -> SQL {
        var sql: SQL = "projects.state = \(filter.state.rawValue) AND \(viewer.mayReadProject)"
        if let plan = filter.plan { sql = sql + " AND projects.plan_id = \(plan)" }
        if let year = filter.year {
            sql =
                sql + """
                     AND EXISTS (SELECT 1 FROM project_years running
                        WHERE running.project_id = projects.id AND running.year = \(year))
                    """
        }
        if !filter.unit.isEmpty {
            sql =
                sql + """
                     AND EXISTS (SELECT 1 FROM project_units named WHERE named.project_id = projects.id
                        AND named.unit_id = (SELECT id FROM units WHERE code = \(filter.unit)))
                    """
        }
        let keys = SearchText.keys(for: filter.words)
        if !keys.isEmpty { sql = sql + " AND \(matches("projects.search_folded", keys: keys))" }
        return sql
    }
}
