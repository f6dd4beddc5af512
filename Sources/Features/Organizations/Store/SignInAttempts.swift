import Database
import Vietnamese
import Vocabulary

/// A login name's key: case, blanks around it and diacritics do not count.
func foldedLogin(_ login: String) -> String { foldedKey(tidy(login)) }

extension Transaction {
    /// Whether this address has failed too often within the window.
    func isBarred(_ remote: String, at now: Instant, _ rules: SignInRules) throws -> Bool {
        let start = now.adding(seconds: -Int64(rules[.remoteMinutes]) * 60)
        let row = try first(
            "SELECT wrong_attempts FROM remote_attempts WHERE remote = \(remote) AND window_started_at > \(start)")
        return try (row?.get("wrong_attempts", as: Int.self) ?? 0) >= rules[.remoteAttempts]
    }

    /// Counts a wrong attempt against the address and, when there is one, the account, which is locked at the limit.
    /// What was typed is not kept: it may be a password in the wrong field.
    func countWrong(_ account: ID<Account>?, from origin: SignIn.Origin, _ rules: SignInRules, _ world: World) throws {
        let now = world.now()
        let start = now.adding(seconds: -Int64(rules[.remoteMinutes]) * 60)
        try run(
            """
            INSERT INTO remote_attempts (remote, wrong_attempts, window_started_at) VALUES (\(origin.remote), 1, \(now))
            ON CONFLICT (remote) DO UPDATE SET
                wrong_attempts = CASE WHEN remote_attempts.window_started_at > \(start)
                    THEN remote_attempts.wrong_attempts + 1 ELSE 1 END,
                window_started_at = CASE WHEN remote_attempts.window_started_at > \(start)
                    THEN remote_attempts.window_started_at ELSE excluded.window_started_at END
            """)
        guard let account else {
            try note(
                Deed("sign-in-refused", of: "account", ""), after: [("remote", origin.remote)], by: .signIn, world)
            return
        }
        let row = try first(
            """
            UPDATE accounts SET wrong_attempts = wrong_attempts + 1
            WHERE id = \(account) AND (locked_until IS NULL OR locked_until <= \(now)) RETURNING wrong_attempts
            """)
        try note(
            Deed("sign-in-refused", of: "account", account.text), after: [("remote", origin.remote)], by: .signIn, world
        )
        guard let row, try row.get("wrong_attempts", as: Int.self) >= rules[.wrongAttempts] else { return }
        let until = now.adding(seconds: Int64(rules[.lockHours]) * 3600)
        try run("UPDATE accounts SET locked_until = \(until), wrong_attempts = 0 WHERE id = \(account)")
        try run(
            "UPDATE sessions SET ended_at = \(now) WHERE account_id = \(account) AND stage = 'code' AND ended_at IS NULL"
        )
        try note(
            Deed("account-locked", of: "account", account.text), after: [("until", until.text)], by: .signIn, world)
    }

    /// Whether this is the present code of the account's authenticator or an unused recovery code; either is used up.
    func accept(_ typed: String, for holder: AccountSecrets, at now: Instant) throws -> Bool {
        if let text = holder.totpSecret, let secret = Base32.decode(text),
            let step = TimedCode.match(typed, secret: secret, at: now, after: holder.totpLastStep)
        {
            return try run(
                "UPDATE accounts SET totp_last_step = \(step) WHERE id = \(holder.account.id) AND totp_last_step < \(step)"
            ) == 1
        }
        guard let key = RecoveryCode.key(typed) else { return false }
        return try run(
            """
            UPDATE recovery_codes SET used_at = \(now)
            WHERE account_id = \(holder.account.id) AND secret_hash = \(Secret.hash(key)) AND used_at IS NULL
            """) == 1
    }

    /// A finished sign-in: the counters begin anew.
    func noteSignIn(_ account: Account, from origin: SignIn.Origin, _ world: World) throws {
        try run(
            """
            UPDATE accounts SET wrong_attempts = 0, locked_until = NULL, last_signed_in_at = \(world.now())
            WHERE id = \(account.id)
            """)
        try note(
            Deed("sign-in-done", of: "account", account.id.text),
            after: [("remote", origin.remote), ("agent", origin.agent)], by: Viewer(account), world)
    }
}

extension Viewer {
    /// The sign-in itself, before anyone is known.
    static var signIn: Viewer { .system("sign-in") }

    /// The viewer an account is.
    init(_ account: Account) {
        self.init(actor: account.id.text, actorName: account.name, unit: account.unit, roles: account.roles)
    }
}
