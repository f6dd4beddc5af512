import Database
import Foundation
import TestHouse
import Testing
import Vocabulary

@Suite struct Problems {
    private static let secret = "bí mật 0123"

    static let violations: [(SQL, DatabaseProblem.Kind)] = [
        ("INSERT INTO units (code, name) VALUES ('tinh', \(secret))", .duplicate),
        (
            "INSERT INTO things (id, unit, title, position, due_on) VALUES ('z', 'tinh', \(secret), 1, '2026-01-12')",
            .duplicate
        ),
        ("INSERT INTO things (id, unit, title, position) VALUES ('z', \(secret), 'x', 1)", .constraint),
        ("INSERT INTO things (id, unit, title, position) VALUES ('z', 'tinh', \(secret), \(-1))", .constraint),
        ("INSERT INTO units (code, name) VALUES (\(secret), NULL)", .constraint),
        ("SELECT nothing FROM units WHERE name = \(secret)", .other),
        ("SELEC \(secret)", .other),
    ]

    @Test(arguments: violations.indices)
    func `a violated rule has the same kind on both engines and no value in its words`(index: Int) async throws {
        let (statement, kind) = Problems.violations[index]
        try await Conformance.with { database in
            let problem = await #expect(throws: DatabaseProblem.self) {
                try await database.write { tx in _ = try tx.rows(statement) }
            }
            #expect(problem?.kind == kind)
            #expect(problem?.detail.contains("bí mật") == false)
        }
    }

    @Test(arguments: [.text("a\u{0}b"), .real(.nan), .real(.infinity)] as [SQLValue])
    func `what only one engine could hold is refused by both`(value: SQLValue) async throws {
        try await Conformance.with { database in
            await #expect(throws: DatabaseProblem.self) { try await database.rows("SELECT \(value) AS x") }
        }
    }

    @Test func `two statements in one text are refused`() async throws {
        try await Conformance.with { database in
            await #expect(throws: DatabaseProblem.self) {
                try await database.write { tx in try tx.run("DELETE FROM things; DELETE FROM units") }
            }
            try await Conformance.expect(database, "SELECT count(*) AS x FROM things", numbers: [3])
        }
    }

    @Test func `a column read as what it is not names the column`() async throws {
        try await Conformance.with { database in
            let row = try #require(try await database.rows("SELECT title, share FROM things WHERE id = 'c'").first)
            let wrong = #expect(throws: RowProblem.self) { try row.get("title", as: Int.self) }
            #expect(wrong?.column == "title")
            #expect(throws: RowProblem.self) { try row.get("share", as: Double.self) }
            #expect(throws: RowProblem.self) { try row.get("missing", as: String.self) }
            #expect(try row.get("share", as: Double?.self) == nil)
        }
    }

    /// Takes minutes when nothing stops it.
    private static let endless: SQL = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) AS x FROM n
        """

    @Test(.timeLimit(.minutes(15))) func `a statement that runs too long is ended`() async throws {
        try await withDatabase(limits: DatabaseLimits(readers: 1, statementSeconds: 0.3)) { database in
            let problem = await #expect(throws: DatabaseProblem.self) { try await database.rows(Problems.endless) }
            #expect(problem?.kind == .timeout)
            try await Conformance.expect(database, "SELECT 1 AS x", numbers: [1])
        }
    }

    /// SQLite reads the schema anew while it prepares the first statement after a change; that used to be held against
    /// the limit of the statement before.
    @Test(.timeLimit(.minutes(15))) func `a connection that rested longer than the limit reads a changed schema`()
        async throws
    {
        let tables = (0..<600).map { "CREATE TABLE t\($0) (a TEXT, b TEXT, c BIGINT);" }.joined(separator: "\n")
        try await withDatabase(limits: DatabaseLimits(readers: 1, statementSeconds: 1)) { database in
            try await Conformance.expect(database, "SELECT 1 AS x", numbers: [1])
            try await Migrator.migrate(
                database, [Migration(name: "2026-01-01-many", sql: tables)], world: FixedWorld().world)
            try await Task.sleep(for: .milliseconds(1500))
            try await Conformance.expect(database, "SELECT count(*) AS x FROM t7", numbers: [0])
        }
    }

    @Test(.timeLimit(.minutes(15))) func `a cancelled task ends its statement and not the next`() async throws {
        try await withDatabase(limits: DatabaseLimits(readers: 1, statementSeconds: 50)) { database in
            let task = Task { try await database.rows(Problems.endless) }
            try await Task.sleep(for: .milliseconds(200))
            let queued = Task { try await database.rows("SELECT 2 AS x") }
            try await Task.sleep(for: .milliseconds(50))
            queued.cancel()
            await #expect(throws: CancellationError.self) { try await queued.value }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await Conformance.expect(database, "SELECT 1 AS x", numbers: [1])
        }
    }

    @Test(.timeLimit(.minutes(15))) func `one who waits too long for a connection hears of it`() async throws {
        try await withDatabase(limits: DatabaseLimits(readers: 1, statementSeconds: 50, waitSeconds: 0.3)) { database in
            let task = Task { try await database.rows(Problems.endless) }
            try await Task.sleep(for: .milliseconds(100))
            let problem = await #expect(throws: DatabaseProblem.self) { try await database.rows("SELECT 1 AS x") }
            #expect(problem?.kind == .unavailable)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await Conformance.expect(database, "SELECT 1 AS x", numbers: [1])
        }
    }

    @Test func `a closed database says so`() async throws {
        try await withDatabaseAddress { address in
            let database = try await Database.open(address)
            await database.close()
            let problem = await #expect(throws: DatabaseProblem.self) { try await database.rows("SELECT 1 AS x") }
            #expect(problem?.kind == .unavailable)
        }
    }

    @Test func `an address that cannot be reached says so without its password`() async throws {
        let address = "postgres://someone:s3cret%40word@127.0.0.1:1/nothing"
        let problem = await #expect(throws: DatabaseProblem.self) { try await Database.open(address) }
        #expect(problem?.kind == .unavailable)
        #expect(problem?.detail.contains("s3cret") == false)
        #expect(DatabaseAddress(address).description == "postgres://127.0.0.1:1/nothing")
        let unreadable = await #expect(throws: DatabaseProblem.self) {
            try await Database.open("postgres://someone:s3cret@[::1/nothing")
        }
        #expect(unreadable?.detail.contains("s3cret") == false)
    }

    @Test func `a file that is no database says so`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("letter.sqlite")
            try Array("Kính gửi: các sở, ban, ngành và ủy ban nhân dân các xã".utf8).withUnsafeBytes {
                try Data($0).write(to: path)
            }
            let problem = await #expect(throws: DatabaseProblem.self) { try await Database.open(path.path) }
            #expect(problem?.kind == .unavailable)
            let nowhere = await #expect(throws: DatabaseProblem.self) {
                try await Database.open("/nowhere/at/all.sqlite")
            }
            #expect(nowhere?.kind == .unavailable)
        }
    }

    @Test func `a database in memory reads what it wrote, and reads cannot write`() async throws {
        let database = try await Database.open(":memory:")
        try await database.write { tx in
            try tx.run("CREATE TABLE t (x BIGINT)")
            try tx.run("INSERT INTO t (x) VALUES (1)")
        }
        await #expect(throws: DatabaseProblem.self) {
            try await database.read { tx in _ = try tx.run("DELETE FROM t") }
        }
        try await database.write { tx in try tx.run("INSERT INTO t (x) VALUES (2)") }
        try await Conformance.expect(database, "SELECT x FROM t ORDER BY x", numbers: [1, 2])
        await database.close()
    }
}
