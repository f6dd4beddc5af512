package import Database
import Vietnamese
package import Vocabulary

/// The accounts of people, kept by keepers. Nobody sees a secret from here.
package struct Accounts: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What a form says of an account.
    package struct Facts: Hashable, Sendable {
        package var login: String
        package var name: String
        package var unit: ID<OrgUnit>?
        package var roles: Set<Role>
        package init(login: String, name: String, unit: ID<OrgUnit>?, roles: Set<Role>) {
            self.login = login
            self.name = name
            self.unit = unit
            self.roles = roles
        }
    }

    /// A page of accounts and where the next one begins; nil when this is the last.
    package struct Page: Sendable {
        package let accounts: [Account]
        package let next: String?
        package let total: Int
    }

    /// The accounts whose name, login or unit holds these words, by given name, `limit` at a time.
    package func list(
        _ viewer: Viewer, words: String = "", after: String? = nil, limit: Int = 50
    ) async throws -> Page {
        var condition = viewer.mayReadAccounts("a.id")
        let key = foldedKey(words)
        if !key.isEmpty {
            let pattern = likePattern(key)
            condition =
                """
                \(condition) AND (a.name_folded LIKE \(pattern) ESCAPE '\\' OR a.login_folded LIKE \(pattern) ESCAPE '\\'
                OR a.unit_id IN (SELECT id FROM units WHERE name_folded LIKE \(pattern) ESCAPE '\\'))
                """
        }
        let narrowed = condition
        return try await database.read { transaction in
            let total: Int =
                try transaction.first("SELECT count(*) AS n FROM accounts a WHERE \(narrowed)")?.get("n") ?? 0
            var place: SQL = .empty
            if let after, let row = try transaction.first("SELECT name_sort FROM accounts WHERE id = \(after)") {
                place = "AND (a.name_sort, a.id) > (\(try row.get("name_sort", as: String.self)), \(after))"
            }
            let found = try transaction.accounts(
                "WHERE \(narrowed) \(place) ORDER BY a.name_sort, a.id LIMIT \(limit + 1)")
            let accounts = found.prefix(limit).map(\.account)
            return Page(accounts: accounts, next: found.count > limit ? accounts.last?.id.text : nil, total: total)
        }
    }

    /// One account: a keeper's, an inspector's or one's own.
    ///
    /// - Throws: `NotVisible` for others and for none.
    package func find(_ viewer: Viewer, _ id: ID<Account>) async throws -> Account {
        let condition: SQL = "a.id = \(id) AND \(viewer.mayReadAccounts("a.id"))"
        guard let found = try await database.read({ try $0.account(where: condition) }) else { throw NotVisible() }
        return found.account
    }

    /// Makes an account without a password; a one-time link opens it.
    @discardableResult
    package func create(_ viewer: Viewer, _ facts: Facts) async throws -> ID<Account> {
        guard viewer.keeps else { throw NotVisible() }
        let facts = try facts.checked()
        let world = world
        return try await database.write { transaction in
            try transaction.makeAccount(facts, by: viewer, world)
        }
    }

    /// Changes the name, unit and roles of an account; its sessions end, so that no old right lives on.
    package func change(_ viewer: Viewer, _ id: ID<Account>, _ facts: Facts) async throws {
        guard viewer.keeps else { throw NotVisible() }
        let facts = try facts.checked()
        let world = world
        try await database.write { transaction in
            guard let old = try transaction.account(where: "a.id = \(id)")?.account else { throw NotVisible() }
            try transaction.checkUnit(of: facts)
            if old.roles.contains(.keeper), !facts.roles.contains(.keeper), old.disabledAt == nil,
                try transaction.otherKeepers(than: id) == 0
            {
                throw AccountProblem.lastKeeper
            }
            let now = world.now()
            try transaction.run(
                """
                UPDATE accounts SET name = \(facts.name), name_folded = \(foldedKey(facts.name)),
                name_sort = \(nameCollationKey(facts.name)), unit_id = \(facts.unit), changed_at = \(now) WHERE id = \(id)
                """)
            if old.roles != facts.roles {
                try transaction.run("DELETE FROM account_roles WHERE account_id = \(id)")
                try transaction.grant(facts.roles, to: id, now)
            }
            if old.roles != facts.roles || old.unit != facts.unit { try transaction.endSessions(of: id, at: now) }
            try transaction.note(
                Deed("account-changed", of: "account", id.text), before: Facts(old).noted, after: facts.noted,
                by: viewer,
                world)
        }
    }

    /// Stops an account at once: its sessions end and its tokens open nothing.
    package func disable(_ viewer: Viewer, _ id: ID<Account>) async throws {
        guard viewer.keeps else { throw NotVisible() }
        if viewer.actor == id.text { throw AccountProblem.notYourself }
        let world = world
        try await database.write { transaction in
            guard let old = try transaction.account(where: "a.id = \(id)")?.account else { throw NotVisible() }
            if old.disabledAt != nil { return }
            if old.roles.contains(.keeper), try transaction.otherKeepers(than: id) == 0 {
                throw AccountProblem.lastKeeper
            }
            let now = world.now()
            try transaction.run("UPDATE accounts SET disabled_at = \(now), changed_at = \(now) WHERE id = \(id)")
            try transaction.endSessions(of: id, at: now)
            try transaction.note(Deed("account-disabled", of: "account", id.text), by: viewer, world)
        }
    }

    /// Opens an account again that was stopped, locked, or not used for too long.
    package func reinstate(_ viewer: Viewer, _ id: ID<Account>) async throws {
        guard viewer.keeps else { throw NotVisible() }
        let world = world
        try await database.write { transaction in
            let now = world.now()
            let changed = try transaction.run(
                """
                UPDATE accounts SET disabled_at = NULL, locked_until = NULL, wrong_attempts = 0, reinstated_at = \(now),
                changed_at = \(now) WHERE id = \(id)
                """)
            if changed == 0 { throw NotVisible() }
            try transaction.note(Deed("account-reinstated", of: "account", id.text), by: viewer, world)
        }
    }
}

