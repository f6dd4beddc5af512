import Formats
import Organizations
import Vietnamese
import Vocabulary

/// Cells copied from a spreadsheet, read into values: one value in a row, or one period in a column.
struct ValuePaste: Sendable {
    /// One pasted number with what it was understood to be.
    struct Line: Sendable {
        let line: Int
        /// As it was written: which row, which column, which number.
        let words: String
        let text: String
        var indicator: Indicator?
        var unit: ValueUnits.Named?
        var period: Period?
        var says: Statement?
        var note = ""
        var trouble: String?
    }

    /// What a column of the long form says.
    enum Column: String, CaseIterable, Sendable {
        case indicator, unit, period, value, numerator, denominator, note

        var name: String {
            switch self {
            case .indicator: "Chỉ số"
            case .unit: "Đơn vị"
            case .period: "Kỳ"
            case .value: "Giá trị"
            case .numerator: "Tử số"
            case .denominator: "Mẫu số"
            case .note: "Ghi chú"
            }
        }

        static func headed(_ text: String) -> Column? {
            let key = foldedKey(text)
            return switch key {
            case "chi so", "ma chi so", "ten chi so", "chi tieu", "noi dung": .indicator
            case "don vi", "ma don vi", "ten don vi", "xa", "xa, phuong", "co quan": .unit
            case "ky", "ky bao cao", "thang", "quy", "nam": .period
            case "gia tri", "so lieu", "so", "ket qua": .value
            case "tu so", "tu": .numerator
            case "mau so", "mau": .denominator
            case "ghi chu": .note
            default: nil
            }
        }
    }

    /// Numbers of one paste.
    static let limit = 2000

    let making: ValueGridMaking
    let place: GridPlace

    /// - Throws: `IndicatorProblem.valueWrong` when nothing can be read at all.
    func read(_ text: String) throws -> [Line] {
        let records: [CSVRecord]
        do { records = try readCSV(Array(text.utf8), separator: .tab) } catch {
            throw IndicatorProblem.valueWrong("Các ô dán chưa đọc được: còn một dấu ngoặc kép chưa đóng.")
        }
        guard let head = records.first, records.count > 1 else {
            throw IndicatorProblem.valueWrong("Chưa có dòng nào dưới dòng tên cột.")
        }
        let columns = head.fields.map { Column.headed($0) }
        let periods = head.fields.map { ValuePaste.period($0) }
        var lines: [Line] = []
        for record in records.dropFirst() where !record.fields.allSatisfy({ tidy($0).isEmpty }) {
            lines +=
                periods.contains { $0 != nil } ? wide(record, columns, periods, head.fields) : long(record, columns)
            guard lines.count <= Self.limit else {
                throw IndicatorProblem.valueWrong("Mỗi lần dán tối đa 2.000 số.")
            }
        }
        return lines
    }

    private func long(_ record: CSVRecord, _ columns: [Column?]) -> [Line] {
        func word(_ column: Column) -> String {
            guard let at = columns.firstIndex(of: column), record.fields.indices.contains(at) else { return "" }
            return tidy(nfc(record.fields[at]))
        }
        let period = word(.period)
        let texts = columns.contains(.numerator) ? [word(.numerator), word(.denominator)] : [word(.value)]
        let shown = texts.count == 2 && !texts[1].isEmpty ? texts : [columns.contains(.value) ? word(.value) : texts[0]]
        if shown.allSatisfy(\.isEmpty), texts.allSatisfy(\.isEmpty) { return [] }
        var line = Line(
            line: record.line,
            words: [word(.indicator), word(.unit), period].filter { !$0.isEmpty }.joined(separator: ", "),
            text: shown.joined(separator: "/"))
        line.note = word(.note)
        fill(&line, indicator: word(.indicator), unit: word(.unit), period: ValuePaste.period(period), said: period)
        return [line]
    }

