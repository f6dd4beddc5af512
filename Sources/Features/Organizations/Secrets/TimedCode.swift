import Crypto
package import Vocabulary

/// Six digits from a shared secret and the clock.
///
/// Source: RFC 6238 (TOTP) on RFC 4226 (HOTP), HMAC-SHA-1, steps of 30 seconds: what every authenticator app computes.
package enum TimedCode {
    package static let stepSeconds: Int64 = 30

    /// The number of the step an instant lies in.
    package static func step(at instant: Instant) -> Int64 { instant.milliseconds / 1000 / stepSeconds }

    /// The code of a step, `digits` long (RFC 4226 section 5.3).
    package static func code(secret: [UInt8], step: Int64, digits: Int = 6) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> Int64(56 - 8 * $0)) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let start = Int(mac[19] & 15)
        let number =
            UInt32(mac[start] & 127) << 24 | UInt32(mac[start + 1]) << 16 | UInt32(mac[start + 2]) << 8
            | UInt32(mac[start + 3])
        var rest = number
        var text: [UInt8] = []
        for _ in 0..<digits {
            text.insert(48 + UInt8(rest % 10), at: 0)
            rest /= 10
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The step whose code was typed, one step before or after the present allowed; nil when the code is wrong or its
    /// step, or a later one, was used before.
    package static func match(_ typed: String, secret: [UInt8], at instant: Instant, after lastStep: Int64) -> Int64? {
        let typed = typed.utf8.filter { $0 != 32 }
        let now = step(at: instant)
        var found: Int64?
        for candidate in (now - 1)...(now + 1) where sameBytes(Array(code(secret: secret, step: candidate).utf8), typed)
        {
            found = candidate
        }
        guard let found, found > lastStep else { return nil }
        return found
    }

    /// What an authenticator app reads, also as a QR code (the key URI format of Google Authenticator).
    package static func address(secret: String, login: String, issuer: String) -> String {
        let name = percentEncoded(issuer) + ":" + percentEncoded(login)
        return
            "otpauth://totp/\(name)?secret=\(secret)&issuer=\(percentEncoded(issuer))&algorithm=SHA1&digits=6&period=30"
    }

    private static func percentEncoded(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
            out += isPlain ? [byte] : [37, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// Whether two secrets are equal, in a time that depends on their lengths only.
func sameBytes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    var difference: UInt8 = 0
    for (x, y) in zip(a, b) { difference |= x ^ y }
    return difference == 0
}
