import Crypto
package import Vocabulary

/// Brings a database's schema up to this program's.
package enum Migrator {
    /// Applies what is missing, in the order of the names, each in a transaction of its own.
    ///
    /// Several processes may do so at once: each migration is looked up again inside its transaction.
    ///
    /// - Returns: The names of those that were applied now.
    /// - Throws: `MigrationProblem` before anything is changed; a statement's `DatabaseProblem` leaves its own
    ///   migration undone and the earlier ones applied.
    @discardableResult
    package static func migrate(
        _ database: Database, _ migrations: [Migration], world: World
    ) async throws -> [String] {
        try await makeTable(database)
        let missing = try await pending(database, migrations)
        var applied: [String] = []
        for migration in missing {
            let digest = digest(of: migration)
            let now = world.now()
            let done = try await database.write { tx in
                guard try tx.first("SELECT name FROM schema_migrations WHERE name = \(migration.name)") == nil else {
                    return false
                }
                for statement in StatementSplitter.statements(of: migration.sql) {
                    try tx.run(SQL(pieces: [.text(statement)]))
                }
                try tx.run(
                    """
                    INSERT INTO schema_migrations (name, digest, applied_at)
                    VALUES (\(migration.name), \(digest), \(now))
                    """)
                return true
            }
            if done { applied.append(migration.name) }
        }
        return applied
    }

    /// What `migrate` would apply, in order; looks only.
    ///
    /// - Throws: `MigrationProblem` when the database and the program do not belong together.
    package static func pending(_ database: Database, _ migrations: [Migration]) async throws -> [Migration] {
        let sorted = migrations.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
        for (one, other) in zip(sorted, sorted.dropFirst()) where one.name == other.name {
            throw MigrationProblem.twice(name: one.name)
        }
        guard try await hasTable(database) else { return sorted }
        var applied: [String: String] = [:]
        for row in try await database.rows("SELECT name, digest FROM schema_migrations ORDER BY name") {
            applied[try row.get("name")] = try row.get("digest", as: String.self)
        }
        let known = Set(sorted.map(\.name))
        if let stranger = applied.keys.filter({ !known.contains($0) }).min() {
            throw MigrationProblem.unknown(name: stranger)
        }
        var missing: [Migration] = []
        for migration in sorted {
            guard let digest = applied[migration.name] else {
                missing.append(migration)
                continue
            }
            if digest != self.digest(of: migration) { throw MigrationProblem.changed(name: migration.name) }
        }
        return missing
    }

    private static func makeTable(_ database: Database) async throws {
        if try await hasTable(database) { return }
        try await database.write { tx in
            try tx.run(
                """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    name TEXT NOT NULL PRIMARY KEY,
                    digest TEXT NOT NULL,
                    applied_at TEXT NOT NULL
                )
                """)
        }
    }

    private static func hasTable(_ database: Database) async throws -> Bool {
        switch database.kind {
        case .sqlite:
            try await !database.rows(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
            ).isEmpty
        case .postgres:
            try await database.rows("SELECT to_regclass('schema_migrations') IS NOT NULL AS there").first?
                .get("there", as: Int.self) == 1
        }
    }

    private static func digest(of migration: Migration) -> String {
        SHA256.hash(data: Array(migration.sql.utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
