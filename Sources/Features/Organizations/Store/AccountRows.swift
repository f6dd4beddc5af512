import Database
import Vietnamese
import Vocabulary

/// The account's row with what only the sign-in may see.
struct AccountSecrets {
    let account: Account
    let password: String?
    let passwordSetAt: Instant?
    let mustChangeSince: Instant?
    let totpSecret: String?
    let totpConfirmedAt: Instant?
    let totpLastStep: Int64

    /// Whether a new password is due: asked for, or a keeper's is too old.
    func isPasswordDue(at now: Instant, _ rules: SignInRules) -> Bool {
        if password == nil || mustChangeSince != nil { return true }
        guard account.roles.contains(.keeper), let passwordSetAt else { return false }
        return passwordSetAt.adding(seconds: Int64(rules[.keeperPasswordDays]) * 86_400) < now
    }

    /// Keepers must have a second factor.
    var isEnrolmentDue: Bool { account.roles.contains(.keeper) && !account.hasSecondFactor }
}

extension Transaction {
    /// The account that this condition on `a` finds; nil when there is none.
    func account(where condition: SQL) throws -> AccountSecrets? { try accounts("WHERE \(condition)").first }

    /// Accounts `a` with unit names and roles; `rest` begins at WHERE.
    func accounts(_ rest: SQL) throws -> [AccountSecrets] {
        let rows = try rows(
            "SELECT a.*, u.name AS unit_name FROM accounts a LEFT JOIN units u ON u.id = a.unit_id \(rest)")
        guard !rows.isEmpty else { return [] }
        let ids = try rows.map { "\(try $0.get("id", as: String.self))" as SQL }.joined(separator: ", ")
        var roles: [String: Set<Role>] = [:]
        for row in try self.rows("SELECT account_id, role FROM account_roles WHERE account_id IN (\(ids))") {
            if let role = Role(rawValue: try row.get("role")) {
                roles[try row.get("account_id"), default: []].insert(role)
            }
        }
        return try rows.map { try AccountSecrets(row: $0, roles: roles[try $0.get("id")] ?? []) }
    }

    /// How many enabled keepers there are beside this account.
    func otherKeepers(than id: ID<Account>) throws -> Int {
        try first(
            """
            SELECT count(*) AS n FROM accounts a JOIN account_roles r ON r.account_id = a.id AND r.role = 'keeper'
            WHERE a.disabled_at IS NULL AND a.password IS NOT NULL AND a.id <> \(id)
            """)?.get("n") ?? 0
    }

    /// Ends the sessions of an account, all or all but one.
    func endSessions(of account: ID<Account>, except kept: String? = nil, at now: Instant) throws {
        try run(
            """
            UPDATE sessions SET ended_at = \(now)
            WHERE account_id = \(account) AND ended_at IS NULL AND id <> \(kept ?? "")
            """)
    }
}

extension AccountSecrets {
    init(row: Row, roles: Set<Role>) throws {
        password = try row.get("password")
        passwordSetAt = try row.get("password_set_at")
        mustChangeSince = try row.get("must_change_since")
        totpSecret = try row.get("totp_secret")
        totpConfirmedAt = try row.get("totp_confirmed_at")
        totpLastStep = try row.get("totp_last_step")
        let created: Instant = try row.get("created_at")
        let signedIn: Instant? = try row.get("last_signed_in_at")
        let reinstated: Instant? = try row.get("reinstated_at")
        account = Account(
            id: try row.get("id"), login: try row.get("login"), name: try row.get("name"), unit: try row.get("unit_id"),
            unitName: try row.get("unit_name"), roles: roles, hasPassword: password != nil,
            hasSecondFactor: totpConfirmedAt != nil, lockedUntil: try row.get("locked_until"), lastSignedIn: signedIn,
            activeSince: [created, signedIn ?? created, reinstated ?? created].max() ?? created,
            disabledAt: try row.get("disabled_at"), createdAt: created)
    }
}
