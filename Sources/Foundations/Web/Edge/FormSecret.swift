import Vocabulary

/// Proves that a form comes from a page of this house: by the token in it, and by what the browser says of its page.
enum FormSecret {
    /// The secret of a visitor who has not signed in: the cookie's, or a fresh one (32 hexadecimal digits).
    static func anonymous(_ call: Call) -> String {
        if let kept = call.cookies[HouseCookies.formSecret], kept.utf8.count == 32,
            kept.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        {
            return kept
        }
        return call.world.randomBytes(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Whether two secrets are the same, in the same time whatever they are; an empty one is never right.
    static func same(_ sent: String, _ kept: String) -> Bool {
        let a = Array(sent.utf8)
        let b = Array(kept.utf8)
        guard !b.isEmpty, a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// What the browser says of the page that sends: `Sec-Fetch-Site` and `Origin` may be absent, but not foreign.
    static func isFromHere(_ call: Call) -> Bool {
        let site = call.headers["sec-fetch-site"]
        if let site, site != "same-origin", site != "none" { return false }
        guard let origin = call.headers["origin"] else { return true }
        if origin == "null" { return site == "same-origin" }
        guard let host = call.headers["host"], let cut = origin.firstRange(of: "://") else { return false }
        return origin[cut.upperBound...].lowercased() == host.lowercased()
    }
}
