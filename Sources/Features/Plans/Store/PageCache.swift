package import Database
package import Design
import Documents
import Ledger
package import Organizations
import Synchronization
package import Vocabulary

/// Parts of pages already made, kept until the next entry of the ledger; asked for by many at once, a part is made once.
///
/// Every write of the house makes an entry, and the number of the last one is read before a part is made, so a kept part
/// is never older than the data. The day is in the key because lateness moves with it.
package final class PageCache: Sendable {
    private struct Kept {
        var head: Int64 = -1
        var bytes = 0
        var parts: [String: Task<[HTML], any Error>] = [:]
    }

    private let database: Database
    private let kept = Mutex(Kept())
    /// What may be kept in all.
    private let limitBytes = 16 << 20

    package init(database: Database) { self.database = database }

    /// The part under `key` for this reader on this day, made by `make` when it is not kept.
    ///
    /// - Parameters:
    ///   - key: everything the part depends on but the reader, the day and the data; without secrets.
    ///   - make: must depend on nothing else of the request.
    package func part(
        _ key: String, for viewer: Viewer, on today: Day, in language: Language,
        _ make: @escaping @Sendable () async throws -> HTML
    ) async throws -> HTML {
        try await parts(key, for: viewer, on: today, in: language) { [try await make()] }.joined()
    }

    /// As `part`, for a page with something between its parts that is made anew each time.
    package func parts(
        _ key: String, for viewer: Viewer, on today: Day, in language: Language,
        _ make: @escaping @Sendable () async throws -> [HTML]
    ) async throws -> [HTML] {
        let key = "\(PageCache.reach(viewer)) \(today.iso) \(language.rawValue) \(key)"
        let head = try await database.read { try Ledger.head(in: $0) }
        let (work, isNew) = kept.withLock { kept -> (Task<[HTML], any Error>, Bool) in
            // Who read the head before somebody else read a later one gets what is fresher.
            if kept.head >= head, let known = kept.parts[key] { return (known, false) }
            if kept.head < head || kept.bytes > limitBytes { kept = Kept(head: max(head, kept.head)) }
            // Its own task, so that a reader who goes away does not stop it for the others.
            let work = Task { try await make() }
            kept.parts[key] = work
            return (work, true)
        }
        do {
            let parts = try await work.value
            if isNew {
                let bytes = parts.reduce(key.utf8.count) { $0 + $1.markup.utf8.count }
                kept.withLock { $0.bytes += bytes }
            }
            return parts
        } catch {
            kept.withLock { if $0.parts[key] == work { $0.parts[key] = nil } }
            throw error
        }
    }

    /// What two viewers must share to see the same part.
    private static func reach(_ viewer: Viewer) -> String {
        let rows = viewer.readsAll ? "*" : viewer.roles.contains(.focal) ? "unit \(viewer.unit?.text ?? "-")" : "none"
        return "\(viewer.roles.isEmpty ? "public" : rows)\(viewer.keepsRegister ? " keeps" : "")"
    }
}
