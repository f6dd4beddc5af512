package import Database
import Vietnamese
package import Vocabulary

/// What a signed-in person does with their own account; the viewer is the account.
package struct OwnAccount: Sendable {
    let database: Database
    let world: World
    let mill: PasswordMill

    package init(database: Database, world: World, mill: PasswordMill) {
        self.database = database
        self.world = world
        self.mill = mill
    }

    /// Changes the viewer's password; every other session ends and this one gets the new secret that is returned.
    package func changePassword(
        _ viewer: Viewer, session secret: String, current: String, new: String, again: String
    ) async throws -> String {
        let (world, now) = (world, world.now())
        let (holder, rules) = try await holder(viewer, secret, at: now)
        guard try await mill.matches(nfc(current), holder.password) else {
            try await countWrong(holder.account.id, rules)
            throw AccountProblem.currentPasswordWrong
        }
        let stored = try await SignIn(database: database, world: world, mill: mill).newPassword(
            new, again, for: holder, rules)
        return try await database.write { transaction in
            guard let session = try transaction.session(secret, at: world.now()) else { throw AccountProblem.startOver }
            try transaction.setPassword(stored, of: session.holder, rules, world)
            return try transaction.renew(session, rules, world)
        }
    }

    /// The shared secret of a second factor being set up; the same one until it is confirmed.
    package func beginEnrolment(_ viewer: Viewer, session secret: String) async throws -> Enrolment {
        let world = world
        return try await database.write { transaction in
            guard let session = try transaction.session(secret, at: world.now()), session.isOf(viewer) else {
                throw NotVisible()
            }
            return try transaction.beginEnrolment(session.holder, world)
        }
    }

    /// Turns the second factor on with its first code; returns this session's new secret and the recovery codes.
    package func confirmEnrolment(
        _ viewer: Viewer, session secret: String, code: String
    ) async throws -> (secret: String, recovery: [String]) {
        let world = world
        return try await database.write { transaction in
            let rules = try SignInRules(transaction)
            guard let session = try transaction.session(secret, at: world.now()), session.isOf(viewer) else {
                throw NotVisible()
            }
            let codes = try transaction.confirmEnrolment(session.holder, code: code, by: viewer, world)
            return (try transaction.renew(session, rules, world), codes)
        }
    }

    /// Ten new recovery codes in place of the old ones, for who has a second factor and types its code.
    package func renewRecoveryCodes(_ viewer: Viewer, session secret: String, code: String) async throws -> [String] {
        let world = world
        do {
            return try await database.write { transaction in
                guard let session = try transaction.session(secret, at: world.now()), session.isOf(viewer),
                    session.holder.account.hasSecondFactor
                else { throw NotVisible() }
                guard try transaction.accept(code, for: session.holder, at: world.now()) else {
                    throw AccountProblem.wrongCode
                }
                try transaction.note(Deed("account-recovery-renewed", of: "account", viewer.actor), by: viewer, world)
                return try transaction.makeRecoveryCodes(of: session.holder.account.id, world)
            }
        } catch AccountProblem.wrongCode {
            try await countWrong(ID(viewer.actor), try await database.read { try SignInRules($0) })
            throw AccountProblem.wrongCode
        }
    }

    /// Turns the second factor off; not for keepers. The password must then keep the longer rule, so a new one is asked
    /// for at the next sign-in.
    package func dropSecondFactor(_ viewer: Viewer, session secret: String, current: String) async throws {
        let (world, now) = (world, world.now())
        let (holder, rules) = try await holder(viewer, secret, at: now)
        if holder.account.roles.contains(.keeper) { throw AccountProblem.secondFactorNeeded }
        guard try await mill.matches(nfc(current), holder.password) else {
            try await countWrong(holder.account.id, rules)
            throw AccountProblem.currentPasswordWrong
        }
        try await database.write { transaction in
            let now = world.now()
            try transaction.dropSecondFactor(of: holder.account.id, at: now)
            try transaction.run("UPDATE accounts SET must_change_since = \(now) WHERE id = \(holder.account.id)")
            try transaction.note(Deed("account-second-factor-dropped", of: "account", viewer.actor), by: viewer, world)
        }
    }

    /// A stolen session is not a place to guess the password or the code either.
    private func countWrong(_ account: ID<Account>, _ rules: SignInRules) async throws {
        let world = world
        try await database.write { transaction in
            try transaction.countWrong(account, from: SignIn.Origin(remote: "session", agent: ""), rules, world)
            if let found = try transaction.account(where: "a.id = \(account)")?.account.lockedUntil, found > world.now()
            {
                try transaction.endSessions(of: account, at: world.now())
            }
        }
    }

    private func holder(
        _ viewer: Viewer, _ secret: String, at now: Instant
    ) async throws -> (AccountSecrets, SignInRules) {
        let found = try await database.read { transaction -> (AccountSecrets, SignInRules)? in
            guard let session = try transaction.session(secret, at: now), session.isOf(viewer) else { return nil }
            return (session.holder, try SignInRules(transaction))
        }
        guard let found else { throw NotVisible() }
        return found
    }
}

extension OpenSession {
    func isOf(_ viewer: Viewer) -> Bool { stage == .full && holder.account.id.text == viewer.actor }
}

extension Transaction {
    /// After a change of rights or secrets: this session goes on with a new secret, every other one ends.
    func renew(_ session: OpenSession, _ rules: SignInRules, _ world: World) throws -> String {
        try endSessions(of: session.holder.account.id, except: session.id, at: world.now())
        return try rotateSession(session.id, rules, world)
    }
}
