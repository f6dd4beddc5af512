/// The table of a text that is plainly CSV (`,` or `;`, quotes doubled): at least three records of equal width.
///
/// Ordinary prose with commas is not: its lines have different numbers of them.
func separatedValues(_ text: String) -> Table? {
    let scalars = Array(text.unicodeScalars)
    for separator: Unicode.Scalar in [",", ";", "\t"] {
        guard separator != "\t" || scalars.contains("\"") else { continue }
        guard let records = records(scalars, separator: separator), records.count >= 3 else { continue }
        var widths: [Int: Int] = [:]
        for record in records { widths[record.fields.count, default: 0] += 1 }
        guard let (width, count) = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), width >= 3,
            count * 20 >= records.count * 19, records[0].fields.count == width,
            records[0].fields.count(where: \.isEmpty) * 2 < width
        else { continue }
        return Table(
            rows: records.map { record in
                TableRow(
                    cells: record.fields.enumerated().map { TableCell(text: $1, column: $0) }, lines: record.lines)
            })
    }
    return nil
}

private func records(
    _ scalars: [Unicode.Scalar], separator: Unicode.Scalar
) -> [(fields: [String], lines: ClosedRange<Int>)]? {
    var records: [(fields: [String], lines: ClosedRange<Int>)] = []
    var fields: [String] = []
    var field: [Unicode.Scalar] = []
    var (quoted, wasQuoted, line, first) = (false, false, 1, 1)
    func closeField() {
        fields.append(scalarString(trimmedBlanks(field[...])))
        field.removeAll(keepingCapacity: true)
        wasQuoted = false
    }
    func closeRecord() {
        closeField()
        if fields.contains(where: { !$0.isEmpty }) { records.append((fields, first...line)) }
        fields.removeAll(keepingCapacity: true)
    }
    var index = 0
    while index < scalars.count {
        let scalar = scalars[index]
        if quoted {
            if scalar == "\"" {
                if index + 1 < scalars.count, scalars[index + 1] == "\"" {
                    field.append("\"")
                    index += 1
                } else {
                    quoted = false
                }
            } else {
                if scalar == "\n" { line += 1 }
                if scalar != "\r" { field.append(scalar) }
            }
        } else if scalar == "\"", !wasQuoted, field.allSatisfy({ $0 == " " }) {
            (quoted, wasQuoted) = (true, true)
            field.removeAll(keepingCapacity: true)
        } else if scalar == separator {
            closeField()
        } else if scalar == "\n" {
            closeRecord()
            line += 1
            first = line
        } else if scalar != "\r" {
            field.append(scalar)
        }
        index += 1
    }
    if quoted { return nil }
    if !field.isEmpty || !fields.isEmpty { closeRecord() }
    return records
}
