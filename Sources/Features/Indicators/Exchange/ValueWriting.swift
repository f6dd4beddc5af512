import Formats
import Synchronization
package import Vocabulary

/// The forms in which values go out.
package enum ValueFormat: String, CaseIterable, Sendable {
    case csv, xlsx, json
    /// SDMX-CSV 2.0, and the structure that explains it.
    case sdmx = "sdmx.csv"
    case structure = "sdmx.xml"

    package var type: String {
        switch self {
        case .csv, .sdmx: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .json: "application/json"
        case .structure: "application/xml"
        }
    }
}

/// Writes values one by one in one of the forms; take what was written from time to time.
protocol ValueWriter: Sendable {
    mutating func add(_ series: ExportedSeries, _ value: ExportedValue) throws
    mutating func take() -> [UInt8]
    /// What stands after the last value.
    mutating func end() throws -> [UInt8]
}

extension ValueFormat {
    /// The most rows of a workbook; longer lists go out as CSV.
    static let workbookLimit = 200_000

    func writer(_ export: ValueExport, prepared: Instant) -> any ValueWriter {
        switch self {
        case .csv: CSVValues()
        case .xlsx: WorkbookValues()
        case .json: JSONValues()
        case .sdmx: SDMXValues(export.structure(prepared: prepared))
        case .structure: StructureAlone(export.structure(prepared: prepared))
        }
    }
}

/// A cell of words that no spreadsheet takes for a formula, and that comes back as it was.
enum GuardedWords {
    /// An apostrophe before `=`, `+`, `-`, `@`, and before apostrophes before those.
    static func write(_ words: String) -> String { isRisky(words.utf8) ? "'" + words : words }

    static func read(_ words: String) -> String {
        words.utf8.first == 0x27 && isRisky(words.utf8) ? String(words.dropFirst()) : words
    }

    private static func isRisky(_ bytes: String.UTF8View) -> Bool {
        bytes.first { $0 != 0x27 }.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains($0) } ?? false
    }
}

extension ExportedValue {
    /// In the order of `ValueColumn`.
    fileprivate func cells(_ series: ExportedSeries) -> [String] {
        let parts = says.columns
        return [
            series.indicator.code, series.unitCode, series.members, period.code,
            says.value(factor: series.indicator.factor).map(FileNumber.text) ?? "",
            parts.numerator.map(FileNumber.text) ?? "", parts.denominator.map(FileNumber.text) ?? "", state.rawValue,
            GuardedWords.write(source), GuardedWords.write(note),
        ]
    }
}

private struct CSVValues: ValueWriter {
    private var csv = CSVWriter()

    init() {
        for column in ValueColumn.allCases { csv.text(column.rawValue) }
        csv.endRecord()
    }

    mutating func add(_ series: ExportedSeries, _ value: ExportedValue) {
        for cell in value.cells(series) { csv.text(cell) }
        csv.endRecord()
    }

    mutating func take() -> [UInt8] { csv.take() }
    mutating func end() -> [UInt8] { csv.take() }
}

private struct JSONValues: ValueWriter {
    private var bytes = Array("{\"values\":[".utf8)
    private var isFirst = true

    mutating func add(_ series: ExportedSeries, _ value: ExportedValue) {
        let parts = value.says.columns
        let number: (Double?) -> JSON = { $0.map { .number($0) } ?? .null }
        let fields: JSON = .object([
            ("indicator", .string(series.indicator.code)), ("unit", .string(series.unitCode)),
            ("members", .string(series.members)), ("period", .string(value.period.code)),
            ("value", number(value.says.value(factor: series.indicator.factor))),
            ("numerator", number(parts.numerator)), ("denominator", number(parts.denominator)),
            ("state", .string(value.state.rawValue)), ("source", .string(value.source)), ("note", .string(value.note)),
        ])
        bytes += isFirst ? "\n".utf8 : ",\n".utf8
        isFirst = false
        bytes += fields.bytes
    }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll() }
        return bytes
    }

    mutating func end() -> [UInt8] {
        bytes += "\n]}\n".utf8
        return take()
    }
}

private struct WorkbookValues: ValueWriter {
    private var rows: [[WorkbookCell]] = [ValueColumn.allCases.map { .text($0.rawValue, .heading) }]

