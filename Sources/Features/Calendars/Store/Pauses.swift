package import Database
import Ledger
package import Organizations
import Vietnamese
package import Vocabulary

/// Force-majeure events: every account sees them; the coordinator or a keeper declares and ends them.
package struct Pauses: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// One event as it is kept.
    package struct Record: Hashable, Sendable {
        package let pause: Pause
        /// The listed communes in Vietnamese order.
        package let units: [OrgUnit]
        /// The document that ended it; nil while it lasts, or when it was declared with its end.
        package let endWords: String?
        package let declaredAt: Instant
        /// Why it counts no more; nil for one that counts.
        package let withdrawnReason: String?
    }

    /// What a declaration says.
    package struct Declaration: Hashable, Sendable {
        package var name: String
        package var words: String
        package var from: Day
        package var to: Day?
        package var units: Set<ID<OrgUnit>>

        package init(name: String, words: String, from: Day, to: Day? = nil, units: Set<ID<OrgUnit>>) {
            self.name = name
            self.words = words
            self.from = from
            self.to = to
            self.units = units
        }
    }

    /// The pauses that count, those still lasting and those ended, by their first day.
    package func all(in tx: any Transaction) throws -> [Pause] {
        var units: [ID<Pause>: Set<ID<OrgUnit>>] = [:]
        for row in try tx.rows("SELECT pause_id, unit_id FROM pause_units") {
            units[try row.get("pause_id"), default: []].insert(try row.get("unit_id"))
        }
        return try tx.rows("SELECT * FROM pauses WHERE withdrawn_at IS NULL ORDER BY valid_from, id").map {
            try Pause(row: $0, units: units[try $0.get("id")] ?? [])
        }
    }

    /// All events, also withdrawn ones, the latest first.
    package func list(_ viewer: Viewer) async throws -> [Record] {
        guard viewer.actor != "public" else { throw NotVisible() }
        return try await database.read { tx in
            try tx.rows("SELECT * FROM pauses ORDER BY valid_from DESC, id DESC").map { try record($0, in: tx) }
        }
    }

    /// One event.
    ///
    /// - Throws: `NotVisible` when there is none.
    package func find(_ viewer: Viewer, _ id: ID<Pause>) async throws -> Record {
        guard viewer.actor != "public" else { throw NotVisible() }
        return try await database.read { tx in
            guard let row = try tx.first("SELECT * FROM pauses WHERE id = \(id)") else { throw NotVisible() }
            return try record(row, in: tx)
        }
    }

    /// The communes that exist on a day, in Vietnamese order: whom an event may list.
    package func communes(on day: Day) async throws -> [OrgUnit] {
        try await database.read { try Pauses.communes(on: day, in: $0) }
    }

    /// The communes of a pasted list, by name with or without «Xã», by another name or by code; and the names that
    /// none bears, or that more than one does.
    package func communes(
        named names: [String], on day: Day
    ) async throws -> (found: Set<ID<OrgUnit>>, unknown: [String]) {
        try await database.read { tx in
            let units = try Pauses.communes(on: day, in: tx)
            var names = names
            var bearers: [String: Set<ID<OrgUnit>>] = [:]
            for unit in units {
                for word in CommuneName.ways(of: unit) { bearers[comparisonKey(word), default: []].insert(unit.id) }
            }
            let ids = Set(units.map(\.id))
            for row in try tx.rows("SELECT unit_id, alias FROM unit_aliases") {
                let id: ID<OrgUnit> = try row.get("unit_id")
                if ids.contains(id) {
                    bearers[comparisonKey(try row.get("alias", as: String.self)), default: []].insert(id)
                }
            }
            var found: Set<ID<OrgUnit>> = []
            names.removeAll { name in
                guard let bearer = bearers[comparisonKey(name)], bearer.count == 1 else { return false }
                found.formUnion(bearer)
                return true
            }
            return (found, names)
        }
    }

    /// Declares an event by a decision.
    ///
    /// - Throws: `CalendarProblem` when it names nobody, somebody who is no commune on its first day, or ends before it
    ///   begins.
    @discardableResult
    package func declare(_ viewer: Viewer, _ new: Declaration) async throws -> ID<Pause> {
        guard viewer.declaresPauses else { throw NotVisible() }
        guard !new.units.isEmpty else { throw CalendarProblem.noUnits }
        if let to = new.to, to < new.from { throw CalendarProblem.endsBeforeItBegins(new.from) }
        let world = world
        return try await database.write { tx in
            let known = Set(try Pauses.communes(on: new.from, in: tx).map(\.id))
            guard new.units.isSubset(of: known) else {
                throw CalendarProblem.refused(
                    "Có đơn vị được chọn không tồn tại vào ngày \(DayText.write(new.from)).", field: "tu")
            }
            let id = ID<Pause>(world.newID())
            try tx.run(
                """
                INSERT INTO pauses (id, name, words, valid_from, valid_to, declared_at)
                VALUES (\(id), \(new.name), \(new.words), \(new.from), \(new.to), \(world.now()))
                """)
            let rows = new.units.map(\.text).sorted().map { "(\(id), \($0))" as SQL }.joined(separator: ", ")
            try tx.run("INSERT INTO pause_units (pause_id, unit_id) VALUES \(rows)")
            let pause = Pause(
                id: id, name: new.name, words: new.words, from: new.from, to: new.to, units: new.units)
            try tx.note("pause-declared", of: id, before: nil, after: pause.noted(), by: viewer, world)
            return id
        }
    }

    /// Ends an event with this last day by a decision; `words` is that decision's number and date.
    ///
    /// - Throws: `CalendarProblem.alreadyGone` when it has an end or was withdrawn.
    package func end(_ viewer: Viewer, _ id: ID<Pause>, on day: Day, words: String) async throws {
        guard viewer.declaresPauses else { throw NotVisible() }
        let world = world
        try await database.write { tx in
            guard let row = try tx.first("SELECT * FROM pauses WHERE id = \(id)") else { throw NotVisible() }
            let before = try record(row, in: tx).pause
            guard before.from <= day else { throw CalendarProblem.endsBeforeItBegins(before.from) }
            let done = try tx.run(
                """
                UPDATE pauses SET valid_to = \(day), end_words = \(words)
                WHERE id = \(id) AND valid_to IS NULL AND withdrawn_at IS NULL
                """)
            guard done == 1 else { throw CalendarProblem.alreadyGone }
            let after = Pause(
                id: id, name: before.name, words: before.words, from: before.from, to: day, units: before.units)
            try tx.note(
                "pause-ended", of: id, before: before.noted(), after: after.noted(("endWords", words)), by: viewer,
                world)
        }
    }

    /// Takes back an event declared in error: it stays to be seen with the reason, and counts no more.
    ///
    /// - Throws: `CalendarProblem.alreadyGone` when it was withdrawn before.
    package func withdraw(_ viewer: Viewer, _ id: ID<Pause>, reason: String) async throws {
        guard viewer.declaresPauses else { throw NotVisible() }
        let world = world
        try await database.write { tx in
            guard let row = try tx.first("SELECT * FROM pauses WHERE id = \(id)") else { throw NotVisible() }
            let pause = try record(row, in: tx).pause
            let done = try tx.run(
                """
                UPDATE pauses SET withdrawn_at = \(world.now()), withdrawn_reason = \(reason)
                WHERE id = \(id) AND withdrawn_at IS NULL
                """)
            guard done == 1 else { throw CalendarProblem.alreadyGone }
            try tx.note(
                "pause-withdrawn", of: id, before: pause.noted(), after: pause.noted(("withdrawn", reason)),
                by: viewer, world)
        }
    }

    static func communes(on day: Day, in tx: any Transaction) throws -> [OrgUnit] {
        let kinds = UnitKind.communeLevel.map(\.rawValue).sorted().map { "\($0)" as SQL }.joined(separator: ", ")
        return try tx.rows(
            """
            SELECT * FROM units WHERE kind IN (\(kinds)) AND (valid_from IS NULL OR valid_from <= \(day))
            AND (valid_to IS NULL OR valid_to >= \(day)) ORDER BY name_sort, id
            """
        ).map(OrgUnit.init(row:))
    }

    private func record(_ row: Row, in tx: any Transaction) throws -> Record {
        let id: ID<Pause> = try row.get("id")
        let units = try tx.rows(
            """
            SELECT u.* FROM units u JOIN pause_units p ON p.unit_id = u.id WHERE p.pause_id = \(id)
            ORDER BY u.name_sort, u.id
            """
        ).map(OrgUnit.init(row:))
        return Record(
            pause: try Pause(row: row, units: Set(units.map(\.id))), units: units, endWords: try row.get("end_words"),
            declaredAt: try row.get("declared_at"), withdrawnReason: try row.get("withdrawn_reason"))
    }
}

