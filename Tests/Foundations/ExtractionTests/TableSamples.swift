import Formats

@testable import Extraction

/// A cell of a drawn-up table: words, or words with a span, or a place that belongs to the cell above.
enum Drawn: ExpressibleByStringLiteral {
    case words(String)
    case wide(String, Int)
    case above
    case bold(String)
    case dated(String, String)

    init(stringLiteral value: String) { self = .words(value) }
}

func table(_ rows: [[Drawn]], sheet: String = "") -> Table {
    Table(
        rows: rows.map { row in
            var column = 0
            var cells: [TableCell] = []
            for drawn in row {
                var cell = TableCell(text: "", column: column)
                switch drawn {
                case .words(let text): cell.text = text
                case .wide(let text, let span): (cell.text, cell.columnSpan) = (text, span)
                case .above: cell.continuesAbove = true
                case .bold(let text): (cell.text, cell.isBold) = (text, true)
                case .dated(let text, let iso): (cell.text, cell.value) = (text, .date(iso))
                }
                cells.append(cell)
                column += cell.columnSpan
            }
            return TableRow(cells: cells)
        }, sheet: sheet)
}

/// What is read from a paper made of these blocks.
func reading(_ blocks: RichDocument.Block..., format: RichDocument.Format = .docx) throws -> Extract {
    let source = Source(file: "mau", sha256: "", format: format.rawValue)
    return Extractor(directory: try AgencyDirectory.shipped()).extract(
        RichDocument(format: format, blocks: blocks), source: source)
}

func reading(rows: [[Drawn]]) throws -> Extract { try reading(.table(table(rows))) }

func reading(text: String) throws -> Extract {
    try Extractor(directory: AgencyDirectory.shipped()).extract(Array(text.utf8), fileName: "mau.txt")
}

func words(_ text: String) -> RichDocument.Block { .paragraph(Paragraph(text: text)) }

/// Every row of every table has its place: taken, a heading, or left for a reason.
func accountsAddUp(_ extract: Extract) -> Bool {
    extract.tables.allSatisfy { table in
        table.rows == table.taken + table.sections + table.left.count && table.left.allSatisfy { !$0.why.isEmpty }
            && Set(table.left.map(\.row)).count == table.left.count
    }
}
