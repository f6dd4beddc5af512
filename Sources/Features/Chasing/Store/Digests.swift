package import Database
import Delivery
import Ledger
import Organizations
package import Vocabulary

/// What was said to whom, read by those to whom it was said.
package struct Digests: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// One day's digest.
    struct Digest: Sendable {
        let id: String
        let day: Day
        let composedAt: Instant
        let isSeen: Bool
        let lines: DigestLines
    }

    /// One's own digests, newest first, at most `limit`.
    ///
    /// - Parameter before: Only of days before this one.
    func own(_ viewer: Viewer, before: Day? = nil, limit: Int) async throws -> [Digest] {
        let until: SQL = before.map { "AND day < \($0)" } ?? .empty
        return try await database.read { tx in
            try tx.rows(
                """
                SELECT id, day, composed_at, seen_at FROM digests WHERE account_id = \(viewer.actor) \(until)
                ORDER BY day DESC LIMIT \(limit)
                """
            ).map { row in
                let id: String = try row.get("id")
                return Digest(
                    id: id, day: try row.get("day"), composedAt: try row.get("composed_at"),
                    isSeen: try row.get("seen_at", as: Instant?.self) != nil,
                    lines: try DigestRecord.lines(of: id, in: tx))
            }
        }
    }

    /// Notes that one has seen everything said so far. A mark for one's own eyes, so no deed of the ledger.
    func see(_ viewer: Viewer) async throws {
        let now = world.now()
        try await database.write { tx in
            try tx.run("UPDATE digests SET seen_at = \(now) WHERE account_id = \(viewer.actor) AND seen_at IS NULL")
        }
    }

    /// The letter of a digest.
    enum Letter: Sendable {
        case ready(MailMessage)
        /// The reader wants no letters, or gave no address.
        case unwanted
    }

    /// The letter of a digest, by the address and the choice its reader has now.
    ///
    /// - Throws: `NotVisible` when there is no such digest.
    func letter(_ id: String, from sender: Mailbox, rulebook: Rulebook) async throws -> Letter {
        let now = world.now()
        return try await database.read { tx in
            guard
                let row = try tx.first(
                    """
                    SELECT d.day, d.recipient, d.account_id, COALESCE(a.name, p.name) AS name FROM digests d
                    LEFT JOIN accounts a ON a.id = d.account_id LEFT JOIN chase_people p ON p.id = d.person_id
                    WHERE d.id = \(id) AND a.disabled_at IS NULL
                    """)
            else { throw NotVisible() }
            let person = Recipient(
                id: try row.get("recipient"), account: try row.get("account_id"), name: try row.get("name"))
            guard let address = try Postbox.address(person, in: tx),
                let box = Mailbox(name: person.name, address: address.email)
            else { return .unwanted }
            let text = LetterText(
                name: person.name, day: try row.get("day"), lines: try DigestRecord.lines(of: id, in: tx),
                settings: try rulebook.settings(in: tx), hasAccount: person.account != nil, secret: address.secret)
            return .ready(text.message(from: sender, to: box, name: "nhac-viec.\(id)", at: now))
        }
    }
}
