import Vocabulary

/// Codes on paper for the day the phone is lost: ten letters and digits in two halves, each good once.
enum RecoveryCode {
    static let count = 10

    static func fresh(_ world: World) -> String {
        let alphabet = Array("abcdefghjkmnpqrstvwxyz23456789".utf8)
        var out: [UInt8] = []
        while out.count < 11 {
            if out.count == 5 { out.append(UInt8(ascii: "-")) }
            // Bytes from 240 up would make some letters likelier than others.
            if let byte = world.randomBytes(1).first, byte < 240 { out.append(alphabet[Int(byte) % alphabet.count]) }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The code as it is hashed: blanks and dashes do not count, nor does case. Nil when it cannot be one.
    static func key(_ typed: String) -> String? {
        let bytes = typed.utf8.filter { $0 != 32 && $0 != UInt8(ascii: "-") }
            .map { (65...90).contains($0) ? $0 + 32 : $0 }
        return bytes.count == 10 ? String(decoding: bytes, as: UTF8.self) : nil
    }
}
