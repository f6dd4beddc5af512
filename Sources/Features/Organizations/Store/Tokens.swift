package import Database
import Vietnamese
package import Vocabulary

/// Tokens for programs: each belongs to an account, sees what that account may see and, of the scope `values`, sends
/// values as that account may.
package struct Tokens: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// One token as its owner or a keeper sees it; never its secret.
    package struct Listed: Hashable, Sendable {
        package let id: String
        package let name: String
        package let owner: String
        /// It sends values besides reading.
        package let sendsValues: Bool
        package let createdAt: Instant
        package let expiresAt: Instant
        package let revokedAt: Instant?
        package let lastUsedAt: Instant?
    }

    /// Makes a token for an account; the secret is returned this once. Keepers make them for anyone, others for
    /// themselves; one that sends values is made by a keeper only.
    package func issue(
        _ viewer: Viewer, for account: ID<Account>, name: String, days: Int, sendsValues: Bool = false
    ) async throws -> String {
        guard !sendsValues || viewer.keeps else { throw NotVisible() }
        guard viewer.keeps || viewer.actor == account.text else { throw NotVisible() }
        let name = tidy(nfc(name))
        guard !name.isEmpty, name.unicodeScalars.count <= 100, (1...366).contains(days) else {
            throw AccountProblem.badToken
        }
        let world = world
        return try await database.write { transaction in
            guard let holder = try transaction.account(where: "a.id = \(account)")?.account else { throw NotVisible() }
            if holder.disabledAt != nil { throw AccountProblem.disabled }
            let (now, secret, id) = (world.now(), "td_" + Secret.fresh(world), world.newID())
            let ends = now.adding(seconds: Int64(days) * 86_400)
            let scope = sendsValues ? "read values" : "read"
            try transaction.run(
                """
                INSERT INTO tokens (id, account_id, name, scope, secret_hash, created_at, expires_at)
                VALUES (\(id), \(account), \(name), \(scope), \(Secret.hash(secret)), \(now), \(ends))
                """)
            try transaction.note(
                Deed("token-issued", of: "token", id),
                after: [("account", account.text), ("name", name), ("scope", scope), ("expires_at", ends.text)],
                by: viewer, world)
            return secret
        }
    }

    /// The tokens of an account, newest first.
    package func list(_ viewer: Viewer, of account: ID<Account>) async throws -> [Listed] {
        try await database.rows(
            """
            SELECT t.*, a.name AS owner FROM tokens t JOIN accounts a ON a.id = t.account_id
            WHERE t.account_id = \(account) AND \(viewer.mayReadAccounts("t.account_id")) ORDER BY t.created_at DESC, t.id
            """
        ).map { row in
            Listed(
                id: try row.get("id"), name: try row.get("name"), owner: try row.get("owner"),
                sendsValues: try row.get("scope", as: String.self) != "read", createdAt: try row.get("created_at"),
                expiresAt: try row.get("expires_at"),
                revokedAt: try row.get("revoked_at"), lastUsedAt: try row.get("last_used_at"))
        }
    }

    /// Makes a token useless at once.
    package func revoke(_ viewer: Viewer, _ id: String) async throws {
        let world = world
        try await database.write { transaction in
            let own: SQL = viewer.keeps ? "1 = 1" : "account_id = \(viewer.actor)"
            let changed = try transaction.run(
                "UPDATE tokens SET revoked_at = \(world.now()) WHERE id = \(id) AND revoked_at IS NULL AND \(own)")
            if changed == 0 { throw NotVisible() }
            try transaction.note(Deed("token-revoked", of: "token", id), by: viewer, world)
        }
    }
}
