internal import Formats
internal import Vietnamese

/// One printed line of a document, as the head reader sees it.
struct HeadLine {
    /// The words on one line.
    var text: String
    /// Folded for recognising; of a long line only its beginning.
    var key: String
    /// Has letters, none of them lower case.
    var isUpper: Bool
    var isBold: Bool
    var isCentered: Bool
    /// The block it stands in; lines of one cell share block and cell.
    var block: Int
    /// Row and column in a layout table; nil in the body.
    var cell: Int?
    /// Line numbers of a text file.
    var lines: ClosedRange<Int>?
    /// Stands for a data table.
    var isTable = false
    var headingLevel = 0

    init(_ text: String, block: Int, cell: Int? = nil, isBold: Bool = false, isCentered: Bool = false) {
        self.text = tidy(text)
        let opening = self.text.unicodeScalars.prefix(260)
        key = foldedKey(String(opening))
        var upper = 0
        var lower = 0
        for scalar in opening {
            if let letter = Letter(scalar) {
                if letter.isUpper { upper += 1 } else { lower += 1 }
            } else if scalar.value >= 0x80, scalar.properties.isAlphabetic {
                if scalar.properties.isLowercase { lower += 1 } else { upper += 1 }
            }
        }
        isUpper = upper >= 2 && lower == 0
        self.isBold = isBold
        self.isCentered = isCentered
        self.block = block
        self.cell = cell
    }

    func starts(_ phrase: String) -> Bool { key.hasPrefix(phrase) }
    func holds(_ phrase: String) -> Bool { key.contains(phrase) }

    /// A line of dashes or underscores.
    var isRule: Bool {
        !key.isEmpty && key.utf8.allSatisfy { !(48...57).contains($0) && !(97...122).contains($0) && $0 < 0x80 }
    }

    /// `PHỤ LỤC`, `Phụ lục II`: where the body ends and annexes begin.
    var opensAnnex: Bool {
        starts("phu luc") && key.utf8.count <= 40 && (isUpper || isBold || isCentered || key.utf8.count <= 14)
    }
}

/// The lines of a document: paragraphs, and the cells of small tables that only lay text out. A data table is one mark.
func headLines(_ document: RichDocument) -> [HeadLine] {
    var lines: [HeadLine] = []
    var foot: FootColumns?
    for (index, block) in document.blocks.enumerated() {
        switch block {
        case .paragraph(let paragraph):
            for part in paragraph.printed.split(separator: "\n", omittingEmptySubsequences: true) {
                if foot == nil { foot = FootColumns(part, block: index) }
                if foot?.take(part, isRight: paragraph.isCentered, paragraph.lines) == true { continue }
                lines += foot?.lines ?? []
                foot = nil
                var line = HeadLine(
                    String(part), block: index, isBold: paragraph.isBold, isCentered: paragraph.isCentered)
                if line.text.isEmpty { continue }
                line.lines = paragraph.lines
                line.headingLevel = paragraph.headingLevel
                lines.append(line)
            }
        case .table(let table):
            lines += foot?.lines ?? []
            foot = nil
            if isLayout(table) {
                lines += columns(of: table.rows[...], block: index)
                continue
            }
            // A sheet carries head and foot above and below its grid, in rows with one or two filled cells.
            let top = table.rows.prefix(15).prefix(while: isSparse)
            let foot = table.rows.dropFirst(top.count).reversed().prefix(15).prefix(while: isSparse).count
            lines += columns(of: top, block: index)
            var mark = HeadLine("", block: index)
            mark.isTable = true
            lines.append(mark)
            lines += columns(of: table.rows.suffix(foot), block: index)
        }
    }
    return lines + (foot?.lines ?? [])
}

/// At most two cells hold words: a title or a head in two columns, no row of data.
private func isSparse(_ row: TableRow) -> Bool {
    var filled = 0
    for cell in row.cells where !cell.continuesAbove && !cell.text.isEmpty { filled += 1 }
    return filled <= 2
}

/// The lines of rows that only lay text out, column by column: the left column is the issuer, the right one the State's
/// motto and the date. Rows with one filled cell run over the whole width.
private func columns(of rows: ArraySlice<TableRow>, block: Int) -> [HeadLine] {
    var lines: [HeadLine] = []
    var pending: [(column: Int, cell: TableCell, lines: ClosedRange<Int>?)] = []
    func add(_ cell: TableCell, column: Int?, _ numbers: ClosedRange<Int>?) {
        for part in cell.text.split(separator: "\n") {
            var line = HeadLine(String(part), block: block, cell: column, isBold: cell.isBold)
            if line.text.isEmpty { continue }
            line.lines = numbers
            lines.append(line)
        }
    }
    func flush() {
        // Stable: within a column the rows keep their order.
        for column in Set(pending.map(\.column)).sorted() {
            for one in pending where one.column == column { add(one.cell, column: column, one.lines) }
        }
        pending = []
    }
    for row in rows {
        let cells = row.cells.filter { !$0.continuesAbove && !$0.text.isEmpty }
        let spans = cells.count == 1 && (cells.first.map { $0.column == 0 && $0.columnSpan > 2 } ?? false)
        if spans, let cell = cells.first {
            flush()
            add(cell, column: nil, row.lines)
        } else {
            for cell in cells { pending.append((cell.column, cell, row.lines)) }
        }
    }
    flush()
    return lines
}

/// A table without lines, used to set text in columns: heads and signature blocks.
private func isLayout(_ table: Table) -> Bool {
    guard table.columnCount <= 3, table.rows.count <= 8 else { return false }
    let marks = [
        "cong hoa xa hoi", "dang cong san", "doc lap", "so:", "noi nhan", "tm.", "kt.", "tl.", "giam doc", "chu tich",
        "truong ban",
    ]
    return table.rows.contains { row in
        row.cells.contains { cell in
            let key = foldedKey(cell.text)
            return marks.contains { mark in
                mark.utf8.count <= 3 ? key.hasPrefix(mark) : key.contains(mark)
            } && key.utf8.count < 1_500
        }
    }
}

/// All words of a document in one run, for patterns that a line break may cut in two.
struct FlowText {
    let scalars: [Unicode.Scalar]

    init(_ document: RichDocument) {
        var scalars: [Unicode.Scalar] = []
        func add(_ text: String) {
            guard !text.isEmpty else { return }
            scalars.append(contentsOf: text.unicodeScalars)
            scalars.append("\n")
        }
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph): add(paragraph.text)
            case .table(let table):
                for row in table.rows { for cell in row.cells { add(cell.text) } }
            }
        }
        for note in document.notes { add(note.text) }
        self.scalars = scalars
    }

    init(_ text: String) { scalars = Array(text.unicodeScalars) }
}
