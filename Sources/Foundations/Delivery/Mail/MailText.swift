import Foundation

/// How text is written in a message: plain letters only, in short lines (RFC 5322, 2045, 2047).
enum MailText {
    /// The text without line breaks and other control characters, which stand for blanks.
    static func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: " "
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    }

    /// A header's free text: as it is when plain and short, otherwise in encoded words of at most 75 letters, one to a
    /// line. `used` letters of the first line are taken by the header's name.
    static func words(_ text: String, used: Int) -> String {
        let text = oneLine(text)
        let isPlain = text.utf8.allSatisfy { (32..<127).contains($0) } && !text.contains("=?")
        if isPlain, used + text.utf8.count <= 76 { return text }
        // 75 letters less `=?UTF-8?B?` and `?=` leave 63: 45 bytes in base 64 take 60; the first line has less room.
        var lines: [String] = []
        var part: [UInt8] = []
        func put(_ bytes: [UInt8]) {
            let room = lines.isEmpty ? min(45, max(3, (76 - used - 12) / 4 * 3)) : 45
            if part.count + bytes.count > room, !part.isEmpty {
                lines.append(encodedWord(part))
                part = []
            }
            part += bytes
        }
        for word in wordsWithBlanks(text) {
            // Cut after blanks where it can be: some readers put a blank between two encoded words.
            if word.utf8.count <= 20 {
                put(Array(word.utf8))
            } else {
                word.unicodeScalars.forEach { put(Array(String($0).utf8)) }
            }
        }
        if !part.isEmpty { lines.append(encodedWord(part)) }
        return lines.joined(separator: "\r\n ")
    }

    /// The words of a line, each with the blank after it.
    private static func wordsWithBlanks(_ text: String) -> [String] {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map { "\($0) " }
        if let last = words.popLast() { words.append(String(last.dropLast())) }
        return words
    }

    private static func encodedWord(_ bytes: [UInt8]) -> String {
        "=?UTF-8?B?\(Data(bytes).base64EncodedString())?="
    }

    /// A mailbox in a header: `"Name" <address>`, the name in encoded words when it is not plain.
    static func mailbox(_ box: Mailbox, used: Int) -> String {
        guard !box.name.isEmpty else { return box.address }
        let isPlain = box.name.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 32 || $0 == 45
        }
        let name = isPlain && used + box.name.utf8.count <= 74 ? "\"\(box.name)\"" : encodedName(box.name, used: used)
        return "\(name)\r\n <\(box.address)>"
    }

    /// A name that must be encoded also when it is plain but holds signs that mean something in an address.
    private static func encodedName(_ name: String, used: Int) -> String {
        let words = words(name, used: used)
        return words.hasPrefix("=?") ? words : encodedWord(Array(name.utf8))
    }

    /// Bytes in base 64, 76 letters to a line, each line ended by CRLF.
    static func base64(_ bytes: [UInt8]) -> String {
        let text = Data(bytes).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return text.isEmpty ? "" : text + "\r\n"
    }
}
