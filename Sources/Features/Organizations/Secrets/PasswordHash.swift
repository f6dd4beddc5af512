import Crypto
import CryptoExtras
import Foundation

/// A password as it is stored: `$scrypt$ln=15,r=8,p=3$salt$key`, both parts base 64 without padding.
struct PasswordHash: Hashable, Sendable {
    let logN: Int
    let blockSize: Int
    let parallelism: Int
    let salt: [UInt8]
    let key: [UInt8]

    /// The cost of new passwords: N = 2^15, r = 8, p = 3, 32 MB, which OWASP lists as equal to N = 2^17, p = 1.
    static let cost = (logN: 15, blockSize: 8, parallelism: 3)

    /// Derives the stored form; takes about a sixth of a second and 32 MB: never call it on an event loop.
    init(of password: String, salt: [UInt8], cost: (logN: Int, blockSize: Int, parallelism: Int) = PasswordHash.cost)
        throws
    {
        (logN, blockSize, parallelism) = cost
        self.salt = salt
        key = try PasswordHash.derive(password, salt, logN, blockSize, parallelism)
    }

    /// Reads the stored form; nil for anything else or for costs beyond reason.
    init?(_ stored: String) {
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let salt = PasswordHash.bytes(parts[3]),
            let key = PasswordHash.bytes(parts[4]), key.count == 32
        else { return nil }
        var cost: [String: Int] = [:]
        for pair in parts[2].split(separator: ",") {
            let sides = pair.split(separator: "=").map(String.init)
            if sides.count == 2 { cost[sides[0]] = Int(sides[1]) }
        }
        guard let logN = cost["ln"], let r = cost["r"], let p = cost["p"], (10...20).contains(logN),
            (1...16).contains(r),
            (1...8).contains(p)
        else { return nil }
        self.logN = logN
        blockSize = r
        parallelism = p
        self.salt = salt
        self.key = key
    }

    var stored: String {
        "$scrypt$ln=\(logN),r=\(blockSize),p=\(parallelism)$\(PasswordHash.text(salt))$\(PasswordHash.text(key))"
    }

    /// Whether this is the password; costs as much as making it.
    func matches(_ password: String) throws -> Bool {
        sameBytes(key, try PasswordHash.derive(password, salt, logN, blockSize, parallelism))
    }

    private static func derive(_ password: String, _ salt: [UInt8], _ logN: Int, _ r: Int, _ p: Int) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << logN, blockSize: r,
            parallelism: p,
            maxMemory: 128 * r * (1 << logN) + 128 * r * p + (1 << 20))
        return key.withUnsafeBytes { Array($0) }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: Data(bytes).base64EncodedString().utf8.filter { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map { [UInt8]($0) }
    }
}