    mutating func add(_ series: ExportedSeries, _ value: ExportedValue) throws {
        guard rows.count <= ValueFormat.workbookLimit else {
            throw ValueFileProblem.tooMany(limit: ValueFormat.workbookLimit)
        }
        let parts = value.says.columns
        let plain = WorkbookLook(wraps: false)
        let number: (Double?) -> WorkbookCell = { WorkbookCell($0.map { .number($0) } ?? .blank, plain) }
        let text: (String) -> WorkbookCell = { $0.isEmpty ? WorkbookCell(.blank, plain) : .text($0, plain) }
        rows.append([
            text(series.indicator.code), text(series.unitCode), text(series.members), text(value.period.code),
            number(value.says.value(factor: series.indicator.factor)), number(parts.numerator),
            number(parts.denominator), text(value.state.rawValue), text(value.source), text(value.note),
        ])
    }

    mutating func take() -> [UInt8] { [] }

    mutating func end() throws -> [UInt8] {
        try Workbook(
            sheets: [
                WorkbookSheet(
                    name: "Số liệu", widths: [28, 14, 18, 10, 14, 14, 14, 11, 30, 30], rows: rows, frozenRows: 1,
                    filterRow: 0)
            ], title: "Số liệu"
        ).xlsx()
    }
}

private struct SDMXValues: ValueWriter {
    private var writer: SDMXDataWriter
    private let dimensions: [String]

    init(_ structure: SDMXStructure) {
        writer = SDMXDataWriter(structure)
        dimensions = structure.dimensions.map(\.code)
    }

    mutating func add(_ series: ExportedSeries, _ value: ExportedValue) {
        guard let number = value.says.value(factor: series.indicator.factor) else { return }
        let parts = value.says.columns
        let members = series.members.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1) }
        writer.add(
            SDMXObservation(
                indicator: series.indicator.code, area: series.unitCode,
                members: dimensions.map { code in members.first { $0.first ?? "" == code }?.last.map(String.init) ?? ""
                },
                period: value.period, value: number, numerator: parts.numerator, denominator: parts.denominator,
                unit: series.indicator.unit, status: value.state == .contested ? .provisional : .normal,
                note: value.note))
    }

    mutating func take() -> [UInt8] { writer.take() }
    mutating func end() -> [UInt8] { writer.take() }
}

private struct StructureAlone: ValueWriter {
    let structure: SDMXStructure
    init(_ structure: SDMXStructure) { self.structure = structure }
    mutating func add(_ series: ExportedSeries, _ value: ExportedValue) {}
    mutating func take() -> [UInt8] { [] }
    mutating func end() -> [UInt8] { structure.markup }
}

extension ValueExport {
    /// The codes that the values use.
    func structure(prepared: Instant) -> SDMXStructure {
        var indicators: [SDMXStructure.Item] = []
        var areas: [String: String] = [:]
        var members: [String: Set<String>] = [:]
        for each in series {
            if indicators.last?.code != each.indicator.code {
                indicators.append(
                    .init(code: each.indicator.code, name: each.indicator.name, meaning: each.indicator.meaning))
                for dimension in each.indicator.dimensions {
                    members[dimension.code, default: []].formUnion(dimension.members)
                }
            }
            areas[each.unitCode] = each.unitName
        }
        return SDMXStructure(
            agency: "TIENDO", name: "Số liệu chỉ số", indicators: indicators,
            areas: areas.sorted { $0.key < $1.key }.map { .init(code: $0.key, name: $0.value) },
            dimensions: members.sorted { $0.key < $1.key }.map { code, members in
                .init(code: code, members: members.sorted().map { .init(code: $0, name: $0) })
            }, prepared: prepared)
    }

    /// Writes all values in a form, piece by piece.
    ///
    /// - Throws: `ValueFileProblem.tooMany` for a workbook with too many rows; what `write` throws.
    package func write(
        _ format: ValueFormat, prepared: Instant, _ write: ([UInt8]) async throws -> Void
    ) async throws {
        let writer = ValueWriting(format.writer(self, prepared: prepared))
        if format != .structure {
            try await each {
                try writer.add($0, $1)
            } flush: {
                try await write(writer.take())
            }
        }
        try await write(try writer.end())
    }
}

/// A writer that the reading of values may write to from its own thread.
private final class ValueWriting: Sendable {
    private let writer: Mutex<any ValueWriter>
    init(_ writer: any ValueWriter) { self.writer = Mutex(writer) }
    func add(_ series: ExportedSeries, _ value: ExportedValue) throws {
        try writer.withLock { try $0.add(series, value) }
    }
    func take() -> [UInt8] { writer.withLock { $0.take() } }
    func end() throws -> [UInt8] { try writer.withLock { try $0.end() } }
}
