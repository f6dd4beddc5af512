import Database
import Vietnamese
import Vocabulary

/// New passwords and second factors on the way in.
extension SignIn {
    /// Sets the password that a half-open session asks for.
    package func renewPassword(
        _ secret: String, password: String, again: String, from origin: Origin
    ) async throws -> Opened {
        let (world, now) = (world, world.now())
        let found = try await database.read { transaction -> (OpenSession, SignInRules)? in
            guard let session = try transaction.session(secret, at: now), session.stage == .renewal else { return nil }
            return (session, try SignInRules(transaction))
        }
        guard let (session, rules) = found else { throw AccountProblem.startOver }
        let new = try await newPassword(password, again, for: session.holder, rules)
        return try await database.write { transaction in
            guard let session = try transaction.session(secret, at: world.now()), session.stage == .renewal else {
                throw AccountProblem.startOver
            }
            try transaction.setPassword(new, of: session.holder, rules, world)
            return try transaction.goOn(session, from: origin, rules, world)
        }
    }

    /// Opens an account with a one-time link and sets its password; the link is used up.
    ///
    /// An account with a second factor is asked for it next: a link alone does not replace it.
    package func useLink(
        _ link: String, password: String, again: String, from origin: Origin, former: String? = nil
    ) async throws -> Opened {
        let (world, now, hash) = (world, world.now(), Secret.hash(link))
        let found = try await database.read { transaction -> (AccountSecrets, SignInRules)? in
            guard let holder = try transaction.account(behindLink: hash, at: now) else { return nil }
            return (holder, try SignInRules(transaction))
        }
        guard let (holder, rules) = found else { throw AccountProblem.linkGone }
        let new = try await newPassword(password, again, for: holder, rules)
        return try await database.write { transaction in
            let now = world.now()
            let used = try transaction.run(
                """
                UPDATE one_time_links SET used_at = \(now)
                WHERE secret_hash = \(hash) AND used_at IS NULL AND expires_at > \(now)
                """)
            guard used == 1,
                let holder = try transaction.account(where: "a.id = \(holder.account.id) AND a.disabled_at IS NULL")
            else { throw AccountProblem.linkGone }
            if let former, let old = try transaction.session(former, at: now) {
                try transaction.run("UPDATE sessions SET ended_at = \(now) WHERE id = \(old.id)")
            }
            try transaction.setPassword(new, of: holder, rules, world)
            try transaction.endSessions(of: holder.account.id, at: now)
            try transaction.run(
                """
                UPDATE accounts SET locked_until = NULL, wrong_attempts = 0, reinstated_at = \(now)
                WHERE id = \(holder.account.id)
                """)
            let stage: SessionStage =
                holder.account.hasSecondFactor ? .code : holder.isEnrolmentDue ? .renewal : .full
            let secret = try transaction.startSession(of: holder.account.id, stage, from: origin, rules, world)
            if stage == .full { try transaction.noteSignIn(holder.account, from: origin, world) }
            let step: Step = stage == .code ? .code : stage == .renewal ? .enrolment : .done
            return Opened(secret: secret, step: step)
        }
    }

    /// The shared secret of a second factor being set up; the same one until it is confirmed.
    package func beginEnrolment(_ secret: String) async throws -> Enrolment {
        let world = world
        return try await database.write { transaction in
            guard let session = try transaction.session(secret, at: world.now()), session.stage == .renewal else {
                throw AccountProblem.startOver
            }
            return try transaction.beginEnrolment(session.holder, world)
        }
    }

    /// Confirms the second factor with its first code and goes on; the recovery codes are shown this once.
    package func confirmEnrolment(
        _ secret: String, code: String, from origin: Origin
    ) async throws -> (opened: Opened, recovery: [String]) {
        let world = world
        return try await database.write { transaction in
            let rules = try SignInRules(transaction)
            guard let session = try transaction.session(secret, at: world.now()), session.stage == .renewal else {
                throw AccountProblem.startOver
            }
            let codes = try transaction.confirmEnrolment(
                session.holder, code: code, by: Viewer(session.holder.account), world)
            return (try transaction.goOn(session, from: origin, rules, world), codes)
        }
    }

