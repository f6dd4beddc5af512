import Database
import Vietnamese
import Vocabulary

/// How a document is written into its row, and read from it.
enum DocumentRecord {
    static let columns: SQL = """
        documents.id, documents.kind, documents.issuer_text, documents.number, documents.issued_on, documents.title,
        documents.signer_name, documents.signer_position, documents.is_draft, documents.recipients, documents.file_hash,
        documents.file_name, documents.file_format, documents.file_bytes, documents.state, documents.withdrawn_reason,
        documents.version, documents.created_at
        """

    /// The document without its citations and duties, which are rows of their own.
    static func document(_ row: Row) throws -> Document {
        var file: DocumentFile?
        if let hash: String = try row.get("file_hash"), let name: String = try row.get("file_name") {
            file = DocumentFile(
                hash: hash, name: name, format: try row.get("file_format", as: String?.self) ?? "",
                bytes: try row.get("file_bytes", as: Int?.self) ?? 0)
        }
        let recipients: String = try row.get("recipients")
        let head = DocumentFacts(
            kind: try row.get("kind"), issuer: try row.get("issuer_text"), number: try row.get("number"),
            issuedOn: try row.get("issued_on"), title: try row.get("title"), signerName: try row.get("signer_name"),
            signerPosition: try row.get("signer_position"), isDraft: try row.get("is_draft", as: Int.self) == 1,
            recipients: recipients.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) })
        let state: String = try row.get("state")
        return Document(
            id: try row.get("id"), head: head, file: file, state: Document.State(rawValue: state) ?? .withdrawn,
            withdrawnReason: try row.get("withdrawn_reason"), version: try row.get("version"),
            createdAt: try row.get("created_at"))
    }

    /// What the ledger keeps of a document.
    static func json(_ facts: DocumentFacts, file: DocumentFile?) -> JSON {
        .object([
            ("kind", .string(facts.kind)), ("issuer", .string(facts.issuer)),
            ("number", facts.number.map { .string($0) } ?? .null),
            ("issuedOn", facts.issuedOn.map { .string($0.iso) } ?? .null), ("title", .string(facts.title)),
            ("signer", .string(facts.signerName)), ("position", .string(facts.signerPosition)),
            ("draft", .bool(facts.isDraft)), ("recipients", .array(facts.recipients.map { .string($0) })),
            ("citations", .array(facts.citations.map { .string($0.raw) })),
            ("duties", .array(facts.duties.map { .string($0.raw) })),
            ("file", file.map { .string($0.hash) } ?? .null),
        ])
    }
}

/// The columns that are computed from a document's words.
enum DocumentKeys {
    /// A number as citations are matched by it: folded, without blanks, zeros before the first digit dropped.
    static func number(_ number: String?) -> String? {
        guard let number else { return nil }
        let key = foldedKey(number).utf8.filter { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: "0") }
        return key.isEmpty ? nil : String(decoding: key, as: UTF8.self)
    }

    /// What the search box looks through.
    static func search(_ facts: DocumentFacts, file: DocumentFile?) -> String {
        let words = [facts.title, facts.number ?? "", facts.kind, facts.issuer, facts.signerName, file?.name ?? ""]
        return SearchText.indexed(words.joined(separator: " "))
    }

    /// One text of lines; a line break inside a word is a blank.
    static func lines(_ words: [String]) -> String {
        words.map { tidy($0) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
