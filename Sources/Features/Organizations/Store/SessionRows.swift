import Database
import Vocabulary

/// How far a browser's session has come.
enum SessionStage: String {
    /// The password was right; the code of the second factor is wanted.
    case code
    /// Both were right; a new password or a second factor must be set first.
    case renewal
    /// Signed in.
    case full

    /// How long a session may stay in this stage at most, in seconds; for `full` the rules say.
    func seconds(_ rules: SignInRules) -> Int64 {
        switch self {
        case .code: 5 * 60
        case .renewal: 30 * 60
        case .full: Int64(rules[.sessionHours]) * 3600
        }
    }
}

/// A session that is neither ended nor over its last moment; whether it rested too long is asked apart.
struct OpenSession {
    let id: String
    let stage: SessionStage
    let formToken: String
    let seenAt: Instant
    let holder: AccountSecrets
}

extension Transaction {
    func session(_ secret: String, at now: Instant) throws -> OpenSession? {
        guard
            let row = try first(
                """
                SELECT id, account_id, stage, form_token, seen_at FROM sessions
                WHERE secret_hash = \(Secret.hash(secret)) AND ended_at IS NULL AND expires_at > \(now)
                """),
            let stage = SessionStage(rawValue: try row.get("stage")),
            let holder = try account(
                where: "a.id = \(try row.get("account_id", as: String.self)) AND a.disabled_at IS NULL")
        else { return nil }
        return OpenSession(
            id: try row.get("id"), stage: stage, formToken: try row.get("form_token"), seenAt: try row.get("seen_at"),
            holder: holder)
    }

    /// A new session of an account; returns its secret.
    func startSession(
        of account: ID<Account>, _ stage: SessionStage, from origin: SignIn.Origin, _ rules: SignInRules, _ world: World
    ) throws -> String {
        let (now, secret) = (world.now(), Secret.fresh(world))
        try run(
            """
            INSERT INTO sessions (id, account_id, secret_hash, stage, form_token, started_at, seen_at, expires_at, remote, agent)
            VALUES (\(world.newID()), \(account), \(Secret.hash(secret)), \(stage.rawValue), \(Secret.fresh(world)),
                \(now), \(now), \(now.adding(seconds: stage.seconds(rules))), \(origin.remote), \(origin.agent))
            """)
        return secret
    }

    /// Gives a session a new secret, and when it comes to another stage that stage's time; returns the secret.
    func rotateSession(
        _ id: String, to stage: SessionStage? = nil, _ rules: SignInRules, _ world: World
    ) throws -> String {
        let (now, secret) = (world.now(), Secret.fresh(world))
        var more: SQL = .empty
        if let stage {
            more =
                ", stage = \(stage.rawValue), started_at = \(now), expires_at = \(now.adding(seconds: stage.seconds(rules)))"
        }
        try run(
            """
            UPDATE sessions SET secret_hash = \(Secret.hash(secret)), form_token = \(Secret.fresh(world)),
            seen_at = \(now)\(more) WHERE id = \(id)
            """)
        return secret
    }
}
