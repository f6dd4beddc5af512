import Foundation
import Vietnamese
import Vocabulary

/// The units file: what one line says, and what is wrong with it by itself. What other units it names is checked when
/// it meets the register.
package struct UnitsFile: Sendable {
    /// One line without errors of its own.
    package struct Line: Hashable, Sendable {
        /// From 1; the header is line 1.
        package let number: Int
        package let facts: UnitFacts
        /// The columns the file has; what it does not have stays as it is in the register.
        package let columns: Set<UnitColumn>
    }

    package private(set) var lines: [Line] = []
    package private(set) var findings: [UnitFinding] = []
    /// How many lines hold data, with or without errors.
    package private(set) var count = 0

    package static let lineLimit = 20_000

    /// Reads the bytes of a units file.
    ///
    /// - Throws: `UnitProblem` when the whole file cannot be used; a wrong line is a finding.
    package init(_ bytes: [UInt8]) throws(UnitProblem) {
        guard let records = CommaSeparated.records(bytes), let header = records.first else { throw .unreadableFile }
        guard records.count <= UnitsFile.lineLimit + 1 else { throw .tooManyLines(limit: UnitsFile.lineLimit) }
        let columns = header.fields.map { UnitColumn(rawValue: tidy($0)) }
        for needed in [UnitColumn.code, .name, .kind] where !columns.contains(needed) {
            throw .missingColumn(needed.rawValue)
        }
        for (place, column) in columns.enumerated() where column == nil && !tidy(header.fields[place]).isEmpty {
            findings.append(
                UnitFinding(
                    "unit.column", .warning, line: header.line, column: nil,
                    "Cột “\(tidy(header.fields[place]))” không được dùng."))
        }
        count = records.count - 1
        var seen: [String: Int] = [:]
        for record in records.dropFirst() { read(record, columns, &seen) }
    }

    private mutating func read(
        _ record: CommaSeparated.Record, _ columns: [UnitColumn?], _ seen: inout [String: Int]
    ) {
        guard record.fields.count <= columns.count else {
            findings.append(
                UnitFinding(
                    "unit.width", line: record.line, column: nil,
                    "Dòng có \(record.fields.count) ô, dòng đầu chỉ có \(columns.count) cột."))
            return
        }
        var cells: [UnitColumn: String] = [:]
        for (place, column) in columns.enumerated() {
            guard let column else { continue }
            cells[column] = place < record.fields.count ? tidy(nfc(record.fields[place])) : ""
        }
        var reader = UnitLine(line: record.line, cells: cells)
        let facts = reader.facts()
        findings += reader.findings
        guard let facts else { return }
        if let earlier = seen[facts.code] {
            findings.append(
                UnitFinding(
                    "unit.twice", line: record.line, column: .code, "Mã “\(facts.code)” đã có ở dòng \(earlier)."))
            return
        }
        seen[facts.code] = record.line
        lines.append(Line(number: record.line, facts: facts, columns: Set(cells.keys)))
    }

    /// The file of these units, with these columns; lines end with CR LF.
    package static func text(_ units: [UnitFacts], columns: [UnitColumn] = UnitColumn.allCases) -> String {
        var text = CommaSeparated.line(columns.map(\.rawValue))
        for unit in units { text += CommaSeparated.line(columns.map { unit.text($0) }) }
        return text
    }

    /// The file that `tiendo extract --units` reads (contracts/extract.md).
    static func directory(_ units: [UnitFacts]) -> String {
        var text = CommaSeparated.line(UnitColumn.contract.map(\.rawValue))
        for unit in units {
            text += CommaSeparated.line(UnitColumn.contract.map { $0 == .kind ? unit.directoryKind : unit.text($0) })
        }
        return text
    }

    /// The facts the product ships with: Quảng Ngãi's departments, communes and the groups its papers name.
    package static func shipped() throws -> UnitsFile {
        guard let url = Bundle.module.url(forResource: "units", withExtension: "csv", subdirectory: "Data") else {
            throw UnitProblem.unreadableFile
        }
        return try UnitsFile([UInt8](Data(contentsOf: url)))
    }
}
