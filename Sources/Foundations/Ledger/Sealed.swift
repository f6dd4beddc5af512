import Crypto
import Database
import Vocabulary

/// An entry as it is hashed: the texts that the table holds, not what they mean.
struct Sealed: Sendable {
    /// The hash before the first entry.
    static let origin = String(repeating: "0", count: 64)

    let seq: Int64
    let at: Instant
    let actor: String
    let actorName: String
    let deed: String
    let subjectKind: String
    let subject: String
    let before: String?
    let after: String?
    let previousHash: String

    /// SHA-256, in hexadecimal, of the previous hash followed by the entry as JSON in this order. The two states go in
    /// as strings: so no text of one entry can be read as another's.
    var computedHash: String {
        let entry: JSON = [
            "seq": .integer(seq), "at": .string(at.text), "actor": .string(actor), "actorName": .string(actorName),
            "deed": .string(deed), "subjectKind": .string(subjectKind), "subject": .string(subject),
            "before": before.map { .string($0) } ?? .null, "after": after.map { .string($0) } ?? .null,
        ]
        var hash = SHA256()
        hash.update(data: Array(previousHash.utf8))
        hash.update(data: entry.bytes)
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension Sealed {
    static let columns: SQL = """
        seq, at, actor, actor_name, deed, subject_kind, subject_id, state_before, state_after, previous_hash, hash
        """

    init(_ row: Row) throws {
        self.init(
            seq: try row.get("seq"), at: try row.get("at"), actor: try row.get("actor"),
            actorName: try row.get("actor_name"), deed: try row.get("deed"), subjectKind: try row.get("subject_kind"),
            subject: try row.get("subject_id"), before: try row.get("state_before"), after: try row.get("state_after"),
            previousHash: try row.get("previous_hash"))
    }
}
