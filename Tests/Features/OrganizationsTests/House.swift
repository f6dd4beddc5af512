import Database
import Ledger
import Organizations
import TestHouse
import Vocabulary

/// A migrated database with the shipped units, a clock to move, and everything of this feature on top.
struct House {
    let database: Database
    let clock: FixedWorld
    let mill: PasswordMill
    var world: World { clock.world }
    var units: Units { Units(database: database, world: world) }
    var accounts: Accounts { Accounts(database: database, world: world) }
    var links: OneTimeLinks { OneTimeLinks(database: database, world: world) }
    var signIn: SignIn { SignIn(database: database, world: world, mill: mill) }
    var sessions: Sessions { Sessions(database: database, world: world) }
    var tokens: Tokens { Tokens(database: database, world: world) }
    var settings: SignInSettings { SignInSettings(database: database, world: world) }
    var own: OwnAccount { OwnAccount(database: database, world: world, mill: mill) }

    static let keeper = Viewer(actor: "keeper", actorName: "Người quản trị", unit: nil, roles: [.keeper])
    static let leader = Viewer(actor: "leader", actorName: "Lãnh đạo", unit: nil, roles: [.leader])
    static let nobody = Viewer(actor: "public", actorName: "", unit: nil, roles: [])
    static let origin = SignIn.Origin(remote: "10.0.0.7", agent: "Trình duyệt thử")
}

/// Runs `body` in a house of its own; `seeded` puts the shipped units in.
func withHouse(seeded: Bool = false, _ body: (House) async throws -> Void) async throws {
    try await withDatabase(migrations: houseMigrations()) { database in
        let house = House(database: database, clock: FixedWorld(), mill: PasswordMill(logN: 10))
        if seeded { try await house.units.seedShipped() }
        do {
            try await body(house)
        } catch {
            try await house.mill.close()
            throw error
        }
        try await house.mill.close()
    }
}

func houseMigrations() throws -> [Migration] { Ledger.migrations + (try OrganizationsFeature.migrations) }
