import Crypto
import Foundation
package import Vocabulary

/// A random secret given to a browser, a program or a person once; the house keeps only its SHA-256.
package enum Secret {
    /// 256 random bits as 43 letters fit for a cookie, a header or an address.
    package static func fresh(_ world: World) -> String { base64URL(world.randomBytes(32)) }

    /// What is stored: SHA-256 in lower-case hexadecimal.
    package static func hash(_ secret: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        for byte in SHA256.hash(data: Array(secret.utf8)) { out += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: out, as: UTF8.self)
    }

    static func base64URL(_ bytes: [UInt8]) -> String {
        let text = Data(bytes).base64EncodedString().utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
