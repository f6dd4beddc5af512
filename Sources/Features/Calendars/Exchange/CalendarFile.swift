import Formats
import Foundation
import Vietnamese
import Vocabulary

/// The calendar file: `day,kind,name,source,tet`, days as `2026-02-16` or `16/02/2026`, `tet` as 1 or empty.
package struct CalendarFile: Sendable {
    /// One line without errors.
    package struct Line: Hashable, Sendable {
        /// From 1; the header is line 1.
        package let number: Int
        package let day: SpecialDay
    }

    /// What is wrong with one line, one Vietnamese sentence.
    package struct Finding: Hashable, Sendable {
        package let line: Int
        package let says: String
    }

    package private(set) var lines: [Line] = []
    package private(set) var findings: [Finding] = []
    /// How many lines hold data, with or without errors.
    package let count: Int

    package static let lineLimit = 2000
    private static let columns = ["day", "kind", "name", "source", "tet"]

    /// Reads the bytes of a calendar file.
    ///
    /// - Throws: `CalendarProblem` when the whole file cannot be used; a wrong line is a finding.
    package init(_ bytes: [UInt8]) throws(CalendarProblem) {
        let records: [CSVRecord]
        do { records = try readCSV(bytes) } catch { throw .unreadableFile }
        guard let header = records.first else { throw .unreadableFile }
        guard records.count <= CalendarFile.lineLimit + 1 else { throw .tooManyLines(limit: CalendarFile.lineLimit) }
        let names = header.fields.map(tidy)
        for needed in CalendarFile.columns.prefix(3) where !names.contains(needed) { throw .missingColumn(needed) }
        count = records.count - 1
        var seen: [Day: Int] = [:]
        for record in records.dropFirst() {
            var cells: [String: String] = [:]
            for (name, text) in zip(names, record.fields) { cells[name] = tidy(text) }
            do throws(CalendarProblem) {
                let day = try SpecialDay(cells)
                if let earlier = seen[day.day] {
                    findings.append(
                        Finding(line: record.line, says: "Ngày \(DayText.write(day.day)) đã có ở dòng \(earlier)."))
                    continue
                }
                seen[day.day] = record.line
                lines.append(Line(number: record.line, day: day))
            } catch {
                findings.append(Finding(line: record.line, says: error.message.says))
            }
        }
    }

    /// The file of these days, UTF-8 with a byte order mark, lines ended by CR LF.
    static func bytes(_ days: [SpecialDay]) -> [UInt8] {
        writeCSV(
            [columns] + days.map { [$0.day.iso, $0.kind.rawValue, $0.name, $0.source, $0.isTet ? "1" : ""] })
    }

    /// The days the product ships with: 2025 and 2026 as announced, and what the law fixes of 2027 to 2030.
    package static func shipped() throws -> CalendarFile {
        guard let url = Bundle.module.url(forResource: "calendar", withExtension: "csv", subdirectory: "Data") else {
            throw CalendarProblem.unreadableFile
        }
        return try CalendarFile([UInt8](Data(contentsOf: url)))
    }
}

extension SpecialDay {
    /// A day from the cells of a file or a form, by the file's column names.
    ///
    /// - Throws: `CalendarProblem.refused` with the sentence that says what is wrong.
    init(_ cells: [String: String]) throws(CalendarProblem) {
        let text = cells["day"] ?? ""
        guard let day = DayText.read(text), (2000...2100).contains(day.year) else {
            throw .refused(
                "Ngày “\(text)” phải có thật, viết theo dạng 16/02/2026, từ năm 2000 đến 2100.", field: "day")
        }
        guard let kind = DayKind(rawValue: cells["kind"] ?? "") else {
            throw .refused(
                "Loại “\(cells["kind"] ?? "")” phải là một trong: holiday, compensated, swapped-off, make-up.",
                field: "kind")
        }
        let (name, source) = (cells["name"] ?? "", cells["source"] ?? "")
        guard !name.isEmpty, name.unicodeScalars.count <= 200 else {
            throw .refused("Tên ngày \(DayText.write(day)) phải có từ 1 đến 200 ký tự.", field: "name")
        }
        guard source.unicodeScalars.count <= 400 else {
            throw .refused("Nguồn của ngày \(DayText.write(day)) dài quá 400 ký tự.", field: "source")
        }
        for (field, text) in [("name", name), ("source", source)] {
            if let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40].contains(first) {
                throw .refused("“\(text)” không được bắt đầu bằng dấu =, +, - hay @.", field: field)
            }
        }
        if kind == .makeUp, day.weekday <= 5 {
            throw .refused("Ngày làm bù \(DayText.write(day)) phải là thứ Bảy hoặc Chủ nhật.", field: "kind")
        }
        if kind == .compensated || kind == .swappedOff, day.weekday > 5 {
            throw .refused(
                "Ngày nghỉ bù, nghỉ hoán đổi \(DayText.write(day)) phải từ thứ Hai đến thứ Sáu.", field: "kind")
        }
        guard ["", "0", "1"].contains(cells["tet"] ?? "") else {
            throw .refused("Cột tet của ngày \(DayText.write(day)) phải là 1 hoặc để trống.", field: "tet")
        }
        self.init(day: day, kind: kind, name: name, source: source, isTet: cells["tet"] == "1")
    }
}

/// What a calendar file would do: the first step of an import, which writes nothing.
package struct CalendarExamination: Sendable {
    /// One line that can be taken.
    package struct Entry: Hashable, Sendable {
        /// What taking it does.
        package enum Effect: Hashable, Sendable {
            case new
            /// The line in force that it changes.
            case changed(Calendars.Entry)
            case same
        }
        package let line: Int
        package let day: SpecialDay
        package let effect: Effect
    }

    package let entries: [Entry]
    package let findings: [CalendarFile.Finding]
    /// Lines with data in the file; `entries` and `findings` add up to it.
    package let count: Int

    package var fresh: Int { entries.count { $0.effect == .new } }
    package var same: Int { entries.count { $0.effect == .same } }
    package var changed: Int { entries.count - fresh - same }

    init(_ file: CalendarFile, against known: [Calendars.Entry]) {
        let inForce = Dictionary(known.map { ($0.day.day, $0) }, uniquingKeysWith: { first, _ in first })
        entries = file.lines.map { line in
            let effect: Entry.Effect =
                switch inForce[line.day.day] {
                case nil: .new
                case .some(let entry): entry.day == line.day ? .same : .changed(entry)
                }
            return Entry(line: line.number, day: line.day, effect: effect)
        }
        findings = file.findings
        count = file.count
    }
}
