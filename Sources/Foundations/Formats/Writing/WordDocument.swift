/// A Word document to be written: what stands on its pages, with no domain word in it. Lengths are millimetres,
/// sizes are points.
package struct WordDocument: Sendable, Equatable {
    package var sections: [WordSection]
    /// Shown by the file's properties, not on the page.
    package var title: String
    package var author: String
    package var fontName: String
    package var fontSize: Double

    package init(
        sections: [WordSection], title: String = "", author: String = "", fontName: String = "Times New Roman",
        fontSize: Double = 14
    ) {
        self.sections = sections
        self.title = title
        self.author = author
        self.fontName = fontName
        self.fontSize = fontSize
    }
}

/// Pages of one shape. Source of the margins and of the number's place: Nghị định 30/2020/NĐ-CP, Phụ lục I.
package struct WordSection: Sendable, Equatable {
    package var blocks: [WordBlock]
    package var isLandscape: Bool
    package var margins: WordMargins
    /// Page numbers, Arabic, centred in the top margin.
    package var numbersPages: Bool
    /// The first page of the section shows no number.
    package var hidesFirstNumber: Bool
    /// Pages count from 1 again.
    package var restartsNumbers: Bool
    /// Under the page number, on every page but the first when it hides its number.
    package var header: [WordParagraph]
    package var footer: [WordParagraph]

    package init(
        blocks: [WordBlock], isLandscape: Bool = false, margins: WordMargins = WordMargins(),
        numbersPages: Bool = true, hidesFirstNumber: Bool = true, restartsNumbers: Bool = false,
        header: [WordParagraph] = [], footer: [WordParagraph] = []
    ) {
        self.blocks = blocks
        self.isLandscape = isLandscape
        self.margins = margins
        self.numbersPages = numbersPages
        self.hidesFirstNumber = hidesFirstNumber
        self.restartsNumbers = restartsNumbers
        self.header = header
        self.footer = footer
    }
}

/// Margins of an A4 page, millimetres.
package struct WordMargins: Sendable, Equatable {
    package var top: Double
    package var bottom: Double
    package var left: Double
    package var right: Double

    package init(top: Double = 20, bottom: Double = 20, left: Double = 30, right: Double = 15) {
        self.top = top
        self.bottom = bottom
        self.left = left
        self.right = right
    }
}

/// What a section is made of.
package enum WordBlock: Sendable, Equatable {
    case paragraph(WordParagraph)
    case table(WordTable)
    case picture(WordPicture)
    case pageBreak
}

/// How the lines of a paragraph stand.
package enum WordAlignment: String, Sendable, Equatable {
    case left, center, right
    case justified = "both"
}

/// A paragraph and its look.
package struct WordParagraph: Sendable, Equatable {
    package var runs: [WordRun]
    package var alignment: WordAlignment
    /// 1…6 for a heading that the file's own outline shows; 0 for body text.
    package var headingLevel: Int
    /// Millimetres; a negative first line hangs out.
    package var firstLine: Double
    package var indent: Double
    /// Points.
    package var spaceBefore: Double
    package var spaceAfter: Double
    /// Times a line; 1 is single.
    package var lineSpacing: Double
    /// Stays on the page of the next paragraph.
    package var keepsWithNext: Bool
    /// Millimetres from the right edge.
    package var rightIndent = 0.0
    /// A thin line under it, between its indents.
    package var hasRuleBelow = false
    /// Points; the height of a line whatever stands in it; nil for what the words need.
    package var exactLine: Double?

    package init(
        _ runs: [WordRun], alignment: WordAlignment = .left, headingLevel: Int = 0, firstLine: Double = 0,
        indent: Double = 0, spaceBefore: Double = 0, spaceAfter: Double = 0, lineSpacing: Double = 1,
        keepsWithNext: Bool = false
    ) {
        self.runs = runs
        self.alignment = alignment
        self.headingLevel = headingLevel
        self.firstLine = firstLine
        self.indent = indent
        self.spaceBefore = spaceBefore
        self.spaceAfter = spaceAfter
        self.lineSpacing = lineSpacing
        self.keepsWithNext = keepsWithNext
    }

    /// A paragraph of one run.
    package init(
        _ text: String, alignment: WordAlignment = .left, isBold: Bool = false, isItalic: Bool = false,
        size: Double? = nil
    ) {
        self.init([WordRun(text, isBold: isBold, isItalic: isItalic, size: size)], alignment: alignment)
    }
}

/// Words of one look; `\n` breaks the line, `\t` is a tab.
package struct WordRun: Sendable, Equatable {
    package var text: String
    package var isBold: Bool
    package var isItalic: Bool
    package var isUnderlined: Bool
    /// Points; nil for the document's.
    package var size: Double?
    /// Six hexadecimal digits; nil for black.
    package var color: String?

    package init(
        _ text: String, isBold: Bool = false, isItalic: Bool = false, isUnderlined: Bool = false, size: Double? = nil,
        color: String? = nil
    ) {
        self.text = text
        self.isBold = isBold
        self.isItalic = isItalic
        self.isUnderlined = isUnderlined
        self.size = size
        self.color = color
    }
}

/// A table on a grid. Cells that span rows are given once, in their first row; the rows below leave them out.
package struct WordTable: Sendable, Equatable {
    /// Widths of the grid's columns, millimetres.
    package var columns: [Double]
    package var rows: [WordTableRow]
    package var hasBorders: Bool

    package init(columns: [Double], rows: [WordTableRow], hasBorders: Bool = true) {
        self.columns = columns
        self.rows = rows
        self.hasBorders = hasBorders
    }
}

/// A row of a table to be written.
package struct WordTableRow: Sendable, Equatable {
    package var cells: [WordTableCell]
    /// Repeated at the top of each page.
    package var isHeader: Bool
    /// May run over a page's end.
    package var maySplit: Bool

    package init(_ cells: [WordTableCell], isHeader: Bool = false, maySplit: Bool = true) {
        self.cells = cells
        self.isHeader = isHeader
        self.maySplit = maySplit
    }
}

/// A cell of a table to be written.
package struct WordTableCell: Sendable, Equatable {
    /// Where the words of a cell stand between its top and bottom.
    package enum VerticalAlignment: String, Sendable, Equatable { case top, center, bottom }

    package var paragraphs: [WordParagraph]
    package var columnSpan: Int
    package var rowSpan: Int
    package var verticalAlignment: VerticalAlignment
    /// Background, six hexadecimal digits; nil for none.
    package var shade: String?

    package init(
        _ paragraphs: [WordParagraph], columnSpan: Int = 1, rowSpan: Int = 1,
        verticalAlignment: VerticalAlignment = .top, shade: String? = nil
    ) {
        self.paragraphs = paragraphs
        self.columnSpan = columnSpan
        self.rowSpan = rowSpan
        self.verticalAlignment = verticalAlignment
        self.shade = shade
    }
}

/// A PNG picture standing as a paragraph of its own, with the words for who cannot see it.
package struct WordPicture: Sendable, Equatable {
    package var png: [UInt8]
    package var width: Double
    package var height: Double
    package var alternative: String
    package var alignment: WordAlignment

    package init(png: [UInt8], width: Double, height: Double, alternative: String, alignment: WordAlignment = .center) {
        self.png = png
        self.width = width
        self.height = height
        self.alternative = alternative
        self.alignment = alignment
    }
}
