import Formats
import Organizations
import Vietnamese
import Vocabulary

/// What a file of definitions would do to the catalogue, or did.
package struct DefinitionExamination: Sendable {
    /// One line that can be taken.
    package struct Entry: Sendable, Hashable {
        /// What taking it does.
        package enum Effect: Sendable, Hashable {
            case new
            /// The headings of the columns that say something else.
            case changed([String])
            case same
        }
        package let line: Int
        package let code: String
        package let name: String
        package let effect: Effect
    }

    package internal(set) var entries: [Entry] = []
    package internal(set) var findings = FileFindings()
    /// Lines under the headings; `entries` and the wrong lines add up to it.
    package internal(set) var lines = 0

    package var fresh: Int { entries.count { $0.effect == .new } }
    package var unchanged: Int { entries.count { $0.effect == .same } }
    package var changed: Int { entries.count - fresh - unchanged }
    package var wrong: Int { lines - entries.count }
    package var isClear: Bool { findings.wrongCount == 0 }
}

/// A file of definitions, read cell by cell.
struct DefinitionFile {
    static let lineLimit = 5_000

    let table: TableFile
    /// By the place of each heading; nil for one that is not used.
    let columns: [DefinitionColumn?]

    /// - Throws: `UnreadableDocument`, `ValueFileProblem`.
    init(_ bytes: [UInt8]) throws {
        table = try TableFile(bytes, limit: DefinitionFile.lineLimit) { DefinitionColumn(rawValue: tidy($0)) != nil }
        columns = table.headings.map { DefinitionColumn(rawValue: $0) }
        for needed in [DefinitionColumn.code, .name] where !columns.contains(needed) {
            throw ValueFileProblem.columnMissing(needed.rawValue)
        }
        for column in DefinitionColumn.allCases where columns.count(where: { $0 == column }) > 1 {
            throw ValueFileProblem.columnTwice(column.rawValue)
        }
    }

    /// Headings that mean nothing.
    var unknown: [String] { zip(table.headings, columns).filter { $1 == nil && !$0.isEmpty }.map(\.0) }

    func words(_ column: DefinitionColumn, of line: TableFile.Line) -> String {
        guard let place = columns.firstIndex(of: column), line.cells.indices.contains(place) else { return "" }
        return GuardedWords.read(line.cells[place])
    }

    /// What a line makes of `definition`: columns that the file does not have leave it as it is.
    func read(
        _ line: TableFile.Line, onto definition: IndicatorDefinition, _ sheet: DefinitionSheet
    ) throws(DefinitionSheet.Wrong) -> IndicatorDefinition {
        var read = definition
        for column in DefinitionColumn.allCases where columns.contains(column) {
            try sheet.put(words(column, of: line), column, into: &read)
        }
        return read
    }

    /// The definitions in one of the forms that `init` reads.
    static func write(
        _ definitions: [IndicatorDefinition], as format: ValueFormat, _ sheet: DefinitionSheet
    ) throws -> [UInt8] {
        let head = DefinitionColumn.allCases.map(\.rawValue)
        let rows = definitions.map { each in DefinitionColumn.allCases.map { sheet.text($0, of: each) } }
        switch format {
        case .json:
            let list = rows.map { row in JSON.object(zip(head, row).map { ($0, .string($1)) }) }
            return JSON.object([("indicators", .array(list))]).bytes
        case .xlsx:
            let body = rows.map { $0.map { WorkbookCell.text($0) } }
            return try Workbook(
                sheets: [
                    WorkbookSheet(
                        name: "Chỉ số", widths: head.map { ["name", "meaning", "source"].contains($0) ? 40 : 16 },
                        rows: [head.map { .text($0, .heading) }] + body, frozenRows: 1, frozenColumns: 1, filterRow: 0)
                ], title: "Danh mục chỉ số"
            ).xlsx()
        case .csv, .sdmx, .structure:
            return writeCSV([head] + rows.map { $0.map(GuardedWords.write) })
        }
    }
}
