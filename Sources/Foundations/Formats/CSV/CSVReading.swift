import Vietnamese

/// One record of a CSV file.
package struct CSVRecord: Sendable, Equatable {
    /// NFC, as written between the separators, quotes undone.
    package var fields: [String]
    /// The line of the file it begins on, from 1; a record may run over several lines inside quotes.
    package var line: Int

    package init(fields: [String], line: Int) {
        self.fields = fields
        self.line = line
    }
}

/// Reads a CSV file after RFC 4180: UTF-8 with or without a byte order mark, or UTF-16 with one; lines ended by
/// CR LF, LF or CR; blank lines passed over.
///
/// - Parameter separator: nil to take the one of `,` `;` and tab that the first record holds most often, or the one
///   named by Excel's own first line `sep=;`.
/// - Throws: `.tooLarge` over a limit, `.wrongText` for bytes that are no text, `.openQuote` for a quote never closed.
package func readCSV(
    _ bytes: [UInt8], separator: CSVSeparator? = nil, limits: ReadingLimits = .init()
) throws(UnreadableDocument) -> [CSVRecord] {
    guard bytes.count <= limits.fileBytes else { throw .tooLarge(.bytes) }
    var reader = CSVCursor(try csvBytes(bytes), limits: limits)
    reader.takeSeparatorLine()
    reader.separator = separator?.byte ?? reader.separator ?? reader.likelySeparator
    return try reader.records()
}

/// What stands between two cells of a line.
package enum CSVSeparator: Sendable, Equatable {
    case comma, semicolon, tab

    var byte: UInt8 {
        switch self {
        case .comma: 0x2C
        case .semicolon: 0x3B
        case .tab: 0x09
        }
    }
}

/// The file as UTF-8 without a byte order mark.
private func csvBytes(_ bytes: [UInt8]) throws(UnreadableDocument) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        guard bytes.count % 2 == 0 else { throw .wrongText }
        let isLittle = bytes[0] == 0xFF
        let units = stride(from: 2, to: bytes.count, by: 2).map { index in
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard !plain.contains(0), String(validating: plain, as: UTF8.self) != nil else { throw .wrongText }
    return plain
}

private struct CSVCursor {
    private let bytes: [UInt8]
    private let limits: ReadingLimits
    private var at = 0
    private var line = 1
    var separator: UInt8?

    init(_ bytes: [UInt8], limits: ReadingLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Excel's `sep=;` in the first line.
    mutating func takeSeparatorLine() {
        guard let named = bytes.withUnsafeBufferPointer({ namedSeparator($0[...]) }) else { return }
        separator = named.separator
        at = 5
        endLine()
    }

    /// The separator that the first record holds most often outside quotes; a comma when it holds none.
    var likelySeparator: UInt8 {
        bytes.withUnsafeBufferPointer { Formats.likelySeparator(UnsafeBufferPointer(rebasing: $0[at...])).separator }
    }

    mutating func records() throws(UnreadableDocument) -> [CSVRecord] {
        var records: [CSVRecord] = []
        var cells = 0
        while at < bytes.count {
            let first = line
            let fields = try record()
            if fields.count == 1, fields[0].isEmpty { continue }
            cells += fields.count
            guard cells <= limits.cells else { throw .tooLarge(.cells) }
            records.append(CSVRecord(fields: fields, line: first))
        }
        return records
    }

    private mutating func record() throws(UnreadableDocument) -> [String] {
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard at < bytes.count else { return fields }
            if bytes[at] == separator {
                at += 1
                if at == bytes.count { fields.append("") }
            } else {
                endLine()
                return fields
            }
            if at == bytes.count { return fields }
        }
    }

    private mutating func field() throws(UnreadableDocument) -> String {
        if bytes[at] == 0x22 { return try quoted() }
        let start = at
        while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        return text(bytes[start..<at])
    }

    private mutating func quoted() throws(UnreadableDocument) -> String {
        let opened = line
        at += 1
        var words: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x22 {
                guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else {
                    at += 1
                    // Signs after the closing quote belong to the field, as most programs take them.
                    while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D {
                        words.append(bytes[at])
                        at += 1
                    }
                    return text(words[...])
                }
                words.append(0x22)
                at += 2
            } else if byte == 0x0D || byte == 0x0A {
                words.append(0x0A)
                endLine()
            } else {
                words.append(byte)
                at += 1
            }
        }
        throw .openQuote(line: opened)
    }

    /// Steps over one line end, whichever it is.
    private mutating func endLine() {
        guard at < bytes.count else { return }
        at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
        line += 1
    }

    private func text(_ words: ArraySlice<UInt8>) -> String { words.withUnsafeBufferPointer { nfc(utf8: $0) } }
}
