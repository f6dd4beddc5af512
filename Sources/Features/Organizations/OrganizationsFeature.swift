package import Database
import Foundation

/// The front door: what units and people add to the house.
package enum OrganizationsFeature {
    /// The tables of units, groups, accounts, sessions and tokens.
    package static var migrations: [Migration] {
        get throws {
            guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil, subdirectory: "Data") else {
                throw CocoaError(.fileNoSuchFile)
            }
            return try Migration.load(from: folder)
        }
    }
}
