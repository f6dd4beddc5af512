package import Database

/// What SQLite intends to do for a statement, one step each: `SEARCH things USING INDEX …`, `SCAN things`.
///
/// Empty on PostgreSQL, whose plans depend on how full the tables are.
package func queryPlan(_ database: Database, _ sql: SQL) async throws -> [String] {
    guard database.kind == .sqlite else { return [] }
    return try await database.rows("EXPLAIN QUERY PLAN \(sql)").map { try $0.get("detail") }
}

/// The steps of `queryPlan` that read a whole one of these tables.
package func scans(_ database: Database, of tables: [String], _ sql: SQL) async throws -> [String] {
    try await queryPlan(database, sql).filter { step in
        let words = step.split(separator: " ")
        return words.first == "SCAN" && words.count > 1 && tables.contains(String(words[1]))
            && !words.contains("INDEX")
    }
}
