import Foundation

/// SQLite's data as one file.
struct SQLiteSource: BackupSource {
    /// Nil in memory.
    let path: String?

    /// A backup may take as long as it needs.
    private static let patient = DatabaseLimits(statementSeconds: 86_400)

    func save(through connection: any Connection, to target: String) throws -> [TableDigest] {
        if let path {
            let own = try SQLiteConnection.open(path, role: .both, SQLiteSource.patient)
            defer { own.close() }
            try own.copy(to: target)
        } else if let connection = connection as? SQLiteConnection {
            try connection.copy(to: target)
        }
        try SQLiteSource.flush(target)
        return try SQLiteSource.digests(of: target)
    }

    static func restore(_ target: String, from path: String, replacing: Bool) throws {
        let files = FileManager.default
        if files.fileExists(atPath: target) {
            if !replacing, try !isEmpty(target) { throw RestoreProblem.notEmpty }
            if try isInUse(target) { throw RestoreProblem.inUse }
        }
        let fresh = target + ".restoring"
        do {
            if files.fileExists(atPath: fresh) { try files.removeItem(atPath: fresh) }
            try files.copyItem(atPath: path, toPath: fresh)
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: fresh)
            try flush(fresh)
            for old in [target + "-wal", target + "-shm", target] where files.fileExists(atPath: old) {
                try files.removeItem(atPath: old)
            }
            try files.moveItem(atPath: fresh, toPath: target)
        } catch let error as CocoaError {
            throw DatabaseProblem(.unavailable, "\(target) cannot be written: \(error.code.rawValue)")
        }
    }

    private static func isEmpty(_ path: String) throws -> Bool {
        let connection = try SQLiteConnection.open(path, role: .both, patient)
        defer { connection.close() }
        return try connection.transaction(.reading) { try TableDigest.tables(in: $0, of: .sqlite).isEmpty }
    }

    /// Whether another program has the file open: leaving the write-ahead log needs it alone. A file that SQLite cannot
    /// read is in nobody's use.
    private static func isInUse(_ path: String) throws -> Bool {
        do {
            let connection = try SQLiteConnection.open(path, role: .both, DatabaseLimits(lockSeconds: 0.5))
            defer { connection.close() }
            try connection.script("PRAGMA journal_mode = DELETE")
            return false
        } catch let problem as DatabaseProblem {
            return problem.kind == .timeout
        }
    }

    private static func digests(of path: String) throws -> [TableDigest] {
        let connection = try SQLiteConnection.open(path, role: .both, patient)
        defer { connection.close() }
        return try connection.transaction(.reading) { try TableDigest.all(in: $0, of: .sqlite) }
    }

    /// What was written is on the disk when this returns.
    private static func flush(_ path: String) throws {
        guard let file = FileHandle(forUpdatingAtPath: path) else {
            throw DatabaseProblem(.unavailable, "\(path) cannot be opened")
        }
        try file.synchronize()
        try file.close()
    }
}
