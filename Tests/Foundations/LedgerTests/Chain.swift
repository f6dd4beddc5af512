import Database
import Ledger
import TestHouse
import Testing
import Vocabulary

@Suite struct Chain {
    private static func with(
        entries: Int, _ body: @Sendable (Database, FixedWorld) async throws -> Void
    ) async throws {
        try await withDatabase(migrations: Ledger.migrations) { database in
            let world = FixedWorld()
            for n in 0..<entries {
                let seq = try await database.write { tx in
                    try tx.record(
                        Change(
                            deed: "plan-corrected", subjectKind: "plan", subject: "p\(n % 3)",
                            before: n < 3 ? nil : ["title": "Kế hoạch \"\(n - 3)\"", "tasks": .integer(Int64(n))],
                            after: ["title": .string("Kế hoạch \(n)"), "note": nil], actor: "u\(n % 2)",
                            actorName: "Cán bộ"),
                        world: world.world)
                }
                #expect(seq == Int64(n + 1))
                world.advance(seconds: 60)
            }
            try await body(database, world)
        }
    }

    @Test func `an untouched ledger holds, whatever the size of the batches`() async throws {
        try await Chain.with(entries: 10) { database, _ in
            for batch in [1, 3, 10, 1000] {
                let check = try await Ledger.verify(database, batch: batch)
                #expect(check.entries == 10)
                #expect(check.firstBreak == nil)
                #expect(check.hash.utf8.count == 64)
            }
        }
        try await Chain.with(entries: 0) { database, _ in
            let check = try await Ledger.verify(database)
            #expect(check.entries == 0 && check.firstBreak == nil)
        }
    }

    static let harms: [(SQL, LedgerCheck.Break)] = [
        ("UPDATE ledger SET actor_name = 'ai khác' WHERE seq = 4", .changed(seq: 4)),
        ("UPDATE ledger SET state_after = '{}' WHERE seq = 1", .changed(seq: 1)),
        ("UPDATE ledger SET state_before = NULL WHERE seq = 7", .changed(seq: 7)),
        ("UPDATE ledger SET at = '2026-01-12T01:30:00.001Z' WHERE seq = 2", .changed(seq: 2)),
        ("UPDATE ledger SET hash = previous_hash || 'x' WHERE seq = 5", .changed(seq: 5)),
        ("UPDATE ledger SET at = 'hôm qua' WHERE seq = 3", .changed(seq: 3)),
        ("UPDATE ledger SET state_after = 'không phải JSON' WHERE seq = 3", .changed(seq: 3)),
        ("DELETE FROM ledger WHERE seq = 6", .missing(seq: 6)),
        ("DELETE FROM ledger WHERE seq = 1", .missing(seq: 1)),
        ("DELETE FROM ledger WHERE seq > 8", .missing(seq: 9)),
        ("UPDATE ledger SET seq = CASE WHEN seq = 9 THEN 100 ELSE seq END WHERE seq = 9", .missing(seq: 9)),
        ("UPDATE ledger_head SET seq = 9", .unrecorded(seq: 10)),
        ("UPDATE ledger_head SET seq = 11", .missing(seq: 11)),
        ("UPDATE ledger_head SET hash = 'x'", .head),
        ("DELETE FROM ledger_head", .head),
        (
            """
            INSERT INTO ledger (seq, at, actor, actor_name, deed, subject_kind, subject_id, previous_hash, hash)
            SELECT 11, at, actor, actor_name, deed, subject_kind, subject_id, hash, 'x' FROM ledger WHERE seq = 10
            """, .unrecorded(seq: 11)
        ),
    ]

    @Test(arguments: harms.indices) func `the first harmed entry is named`(index: Int) async throws {
        let (statement, expected) = Chain.harms[index]
        try await Chain.with(entries: 10) { database, _ in
            try await database.write { tx in try tx.run(statement) }
            let check = try await Ledger.verify(database, batch: 4)
            #expect(check.firstBreak == expected)
        }
    }