    private func wide(
        _ record: CSVRecord, _ columns: [Column?], _ periods: [Period?], _ heads: [String]
    ) -> [Line] {
        func word(_ column: Column) -> String? {
            guard let at = columns.firstIndex(of: column), record.fields.indices.contains(at) else { return nil }
            return tidy(nfc(record.fields[at]))
        }
        // The first column names the row; what it names follows from the grid that is filled.
        let first = tidy(nfc(record.fields.first ?? ""))
        let isByUnit = !place.indicator.isEmpty
        let indicator = word(.indicator) ?? (isByUnit ? "" : first)
        let unit = word(.unit) ?? (isByUnit ? first : "")
        return zip(periods, record.fields).enumerated().compactMap { at, pair in
            let text = tidy(nfc(pair.1))
            guard let period = pair.0, !text.isEmpty else { return nil }
            var line = Line(line: record.line, words: "\(first), \(tidy(heads[at]))", text: text)
            fill(&line, indicator: indicator, unit: unit, period: period, said: heads[at])
            return line
        }
    }

    private func fill(_ line: inout Line, indicator: String, unit: String, period: Period?, said: String) {
        line.indicator =
            indicator.isEmpty
            ? making.view.indicator(code: place.indicator)
            : making.view.indicator(code: indicator)
                ?? making.entered.first { foldedKey($0.name) == foldedKey(indicator) }
        guard let found = line.indicator else {
            line.trouble = IndicatorProblem.codeUnknown(indicator).message.says
            return
        }
        if !unit.isEmpty {
            line.unit = making.units[code: unit] ?? making.units.named(unit)
        } else if !place.unit.isEmpty {
            line.unit = making.units[code: place.unit]
        } else {
            line.unit = making.viewer.unit.flatMap { making.units[$0] }
        }
        guard let named = line.unit else {
            line.trouble = IndicatorProblem.unitUnknown(unit).message.says
            return
        }
        guard let period, period.frequency == found.frequency else {
            line.trouble = IndicatorProblem.periodWrong(said).message.says
            return
        }
        line.period = period
        do {
            let parts = line.text.split(separator: "/", omittingEmptySubsequences: false).map { tidy(String($0)) }
            guard let says = try GridForm.statement(parts.count == 2 ? parts : [line.text]) else { return }
            let entry = ValueEntry(indicator: found.id, unit: named.id, period: period, says: says)
            try SendingRules(view: making.view, viewer: making.viewer).check(entry)
            line.says = says
        } catch let problem as IndicatorProblem {
            line.trouble = problem.message.says
        } catch {
            line.trouble = IndicatorProblem.codeUnknown(indicator).message.says
        }
    }

    /// Reads `2026-03`, `3/2026`, `tháng 3/2026`, `quý III/2026`, `Q3/2026`, `6 tháng đầu năm 2026`, `năm 2026`.
    static func period(_ text: String) -> Period? {
        let written = tidy(text)
        if let period = Period(written.uppercased()) { return period }
        var key = foldedKey(written)
        var frequency = Frequency.month
        for (words, meant, part) in [
            ("6 thang dau nam ", Frequency.half, 1), ("6 thang cuoi nam ", .half, 2), ("nam ", .year, 1),
        ] where key.hasPrefix(words) {
            return Int(key.dropFirst(words.utf8.count)).flatMap { Period(meant, $0, part) }
        }
        for (words, meant) in [
            ("thang ", Frequency.month), ("quy ", .quarter), ("q", .quarter), ("t", .month),
        ] where key.hasPrefix(words) {
            key = String(key.dropFirst(words.utf8.count))
            frequency = meant
            break
        }
        let parts = key.split(separator: "/").map { tidy(String($0)) }
        guard parts.count == 2, let year = Int(parts[1]), (1900...2200).contains(year) else { return nil }
        guard let part = Int(parts[0]) ?? (frequency == .quarter ? RomanNumeral.read(parts[0]) : nil) else {
            return nil
        }
        return Period(frequency, year, part)
    }
}

extension ValueUnits {
    /// The unit of this name, with or without diacritics; nil for none or for several.
    func named(_ name: String) -> Named? {
        let key = foldedKey(name)
        let found = all.filter { foldedKey($0.name) == key }
        return found.count == 1 ? found[0] : nil
    }
}
