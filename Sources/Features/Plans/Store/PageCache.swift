import Database
import Design
import Documents
import Ledger
import Organizations
import Synchronization
import Vocabulary

/// Parts of pages already made, kept until the next entry of the ledger.
///
/// Every write of the house makes an entry, and the number of the last one is read before a part is made, so a kept part
/// is never older than the data. The day is in the key because lateness moves with it.
final class PageCache: Sendable {
    private struct Kept {
        var head: Int64 = -1
        var bytes = 0
        var parts: [String: [HTML]] = [:]
    }

    private let database: Database
    private let kept = Mutex(Kept())
    /// What may be kept in all.
    private let limitBytes = 16 << 20

    init(database: Database) { self.database = database }

    /// The part under `key` for this reader on this day, made by `make` when it is not kept.
    ///
    /// - Parameters:
    ///   - key: everything the part depends on but the reader, the day and the data; without secrets.
    ///   - make: must depend on nothing else of the request.
    func part(
        _ key: String, for viewer: Viewer, on today: Day, in language: Language, _ make: () async throws -> HTML
    ) async throws -> HTML {
        try await parts(key, for: viewer, on: today, in: language) { [try await make()] }.joined()
    }

    /// As `part`, for a page with something between its parts that is made anew each time.
    func parts(
        _ key: String, for viewer: Viewer, on today: Day, in language: Language, _ make: () async throws -> [HTML]
    ) async throws -> [HTML] {
        let key = "\(PageCache.reach(viewer)) \(today.iso) \(language.rawValue) \(key)"
        let head = try await database.read { try Ledger.head(in: $0) }
        if let known = kept.withLock({ $0.head == head ? $0.parts[key] : nil }) { return known }
        let fresh = try await make()
        kept.withLock { kept in
            if kept.head != head || kept.bytes > limitBytes { kept = Kept(head: head) }
            kept.bytes += fresh.reduce(key.utf8.count) { $0 + $1.markup.utf8.count }
            kept.parts[key] = fresh
        }
        return fresh
    }

    /// What two viewers must share to see the same part.
    private static func reach(_ viewer: Viewer) -> String {
        let rows = viewer.readsAll ? "*" : viewer.roles.contains(.focal) ? "unit \(viewer.unit?.text ?? "-")" : "none"
        return "\(viewer.roles.isEmpty ? "public" : rows)\(viewer.keepsRegister ? " keeps" : "")"
    }
}
