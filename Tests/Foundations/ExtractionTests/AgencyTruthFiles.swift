import Foundation

/// The hand-checked readings of real plans that lie beside the project, for tests that compare with all of them.
enum TruthFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "shared")

    static let exist = FileManager.default.fileExists(atPath: folder.appendingPathComponent("truth/agencies.json").path)

    static let rowFiles = [
        "tasks-000", "tasks-001-part", "tasks-003-part", "progress-004-part", "targets-003-annex", "projects-003-part",
    ]

    /// The rows of a truth file that is a list.
    static func rows(_ name: String) throws -> [[String: Any]] { try list(object(name)) }

    static func object(_ name: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent("truth/\(name).json")))
    }

    static func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

    /// The bytes of a seed by its number, `000`.
    static func seed(_ number: String) throws -> [UInt8] {
        let seeds = folder.appendingPathComponent("seeds")
        let names = try FileManager.default.contentsOfDirectory(atPath: seeds.path)
        guard let name = names.first(where: { $0.hasPrefix(number) }) else { return [] }
        return [UInt8](try Data(contentsOf: seeds.appendingPathComponent(name)))
    }
}
