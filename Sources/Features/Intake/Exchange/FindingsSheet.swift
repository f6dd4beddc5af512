/// The findings as a table that a spreadsheet opens: CSV with a byte order mark, one finding a line.
struct FindingsSheet {
    let bytes: [UInt8]

    init(_ findings: [ImportFinding]) {
        var text = "\u{FEFF}"
        text += FindingsSheet.line(["Mức", "Mã", "Lưu ý", "Trang", "Bảng", "Dòng bảng", "Dòng tệp", "Lời văn"])
        for finding in findings {
            let place = finding.place
            text += FindingsSheet.line([
                finding.severityWord, finding.code, finding.says, FindingsSheet.number(place.page),
                FindingsSheet.number(place.table), FindingsSheet.number(place.row),
                FindingsSheet.number(place.lineFrom),
                finding.words,
            ])
        }
        bytes = Array(text.utf8)
    }

    private static func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }

    /// RFC 4180, and no cell that a spreadsheet would take for a formula.
    private static func line(_ cells: [String]) -> String {
        cells.map { cell in
            var bytes = Array(cell.utf8)
            if let first = bytes.first, [61, 43, 45, 64, 9, 13].contains(first) { bytes.insert(39, at: 0) }
            var quoted: [UInt8] = [34]
            for byte in bytes { quoted += byte == 34 ? [34, 34] : [byte] }
            return String(decoding: quoted + [34], as: UTF8.self)
        }.joined(separator: ",") + "\r\n"
    }
}
