/// The parts of an Office package and how they point at each other.
struct PackageParts {
    struct Relationship {
        var id: String
        /// The last word of its type: `officeDocument`, `styles`, `header`, …
        var kind: String
        /// The part it points at, from the root of the package, without a leading slash.
        var part: String
    }

    /// Content types by part name, lower case, and by extension.
    private(set) var contentTypes: [String: String] = [:]
    private(set) var defaultTypes: [String: String] = [:]
    /// The part that the package is about.
    private(set) var mainPart = ""

    private let archive: ZipArchive
    private let clock: ReadingClock

    init(of archive: ZipArchive, clock: ReadingClock) throws(UnreadableDocument) {
        self.archive = archive
        self.clock = clock
        let types = ContentTypesReader(limits: archive.limits, clock: clock)
        _ = try types.read("[Content_Types].xml", of: archive)
        contentTypes = types.overrides
        defaultTypes = types.defaults
        mainPart = try relationships(of: "").first { $0.kind == "officeDocument" }?.part ?? ""
    }

    func contentType(of part: String) -> String {
        if let type = contentTypes[part.lowercased()] { return type }
        return defaultTypes[part.split(separator: ".").last.map { $0.lowercased() } ?? ""] ?? ""
    }

    /// What a part points at inside the package; an empty name is the package itself.
    func relationships(of part: String) throws(UnreadableDocument) -> [Relationship] {
        let (folder, name) = split(part)
        let reader = RelationshipsReader(folder: folder, limits: archive.limits, clock: clock)
        _ = try reader.read(folder + "_rels/" + name + ".rels", of: archive)
        return reader.found
    }

    private func split(_ part: String) -> (folder: String, name: String) {
        guard let slash = part.lastIndex(of: "/") else { return ("", part) }
        return (String(part[...slash]), String(part[part.index(after: slash)...]))
    }
}

private final class ContentTypesReader: MarkupReader {
    var overrides: [String: String] = [:]
    var defaults: [String: String] = [:]

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        if tag == .contentOverride, let part = attributes["PartName"] {
            overrides[String(part.drop { $0 == "/" }).lowercased()] = attributes["ContentType"]
        } else if tag == .contentDefault, let suffix = attributes["Extension"] {
            defaults[suffix.lowercased()] = attributes["ContentType"]
        }
    }
}

private final class RelationshipsReader: MarkupReader {
    var found: [PackageParts.Relationship] = []
    private let folder: String

    init(folder: String, limits: ReadingLimits, clock: ReadingClock) {
        self.folder = folder
        super.init(limits: limits, clock: clock)
    }

    override func restart() { found = [] }

    override func begin(_ tag: Tag, _ attributes: MarkupAttributes) {
        guard tag == .relationship, let id = attributes["Id"], let target = attributes["Target"] else { return }
        // What lies outside the package is never fetched.
        if attributes["TargetMode"] == "External" { return }
        let kind = attributes["Type"]?.split(separator: "/").last.map { String($0) } ?? ""
        found.append(PackageParts.Relationship(id: id, kind: kind, part: resolve(target)))
    }

    private func resolve(_ target: String) -> String {
        var steps: [Substring] = []
        for step in ((target.hasPrefix("/") ? "" : folder) + target).split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
