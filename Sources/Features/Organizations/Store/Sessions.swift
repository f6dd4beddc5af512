package import Database
package import Vocabulary
package import Web

/// The sessions of browsers and the tokens of programs: who is behind a request.
package struct Sessions: Sendable {
    let database: Database
    let world: World
    let memory: SessionMemory

    /// - Parameter memory: One for a server, so that its requests need not read the same accounts anew.
    package init(database: Database, world: World, memory: SessionMemory = SessionMemory()) {
        self.database = database
        self.world = world
        self.memory = memory
    }

    /// The cookie that holds a session's secret.
    package static let cookieName = "tiendo_phien"

    /// The visitor behind a request, by its token or its session; nil for the public.
    ///
    /// A session that rested longer than the idle limit is over. The moments of last use are written together, at most
    /// twice a minute for the whole server, so another server knows them half a minute late at most.
    package func identify(_ call: Call) async throws -> Visitor? {
        if let header = call.headers["authorization"] {
            let parts = header.split(separator: " ")
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
            return try await program(String(parts[1]))
        }
        guard let secret = call.cookies[Sessions.cookieName], !secret.isEmpty else { return nil }
        let (now, memory) = (world.now(), memory)
        let found = try await database.read { try $0.fullSession(secret, at: now, memory) }
        guard let found else { return nil }
        let (session, account, rules) = (found.session, found.account, found.rules)
        let seenAt = max(session.seenAt, memory.lastUse(of: session.id) ?? session.seenAt)
        let isIdle = seenAt.adding(seconds: rules.idleSeconds(account.roles)) < now
        if isIdle || account.isDormant(at: now, rules) {
            memory.forget(session.id)
            try await database.write { try $0.run("UPDATE sessions SET ended_at = \(now) WHERE id = \(session.id)") }
            return nil
        }
        let due = memory.use(session.id, at: now)
        if !due.isEmpty {
            try await database.write { transaction in
                for use in due {
                    try transaction.run(
                        "UPDATE sessions SET seen_at = \(use.at) WHERE id = \(use.session) AND seen_at < \(use.at)")
                }
            }
        }
        return Visitor(account, formToken: session.formToken)
    }

    /// The account behind a token that is neither revoked nor over.
    private func program(_ secret: String) async throws -> Visitor? {
        let (now, memory) = (world.now(), memory)
        let found = try await database.read { try $0.token(secret, at: now, memory) }
        guard let found else { return nil }
        if found.used.map({ $0.adding(seconds: 300) < now }) ?? true {
            try await database.write { try $0.run("UPDATE tokens SET last_used_at = \(now) WHERE id = \(found.id)") }
        }
        return Visitor(found.account, formToken: "", tokenScope: found.scope)
    }

    /// One session of an account as its owner sees it.
    package struct Listed: Hashable, Sendable {
        package let id: String
        package let startedAt: Instant
        package let seenAt: Instant
        package let remote: String
        package let agent: String
        /// The one that asks.
        package let isThis: Bool
    }

    /// The viewer's own open sessions, the last used first.
    package func list(_ viewer: Viewer, current secret: String) async throws -> [Listed] {
        let now = world.now()
        return try await database.rows(
            """
            SELECT id, started_at, seen_at, remote, agent, secret_hash FROM sessions
            WHERE account_id = \(viewer.actor) AND ended_at IS NULL AND expires_at > \(now) AND stage = 'full'
            ORDER BY seen_at DESC, id
            """
        ).map { row in
            Listed(
                id: try row.get("id"), startedAt: try row.get("started_at"), seenAt: try row.get("seen_at"),
                remote: try row.get("remote"), agent: try row.get("agent"),
                isThis: try row.get("secret_hash", as: String.self) == Secret.hash(secret))
        }
    }

    /// Ends one session by its secret: signing out.
    package func end(_ viewer: Viewer, secret: String) async throws {
        let world = world
        try await database.write { transaction in
            let ended = try transaction.run(
                """
                UPDATE sessions SET ended_at = \(world.now())
                WHERE secret_hash = \(Secret.hash(secret)) AND account_id = \(viewer.actor) AND ended_at IS NULL
                """)
            if ended == 1 {
                try transaction.note(Deed("sign-in-ended", of: "account", viewer.actor), by: viewer, world)
            }
        }
    }

    /// Ends the viewer's own sessions, all or all but the one with this secret.
    package func endAll(_ viewer: Viewer, except kept: String? = nil) async throws {
        let world = world
        try await database.write { transaction in
            let now = world.now()
            try transaction.run(
                """
                UPDATE sessions SET ended_at = \(now) WHERE account_id = \(viewer.actor) AND ended_at IS NULL
                AND secret_hash <> \(kept.map(Secret.hash) ?? "")
                """)
            try transaction.note(Deed("sign-in-ended-everywhere", of: "account", viewer.actor), by: viewer, world)
        }
    }

    /// Removes what no longer means anything: attempts of addresses from before the window, sessions that ended or ran
    /// out more than a year ago. Run by the house from time to time.
    package func sweep(_ viewer: Viewer) async throws {
        guard viewer.keeps else { throw NotVisible() }
        let now = world.now()
        try await database.write { transaction in
            try transaction.run("DELETE FROM remote_attempts WHERE window_started_at < \(now.adding(seconds: -86_400))")
            try transaction.run("DELETE FROM sessions WHERE expires_at < \(now.adding(seconds: -366 * 86_400))")
        }
    }
}

extension Visitor {
    init(_ account: Account, formToken: String, tokenScope: String? = nil) {
        self.init(
            account: account.id.text, name: account.name, unit: account.unit?.text ?? "",
            unitName: account.unitName ?? "",
            roles: account.roles, formToken: formToken, tokenScope: tokenScope)
    }
}
