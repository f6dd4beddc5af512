import Foundation

/// The project's own sources as text, for the house rules.
struct SourceTree {
    struct File {
        /// From the project's root: `Sources/Features/Plans/Store/Missions.swift`.
        let path: String
        let lines: [Substring]
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file below `folder`, by path.
    static func swift(_ folder: String) throws -> [File] {
        try files(folder, ending: ".swift")
    }

    /// Every file below `folder` whose name ends so, by path.
    static func files(_ folder: String, ending: String) throws -> [File] {
        let base = root.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(ending) }.sorted().map { name in
            let text = try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
            return File(path: "\(folder)/\(name)", lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }
}
