package import Database
import Ledger
package import Organizations
import Plans
import Progress
package import Vocabulary

/// Calendars that programs read by a secret: one for an account, which may take it back.
package struct Feeds: Sendable {
    /// The most events of a calendar.
    package static let limit = 2000

    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// When one's own calendar was opened to programs, and when one last read it; nil when it is not.
    func standing(_ viewer: Viewer) async throws -> (since: Instant, lastRead: Day?)? {
        let row = try await database.rows(
            """
            SELECT created_at, last_read_on FROM calendar_feeds
            WHERE account_id = \(viewer.actor) AND revoked_at IS NULL
            """
        ).first
        return try row.map { (try $0.get("created_at"), try $0.get("last_read_on")) }
    }

    /// Opens one's own calendar under a new secret, returned this once; an earlier secret opens nothing any more.
    package func open(_ viewer: Viewer) async throws -> String {
        guard viewer.actor != "public" else { throw NotVisible() }
        let world = world
        return try await database.write { tx in
            let (id, secret, now) = (world.newID(), Secret.fresh(world), world.now())
            try tx.run(
                "UPDATE calendar_feeds SET revoked_at = \(now) WHERE account_id = \(viewer.actor) AND revoked_at IS NULL"
            )
            try tx.run(
                """
                INSERT INTO calendar_feeds (id, account_id, secret_hash, created_at)
                VALUES (\(id), \(viewer.actor), \(Secret.hash(secret)), \(now))
                """)
            try tx.record(
                Change(
                    deed: "calendar-feed-opened", subjectKind: "calendar-feed", subject: id, before: nil,
                    after: ["account": .string(viewer.actor)], actor: viewer.actor, actorName: viewer.actorName),
                world: world)
            return secret
        }
    }

    /// Takes one's own secret back.
    package func close(_ viewer: Viewer) async throws {
        let world = world
        try await database.write { tx in
            guard
                let row = try tx.first(
                    "SELECT id FROM calendar_feeds WHERE account_id = \(viewer.actor) AND revoked_at IS NULL")
            else { throw NotVisible() }
            let id: String = try row.get("id")
            try tx.run("UPDATE calendar_feeds SET revoked_at = \(world.now()) WHERE id = \(id)")
            try tx.record(
                Change(
                    deed: "calendar-feed-closed", subjectKind: "calendar-feed", subject: id, before: nil, after: nil,
                    actor: viewer.actor, actorName: viewer.actorName), world: world)
        }
    }

    /// The calendar behind a secret: what its account owes, by deadline. What was done, suspended or withdrawn is gone.
    ///
    /// - Throws: `NotVisible` for a secret of nobody and for one whose account was stopped.
    package func calendar(_ secret: String) async throws -> CalendarText {
        let today = world.today()
        let rulebook = Rulebook(database: database, world: world)
        let found = try await database.read { tx in
            try tx.first(
                """
                SELECT f.id, f.last_read_on, a.id AS account_id, a.name, a.unit_id FROM calendar_feeds f
                JOIN accounts a ON a.id = f.account_id
                WHERE f.secret_hash = \(Secret.hash(secret)) AND f.revoked_at IS NULL AND a.disabled_at IS NULL
                """)
        }
        guard let found else { throw NotVisible() }
        let (feed, account): (String, String) = (try found.get("id"), try found.get("account_id"))
        if try found.get("last_read_on", as: Day?.self) != today {
            // Once a day is enough to see whether anybody still reads it.
            try await database.write { tx in
                try tx.run("UPDATE calendar_feeds SET last_read_on = \(today) WHERE id = \(feed)")
            }
        }
        let unit: String? = try found.get("unit_id")
        let events = try await database.read { tx in
            try Feeds.events(
                of: account, unit: unit, today: today, settings: try rulebook.settings(in: tx), in: tx)
        }
        return CalendarText(name: "Tiến Độ: \(try found.get("name", as: String.self))", events: events)
    }

    private static func events(
        of account: String, unit: String?, today: Day, settings: ChaseSettings, in tx: any Transaction
    ) throws -> [CalendarText.Event] {
        let rows = try tx.rows(
            """
            SELECT a.id, a.version, a.changed_at, a.assigned_on, a.due_on, m.title, m.product, m.deadline_raw,
                m.deadline_kind, m.starts_on, m.ends_on, u.name AS unit_name, p.code AS plan_code
            FROM assignments a JOIN missions m ON m.id = a.mission_id JOIN plans p ON p.id = m.plan_id
            JOIN units u ON u.id = a.unit_id
            WHERE m.state = 'current' AND a.part <> 'watch' AND a.level < \(ProofLevel.counted.rawValue)
                AND a.state NOT IN ('withdrawn', 'suspended', 'confirmed')
                AND ((a.account_id = \(account) AND a.unit_id = \(unit ?? ""))
                    OR (a.account_id IS NULL AND a.unit_id = \(unit ?? "") AND EXISTS (SELECT 1 FROM account_roles r
                        WHERE r.account_id = \(account) AND r.role = 'focal'))
                    OR (a.part = 'lead' AND a.unit_id IN (SELECT c.unit_id FROM chase_person_units c
                        JOIN chase_people h ON h.id = c.person_id
                        WHERE h.account_id = \(account) AND h.post IN ('head', 'overseer') AND h.withdrawn_at IS NULL)))
            ORDER BY a.id LIMIT \(limit)
            """)
        var marks: [String: Set<String>] = [:]
        try tx.each("SELECT assignment_id, occurrence FROM occurrence_marks") { row in
            marks[try row.get("assignment_id"), default: []].insert(try row.get("occurrence"))
        }
        let events = try rows.flatMap { row -> [CalendarText.Event] in
            let id: String = try row.get("id")
            return try FactsReading.dues(row, done: marks[id] ?? [], today: today).map { due in
                let title: String = try row.get("title")
                let occurrence = due.label.isEmpty ? "" : " (\(Occurrence(label: due.label, dueOn: due.on).name.vi))"
                let product: String = try row.get("product")
                let words = [
                    title, product.isEmpty ? "" : "Sản phẩm: \(product)",
                    "\(try row.get("unit_name", as: String.self)) · \(try row.get("plan_code", as: String.self))",
                ]
                return CalendarText.Event(
                    uid: "\(id)\(due.label.isEmpty ? "" : "-\(due.label)")@tiendo", sequence: try row.get("version"),
                    changedAt: try row.get("changed_at"), day: due.on,
                    summary: "Hạn: \(LetterText.short(title))\(occurrence)",
                    description: words.filter { !$0.isEmpty }.joined(separator: "\n"),
                    url: settings.baseAddress.isEmpty ? "" : settings.link("/giao-viec/\(id)"))
            }
        }
        return Array(events.sorted { ($0.day, $0.uid) < ($1.day, $1.uid) }.prefix(limit))
    }
}
