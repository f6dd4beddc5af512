package import Vocabulary

/// Who may call an endpoint; the finer right (whose rows) is inside each query.
package enum Audience: Hashable, Sendable {
    /// Anyone, signed in or not.
    case everyone
    /// Any account.
    case signedIn
    /// Accounts with at least one of these roles.
    case roles(Set<Role>)
    /// Programs with a token of this scope (`read`, `values`); pages' sessions do not count.
    case token(String)

    /// Whether this visitor may come in; nil is the public. A program's token opens only `token` doors of its scope.
    package func admits(_ visitor: Visitor?) -> Bool {
        if case .everyone = self { return true }
        guard let visitor else { return false }
        if case .token(let scope) = self {
            return visitor.tokenScope?.split(separator: " ").contains { $0 == scope } == true
        }
        return visitor.tokenScope == nil && admits(visitor.roles, signedIn: true)
    }

    /// Whether these roles open the door; `signedIn` says if there is an account at all.
    package func admits(_ roles: Set<Role>, signedIn: Bool) -> Bool {
        switch self {
        case .everyone: true
        case .signedIn: signedIn
        case .roles(let wanted): signedIn && !wanted.isDisjoint(with: roles)
        case .token: false
        }
    }
}

/// The two methods of the product: asking and doing.
package enum Method: String, Hashable, Sendable, CaseIterable { case get = "GET", post = "POST" }

/// One address of the product: the list of these is its table of contents and its permission matrix.
package struct Endpoint: Sendable {
    package var method: Method
    /// `/nhiem-vu/{id}`.
    package var path: String
    package var audience: Audience
    /// The largest request body in bytes; above it the answer is 413.
    package var bodyLimit: Int
    package var answer: @Sendable (Call) async throws -> Reply

    /// Asked by programs with a token, not by pages: no form secret, no sign-in page.
    package var isForPrograms: Bool { if case .token = audience { true } else { false } }

    package init(
        _ method: Method, _ path: String, for audience: Audience, bodyLimit: Int = 1 << 20,
        _ answer: @escaping @Sendable (Call) async throws -> Reply
    ) {
        self.method = method
        self.path = path
        self.audience = audience
        self.bodyLimit = bodyLimit
        self.answer = answer
    }
}
