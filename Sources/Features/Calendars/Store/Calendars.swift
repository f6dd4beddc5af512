package import Database
import Ledger
package import Organizations
package import Vocabulary

/// The calendar of special days. Every account and the house's own jobs read it; only a keeper writes it.
package struct Calendars: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// One line of the calendar as it is kept.
    package struct Entry: Hashable, Sendable {
        package let id: String
        package let day: SpecialDay
        /// Why it counts no more; nil while it is in force.
        package let withdrawnReason: String?
    }

    /// The days in force, as a calendar to reckon with.
    package func calendar(in tx: any Transaction) throws -> WorkCalendar {
        WorkCalendar(
            try tx.rows(
                "SELECT day, kind, name, source, is_tet FROM calendar_days WHERE withdrawn_at IS NULL ORDER BY day"
            ).compactMap(SpecialDay.init(row:)))
    }

    /// The days in force, as a calendar to reckon with.
    package func calendar() async throws -> WorkCalendar { try await database.read { try calendar(in: $0) } }

    /// The lines of one year by day, those in force before those withdrawn.
    package func list(_ viewer: Viewer, year: Int) async throws -> [Entry] {
        guard viewer.actor != "public" else { throw NotVisible() }
        let (first, last) = ("\(Calendars.padded(year))-01-01", "\(Calendars.padded(year))-12-31")
        return try await database.rows(
            """
            SELECT * FROM calendar_days WHERE day >= \(first) AND day <= \(last)
            ORDER BY day, CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END, id
            """
        ).compactMap(Entry.init(row:))
    }

    /// One line, in force or withdrawn.
    ///
    /// - Throws: `NotVisible` when there is none.
    package func find(_ viewer: Viewer, _ id: String) async throws -> Entry {
        guard viewer.actor != "public",
            let row = try await database.rows("SELECT * FROM calendar_days WHERE id = \(id)").first,
            let entry = try Entry(row: row)
        else { throw NotVisible() }
        return entry
    }

    /// The years of which there is a line in force, in order.
    package func years(_ viewer: Viewer) async throws -> [Int] {
        guard viewer.actor != "public" else { throw NotVisible() }
        return try await database.rows(
            """
            SELECT DISTINCT substr(day, 1, 4) AS year FROM calendar_days WHERE withdrawn_at IS NULL
            ORDER BY substr(day, 1, 4)
            """
        ).compactMap { Int(try $0.get("year", as: String.self)) }
    }

    /// All days in force as a calendar file that `apply` reads back to the same.
    package func export(_ viewer: Viewer) async throws -> [UInt8] {
        guard viewer.keeps else { throw NotVisible() }
        return try await database.read { CalendarFile.bytes(try Calendars.inForce($0).map(\.day)) }
    }

    /// The lines in force by day.
    static func inForce(_ tx: any Transaction) throws -> [Entry] {
        try tx.rows("SELECT * FROM calendar_days WHERE withdrawn_at IS NULL ORDER BY day").compactMap(Entry.init(row:))
    }

    private static func padded(_ year: Int) -> String {
        let text = String(max(0, min(9999, year)))
        return String(repeating: "0", count: 4 - text.utf8.count) + text
    }
}

extension SpecialDay {
    /// Nil for a kind that a later version of the product wrote.
    init?(row: Row) throws {
        guard let kind = DayKind(rawValue: try row.get("kind")) else { return nil }
        self.init(
            day: try row.get("day"), kind: kind, name: try row.get("name"), source: try row.get("source"),
            isTet: try row.get("is_tet", as: Int.self) == 1)
    }
}

extension Calendars.Entry {
    init?(row: Row) throws {
        guard let day = try SpecialDay(row: row) else { return nil }
        self.init(id: try row.get("id"), day: day, withdrawnReason: try row.get("withdrawn_reason"))
    }
}
