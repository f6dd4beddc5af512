import Synchronization
import Vocabulary

/// What one server remembers of the accounts that ask it, so that a request needs not read them anew: the account and
/// the limits as they stood at an entry of the ledger, and when each session was last used.
///
/// Everything that changes an account, a unit's name or a limit makes an entry of the ledger in the same transaction.
/// So what was read at one entry holds until a later entry is about one of these, whichever server wrote it. A session's
/// own row is never remembered: it is read with every request.
package final class SessionMemory: Sendable {
    /// How many accounts are remembered at most; with more, all are read anew.
    static let limit = 20_000
    /// How often the moments of last use are written, in seconds.
    static let writingSeconds: Int64 = 30

    private struct State {
        /// The entry up to which `accounts` and `rules` are known to hold.
        var head: Int64 = -1
        var accounts: [String: Account] = [:]
        var rules: SignInRules?
        /// By session; those not written yet.
        var used: [String: Instant] = [:]
        var writtenAt: Instant?
    }

    private let state = Mutex(State())

    package init() {}

    /// The entry up to which what is remembered holds; -1 before anything was read.
    var head: Int64 { state.withLock(\.head) }

    /// What the entries since the last one say of what is remembered.
    enum Change: Hashable {
        /// These accounts are to be read anew.
        case accounts(Set<String>)
        /// A limit or a unit's name may be another, or too much has happened to look at.
        case everything
    }

    /// Takes note that the ledger has come to `head`, and of what changed on the way.
    func move(to head: Int64, _ change: Change) {
        state.withLock { state in
            // Another request may have come further meanwhile; what it knows is the later.
            guard head > state.head else { return }
            switch change {
            case .accounts(let changed): for account in changed { state.accounts[account] = nil }
            case .everything:
                state.accounts = [:]
                state.rules = nil
            }
            state.head = head
        }
    }

    /// The account and the limits as remembered at `head`; nil when they are not, or another entry is remembered.
    func facts(of account: String, at head: Int64) -> (account: Account, rules: SignInRules)? {
        state.withLock { state in
            guard state.head == head, let known = state.accounts[account], let rules = state.rules else { return nil }
            return (known, rules)
        }
    }

    /// Remembers an enabled account and the limits, read at `head`.
    func keep(_ account: Account, _ rules: SignInRules, at head: Int64) {
        state.withLock { state in
            guard state.head == head else { return }
            if state.accounts.count >= SessionMemory.limit { state.accounts = [:] }
            state.accounts[account.id.text] = account
            state.rules = rules
        }
    }

    /// When a session was last used, as far as it was not written yet.
    func lastUse(of session: String) -> Instant? { state.withLock { $0.used[session] } }

    /// Notes that a session is used; what is to be written now, each session with its moment, when the time has come.
    func use(_ session: String, at now: Instant) -> [(session: String, at: Instant)] {
        state.withLock { state in
            state.used[session] = now
            if let writtenAt = state.writtenAt, writtenAt.adding(seconds: SessionMemory.writingSeconds) > now,
                writtenAt <= now
            {
                return []
            }
            state.writtenAt = now
            let due = state.used
            state.used = [:]
            // In one order everywhere, so that two servers never wait for each other's rows.
            return due.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
        }
    }

    /// Forgets that a session was used: it is over.
    func forget(_ session: String) { state.withLock { _ = $0.used.removeValue(forKey: session) } }
}
