package import Vocabulary

/// The limits of signing in; the defaults follow TCVN 14423:2026 level 3 (vietnam.md D8) and a keeper may change them.
package struct SignInRules: Hashable, Sendable {
    package private(set) var values: [Limit: Int] = [:]

    package init() {}

    /// One limit: its stored name, its default and what it may be.
    package enum Limit: String, CaseIterable, Hashable, Sendable {
        case wrongAttempts = "sign_in.wrong_attempts"
        case lockHours = "sign_in.lock_hours"
        case idleMinutes = "sign_in.idle_minutes"
        case keeperIdleMinutes = "sign_in.keeper_idle_minutes"
        case sessionHours = "sign_in.session_hours"
        case linkHours = "sign_in.link_hours"
        case dormantDays = "sign_in.dormant_days"
        case keeperPasswordDays = "sign_in.keeper_password_days"
        case rememberedPasswords = "sign_in.remembered_passwords"
        case plainLength = "sign_in.password_length"
        case securedLength = "sign_in.password_length_with_code"
        case remoteAttempts = "sign_in.remote_attempts"
        case remoteMinutes = "sign_in.remote_minutes"

        package var standard: Int {
            switch self {
            case .wrongAttempts: 5
            case .lockHours: 12
            case .idleMinutes: 15
            case .keeperIdleMinutes: 5
            case .sessionHours: 12
            case .linkHours: 24
            case .dormantDays: 45
            case .keeperPasswordDays: 60
            case .rememberedPasswords: 10
            case .plainLength: 14
            case .securedLength: 8
            case .remoteAttempts: 30
            case .remoteMinutes: 15
            }
        }

        /// The values a keeper may choose; the ends that weaken the baseline of level 3 are not among them, save for
        /// the idle limits, which an office may stretch where the risk allows.
        package var range: ClosedRange<Int> {
            switch self {
            case .wrongAttempts: 3...5
            case .lockHours: 1...720
            case .idleMinutes: 5...120
            case .keeperIdleMinutes: 2...60
            case .sessionHours: 1...24
            case .linkHours: 1...72
            case .dormantDays: 15...90
            case .keeperPasswordDays: 15...90
            case .rememberedPasswords: 5...24
            case .plainLength: 14...64
            case .securedLength: 8...64
            case .remoteAttempts: 10...1000
            case .remoteMinutes: 5...240
            }
        }
    }

    package subscript(limit: Limit) -> Int {
        get { values[limit] ?? limit.standard }
        set { values[limit] = newValue }
    }

    /// How long a session of these roles may rest, in seconds.
    package func idleSeconds(_ roles: Set<Role>) -> Int64 {
        Int64(roles.contains(.keeper) ? min(self[.keeperIdleMinutes], self[.idleMinutes]) : self[.idleMinutes]) * 60
    }
}
