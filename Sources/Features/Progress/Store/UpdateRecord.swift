import Database
import Files
package import Vocabulary

/// Updates and evidence as they are read from their rows.
enum UpdateRecord {
    static let columns: SQL = """
        id, seq, source, period, occurrence, status, percent, result, next_step, obstacles, proposals, cause, author_name,
        sent_at
        """

    static func update(_ row: Row) throws -> ProgressUpdate {
        ProgressUpdate(
            id: try row.get("id"), seq: try row.get("seq"),
            source: ProgressEntry.Source(rawValue: try row.get("source")) ?? .page, period: try row.get("period"),
            occurrence: try row.get("occurrence"),
            status: ProgressEntry.Status(rawValue: try row.get("status")) ?? .active, percent: try row.get("percent"),
            result: try row.get("result"), nextStep: try row.get("next_step"), obstacles: try row.get("obstacles"),
            proposals: try row.get("proposals"), cause: try row.get("cause"), authorName: try row.get("author_name"),
            sentAt: try row.get("sent_at"))
    }

    static let evidenceColumns: SQL = """
        id, assignment_id, occurrence, kind, number, issued_on, issuer, title, file_hash, file_name, file_bytes, link,
        added_name, added_at
        """

    static func evidence(_ row: Row) throws -> Evidence {
        Evidence(
            id: try row.get("id"), assignment: try row.get("assignment_id"), occurrence: try row.get("occurrence"),
            kind: try row.get("kind"), number: try row.get("number"), issuedOn: try row.get("issued_on"),
            issuer: try row.get("issuer"), title: try row.get("title"),
            file: try row.get("file_hash", as: String?.self).flatMap { ContentHash($0) },
            fileName: try row.get("file_name"), fileBytes: try row.get("file_bytes"), link: try row.get("link"),
            addedName: try row.get("added_name"), addedAt: try row.get("added_at"))
    }

    /// The updates of a promise, newest first, at most `limit`; all occurrences when nil.
    static func updates(
        of id: ID<Assignment>, occurrence: String? = nil, limit: Int = 200, in tx: any Transaction
    ) throws -> [ProgressUpdate] {
        let only: SQL = occurrence.map { "AND occurrence = \($0)" } ?? ""
        return try tx.rows(
            """
            SELECT \(columns) FROM progress_updates WHERE assignment_id = \(id) \(only) ORDER BY seq DESC LIMIT \(limit)
            """
        ).map(update)
    }

    /// The evidence that stands, newest document first.
    static func evidence(of id: ID<Assignment>, in tx: any Transaction) throws -> [Evidence] {
        try tx.rows(
            """
            SELECT \(evidenceColumns) FROM evidence WHERE assignment_id = \(id) AND withdrawn_at IS NULL
            ORDER BY issued_on DESC, id
            """
        ).map(evidence)
    }
}
