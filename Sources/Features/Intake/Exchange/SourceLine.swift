package import Formats

/// One line of the source as the review shows it: a row of a table, or a paragraph.
package struct SourceLine: Sendable, Hashable {
    /// How the line stands on its page.
    package enum Look: String, Sendable { case prose, heading, centered, row, header }

    /// A cell of a table's row; a paragraph has one.
    package struct Cell: Codable, Sendable, Hashable {
        package var text: String
        package var span: Int
        /// The cell belongs to the one above; `text` is then that cell's words.
        package var continues: Bool

        enum CodingKeys: String, CodingKey {
            case text = "t"
            case span = "s"
            case continues = "c"
        }
    }

    /// From 1 in reading order.
    package var position: Int
    package var place: SourcePlace
    package var look: Look
    package var cells: [Cell]

    /// The lines of a document, tables counted from 1 in reading order.
    package static func lines(of document: RichDocument) -> [SourceLine] {
        var lines: [SourceLine] = []
        var tables = 0
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph):
                guard !paragraph.printed.isEmpty else { continue }
                let look: Look =
                    paragraph.headingLevel > 0 || paragraph.isBold
                    ? .heading : paragraph.isCentered ? .centered : .prose
                lines.append(
                    SourceLine(
                        position: lines.count + 1,
                        place: SourcePlace(
                            page: paragraph.page, lineFrom: paragraph.lines?.lowerBound,
                            lineTo: paragraph.lines?.upperBound),
                        look: look, cells: [Cell(text: paragraph.printed, span: 1, continues: false)]))
            case .table(let table):
                tables += 1
                append(table, number: tables, to: &lines)
            }
        }
        return lines
    }

    private static func append(_ table: Formats.Table, number: Int, to lines: inout [SourceLine]) {
        var above: [Int: String] = [:]
        for (index, row) in table.rows.enumerated() {
            var cells: [Cell] = []
            var column = 0
            for cell in row.cells {
                if cell.column > column { cells.append(Cell(text: "", span: cell.column - column, continues: false)) }
                if !cell.continuesAbove { above[cell.column] = cell.text }
                cells.append(
                    Cell(
                        text: cell.continuesAbove ? above[cell.column] ?? "" : cell.text, span: cell.columnSpan,
                        continues: cell.continuesAbove))
                column = cell.column + cell.columnSpan
            }
            lines.append(
                SourceLine(
                    position: lines.count + 1,
                    place: SourcePlace(
                        page: index == 0 ? table.page : nil, table: number, row: index + 1,
                        lineFrom: row.lines?.lowerBound, lineTo: row.lines?.upperBound),
                    look: row.isHeader ? .header : .row, cells: cells))
        }
    }
}
