internal import Vietnamese

/// Reads the part of a Word file that holds paragraphs and tables: the body, a running head, the notes.
final class BodyReader: MarkupReader {
    /// In running heads the number of the page is not text.
    var isRunningHead = false
    var remarks: Set<String> = []
    /// Notes by `footnote:2`, and their marks in reading order.
    var notes: [String: [Paragraph]] = [:]
    var noteReferences: [String] = []
    /// Relationship ids of heads and feet, in reading order.
    var runningHeads: [(id: String, isHeader: Bool)] = []

    /// Tables in tables, and boxes in boxes.
    static let nestingLimit = 16

    let styles: StyleSheet
    let numbering: Numbering
    var counter: NumberingCounter
    /// What every paragraph is before its own properties.
    let plainParagraph: ParagraphInProgress

    // Where finished paragraphs go: the flow of blocks or the cell that is open. A text box opens a flow of its own.
    enum Place { case flow, cell }
    var flows: [[RichDocument.Block]] = [[]]
    var places: [Place] = [.flow]
    var tables = TableStack()
    var outer: [(ParagraphInProgress, RunInProgress, ParagraphInProgress?)] = []
    var cellCount = 0
    var note: String?

    // The paragraph and run that are open. All their words are in one buffer; each paragraph knows where it starts.
    var words: [UInt8] = []
    var paragraph = ParagraphInProgress()
    var run = RunInProgress()
    /// A paragraph whose mark was deleted: its words belong to the next.
    var carried: ParagraphInProgress?
    var inParagraphLook = false
    var inRunLook = false
    var inRowLook = false
    var choices: [Bool] = []

    var fields = FieldStack()
    var inInstruction = false

    var page = 1
    var sawPages = false

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

    func beginText() {
        if !run.isResolved { resolveRun() }
        guard !fields.isSilent, !run.isHidden else { return }
        if paragraph.page == 0 { paragraph.page = page }
        if run.lettering != paragraph.lettering { switchLettering(to: run.lettering) }
        run.textStart = words.count
        wantsText = true
    }

    func endText() {
        guard wantsText else { return }
        wantsText = false
        var at = run.textStart
        while at < words.count, words[at] == 0x20 || words[at] == 0x09 { at += 1 }
        guard at < words.count else { return }
        paragraph.allBold = paragraph.allBold && run.isBold
        paragraph.allItalic = paragraph.allItalic && run.isItalic
        paragraph.hasWords = true
    }

    func resolveRun() {
        run.resolve(in: paragraph, styles: styles)
        if run.isHidden { remarks.insert("hidden-text") }
    }

    /// A sign that stands in a run instead of text.
    func sign(_ byte: UInt8) {
        guard !fields.isSilent else { return }
        if !run.isResolved { resolveRun() }
        if !run.isHidden { words.append(byte) }
    }

    func symbol(_ attributes: MarkupAttributes) {
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
    func switchLettering(to lettering: Lettering) {
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

    func beginParagraph() {
        paragraph = plainParagraph
        paragraph.start = words.count
        if let carried {
            paragraph.runOn(from: carried)
            self.carried = nil
        }
        run = RunInProgress()
        (inParagraphLook, inRunLook) = (false, false)
    }

    func endParagraph() {
        switchLettering(to: .unicode)
        fields.endParagraph()
        if paragraph.isMarkDeleted { carried = paragraph } else { emit(paragraph) }
        paragraph = plainParagraph
        paragraph.start = words.count
    }

    func flushCarried() {
        guard let left = carried else { return }
        carried = nil
        emit(left, isNumbered: false)
    }

    func emit(_ done: ParagraphInProgress, isNumbered: Bool = true) {
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

    func emitInCell(_ done: ParagraphInProgress, from: Int, start: Int, label: String) {
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

    func label(of done: ParagraphInProgress) -> String {
        guard let list = done.numberingID ?? done.style.numberingID, list != 0 else { return "" }
        var level = done.numberingLevel ?? done.style.numberingLevel ?? 0
        if done.numberingID == nil, let styled = numbering.level(ofStyle: done.styleID, in: list) { level = styled }
        return counter.next(list: list, level: level)
    }
}

extension UInt8 {
    /// Blank, tab or line break.
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
