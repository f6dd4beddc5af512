internal import Formats

/// Reads every table of a document in order, each knowing what stands above it.
func readTables(_ document: RichDocument, isReport: Bool) -> [TableReading] {
    var stage = TableStage(isReport: isReport)
    for block in document.blocks {
        switch block {
        case .paragraph(let paragraph): stage.pass(paragraph)
        case .table(let table): stage.read(table)
        }
    }
    return stage.readings
}

private struct TableStage {
    let isReport: Bool
    var readings: [TableReading] = []
    private var context = SectionContext()
    /// Paragraphs since the last table or annex heading, the nearest last.
    private var above: [String] = []
    private var sheet = ""

    init(isReport: Bool) { self.isReport = isReport }

    mutating func pass(_ paragraph: Paragraph) {
        let text = cleaned(paragraph.printed)
        if text.isEmpty || isPageNumber(text) { return }
        if let annex = annexName(text) {
            context.leaveTable()
            context.annex = annex
            above = [text]
            return
        }
        above.append(text)
        if above.count > 8 { above.removeFirst() }
    }

    mutating func read(_ table: Table) {
        let grid = Grid(table)
        let index = readings.count + 1
        if table.sheet != sheet {
            sheet = table.sheet
            above = []
            context = SectionContext()
            context.annex = annexName(table.sheet) ?? ""
        }
        let titled = titleRows(grid)
        if let annex = titled.lazy.compactMap(annexName).first {
            context.leaveTable()
            context.annex = annex
        }
        let caption = Words((above + titled + [table.sheet]).joined(separator: " ; "))
        var shape = readShape(grid, caption: caption, isReport: isReport)
        var open: Item?
        let isCloseBelow = above.isEmpty
        if let last = readings.last, last.shape.columns.count == grid.width, last.account.kind != .other {
            let isSameHead = shape.labels.map { Words($0).text } == last.shape.labels.map { Words($0).text }
            if shape.head.isEmpty && (isCloseBelow || above.count <= 1 && shape.kind == .other)
                || isSameHead && isCloseBelow
            {
                shape.columns = last.shape.columns
                (shape.word, shape.kind, shape.isInherited) = (last.shape.word, last.shape.kind, true)
                open = last.items.last
            }
        }
        if open == nil { enterHeadingAbove() }
        let reading = readRows(grid, shape: shape, index: index, page: table.page, context: context, continuing: open)
        append(reading, continuing: open != nil)
        context = readings.last?.context ?? context
        above = []
    }

    /// A row that a page cut in two is joined to its beginning in the table above.
    private mutating func append(_ reading: TableReading, continuing: Bool) {
        var reading = reading
        if continuing, let first = reading.items.first, first.flags.contains("continued-above"),
            let last = readings.indices.last, !readings[last].items.isEmpty
        {
            var whole = first
            whole.flags.removeAll { $0 == "continued-above" }
            readings[last].items[readings[last].items.count - 1] = whole
            reading.items.removeFirst()
        }
        readings.append(reading)
    }

    private func titleRows(_ grid: Grid) -> [String] {
        guard let head = findHead(grid), head.rows.lowerBound > 0 else { return [] }
        return grid.rows[..<head.rows.lowerBound].map(\.text).filter { !$0.isEmpty }
    }

    /// `II. Nhiệm vụ trọng tâm` just above a table is the heading of its rows.
    private mutating func enterHeadingAbove() {
        let inAnnex = context.annex
        let kept = above
        context.leaveTable()
        context.annex = inAnnex
        for text in kept where text.utf8.count <= 300 && !text.hasPrefix("(") {
            let split = splitHeading(text)
            if isPhase(Words(split.title)) {
                context.enter(number: split.number, title: split.title)
            } else if let number = split.number, number.style == .roman || number.style == .capital || number.depth > 1,
                text == kept.last || kept.last.map { $0.hasPrefix("(") } ?? false
            {
                context.enter(number: number, title: split.title)
            }
        }
    }
}

/// `2`, `- 2 -`, `Trang 2/5`: what a page prints of itself between two parts of one table.
func isPageNumber(_ text: String) -> Bool {
    guard text.utf8.count <= 16, text.utf8.contains(where: { (48...57).contains($0) }) else { return false }
    // A year alone is a heading.
    if Words(text).numbers.contains(where: { $0 > 999 }) { return false }
    return text.utf8.allSatisfy { (48...57).contains($0) || $0 == 32 || $0 == 45 || $0 == 47 }
        || Words(text).hasPrefix("trang") && Words(text).count <= 3
}
