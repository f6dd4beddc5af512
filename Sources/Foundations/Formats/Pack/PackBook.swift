internal import Vocabulary

/// A workbook to be filled in and sent back: its sheet, a guide, and hidden sheets for lists and for what it is.
package struct PackBook: Sendable {
    /// The name of the sheet that is filled in.
    package var sheet: String
    /// Over the table, and in the file's properties.
    package var title: String
    /// One sentence under the title.
    package var note: String
    package var columns: [PackColumn]
    /// How many columns stay in sight and are printed on each page.
    package var frozenColumns: Int
    /// Values by the columns' ids.
    package var rows: [[String: PackValue]]
    package var guideSheet: String
    /// What each thing is and what to do with it; an empty name continues the one above.
    package var guide: [(name: String, words: String)]
    /// What the pack is, by name, kept on a hidden sheet.
    package var identity: [(name: String, value: String)]

    package init(sheet: String, title: String, note: String, columns: [PackColumn], frozenColumns: Int) {
        self.sheet = sheet
        self.title = title
        self.note = note
        self.columns = columns
        self.frozenColumns = frozenColumns
        rows = []
        guideSheet = "Hướng dẫn"
        guide = []
        identity = []
    }

    static let identitySheet = "_goi"
    static let listSheet = "_danh-muc"
    /// The rows over the table: title, note, headings.
    static let headRows = 3

    /// The same bytes for the same pack.
    package func xlsx() throws -> [UInt8] { try workbook.xlsx() }

    var workbook: Workbook {
        let lists = ListSheet(columns)
        var form = WorkbookSheet(
            name: sheet, widths: columns.map(\.width), rows: head + rows.map(line), frozenRows: Self.headRows,
            frozenColumns: frozenColumns, choices: rules(lists), isProtected: true)
        form.hiddenColumns = Set(columns.indices.filter { columns[$0].isHidden })
        form.pagesWide = 3
        form.heights = [Self.headRows - 1: 34]
        for (index, row) in rows.enumerated() { form.heights[Self.headRows + index] = height(row) }
        let guideLines = guide.map { entry in
            [
                WorkbookCell.text(entry.name, WorkbookLook(isBold: true, hasBorder: false)),
                WorkbookCell.text(entry.words, WorkbookLook(hasBorder: false)),
            ]
        }
        var guide = WorkbookSheet(
            name: guideSheet, widths: [26, 96], rows: [[.text(guideSheet, .title)]] + guideLines, frozenRows: 1,
            isProtected: true)
        for (index, entry) in self.guide.enumerated() {
            guide.heights[index + 1] = points(entry.words, width: 96, atLeast: 1)
        }
        return Workbook(
            sheets: [
                form, guide,
                WorkbookSheet(name: Self.listSheet, rows: lists.rows, isProtected: true, isHidden: true),
                WorkbookSheet(
                    name: Self.identitySheet, widths: [16, 60],
                    rows: identity.map { [.text($0.name), .text($0.value)] }, isProtected: true, isHidden: true),
            ], title: title)
    }

    /// High enough for the words that are there, two lines at least.
    private func height(_ values: [String: PackValue]) -> Double {
        columns.filter { !$0.isHidden }.reduce(0) { height, column in
            guard let value = values[column.id] else { return height }
            return max(height, points(value.words, width: column.width, atLeast: 2))
        }
    }

    /// The height of wrapped words: programs do not measure it by themselves when they open a file.
    private func points(_ words: String, width: Double, atLeast: Int) -> Double {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
            lines + max(1, Int((Double(line.unicodeScalars.count) / (width * 1.1)).rounded(.up)))
        }
        return min(400, 16 * Double(max(atLeast, lines)) + 2)
    }

    private var head: [[WorkbookCell]] {
        let note = WorkbookLook(isItalic: true, wraps: false, hasBorder: false)
        return [
            [.text(title, .title)], [.text(self.note, note)],
            columns.map { column in
                var look = WorkbookLook.heading
                if !column.isLocked { look.fill = 0xFFE9A8 }
                return .text(column.heading, look)
            },
        ]
    }

    private func line(_ values: [String: PackValue]) -> [WorkbookCell] {
        columns.map { column in
            var look = column.isLocked ? WorkbookLook(fill: 0xF3F5F7) : WorkbookLook(isUnlocked: true)
            switch column.kind {
            case .text(let limit), .suggestion(_, let limit):
                // Long words in cells of text are shown as signs of overflow by some programs.
                look.entry = limit <= 500 ? .text : .any
            case .choice: look.entry = .text
            case .day: look.entry = .day
            case .percent, .number: look.alignment = .right
            }
            switch values[column.id] {
            case .text(let text)?: return .text(text, look)
            case .whole(let number)?: return WorkbookCell(.number(Double(number)), look)
            case .decimal(let number)?: return WorkbookCell(.number(number), look)
            case .day(let day)?:
                return WorkbookCell(.date(year: day.year, month: day.month, day: day.day), look)
            case nil: return WorkbookCell(.blank, look)
            }
        }
    }

    private func rules(_ lists: ListSheet) -> [WorkbookChoice] {
        guard !rows.isEmpty else { return [] }
        let lines = Self.headRows...(Self.headRows + rows.count - 1)
        return columns.enumerated().compactMap { place, column in
            guard !column.isLocked else { return nil }
            let range = WorkbookRange(rows: lines, columns: place...place)
            return WorkbookChoice(
                range: range, source: source(column, lists.places[column.id] ?? 0), refusal: column.kind.rule,
                hint: column.hint, isOpen: column.kind.isOpen)
        }
    }

    private func source(_ column: PackColumn, _ place: Int) -> WorkbookChoice.Source {
        switch column.kind {
        case .text(let limit): .length(limit)
        case .percent(let range): .number(Double(range.lowerBound)...Double(range.upperBound))
        case .number(let range): .number(range)
        case .day(let range): .days(range)
        case .choice(let words), .suggestion(let words, _):
            .cells(
                sheet: Self.listSheet,
                WorkbookRange(rows: 0...max(0, words.count - 1), columns: place...place))
        }
    }
}

extension PackColumn.Kind {
    var isOpen: Bool { if case .suggestion = self { true } else { false } }

    /// The rule as a sentence for whoever breaks it.
    var rule: String {
        switch self {
        case .text(let limit): "Viết không quá \(limit) ký tự."
        case .number: "Ghi một số."
        case .percent(let range): "Ghi một số nguyên từ \(range.lowerBound) đến \(range.upperBound)."
        case .day: "Viết ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026."
        case .choice: "Chọn một mục trong danh sách."
        case .suggestion: ""
        }
    }
}

/// The lists that cells are chosen from, side by side on one hidden sheet.
private struct ListSheet {
    var rows: [[WorkbookCell]] = []
    /// The list's place by the column's id.
    var places: [String: Int] = [:]

    init(_ columns: [PackColumn]) {
        var lists: [[String]] = []
        for column in columns where !column.isLocked {
            switch column.kind {
            case .choice(let words), .suggestion(let words, _):
                places[column.id] = lists.count
                lists.append(words)
            case .text, .percent, .number, .day: continue
            }
        }
        rows = (0..<(lists.map(\.count).max() ?? 0)).map { row in
            lists.map { row < $0.count ? .text($0[row]) : WorkbookCell(.blank) }
        }
    }
}
