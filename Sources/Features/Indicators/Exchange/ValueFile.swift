import Files
import Formats
import Foundation
package import Vocabulary

/// A file of values that can be read more than once.
package struct ValueFile: Sendable {
    /// Where its bytes are.
    enum Place: Sendable {
        case path(String)
        case bytes([UInt8])
    }

    let place: Place
    package let name: String
    package let sign: DecimalSign
    /// The digest of the file as it was sent, when its bytes here are others.
    private let sha256: String?
    /// Of a workbook or a JSON list, read as lines: the rows they came from.
    private let table: TableFile?
    /// By our line, the place of the row among the table's.
    private let rows: [Int: Int]

    /// How many rows a workbook or a JSON list may have.
    package static let rowLimit = 200_000

    /// A file on the disk: CSV of any length, a workbook or JSON of at most 32 MB.
    ///
    /// - Throws: `UnreadableDocument`, `ValueFileProblem`.
    package init(path: String, name: String, sign: DecimalSign = .unsaid) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw ValueFileProblem.noFile }
        let head = try file.read(upToCount: 512) ?? Data()
        if TableFile.kind(head) == .csv {
            self.init(.path(path), name: name, sign: sign)
        } else {
            try file.seek(toOffset: 0)
            let bytes = try file.read(upToCount: (32 << 20) + 1) ?? Data()
            guard bytes.count <= 32 << 20 else { throw UnreadableDocument.tooLarge(.bytes) }
            try self.init([UInt8](bytes), name: name, sign: sign)
        }
    }

    /// A file at hand: CSV, a workbook or JSON.
    ///
    /// - Throws: `UnreadableDocument`, `ValueFileProblem`.
    package init(_ bytes: [UInt8], name: String, sign: DecimalSign = .unsaid) throws {
        guard !bytes.isEmpty else { throw UnreadableDocument.empty }
        guard TableFile.kind(bytes) != .csv else {
            self.init(.bytes(bytes), name: name, sign: sign)
            return
        }
        let table = try TableFile(bytes, limit: ValueFile.rowLimit) { ValueColumn(heading: $0) != nil }
        let period = table.headings.firstIndex { ValueColumn(heading: $0) == .period }
        var writer = CSVWriter(CSVStyle(hasByteOrderMark: false))
        var line = 1
        var rows: [Int: Int] = [:]
        for (index, row) in ([table.headings] + table.lines.map(\.cells)).enumerated() {
            rows[line] = index - 1
            for (place, cell) in row.enumerated() {
                let words = ValueFile.cell(cell, isPeriod: place == period)
                line += words.utf8.count { $0 == 0x0A }
                writer.text(words)
            }
            line += 1
            writer.endRecord()
        }
        self.init(
            .bytes(writer.take()), name: name, sign: sign, sha256: ContentHash(of: bytes).text, table: table,
            rows: rows)
    }

    private init(
        _ place: Place, name: String, sign: DecimalSign, sha256: String? = nil, table: TableFile? = nil,
        rows: [Int: Int] = [:]
    ) {
        self.place = place
        self.name = name
        self.sign = sign
        self.sha256 = sha256
        self.table = table
        self.rows = rows
    }

    /// Lines end in one way; the first day of a month that a sheet made out of `2026-03` is that month again.
    private static func cell(_ text: String, isPeriod: Bool) -> String {
        if isPeriod, text.utf8.count == 10, text.hasSuffix("-01"), Day(text) != nil { return String(text.dropLast(3)) }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// What a finding of a line of ours is in the file as it was sent.
    func finding(_ finding: FileFinding) -> FileFinding {
        guard let table, let row = rows[finding.line], table.lines.indices.contains(row) else { return finding }
        let line = table.lines[row].number
        let heading = table.headings.first { ValueColumn(heading: $0)?.rawValue == finding.column } ?? finding.column
        return FileFinding(finding, line: line, cell: table.address(heading, line: line))
    }

    func newDigest() -> FileDigest { FileDigest(sha256) }

    /// The file from its beginning; what is read of it also goes into `digest`.
    func source(_ digest: FileDigest) throws -> CSVStream.Source {
        switch place {
        case .path(let path):
            guard let file = FileHandle(forReadingAtPath: path) else { throw ValueFileProblem.noFile }
            return { room in
                let piece = try file.read(upToCount: room.count) ?? Data()
                piece.withUnsafeBytes {
                    digest.add($0)
                    room.copyMemory(from: $0)
                }
                return piece.count
            }
        case .bytes(let bytes):
            var at = 0
            return { room in
                let count = min(room.count, bytes.count - at)
                bytes.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count])) }
                digest.add(UnsafeRawBufferPointer(rebasing: room[..<count]))
                at += count
                return count
            }
        }
    }
}

/// What a file of values would do, line by line: the first step of an import, which stores nothing.
package struct ValueFileExamination: Sendable {
    /// Lines under the heading; the five kinds add up to it.
    package internal(set) var lines = 0
    /// Of cells that hold nothing yet, and of cells that hold something else.
    package internal(set) var fresh = 0
    package internal(set) var changed = 0
    /// Equal to what counts.
    package internal(set) var unchanged = 0
    package internal(set) var empty = 0
    package internal(set) var wrong = 0
    package internal(set) var findings = FileFindings()
    /// SHA-256 of the file, in hexadecimal.
    package internal(set) var sha256 = ""
    /// What the file itself says its source is.
    package internal(set) var source = ""
    /// The series that get something new.
    var series: [SeriesKey] = []

    /// How many values would be stored.
    package var taken: Int { fresh + changed }
    package var indicatorCount: Int { Set(series.map(\.indicator)).count }
    package var unitCount: Int { Set(series.map(\.unit)).count }
    /// Whether it may be stored.
    package var isClear: Bool { findings.wrongCount == 0 }
}
