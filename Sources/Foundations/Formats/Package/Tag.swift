/// The elements that mean something to a reader, by their usual names; all others are `other`.
enum Tag: String, CaseIterable {
    case other = ""
    // Word: blocks and runs.
    case body = "w:body", p = "w:p", pPr = "w:pPr", r = "w:r", rPr = "w:rPr", t = "w:t", tab = "w:tab", br = "w:br"
    case cr = "w:cr", noBreakHyphen = "w:noBreakHyphen", sym = "w:sym", ptab = "w:ptab"
    case lastRenderedPageBreak = "w:lastRenderedPageBreak", rt = "w:rt", sdtPr = "w:sdtPr", sectPr = "w:sectPr"
    case txbxContent = "w:txbxContent", alternate = "mc:AlternateContent", choice = "mc:Choice"
    case fallback = "mc:Fallback", mathText = "m:t", altChunk = "w:altChunk", denominator = "m:den"
    // Word: fields and notes.
    case fldChar = "w:fldChar", fldSimple = "w:fldSimple", instrText = "w:instrText"
    case footnoteReference = "w:footnoteReference", endnoteReference = "w:endnoteReference"
    case footnote = "w:footnote", endnote = "w:endnote"
    case headerReference = "w:headerReference", footerReference = "w:footerReference"
    // Word: tracked changes.
    case ins = "w:ins", del = "w:del", moveFrom = "w:moveFrom", moveTo = "w:moveTo", cellDel = "w:cellDel"
    case rPrChange = "w:rPrChange", pPrChange = "w:pPrChange", tblPrChange = "w:tblPrChange"
    case tblGridChange = "w:tblGridChange", trPrChange = "w:trPrChange", tcPrChange = "w:tcPrChange"
    case tblPrExChange = "w:tblPrExChange", sectPrChange = "w:sectPrChange"
    // Word: looks.
    case pStyle = "w:pStyle", rStyle = "w:rStyle", jc = "w:jc", outlineLvl = "w:outlineLvl", numPr = "w:numPr"
    case numId = "w:numId", ilvl = "w:ilvl", bold = "w:b", italic = "w:i", rFonts = "w:rFonts", vanish = "w:vanish"
    case style = "w:style", basedOn = "w:basedOn", styleName = "w:name", docDefaults = "w:docDefaults"
    // Word: numbering.
    case abstractNum = "w:abstractNum", num = "w:num", abstractNumId = "w:abstractNumId", lvl = "w:lvl"
    case lvlText = "w:lvlText", numFmt = "w:numFmt", start = "w:start", lvlRestart = "w:lvlRestart", isLgl = "w:isLgl"
    case lvlOverride = "w:lvlOverride", startOverride = "w:startOverride", numStyleLink = "w:numStyleLink"
    // Word: tables.
    case tbl = "w:tbl", tr = "w:tr", tc = "w:tc", trPr = "w:trPr", tcPr = "w:tcPr", gridSpan = "w:gridSpan"
    case vMerge = "w:vMerge", hMerge = "w:hMerge", gridBefore = "w:gridBefore", tblHeader = "w:tblHeader"
    // Packages.
    case relationship = "Relationship", contentDefault = "Default", contentOverride = "Override"
    // Sheets.
    case workbookPr, sheet, si, sheetText = "t", rPh, row, c, v, f, isText = "is", mergeCell, sheetNumFmt = "numFmt"
    case cellXfs, xf, fonts, font, sheetBold = "b", oddHeader, oddFooter, firstHeader, firstFooter
    case drawingParagraph = "a:p", drawingText = "a:t"
}

/// Finds the tag of a name by a 64-bit hash of its bytes.
final class TagTable: Sendable {
    static let shared = TagTable()

    private let slots: [(hash: UInt64, tag: Tag)]
    private static let mask = 511

    private init() {
        var slots = [(hash: UInt64, tag: Tag)](repeating: (0, .other), count: Self.mask + 1)
        for tag in Tag.allCases where tag != .other {
            let hash = tag.rawValue.withCString { Self.hash($0) }
            var slot = Int(truncatingIfNeeded: hash >> 32) & Self.mask
            while slots[slot].tag != .other { slot = (slot + 1) & Self.mask }
            slots[slot] = (hash, tag)
        }
        self.slots = slots
    }

    @inline(__always)
    subscript(_ name: UnsafePointer<CChar>) -> Tag {
        let hash = Self.hash(name)
        var slot = Int(truncatingIfNeeded: hash >> 32) & Self.mask
        while slots[slot].tag != .other {
            if slots[slot].hash == hash { return slots[slot].tag }
            slot = (slot + 1) & Self.mask
        }
        return .other
    }

    /// FNV-1a.
    @inline(__always)
    private static func hash(_ name: UnsafePointer<CChar>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var at = name
        while at[0] != 0 {
            hash = (hash ^ UInt64(UInt8(bitPattern: at[0]))) &* 0x100_0000_01B3
            at += 1
        }
        return hash
    }
}
