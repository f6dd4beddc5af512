/// A document as neutral blocks: what a DOCX, a sheet or a text holds, with no domain word in it.
///
/// All text is NFC. Places are as a person would count them: tables, rows and lines from 1.
package struct RichDocument: Sendable, Equatable {
    /// The kind of file it was read from.
    package enum Format: String, Sendable { case docx, xlsx, text }

    package var format: Format
    /// The body in reading order. Text boxes stand where they are anchored.
    package var blocks: [Block]
    /// Running heads and feet, each once, apart from the body.
    package var headers: [Paragraph]
    package var footers: [Paragraph]
    /// Footnotes and endnotes, in the order of their marks.
    package var notes: [Paragraph]
    /// What was noticed while reading (tracked changes taken, an unknown encoding); never fatal.
    package var remarks: [ReadingRemark]

    package init(
        format: Format, blocks: [Block], headers: [Paragraph] = [], footers: [Paragraph] = [], notes: [Paragraph] = [],
        remarks: [ReadingRemark] = []
    ) {
        self.format = format
        self.blocks = blocks
        self.headers = headers
        self.footers = footers
        self.notes = notes
        self.remarks = remarks
    }

    /// A paragraph or a table of the body.
    package enum Block: Sendable, Equatable {
        case paragraph(Paragraph)
        case table(Table)
    }
}

/// Something noticed while reading, for a finding: a stable code and the place.
package struct ReadingRemark: Sendable, Equatable {
    /// `tracked-changes`, `legacy-encoding`, `text-box`, `hidden-text`, `hidden-rows`, `hidden-sheet`, `mislabelled`,
    /// `unknown-symbol`, `embedded-part`, `lossy-text`, `formula-without-value`, …
    package var code: String
    /// The place in words a person understands: `bảng 2, dòng 5`, `Sheet1!C7`; empty for the whole file.
    package var place: String
    package init(code: String, place: String) {
        self.code = code
        self.place = place
    }
}

/// One paragraph, or one line of a text file.
package struct Paragraph: Sendable, Equatable {
    /// The words, NFC, with line breaks as `\n` and tabs as `\t`; without its number.
    package var text: String
    /// The number as printed before the words (`1.`, `a)`, `II.3`), from Word's numbering; empty without one.
    package var label: String
    /// 1…9 for headings (outline level), 0 for body text.
    package var headingLevel: Int
    /// Every run is bold.
    package var isBold: Bool
    /// Every run is italic.
    package var isItalic: Bool
    package var isCentered: Bool
    /// First and last line in a text file, from 1; nil for other formats.
    package var lines: ClosedRange<Int>?
    /// The printed page its words begin on, from 1, where the format tells it; nil otherwise.
    package var page: Int?

    package init(
        text: String, label: String = "", headingLevel: Int = 0, isBold: Bool = false, isItalic: Bool = false,
        isCentered: Bool = false, lines: ClosedRange<Int>? = nil, page: Int? = nil
    ) {
        self.text = text
        self.label = label
        self.headingLevel = headingLevel
        self.isBold = isBold
        self.isItalic = isItalic
        self.isCentered = isCentered
        self.lines = lines
        self.page = page
    }

    /// Label and words as printed: `1. Rà soát`.
    package var printed: String { label.isEmpty ? text : text.isEmpty ? label : label + " " + text }
}

/// A table as a grid: each row's cells by grid column, spans kept.
package struct Table: Sendable, Equatable {
    package var rows: [TableRow]
    /// The name of the sheet, for XLSX; empty otherwise.
    package var sheet: String
    /// The page of its first row where the format tells it; nil otherwise.
    package var page: Int?

    package init(rows: [TableRow], sheet: String = "", page: Int? = nil) {
        self.rows = rows
        self.sheet = sheet
        self.page = page
    }

    /// The number of grid columns of the widest row.
    package var columnCount: Int { rows.reduce(0) { max($0, $1.cells.last.map { $0.column + $0.columnSpan } ?? 0) } }
}

/// One row of a table.
package struct TableRow: Sendable, Equatable {
    /// In grid order; a grid column covered by a cell of a row above has a cell with `continuesAbove`.
    package var cells: [TableCell]
    /// The file marks this row as a repeated heading.
    package var isHeader: Bool
    /// First and last line in a text file; nil otherwise.
    package var lines: ClosedRange<Int>?
    /// The row's number in its sheet (XLSX), from 1; nil otherwise.
    package var sheetRow: Int?
    /// The printed page it begins on, from 1, where the format tells it; nil otherwise.
    package var page: Int?

    package init(
        cells: [TableCell], isHeader: Bool = false, lines: ClosedRange<Int>? = nil, sheetRow: Int? = nil,
        page: Int? = nil
    ) {
        self.cells = cells
        self.isHeader = isHeader
        self.lines = lines
        self.sheetRow = sheetRow
        self.page = page
    }

    /// The cell that covers grid column `column`; nil when the row is shorter.
    package subscript(column column: Int) -> TableCell? {
        cells.first { $0.column <= column && column < $0.column + $0.columnSpan }
    }
}

/// One cell, with the grid columns it covers.
package struct TableCell: Sendable, Equatable {
    /// The paragraphs, printed (with their numbers), joined by `\n`; NFC.
    package var text: String
    /// First grid column, from 0, and how many columns it covers.
    package var column: Int
    package var columnSpan: Int
    /// This grid place belongs to the cell above (vMerge continue, or a merged range of a sheet); `text` is then empty.
    package var continuesAbove: Bool
    package var isBold: Bool
    /// The value as the file stores it, for sheets: a real date or number rather than its look.
    package var value: CellValue?
    /// Tables inside this cell; their text is also in `text`, cells by tab, rows by line break.
    package var nested: [Table]

    package init(
        text: String, column: Int, columnSpan: Int = 1, continuesAbove: Bool = false, isBold: Bool = false,
        value: CellValue? = nil, nested: [Table] = []
    ) {
        self.text = text
        self.column = column
        self.columnSpan = columnSpan
        self.continuesAbove = continuesAbove
        self.isBold = isBold
        self.value = value
        self.nested = nested
    }
}

/// What a sheet's cell holds.
package enum CellValue: Sendable, Equatable {
    case number(Double)
    /// A number whose format is a date, `yyyy-mm-dd`.
    case date(String)
    case boolean(Bool)
    case text(String)
}
