package import Database
package import Foundation
import Vocabulary

/// Real databases for tests: SQLite in a temporary folder, or a schema of its own on the PostgreSQL server that
/// `TIENDO_TEST_DATABASE` names.
package enum TestDatabase {
    /// The PostgreSQL address the suite was started with; nil means SQLite.
    package static var server: String? {
        let address = ProcessInfo.processInfo.environment["TIENDO_TEST_DATABASE"] ?? ""
        return address.isEmpty ? nil : address
    }

    /// The engine under test.
    package static var kind: EngineKind { server == nil ? .sqlite : .postgres }

    /// A server that is not on this machine is never tested against.
    package struct NotLocal: Error {}

    fileprivate static func requireLocal(_ address: String) throws {
        guard let parts = URLComponents(string: address) else { throw NotLocal() }
        let named = parts.queryItems?.filter { $0.name == "host" || $0.name == "hostaddr" }.compactMap(\.value) ?? []
        let hosts = [parts.host ?? ""].filter { !$0.isEmpty } + named
        let local = hosts.allSatisfy { $0 == "localhost" || $0 == "127.0.0.1" || $0 == "::1" || $0.hasPrefix("/") }
        guard local, !hosts.isEmpty else { throw NotLocal() }
    }
}

/// Runs `body` with an empty, migrated database, which is gone afterwards.
///
/// - Parameter migrations: Applied before `body` runs; none when not given.
package func withDatabase<Value>(
    migrations: [Migration] = [], limits: DatabaseLimits = DatabaseLimits(readers: 2),
    isolation: isolated (any Actor)? = #isolation, _ body: (Database) async throws -> Value
) async throws -> Value {
    try await withDatabaseAddress { address in
        let database = try await Database.open(address, limits: limits)
        do {
            if !migrations.isEmpty {
                try await Migrator.migrate(database, migrations, world: FixedWorld().world)
            }
            let value = try await body(database)
            await database.close()
            return value
        } catch {
            await database.close()
            throw error
        }
    }
}

/// Runs `body` with the address of an empty database, for a test that opens it itself or starts the program.
package func withDatabaseAddress<Value>(
    isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Value
) async throws -> Value {
    if let server = TestDatabase.server {
        try TestDatabase.requireLocal(server)
        await ServerGate.shared.enter()
        do {
            let value = try await withSchema(on: server, body)
            await ServerGate.shared.leave()
            return value
        } catch {
            await ServerGate.shared.leave()
            throw error
        }
    }
    return try await withTemporaryFolder { folder in
        try await body(folder.appendingPathComponent("test.sqlite").path)
    }
}

/// Runs `body` with an empty folder, which is removed afterwards.
package func withTemporaryFolder<Value>(
    isolation: isolated (any Actor)? = #isolation, _ body: (URL) async throws -> Value
) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tiendo-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // A folder that stays behind in the temporary place harms no test.
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

private func withSchema<Value>(
    on server: String, isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Value
) async throws -> Value {
    let schema = "t" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
    try await statement("CREATE SCHEMA \(schema)", on: server)
    let separator = server.contains("?") ? "&" : "?"
    do {
        let value = try await body("\(server)\(separator)options=-csearch_path%3D\(schema)")
        try await statement("DROP SCHEMA \(schema) CASCADE", on: server)
        return value
    } catch {
        try await statement("DROP SCHEMA \(schema) CASCADE", on: server)
        throw error
    }
}

private func statement(_ text: String, on server: String) async throws {
    let database = try await Database.open(server, limits: DatabaseLimits(readers: 1))
    do {
        try await database.write { tx in _ = try tx.run(SQL(stringLiteral: text)) }
        await database.close()
    } catch {
        await database.close()
        throw error
    }
}

/// Lets only so many tests hold a schema of the server at once, so that their connections stay below its limit.
private actor ServerGate {
    static let shared = ServerGate()
    private var free = 24
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