    /// The stored form of a new password that keeps every rule.
    func newPassword(
        _ password: String, _ again: String, for holder: AccountSecrets, _ rules: SignInRules
    ) async throws -> String {
        let password = nfc(password)
        guard sameBytes(Array(password.utf8), Array(nfc(again).utf8)) else { throw AccountProblem.passwordsDiffer }
        let willHaveCode = holder.account.hasSecondFactor || holder.account.roles.contains(.keeper)
        try PasswordRule(rules, hasSecondFactor: willHaveCode).check(password, login: holder.account.login)
        let (account, count) = (holder.account.id, rules[.rememberedPasswords])
        let former: [String] = try await database.read { transaction in
            try transaction.rows(
                """
                SELECT password FROM account_passwords WHERE account_id = \(account)
                ORDER BY set_at DESC LIMIT \(count)
                """
            ).map { try $0.get("password") }
        }
        if try await mill.matchesAny(password, former) { throw AccountProblem.passwordReused(count) }
        return try await mill.hash(password, world)
    }
}

/// A second factor being set up.
package struct Enrolment: Hashable, Sendable {
    /// Base 32, for typing.
    package let secret: String
    /// `otpauth://…`, for an authenticator app.
    package let address: String
}

extension Transaction {
    /// Stores a password; it is also the newest of those that may not come again.
    func setPassword(_ stored: String, of holder: AccountSecrets, _ rules: SignInRules, _ world: World) throws {
        let (id, now) = (holder.account.id, world.now())
        try run(
            """
            UPDATE accounts SET password = \(stored), password_set_at = \(now), must_change_since = NULL, changed_at = \(now)
            WHERE id = \(id)
            """)
        try run(
            """
            INSERT INTO account_passwords (account_id, set_at, password) VALUES (\(id), \(now), \(stored))
            ON CONFLICT (account_id, set_at) DO UPDATE SET password = excluded.password
            """)
        try run(
            """
            DELETE FROM account_passwords WHERE account_id = \(id) AND set_at NOT IN
            (SELECT set_at FROM account_passwords WHERE account_id = \(id) ORDER BY set_at DESC LIMIT \(rules[.rememberedPasswords]))
            """)
        try note(Deed("account-password-set", of: "account", id.text), by: Viewer(holder.account), world)
    }

    /// A half-open session after one of its tasks: to the next one, or signed in with a new secret.
    func goOn(
        _ session: OpenSession, from origin: SignIn.Origin, _ rules: SignInRules, _ world: World
    ) throws -> SignIn.Opened {
        let now = world.now()
        guard let holder = try account(where: "a.id = \(session.holder.account.id)") else {
            throw AccountProblem.startOver
        }
        let stage = holder.restingStage(at: now, rules)
        let secret = try rotateSession(session.id, to: stage == .full ? .full : nil, rules, world)
        if stage == .full {
            try endSessions(of: holder.account.id, except: session.id, at: now)
            try noteSignIn(holder.account, from: origin, world)
        }
        return SignIn.Opened(secret: secret, step: holder.step(in: stage, at: now, rules))
    }

    func beginEnrolment(_ holder: AccountSecrets, _ world: World) throws -> Enrolment {
        if holder.account.hasSecondFactor { throw AccountProblem.startOver }
        let secret = holder.totpSecret ?? Base32.encode(world.randomBytes(20))
        if holder.totpSecret == nil {
            try run("UPDATE accounts SET totp_secret = \(secret), totp_last_step = 0 WHERE id = \(holder.account.id)")
        }
        return Enrolment(
            secret: secret, address: TimedCode.address(secret: secret, login: holder.account.login, issuer: "Tiến Độ"))
    }

    func confirmEnrolment(
        _ holder: AccountSecrets, code: String, by viewer: Viewer, _ world: World
    ) throws -> [String] {
        let (id, now) = (holder.account.id, world.now())
        guard !holder.account.hasSecondFactor, let text = holder.totpSecret, let secret = Base32.decode(text),
            let step = TimedCode.match(code, secret: secret, at: now, after: holder.totpLastStep)
        else { throw AccountProblem.wrongCode }
        try run(
            "UPDATE accounts SET totp_confirmed_at = \(now), totp_last_step = \(step), changed_at = \(now) WHERE id = \(id)"
        )
        try note(Deed("account-second-factor-set", of: "account", id.text), by: viewer, world)
        return try makeRecoveryCodes(of: id, world)
    }

    /// Ten new recovery codes in place of the old ones.
    func makeRecoveryCodes(of account: ID<Account>, _ world: World) throws -> [String] {
        try run("DELETE FROM recovery_codes WHERE account_id = \(account)")
        return try (0..<RecoveryCode.count).map { _ in
            let code = RecoveryCode.fresh(world)
            try run(
                """
                INSERT INTO recovery_codes (account_id, secret_hash, made_at)
                VALUES (\(account), \(Secret.hash(RecoveryCode.key(code) ?? code)), \(world.now()))
                """)
            return code
        }
    }
}
