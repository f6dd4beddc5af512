/// A header value with parameters: `form-data; name="a"; filename="b.docx"`.
struct HeaderParameters {
    /// What stands before the first `;`, lower case, trimmed.
    private(set) var first = ""
    private var pairs: [(name: String, value: String)] = []

    /// The value of a parameter, unquoted; nil when it is absent or stands twice.
    subscript(_ name: String) -> String? {
        let found = pairs.filter { $0.name == name }
        return found.count == 1 ? found[0].value : nil
    }

    /// Browsers write `"` inside a name as `%22` (HTML 4.10.21.8), other programs as `\"`; both are read.
    init(_ text: String) {
        var pieces: [[UInt8]] = [[]]
        var isQuoted = false
        var isEscaped = false
        for byte in text.utf8 {
            let quotesNext = byte == UInt8(ascii: "\"") && !isEscaped
            if quotesNext { isQuoted.toggle() }
            isEscaped = isQuoted && byte == UInt8(ascii: "\\") && !isEscaped
            if byte == UInt8(ascii: ";"), !isQuoted { pieces.append([]) } else { pieces[pieces.count - 1].append(byte) }
        }
        for (index, piece) in pieces.enumerated() {
            let bare = Self.trimmed(piece[...])
            if index == 0 {
                first = String(decoding: bare, as: UTF8.self).lowercased()
            } else if let cut = bare.firstIndex(of: UInt8(ascii: "=")) {
                let name = String(decoding: Self.trimmed(bare[..<cut]), as: UTF8.self).lowercased()
                pairs.append((name, Self.unquoted(Self.trimmed(bare[(cut + 1)...]))))
            }
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 13 || $0 == 10 }
        return bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()[...]
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count >= 2, bytes.first == 34, bytes.last == 34 else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var out: [UInt8] = []
        var rest = bytes.dropFirst().dropLast()
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), rest.first == 34 {
                continue
            } else if byte == UInt8(ascii: "%"), rest.starts(with: Array("22".utf8)) {
                rest = rest.dropFirst(2)
                out.append(34)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
