package import Database
import Foundation

/// The front door.
package enum ChasingFeature {
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
}
