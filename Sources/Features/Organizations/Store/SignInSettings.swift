package import Database
package import Vocabulary

/// The limits of signing in as this installation has set them.
package struct SignInSettings: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// The limits in force; anyone but the public may know them.
    package func rules(_ viewer: Viewer) async throws -> SignInRules {
        guard viewer.actor != "public" else { throw NotVisible() }
        return try await database.read { try SignInRules($0) }
    }

    /// Sets limits; those not named stay.
    ///
    /// - Throws: `AccountProblem.badSetting` when one is out of its range.
    package func set(_ viewer: Viewer, _ values: [SignInRules.Limit: Int]) async throws {
        guard viewer.keeps else { throw NotVisible() }
        for (limit, value) in values where !limit.range.contains(value) {
            throw AccountProblem.badSetting(name: limit.label.vi, range: limit.range)
        }
        let world = world
        try await database.write { transaction in
            let rules = try SignInRules(transaction)
            let changed = values.filter { rules[$0.key] != $0.value }.sorted { $0.key.rawValue < $1.key.rawValue }
            for (limit, value) in changed {
                try transaction.run(
                    """
                    INSERT INTO settings (name, value, changed_at) VALUES (\(limit.rawValue), \(String(value)), \(world.now()))
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at
                    """)
                try transaction.note(
                    Deed("setting-changed", of: "setting", limit.rawValue), before: [("value", String(rules[limit]))],
                    after: [("value", String(value))], by: viewer, world)
            }
        }
    }
}

extension SignInRules {
    /// The limits as stored; a missing or senseless value is the shipped one.
    init(_ transaction: any Transaction) throws {
        self.init()
        for row in try transaction.rows("SELECT name, value FROM settings WHERE name LIKE 'sign\\_in.%' ESCAPE '\\'") {
            if let limit = Limit(rawValue: try row.get("name")), let value = Int(try row.get("value", as: String.self)),
                limit.range.contains(value)
            {
                self[limit] = value
            }
        }
    }
}
