import Crypto
import Foundation

/// A file on its way into the store: written under a name that nobody asks for, until `finish`.
package final class IncomingFile {
    private let folder: Descriptor
    private let file: Descriptor
    private let name: String
    private let settle: (String, borrowing Descriptor, ContentHash) throws -> Void
    private var sum = Checksum()
    private var isFinished = false

    init(
        folder: consuming Descriptor, settle: @escaping (String, borrowing Descriptor, ContentHash) throws -> Void
    ) throws {
        name = UUID().uuidString
        file = try folder.newFile(name)
        self.folder = folder
        self.settle = settle
    }

    /// How many bytes were written so far.
    package private(set) var count = 0

    /// Writes the next bytes.
    package func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }

    /// Writes the next bytes.
    package func append(_ bytes: UnsafeRawBufferPointer) throws {
        sum.add(bytes)
        count += bytes.count
        try file.write(bytes)
    }

    /// Puts everything on the disk and gives the file its name.
    package func finish() throws -> ContentHash {
        let hash = sum.hash
        try file.flush()
        try settle(name, folder, hash)
        isFinished = true
        return hash
    }

    // An unfinished file that cannot be removed now is taken by the next sweep.
    deinit { if !isFinished { _ = try? folder.remove(name) } }
}

/// SHA-256 of what was added so far.
struct Checksum {
    private var state = SHA256()
    mutating func add(_ bytes: UnsafeRawBufferPointer) { state.update(bufferPointer: bytes) }
    var hash: ContentHash { ContentHash(digest: state.finalize()) }
}
