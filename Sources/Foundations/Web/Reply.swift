package import Design

/// What a screen answers.
package struct Reply: Sendable {
    /// The bytes of an answer, at hand or made as they go.
    package enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// Written piece by piece as it is made, for long downloads.
        case stream(@Sendable (@Sendable ([UInt8]) async throws -> Void) async throws -> Void)
    }

    package var status: Int
    package var type: String
    package var body: Body
    package var headers: [(name: String, value: String)]
    /// Whole `Set-Cookie` values; the edge adds HttpOnly, SameSite, and Secure where TLS is spoken.
    package var cookies: [String]
    /// Shown once on the next page, after a redirect.
    package var notice: Notice?

    package init(
        status: Int = 200, type: String = "text/html; charset=utf-8", body: Body = .none,
        headers: [(name: String, value: String)] = [], cookies: [String] = []
    ) {
        self.status = status
        self.type = type
        self.body = body
        self.headers = headers
        self.cookies = cookies
    }

    /// A finished page.
    package static func page(_ html: HTML, status: Int = 200) -> Reply {
        Reply(status: status, body: .bytes(Array(html.markup.utf8)))
    }

    /// 303 to another address, after a deed; `saying` is shown once on the page that follows.
    package static func redirect(_ address: Address, saying words: String? = nil) -> Reply {
        var reply = Reply(status: 303, headers: [("Location", address.shown)])
        reply.notice = words.map { Notice(.done, $0) }
        return reply
    }

    /// JSON text with its type.
    package static func json(_ text: String, status: Int = 200) -> Reply {
        Reply(status: status, type: "application/json", body: .bytes(Array(text.utf8)))
    }

    /// A download under this name (RFC 6266, with the UTF-8 name).
    package static func file(_ bytes: [UInt8], name: String, type: String) -> Reply {
        Reply(type: type, body: .bytes(bytes), headers: [("Content-Disposition", disposition(name))])
    }

    static func disposition(_ name: String) -> String {
        let ascii = String(
            decoding: name.utf8.map { $0 < 128 && $0 > 31 && $0 != 34 && $0 != 92 ? $0 : 95 }, as: UTF8.self)
        return "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(Address.encode(name))"
    }
}
