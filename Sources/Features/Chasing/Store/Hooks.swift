package import Database
package import Delivery
import Design
import Ledger
package import Organizations
import Vietnamese
package import Vocabulary

/// The programs that are told of each day's reminders, kept by keepers.
package struct Hooks: Sendable {
    /// The most receivers at once.
    package static let limit = 20
    /// The most reminders in one message; the rest is counted.
    static let linesTold = 800

    let database: Database
    let world: World
    let rules: WebhookRules

    package init(database: Database, world: World, rules: WebhookRules) {
        self.database = database
        self.world = world
        self.rules = rules
    }

    /// One receiver; never its secret.
    package struct Listed: Hashable, Sendable {
        package let id: String
        package let name: String
        package let address: String
        package let createdAt: Instant
    }

    /// The receivers in use, oldest first.
    package func list(_ viewer: Viewer) async throws -> [Listed] {
        guard viewer.keeps else { throw NotVisible() }
        return try await database.rows(
            "SELECT id, name, address, created_at FROM webhooks WHERE withdrawn_at IS NULL ORDER BY created_at, id"
        ).map { row in
            Listed(
                id: try row.get("id"), name: try row.get("name"), address: try row.get("address"),
                createdAt: try row.get("created_at"))
        }
    }

    /// Adds a receiver; the secret that signs its messages is returned this once.
    package func add(_ viewer: Viewer, name: String, address: String) async throws -> String {
        guard viewer.keeps else { throw NotVisible() }
        let (name, address) = (tidy(nfc(name)), tidy(address))
        guard !name.isEmpty, name.unicodeScalars.count <= 100 else { throw ChaseProblem.nameMissing }
        guard rules.admits(address) else { throw ChaseProblem.badWebhook }
        let world = world
        return try await database.write { tx in
            let count = try tx.first("SELECT COUNT(*) AS n FROM webhooks WHERE withdrawn_at IS NULL")
            guard try count?.get("n", as: Int.self) ?? 0 < Hooks.limit else { throw ChaseProblem.tooMany(Hooks.limit) }
            let (id, secret) = (world.newID(), "tdwh_" + Secret.fresh(world))
            try tx.run(
                """
                INSERT INTO webhooks (id, name, address, secret, created_by, created_at)
                VALUES (\(id), \(name), \(address), \(secret), \(viewer.actor), \(world.now()))
                """)
            try tx.record(
                Change(
                    deed: "webhook-added", subjectKind: "webhook", subject: id, before: nil,
                    after: ["name": .string(name), "address": .string(address)], actor: viewer.actor,
                    actorName: viewer.actorName), world: world)
            return secret
        }
    }

    /// Stops telling a receiver; its secret is forgotten.
    package func withdraw(_ viewer: Viewer, _ id: String) async throws {
        guard viewer.keeps else { throw NotVisible() }
        let world = world
        try await database.write { tx in
            let changed = try tx.run(
                "UPDATE webhooks SET withdrawn_at = \(world.now()), secret = '' WHERE id = \(id) AND withdrawn_at IS NULL"
            )
            guard changed == 1 else { throw NotVisible() }
            try tx.record(
                Change(
                    deed: "webhook-withdrawn", subjectKind: "webhook", subject: id, before: nil, after: nil,
                    actor: viewer.actor, actorName: viewer.actorName), world: world)
        }
    }

    /// What a receiver is told of a day; nil when it is no longer in use. It holds no person's name.
    func message(_ id: String, day: Day, key: String, rulebook: Rulebook) async throws -> WebhookMessage? {
        let now = world.now()
        return try await database.read { tx in
            guard
                let row = try tx.first("SELECT address, secret FROM webhooks WHERE id = \(id) AND withdrawn_at IS NULL")
            else { return nil }
            let settings = try rulebook.settings(in: tx)
            let all = try DigestRecord.lines(on: day, limit: Hooks.linesTold + 1, in: tx).lines
            let lines = all.prefix(Hooks.linesTold).map { line -> JSON in
                [
                    "event": .string(line.event.rawValue),
                    "assignment": line.values == nil ? .string(line.assignment) : .null,
                    "about": .string(line.about), "title": .string(LetterText.short(line.title)),
                    "plan": .string(line.plan), "unit": .string(line.unit),
                    "due": line.due.map { .string($0.iso) } ?? .null, "days": .integer(Int64(line.days)),
                    "url": .string(settings.link(line.address.shown)),
                    "count": line.values.map { .integer(Int64($0.count)) } ?? .null,
                ]
            }
            let body: JSON = [
                "type": "reminders", "day": .string(day.iso), "complete": .bool(all.count <= Hooks.linesTold),
                "reminders": .array(Array(lines)),
            ]
            return WebhookMessage(
                address: try row.get("address"), body: body, key: key, secret: try row.get("secret"), moment: now)
        }
    }
}
