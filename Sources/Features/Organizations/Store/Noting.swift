import Database
import Ledger
import Vocabulary

/// What was done to what, in the ledger's words: `unit-changed` of a `unit`.
struct Deed {
    let name: String
    let kind: String
    let subject: String

    init(_ name: String, of kind: String, _ subject: String) {
        self.name = name
        self.kind = kind
        self.subject = subject
    }
}

extension Transaction {
    /// Notes a deed in the ledger, in this transaction. Secrets and their hashes are never among the values.
    func note(
        _ deed: Deed, before: [(String, String)]? = nil, after: [(String, String)]? = nil, by viewer: Viewer,
        _ world: World
    ) throws {
        try record(
            Change(
                deed: deed.name, subjectKind: deed.kind, subject: deed.subject, before: before.map(JSON.init(texts:)),
                after: after.map(JSON.init(texts:)), actor: viewer.actor, actorName: viewer.actorName),
            world: world)
    }
}

extension JSON {
    /// An object of texts in this order.
    fileprivate init(texts: [(String, String)]) { self = .object(texts.map { ($0, .string($1)) }) }
}
