import Vietnamese

/// Reading of what a browser sent: percent-encoding, UTF-8 and what may stand in a text. Bytes all the way: a
/// `Character` may hold two scalars of which one matters.
enum Decoding {
    /// The bytes with `%XX` read and, in forms and queries, `+` as a space; nil when an escape is broken.
    static func percentDecoded(_ bytes: some Sequence<UInt8>, plusIsSpace: Bool) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.underestimatedCount)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(hexDigit), let low = rest.next().flatMap(hexDigit) else {
                    return nil
                }
                out.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: out.append(32)
            default: out.append(byte)
            }
        }
        return out
    }

    /// The text of UTF-8 bytes, NFC, without control characters; nil when the bytes are not UTF-8.
    ///
    /// `keepingLines` leaves tabs and new lines (all written `\n`); otherwise they become spaces.
    static func text(_ bytes: [UInt8], keepingLines: Bool) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        if bytes.allSatisfy({ $0 >= 32 && $0 < 127 }) { return text }
        return clean(text, keepingLines: keepingLines)
    }

    /// NFC without control characters, direction overrides and byte order marks.
    static func clean(_ text: String, keepingLines: Bool) -> String {
        var scalars = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar.value {
            case 10 where wasReturn: continue
            case 10, 13: scalars.append(keepingLines ? "\n" : " ")
            case 9: scalars.append(keepingLines ? "\t" : " ")
            default: if !isTakenOut(scalar) { scalars.append(scalar) }
            }
        }
        return nfc(String(scalars))
    }

    /// Control characters, direction overrides and byte order marks.
    static func isTakenOut(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<32, 127..<160, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    /// The pairs of a query or an urlencoded form; nil when something in it cannot be read.
    static func pairs(
        _ bytes: ArraySlice<UInt8>, keepingLines: Bool, atMost limit: Int
    ) throws(FormProblem) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        for piece in bytes.split(separator: UInt8(ascii: "&")) {
            guard pairs.count < limit else { throw .tooManyFields }
            let cut = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
            let after = cut < piece.endIndex ? piece[(cut + 1)...] : []
            guard let rawName = percentDecoded(piece[..<cut], plusIsSpace: true),
                let name = text(rawName, keepingLines: false),
                let rawValue = percentDecoded(after, plusIsSpace: true),
                let value = text(rawValue, keepingLines: keepingLines)
            else { throw .unreadable }
            pairs.append((name, value))
        }
        return pairs
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
