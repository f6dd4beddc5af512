import Formats
import Vietnamese
import Vocabulary

/// A table of a file that is read as a whole, of whatever kind: CSV, XLSX or JSON.
struct TableFile: Sendable {
    /// One row under the headings.
    struct Line: Sendable {
        /// From 1: the line of a CSV file, the row of a sheet, the element of a JSON list.
        let number: Int
        /// By the headings' places; may be shorter.
        let cells: [String]
    }

    /// What a file is, by its first bytes.
    enum Kind { case csv, workbook, json }

    private(set) var headings: [String] = []
    private(set) var lines: [Line] = []
    /// Of a workbook: the sheet's column of each heading, from 0.
    private var columns: [Int] = []

    /// What a file with these first bytes is.
    static func kind(_ bytes: some Collection<UInt8>) -> Kind {
        if bytes.starts(with: [0x50, 0x4B]) { return .workbook }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
        let first = text.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return first == UInt8(ascii: "[") || first == UInt8(ascii: "{") ? .json : .csv
    }

    /// Reads a file of any of the three kinds.
    ///
    /// - Parameters:
    ///   - isHeading: whether a cell is one of the headings that are looked for.
    ///   - limit: how many rows it may have.
    /// - Throws: `UnreadableDocument`, `ValueFileProblem`.
    init(_ bytes: [UInt8], limit: Int, isHeading: (String) -> Bool) throws {
        switch TableFile.kind(bytes) {
        case .csv: try take(csv: bytes)
        case .workbook: try take(workbook: bytes, isHeading)
        case .json: try take(json: bytes)
        }
        guard lines.count <= limit else { throw ValueFileProblem.tooLong(limit: limit) }
    }

    /// `C5`: the cell of a heading in a row of the sheet; empty when the file is no workbook.
    func address(_ heading: String, line: Int) -> String {
        guard let place = headings.firstIndex(of: heading), columns.indices.contains(place) else { return "" }
        return sheetAddress(column: columns[place], row: line)
    }

    private mutating func take(csv bytes: [UInt8]) throws {
        let records = try readCSV(bytes)
        guard let head = records.first else { throw UnreadableDocument.empty }
        headings = head.fields.map(tidy)
        lines = records.dropFirst().map { Line(number: $0.line, cells: $0.fields) }
    }

    private mutating func take(workbook bytes: [UInt8], _ isHeading: (String) -> Bool) throws {
        let limits = ReadingLimits(
            fileBytes: 32 << 20, entries: 1000, unpackedBytes: 512 << 20, cells: 2_500_000, seconds: 60)
        let document = try readDocument(bytes, fileName: "tep.xlsx", limits: limits)
        guard document.format == .xlsx else { throw UnreadableDocument.notADocument }
        for case .table(let table) in document.blocks {
            // Titles may stand over the table.
            let counts = table.rows.prefix(20).map { row in row.cells.count { isHeading($0.text) } }
            guard let head = counts.firstIndex(where: { $0 >= 2 }) else { continue }
            let heads = table.rows[head].cells.filter { !tidy($0.text).isEmpty }
            headings = heads.map { tidy($0.text) }
            columns = heads.map(\.column)
            lines = table.rows[(head + 1)...].compactMap { row in
                let cells = columns.map { row[column: $0].map(TableFile.text) ?? "" }
                return cells.allSatisfy(\.isEmpty) ? nil : Line(number: row.sheetRow ?? 0, cells: cells)
            }
            return
        }
        throw ValueFileProblem.notThis("Bảng tính không có bảng nào với các cột cần có.")
    }

    /// What a cell says: numbers as programs write them, whatever they look like.
    private static func text(_ cell: TableCell) -> String {
        switch cell.value {
        case .number(let number)? where number.isFinite: FileNumber.text(number)
        case .date(let iso)?: iso
        default: cell.text
        }
    }

    private mutating func take(json bytes: [UInt8]) throws {
        let root: JSON
        do { root = try JSON(parsing: String(decoding: bytes, as: UTF8.self), limit: 32 << 20) } catch {
            throw ValueFileProblem.notThis("Tệp JSON không đọc được.")
        }
        var list = root.array
        if list == nil, case .object(let fields) = root { list = fields.lazy.compactMap { $0.1.array }.first }
        guard let list else { throw ValueFileProblem.notThis("Tệp JSON không có danh sách nào.") }
        var places: [String: Int] = [:]
        for (index, element) in list.enumerated() {
            guard case .object(let fields) = element else {
                throw ValueFileProblem.notThis("Phần tử thứ \(index + 1) của danh sách không phải là một đối tượng.")
            }
            var cells = [String](repeating: "", count: headings.count)
            for (name, value) in fields {
                if places[name] == nil {
                    guard headings.count < 100 else { throw ValueFileProblem.notThis("Tệp JSON có quá nhiều trường.") }
                    places[name] = headings.count
                    headings.append(name)
                    cells.append("")
                }
                guard let text = TableFile.text(value) else {
                    throw ValueFileProblem.notThis(
                        "Trường “\(name)” của phần tử thứ \(index + 1) không phải là chữ hay số.")
                }
                if let place = places[name] { cells[place] = text }
            }
            lines.append(Line(number: index + 1, cells: cells))
        }
    }

    private static func text(_ value: JSON) -> String? {
        if let text = value.string { return text }
        if let whole = value.integer { return String(whole) }
        if let number = value.number { return FileNumber.text(number) }
        if let bool = value.bool { return bool ? "1" : "0" }
        return value.isNull ? "" : nil
    }
}
