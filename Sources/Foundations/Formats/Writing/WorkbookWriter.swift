internal import CXlsxWriter
internal import Foundation
internal import Vocabulary

extension Workbook {
    /// The workbook as the bytes of an XLSX file, the same for the same workbook.
    package func xlsx() throws -> [UInt8] {
        // The library writes to a file only.
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer {
            // A folder left behind in the temporary directory harms nothing.
            try? FileManager.default.removeItem(at: folder)
        }
        let file = folder.appendingPathComponent("book.xlsx").path
        let writer = try WorkbookWriter(file)
        try writer.write(self)
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    }
}

/// One workbook of libxlsxwriter, written and closed within one call.
private final class WorkbookWriter {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private var formats: [Shown: UnsafeMutablePointer<lxw_format>] = [:]

    /// A look together with the number format that its content needs.
    private struct Shown: Hashable {
        var look: WorkbookLook
        var numberFormat: String
    }

    init(_ file: String) throws(UnwritableDocument) {
        guard let book = workbook_new(file) else { throw UnwritableDocument() }
        self.book = book
    }

    func write(_ workbook: Workbook) throws(UnwritableDocument) {
        var isWritten = true
        var names: Set<String> = []
        setProperties(workbook)
        for (index, sheet) in workbook.sheets.enumerated() {
            let name = sheetName(sheet.name, number: index + 1, taken: &names)
            guard let target = workbook_add_worksheet(book, name) else {
                isWritten = false
                break
            }
            write(sheet, to: target)
        }
        // Closing also frees: it must happen whatever came before.
        guard workbook_close(book) == LXW_NO_ERROR, isWritten else { throw UnwritableDocument() }
    }

    private func setProperties(_ workbook: Workbook) {
        workbook.title.withCString { title in
            workbook.author.withCString { author in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.author = UnsafeMutablePointer(mutating: author)
                // 1 January 2000: the time of writing would make each file different.
                properties.created = 946_684_800
                workbook_set_properties(book, &properties)
            }
        }
    }

