/// The lists of a DOCX (`numbering.xml`).
struct Numbering {
    struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        /// The level whose step starts this one again; nil for the usual (any level above), 0 for never.
        var restart: Int?
        var isLegal = false
        /// The paragraph style that carries this level.
        var style: String?
        var lettering = Lettering.unicode
    }

    struct List {
        var abstractID = 0
        var startOverrides: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    fileprivate(set) var abstracts: [Int: [Int: Level]] = [:]
    fileprivate(set) var lists: [Int: List] = [:]
    fileprivate var styleLinks: [Int: String] = [:]

    init() {}

    init(
        of archive: ZipArchive, part: String, styles: StyleSheet, clock: ReadingClock
    ) throws(UnreadableDocument) {
        let reader = NumberingReader(limits: archive.limits, clock: clock)
        _ = try reader.read(part, of: archive)
        self = reader.numbering
        // A list that only names a numbering style takes the levels of that style's list.
        for (id, style) in styleLinks {
            guard let list = styles[style]?.numberingID.flatMap({ lists[$0] }) else { continue }
            abstracts[id] = abstracts[list.abstractID]
        }
    }

    /// The level of a list, with the list's own changes.
    func level(_ level: Int, of id: Int) -> Level? {
        guard let list = lists[id] else { return nil }
        return list.levels[level] ?? abstracts[list.abstractID]?[level]
    }

    /// The level that a paragraph style carries in a list.
    func level(ofStyle style: String, in id: Int) -> Int? {
        guard let list = lists[id] else { return nil }
        return abstracts[list.abstractID]?.filter { $0.value.style == style }.keys.min()
    }
}

private final class NumberingReader: MarkupReader {
    var numbering = Numbering()
    private var abstractID: Int?
    private var listID: Int?
    private var levelIndex: Int?
    private var level = Numbering.Level()
    private var overridden: Int?
    private var inRunLook = false

    override func restart() { numbering = Numbering() }

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        switch tag {
        case .abstractNum:
            abstractID = attributes.integer("w:abstractNumId")
            if let abstractID { numbering.abstracts[abstractID] = [:] }
        case .num:
            listID = attributes.integer("w:numId")
            if let listID { numbering.lists[listID] = Numbering.List() }
        case .abstractNumId:
            if let listID { numbering.lists[listID]?.abstractID = attributes.integer("w:val") ?? 0 }
        case .numStyleLink:
            if let abstractID { numbering.styleLinks[abstractID] = attributes["w:val"] }
        case .lvlOverride: overridden = attributes.integer("w:ilvl")
        case .startOverride:
            if let listID, let overridden {
                numbering.lists[listID]?.startOverrides[overridden] = attributes.integer("w:val")
            }
        case .lvl:
            levelIndex = attributes.integer("w:ilvl").flatMap { 0...8 ~= $0 ? $0 : nil }
            level = Numbering.Level()
        case .start: level.start = min(max(attributes.integer("w:val") ?? 1, 0), 1_000_000)
        case .numFmt: level.format = attributes["w:val"] ?? "decimal"
        case .lvlText: level.text = attributes["w:val"] ?? ""
        case .lvlRestart: level.restart = attributes.integer("w:val")
        case .isLgl: level.isLegal = attributes.isOn()
        case .pStyle: level.style = attributes["w:val"]
        case .rFonts:
            if let font = attributes.raw("w:ascii") ?? attributes.raw("w:hAnsi") {
                level.lettering = Lettering(font: font)
            }
        default: break
        }
    }

    override func end(_ tag: Tag) {
        switch tag {
        case .lvl:
            guard let levelIndex else { return }
            if let listID {
                numbering.lists[listID]?.levels[levelIndex] = level
            } else if let abstractID {
                numbering.abstracts[abstractID]?[levelIndex] = level
            }
            self.levelIndex = nil
        case .abstractNum: abstractID = nil
        case .num: listID = nil
        case .lvlOverride: overridden = nil
        default: break
        }
    }
}
