package import Vocabulary

/// A workbook to be written, with no domain word in it.
package struct Workbook: Sendable, Equatable {
    package var sheets: [WorkbookSheet]
    /// Shown by the file's properties.
    package var title: String
    package var author: String

    package init(sheets: [WorkbookSheet], title: String = "", author: String = "") {
        self.sheets = sheets
        self.title = title
        self.author = author
    }
}

/// One sheet to be written.
package struct WorkbookSheet: Sendable, Equatable {
    /// Shortened to 31 signs and cleaned of those Excel forbids when it is written.
    package var name: String
    /// Widths of the columns, in digits of the standard font.
    package var widths: [Double]
    package var rows: [[WorkbookCell]]
    /// Rows and columns that stay in sight.
    package var frozenRows: Int
    package var frozenColumns: Int
    /// The row, from 0, whose cells get filter buttons, down to the last row; nil for none.
    package var filterRow: Int?
    package var merges: [WorkbookRange]
    package var choices: [WorkbookChoice]
    /// Only unlocked cells may be changed. Without a password: it keeps from slips, it is no secret.
    package var isProtected: Bool
    package var isLandscape: Bool
    package var isHidden: Bool
    /// Columns, from 0, that are kept out of sight.
    package var hiddenColumns: Set<Int> = []
    /// Heights of rows in points, by their number from 0; others get the height of one line, or what a program finds fit.
    package var heights: [Int: Double] = [:]
    /// How many pages the print is wide; from two on, the frozen columns are printed on each.
    package var pagesWide = 1

    package init(
        name: String, widths: [Double] = [], rows: [[WorkbookCell]] = [], frozenRows: Int = 0, frozenColumns: Int = 0,
        filterRow: Int? = nil, merges: [WorkbookRange] = [], choices: [WorkbookChoice] = [], isProtected: Bool = false,
        isLandscape: Bool = true, isHidden: Bool = false
    ) {
        self.name = name
        self.widths = widths
        self.rows = rows
        self.frozenRows = frozenRows
        self.frozenColumns = frozenColumns
        self.filterRow = filterRow
        self.merges = merges
        self.choices = choices
        self.isProtected = isProtected
        self.isLandscape = isLandscape
        self.isHidden = isHidden
    }
}

/// Cells from one corner to the other, both counted from 0 and both inside.
package struct WorkbookRange: Sendable, Hashable {
    package var rows: ClosedRange<Int>
    package var columns: ClosedRange<Int>

    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}

/// Cells that take only a value of a list, or only a value within bounds.
package struct WorkbookChoice: Sendable, Equatable {
    /// Where the choices of a list come from.
    package enum Source: Sendable, Equatable {
        /// At most 255 signs in all, as Excel allows, no commas inside.
        case values([String])
        /// Cells of a sheet of the same workbook, for longer lists.
        case cells(sheet: String, WorkbookRange)
        /// A number in these bounds.
        case number(ClosedRange<Double>)
        /// A day in these bounds.
        case days(ClosedRange<Day>)
        /// Words of at most this many characters.
        case length(Int)
    }

    package var range: WorkbookRange
    package var source: Source
    /// Shown when something else is typed.
    package var refusal: String
    /// Shown beside a cell while it is the current one; at most 255 characters.
    package var hint: String
    /// The list only proposes: anything else may be typed.
    package var isOpen: Bool

    package init(
        range: WorkbookRange, source: Source, refusal: String = "", hint: String = "", isOpen: Bool = false
    ) {
        self.range = range
        self.source = source
        self.refusal = refusal
        self.hint = hint
        self.isOpen = isOpen
    }
}

/// One cell to be written.
package struct WorkbookCell: Sendable, Hashable {
    /// What a cell holds.
    package enum Content: Sendable, Hashable {
        case blank
        /// Always text, also when it begins with `=`.
        case text(String)
        case number(Double)
        /// A day, shown dd/mm/yyyy.
        case date(year: Int, month: Int, day: Int)
        /// A part of one: 0.8 is shown as 80%.
        case percent(Double)
    }

    package var content: Content
    package var look: WorkbookLook

    package init(_ content: Content, _ look: WorkbookLook = WorkbookLook()) {
        self.content = content
        self.look = look
    }

    package static func text(_ text: String, _ look: WorkbookLook = WorkbookLook()) -> WorkbookCell {
        WorkbookCell(.text(text), look)
    }
}

/// How a cell looks.
package struct WorkbookLook: Sendable, Hashable {
    /// How the words of a cell stand.
    package enum Alignment: Sendable, Hashable { case natural, left, center, right }

    package var isBold: Bool
    package var isItalic: Bool
    package var wraps: Bool
    package var hasBorder: Bool
    package var alignment: Alignment
    /// Background as 0xRRGGBB; nil for none.
    package var fill: UInt32?
    /// May be changed in a protected sheet.
    package var isUnlocked: Bool
    /// Points.
    package var size: Double
    /// What is typed into the cell is taken for.
    package var entry = Entry.any

    /// What a program takes typed signs for.
    package enum Entry: Sendable, Hashable {
        case any
        /// Text, also when it looks like a day or a number: `12/5`.
        case text
        /// A day, shown dd/mm/yyyy.
        case day
    }

    package init(
        isBold: Bool = false, isItalic: Bool = false, wraps: Bool = true, hasBorder: Bool = true,
        alignment: Alignment = .natural, fill: UInt32? = nil, isUnlocked: Bool = false, size: Double = 12
    ) {
        self.isBold = isBold
        self.isItalic = isItalic
        self.wraps = wraps
        self.hasBorder = hasBorder
        self.alignment = alignment
        self.fill = fill
        self.isUnlocked = isUnlocked
        self.size = size
    }

    /// The heading of a column.
    package static let heading = WorkbookLook(isBold: true, alignment: .center, fill: 0xE8EEF4)
    /// A title over a table.
    package static let title = WorkbookLook(isBold: true, wraps: false, hasBorder: false, size: 14)
}
