import Database
import Files
import Organizations
import Vocabulary

/// Writing of what proves a promise.
struct EvidenceWriting {
    let world: World

    /// Puts a document beside a promise; returns its id.
    @discardableResult
    func insert(
        _ new: NewEvidence, to assignment: ID<Assignment>, update: String?, occurrence: String,
        in tx: any Transaction, by viewer: Viewer
    ) throws -> String {
        let id = world.newID()
        try tx.run(
            """
            INSERT INTO evidence (id, assignment_id, update_id, occurrence, kind, number, issued_on, issuer, title,
                file_hash, file_name, file_bytes, link, added_by, added_name, added_at, withdrawn_reason)
            VALUES (\(id), \(assignment), \(update), \(occurrence), \(new.kind), \(new.number), \(new.issuedOn),
                \(new.issuer), \(new.title), \(new.file?.text), \(new.fileName), \(new.fileBytes), \(new.link),
                \(viewer.actor), \(viewer.actorName), \(world.now()), '')
            """)
        return id
    }
}
