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
        document.notes = body.noteReferences.flatMap { notes[$0] ?? [] }

        var seen: Set<String> = []
        for (id, isHeader) in body.runningHeads where seen.insert(id).inserted {
            guard let target = relationships.first(where: { $0.id == id })?.part else { continue }
            let head = reader()
            head.isRunningHead = true
            _ = try head.read(target, of: archive)
            remarks.formUnion(head.remarks)
            let lines = paragraphs(in: head.finishedBlocks())
            if isHeader {
                document.headers += lines.filter { !document.headers.contains($0) }
            } else {
                document.footers += lines.filter { !document.footers.contains($0) }
            }
        }
        document.remarks = remarks.sorted().map { ReadingRemark(code: $0, place: "") }
        return document
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