extension Pause {
    init(row: Row, units: Set<ID<OrgUnit>>) throws {
        self.init(
            id: try row.get("id"), name: try row.get("name"), words: try row.get("words"),
            from: try row.get("valid_from"), to: try row.get("valid_to"), units: units)
    }

    /// The event as the ledger keeps it.
    fileprivate func noted(_ more: (String, String)...) -> JSON {
        .object(
            [
                ("name", .string(name)), ("words", .string(words)), ("from", .string(from.iso)),
                ("to", to.map { .string($0.iso) } ?? .null),
                ("units", .array(units.map(\.text).sorted().map { .string($0) })),
            ] + more.map { ($0.0, .string($0.1)) })
    }
}

extension Viewer {
    /// Whether this viewer may declare and end force-majeure events.
    var declaresPauses: Bool { !roles.isDisjoint(with: [.coordinator, .keeper]) }
}

extension Transaction {
    /// Notes a deed about a pause in the ledger.
    fileprivate func note(
        _ deed: String, of id: ID<Pause>, before: JSON?, after: JSON, by viewer: Viewer, _ world: World
    ) throws {
        try record(
            Change(
                deed: deed, subjectKind: "pause", subject: id.text, before: before, after: after, actor: viewer.actor,
                actorName: viewer.actorName), world: world)
    }
}
