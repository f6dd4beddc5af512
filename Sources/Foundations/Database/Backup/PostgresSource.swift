import Foundation

/// PostgreSQL's data as one file of `pg_dump --format=custom`.
struct PostgresSource: BackupSource {
    let settings: PostgresSettings

    func save(through connection: any Connection, to target: String) throws -> [TableDigest] {
        try connection.transaction(.reading) { tx in
            // The transaction stands still while the program works.
            try connection.script("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")
            let row = try tx.first("SELECT pg_export_snapshot() AS snapshot, CAST(current_schema() AS TEXT) AS schema")
            guard let snapshot = try row?.get("snapshot", as: String.self),
                let schema = try row?.get("schema", as: String.self)
            else { throw DatabaseProblem(.other, "the search path names no schema") }
            try settings.run(
                "pg_dump",
                [
                    "--format=custom", "--no-owner", "--no-privileges", "--snapshot=\(snapshot)",
                    "--schema=\(PostgresSource.exactly(schema))", "--file=\(target)",
                ])
            return try TableDigest.all(in: tx, of: .postgres)
        }
    }

    static func restore(_ uri: String, from path: String, schema: String, replacing: Bool) async throws {
        let database = try await Database.open(.postgres(uri), limits: DatabaseLimits(readers: 1))
        let here: String
        let tables: [String]
        do {
            here = try await database.schema()
            tables = try await database.read { try TableDigest.tables(in: $0, of: .postgres) }
        } catch {
            await database.close()
            throw error
        }
        await database.close()
        if !tables.isEmpty, !replacing { throw RestoreProblem.notEmpty }
        if here != schema { throw RestoreProblem.otherSchema(saved: schema, here: here) }
        try PostgresSettings(uri, DatabaseLimits()).run(
            "pg_restore",
            [
                "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--schema=\(schema)",
            ] + (tables.isEmpty ? [] : ["--clean", "--if-exists"]) + ["--dbname=", path])
    }

    /// A schema's name as pg_dump's pattern, in which only the quotes keep it from having a meaning.
    private static func exactly(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension PostgresSettings {
    /// The environment's names for libpq's keywords.
    private static let names = [
        "host": "PGHOST", "hostaddr": "PGHOSTADDR", "port": "PGPORT", "dbname": "PGDATABASE", "user": "PGUSER",
        "password": "PGPASSWORD", "passfile": "PGPASSFILE", "options": "PGOPTIONS", "sslmode": "PGSSLMODE",
        "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY", "sslrootcert": "PGSSLROOTCERT",
        "connect_timeout": "PGCONNECT_TIMEOUT",
        "channel_binding": "PGCHANNELBINDING",
    ]

    /// Runs one of PostgreSQL's programs against this server and waits for it. The address goes by the environment, so
    /// that nobody reads a password in the list of processes.
    func run(_ program: String, _ arguments: [String]) throws {
        var environment = ProcessInfo.processInfo.environment
        for (keyword, value) in options {
            if let name = PostgresSettings.names[keyword] { environment[name] = value }
        }
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/bin"]
        guard let path = folders.map({ $0 + "/" + program }).first(where: FileManager.default.isExecutableFile) else {
            throw DatabaseProblem(.unavailable, "\(program) is not installed; Debian has it in postgresql-client")
        }
        let database = environment["PGDATABASE"] ?? ""
        let process = Process()
        let trouble = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments.map { $0 == "--dbname=" ? "--dbname=\(database)" : $0 }
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = trouble
        do { try process.run() } catch { throw DatabaseProblem(.unavailable, "\(program) cannot be started") }
        let words = String(decoding: trouble.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            // Only the first line: those after it may quote rows.
            let line = words.split(separator: "\n").first.map(String.init) ?? ""
            throw DatabaseProblem(.other, "\(program) ended with \(process.terminationStatus): \(masked(line))")
        }
    }
}
