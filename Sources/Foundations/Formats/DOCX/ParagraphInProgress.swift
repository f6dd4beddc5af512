/// A paragraph whose end has not been met.
struct ParagraphInProgress {
    /// Where its words start in the reader's buffer.
    var start = 0
    var styleID = ""
    var style = StyleSheet.Style()
    /// What its style says of its runs.
    var look = RunLook()
    var isCentered: Bool?
    var outline: Int?
    var numberingID: Int?
    var numberingLevel: Int?
    /// Its mark was deleted in a tracked change: it runs on into the next.
    var isMarkDeleted = false
    var allBold = true
    var allItalic = true
    var hasWords = false
    /// The page of its first word; 0 before there is one.
    var page = 0
    /// The encoding of the words from `letteringStart` on.
    var lettering = Lettering.unicode
    var letteringStart = 0
    var boxesBefore: [RichDocument.Block] = []
    var boxesAfter: [RichDocument.Block] = []

    init(start: Int = 0) { self.start = start }

    /// A paragraph that runs on from one whose mark was deleted.
    mutating func runOn(from carried: ParagraphInProgress) {
        start = carried.start
        hasWords = carried.hasWords
        allBold = carried.allBold
        allItalic = carried.allItalic
        page = carried.page
        boxesBefore = carried.boxesBefore
        boxesAfter = carried.boxesAfter
    }

    /// Takes one child of `w:pPr`.
    mutating func take(_ tag: Tag, _ attributes: MarkupAttributes, styles: StyleSheet) {
        switch tag {
        case .pStyle:
            guard let id = attributes["w:val"], let found = styles[id] else { return }
            styleID = id
            style = found
            look = found.look.over(styles.defaultLook)
        case .jc: isCentered = attributes.raw("w:val")?.equals("center")
        case .outlineLvl: outline = attributes.integer("w:val")
        case .numId: numberingID = attributes.integer("w:val")
        case .ilvl: numberingLevel = attributes.integer("w:val")
        default: break
        }
    }

    /// 1…9 for headings, 0 for body text.
    var headingLevel: Int {
        guard let level = outline ?? style.outline, 0...8 ~= level else { return 0 }
        return level + 1
    }

    /// The paragraph with its words.
    func finished(text: String, label: String, page: Int) -> Paragraph {
        Paragraph(
            text: text, label: label, headingLevel: headingLevel, isBold: hasWords && allBold,
            isItalic: hasWords && allItalic, isCentered: isCentered ?? style.isCentered ?? false,
            page: self.page == 0 ? page : self.page)
    }
}

/// A run, with its look worked out when its first words come.
struct RunInProgress {
    var look = RunLook()
    var isResolved = false
    var isBold = false
    var isItalic = false
    var isHidden = false
    var lettering = Lettering.unicode
    var textStart = 0

    mutating func resolve(in paragraph: ParagraphInProgress, styles: StyleSheet) {
        isResolved = true
        let beneath = look.style.flatMap { styles[$0]?.look } ?? RunLook()
        isBold = look.bold ?? beneath.bold ?? paragraph.look.bold ?? false
        isItalic = look.italic ?? beneath.italic ?? paragraph.look.italic ?? false
        isHidden = look.hidden ?? beneath.hidden ?? paragraph.look.hidden ?? false
        lettering = look.lettering ?? beneath.lettering ?? paragraph.look.lettering ?? .unicode
    }
}
