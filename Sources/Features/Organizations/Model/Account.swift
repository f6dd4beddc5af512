package import Vocabulary

/// One person's account. One account, one person; rights come from its roles.
package struct Account: Hashable, Sendable {
    package let id: ID<Account>
    package let login: String
    package let name: String
    /// The unit it speaks for; nil for accounts without one.
    package let unit: ID<OrgUnit>?
    package let unitName: String?
    package let roles: Set<Role>
    package let hasPassword: Bool
    package let hasSecondFactor: Bool
    package let lockedUntil: Instant?
    package let lastSignedIn: Instant?
    /// The last day it counts as used from: its making, its last sign-in or its reinstatement, whichever is latest.
    package let activeSince: Instant
    package let disabledAt: Instant?
    package let createdAt: Instant

    /// How an account stands at a moment.
    package enum Standing: Hashable, Sendable {
        /// No password yet; a one-time link opens it.
        case waiting
        case active
        case locked(until: Instant)
        /// Not used for longer than the rules allow.
        case dormant
        case disabled
    }

    /// How the account stands at this moment under these rules; being stopped goes before resting, then waiting, then
    /// being locked.
    package func standing(at now: Instant, _ rules: SignInRules) -> Standing {
        if disabledAt != nil { return .disabled }
        if isDormant(at: now, rules) { return .dormant }
        if !hasPassword { return .waiting }
        if let lockedUntil, lockedUntil > now { return .locked(until: lockedUntil) }
        return .active
    }

    /// Unused for more than the allowed days (45 by default; TCVN 14423:2026, vietnam.md D8).
    package func isDormant(at now: Instant, _ rules: SignInRules) -> Bool {
        activeSince.adding(seconds: Int64(rules[.dormantDays]) * 86_400) < now
    }
}
