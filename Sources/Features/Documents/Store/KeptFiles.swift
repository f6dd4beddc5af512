import Database
package import Organizations

extension DocumentRegister {
    /// The hashes of every original that a document names, also of documents withdrawn.
    package func keptFiles(for viewer: Viewer) async throws -> [String] {
        guard viewer.readsAll else { return [] }
        return try await database.rows("SELECT file_hash FROM documents WHERE file_hash IS NOT NULL").map {
            try $0.get("file_hash")
        }
    }
}