    private func write(_ sheet: WorkbookSheet, to target: UnsafeMutablePointer<lxw_worksheet>) {
        for (column, width) in sheet.widths.enumerated() {
            var options = lxw_row_col_options()
            if sheet.hiddenColumns.contains(column) { options.hidden = 1 }
            worksheet_set_column_opt(
                target, UInt16(clamping: column), UInt16(clamping: column), width, nil, &options)
        }
        for (row, height) in sheet.heights.sorted(by: { $0.key < $1.key }) {
            worksheet_set_row(target, UInt32(clamping: row), height, nil)
        }
        for range in sheet.merges where range.rows.count > 1 || range.columns.count > 1 {
            let (row, column) = (range.rows.lowerBound, range.columns.lowerBound)
            let isThere = sheet.rows.indices.contains(row) && sheet.rows[row].indices.contains(column)
            let look = isThere ? sheet.rows[row][column].look : WorkbookLook()
            worksheet_merge_range(
                target, UInt32(clamping: row), UInt16(clamping: column), UInt32(clamping: range.rows.upperBound),
                UInt16(clamping: range.columns.upperBound), "", format(look, ""))
        }
        let merged = Set(sheet.merges.flatMap { covered(by: $0) })
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() where merged.isEmpty || !merged.contains([row, column]) {
                write(cell, to: target, UInt32(clamping: row), UInt16(clamping: column))
            }
        }
        if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
            worksheet_freeze_panes(target, UInt32(clamping: sheet.frozenRows), UInt16(clamping: sheet.frozenColumns))
        }
        let width = sheet.rows.map(\.count).max() ?? 0
        if let filter = sheet.filterRow, filter < sheet.rows.count, width > 0 {
            worksheet_autofilter(
                target, UInt32(clamping: filter), 0, UInt32(clamping: sheet.rows.count - 1),
                UInt16(clamping: width - 1))
        }
        for choice in sheet.choices { write(choice, to: target) }
        if sheet.isProtected {
            var allowed = lxw_protection()
            (allowed.format_columns, allowed.format_rows, allowed.autofilter, allowed.sort) = (1, 1, 1, 1)
            worksheet_protect(target, nil, &allowed)
        }
        if sheet.isLandscape { worksheet_set_landscape(target) }
        if sheet.isHidden { worksheet_hide(target) }
        worksheet_set_paper(target, 9)
        worksheet_fit_to_pages(target, UInt16(clamping: sheet.pagesWide), 0)
        if sheet.pagesWide > 1 {
            worksheet_set_margins(target, 0.4, 0.4, 0.5, 0.5)
            if sheet.frozenColumns > 0 {
                worksheet_repeat_columns(target, 0, UInt16(clamping: sheet.frozenColumns - 1))
            }
        }
        if sheet.frozenRows > 0 { worksheet_repeat_rows(target, 0, UInt32(clamping: sheet.frozenRows - 1)) }
    }

    /// The places of a merged range but its first.
    private func covered(by range: WorkbookRange) -> [[Int]] {
        range.rows.flatMap { row in range.columns.map { [row, $0] } }.filter {
            $0 != [range.rows.lowerBound, range.columns.lowerBound]
        }
    }

    private func write(
        _ cell: WorkbookCell, to target: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16
    ) {
        switch cell.content {
        case .blank: worksheet_write_blank(target, row, column, format(cell.look, cell.look.entry.numberFormat))
        case .text(let text):
            worksheet_write_string(
                target, row, column, shortened(text), format(cell.look, cell.look.entry.numberFormat))
        case .number(let number): worksheet_write_number(target, row, column, number, format(cell.look, ""))
        case .percent(let part):
            let isWhole = ((part * 100).rounded() - part * 100).magnitude < 1e-9
            worksheet_write_number(target, row, column, part, format(cell.look, isWhole ? "0%" : "0.00%"))
        case .date(let year, let month, let day):
            var date = lxw_datetime()
            (date.year, date.month, date.day) = (Int32(clamping: year), Int32(clamping: month), Int32(clamping: day))
            worksheet_write_datetime(target, row, column, &date, format(cell.look, "dd/mm/yyyy"))
        }
    }

    private func write(_ choice: WorkbookChoice, to target: UnsafeMutablePointer<lxw_worksheet>) {
        var rule = lxw_data_validation()
        var texts: [UnsafeMutablePointer<CChar>?] = []
        defer { for text in texts { free(text) } }
        func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
            let copied = strdup(text)
            texts.append(copied)
            return copied
        }
        if !choice.refusal.isEmpty {
            rule.error_title = copy("Giá trị không hợp lệ")
            rule.error_message = copy(String(choice.refusal.prefix(250)))
        }
        if !choice.hint.isEmpty { rule.input_message = copy(String(choice.hint.prefix(250))) }
        if choice.isOpen { rule.show_error = UInt8(LXW_VALIDATION_OFF.rawValue) }
        func apply() {
            let (rows, columns) = (choice.range.rows, choice.range.columns)
            worksheet_data_validation_range(
                target, UInt32(clamping: rows.lowerBound), UInt16(clamping: columns.lowerBound),
                UInt32(clamping: rows.upperBound), UInt16(clamping: columns.upperBound), &rule)
        }
        switch choice.source {
        case .values(let values):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            var list = values.map { copy($0) } + [nil]
            list.withUnsafeMutableBufferPointer {
                rule.value_list = $0.baseAddress
                apply()
            }
        case .cells(let sheet, let range):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            let quoted = "'" + sheet.replacing("'", with: "''") + "'"
            let (rows, columns) = (range.rows, range.columns)
            let first = "$\(columnName(columns.lowerBound))$\(rows.lowerBound + 1)"
            rule.value_formula = copy(
                "=\(quoted)!\(first):$\(columnName(columns.upperBound))$\(rows.upperBound + 1)")
            apply()
        case .number(let range):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (rule.minimum_number, rule.maximum_number) = (range.lowerBound, range.upperBound)
            apply()
        case .days(let range):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
            rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (rule.minimum_datetime, rule.maximum_datetime) = (range.lowerBound.moment, range.upperBound.moment)
            apply()
        case .length(let limit):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
            rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO.rawValue)
            rule.value_number = Double(limit)
            apply()
        }
    }

    private func format(_ look: WorkbookLook, _ numberFormat: String) -> UnsafeMutablePointer<lxw_format>? {
        let shown = Shown(look: look, numberFormat: numberFormat)
        if let made = formats[shown] { return made }
        guard let format = workbook_add_format(book) else { return nil }
        format_set_font_name(format, "Times New Roman")
        format_set_font_size(format, look.size)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        if look.isBold { format_set_bold(format) }
        if look.isItalic { format_set_italic(format) }
        if look.wraps { format_set_text_wrap(format) }
        if look.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if look.isUnlocked { format_set_unlocked(format) }
        if let fill = look.fill { format_set_bg_color(format, fill) }
        switch look.alignment {
        case .natural: break
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        if !numberFormat.isEmpty { format_set_num_format(format, numberFormat) }
        formats[shown] = format
        return format
    }
}

extension WorkbookLook.Entry {
    fileprivate var numberFormat: String {
        switch self {
        case .any: ""
        case .text: "@"
        case .day: "dd/mm/yyyy"
        }
    }
}

extension Day {
    fileprivate var moment: lxw_datetime {
        var moment = lxw_datetime()
        (moment.year, moment.month, moment.day) = (Int32(year), Int32(month), Int32(day))
        return moment
    }
}

/// What a cell can hold: 32,767 signs, the end marked when some are left out.
private func shortened(_ text: String) -> String {
    guard text.utf8.count > 32_767, text.utf16.count > 32_767 else { return text }
    return String(text.prefix(30_000)) + "…"
}

/// A name that Excel takes: not empty, 31 signs, none of `[]:*?/\`, no quote at its ends, none twice.
private func sheetName(_ name: String, number: Int, taken: inout Set<String>) -> String {
    var clean = String(
        String.UnicodeScalarView(name.unicodeScalars.map { "[]:*?/\\".unicodeScalars.contains($0) ? "-" : $0 }))
    while clean.hasPrefix("'") { clean.removeFirst() }
    while clean.hasSuffix("'") { clean.removeLast() }
    clean = String(clean.prefix(31))
    if clean.isEmpty { clean = "Sheet\(number)" }
    if !taken.insert(clean.lowercased()).inserted {
        clean = String(clean.prefix(27)) + " (\(number))"
        taken.insert(clean.lowercased())
    }
    return clean
}
