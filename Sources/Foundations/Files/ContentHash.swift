import Crypto

/// The name of a file by what is in it: SHA-256, 64 hexadecimal digits in lower case.
package struct ContentHash: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    /// Reads 64 hexadecimal digits in lower case; nil for anything else, so a hash is always safe as a file's name.
    package init?(_ text: String) {
        guard text.utf8.count == 64,
            text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.text = text
    }

    /// The hash of these bytes.
    package init(of bytes: [UInt8]) { self.init(digest: SHA256.hash(data: bytes)) }

    init(digest: SHA256.Digest) {
        let digits = Array("0123456789abcdef".utf8)
        text = String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    package var description: String { text }
    package static func < (a: ContentHash, b: ContentHash) -> Bool { a.text < b.text }

    /// The folder it lies in: its first two digits.
    var shard: String { String(text.prefix(2)) }
}
