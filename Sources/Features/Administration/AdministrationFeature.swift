package import Database
import Organizations
package import Vocabulary
package import Web

/// The front door: what the keepers' own pages add to the house. It has no tables.
package enum AdministrationFeature {
    /// The front page of administration, the ledger, the settings and the health of the house.
    package static func endpoints(database: Database, world: World) -> [Endpoint] {
        let book = LedgerBook(database: database)
        return AdministrationScreens(book: book, settings: SignInSettings(database: database, world: world)).endpoints
    }
}
