package import Database
import Foundation
import Ledger
package import Vocabulary

/// The house's own secrets, each made at its first need; they never leave it.
package struct HouseSecrets: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What things of this name are signed with.
    package func seal(_ name: String) async throws -> Seal {
        if let known = try await database.read({ try secret(name, in: $0) }) { return known }
        let fresh = Data(world.randomBytes(32)).base64EncodedString()
        return try await database.write { tx in
            if let known = try secret(name, in: tx) { return known }
            try tx.run(
                """
                INSERT INTO house_secrets (name, secret, made_at) VALUES (\(name), \(fresh), \(world.now()))
                ON CONFLICT (name) DO NOTHING
                """)
            try tx.record(
                Change(
                    deed: "house-secret-made", subjectKind: "house-secret", subject: name, before: nil, after: nil,
                    actor: "system:secrets", actorName: "secrets"), world: world)
            return try secret(name, in: tx) ?? Seal(secret: Array(fresh.utf8))
        }
    }

    private func secret(_ name: String, in tx: any Transaction) throws -> Seal? {
        try tx.first("SELECT secret FROM house_secrets WHERE name = \(name)").map {
            Seal(secret: Array(try $0.get("secret", as: String.self).utf8))
        }
    }
}
