package import Database
import Foundation
package import Vocabulary
package import Web

/// The front door: what is measured, its values, how far targets are, and what they will become.
package enum IndicatorsFeature {
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
