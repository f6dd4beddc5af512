import Database
import Foundation
import TestHouse
import Testing
import Vocabulary

@Suite struct Migrations {
    private let world = FixedWorld().world

    @Test func `migrations run once, in the order of their names`() async throws {
        let first = Migration(name: "2026-01-01-a", sql: "CREATE TABLE a (id TEXT NOT NULL PRIMARY KEY);")
        let second = Migration(name: "2026-01-02-b", sql: "INSERT INTO a (id) VALUES ('x');")
        try await withDatabase { database in
            #expect(
                try await Migrator.pending(database, [second, first]).map(\.name) == ["2026-01-01-a", "2026-01-02-b"])
            #expect(
                try await Migrator.migrate(database, [second, first], world: world) == ["2026-01-01-a", "2026-01-02-b"])
            #expect(try await Migrator.migrate(database, [second, first], world: world) == [])
            #expect(try await Migrator.pending(database, [first, second]) == [])
            #expect(try await database.rows("SELECT id FROM a").count == 1)
            let applied = try await database.rows("SELECT applied_at FROM schema_migrations")
            #expect(try applied.map { try $0.get("applied_at", as: Instant.self) } == [world.now(), world.now()])
        }
    }

    @Test func `an applied migration with another text is refused`() async throws {
        let first = Migration(name: "2026-01-01-a", sql: "CREATE TABLE a (id TEXT);")
        let altered = Migration(name: "2026-01-01-a", sql: "CREATE TABLE a (id TEXT, b TEXT);")
        try await withDatabase(migrations: [first]) { database in
            await #expect(throws: MigrationProblem.changed(name: "2026-01-01-a")) {
                try await Migrator.migrate(database, [altered], world: world)
            }
            await #expect(throws: MigrationProblem.unknown(name: "2026-01-01-a")) {
                try await Migrator.migrate(database, [], world: world)
            }
            await #expect(throws: MigrationProblem.twice(name: "2026-01-01-a")) {
                try await Migrator.pending(database, [first, first])
            }
        }
    }

    @Test func `a migration that fails leaves nothing of itself`() async throws {
        let good = Migration(name: "2026-01-01-a", sql: "CREATE TABLE a (id TEXT)")
        let bad = Migration(
            name: "2026-01-02-b", sql: "CREATE TABLE b (id TEXT); INSERT INTO nowhere (id) VALUES ('x')")
        try await withDatabase { database in
            await #expect(throws: DatabaseProblem.self) {
                try await Migrator.migrate(database, [good, bad], world: world)
            }
            let pending = try await Migrator.pending(database, [good, bad])
            #expect(pending == [bad])
            await #expect(throws: DatabaseProblem.self) { try await database.rows("SELECT id FROM b") }
        }
    }

    @Test func `statements are cut at their semicolons and nowhere else`() async throws {
        let tricky = Migration(
            name: "2026-01-01-a",
            sql: """
                -- a comment; with a semicolon, and a quote '
                CREATE TABLE a (id TEXT /* another; one */, "odd;name" TEXT DEFAULT 'x;y');
                INSERT INTO a (id) VALUES ('it''s; here -- not a comment');
                ;
                INSERT INTO a (id) VALUES ('/* nor this */')
                """)
        try await withDatabase(migrations: [tricky]) { database in
            let ids = try await database.rows("SELECT id FROM a ORDER BY id").map { try $0.get("id", as: String.self) }
            #expect(ids == ["/* nor this */", "it's; here -- not a comment"])
            try await Conformance.expect(database, "SELECT \"odd;name\" AS x FROM a", texts: ["x;y", "x;y"])
        }
    }

    @Test func `programs that start together migrate once`() async throws {
        let migrations = (1...5).map { Migration(name: "2026-01-0\($0)-t", sql: "CREATE TABLE t\($0) (id TEXT)") }
        try await withDatabaseAddress { address in
            try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<3 {
                    group.addTask { [world] in
                        let database = try await Database.open(address)
                        let applied = try await Migrator.migrate(database, migrations, world: world)
                        await database.close()
                        return applied
                    }
                }
                var applied: [String] = []
                for try await names in group { applied += names }
                #expect(applied.sorted() == migrations.map(\.name))
            }
        }
    }

    @Test func `a folder's files are migrations by name`() async throws {
        try await withTemporaryFolder { folder in
            for (name, text) in [("2026-02-01-b.sql", "SELECT 2"), ("2026-01-01-a.sql", "SELECT 1"), ("notes.md", "x")]
            {
                try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
            }
            #expect(
                try Migration.load(from: folder) == [
                    Migration(name: "2026-01-01-a", sql: "SELECT 1"), Migration(name: "2026-02-01-b", sql: "SELECT 2"),
                ])
        }
    }
}
