package import Foundation

/// One step of the schema, forward only, named by date and noun: `2026-01-12-plans`.
package struct Migration: Hashable, Sendable {
    /// Unique over the whole product; the text order of the names is the order they run in.
    package let name: String
    /// Statements for both engines, separated by `;`.
    package let sql: String

    package init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }

    /// The `*.sql` files of a folder, sorted by name, without their extension.
    ///
    /// - Throws: The file system's error, also when there is no such folder.
    package static func load(from folder: URL) throws -> [Migration] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "sql" }
            .map {
                Migration(
                    name: $0.deletingPathExtension().lastPathComponent, sql: try String(contentsOf: $0, encoding: .utf8)
                )
            }
            .sorted { $0.name < $1.name }
    }
}

/// A schema that does not fit this program; it must not be served.
package enum MigrationProblem: Error, Hashable, CustomStringConvertible {
    /// The text of an applied migration is not the text that was applied.
    case changed(name: String)
    /// The database knows a migration that this program does not: the program is older than its database.
    case unknown(name: String)
    /// Two migrations of the program have one name.
    case twice(name: String)

    package var description: String {
        switch self {
        case .changed(let name):
            "The migration \(name) was applied with another text. Restore its text and write a new migration."
        case .unknown(let name):
            "The database has had the migration \(name), which this program does not know. Run the newer program."
        case .twice(let name): "Two migrations are called \(name). Rename one."
        }
    }
}
