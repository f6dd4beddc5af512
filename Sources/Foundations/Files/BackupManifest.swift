package import Database
package import Vocabulary

/// What a backup says of itself, `manifest.json` in its folder.
package struct BackupManifest: Hashable, Sendable {
    /// Rises when a backup of the new form cannot be read by the old program.
    static let form: Int64 = 1
    static let name = "manifest.json"
    static let files = "files"

    /// When its copy of the database was begun.
    package let madeAt: Instant
    package let engine: EngineKind
    /// On PostgreSQL the schema that was saved; empty on SQLite.
    package let schema: String
    /// The file in the folder that holds the database, and what is in that file.
    package let database: String
    package let databaseHash: ContentHash
    /// What each table holds.
    package let tables: [TableDigest]
    /// The files of the store, by the hash that is their name.
    package let files: [ContentHash]

    var json: JSON {
        [
            "form": .integer(BackupManifest.form), "madeAt": .string(madeAt.text), "engine": .string(engine.rawValue),
            "schema": .string(schema), "database": .string(database), "databaseSHA256": .string(databaseHash.text),
            "tables": .array(
                tables.map {
                    ["name": .string($0.table), "rows": .integer(Int64($0.rows)), "digest": .string($0.digest)]
                }),
            "files": .array(files.map { .string($0.text) }),
        ]
    }
}

extension BackupManifest {
    /// - Throws: `BackupProblem.unreadable` when the text is no manifest or of a newer form.
    init(parsing bytes: [UInt8]) throws(BackupProblem) {
        // Whatever is wrong with the text, the backup cannot be read.
        guard let json = try? JSON(parsing: bytes, limit: 1 << 30), json["form"]?.integer == BackupManifest.form,
            let madeAt = json["madeAt"]?.string.flatMap({ Instant($0) }),
            let engine = json["engine"]?.string.flatMap({ EngineKind(rawValue: $0) }),
            let schema = json["schema"]?.string,
            let database = json["database"]?.string, !database.contains("/"),
            let hash = json["databaseSHA256"]?.string.flatMap({ ContentHash($0) }), let tables = json["tables"]?.array,
            let files = json["files"]?.array
        else { throw .unreadable }
        self.madeAt = madeAt
        self.engine = engine
        self.schema = schema
        self.database = database
        databaseHash = hash
        self.tables = tables.compactMap { table in
            guard let name = table["name"]?.string, let rows = table["rows"]?.integer,
                let digest = table["digest"]?.string
            else { return nil }
            return TableDigest(table: name, rows: Int(rows), digest: digest)
        }
        self.files = files.compactMap { $0.string.flatMap { ContentHash($0) } }
        guard self.tables.count == tables.count, self.files.count == files.count else { throw .unreadable }
    }
}
