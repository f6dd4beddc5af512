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
    var bytes: [UInt8] = style.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    for fields in records {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(style.separator.byte) }
            append(field, alone: fields.count == 1, style: style, to: &bytes)
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }
    return bytes
}

private func append(_ field: String, alone: Bool, style: CSVStyle, to bytes: inout [UInt8]) {
    let isFormula = field.utf8.first.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains($0) } ?? false
    let needsGuard = style.guardsFormulas && isFormula
    let needsQuotes =
        (alone && field.isEmpty)
        || field.utf8.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == style.separator.byte }
    if needsQuotes { bytes.append(0x22) }
    if needsGuard { bytes.append(0x27) }
    for byte in field.utf8 {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
    }
    if needsQuotes { bytes.append(0x22) }
}
