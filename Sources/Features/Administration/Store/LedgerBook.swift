package import Database
package import Ledger
package import Organizations
package import Vocabulary

/// The ledger as keepers and inspectors read it; everyone else finds nothing.
package struct LedgerBook: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// Entries before `seq` (the newest when nil), newest first, at most `limit`; `kind` and `actor` narrow.
    package func entries(
        _ viewer: Viewer, before seq: Int64? = nil, kind: String? = nil, actor: String? = nil, limit: Int = 50
    ) async throws -> [LedgerEntry] {
        guard viewer.readsLedger else { throw NotVisible() }
        return try await database.read {
            try Ledger.entries(before: seq, kind: kind, actor: actor, limit: limit, in: $0)
        }
    }

    /// Follows the whole chain and says where it breaks first.
    package func verify(_ viewer: Viewer) async throws -> LedgerCheck {
        guard viewer.readsLedger else { throw NotVisible() }
        return try await Ledger.verify(database)
    }

    /// What the front page and the health page say of the house.
    package func health(_ viewer: Viewer) async throws -> Health {
        guard viewer.readsLedger else { throw NotVisible() }
        let engine = database.kind
        return try await database.read { transaction in
            let people = try transaction.first(
                """
                SELECT count(*) AS n, count(*) FILTER (WHERE disabled_at IS NULL AND password IS NULL) AS waiting
                FROM accounts
                """)
            let migrations = try transaction.first(
                "SELECT count(*) AS n, max(applied_at) AS last FROM schema_migrations")
            return Health(
                engine: engine, entries: try Ledger.head(in: transaction),
                lastChange: try Ledger.entries(limit: 1, in: transaction).first?.at,
                lastBackup: try Ledger.entries(kind: "backup", limit: 1, in: transaction).first?.at,
                units: try transaction.first("SELECT count(*) AS n FROM units WHERE is_group = 0")?.get("n") ?? 0,
                people: try people?.get("n") ?? 0, waiting: try people?.get("waiting") ?? 0,
                migrations: try migrations?.get("n") ?? 0)
        }
    }
}

/// How the house stands.
package struct Health: Sendable {
    package let engine: EngineKind
    /// Entries of the ledger.
    package let entries: Int64
    package let lastChange: Instant?
    /// Nil when no backup has been noted.
    package let lastBackup: Instant?
    package let units: Int
    package let people: Int
    /// Accounts whose person has not come in yet.
    package let waiting: Int
    /// Steps of the schema that were applied.
    package let migrations: Int
}

extension Viewer {
    /// Keepers and inspectors read the ledger.
    var readsLedger: Bool { !roles.isDisjoint(with: [.keeper, .inspector]) }
}
