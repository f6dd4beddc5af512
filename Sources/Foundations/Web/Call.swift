package import Design
package import Vocabulary

/// Who is asking, as the session or the token says; made by the sign-in feature, read by every screen.
package struct Visitor: Hashable, Sendable {
    /// The account's id.
    package var account: String
    package var name: String
    /// The id and name of the account's unit; empty for accounts without one.
    package var unit: String
    package var unitName: String
    package var roles: Set<Role>
    /// The session's own secret for forms.
    package var formToken: String
    /// What a program's token opens, by blanks (`read`, `read values`); nil for a person's session, and only a session opens pages.
    package var tokenScope: String?

    package init(
        account: String, name: String, unit: String, unitName: String, roles: Set<Role>, formToken: String,
        tokenScope: String? = nil
    ) {
        self.account = account
        self.name = name
        self.unit = unit
        self.unitName = unitName
        self.roles = roles
        self.formToken = formToken
        self.tokenScope = tokenScope
    }
}

/// One request as a screen sees it: who asks, for what, with which words. All text is NFC, control characters removed.
package struct Call: Sendable {
    /// Nil for the public.
    package var visitor: Visitor?
    package var language: Language
    package var world: World
    /// The number a person may quote when something broke.
    package var requestID: String
    package var method: Method
    /// The path as asked, without the query.
    package var path: String
    /// The `{name}` parts of the path, decoded.
    package var parameters: [String: String]
    /// The query in order, decoded.
    package var query: [(name: String, value: String)]
    /// Header values by lower-case name, the last one wins.
    package var headers: [String: String]
    /// Cookies by name.
    package var cookies: [String: String]
    /// The caller's network address, for lockout and the ledger.
    package var remote: String
    /// The body, at most `Endpoint.bodyLimit` bytes.
    package var body: [UInt8]
    /// The form as the edge read it already; its bytes are then no longer in `body`.
    package var sentForm: Form?
    /// What all pages of this house share.
    package var face = Face()
    /// The secret that a form sent back to this house must hold: the session's, or before sign-in a short cookie's.
    package var formToken = ""
    /// Said once, after the deed before this page.
    package var notice: Notice?
    /// Whether the visitor's browser speaks TLS to this house (or to the gate before it).
    package var isSecure = false

    package init(
        visitor: Visitor? = nil, language: Language = .vi, world: World, requestID: String = "", method: Method = .get,
        path: String = "/", parameters: [String: String] = [:], query: [(name: String, value: String)] = [],
        headers: [String: String] = [:], cookies: [String: String] = [:], remote: String = "", body: [UInt8] = []
    ) {
        self.visitor = visitor
        self.language = language
        self.world = world
        self.requestID = requestID
        self.method = method
        self.path = path
        self.parameters = parameters
        self.query = query
        self.headers = headers
        self.cookies = cookies
        self.remote = remote
        self.body = body
    }

    /// The path part of this name; empty when the route has none.
    package func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// The path as a log may keep it: a `{secret}` part is left out.
    var loggedPath: String {
        guard let secret = parameters["secret"] else { return path }
        return path.split(separator: "/").map { $0 == secret ? "/…" : "/" + $0 }.joined()
    }

    /// The first query value of this name; nil when absent.
    package func value(_ name: String) -> String? { query.first { $0.name == name }?.value }

    /// All query values of this name, in order.
    package func values(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }
}
