package import Database
import Foundation
package import Vocabulary
package import Web

/// The front door: what units and people add to the house.
package enum OrganizationsFeature {
    /// The tables of units, groups, accounts, sessions and tokens.
    package static var migrations: [Migration] {
        get throws {
            guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil, subdirectory: "Data")
            else {
                throw CocoaError(.fileNoSuchFile)
            }
            return try Migration.load(from: folder)
        }
    }

    /// Signing in, one's own account, and the keepers' pages of people and units.
    ///
    /// - Parameter mill: Where passwords are made; one for the whole house.
    package static func endpoints(
        database: Database, world: World, mill: PasswordMill = PasswordMill()
    ) -> [Endpoint] {
        let accounts = Accounts(database: database, world: world)
        let sessions = Sessions(database: database, world: world)
        let links = OneTimeLinks(database: database, world: world)
        let settings = SignInSettings(database: database, world: world)
        let units = Units(database: database, world: world)
        let signIn = SignInScreens(
            signIn: SignIn(database: database, world: world, mill: mill), links: links, sessions: sessions)
        let own = OwnAccountScreens(
            own: OwnAccount(database: database, world: world, mill: mill), accounts: accounts, sessions: sessions,
            tokens: Tokens(database: database, world: world), settings: settings)
        let people = PeopleScreens(
            accounts: accounts, links: links, units: units, settings: settings,
            tokens: Tokens(database: database, world: world))
        return signIn.endpoints + own.endpoints + people.endpoints + UnitKeepingScreens(units: units).endpoints
    }
}