extension Viewer {
    /// A condition: keepers and inspectors read every account, others their own.
    func mayReadAccounts(_ column: SQL) -> SQL {
        roles.isDisjoint(with: [.keeper, .inspector]) ? "\(column) = \(actor)" : "1 = 1"
    }
}

extension Accounts.Facts {
    init(_ account: Account) {
        self.init(login: account.login, name: account.name, unit: account.unit, roles: account.roles)
    }

    /// The facts with tidy texts.
    func checked() throws(AccountProblem) -> Accounts.Facts {
        var facts = self
        facts.login = tidy(nfc(login))
        facts.name = tidy(nfc(name))
        let isPlain = facts.login.utf8.allSatisfy {
            (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || [45, 46, 95].contains($0)
        }
        guard isPlain, (3...40).contains(facts.login.utf8.count) else { throw .badLogin }
        guard !facts.name.isEmpty, facts.name.unicodeScalars.count <= 100 else { throw .badName }
        guard !roles.isEmpty else { throw .noRole }
        if roles.contains(.focal), unit == nil { throw .focalWithoutUnit }
        return facts
    }

    var noted: [(String, String)] {
        [
            ("login", login), ("name", name), ("unit", unit?.text ?? ""),
            ("roles", roles.map(\.rawValue).sorted().joined(separator: " ")),
        ]
    }
}

extension Transaction {
    /// The new account's row, its roles and its note.
    func makeAccount(_ facts: Accounts.Facts, by viewer: Viewer, _ world: World) throws -> ID<Account> {
        try checkUnit(of: facts)
        let (id, now) = (ID<Account>(world.newID()), world.now())
        let taken = try first("SELECT id FROM accounts WHERE login_folded = \(foldedKey(facts.login))")
        if taken != nil { throw AccountProblem.loginTaken }
        try run(
            """
            INSERT INTO accounts (id, login, login_folded, name, name_folded, name_sort, unit_id, created_at, changed_at)
            VALUES (\(id), \(facts.login), \(foldedKey(facts.login)), \(facts.name), \(foldedKey(facts.name)),
                \(nameCollationKey(facts.name)), \(facts.unit), \(now), \(now))
            """)
        try grant(facts.roles, to: id, now)
        try note(Deed("account-created", of: "account", id.text), after: facts.noted, by: viewer, world)
        return id
    }

    func grant(_ roles: Set<Role>, to id: ID<Account>, _ now: Instant) throws {
        for role in roles.sorted(by: { $0.rawValue < $1.rawValue }) {
            try run("INSERT INTO account_roles (account_id, role, granted_at) VALUES (\(id), \(role.rawValue), \(now))")
        }
    }

    func checkUnit(of facts: Accounts.Facts) throws {
        guard let unit = facts.unit else { return }
        if try first("SELECT id FROM units WHERE id = \(unit) AND is_group = 0") == nil {
            throw AccountProblem.unknownUnit
        }
    }
}
