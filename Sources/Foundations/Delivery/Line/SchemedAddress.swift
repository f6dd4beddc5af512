import CCurl

/// An address of another machine, taken apart by the library that will go there, so that the two never read it
/// differently.
struct SchemedAddress {
    let scheme: String
    /// In lower case; an IPv6 address without its brackets.
    let host: String
    let port: Int?

    /// Nil for what libcurl does not read, for addresses with a user or password inside, and for ones without a host.
    init?(_ text: String) {
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), let parts = curl_url() else {
            return nil
        }
        defer { curl_url_cleanup(parts) }
        // Schemes are looked at below; libcurl need not know them.
        guard curl_url_set(parts, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK,
            let scheme = SchemedAddress.part(parts, CURLUPART_SCHEME), text.contains("://"),
            let host = SchemedAddress.part(parts, CURLUPART_HOST), !host.isEmpty,
            SchemedAddress.part(parts, CURLUPART_USER) == nil, SchemedAddress.part(parts, CURLUPART_PASSWORD) == nil
        else { return nil }
        self.scheme = scheme
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        self.host = bare.lowercased()
        port = SchemedAddress.part(parts, CURLUPART_PORT).flatMap { Int($0) }
    }

    /// Whether it names this machine.
    var isLocal: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    private static func part(_ parts: OpaquePointer, _ which: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parts, which, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
