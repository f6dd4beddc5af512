import Hummingbird
import NIOCore
import Vocabulary

/// Writes a `Reply` on the wire, with what every answer of this house says to browsers.
struct Outgoing {
    let isSecure: Bool

    /// Nothing from elsewhere, no inline script or style, no frames, forms only to this house.
    static let contentPolicy = [
        "default-src 'self'", "img-src 'self' data:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
        "frame-ancestors 'none'",
    ].joined(separator: "; ")

    static let always: [(name: String, value: String)] = [
        ("Content-Security-Policy", contentPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ]

    /// The answer; for HEAD the same without its body.
    func response(_ reply: Reply, cookies: [String], isHead: Bool) -> Response {
        var fields = HTTPFields()
        if !reply.type.isEmpty { put("Content-Type", reply.type, &fields) }
        for header in Self.always { put(header.name, header.value, &fields) }
        if isSecure { put("Strict-Transport-Security", "max-age=31536000; includeSubDomains", &fields) }
        for header in reply.headers { put(header.name, header.value, &fields) }
        if fields[.cacheControl] == nil { put("Cache-Control", "no-store", &fields) }
        let all = reply.cookies.map { HouseCookies.sealed($0, isSecure: isSecure) } + cookies
        fields[values: .setCookie] = all.filter(Self.isOneLine)
        let status = HTTPResponse.Status(code: reply.status)
        let body = body(reply)
        guard isHead else { return Response(status: status, headers: fields, body: body) }
        if let length = body.contentLength { fields[.contentLength] = String(length) }
        return Response(status: status, headers: fields)
    }

    private func body(_ reply: Reply) -> ResponseBody {
        switch reply.body {
        case .none: ResponseBody()
        case .bytes(let bytes): ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .stream(let make): StreamedBody.of(make)
        }
    }

    /// Sets one header; a value that could break the line is refused whole (a new line in it is an attack).
    private func put(_ name: String, _ value: String, _ fields: inout HTTPFields) {
        guard let name = HTTPFields.Element.Name(name), Self.isOneLine(value) else { return }
        fields[name] = value
    }

    private static func isOneLine(_ value: String) -> Bool {
        !value.utf8.contains { $0 < 32 && $0 != 9 || $0 == 127 }
    }
}
