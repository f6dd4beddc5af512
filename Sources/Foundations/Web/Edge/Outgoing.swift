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

    /// What every answer says, made once.
    private static let always: HTTPFields = {
        var fields = HTTPFields()
        put("Content-Security-Policy", contentPolicy, &fields)
        put("X-Content-Type-Options", "nosniff", &fields)
        put("X-Frame-Options", "DENY", &fields)
        put("Referrer-Policy", "same-origin", &fields)
        put("Cross-Origin-Opener-Policy", "same-origin", &fields)
        put("Cross-Origin-Resource-Policy", "same-origin", &fields)
        put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()", &fields)
        return fields
    }()

    /// The answer; for HEAD the same without its body.
    func response(_ reply: Reply, cookies: [String], isHead: Bool) -> Response {
        var fields = Self.always
        if !reply.type.isEmpty { Self.put("Content-Type", reply.type, &fields) }
        if isSecure { Self.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains", &fields) }
        for header in reply.headers { Self.put(header.name, header.value, &fields) }
        if fields[.cacheControl] == nil { Self.put("Cache-Control", "no-store", &fields) }
        let all = reply.cookies.map { HouseCookies.sealed($0, isSecure: isSecure) } + cookies
        if !all.isEmpty { fields[values: .setCookie] = all.filter(Self.isOneLine) }
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
    private static func put(_ name: String, _ value: String, _ fields: inout HTTPFields) {
        guard let name = HTTPFields.Element.Name(name), isOneLine(value) else { return }
        fields[name] = value
    }

    private static func isOneLine(_ value: String) -> Bool {
        !value.utf8.contains { $0 < 32 && $0 != 9 || $0 == 127 }
    }
}
