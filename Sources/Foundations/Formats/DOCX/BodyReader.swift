internal import Vietnamese

/// Reads the part of a Word file that holds paragraphs and tables: the body, a running head, the notes.
final class BodyReader: MarkupReader {
    /// In running heads the number of the page is not text.
    var isRunningHead = false
    private(set) var remarks: Set<String> = []
    /// Notes by `footnote:2`, and their marks in reading order.
    private(set) var notes: [String: [Paragraph]] = [:]
    private(set) var noteReferences: [String] = []
    /// Relationship ids of heads and feet, in reading order.
    private(set) var runningHeads: [(id: String, isHeader: Bool)] = []

    /// Tables in tables, and boxes in boxes.
    private static let nestingLimit = 16

    private let styles: StyleSheet
    private let numbering: Numbering
    private var counter: NumberingCounter
    /// What every paragraph is before its own properties.
    private let plainParagraph: ParagraphInProgress

    // Where finished paragraphs go: the flow of blocks or the cell that is open. A text box opens a flow of its own.
    private enum Place { case flow, cell }
    private var flows: [[RichDocument.Block]] = [[]]
    private var places: [Place] = [.flow]
    private var tables = TableStack()
    private var outer: [(ParagraphInProgress, RunInProgress, ParagraphInProgress?)] = []
    private var cellCount = 0
    private var note: String?

    // The paragraph and run that are open. All their words are in one buffer; each paragraph knows where it starts.
    private var words: [UInt8] = []
    private var paragraph = ParagraphInProgress()
    private var run = RunInProgress()
    /// A paragraph whose mark was deleted: its words belong to the next.
    private var carried: ParagraphInProgress?
    private var inParagraphLook = false
    private var inRunLook = false
    private var inRowLook = false
    private var choices: [Bool] = []

    private var fields = FieldStack()
    private var inInstruction = false

    private var page = 1
    private var sawPages = false

    init(styles: StyleSheet, numbering: Numbering, limits: ReadingLimits, clock: ReadingClock) {
        self.styles = styles
        self.numbering = numbering
        counter = NumberingCounter(numbering)
        var plain = ParagraphInProgress()
        plain.style = styles.defaultParagraphStyle
        plain.look = plain.style.look.over(styles.defaultLook)
        plainParagraph = plain
        super.init(limits: limits, clock: clock)
        words.reserveCapacity(4_096)
    }

    override func restart() {
        (remarks, notes, noteReferences, runningHeads) = ([], [:], [], [])
        counter = NumberingCounter(numbering)
        (flows, places, tables, outer, cellCount, note) = ([[]], [.flow], TableStack(), [], 0, nil)
        (words, paragraph, run, carried) = ([], plainParagraph, RunInProgress(), nil)
        (inParagraphLook, inRunLook, inRowLook, choices) = (false, false, false, [])
        (fields, inInstruction, page, sawPages) = (FieldStack(), false, 1, false)
    }

    /// The blocks of the part, with pages only when the file tells them.
    func finishedBlocks() -> [RichDocument.Block] {
        flushCarried()
        let blocks = flows[0]
        return sawPages ? blocks : blocks.map { $0.withoutPages }
    }

