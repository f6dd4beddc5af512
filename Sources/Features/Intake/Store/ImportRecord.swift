import Database
import Vocabulary

/// How an import is read from its row.
enum ImportRecord {
    static let columns: SQL = """
        imports.id, imports.state, imports.file_name, imports.file_hash, imports.byte_count, imports.format,
        imports.created_at, imports.created_by_name, imports.finished_at, imports.refusal_code, imports.refusal_says,
        imports.refusal_next, imports.head, imports.document_id, imports.plan_id, imports.version
        """

    static func read(_ row: Row) throws -> Import {
        var refusal: UserMessage?
        if let code: String = try row.get("refusal_code") {
            refusal = UserMessage(
                code: code, says: try row.get("refusal_says", as: String?.self) ?? "",
                next: try row.get("refusal_next", as: String?.self) ?? "")
        }
        return Import(
            id: try row.get("id"), state: try RowRecord.value(row, "state"), fileName: try row.get("file_name"),
            fileHash: try row.get("file_hash", as: String?.self) ?? "", byteCount: try row.get("byte_count"),
            format: try row.get("format"), createdAt: try row.get("created_at"),
            createdByName: try row.get("created_by_name"), finishedAt: try row.get("finished_at"), refusal: refusal,
            head: try JSONText.read(try row.get("head")), documentID: try row.get("document_id"),
            planID: try row.get("plan_id"), version: try row.get("version"))
    }
}
