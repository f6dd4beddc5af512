import Crypto

/// Signs what must come back unchanged, with a secret of this house, so that a changed part and somebody else's file
/// are recognised.
package struct Seal: Sendable {
    let secret: [UInt8]

    package init(secret: [UInt8]) { self.secret = secret }

    /// HMAC-SHA256 of the parts, each with its length so that no two lists give the same bytes; 24 hexadecimal digits.
    package func mark(_ parts: [String]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Seal.bytes(parts), using: SymmetricKey(data: secret))
        return Seal.hexadecimal(code.prefix(12))
    }

    /// SHA-256 of the parts, 32 hexadecimal digits.
    package static func digest(_ parts: [String]) -> String {
        hexadecimal(SHA256.hash(data: bytes(parts)).prefix(16))
    }

    private static func bytes(_ parts: [String]) -> [UInt8] { parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) } }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
