/// How an engine's data becomes one file.
protocol BackupSource: Sendable {
    /// Writes one state to `path`, which is not there yet, while others read and write; returns what it holds.
    func save(through connection: any Connection, to path: String) throws -> [TableDigest]
}

extension Database {
    /// Writes one state of the whole database to the file `path`, which must not be there, while serving goes on.
    ///
    /// - Returns: The digests of what the file holds.
    /// - Throws: `DatabaseProblem(.unavailable)` when the file cannot be written or, on PostgreSQL, when `pg_dump` is
    ///   not installed.
    package func save(to path: String) async throws -> [TableDigest] { try await engine.save(to: path) }

    /// Fills the empty database at `address` from a file that `save` wrote on the same kind of engine.
    ///
    /// - Parameters:
    ///   - schema: On PostgreSQL, the schema that was saved.
    ///   - replacing: Whether what is there may be replaced.
    /// - Throws: `RestoreProblem`, or `DatabaseProblem` when the engine refuses; PostgreSQL is then as it was before.
    package static func restore(
        _ address: DatabaseAddress, from path: String, schema: String = "", replacing: Bool = false
    ) async throws {
        switch address {
        case .memory: throw RestoreProblem.inMemory
        case .file(let target): try SQLiteSource.restore(target, from: path, replacing: replacing)
        case .postgres(let uri):
            try await PostgresSource.restore(uri, from: path, schema: schema, replacing: replacing)
        }
    }

    /// The schema that holds the tables: on PostgreSQL the first of the search path, on SQLite empty.
    package func schema() async throws -> String {
        switch kind {
        case .sqlite: ""
        case .postgres:
            try await rows("SELECT CAST(current_schema() AS TEXT) AS name").first?.get("name", as: String?.self) ?? ""
        }
    }
}

/// Why a database cannot be filled from a backup.
package enum RestoreProblem: Error, Hashable {
    /// There are tables already.
    case notEmpty
    /// Another program has the SQLite file open.
    case inUse
    /// A database in memory has no place to be filled.
    case inMemory
    /// The backup is of another schema than the address names.
    case otherSchema(saved: String, here: String)
}
