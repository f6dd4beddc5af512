/// How a CSV file is written.
package struct CSVStyle: Sendable, Equatable {
    package var separator: CSVSeparator
    /// A byte order mark, without which Excel does not read UTF-8.
    package var hasByteOrderMark: Bool
    /// An apostrophe before fields that a spreadsheet would run as a formula (first sign `=`, `+`, `-`, `@`, tab, CR).
    /// It changes the data: only for files that people open, never for files that programs read.
    package var guardsFormulas: Bool

    package init(separator: CSVSeparator = .comma, hasByteOrderMark: Bool = true, guardsFormulas: Bool = false) {
        self.separator = separator
        self.hasByteOrderMark = hasByteOrderMark
        self.guardsFormulas = guardsFormulas
    }
}

/// Writes records as CSV after RFC 4180: UTF-8, lines ended by CR LF, quotes where a field needs them.
package func writeCSV(_ records: [[String]], style: CSVStyle = CSVStyle()) -> [UInt8] {
    var writer = CSVWriter(style)
    for fields in records {
        for field in fields { writer.text(field) }
        writer.endRecord()
    }
    return writer.take()
}

/// Writes CSV field by field, for files that are never in memory as a whole: take what was written from time to time.
package struct CSVWriter: Sendable {
    private let style: CSVStyle
    private var bytes: [UInt8]
    private var fields = 0
    /// Where the record under way begins.
    private var start: Int

    package init(_ style: CSVStyle = CSVStyle()) {
        self.style = style
        bytes = style.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        start = bytes.count
    }

    /// How many bytes wait to be taken.
    package var count: Int { bytes.count }

    /// What was written since the last time. A record may be cut where the pieces meet.
    package mutating func take() -> [UInt8] {
        defer {
            bytes.removeAll()
            start = 0
        }
        return bytes
    }

    /// One field, quoted when it needs to be.
    package mutating func text(_ field: String) {
        beginField()
        let needsGuard = style.guardsFormulas && CSVWriter.isFormula(field)
        let separator = style.separator.byte
        let needsQuotes = field.utf8.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == separator }
        if needsQuotes { bytes.append(0x22) }
        if needsGuard { bytes.append(0x27) }
        if needsQuotes {
            for byte in field.utf8 {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
            bytes.append(0x22)
        } else {
            bytes.append(contentsOf: field.utf8)
        }
    }

    private static func isFormula(_ field: String) -> Bool {
        field.utf8.first.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains($0) } ?? false
    }

    /// A whole number as a field.
    package mutating func integer(_ number: Int64) {
        beginField()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// A finite number as a field, with as many digits as bring it back: `12`, `0.1`, `1e-07`.
    package mutating func real(_ number: Double) {
        beginField()
        if number.magnitude < 1e15, number.rounded(.towardZero) == number {
            bytes.append(contentsOf: String(Int64(number)).utf8)
        } else {
            bytes.append(contentsOf: number.description.utf8)
        }
    }

    /// A field without anything.
    package mutating func empty() { beginField() }

    package mutating func endRecord() {
        // A single empty field would be a blank line, which says nothing.
        if fields == 1, bytes.count == start { bytes.append(contentsOf: [0x22, 0x22]) }
        bytes.append(0x0D)
        bytes.append(0x0A)
        fields = 0
        start = bytes.count
    }

    private mutating func beginField() {
        if fields > 0 { bytes.append(style.separator.byte) }
        fields += 1
    }
}
