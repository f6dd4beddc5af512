internal import Vietnamese

/// The list of sheets.
final class WorkbookReader: MarkupReader {
    private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
    private(set) var startsIn1904 = false

    override func restart() { sheets = [] }

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        if tag == .sheet, let id = attributes["r:id"] {
            let isHidden = attributes["state"].map { $0 != "visible" } ?? false
            sheets.append((nfc(attributes["name"] ?? ""), id, isHidden))
        } else if tag == .workbookPr {
            startsIn1904 = attributes.raw("date1904") != nil && attributes.isOn("date1904")
        }
    }
}

/// The texts that cells share.
final class SharedStringsReader: MarkupReader {
    private(set) var strings: [String] = []
    private var bytes: [UInt8] = []

    override func restart() { (strings, bytes) = ([], []) }

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        switch tag {
        case .sheetText: wantsText = true
        case .rPh: skip()
        default: break
        }
    }

    override func end(_ tag: Tag) {
        if tag == .sheetText {
            wantsText = false
        } else if tag == .si {
            strings.append(cellText(bytes))
            bytes.removeAll(keepingCapacity: true)
        }
    }

    override func text(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }
}

/// A cell's text: without blanks at its ends, line breaks as `\n`, the sheet's own escapes (`_x000D_`) undone, NFC.
func cellText(_ bytes: [UInt8]) -> String {
    var plain = bytes
    if bytes.contains(0x5F) { plain = unescaped(bytes) }
    if plain.contains(0x0D) {
        var lines: [UInt8] = []
        for (index, byte) in plain.enumerated() {
            if byte != 0x0D {
                lines.append(byte)
            } else if index + 1 >= plain.count || plain[index + 1] != 0x0A {
                lines.append(0x0A)
            }
        }
        plain = lines
    }
    var from = 0
    var to = plain.count
    while to > from, plain[to - 1] <= 0x20 { to -= 1 }
    while from < to, plain[from] <= 0x20 { from += 1 }
    return plain.withUnsafeBufferPointer { nfc(utf8: UnsafeBufferPointer(rebasing: $0[from..<to])) }
}

/// `_xHHHH_` as the scalar it stands for.
private func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
        if bytes[index] == 0x5F, index + 6 < bytes.count, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F,
            let code = UInt32(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(code)
        {
            plain.append(contentsOf: String(Character(scalar)).utf8)
            index += 7
        } else {
            plain.append(bytes[index])
            index += 1
        }
    }
    return plain
}

/// How the cells of each style look.
final class CellLooksReader: MarkupReader {
    private(set) var looks: [(number: NumberLook, isBold: Bool)] = []
    private var codes: [Int: NumberLook] = [:]
    private var boldFonts: [Bool] = []
    private var inFonts = false
    private var inCells = false

    override func restart() { (looks, codes, boldFonts, inFonts, inCells) = ([], [:], [], false, false) }

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        switch tag {
        case .sheetNumFmt:
            if let id = attributes.integer("numFmtId"), let code = attributes["formatCode"] {
                codes[id] = NumberLook(code: code)
            }
        case .fonts: inFonts = true
        case .font: if inFonts { boldFonts.append(false) }
        case .sheetBold: if inFonts, !boldFonts.isEmpty { boldFonts[boldFonts.count - 1] = attributes.isOn("val") }
        case .cellXfs: inCells = true
        case .xf:
            guard inCells else { return }
            let id = attributes.integer("numFmtId") ?? 0
            let font = attributes.integer("fontId") ?? 0
            let isBold = boldFonts.indices.contains(font) && boldFonts[font]
            looks.append((codes[id] ?? NumberLook(builtin: id), isBold))
        default: break
        }
    }

    override func end(_ tag: Tag) {
        if tag == .fonts { inFonts = false } else if tag == .cellXfs { inCells = false }
    }
}

/// The words of text boxes in a drawing.
final class DrawingReader: MarkupReader {
    private(set) var paragraphs: [Paragraph] = []
    private var bytes: [UInt8] = []

    override func restart() { (paragraphs, bytes) = ([], []) }

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        switch tag {
        case .drawingText: wantsText = true
        case .fallback: skip()
        default: break
        }
    }

    override func end(_ tag: Tag) {
        if tag == .drawingText {
            wantsText = false
        } else if tag == .drawingParagraph {
            let text = cellText(bytes)
            bytes.removeAll(keepingCapacity: true)
            if !text.isEmpty { paragraphs.append(Paragraph(text: text)) }
        }
    }

    override func text(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }
}
