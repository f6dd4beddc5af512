/// Reads a workbook: one table a sheet.
struct XLSXReader {
    let archive: ZipArchive
    let parts: PackageParts
    let clock: ReadingClock
    /// Hidden sheets are read like the others.
    var readsHiddenSheets = false

    func read() throws(UnreadableDocument) -> RichDocument {
        let relationships = try parts.relationships(of: parts.mainPart)
        func part(_ kind: String) -> String { relationships.first { $0.kind == kind }?.part ?? "" }
        let limits = archive.limits
        let book = WorkbookReader(limits: limits, clock: clock)
        guard try book.read(parts.mainPart, of: archive) else { throw .damaged }
        let strings = SharedStringsReader(limits: limits, clock: clock)
        _ = try strings.read(part("sharedStrings"), of: archive)
        let looks = CellLooksReader(limits: limits, clock: clock)
        _ = try looks.read(part("styles"), of: archive)

        var document = RichDocument(format: .xlsx, blocks: [])
        let targets = Dictionary(relationships.map { ($0.id, $0) }) { first, _ in first }
        var heads = RunningHeads()
        var cells = 0
        for sheet in book.sheets {
            // Sheets of charts hold no cells; a part named twice is read once.
            guard let target = targets[sheet.id], target.kind == "worksheet", heads.isNew(target.part) else { continue }
            if sheet.isHidden {
                document.remarks.append(ReadingRemark(code: "hidden-sheet", place: sheet.name))
                if !readsHiddenSheets { continue }
            }
            let reader = SheetReader(
                name: sheet.name, strings: strings.strings, looks: looks.looks, startsIn1904: book.startsIn1904,
                cellsBefore: cells, limits: limits, clock: clock)
            guard try reader.read(target.part, of: archive) else { throw .damaged }
            cells = reader.cellCount
            let rows = try reader.finishedRows()
            if !rows.isEmpty { document.blocks.append(.table(Table(rows: rows, sheet: sheet.name))) }
            heads.take(reader.headers, isHeader: true)
            heads.take(reader.footers, isHeader: false)
            document.remarks += reader.remarks
            for box in try boxes(of: target.part) {
                document.blocks.append(.paragraph(box))
                document.remarks.append(ReadingRemark(code: "text-box", place: sheet.name))
            }
        }
        (document.headers, document.footers) = (heads.headers, heads.footers)
        return document
    }

    /// Paragraphs of the text boxes that float over a sheet.
    private func boxes(of sheet: String) throws(UnreadableDocument) -> [Paragraph] {
        var found: [Paragraph] = []
        for drawing in try parts.relationships(of: sheet) where drawing.kind == "drawing" {
            let reader = DrawingReader(limits: archive.limits, clock: clock)
            _ = try reader.read(drawing.part, of: archive)
            found += reader.paragraphs
        }
        return found
    }
}
