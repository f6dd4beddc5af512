package import Database
package import Vocabulary

/// Links that open an account once: for a new person, a forgotten password, a lost phone.
package struct OneTimeLinks: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Makes a link's secret for an account; its earlier links are void. The address is `/lien-ket/` and the secret.
    ///
    /// - Parameter resetsSecondFactor: Takes the second factor and the recovery codes away, for a lost phone.
    package func issue(
        _ viewer: Viewer, for account: ID<Account>, resetsSecondFactor: Bool = false
    ) async throws -> String {
        guard viewer.keeps else { throw NotVisible() }
        let world = world
        return try await database.write { transaction in
            guard let found = try transaction.account(where: "a.id = \(account)")?.account else { throw NotVisible() }
            if found.disabledAt != nil { throw AccountProblem.disabled }
            if resetsSecondFactor {
                try transaction.dropSecondFactor(of: account, at: world.now())
                try transaction.note(
                    Deed("account-second-factor-reset", of: "account", account.text), by: viewer, world)
            }
            return try transaction.issueLink(for: account, by: viewer, world)
        }
    }

    /// The way in for a house without people: makes the first keeper, who has no password, or a new link for the one
    /// who never used theirs.
    ///
    /// - Returns: The link's secret; nil when somebody already has a password.
    package func firstKeeper(_ viewer: Viewer = .system("first run")) async throws -> String? {
        guard viewer.keeps else { throw NotVisible() }
        let world = world
        return try await database.write { transaction in
            if try transaction.first("SELECT id FROM accounts WHERE password IS NOT NULL LIMIT 1") != nil { return nil }
            let facts = Accounts.Facts(login: "quan-tri", name: "Quản trị hệ thống", unit: nil, roles: [.keeper])
            let known = try transaction.account(where: "a.login_folded = 'quan-tri'")?.account.id
            let keeper = try known ?? transaction.makeAccount(facts, by: viewer, world)
            return try transaction.issueLink(for: keeper, by: viewer, world)
        }
    }

    /// Whom a link would open; looks only.
    ///
    /// - Throws: `AccountProblem.linkGone` for a used, late or unknown secret, one and the same.
    package func account(behind secret: String) async throws -> Account {
        let now = world.now()
        let found = try await database.read { try $0.account(behindLink: Secret.hash(secret), at: now) }
        guard let found else { throw AccountProblem.linkGone }
        return found.account
    }
}

extension Transaction {
    func issueLink(for account: ID<Account>, by viewer: Viewer, _ world: World) throws -> String {
        let now = world.now()
        let ends = now.adding(seconds: Int64(try SignInRules(self)[.linkHours]) * 3600)
        let secret = Secret.fresh(world)
        try run("UPDATE one_time_links SET used_at = \(now) WHERE account_id = \(account) AND used_at IS NULL")
        try run(
            """
            INSERT INTO one_time_links (id, account_id, secret_hash, issued_by, issued_at, expires_at)
            VALUES (\(world.newID()), \(account), \(Secret.hash(secret)), \(viewer.actor), \(now), \(ends))
            """)
        try note(
            Deed("account-link-issued", of: "account", account.text), after: [("expires_at", ends.text)], by: viewer,
            world)
        return secret
    }

    func account(behindLink hash: String, at now: Instant) throws -> AccountSecrets? {
        try account(
            where: """
                a.disabled_at IS NULL AND a.id IN (SELECT account_id FROM one_time_links
                WHERE secret_hash = \(hash) AND used_at IS NULL AND expires_at > \(now))
                """)
    }

    func dropSecondFactor(of account: ID<Account>, at now: Instant) throws {
        try run(
            """
            UPDATE accounts SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = 0, changed_at = \(now)
            WHERE id = \(account)
            """)
        try run("DELETE FROM recovery_codes WHERE account_id = \(account)")
        try endSessions(of: account, at: now)
    }
}
