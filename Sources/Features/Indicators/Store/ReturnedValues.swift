import Database
import Organizations
import Vocabulary

/// Values that came back to the unit that sent them and were not sent anew.
struct ReturnedValues: Sendable {
    let database: Database

    /// How many cells of the viewer's own unit stand returned: their newest version is one.
    func count(of viewer: Viewer) async throws -> Int {
        guard let unit = viewer.unit else { return 0 }
        let row = try await database.rows(
            """
            SELECT COUNT(*) AS n FROM value_entries e JOIN value_series s ON s.number = e.series
            WHERE s.unit_id = \(unit) AND e.state = 'returned' AND NOT EXISTS (SELECT 1 FROM value_entries later
                WHERE later.series = e.series AND later.period = e.period AND later.seq > e.seq)
            """
        ).first
        return try row?.get("n") ?? 0
    }
}
