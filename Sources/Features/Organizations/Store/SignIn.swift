package import Database
package import Vocabulary

/// The way from a name and a password to a session, step by step. Here nobody is known yet, so no method takes a
/// `Viewer`; what is done is noted under the account it was done with.
package struct SignIn: Sendable {
    let database: Database
    let world: World
    let mill: PasswordMill

    package init(database: Database, world: World, mill: PasswordMill) {
        self.database = database
        self.world = world
        self.mill = mill
    }

    /// Where a sign-in comes from, for the ledger and the limit of attempts.
    package struct Origin: Hashable, Sendable {
        package let remote: String
        /// The browser's name for itself, cut to 200 characters.
        package let agent: String
        package init(remote: String, agent: String) {
            self.remote = remote
            self.agent = String(String.UnicodeScalarView(agent.unicodeScalars.prefix(200)))
        }
    }

    /// What must be done next.
    package enum Step: Hashable, Sendable {
        case code, password, enrolment, done
    }

    /// A session as its browser gets it: a fresh secret for the cookie.
    package struct Opened: Hashable, Sendable {
        package let secret: String
        package let step: Step
    }

    /// The first step.
    ///
    /// A name that does not exist costs the same work and gets the same answer as a wrong password and a locked account.
    ///
    /// - Parameter former: The secret the browser still holds; that session ends.
    package func begin(
        login: String, password: String, from origin: Origin, former: String? = nil
    ) async throws -> Opened {
        let key = LoginKey(login)
        let world = world
        let (known, rules, isBarred) = try await database.read { transaction in
            let rules = try SignInRules(transaction)
            return (
                try transaction.account(where: "a.login_folded = \(key.text)"), rules,
                try transaction.isBarred(origin.remote, at: world.now(), rules)
            )
        }
        if isBarred { throw AccountProblem.tooManyAttempts }
        let isRight = try await mill.matches(password.count <= 400 ? password : "", known?.password)
        let answer: Result<Opened, AccountProblem> = try await database.write { transaction in
            let now = world.now()
            guard let holder = try transaction.account(where: "a.login_folded = \(key.text)"), isRight,
                holder.password == known?.password, !(holder.account.lockedUntil.map { $0 > now } ?? false)
            else {
                try transaction.countWrong(known?.account.id, from: origin, rules, world)
                return .failure(.notRecognised)
            }
            if holder.account.disabledAt != nil { return .failure(.disabled) }
            if holder.account.isDormant(at: now, rules) { return .failure(.dormant(days: rules[.dormantDays])) }
            if let former, let old = try transaction.session(former, at: now) {
                try transaction.run("UPDATE sessions SET ended_at = \(now) WHERE id = \(old.id)")
            }
            let stage: SessionStage = holder.account.hasSecondFactor ? .code : holder.restingStage(at: now, rules)
            let secret = try transaction.startSession(of: holder.account.id, stage, from: origin, rules, world)
            if stage == .full { try transaction.noteSignIn(holder.account, from: origin, world) }
            return .success(Opened(secret: secret, step: holder.step(in: stage, at: now, rules)))
        }
        return try answer.get()
    }

    /// The second step: the code of the authenticator, or a recovery code.
    package func confirm(_ secret: String, code: String, from origin: Origin) async throws -> Opened {
        let world = world
        let answer: Result<Opened, AccountProblem> = try await database.write { transaction in
            let (now, rules) = (world.now(), try SignInRules(transaction))
            guard let session = try transaction.session(secret, at: now), session.stage == .code else {
                return .failure(.startOver)
            }
            let holder = session.holder
            if let until = holder.account.lockedUntil, until > now { return .failure(.notRecognised) }
            guard try transaction.accept(code, for: holder, at: now) else {
                try transaction.countWrong(holder.account.id, from: origin, rules, world)
                return .failure(.wrongCode)
            }
            let stage = holder.restingStage(at: now, rules)
            let fresh = try transaction.rotateSession(session.id, to: stage, rules, world)
            if stage == .full { try transaction.noteSignIn(holder.account, from: origin, world) }
            return .success(Opened(secret: fresh, step: holder.step(in: stage, at: now, rules)))
        }
        return try answer.get()
    }

    /// What a half-open session waits for, and for whom; `done` when it is signed in.
    ///
    /// - Throws: `AccountProblem.startOver` when the session is over.
    package func state(of secret: String) async throws -> (step: Step, account: Account, rules: SignInRules) {
        let now = world.now()
        let found: (Step, Account, SignInRules)? = try await database.read { transaction in
            let rules = try SignInRules(transaction)
            guard let session = try transaction.session(secret, at: now) else { return nil }
            return (session.holder.step(in: session.stage, at: now, rules), session.holder.account, rules)
        }
        guard let found else { throw AccountProblem.startOver }
        return found
    }
}

/// A login name as it is looked up: folded, never longer than a name can be.
struct LoginKey {
    let text: String
    init(_ login: String) { text = String(decoding: foldedLogin(login).utf8.prefix(100), as: UTF8.self) }
}

extension AccountSecrets {
    /// The stage after all factors were right.
    func restingStage(at now: Instant, _ rules: SignInRules) -> SessionStage {
        isPasswordDue(at: now, rules) || isEnrolmentDue ? .renewal : .full
    }

    func step(in stage: SessionStage, at now: Instant, _ rules: SignInRules) -> SignIn.Step {
        switch stage {
        case .code: .code
        case .full: .done
        case .renewal: isPasswordDue(at: now, rules) ? .password : isEnrolmentDue ? .enrolment : .done
        }
    }
}
