extension Database {
    /// Opens the engine at `address` and checks that it answers.
    ///
    /// - Throws: `DatabaseProblem(.unavailable)` when it does not; the text never holds a password.
    package static func open(
        _ address: DatabaseAddress, limits: DatabaseLimits = DatabaseLimits()
    ) async throws -> Database {
        let database: Database
        switch address {
        case .memory: database = Database(engine: SQLiteEngine.memory(limits))
        case .file(let path): database = Database(engine: try SQLiteEngine.file(path, limits))
        case .postgres(let uri): database = Database(engine: try PostgresEngine.at(uri, limits))
        }
        do {
            try await database.engine.wake()
            _ = try await database.rows("SELECT 1 AS one")
        } catch {
            await database.close()
            throw error
        }
        return database
    }

    /// Opens the engine at an address as `DatabaseAddress` reads it.
    package static func open(_ address: String, limits: DatabaseLimits = DatabaseLimits()) async throws -> Database {
        try await open(DatabaseAddress(address), limits: limits)
    }
}
