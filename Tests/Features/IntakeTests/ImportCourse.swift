import Database
import Files
import Foundation
import Ledger
import Logging
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Intake

/// From the upload to rows that wait: received, read, refused, resumed.
struct ImportCourse {
    private let bytes = Array("kế hoạch".utf8)

    @Test func `an upload is kept by its hash, read, and waits for the reviewer`() async throws {
        try await withIntake { house in
            let received = try await house.imports.receive(bytes, fileName: "thư mục/ke-hoach.docx", by: house.lan)
            var item = try await house.imports.find(received.id, for: house.lan)
            #expect(item.state == .received)
            #expect(item.fileName == "ke-hoach.docx")
            try await house.imports.read(received.id)
            item = try await house.imports.find(received.id, for: house.lan)
            #expect(item.state == .ready)
            #expect(item.head.number == "12/KH-UBND")
            #expect(try house.files.bytes(of: item.fileHash) == bytes)
            #expect(try await house.rows(received.id).count == 10)
        }
    }

    @Test func `the same bytes twice create nothing twice`() async throws {
        try await withIntake { house in
            let first = try await house.importing(bytes)
            let again = try await house.imports.receive(bytes, fileName: "khac-ten.docx", by: house.minh)
            #expect(again == .known(first))
            try await house.imports.read(first)
            #expect(try await house.count("SELECT COUNT(*) AS amount FROM imports") == 1)
            #expect(try await house.rows(first).count == 10)
        }
    }

    @Test func `two uploads of the same bytes at once become one import`() async throws {
        try await withIntake { house in
            let all = try await withThrowingTaskGroup(of: ID<Import>.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        try await house.imports.receive(bytes, fileName: "\(number).docx", by: house.lan).id
                    }
                }
                return try await group.reduce(into: Set<ID<Import>>()) { $0.insert($1) }
            }
            #expect(all.count == 1)
            #expect(try await house.count("SELECT COUNT(*) AS amount FROM imports") == 1)
        }
    }

    @Test func `a file refused at the door leaves one ledger line and nothing else`() async throws {
        try await withIntake { house in
            let secret = Array("!noi-dung-khong-duoc-giu".utf8)
            await #expect(throws: Unusable()) {
                try await house.imports.receive(secret, fileName: "ten-khong-duoc-giu.docx", by: house.lan)
            }
            #expect(try await house.count("SELECT COUNT(*) AS amount FROM imports") == 0)
            #expect(try await house.ledgerCount("import-refused") == 1)
            #expect(try house.files.all().isEmpty)
            // nothing of it in any file of the house, the database and its log among them
            for file in try FileManager.default.subpathsOfDirectory(atPath: house.folder.path) {
                let data =
                    FileManager.default.contents(atPath: house.folder.appendingPathComponent(file).path) ?? Data()
                #expect(data.range(of: Data("khong-duoc-giu".utf8)) == nil, "\(file)")
            }
        }
    }

    @Test func `a file refused while it is read loses its bytes and its name, and the reason stays`() async throws {
        try await withIntake { house in
            let id = try await house.importing(Array("?".utf8), name: "hong.docx")
            let item = try await house.imports.find(id, for: house.lan)
            #expect(item.state == .refused)
            #expect(item.fileName.isEmpty)
            #expect(item.fileHash.isEmpty)
            #expect(item.refusal?.code == "TST-01")
            #expect(try house.files.all().isEmpty)
            #expect(try await house.ledgerCount("import-refused") == 1)
        }
    }

    @Test func `an import that a crash left half read is read again from the start, once`() async throws {
        try await withIntake { house in
            let received = try await house.imports.receive(bytes, fileName: "a.docx", by: house.lan)
            // as the house goes down in the middle of reading
            try await house.database.write { try $0.run("UPDATE imports SET state = 'reading'") }
            #expect(try await house.imports.unread() == [received.id])
            let restarted = Imports(
                database: house.database, files: house.files, world: house.clock.world, reading: .sample(SamplePlan()))
            for id in try await restarted.unread() { try await restarted.read(id) }
            #expect(try await house.imports.find(received.id, for: house.lan).state == .ready)
            #expect(try await house.rows(received.id).count == 10)
            #expect(try await restarted.unread().isEmpty)
        }
    }

    @Test func `the reading room reads what is uploaded without being asked`() async throws {
        try await withIntake { house in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await house.imports.readAll(log: Logger(label: "test")) }
                let received = try await house.imports.receive(bytes, fileName: "a.docx", by: house.lan)
                for _ in 0..<500 {
                    if try await house.imports.find(received.id, for: house.lan).state == .ready { break }
                    try await Task.sleep(for: .milliseconds(10))
                }
                #expect(try await house.imports.find(received.id, for: house.lan).state == .ready)
                group.cancelAll()
            }
        }
    }

    @Test func `only coordinators see or change an import`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let row = try #require(try await house.rows(id).first)
            for viewer in house.others {
                await #expect(throws: NotVisible.self) {
                    try await house.imports.receive([1], fileName: "a", by: viewer)
                }
                await #expect(throws: NotVisible.self) { try await house.imports.find(id, for: viewer) }
                await #expect(throws: NotVisible.self) { try await house.imports.review(row.id, of: id, for: viewer) }
                await #expect(throws: NotVisible.self) {
                    try await house.imports.decide(.accept(nil), on: row.id, version: 1, of: id, by: viewer)
                }
                await #expect(throws: NotVisible.self) { try await house.imports.acceptUnquestioned(id, by: viewer) }
                await #expect(throws: NotVisible.self) { try await house.imports.finish(id, by: viewer) }
                #expect(try await house.imports.list(for: viewer).isEmpty)
                #expect(try await house.imports.rows(of: id, .all, for: viewer).isEmpty)
                #expect(try await house.imports.leftRows(of: id, for: viewer).isEmpty)
                #expect(try await house.imports.findings(of: id, for: viewer).isEmpty)
                #expect(try await house.imports.firstPending(of: id, for: viewer) == nil)
                #expect(try await house.imports.decisionSum(of: id, for: viewer).proposals == 0)
            }
        }
    }
}
