import Database
import Files
import Foundation
import TestHouse
import Testing
import Vocabulary

@Suite struct Backups {
    private static let tables = Migration(
        name: "2026-01-01-letters",
        sql: """
            CREATE TABLE letters (id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, position BIGINT NOT NULL,
                share DOUBLE PRECISION, seal BYTEA, file_hash TEXT, follows TEXT REFERENCES letters (id));
            CREATE INDEX letters_by_title ON letters (title);
            CREATE TABLE empty_ones (id TEXT NOT NULL PRIMARY KEY);
            """)

    private static func fill(_ database: Database, _ store: FileStore) async throws {
        try await Migrator.migrate(database, [tables], world: FixedWorld().world)
        for n in 0..<200 {
            let hash = n % 20 == 0 ? try store.put(Array("Công văn số \(n)".utf8)).text : nil
            let seal: [UInt8] = [0, 255, UInt8(n)]
            let follows = n == 0 ? nil : "l\(n - 1)"
            try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO letters (id, title, position, share, seal, file_hash, follows)
                    VALUES (\("l\(n)"), \("Công văn “\(n)”; 'x' \\ \n"), \(n), \(Double(n) / 3), \(seal), \(hash), \(follows))
                    """)
            }
        }
    }

    /// Empties the database at `address` as losing it would.
    private static func lose(_ address: String) async throws {
        switch TestDatabase.kind {
        case .sqlite:
            for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: address + suffix) {
                try FileManager.default.removeItem(atPath: address + suffix)
            }
        case .postgres:
            let database = try await Database.open(address)
            let schema = try await database.schema()
            try await database.write { tx in
                try tx.run(SQL(stringLiteral: "DROP SCHEMA \(schema) CASCADE"))
                try tx.run(SQL(stringLiteral: "CREATE SCHEMA \(schema)"))
            }
            await database.close()
        }
    }

    @Test func `what was lost comes back with the same digests, tables and files`() async throws {
        try await withTemporaryFolder { folder in
            try await withDatabaseAddress { address in
                let database = try await Database.open(address)
                let store = try FileStore(root: folder.appendingPathComponent("files"))
                try await Backups.fill(database, store)
                let before = try await database.digests()
                let copy = folder.appendingPathComponent("copy")
                let made = try await Backup.make(database, store, to: copy, world: FixedWorld().world)
                #expect(made.tables == before)
                #expect(made.tables.map(\.table) == ["empty_ones", "letters", "schema_migrations"])
                #expect(made.tables.map(\.rows) == [0, 200, 1])
                #expect(made.files.count == 10)
                #expect(try Backup.check(copy) == made)
                await database.close()

                try await Backups.lose(address)
                let newFiles = folder.appendingPathComponent("new/files")
                try await Backup.restore(copy, into: DatabaseAddress(address), files: newFiles)
                let again = try await Database.open(address)
                let after = try await again.digests()
                #expect(after == before)
                let files = try FileStore(root: newFiles)
                #expect(try files.all() == store.all())
                for hash in try files.all() { #expect(try files.bytes(of: hash) == store.bytes(of: hash)) }
                // It is a living database: its indexes, keys and migrations are there.
                let pending = try await Migrator.pending(again, [Backups.tables])
                #expect(pending.isEmpty)
                await #expect(throws: DatabaseProblem.self) {
                    try await again.write { tx in
                        try tx.run(
                            "INSERT INTO letters (id, title, position, follows) VALUES ('x', 'x', 1, 'không có')")
                    }
                }
                try await again.write { tx in try tx.run("INSERT INTO empty_ones (id) VALUES ('mới')") }
                await again.close()

                await #expect(throws: BackupProblem.notEmpty) {
                    try await Backup.restore(
                        copy, into: DatabaseAddress(address), files: folder.appendingPathComponent("third"))
                }
                try await Backup.restore(copy, into: DatabaseAddress(address), files: newFiles, replacing: true)
                let third = try await Database.open(address)
                let replaced = try await third.digests()
                #expect(replaced == before)
                await third.close()
            }
        }
    }

    @Test func `a backup made while others write is one state`() async throws {
        try await withTemporaryFolder { folder in
            try await withDatabaseAddress { address in
                let database = try await Database.open(address)
                let store = try FileStore(root: folder.appendingPathComponent("files"))
                try await Migrator.migrate(database, [Backups.tables], world: FixedWorld().world)
                try await database.write { tx in
                    for id in ["a", "b"] {
                        try tx.run("INSERT INTO letters (id, title, position) VALUES (\(id), 'x', 0)")
                    }
                }
                let writing = Task {
                    var count = 0
                    while !Task.isCancelled {
                        count += 1
                        let now = count
                        try await database.write { tx in
                            try tx.run("UPDATE letters SET position = \(now) WHERE id = 'a'")
                            try tx.run("UPDATE letters SET position = \(now) WHERE id = 'b'")
                        }
                    }
                }
                // However far behind the machine is, the writer has begun.
                while try await database.rows("SELECT id FROM letters WHERE position > 0").isEmpty {
                    try await Task.sleep(for: .milliseconds(5))
                }
                let copy = folder.appendingPathComponent("copy")
                try await Backup.make(database, store, to: copy, world: FixedWorld().world)
                writing.cancel()
                _ = await writing.result
                await database.close()
                try await Backups.lose(address)
                try await Backup.restore(
                    copy, into: DatabaseAddress(address), files: folder.appendingPathComponent("new"))
                let again = try await Database.open(address)
                let positions = try await again.rows("SELECT position FROM letters ORDER BY id")
                    .map { try $0.get("position", as: Int.self) }
                #expect(positions.count == 2 && positions.first == positions.last && positions != [0, 0])
                await again.close()
            }
        }
    }

    @Test func `a damaged backup is refused before anything is touched`() async throws {
        try await withTemporaryFolder { folder in
            try await withDatabaseAddress { address in
                let database = try await Database.open(address)
                let store = try FileStore(root: folder.appendingPathComponent("files"))
                try await Backups.fill(database, store)
                let copy = folder.appendingPathComponent("copy")
                let made = try await Backup.make(database, store, to: copy, world: FixedWorld().world)
                await database.close()
                let hash = try #require(made.files.first)
                let file = copy.appendingPathComponent("files/\(hash.text.prefix(2))/\(hash.text)")
                let bytes = try Data(contentsOf: file)
                try FileManager.default.removeItem(at: file)
                #expect(throws: BackupProblem.damaged(hash.text)) { try Backup.check(copy) }
                try Data("khác".utf8).write(to: file)
                #expect(throws: BackupProblem.damaged(hash.text)) { try Backup.check(copy) }
                try bytes.write(to: file)
                #expect(try Backup.check(copy) == made)
                try (Data(contentsOf: copy.appendingPathComponent(made.database)) + [0])
                    .write(to: copy.appendingPathComponent(made.database))
                #expect(throws: BackupProblem.damaged(made.database)) { try Backup.check(copy) }
                try Data("{}".utf8).write(to: copy.appendingPathComponent("manifest.json"))
                #expect(throws: BackupProblem.unreadable) { try Backup.check(copy) }
            }
        }
    }

    @Test(.enabled(if: TestDatabase.kind == .sqlite, "PostgreSQL replaces its tables in one transaction"))
    func `a database that is being served is not replaced`() async throws {
        try await withTemporaryFolder { folder in
            try await withDatabaseAddress { address in
                let database = try await Database.open(address)
                let store = try FileStore(root: folder.appendingPathComponent("files"))
                try await Backups.fill(database, store)
                let copy = folder.appendingPathComponent("copy")
                try await Backup.make(database, store, to: copy, world: FixedWorld().world)
                await #expect(throws: BackupProblem.inUse) {
                    try await Backup.restore(
                        copy, into: DatabaseAddress(address), files: folder.appendingPathComponent("new"),
                        replacing: true)
                }
                let rows = try await database.rows("SELECT id FROM letters")
                #expect(rows.count == 200)
                await database.close()
            }
        }
    }

    @Test func `a backup is never written over something`() async throws {
        try await withTemporaryFolder { folder in
            try await withDatabase { database in
                let store = try FileStore(root: folder.appendingPathComponent("files"))
                try Data("giữ lại".utf8).write(to: folder.appendingPathComponent("note"))
                await #expect(throws: BackupProblem.folderTaken(folder.path)) {
                    try await Backup.make(database, store, to: folder, world: FixedWorld().world)
                }
                let empty = folder.appendingPathComponent("empty")
                try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
                try await Backup.make(database, store, to: empty, world: FixedWorld().world)
                #expect(try Backup.check(empty).files.isEmpty)
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
                        "empty", "files", "note",
                    ])
            }
        }
    }
}
