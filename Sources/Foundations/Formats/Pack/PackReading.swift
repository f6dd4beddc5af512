internal import Vietnamese
package import Vocabulary

/// A pack as it came back.
package struct PackReading: Sendable {
    /// What the pack says it is, by name; empty when its hidden sheet is gone.
    package var identity: [String: String]
    package var lines: [PackLine]
    /// Where each column stands in this file, from 0, by its id.
    package var places: [String: Int]

    /// `H12`: a column's cell in a row of the sheet.
    package func address(_ column: String, row: Int) -> String {
        sheetAddress(column: places[column] ?? 0, row: row)
    }
}

/// One row that holds something.
package struct PackLine: Sendable, Hashable {
    /// Its number in the sheet, from 1.
    package var row: Int
    /// What its cells hold, by the columns' ids; empty cells have none.
    package var values: [String: PackValue]
    /// What is wrong with its cells.
    package var findings: [PackFinding]

    /// The words of a cell; empty when it says nothing.
    package func words(_ column: String) -> String { values[column]?.words ?? "" }
}

/// A cell that cannot be taken.
package struct PackFinding: Sendable, Hashable {
    /// `H12`.
    package let address: String
    /// Continues the address: `“120” không phải là …`.
    package let says: String

    package init(address: String, says: String) {
        self.address = address
        self.says = says
    }

    /// The whole Vietnamese sentence: `Ô H12: …`.
    package var words: String { "Ô \(address): \(says)" }
}

/// Why a file cannot be taken for a pack at all.
package enum PackProblem: UserFacing, Equatable {
    /// It has no table with these headings.
    case noTable(sheet: String)
    case columnsMissing([String])
    case columnTwice(String)
    case tooManyRows(limit: Int)
    /// Its hidden sheet is gone or tells nothing.
    case noIdentity

    package var message: UserMessage {
        let next = "Tải gói mới từ hệ thống và điền vào đó; không xóa, đổi tên cột, không chép sang tệp khác."
        return switch self {
        case .noTable(let sheet):
            UserMessage(code: "FMT-21", says: "Tệp không có bảng “\(sheet)” của gói đã tải về.", next: next)
        case .columnsMissing(let headings):
            UserMessage(
                code: "FMT-22",
                says: "Bảng thiếu \(headings.count == 1 ? "cột" : "các cột") “\(headings.joined(separator: "”, “"))”.",
                next: next)
        case .columnTwice(let heading):
            UserMessage(
                code: "FMT-23", says: "Bảng có hai cột cùng tên “\(heading)” nên không biết lấy cột nào.",
                next: "Xóa cột thêm vào hoặc đặt cho nó tên khác, lưu lại rồi nộp.")
        case .tooManyRows(let limit):
            UserMessage(code: "FMT-24", says: "Bảng có quá \(limit) dòng.", next: next)
        case .noIdentity:
            UserMessage(
                code: "FMT-25",
                says: "Tệp không phải là gói do hệ thống này lập, hoặc phần nhận dạng của gói đã bị xóa.",
                next: next)
        }
    }
}

/// Reads packs of one kind.
package struct PackReader: Sendable {
    package let sheet: String
    package let columns: [PackColumn]
    /// Rows below the headings.
    package let rowLimit: Int
    package let limits: ReadingLimits

    package init(
        sheet: String, columns: [PackColumn], rowLimit: Int = 2_000,
        limits: ReadingLimits = ReadingLimits(
            fileBytes: 8 << 20, entries: 500, unpackedBytes: 128 << 20, cells: 400_000, seconds: 10)
    ) {
        self.sheet = sheet
        self.columns = columns
        self.rowLimit = rowLimit
        self.limits = limits
    }

    /// Reads a file: columns are found by their headings, so moved and added columns do no harm.
    ///
    /// - Throws: `UnreadableDocument`, `PackProblem`.
    package func read(_ bytes: [UInt8], fileName: String) throws -> PackReading {
        let document = try readDocument(bytes, fileName: fileName, limits: limits, hiddenSheets: true)
        guard document.format == .xlsx else { throw PackProblem.noTable(sheet: sheet) }
        let tables = document.blocks.compactMap { block in if case .table(let table) = block { table } else { nil } }
        guard let (table, head, places) = try found(in: tables) else { throw PackProblem.noTable(sheet: sheet) }
        let identity = identity(in: tables)
        guard !identity.isEmpty else { throw PackProblem.noIdentity }
        let rows = table.rows[(head + 1)...]
        guard rows.count <= rowLimit else { throw PackProblem.tooManyRows(limit: rowLimit) }
        var reading = PackReading(identity: identity, lines: [], places: places)
        let formulas = Set(document.remarks.filter { $0.code == "formula-without-value" }.map(\.place))
        for row in rows {
            if let line = line(row, reading, formulas: formulas, sheet: table.sheet) { reading.lines.append(line) }
        }
        return reading
    }

    /// The table with our headings, its row of headings and where each column stands.
    private func found(in tables: [Table]) throws -> (Table, Int, [String: Int])? {
        let wanted = Dictionary(columns.map { (comparisonKey($0.heading), $0) }) { first, _ in first }
        let ordered = tables.filter { $0.sheet == sheet } + tables.filter { $0.sheet != sheet }
        for table in ordered {
            for (index, row) in table.rows.prefix(40).enumerated() {
                let known = row.cells.filter { wanted[comparisonKey($0.text)] != nil }
                guard known.count * 2 > columns.count else { continue }
                var places: [String: Int] = [:]
                for cell in known {
                    guard let column = wanted[comparisonKey(cell.text)] else { continue }
                    guard places[column.id] == nil else { throw PackProblem.columnTwice(column.heading) }
                    places[column.id] = cell.column
                }
                let missing = columns.filter { places[$0.id] == nil }
                guard missing.isEmpty else { throw PackProblem.columnsMissing(missing.map(\.heading)) }
                return (table, index, places)
            }
        }
        return nil
    }

    private func identity(in tables: [Table]) -> [String: String] {
        var facts: [String: String] = [:]
        guard let table = tables.first(where: { $0.sheet == PackBook.identitySheet }) else { return facts }
        for row in table.rows.prefix(50) {
            guard let name = row[column: 0]?.text, let value = row[column: 1]?.text, !name.isEmpty else { continue }
            facts[name] = value
        }
        return facts
    }

    private func line(_ row: TableRow, _ reading: PackReading, formulas: Set<String>, sheet: String) -> PackLine? {
        var line = PackLine(row: row.sheetRow ?? 0, values: [:], findings: [])
        var cells: [Int: TableCell] = [:]
        for cell in row.cells where !cell.continuesAbove { cells[cell.column] = cell }
        for column in columns {
            let address = reading.address(column.id, row: line.row)
            if formulas.contains("\(sheet)!\(address)") {
                let says = "là công thức chưa có giá trị. Mở tệp bằng Excel rồi lưu lại, hoặc gõ thẳng giá trị."
                line.findings.append(PackFinding(address: address, says: says))
            }
            guard let cell = reading.places[column.id].flatMap({ cells[$0] }), !cell.text.isEmpty else { continue }
            switch CellReading(cell, column.kind) {
            case .value(let value): line.values[column.id] = value
            case .empty: break
            case .wrong(let says): line.findings.append(PackFinding(address: address, says: says))
            }
        }
        return line.values.isEmpty && line.findings.isEmpty ? nil : line
    }
}
