/// CSV as RFC 4180 says: fields by commas, quotes doubled, lines by LF or CR LF, UTF-8 with or without a byte-order mark.
enum CommaSeparated {
    /// One record and the line it begins on, from 1.
    struct Record {
        let line: Int
        let fields: [String]
    }

    /// The records; blank lines are left out. Nil when the bytes are not UTF-8 or a quote is never closed.
    static func records(_ bytes: [UInt8]) -> [Record]? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard String(validating: bytes[start...], as: UTF8.self) != nil else { return nil }
        var reader = Reader()
        for byte in bytes[start...] { reader.take(byte) }
        return reader.finish()
    }

    /// One line with its line end.
    static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\r\n" }

    private static func quoted(_ field: String) -> String {
        let bytes = field.utf8
        guard
            bytes.contains(where: { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }) || bytes.first == 32
                || bytes.last == 32
        else { return field }
        var out: [UInt8] = [34]
        for byte in bytes { out += byte == 34 ? [34, 34] : [byte] }
        return String(decoding: out + [34], as: UTF8.self)
    }

    private struct Reader {
        var records: [Record] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var line = 1
        var first = 1
        var isQuoted = false
        var wasQuote = false

        mutating func take(_ byte: UInt8) {
            if byte == 10 { line += 1 }
            if isQuoted {
                if wasQuote {
                    wasQuote = false
                    if byte == 34 { return field.append(34) }
                    isQuoted = false
                } else if byte == 34 {
                    wasQuote = true
                    return
                } else {
                    return field.append(byte)
                }
            }
            switch byte {
            case 34 where field.isEmpty: isQuoted = true
            case 44: endField()
            case 10: endRecord()
            case 13: break
            default: field.append(byte)
            }
        }

        mutating func endField() {
            fields.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
        }

        mutating func endRecord() {
            endField()
            if fields.contains(where: { !$0.isEmpty }) { records.append(Record(line: first, fields: fields)) }
            fields = []
            first = line
        }

        mutating func finish() -> [Record]? {
            if isQuoted && !wasQuote { return nil }
            if !field.isEmpty || !fields.isEmpty { endRecord() }
            return records
        }
    }
}
