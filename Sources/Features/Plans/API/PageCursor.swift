import Documents

/// The `cursor` of a list: the key of a page, sealed with what was asked, so that it opens only the list it is of.
///
/// The seal keeps mistakes out (another order, another filter, a word cut short), not forgers: what a cursor can do is
/// choose where a page begins, and the reader's rights hold there as anywhere.
struct PageCursor {
    /// The address and its filters, without `cursor` and `limit`.
    let asked: String

    init(path: String, values: [String: String]) {
        let filters = values.filter { $0.key != "cursor" && $0.key != "limit" }.sorted { $0.key < $1.key }
        asked = path + filters.map { "&\($0.key)=\($0.value)" }.joined()
    }

    /// The word for the page that begins at this key.
    func word(_ key: PageKey) -> String { CursorText.word(seal(key.text) + Array(key.text.utf8)) }

    /// The key of a word; nil when it was not given for what is asked.
    func key(_ word: String) -> PageKey? {
        guard let bytes = CursorText.bytes(word), bytes.count > 4,
            let text = String(validating: bytes[4...], as: UTF8.self), Array(bytes[..<4]) == seal(text)
        else { return nil }
        return PageKey(text)
    }

    /// FNV-1a, 32 bits, of what was asked and the key.
    private func seal(_ text: String) -> [UInt8] {
        var sum: UInt32 = 2_166_136_261
        for byte in "\(asked)\n\(text)".utf8 { sum = (sum ^ UInt32(byte)) &* 16_777_619 }
        return (0..<4).map { UInt8(truncatingIfNeeded: sum >> ($0 * 8)) }
    }
}

/// Bytes as a word for an address: base 64 with `-` and `_`, without padding.
enum CursorText {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func word(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            buffer = (buffer << 8) | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                out.append(alphabet[Int((buffer >> bits) & 63)])
            }
        }
        if bits > 0 { out.append(alphabet[Int((buffer << (6 - bits)) & 63)]) }
        return String(decoding: out, as: UTF8.self)
    }

    /// The bytes of a word; nil when it is none, or not the one way to write its bytes.
    static func bytes(_ word: String) -> [UInt8]? {
        var out: [UInt8] = []
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in word.utf8 {
            guard let value = value(byte) else { return nil }
            buffer = ((buffer << 6) | UInt32(value)) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8((buffer >> bits) & 255))
            }
        }
        return self.word(out) == word ? out : nil
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 65...90: byte - 65
        case 97...122: byte - 71
        case 48...57: byte + 4
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
