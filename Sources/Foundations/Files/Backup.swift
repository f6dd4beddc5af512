package import Database
package import Foundation
package import Vocabulary

/// A copy of the database and of every stored file, in a folder: `manifest.json`, the database, `files/`.
package enum Backup {
    /// Makes a backup in `folder`, while serving goes on. The folder appears when the backup is whole.
    ///
    /// The database is copied first: a file that a row of the copy names was stored before that row was, and so is in
    /// the store when the files are copied.
    ///
    /// - Throws: `BackupProblem.folderTaken`; the trouble of the database or the disk, and then nothing is left.
    @discardableResult
    package static func make(
        _ database: Database, _ files: FileStore, to folder: URL, world: World
    ) async throws -> BackupManifest {
        let disk = FileManager.default
        // A folder that cannot be listed is either not there or found out below.
        if let names = try? disk.contentsOfDirectory(atPath: folder.path), names.isEmpty {
            try disk.removeItem(at: folder)
        }
        if disk.fileExists(atPath: folder.path) { throw BackupProblem.folderTaken(folder.path) }
        let partial = folder.deletingLastPathComponent().appendingPathComponent(".\(folder.lastPathComponent).partial")
        if disk.fileExists(atPath: partial.path) { try disk.removeItem(at: partial) }
        try disk.createDirectory(
            at: partial, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do {
            let manifest = try await fill(partial, database, files, world)
            try disk.moveItem(at: partial, to: folder)
            try Descriptor.folder(folder.deletingLastPathComponent().path).flush()
            return manifest
        } catch {
            // The first trouble is the one to tell.
            try? disk.removeItem(at: partial)
            throw error
        }
    }

    /// Reads a backup's manifest and checks every part of it against its digest.
    ///
    /// - Throws: `BackupProblem.unreadable` or `.damaged`.
    @discardableResult
    package static func check(_ folder: URL) throws -> BackupManifest {
        guard let bytes = FileManager.default.contents(atPath: folder.appendingPathComponent(BackupManifest.name).path)
        else {
            throw BackupProblem.unreadable
        }
        let manifest = try BackupManifest(parsing: Array(bytes))
        guard try hash(folder.appendingPathComponent(manifest.database)) == manifest.databaseHash else {
            throw BackupProblem.damaged(manifest.database)
        }
        for file in manifest.files where try hash(place(of: file, in: folder)) != file {
            throw BackupProblem.damaged(file.text)
        }
        return manifest
    }

    /// Checks the backup, fills the database at `address` and the store in `files` from it, and compares what every
    /// table holds with what was saved.
    ///
    /// - Parameter replacing: Whether the database may be replaced when it is not empty. Stored files are never taken
    ///   away: a file more harms nobody.
    /// - Throws: `BackupProblem`; before `.differs`, nothing of the target was changed.
    @discardableResult
    package static func restore(
        _ folder: URL, into address: DatabaseAddress, files root: URL, replacing: Bool = false
    ) async throws -> BackupManifest {
        let manifest = try check(folder)
        let engine: EngineKind = if case .postgres = address { .postgres } else { .sqlite }
        guard engine == manifest.engine else { throw BackupProblem.otherEngine }
        let store = try FileStore(root: root)
        if !replacing, try !store.all().isEmpty { throw BackupProblem.notEmpty }
        do {
            try await Database.restore(
                address, from: folder.appendingPathComponent(manifest.database).path, schema: manifest.schema,
                replacing: replacing)
        } catch RestoreProblem.notEmpty {
            throw BackupProblem.notEmpty
        } catch RestoreProblem.inUse {
            throw BackupProblem.inUse
        } catch RestoreProblem.otherSchema(let saved, _) {
            throw BackupProblem.otherSchema(saved)
        }
        for file in manifest.files { _ = try store.put(contentsOf: place(of: file, in: folder)) }
        let database = try await Database.open(address)
        let tables: [TableDigest]
        do { tables = try await database.digests() } catch {
            await database.close()
            throw error
        }
        await database.close()
        for saved in manifest.tables where !tables.contains(saved) { throw BackupProblem.differs(saved.table) }
        if let extra = tables.first(where: { !manifest.tables.contains($0) }) {
            throw BackupProblem.differs(extra.table)
        }
        return manifest
    }

    private static func fill(
        _ folder: URL, _ database: Database, _ files: FileStore, _ world: World
    ) async throws -> BackupManifest {
        let madeAt = world.now()
        let name = database.kind == .sqlite ? "database.sqlite" : "database.dump"
        let copy = folder.appendingPathComponent(name)
        let schema = try await database.schema()
        let tables = try await database.save(to: copy.path)
        let store = try FileStore(root: folder.appendingPathComponent(BackupManifest.files))
        var copied: [ContentHash] = []
        for hash in try files.all() {
            let file = try store.newFile()
            do {
                try files.read(hash) { try file.append($0) }
                copied.append(try file.finish())
            } catch FileProblem.missing {
                // Taken away since the names were read: an upload that was refused, or a sweep.
                continue
            }
        }
        guard let databaseHash = try hash(copy) else { throw BackupProblem.damaged(name) }
        let manifest = BackupManifest(
            madeAt: madeAt, engine: database.kind, schema: schema, database: name, databaseHash: databaseHash,
            tables: tables, files: copied)
        let place = try Descriptor.folder(folder.path)
        let file = try place.newFile(BackupManifest.name)
        try manifest.json.bytes.withUnsafeBytes { try file.write($0) }
        try file.flush()
        try place.flush()
        return manifest
    }

    private static func place(of hash: ContentHash, in folder: URL) -> URL {
        folder.appendingPathComponent(BackupManifest.files).appendingPathComponent(hash.shard)
            .appendingPathComponent(hash.text)
    }

    /// The hash of a plain file; nil when it is not there.
    private static func hash(_ path: URL) throws -> ContentHash? {
        var sum = Checksum()
        do {
            let file = try Descriptor.folder(path.deletingLastPathComponent().path).file(path.lastPathComponent)
            try FileStore.pieces(of: file) { sum.add($0) }
        } catch FileProblem.missing { return nil }
        return sum.hash
    }
}
