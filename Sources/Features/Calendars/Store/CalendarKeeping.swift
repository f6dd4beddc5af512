import Database
import Ledger
package import Organizations
import Vocabulary

/// The calendar written: one day by hand, many from a file, the shipped ones at the start.
extension Calendars {
    /// Adds a day.
    ///
    /// - Returns: The line's id.
    /// - Throws: `CalendarProblem.dayTaken` when the day has a line in force.
    @discardableResult
    package func enter(_ viewer: Viewer, _ day: SpecialDay) async throws -> String {
        guard viewer.keeps else { throw NotVisible() }
        let world = world
        return try await database.write { tx in
            try Calendars.insert(day, in: tx, by: viewer, world)
        }
    }

    /// Takes a day out of force; its line stays with the reason.
    ///
    /// - Throws: `NotVisible` for an unknown line, `CalendarProblem.alreadyGone` for one withdrawn before.
    package func withdraw(_ viewer: Viewer, _ id: String, reason: String) async throws {
        guard viewer.keeps else { throw NotVisible() }
        let world = world
        try await database.write { tx in
            guard let row = try tx.first("SELECT * FROM calendar_days WHERE id = \(id)"),
                let entry = try Entry(row: row)
            else { throw NotVisible() }
            let done = try tx.run(
                """
                UPDATE calendar_days SET withdrawn_at = \(world.now()), withdrawn_reason = \(reason),
                changed_at = \(world.now()) WHERE id = \(id) AND withdrawn_at IS NULL
                """)
            guard done == 1 else { throw CalendarProblem.alreadyGone }
            var after = entry.day.noted
            after.append(("withdrawn", .string(reason)))
            try tx.note("calendar-day-withdrawn", id, before: entry.day.noted, after: after, by: viewer, world)
        }
    }

    /// What the file would do; writes nothing.
    ///
    /// - Throws: `CalendarProblem` when the whole file cannot be used.
    package func examine(_ viewer: Viewer, file bytes: [UInt8]) async throws -> CalendarExamination {
        guard viewer.keeps else { throw NotVisible() }
        let file = try CalendarFile(bytes)
        return try await database.read { CalendarExamination(file, against: try Calendars.inForce($0)) }
    }

    /// Writes the file's new and changed days in one transaction; days it does not name stay as they are.
    ///
    /// - Throws: `CalendarProblem.findings` when a line has an error, and then nothing is written.
    @discardableResult
    package func apply(_ viewer: Viewer, file bytes: [UInt8]) async throws -> CalendarExamination {
        guard viewer.keeps else { throw NotVisible() }
        let file = try CalendarFile(bytes)
        let world = world
        return try await database.write { tx in
            let examination = CalendarExamination(file, against: try Calendars.inForce(tx))
            guard examination.findings.isEmpty else { throw CalendarProblem.findings(examination.findings.count) }
            for entry in examination.entries {
                switch entry.effect {
                case .same: continue
                case .new: try Calendars.insert(entry.day, in: tx, by: viewer, world)
                case .changed(let known):
                    try tx.run(
                        """
                        UPDATE calendar_days SET kind = \(entry.day.kind.rawValue), name = \(entry.day.name),
                        source = \(entry.day.source), is_tet = \(entry.day.isTet ? 1 : 0), changed_at = \(world.now())
                        WHERE id = \(known.id)
                        """)
                    try tx.note(
                        "calendar-day-changed", known.id, before: known.day.noted, after: entry.day.noted, by: viewer,
                        world)
                }
            }
            return examination
        }
    }

    /// Puts the shipped days in whose day has no line yet, in force or withdrawn: what a province has corrected stays.
    ///
    /// - Returns: How many were new.
    @discardableResult
    package func seedShipped(_ viewer: Viewer = .system("calendar")) async throws -> Int {
        let shipped = try CalendarFile.shipped()
        let world = world
        return try await database.write { tx in
            let known = Set(try tx.rows("SELECT day FROM calendar_days").map { try $0.get("day", as: Day.self) })
            var fresh = 0
            for day in shipped.lines.map(\.day) where !known.contains(day.day) {
                // Another server may be starting at the same time.
                if try Calendars.added(day, in: tx, by: viewer, world) != nil { fresh += 1 }
            }
            return fresh
        }
    }

    @discardableResult
    private static func insert(
        _ day: SpecialDay, in tx: any Transaction, by viewer: Viewer, _ world: World
    ) throws -> String {
        guard let id = try added(day, in: tx, by: viewer, world) else { throw CalendarProblem.dayTaken(day.day) }
        return id
    }

    /// The id of the new line; nil when the day has a line in force.
    private static func added(
        _ day: SpecialDay, in tx: any Transaction, by viewer: Viewer, _ world: World
    ) throws -> String? {
        let id = world.newID()
        let done = try tx.run(
            """
            INSERT INTO calendar_days (id, day, kind, name, source, is_tet, changed_at)
            VALUES (\(id), \(day.day), \(day.kind.rawValue), \(day.name), \(day.source), \(day.isTet ? 1 : 0),
                \(world.now()))
            ON CONFLICT (day) WHERE withdrawn_at IS NULL DO NOTHING
            """)
        guard done == 1 else { return nil }
        try tx.note("calendar-day-added", id, before: nil, after: day.noted, by: viewer, world)
        return id
    }
}

extension SpecialDay {
    /// The day as the ledger keeps it.
    var noted: [(String, JSON)] {
        [
            ("day", .string(day.iso)), ("kind", .string(kind.rawValue)), ("name", .string(name)),
            ("source", .string(source)), ("tet", .bool(isTet)),
        ]
    }
}

extension Transaction {
    /// Notes a deed about a day of the calendar in the ledger.
    fileprivate func note(
        _ deed: String, _ id: String, before: [(String, JSON)]?, after: [(String, JSON)]?, by viewer: Viewer,
        _ world: World
    ) throws {
        try record(
            Change(
                deed: deed, subjectKind: "calendar-day", subject: id, before: before.map { .object($0) },
                after: after.map { .object($0) }, actor: viewer.actor, actorName: viewer.actorName), world: world)
    }
}
