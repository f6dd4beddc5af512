package import Foundation
import Synchronization

/// Files by their content, in a folder of their own: `ab/abcdef…`. A file is there whole or not at all, and only its
/// owner may read it.
///
/// The calls block on the disk; they are not for event loops.
package struct FileStore: Sendable {
    /// Where files are written before they have their name.
    static let incoming = "incoming"
    /// Bytes read at once.
    static let chunk = 1 << 18

    private let root: String
    /// Held while a file gets its name or loses it, so that a sweep never takes what was just stored anew.
    private let naming: Naming

    private final class Naming: Sendable { let lock = Mutex(()) }

    /// The store in `root`, which is made when it is not there.
    ///
    /// - Throws: `FileProblem` when the folder cannot be made or opened.
    package init(root: URL) throws {
        self.root = root.path
        naming = Naming()
        do {
            try FileManager.default.createDirectory(
                at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileProblem.refused("\(root.path) cannot be made")
        }
        _ = try Descriptor.folder(root.path).folder(FileStore.incoming, making: true)
    }

    /// Stores these bytes; storing them again changes nothing.
    ///
    /// When this returns, the file and its name are on the disk.
    @discardableResult
    package func put(_ bytes: [UInt8]) throws -> ContentHash {
        let file = try newFile()
        try file.append(bytes)
        return try file.finish()
    }

    /// Stores the plain file at `path`, read in pieces.
    package func put(contentsOf path: URL) throws -> ContentHash {
        let source = try Descriptor.folder(path.deletingLastPathComponent().path).file(path.lastPathComponent)
        let file = try newFile()
        try FileStore.pieces(of: source) { try file.append($0) }
        return try file.finish()
    }

    /// A file to be written piece by piece; it is gone when it is not finished.
    package func newFile() throws -> IncomingFile {
        try IncomingFile(folder: Descriptor.folder(root).folder(FileStore.incoming, making: true)) {
            name, folder, hash in
            try naming.lock.withLock { _ in
                let shard = try Descriptor.folder(root).folder(hash.shard, making: true)
                try folder.move(name, to: shard, as: hash.text)
                try shard.flush()
            }
        }
    }

    /// The bytes of a file, checked against its name.
    ///
    /// - Throws: `FileProblem.missing`, or `.damaged` when the disk gives other bytes than were stored.
    package func bytes(of hash: ContentHash) throws -> [UInt8] {
        let file = try open(hash)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(try file.status().bytes)
        try FileStore.pieces(of: file) { bytes.append(contentsOf: $0) }
        guard ContentHash(of: bytes) == hash else { throw FileProblem.damaged(hash.text) }
        return bytes
    }

    /// As above, by the hash's text.
    package func bytes(of text: String) throws -> [UInt8] {
        guard let hash = ContentHash(text) else { throw FileProblem.missing(text) }
        return try bytes(of: hash)
    }

    /// Gives the file to `body` in pieces and checks it at the end.
    ///
    /// - Throws: `FileProblem.missing` before the first piece, `.damaged` after the last.
    package func read(_ hash: ContentHash, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var sum = Checksum()
        try FileStore.pieces(of: try open(hash)) {
            sum.add($0)
            try body($0)
        }
        guard sum.hash == hash else { throw FileProblem.damaged(hash.text) }
    }

    /// Whether there is a file of this name, and how many bytes it has; nil when there is none.
    package func size(of hash: ContentHash) throws -> Int? {
        do { return try open(hash).status().bytes } catch FileProblem.missing { return nil }
    }

    /// Takes a file away; does nothing when it is not there.
    package func remove(_ hash: ContentHash) throws {
        try naming.lock.withLock { _ in
            do { _ = try Descriptor.folder(root).folder(hash.shard).remove(hash.text) } catch FileProblem.missing {}
        }
    }

    /// As above, by the hash's text; other text names no file.
    package func remove(_ text: String) throws {
        if let hash = ContentHash(text) { try remove(hash) }
    }

    /// The names of all files, sorted.
    package func all() throws -> [ContentHash] {
        let folder = try Descriptor.folder(root)
        var hashes: [ContentHash] = []
        for shard in try folder.names() where shard.utf8.count == 2 {
            hashes += try folder.folder(shard).names().compactMap { ContentHash($0) }.filter { $0.shard == shard }
        }
        return hashes
    }

    /// Takes away the files that nobody names and what an interrupted writing left, unless they are young: a row that
    /// names a young one may be on its way.
    ///
    /// - Parameters:
    ///   - kept: Every hash that any row names.
    ///   - seconds: What is younger stays.
    ///   - now: Seconds since 1970, by the clock of the file system.
    /// - Returns: The hashes that were taken away.
    package func sweep(keeping kept: Set<ContentHash>, olderThan seconds: Int64, now: Int64) throws -> [ContentHash] {
        let folder = try Descriptor.folder(root)
        let incoming = try folder.folder(FileStore.incoming, making: true)
        for name in try incoming.names() where try incoming.file(name).status().changed + seconds <= now {
            _ = try incoming.remove(name)
        }
        return try all().filter { hash in
            guard !kept.contains(hash) else { return false }
            return try naming.lock.withLock { _ in
                let shard = try folder.folder(hash.shard)
                guard try shard.file(hash.text).status().changed + seconds <= now else { return false }
                return try shard.remove(hash.text)
            }
        }
    }

    /// The files whose bytes are not those that were stored, sorted; reads everything.
    package func damaged() throws -> [ContentHash] {
        try all().filter { hash in
            do { try read(hash) { _ in } } catch FileProblem.damaged { return true } catch FileProblem.missing {
                return false
            }
            return false
        }
    }

    private func open(_ hash: ContentHash) throws -> Descriptor {
        do { return try Descriptor.folder(root).folder(hash.shard).file(hash.text) } catch FileProblem.missing {
            throw FileProblem.missing(hash.text)
        }
    }

    static func pieces(of file: borrowing Descriptor, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try file.read(into: buffer)
            if count == 0 { return }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}
