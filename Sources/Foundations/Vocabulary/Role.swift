/// What an account may do. An account has one or more; the public has none.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Keeps units, people, settings and backups; sees the ledger; changes no plan.
    case keeper
    /// Loads plans, reviews imports, keeps the register (the standing agency).
    case coordinator
    /// Confirms results and grants extensions (the Office of the People's Committee).
    case office
    /// Speaks for one unit and sees what that unit owes.
    case focal
    /// Reads everything.
    case leader
    /// Reads everything and the ledger.
    case inspector
}
