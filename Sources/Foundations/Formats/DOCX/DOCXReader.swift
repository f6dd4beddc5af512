/// Reads a Word document.
struct DOCXReader {
    let archive: ZipArchive
    let parts: PackageParts
    let clock: ReadingClock

    func read() throws(UnreadableDocument) -> RichDocument {
        let relationships = try parts.relationships(of: parts.mainPart)
        func part(_ kind: String) -> String { relationships.first { $0.kind == kind }?.part ?? "" }
        let styles = try StyleSheet(of: archive, part: part("styles"), clock: clock)
        let numbering = try Numbering(of: archive, part: part("numbering"), styles: styles, clock: clock)
        func reader() -> BodyReader {
            BodyReader(styles: styles, numbering: numbering, limits: archive.limits, clock: clock)
        }

        let body = reader()
        guard try body.read(parts.mainPart, of: archive) else { throw .damaged }
        var document = RichDocument(format: .docx, blocks: body.finishedBlocks())
        var remarks = body.remarks

        var notes: [String: [Paragraph]] = [:]
        for kind in ["footnotes", "endnotes"] {
            let notesReader = reader()
            _ = try notesReader.read(part(kind), of: archive)
            notes.merge(notesReader.notes) { first, _ in first }
            remarks.formUnion(notesReader.remarks)
        }
        var told: Set<String> = []
        for mark in body.noteReferences where told.insert(mark).inserted { document.notes += notes[mark] ?? [] }

        let targets = Dictionary(relationships.map { ($0.id, $0.part) }) { first, _ in first }
        var heads = RunningHeads()
        for (id, isHeader) in body.runningHeads {
            guard let target = targets[id], heads.isNew(target) else { continue }
            let head = reader()
            head.isRunningHead = true
            _ = try head.read(target, of: archive)
            remarks.formUnion(head.remarks)
            heads.take(paragraphs(in: head.finishedBlocks()), isHeader: isHeader)
        }
        (document.headers, document.footers) = (heads.headers, heads.footers)
        document.remarks = remarks.sorted().map { ReadingRemark(code: $0, place: "") }
        return document
    }
}

/// Heads and feet, each part read once and each line kept once.
struct RunningHeads {
    private(set) var headers: [Paragraph] = []
    private(set) var footers: [Paragraph] = []
    private var parts: Set<String> = []
    private var lines: Set<String> = []

    /// Whether a part has not been read yet.
    mutating func isNew(_ part: String) -> Bool { parts.insert(part).inserted }

    mutating func take(_ paragraphs: [Paragraph], isHeader: Bool) {
        for paragraph in paragraphs where lines.insert((isHeader ? "h" : "f") + paragraph.printed).inserted {
            if isHeader { headers.append(paragraph) } else { footers.append(paragraph) }
        }
    }
}

/// All paragraphs of blocks, those of tables cell by cell.
func paragraphs(in blocks: [RichDocument.Block]) -> [Paragraph] {
    blocks.flatMap { block -> [Paragraph] in
        switch block {
        case .paragraph(let paragraph): [paragraph]
        case .table(let table):
            table.rows.flatMap { row in
                row.cells.filter { !$0.text.isEmpty }.map { Paragraph(text: $0.text, isBold: $0.isBold) }
            }
        }
    }
}
