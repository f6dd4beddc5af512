import Database
import Synchronization
import TestHouse
import Testing
import Vocabulary

@Suite struct Contention {
    @Test func `a write that waits too long for another program's write is a timeout`() async throws {
        try await withDatabaseAddress { address in
            let one = try await Database.open(address)
            try await one.write { tx in try tx.run("CREATE TABLE t (x BIGINT NOT NULL)") }
            let other = try await Database.open(address, limits: DatabaseLimits(readers: 1, lockSeconds: 0.2))
            let (begun, over) = (Signal(), Signal())
            let holding = Task {
                try await one.write { tx in
                    try tx.run("INSERT INTO t (x) VALUES (1)")
                    begun.set()
                    over.wait()
                }
            }
            await Task.detached { begun.wait() }.value
            let problem = await #expect(throws: DatabaseProblem.self) {
                try await other.write { tx in try tx.run("INSERT INTO t (x) VALUES (2)") }
            }
            #expect(problem?.kind == .timeout)
            let seen = try await other.rows("SELECT x FROM t")
            #expect(seen.isEmpty)
            over.set()
            try await holding.value
            try await other.write { tx in try tx.run("INSERT INTO t (x) VALUES (3)") }
            try await Conformance.expect(one, "SELECT x FROM t ORDER BY x", numbers: [1, 3])
            await one.close()
            await other.close()
        }
    }

    @Test(.enabled(if: TestDatabase.kind == .postgres, "only PostgreSQL asks for a transaction to be run again"))
    func `a transaction that fell to another is run again, at most three times`() async throws {
        try await Conformance.with { database in
            let runs = Mutex(0)
            try await database.write { tx in
                try tx.run("UPDATE things SET position = position + 1 WHERE id = 'a'")
                if runs.withLock({
                    $0 += 1; return $0
                }) < 3 {
                    try tx.run("DO LANGUAGE plpgsql 'BEGIN RAISE SQLSTATE ''40001''; END'")
                }
            }
            #expect(runs.withLock { $0 } == 3)
            try await Conformance.expect(database, "SELECT position AS x FROM things WHERE id = 'a'", numbers: [2])

            let problem = await #expect(throws: DatabaseProblem.self) {
                try await database.write { tx in
                    runs.withLock { $0 += 1 }
                    try tx.run("DO LANGUAGE plpgsql 'BEGIN RAISE SQLSTATE ''40P01''; END'")
                }
            }
            #expect(problem?.kind == .timeout)
            #expect(runs.withLock { $0 } == 7)
        }
    }

    @Test(.enabled(if: TestDatabase.kind == .postgres, "SQLite has no connection to lose"))
    func `lost connections are made anew`() async throws {
        try await Conformance.with { database in
            let count: SQL = "SELECT count(*) AS x FROM things"
            try await Conformance.expect(database, count, numbers: [3])
            for _ in 0..<3 {
                let own = try await database.rows("SELECT pg_backend_pid() AS x").first?.get("x", as: Int.self) ?? 0
                let other = try await Database.open(
                    try #require(TestDatabase.server), limits: DatabaseLimits(readers: 1))
                _ = try await other.rows("SELECT pg_terminate_backend(CAST(\(own) AS INTEGER)) AS x")
                await other.close()
                try await Conformance.expect(database, count, numbers: [3])
                let counted = try await database.read { try $0.first(count)?.get("x", as: Int.self) }
                #expect(counted == 3)
            }
            let writer = try await database.write { tx in
                try tx.first("SELECT pg_backend_pid() AS x")?.get("x", as: Int.self) ?? 0
            }
            _ = try await database.rows("SELECT pg_terminate_backend(CAST(\(writer) AS INTEGER)) AS x")
            try await database.write { tx in try tx.run("DELETE FROM things WHERE id = 'a'") }
            try await Conformance.expect(database, count, numbers: [2])
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `a crowd of readers and writers is served, and those who leave disturb nobody`() async throws {
        try await Conformance.with { database in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for n in 0..<2000 {
                    group.addTask {
                        if n % 10 == 0 {
                            return try await database.write { tx in
                                try tx.run("UPDATE things SET position = position + 1 WHERE id = 'a'")
                            }
                        }
                        let reading = Task {
                            try await database.rows("SELECT \(n) AS x, title FROM things WHERE id = 'b'").first?
                                .get("x", as: Int.self)
                        }
                        if n % 7 == 0 { reading.cancel() }
                        do {
                            let answer = try await reading.value
                            #expect(answer == n)
                        } catch is CancellationError {
                            #expect(n % 7 == 0)
                        }
                        return 0
                    }
                }
                var changed = 0
                for try await count in group { changed += count }
                #expect(changed == 200)
            }
            try await Conformance.expect(database, "SELECT position AS x FROM things WHERE id = 'a'", numbers: [201])
        }
    }

    @Test func `rows given out one by one are all there, and an early end harms nothing`() async throws {
        struct Enough: Error {}
        try await Conformance.with { database in
            try await database.write { tx in
                for n in 0..<500 { try tx.run("INSERT INTO units (code, name) VALUES (\("u\(n)"), 'x')") }
            }
            let codes = try await database.read { tx in
                var codes: [String] = []
                try tx.each("SELECT code FROM units WHERE name = \("x") ORDER BY code") {
                    codes.append(try $0.get("code"))
                }
                return codes
            }
            #expect(codes == (0..<500).map { "u\($0)" }.sorted())
            await #expect(throws: Enough.self) {
                try await database.read { tx in
                    var count = 0
                    try tx.each("SELECT code FROM units") { _ in
                        count += 1
                        if count == 10 { throw Enough() }
                    }
                }
            }
            await #expect(throws: DatabaseProblem.self) {
                try await database.read { tx in
                    try tx.each("SELECT code FROM units") { _ in _ = try tx.rows("SELECT 1 AS x") }
                }
            }
            try await Conformance.expect(database, "SELECT count(*) AS x FROM units", numbers: [502])
        }
    }
}