    @Test func `a ledger with an unreadable state can still be looked through`() async throws {
        try await Chain.with(entries: 5) { database, _ in
            try await database.write { try $0.run("UPDATE ledger SET state_after = '{{' WHERE seq = 3") }
            let entries = try await database.read { try Ledger.entries(in: $0) }
            #expect(entries.map(\.seq) == [5, 4, 3, 2, 1])
            #expect(entries[2].change.after == .string("{{"))
        }
    }

    @Test func `an entry sealed anew does not follow from the one before`() async throws {
        try await Chain.with(entries: 3) { database, world in
            try await Chain.with(entries: 0) { other, _ in
                // The same change, sealed in another chain, is a valid entry by itself.
                let forged = try await other.write { tx in
                    for n in 0..<2 {
                        try tx.record(
                            Change(
                                deed: "plan-added", subjectKind: "plan", subject: "khác \(n)", before: nil, after: nil,
                                actor: "x"),
                            world: world.world)
                    }
                    return try tx.first("SELECT actor, actor_name, at, previous_hash, hash FROM ledger WHERE seq = 2")
                }
                let row = try #require(forged)
                let (actor, name, at) = (
                    try row.get("actor", as: String.self), try row.get("actor_name", as: String.self),
                    try row.get("at", as: String.self)
                )
                let (previous, hash) = (
                    try row.get("previous_hash", as: String.self), try row.get("hash", as: String.self)
                )
                try await database.write { tx in
                    try tx.run(
                        """
                        UPDATE ledger SET actor = \(actor), actor_name = \(name), at = \(at), deed = 'plan-added',
                            subject_id = 'khác 1', state_before = NULL, state_after = NULL, previous_hash = \(previous),
                            hash = \(hash)
                        WHERE seq = 2
                        """)
                }
            }
            let check = try await Ledger.verify(database)
            #expect(check.firstBreak == .unlinked(seq: 2))
            #expect(check.entries == 1)
        }
    }

    @Test func `an undone change leaves no entry`() async throws {
        struct Oops: Error {}
        try await Chain.with(entries: 2) { database, world in
            await #expect(throws: Oops.self) {
                try await database.write { tx in
                    try tx.record(
                        Change(
                            deed: "plan-added", subjectKind: "plan", subject: "p9", before: nil, after: nil, actor: "u"),
                        world: world.world)
                    throw Oops()
                }
            }
            let check = try await Ledger.verify(database)
            #expect(check.entries == 2 && check.firstBreak == nil)
        }
    }

    @Test func `entries written at the same time are numbered without gaps`() async throws {
        try await Chain.with(entries: 0) { database, world in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for n in 0..<40 {
                    group.addTask {
                        _ = try await database.write { tx in
                            try tx.record(
                                Change(
                                    deed: "plan-added", subjectKind: "plan", subject: "p\(n)", before: nil, after: nil,
                                    actor: "u"),
                                world: world.world)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let check = try await Ledger.verify(database)
            #expect(check.entries == 40 && check.firstBreak == nil)
        }
    }

    @Test func `the history of a row is its own entries, newest first, as they were told`() async throws {
        try await Chain.with(entries: 7) { database, _ in
            let history = try await database.read { tx in try Ledger.history(of: "plan", "p0", in: tx) }
            #expect(history.map(\.seq) == [7, 4, 1])
            #expect(history.first?.change.before == ["title": "Kế hoạch \"3\"", "tasks": 6])
            #expect(history.first?.change.after == ["title": "Kế hoạch 6", "note": nil])
            #expect(history.last?.change.before == nil)
            #expect(history.first?.change.actorName == "Cán bộ")
            let latest = try await database.read { tx in try Ledger.entries(actor: "u1", limit: 2, in: tx) }
            #expect(latest.map(\.seq) == [6, 4])
            let older = try await database.read { tx in try Ledger.entries(before: 3, kind: "plan", in: tx) }
            #expect(older.map(\.seq) == [2, 1])
            #expect(try await database.read { try Ledger.head(in: $0) } == 7)
        }
    }
}
