/// What the first bytes of a file say it is.
enum FileKind: Equatable {
    case nothing, zip, text
    /// An Office file behind a password.
    case encryptedOffice
    /// The head of an old Office file and not enough after it.
    case damagedOffice
    case known(UnreadableDocument.Kind)
    case unknown

    init(_ bytes: [UInt8]) {
        guard bytes.contains(where: { $0 != 0 && $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }) else {
            self = bytes.contains(0) ? .unknown : .nothing
            return
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = Self.oldOffice(bytes)
        } else if let kind = Self.binary(bytes) {
            self = .known(kind)
        } else {
            self = Self.looksLikeText(bytes) ? Self.markup(bytes) : .unknown
        }
    }

    private static func binary(_ bytes: [UInt8]) -> UnreadableDocument.Kind? {
        let heads: [(String, UnreadableDocument.Kind)] = [
            ("{\\rtf", .rtf), ("\u{7F}ELF", .program), ("MZ", .program), ("GIF8", .picture), ("BM", .picture),
            ("II*\0", .picture), ("MM\0*", .picture), ("Rar!", .archive),
        ]
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) || bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .picture }
        if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x37, 0x7A, 0xBC, 0xAF]) { return .archive }
        if position(of: Array("%PDF-".utf8), in: bytes.prefix(1_024)) != nil { return .pdf }
        for (head, kind) in heads where bytes.starts(with: head.utf8) {
            // Two letters are a word too: a program or bitmap has zeros in its head.
            if head.utf8.count == 2, !bytes.prefix(64).contains(0) { continue }
            return kind
        }
        if bytes.starts(with: "RIFF".utf8), position(of: Array("WEBP".utf8), in: bytes.prefix(16)) != nil {
            return .picture
        }
        if position(of: Array("ftypheic".utf8), in: bytes.prefix(16)) != nil { return .picture }
        return nil
    }

    /// Old Office files name their streams in UTF-16.
    private static func oldOffice(_ bytes: [UInt8]) -> FileKind {
        if bytes.count < 1_024 { return .damagedOffice }
        func has(_ name: String) -> Bool {
            position(of: name.utf16.flatMap { [UInt8($0 & 0xFF), 0] }, in: bytes[...]) != nil
        }
        if has("EncryptedPackage") || has("EncryptionInfo") { return .encryptedOffice }
        if has("WordDocument") { return .known(.legacyWord) }
        if has("Workbook") || has("Book") { return .known(.legacyExcel) }
        if has("PowerPoint Document") { return .known(.presentation) }
        return .known(.legacyOffice)
    }

    private static func markup(_ bytes: [UInt8]) -> FileKind {
        let head = String(decoding: bytes.prefix(1_024), as: UTF8.self).lowercased()
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if start.hasPrefix("<html") || start.hasPrefix("<!doctype html") || start.hasPrefix("mime-version:") {
            return .known(.webPage)
        }
        if start.hasPrefix("<?xml") { return .known(start.contains("<html") ? .webPage : .wordXML) }
        return .text
    }

    /// Few control signs; zeros only where a byte order mark says UTF-16.
    private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        var odd = 0
        for byte in bytes.prefix(1 << 16) {
            if byte == 0 { return false }
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D, byte != 0x0C, byte != 0x0B { odd += 1 }
        }
        return odd * 50 <= min(bytes.count, 1 << 16)
    }

    private static func position(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var at = bytes.startIndex
        while let found = bytes[at...].firstIndex(of: first), found + needle.count <= bytes.endIndex {
            if bytes[found..<found + needle.count].elementsEqual(needle) { return found }
            at = found + 1
        }
        return nil
    }
}
