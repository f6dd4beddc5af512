package import Database
import Documents
package import Organizations
import Vietnamese
import Vocabulary

/// Finds units by what people call them.
package struct UnitNames: Sendable {
    let database: Database
    package init(database: Database) { self.database = database }

    /// The codes of units written as `Sở Tài chính; so-khcn`: by code, name or alias, without diacritics.
    ///
    /// - Throws: `PlanProblem.unitUnknown` with the piece that no unit matches.
    package func codes(in text: String, for viewer: Viewer) async throws -> [String] {
        let pieces = text.utf8.split { $0 == UInt8(ascii: ";") || $0 == 10 }.map { tidy(String(Substring($0))) }
            .filter { !$0.isEmpty }
        guard !pieces.isEmpty, !viewer.roles.isEmpty else { return [] }
        return try await database.read { tx in
            var codes: [String] = []
            for piece in pieces {
                let key = foldedKey(piece)
                let row = try tx.first(
                    """
                    SELECT code FROM units
                    WHERE code = \(key) OR name_folded = \(key)
                        OR id IN (SELECT unit_id FROM unit_aliases WHERE alias_folded = \(key))
                    ORDER BY CASE WHEN valid_to IS NULL THEN 0 ELSE 1 END, name_sort, id LIMIT 1
                    """)
                guard let row else { throw PlanProblem.unitUnknown(piece) }
                let code: String = try row.get("code")
                if !codes.contains(code) { codes.append(code) }
            }
            return codes
        }
    }
}
