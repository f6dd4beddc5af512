/// Paragraph and character styles of a DOCX, with what they inherit.
struct StyleSheet {
    struct Style {
        var basedOn: String?
        var look = RunLook()
        var isCentered: Bool?
        /// Outline level from 0; 9 is body text.
        var outline: Int?
        var numberingID: Int?
        var numberingLevel: Int?
    }

    fileprivate(set) var styles: [String: Style] = [:]
    /// The look of text that nothing else describes.
    fileprivate(set) var defaultLook = RunLook()
    /// The style of paragraphs that name none.
    fileprivate(set) var defaultParagraphStyle = Style()

    subscript(_ id: String) -> Style? { styles[id] }

    init() {}

    init(of archive: ZipArchive, part: String, clock: ReadingClock) throws(UnreadableDocument) {
        let reader = StyleSheetReader(limits: archive.limits, clock: clock)
        _ = try reader.read(part, of: archive)
        self = reader.sheet
        for id in styles.keys { styles[id] = resolved(id, seen: []) }
        defaultParagraphStyle = reader.defaultID.flatMap { styles[$0] } ?? Style()
    }

    private func resolved(_ id: String, seen: Set<String>) -> Style {
        guard var style = styles[id] else { return Style() }
        guard let parent = style.basedOn, !seen.contains(parent), parent != id, seen.count < 20 else { return style }
        let beneath = resolved(parent, seen: seen.union([id]))
        style.look = style.look.over(beneath.look)
        style.isCentered = style.isCentered ?? beneath.isCentered
        style.outline = style.outline ?? beneath.outline
        style.numberingID = style.numberingID ?? beneath.numberingID
        style.numberingLevel = style.numberingLevel ?? beneath.numberingLevel
        return style
    }
}

private final class StyleSheetReader: MarkupReader {
    var sheet = StyleSheet()
    var defaultID: String?
    private var id: String?
    private var style = StyleSheet.Style()
    private var inDefaults = false
    private var inRunLook = false

    override func restart() {
        sheet = StyleSheet()
        (id, style, inDefaults, inRunLook) = (nil, StyleSheet.Style(), false, false)
    }

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        switch tag {
        case .docDefaults: inDefaults = true
        case .style:
            id = attributes["w:styleId"]
            style = StyleSheet.Style()
            if attributes["w:type"] == "paragraph", attributes.raw("w:default") != nil, attributes.isOn("w:default") {
                defaultID = id
            }
        case .basedOn: style.basedOn = attributes["w:val"]
        case .styleName:
            let name = (attributes["w:val"] ?? "").lowercased()
            if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)), 1...9 ~= level {
                style.outline = level - 1
            }
        case .rPr: inRunLook = true
        case .jc: style.isCentered = attributes["w:val"] == "center"
        case .outlineLvl: style.outline = attributes.integer("w:val")
        case .numId: style.numberingID = attributes.integer("w:val")
        case .ilvl: style.numberingLevel = attributes.integer("w:val")
        case .rPrChange, .pPrChange: skip()
        default:
            guard inRunLook else { return }
            if inDefaults { sheet.defaultLook.take(tag, attributes) } else { style.look.take(tag, attributes) }
        }
    }

    override func end(_ tag: Tag) {
        switch tag {
        case .docDefaults: inDefaults = false
        case .rPr: inRunLook = false
        case .style:
            if let id { sheet.styles[id] = style }
            id = nil
        default: break
        }
    }
}
