package import Database
import Documents
package import Files
import Foundation
package import Plans
package import Vocabulary
package import Web

/// The front door.
package enum ProgressFeature {
    /// The tables of this feature.
    package static var migrations: [Migration] {
        get throws {
            guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil, subdirectory: "Data")
            else {
                throw CocoaError(.fileNoSuchFile)
            }
            return try Migration.load(from: folder)
        }
    }

    /// The pages of promises: their list, each of them, the Office's desk, who waits for whom.
    ///
    /// - Parameter board: the one of the house.
    package static func endpoints(database: Database, world: World, files: FileStore, board: Board) -> [Endpoint] {
        []
    }
}
