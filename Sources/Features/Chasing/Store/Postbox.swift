package import Database
import Delivery
import Ledger
package import Organizations
package import Vocabulary

/// Where people's e-mail goes and whether they want any. An address is shown to its owner and to keepers only, and never
/// written into the ledger.
package struct Postbox: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// One account's choice.
    package struct Choice: Hashable, Sendable {
        /// Empty when none was given.
        package var email: String
        package var wantsMail: Bool
        package init(email: String = "", wantsMail: Bool = true) {
            self.email = email
            self.wantsMail = wantsMail
        }
    }

    /// One's own choice.
    package func choice(_ viewer: Viewer) async throws -> Choice {
        guard viewer.actor != "public" else { throw NotVisible() }
        let row = try await database.rows(
            "SELECT email, wants_mail FROM mail_addresses WHERE account_id = \(viewer.actor)"
        ).first
        guard let row else { return Choice() }
        return Choice(email: try row.get("email"), wantsMail: try row.get("wants_mail", as: Int.self) == 1)
    }

    /// Sets one's own choice; a keeper sets anybody's by the name they sign in with.
    ///
    /// - Throws: `ChaseProblem.badEmail`, `.unknownLogin`.
    package func choose(_ viewer: Viewer, _ choice: Choice, login: String? = nil) async throws {
        guard viewer.actor != "public", login == nil || viewer.keeps else { throw NotVisible() }
        let email = choice.email.isEmpty ? "" : Mailbox(address: choice.email)?.address
        guard let email else { throw ChaseProblem.badEmail }
        let world = world
        try await database.write { tx in
            let account = try login.map { try tx.account(login: $0) } ?? ID<Account>(viewer.actor)
            let old = try tx.first("SELECT email, wants_mail FROM mail_addresses WHERE account_id = \(account)")
            try tx.run(
                """
                INSERT INTO mail_addresses (account_id, email, wants_mail, unsubscribe_secret, changed_at)
                VALUES (\(account), \(email), \(choice.wantsMail ? 1 : 0), \(Secret.fresh(world)), \(world.now()))
                ON CONFLICT (account_id) DO UPDATE SET email = excluded.email, wants_mail = excluded.wants_mail,
                    changed_at = excluded.changed_at
                """)
            let before: JSON = [
                "has_address": .bool(try old.map { try !$0.get("email", as: String.self).isEmpty } ?? false),
                "wants_mail": .bool(try old.map { try $0.get("wants_mail", as: Int.self) == 1 } ?? true),
            ]
            try tx.record(
                Change(
                    deed: "mail-choice-changed", subjectKind: "account", subject: account.text, before: before,
                    after: ["has_address": .bool(!email.isEmpty), "wants_mail": .bool(choice.wantsMail)],
                    actor: viewer.actor, actorName: viewer.actorName), world: world)
        }
    }

    /// Whose letters a secret at the foot of a letter stops; only the name.
    ///
    /// - Throws: `NotVisible` for a secret of nobody.
    package func reader(of secret: String) async throws -> String {
        guard let found = try await database.read({ try Postbox.holder(secret, in: $0) }) else { throw NotVisible() }
        return found.name
    }

    /// Stops the letters of whoever holds this secret. What is owed stays in sight in the house.
    package func stop(_ secret: String) async throws {
        let world = world
        try await database.write { tx in
            guard let found = try Postbox.holder(secret, in: tx) else { throw NotVisible() }
            let changed =
                found.isAccount
                ? try tx.run(
                    """
                    UPDATE mail_addresses SET wants_mail = 0, changed_at = \(world.now())
                    WHERE account_id = \(found.id) AND wants_mail = 1
                    """)
                : try tx.run(
                    """
                    UPDATE chase_people SET wants_mail = 0, version = version + 1
                    WHERE id = \(found.id) AND wants_mail = 1
                    """)
            guard changed == 1 else { return }
            try tx.record(
                Change(
                    deed: "mail-choice-changed", subjectKind: found.isAccount ? "account" : "chase-person",
                    subject: found.id, before: ["wants_mail": true], after: ["wants_mail": false], actor: found.id,
                    actorName: found.name), world: world)
        }
    }

    /// Whether a letter to this person would have somewhere to go.
    static func wantsMail(_ person: Recipient, in tx: any Transaction) throws -> Bool {
        try address(person, in: tx) != nil
    }

    /// Where a person's letters go and the secret at their foot; nil when they want none or gave no address.
    static func address(_ person: Recipient, in tx: any Transaction) throws -> (email: String, secret: String)? {
        let row =
            person.account != nil
            ? try tx.first(
                """
                SELECT email, unsubscribe_secret FROM mail_addresses
                WHERE account_id = \(person.id) AND wants_mail = 1 AND email <> ''
                """)
            : try tx.first(
                """
                SELECT email, unsubscribe_secret FROM chase_people
                WHERE id = \(person.id) AND wants_mail = 1 AND email <> '' AND withdrawn_at IS NULL
                """)
        return try row.map { (try $0.get("email"), try $0.get("unsubscribe_secret")) }
    }

    private static func holder(
        _ secret: String, in tx: any Transaction
    ) throws -> (id: String, name: String, isAccount: Bool)? {
        if let row = try tx.first(
            """
            SELECT a.id, a.name FROM mail_addresses m JOIN accounts a ON a.id = m.account_id
            WHERE m.unsubscribe_secret = \(secret)
            """)
        {
            return (try row.get("id"), try row.get("name"), true)
        }
        let row = try tx.first(
            "SELECT id, name FROM chase_people WHERE unsubscribe_secret = \(secret) AND withdrawn_at IS NULL")
        return try row.map { (try $0.get("id"), try $0.get("name"), false) }
    }
}

extension Transaction {
    /// The account in use that signs in with this name.
    func account(login: String) throws -> ID<Account> {
        guard
            let row = try first(
                "SELECT id FROM accounts WHERE login_folded = \(foldedLogin(login)) AND disabled_at IS NULL")
        else { throw ChaseProblem.unknownLogin(login) }
        return try row.get("id")
    }
}
