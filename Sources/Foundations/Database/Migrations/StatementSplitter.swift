/// Cuts a migration's text into its statements.
enum StatementSplitter {
    /// The statements without their `;`, comments between them left out. A `;` inside quotes or a comment does not
    /// separate.
    static func statements(of text: String) -> [String] {
        var result: [String] = []
        var current: [UInt8] = []
        let bytes = Array(text.utf8)
        var i = 0
        func next(_ offset: Int = 1) -> UInt8? { i + offset < bytes.count ? bytes[i + offset] : nil }
        func finish() {
            let statement = trimmed(current)
            if !statement.isEmpty { result.append(statement) }
            current = []
        }
        while i < bytes.count {
            switch (bytes[i], next()) {
            case (UInt8(ascii: ";"), _):
                finish()
                i += 1
            case (UInt8(ascii: "-"), UInt8(ascii: "-")):
                while i < bytes.count, bytes[i] != 10 { i += 1 }
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                i += 2
                while i < bytes.count, !(bytes[i] == UInt8(ascii: "*") && next() == UInt8(ascii: "/")) { i += 1 }
                i += 2
                current.append(32)
            case (let quote, _) where quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""):
                // A doubled quote ends one literal and begins the next: the same text either way.
                repeat {
                    current.append(bytes[i])
                    i += 1
                } while i < bytes.count && bytes[i] != quote
                if i < bytes.count { current.append(quote) }
                i += 1
            case (let byte, _):
                current.append(byte)
                i += 1
            }
        }
        finish()
        return result
    }

    private static func trimmed(_ bytes: [UInt8]) -> String {
        func blank(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 }
        let start = bytes.firstIndex { !blank($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !blank($0) } ?? start
        return start < bytes.endIndex ? String(decoding: bytes[start...end], as: UTF8.self) : ""
    }
}