    // MARK: elements

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        switch tag {
        case .r: run = RunInProgress()
        case .t, .mathText: beginText()
        case .rPr: inRunLook = true
        case .pPr: inParagraphLook = true
        case .p: beginParagraph()
        case .tc: beginCell()
        case .tr: tables.beginRow(page: page)
        case .tbl: beginTable()
        case .trPr: inRowLook = true
        case .pStyle, .jc, .outlineLvl, .numId, .ilvl:
            if inParagraphLook { paragraph.take(tag, attributes, styles: styles) }
        case .bold, .italic, .rFonts, .vanish, .rStyle:
            if inRunLook, !inParagraphLook { run.look.take(tag, attributes) }
        case .tab, .ptab: if !inParagraphLook { sign(0x09) }
        case .br, .cr: sign(0x0A)
        case .noBreakHyphen: sign(0x2D)
        case .denominator: sign(0x2F)
        case .sym: symbol(attributes)
        case .lastRenderedPageBreak:
            page += 1
            sawPages = true
        case .gridSpan, .vMerge, .hMerge: if places.last == .cell { tables.takeCellLook(tag, attributes) }
        case .cellDel:
            remarks.insert("tracked-changes")
            if places.last == .cell { tables.takeCellLook(tag, attributes) }
        case .gridBefore:
            if inRowLook { tables.change { $0.row.column = min(max(attributes.integer("w:val") ?? 0, 0), 4_096) } }
        case .tblHeader: if inRowLook { tables.change { $0.row.isHeader = attributes.isOn() } }
        case .ins, .moveTo: remarks.insert("tracked-changes")
        case .del, .moveFrom: deletion()
        case .rPrChange, .pPrChange, .tblPrChange, .tblGridChange, .trPrChange, .tcPrChange, .tblPrExChange,
            .sectPrChange, .sdtPr, .rt:
            skip()
        case .txbxContent: beginBox()
        case .altChunk: remarks.insert("embedded-part")
        case .alternate: choices.append(false)
        case .choice, .fallback:
            if choices.last ?? false { skip() } else if !choices.isEmpty { choices[choices.count - 1] = true }
        case .fldChar: fields.step(attributes["w:fldCharType"] ?? "", hidesPageNumbers: isRunningHead)
        case .fldSimple: if isRunningHead, isPageNumber(Array((attributes["w:instr"] ?? "").utf8)) { skip() }
        case .instrText:
            inInstruction = !fields.isEmpty
            wantsText = inInstruction
        case .footnoteReference: noteReferences.append("footnote:" + (attributes["w:id"] ?? ""))
        case .endnoteReference: noteReferences.append("endnote:" + (attributes["w:id"] ?? ""))
        case .footnote, .endnote: beginNote(tag, attributes)
        case .headerReference, .footerReference:
            if let id = attributes["r:id"] { runningHeads.append((id, tag == .headerReference)) }
        default: break
        }
    }

    override func end(_ tag: Tag) {
        switch tag {
        case .t, .mathText: endText()
        case .rPr: inRunLook = false
        case .pPr: inParagraphLook = false
        case .p: endParagraph()
        case .tc: endCell()
        case .tr: page = tables.endRow(page: page)
        case .tbl: endTable()
        case .trPr: inRowLook = false
        case .txbxContent: endBox()
        case .alternate: _ = choices.popLast()
        case .instrText: (inInstruction, wantsText) = (false, false)
        case .footnote, .endnote: endNote()
        case .body: flushCarried()
        default: break
        }
    }

    // MARK: words

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if inInstruction {
            fields.instruct(bytes)
        } else if bytes.count == 1, bytes[0] == 0x0A {
            words.append(0x20)
        } else {
            words.append(contentsOf: bytes)
        }
    }

    private func beginText() {
        if !run.isResolved { resolveRun() }
        guard !fields.isSilent, !run.isHidden else { return }
        if paragraph.page == 0 { paragraph.page = page }
        if run.lettering != paragraph.lettering { switchLettering(to: run.lettering) }
        run.textStart = words.count
        wantsText = true
    }

    private func endText() {
        guard wantsText else { return }
        wantsText = false
        var at = run.textStart
        while at < words.count, words[at] == 0x20 || words[at] == 0x09 { at += 1 }
        guard at < words.count else { return }
        paragraph.allBold = paragraph.allBold && run.isBold
        paragraph.allItalic = paragraph.allItalic && run.isItalic
        paragraph.hasWords = true
    }

    private func resolveRun() {
        run.resolve(in: paragraph, styles: styles)
        if run.isHidden { remarks.insert("hidden-text") }
    }

    /// A sign that stands in a run instead of text.
    private func sign(_ byte: UInt8) {
        guard !fields.isSilent else { return }
        if !run.isResolved { resolveRun() }
        if !run.isHidden { words.append(byte) }
    }

    private func symbol(_ attributes: MarkupAttributes) {
        if !run.isResolved { resolveRun() }
        guard !fields.isSilent, !run.isHidden, let code = attributes["w:char"].flatMap({ UInt32($0, radix: 16) }) else {
            return
        }
        let lettering = attributes.raw("w:font").map { Lettering(font: $0) } ?? .symbol
        switchLettering(to: .unicode)
        if paragraph.page == 0 { paragraph.page = page }
        if case .legacy(let encoding) = lettering, let scalar = Unicode.Scalar(code & 0xFF) {
            words.append(contentsOf: encoding.decode(String(Character(scalar))).utf8)
        } else {
            let scalar = symbolScalar(code, in: lettering)
            if scalar == "\u{FFFD}" { remarks.insert("unknown-symbol") }
            words.append(contentsOf: String(Character(scalar)).utf8)
        }
        paragraph.hasWords = true
    }

    /// From here the words are in another encoding: those before are decoded where they stand.
    private func switchLettering(to lettering: Lettering) {
        if paragraph.lettering != .unicode, paragraph.letteringStart < words.count {
            let range = paragraph.letteringStart..<words.count
            let decoded = paragraph.lettering.decode(String(decoding: words[range], as: UTF8.self))
            words.replaceSubrange(range, with: decoded.utf8)
            if case .legacy = paragraph.lettering { remarks.insert("legacy-encoding") }
        }
        paragraph.lettering = lettering
        paragraph.letteringStart = words.count
    }

    // MARK: paragraphs

    private func beginParagraph() {
        paragraph = plainParagraph
        paragraph.start = words.count
        if let carried {
            paragraph.runOn(from: carried)
            self.carried = nil
        }
        run = RunInProgress()
        (inParagraphLook, inRunLook) = (false, false)
    }

    private func endParagraph() {
        switchLettering(to: .unicode)
        fields.endParagraph()
        if paragraph.isMarkDeleted { carried = paragraph } else { emit(paragraph) }
        paragraph = plainParagraph
        paragraph.start = words.count
    }

    private func flushCarried() {
        guard let left = carried else { return }
        carried = nil
        emit(left, isNumbered: false)
    }

    private func emit(_ done: ParagraphInProgress, isNumbered: Bool = true) {
        let start = min(done.start, words.count)
        let label = isNumbered ? label(of: done) : ""
        var to = words.count
        while to > start, words[to - 1].isBlank { to -= 1 }
        var from = start
        while from < to, words[from].isBlank { from += 1 }
        if places.last == .cell, !tables.isEmpty {
            words.removeSubrange(to...)
            emitInCell(done, from: from, start: start, label: label)
        } else {
            flows[flows.count - 1] += done.boxesBefore
            if from < to || !label.isEmpty {
                let text = words.withUnsafeBufferPointer { nfc(utf8: UnsafeBufferPointer(rebasing: $0[from..<to])) }
                flows[flows.count - 1].append(.paragraph(done.finished(text: text, label: label, page: page)))
            }
            words.removeSubrange(start...)
            flows[flows.count - 1] += done.boxesAfter
        }
    }

    private func emitInCell(_ done: ParagraphInProgress, from: Int, start: Int, label: String) {
        let isEmpty = from >= words.count
        words.removeSubrange(start..<from)
        if !label.isEmpty { words.insert(contentsOf: Array((isEmpty ? label : label + " ").utf8), at: start) }
        if !isEmpty || !label.isEmpty { words.append(0x0A) }
        for box in Formats.paragraphs(in: done.boxesBefore + done.boxesAfter) {
            words.append(contentsOf: box.printed.utf8)
            words.append(0x0A)
        }
        tables.take(done)
    }

    private func label(of done: ParagraphInProgress) -> String {
        guard let list = done.numberingID ?? done.style.numberingID, list != 0 else { return "" }
        var level = done.numberingLevel ?? done.style.numberingLevel ?? 0
        if done.numberingID == nil, let styled = numbering.level(ofStyle: done.styleID, in: list) { level = styled }
        return counter.next(list: list, level: level)
    }

    // MARK: tracked changes

    private func deletion() {
        remarks.insert("tracked-changes")
        if inRunLook {
            if inParagraphLook { paragraph.isMarkDeleted = true }
        } else if inRowLook {
            tables.change { $0.row.isDeleted = true }
        } else if !inParagraphLook {
            skip()
        }
    }

    // MARK: text boxes

    private func beginBox() {
        remarks.insert("text-box")
        if outer.count >= Self.nestingLimit { return fail(.tooLarge(.depth)) }
        outer.append((paragraph, run, carried))
        carried = nil
        flows.append([])
        places.append(.flow)
    }

    private func endBox() {
        guard let saved = outer.popLast(), flows.count > 1, places.last == .flow else { return }
        flushCarried()
        places.removeLast()
        let blocks = flows.removeLast()
        (paragraph, run, carried) = saved
        if paragraph.hasWords { paragraph.boxesAfter += blocks } else { paragraph.boxesBefore += blocks }
    }

    // MARK: tables

    private func beginTable() {
        flushCarried()
        // Each table's words are also in the cell around it: depth multiplies them.
        if tables.depth >= Self.nestingLimit { return fail(.tooLarge(.depth)) }
        tables.begin()
    }

    private func beginCell() {
        guard let start = tables.rowStartPage, !tables.rowIsDeleted else { return skip() }
        cellCount += 1
        if cellCount > limits.cells { return fail(.tooLarge(.cells)) }
        page = start
        tables.beginCell(wordsStart: words.count)
        places.append(.cell)
    }

    private func endCell() {
        guard places.last == .cell else { return }
        flushCarried()
        places.removeLast()
        tables.endCell(words: &words, page: page)
    }

    private func endTable() {
        guard let table = tables.end() else { return }
        guard places.last == .cell, !tables.isEmpty else {
            flows[flows.count - 1].append(.table(table))
            return
        }
        tables.change { $0.cell.nested.append(table) }
        for row in table.rows {
            words.append(contentsOf: row.cells.map { $0.text }.joined(separator: "\t").utf8)
            words.append(0x0A)
        }
    }

    // MARK: notes

    private func beginNote(_ tag: Tag, _ attributes: MarkupAttributes) {
        if let type = attributes["w:type"], type != "normal" { return skip() }
        note = (tag == .footnote ? "footnote:" : "endnote:") + (attributes["w:id"] ?? "")
        flows.append([])
    }

    private func endNote() {
        guard let id = note, flows.count > 1 else { return }
        flushCarried()
        note = nil
        notes[id] = paragraphs(in: flows.removeLast()).map { paragraph in
            var plain = paragraph
            plain.page = nil
            return plain
        }
    }
}

extension UInt8 {
    /// Blank, tab or line break.
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
