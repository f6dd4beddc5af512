import Design
import Vocabulary

/// The edge's own cookies: language, the message after a deed, and the form secret before sign-in.
enum HouseCookies {
    static let language = "ngon-ngu"
    static let notice = "loi-nhan"
    static let formSecret = "bieu-mau"

    /// A message as a cookie value: kind, sentence and next step, each percent-encoded, with `!` between.
    static func write(_ notice: Notice) -> String {
        let says = String(notice.says.unicodeScalars.prefix(300))
        let next = String(notice.next.unicodeScalars.prefix(300))
        return "\(notice.kind.rawValue)!\(Address.encode(says))!\(Address.encode(next))"
    }

    /// The message of a cookie value; nil when it is not one.
    static func notice(_ value: String) -> Notice? {
        let parts = value.split(separator: "!", omittingEmptySubsequences: false)
        guard parts.count == 3, let kind = Notice.Kind(rawValue: String(parts[0])), let says = read(parts[1]),
            let next = read(parts[2]), !says.isEmpty
        else { return nil }
        return Notice(kind, says, next: next)
    }

    private static func read(_ text: Substring) -> String? {
        Decoding.percentDecoded(Array(text.utf8), plusIsSpace: false).flatMap { Decoding.text($0, keepingLines: false) }
    }

    /// A whole `Set-Cookie` value: HttpOnly, SameSite=Lax, for the whole house, Secure where TLS is spoken.
    static func line(_ name: String, _ value: String, maxAge: Int?, isSecure: Bool) -> String {
        sealed("\(name)=\(value)" + (maxAge.map { "; Max-Age=\($0)" } ?? ""), isSecure: isSecure)
    }

    /// A screen's own cookie with what every cookie of this house must say.
    static func sealed(_ cookie: String, isSecure: Bool) -> String {
        let said = Set(
            cookie.utf8.split(separator: UInt8(ascii: ";")).dropFirst().map { part in
                let name = part.drop { $0 == 32 }.split(separator: UInt8(ascii: "=")).first ?? part
                return String(Substring(name)).lowercased()
            })
        var line = cookie
        if !said.contains("path") { line += "; Path=/" }
        if !said.contains("httponly") { line += "; HttpOnly" }
        if !said.contains("samesite") { line += "; SameSite=Lax" }
        if isSecure, !said.contains("secure") { line += "; Secure" }
        return line
    }
}
