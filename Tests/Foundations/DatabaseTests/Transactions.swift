import Database
import Dispatch
import TestHouse
import Testing
import Vocabulary

@Suite struct Transactions {
    struct Oops: Error {}

    @Test func `what throws leaves nothing behind`() async throws {
        try await Conformance.with { database in
            await #expect(throws: Oops.self) {
                try await database.write { tx in
                    try tx.run("DELETE FROM things")
                    throw Oops()
                }
            }
            try await Conformance.expect(database, "SELECT count(*) AS x FROM things", numbers: [3])
        }
    }

    @Test func `a swallowed failure still undoes everything`() async throws {
        try await Conformance.with { database in
            await #expect(throws: DatabaseProblem.self) {
                try await database.write { tx in
                    try tx.run("UPDATE things SET title = 'mới' WHERE id = 'b'")
                    // Swallowed on purpose: that is what is tried.
                    _ = try? tx.run("INSERT INTO units (code, name) VALUES ('tinh', 'hai lần')")
                }
            }
            try await Conformance.expect(database, "SELECT title AS x FROM things WHERE id = 'b'", texts: ["Bảng"])
        }
    }

    @Test func `nothing can follow a failed statement`() async throws {
        try await Conformance.with { database in
            let problem = await #expect(throws: DatabaseProblem.self) {
                try await database.write { tx in
                    _ = try? tx.run("INSERT INTO units (code, name) VALUES ('tinh', 'hai lần')")
                    try tx.run("INSERT INTO units (code, name) VALUES ('moi', 'Mới')")
                }
            }
            #expect(problem?.detail.contains("after one had failed") == true)
        }
    }

    @Test func `a read cannot write`() async throws {
        try await Conformance.with { database in
            await #expect(throws: DatabaseProblem.self) {
                try await database.read { tx in _ = try tx.run("DELETE FROM things") }
            }
            await #expect(throws: DatabaseProblem.self) { try await database.rows("DELETE FROM things RETURNING id") }
            try await Conformance.expect(database, "SELECT count(*) AS x FROM things", numbers: [3])
            try await database.write { tx in try tx.run("DELETE FROM things WHERE id = 'a'") }
        }
    }

    @Test func `a read sees one state while others write`() async throws {
        try await Conformance.with { database in
            let (before, after) = try await database.read { tx in
                let before = try tx.first("SELECT count(*) AS x FROM things")?.get("x", as: Int.self)
                // The thread waits for the other's commit on purpose.
                let done = Signal()
                Task {
                    try await database.write { other in try other.run("DELETE FROM things WHERE id = 'a'") }
                    done.set()
                }
                done.wait()
                return (before, try tx.first("SELECT count(*) AS x FROM things")?.get("x", as: Int.self))
            }
            #expect(before == 3)
            #expect(after == 3)
            try await Conformance.expect(database, "SELECT count(*) AS x FROM things", numbers: [2])
        }
    }

    @Test func `writes at the same time lose nothing`() async throws {
        try await Conformance.with { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        try await database.write { tx in
                            let now =
                                try tx.first("SELECT position AS x FROM things WHERE id = 'a'")?.get("x", as: Int.self)
                                ?? 0
                            try tx.run("UPDATE things SET position = \(now + 1) WHERE id = 'a'")
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await Conformance.expect(database, "SELECT position AS x FROM things WHERE id = 'a'", numbers: [51])
        }
    }

    @Test func `two programs that write at the same time lose nothing`() async throws {
        try await withDatabaseAddress { address in
            let one = try await Database.open(address)
            let other = try await Database.open(address)
            try await one.write { tx in
                try tx.run("CREATE TABLE tally (id TEXT NOT NULL PRIMARY KEY, position BIGINT NOT NULL)")
                try tx.run("INSERT INTO tally (id, position) VALUES ('a', 0)")
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for n in 0..<40 {
                    let database = n % 2 == 0 ? one : other
                    group.addTask {
                        try await database.write { tx in
                            let now = try tx.first("SELECT position AS x FROM tally")?.get("x", as: Int.self) ?? 0
                            try tx.run("UPDATE tally SET position = \(now + 1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await Conformance.expect(other, "SELECT position AS x FROM tally", numbers: [40])
            await one.close()
            await other.close()
        }
    }

    @Test(arguments: ["BEGIN", "COMMIT", "  rollback", "PRAGMA foreign_keys = OFF", "SET search_path = public"])
    func `a store cannot end its transaction or change the session`(text: String) async throws {
        try await Conformance.with { database in
            let problem = await #expect(throws: DatabaseProblem.self) {
                try await database.write { tx in try tx.run(SQL(stringLiteral: text)) }
            }
            #expect(problem?.detail.contains("is not for a store") == true)
            try await Conformance.expect(database, "SELECT count(*) AS x FROM things", numbers: [3])
        }
    }
}

/// Lets a thread wait for what happens elsewhere.
final class Signal: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    func set() { semaphore.signal() }
    func wait() { semaphore.wait() }
}
