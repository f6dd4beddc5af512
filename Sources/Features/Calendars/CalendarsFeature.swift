package import Database
import Foundation
package import Vocabulary
package import Web

/// The front door: the calendar of working days, the force-majeure events and the map of communes.
package enum CalendarsFeature {
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

    /// The keepers' calendar and maps, and the events that suspend lateness.
    package static func endpoints(database: Database, world: World) -> [Endpoint] {
        CalendarScreens(calendars: Calendars(database: database, world: world)).endpoints
            + PauseScreens(pauses: Pauses(database: database, world: world)).endpoints
            + ShapeScreens(keeping: ShapeKeeping(database: database, world: world)).endpoints
    }
}
