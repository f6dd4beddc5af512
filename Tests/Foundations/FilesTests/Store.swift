import Files
import Foundation
import TestHouse
import Testing

@Suite struct Store {
    private let letter = Array("Kế hoạch số 57/KH-UBND".utf8)

    private func path(_ hash: ContentHash, in folder: URL) -> URL {
        folder.appendingPathComponent("\(hash.text.prefix(2))/\(hash.text)")
    }

    @Test func `a file is named by its content and comes back as it went`() async throws {
        try await withTemporaryFolder { folder in
            let store = try FileStore(root: folder.appendingPathComponent("files"))
            let hash = try store.put(letter)
            #expect(hash == ContentHash(of: letter))
            #expect(try store.bytes(of: hash) == letter)
            #expect(try store.bytes(of: hash.text) == letter)
            #expect(try store.put(letter) == hash)
            #expect(try store.put([]).text == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
            #expect(try store.all().count == 2)
            #expect(try store.size(of: hash) == letter.count)
            let incoming = folder.appendingPathComponent("files/incoming").path
            #expect(try FileManager.default.contentsOfDirectory(atPath: incoming).isEmpty)
        }
    }

    @Test func `a large file goes and comes in pieces`() async throws {
        try await withTemporaryFolder { folder in
            let store = try FileStore(root: folder)
            let large = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
            let file = try store.newFile()
            for start in stride(from: 0, to: large.count, by: 70_000) {
                try file.append(Array(large[start..<min(start + 70_000, large.count)]))
            }
            #expect(file.count == large.count)
            let hash = try file.finish()
            #expect(hash == ContentHash(of: large))
            var read: [UInt8] = []
            try store.read(hash) { read.append(contentsOf: $0) }
            #expect(read == large)
            let copy = try store.put(contentsOf: path(hash, in: folder))
            #expect(copy == hash)
        }
    }

    @Test func `an abandoned file leaves nothing`() async throws {
        try await withTemporaryFolder { folder in
            let store = try FileStore(root: folder)
            do {
                let file = try store.newFile()
                try file.append(letter)
            }
            #expect(try store.all().isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/incoming").isEmpty)
        }
    }

    @Test func `damage is seen when the file is read, and mended when it is stored again`() async throws {
        try await withTemporaryFolder { folder in
            let store = try FileStore(root: folder)
            let hash = try store.put(letter)
            try Data("khác".utf8).write(to: path(hash, in: folder))
            #expect(throws: FileProblem.damaged(hash.text)) { try store.bytes(of: hash) }
            #expect(throws: FileProblem.damaged(hash.text)) { try store.read(hash) { _ in } }
            #expect(try store.damaged() == [hash])
            try store.put(letter)
            #expect(try store.bytes(of: hash) == letter)
            #expect(try store.damaged().isEmpty)
        }
    }

    @Test func `a file that is not there says so`() async throws {
        try await withTemporaryFolder { folder in
            let store = try FileStore(root: folder)
            let hash = ContentHash(of: letter)
            #expect(throws: FileProblem.missing(hash.text)) { try store.bytes(of: hash) }
            #expect(throws: FileProblem.missing("../../etc/passwd")) { try store.bytes(of: "../../etc/passwd") }
            #expect(try store.size(of: hash) == nil)
            try store.remove(hash)
            try store.put(letter)
            try store.remove(hash.text)
            #expect(try store.all().isEmpty)
        }
    }

    @Test func `links are never followed`() async throws {
        try await withTemporaryFolder { folder in
            let store = try FileStore(root: folder.appendingPathComponent("files"))
            let hash = try store.put(letter)
            let place = path(hash, in: folder.appendingPathComponent("files"))
            let outside = folder.appendingPathComponent("outside")
            try Data(letter).write(to: outside)
            try FileManager.default.removeItem(at: place)
            try FileManager.default.createSymbolicLink(at: place, withDestinationURL: outside)
            #expect(throws: FileProblem.notPlain(hash.text)) { try store.bytes(of: hash) }
            #expect(throws: FileProblem.self) { try store.put(contentsOf: place) }

            let shard = place.deletingLastPathComponent()
            try FileManager.default.removeItem(at: shard)
            let elsewhere = folder.appendingPathComponent("elsewhere")
            try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(at: shard, withDestinationURL: elsewhere)
            #expect(throws: FileProblem.notPlain(String(hash.text.prefix(2)))) { try store.put(letter) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path).isEmpty)
        }
    }

    @Test func `only its owner may read the store`() async throws {
        try await withTemporaryFolder { folder in
            let root = folder.appendingPathComponent("files")
            let store = try FileStore(root: root)
            let hash = try store.put(letter)
            func rights(_ url: URL) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
            }
            #expect(try rights(root) == 0o700)
            #expect(try rights(path(hash, in: root)) == 0o600)
            #expect(try rights(path(hash, in: root).deletingLastPathComponent()) == 0o700)
        }
    }

    @Test func `a sweep takes what nobody names, and not what is young`() async throws {
        try await withTemporaryFolder { folder in
            let store = try FileStore(root: folder)
            let kept = try store.put(letter)
            let orphan = try store.put(Array("mồ côi".utf8))
            let left = folder.appendingPathComponent("incoming/half")
            try Data("dở dang".utf8).write(to: left)
            let now = Int64(Date().timeIntervalSince1970)
            #expect(try store.sweep(keeping: [kept], olderThan: 3600, now: now) == [])
            #expect(try store.all().count == 2)
            #expect(FileManager.default.fileExists(atPath: left.path))
            #expect(try store.sweep(keeping: [kept], olderThan: 3600, now: now + 4000) == [orphan])
            #expect(try store.all() == [kept])
            #expect(!FileManager.default.fileExists(atPath: left.path))
        }
    }

    @Test func `only 64 small hexadecimal digits are a hash`() {
        #expect(ContentHash(String(repeating: "a0", count: 32)) != nil)
        for text in [
            "", "abc", String(repeating: "A0", count: 32), String(repeating: "/.", count: 32),
            String(repeating: "é", count: 32),
        ] {
            #expect(ContentHash(text) == nil)
        }
    }
}
