import Database
import Ledger
import Vocabulary

/// A signed-in session's own row, as it is at this request.
struct SessionRow {
    let id: String
    let formToken: String
    let seenAt: Instant
}

/// A token's own row with its account.
struct TokenRow {
    let id: String
    let scope: String
    let used: Instant?
    let account: Account
}

/// The statements that run with every request: each finds its row by an index.
enum SessionQuery {
    /// A signed-in session by its secret, with the number of the ledger's last entry.
    static func session(_ secret: String, at now: Instant) -> SQL {
        """
        SELECT s.id, s.account_id, s.form_token, s.seen_at, h.seq FROM sessions s JOIN ledger_head h ON h.id = 1
        WHERE s.secret_hash = \(Secret.hash(secret)) AND s.ended_at IS NULL AND s.expires_at > \(now)
        AND s.stage = 'full'
        """
    }

    /// A token by its secret, with the number of the ledger's last entry.
    static func token(_ secret: String, at now: Instant) -> SQL {
        """
        SELECT t.id, t.account_id, t.scope, t.last_used_at, h.seq FROM tokens t JOIN ledger_head h ON h.id = 1
        WHERE t.secret_hash = \(Secret.hash(secret)) AND t.revoked_at IS NULL AND t.expires_at > \(now)
        """
    }

    /// What the entries after one are about.
    static func entries(after seq: Int64) -> SQL {
        "SELECT subject_kind, subject_id FROM ledger WHERE seq > \(seq)"
    }
}

extension Transaction {
    /// The signed-in session of a secret with its account, in one statement when the account is remembered; nil when it
    /// ended, ran out, has not come to its last stage, or its account is disabled.
    func fullSession(
        _ secret: String, at now: Instant, _ memory: SessionMemory
    ) throws -> (session: SessionRow, account: Account, rules: SignInRules)? {
        guard
            let row = try first(SessionQuery.session(secret, at: now)),
            let facts = try facts(of: try row.get("account_id"), at: try row.get("seq"), memory)
        else { return nil }
        let session = SessionRow(
            id: try row.get("id"), formToken: try row.get("form_token"), seenAt: try row.get("seen_at"))
        return (session, facts.account, facts.rules)
    }

    /// The token of a secret with its account; nil when it is revoked or over, or its account is disabled.
    func token(_ secret: String, at now: Instant, _ memory: SessionMemory) throws -> TokenRow? {
        guard
            let row = try first(SessionQuery.token(secret, at: now)),
            let facts = try facts(of: try row.get("account_id"), at: try row.get("seq"), memory)
        else { return nil }
        return TokenRow(
            id: try row.get("id"), scope: try row.get("scope"), used: try row.get("last_used_at"),
            account: facts.account)
    }

    /// An enabled account and the limits, remembered or read; nil when the account is disabled.
    private func facts(
        of account: String, at head: Int64, _ memory: SessionMemory
    ) throws -> (account: Account, rules: SignInRules)? {
        let known = memory.head
        if head > known { memory.move(to: head, try changes(after: known, to: head)) }
        if let facts = memory.facts(of: account, at: head) { return facts }
        guard let holder = try self.account(where: "a.id = \(account) AND a.disabled_at IS NULL") else { return nil }
        let rules = try SignInRules(self)
        memory.keep(holder.account, rules, at: head)
        return (holder.account, rules)
    }

    /// What the entries after one are about, as far as it concerns accounts. After a long rest all is read anew.
    private func changes(after known: Int64, to head: Int64) throws -> SessionMemory.Change {
        guard known >= 0, head - known <= 500 else { return .everything }
        var accounts: Set<String> = []
        for row in try rows(SessionQuery.entries(after: known)) {
            switch try row.get("subject_kind", as: String.self) {
            case "account": accounts.insert(try row.get("subject_id"))
            case "setting", "unit": return .everything
            default: continue
            }
        }
        return .accounts(accounts)
    }
}
