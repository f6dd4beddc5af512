import Database
import Documents
package import Organizations

extension Imports {
    /// The hashes of every original that an import names.
    package func keptFiles(for viewer: Viewer) async throws -> [String] {
        guard viewer.keepsRegister else { return [] }
        return try await database.rows("SELECT file_hash FROM imports WHERE file_hash IS NOT NULL").map {
            try $0.get("file_hash")
        }
    }
}
