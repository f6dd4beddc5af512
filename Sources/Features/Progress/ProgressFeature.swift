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
    /// - Parameters:
    ///   - board: the one of the house.
    ///   - promisePanels: what other features add to a promise's page, in this order.
    package static func endpoints(
        database: Database, world: World, files: FileStore, board: Board, promisePanels: [PromisePanel] = []
    ) -> [Endpoint] {
        let work = WorkScreens(database: database, world: world, files: files, board: board)
        let promises = AssignmentScreens(
            database: database, world: world, board: board, panels: promisePanels)
        return work.endpoints + WorkPasteScreens(work: work).endpoints + WorkDevice().endpoints
            + promises.endpoints + DeskScreens(database: database, world: world, board: board).endpoints
            + ClaimScreens(database: database, world: world).endpoints
            + PackScreens(packs: Packs(database: database, world: world)).endpoints
            + AssignmentPanel(database: database, world: world, board: board).endpoints
            + AssignmentHistoryScreens(
                missions: Missions(database: database, world: world), histories: promises.histories
            ).endpoints
    }

    /// Who owes a task, for its page.
    package static func missionPanel(database: Database, world: World, board: Board) -> MissionPanel {
        AssignmentPanel(database: database, world: world, board: board).panel
    }
}
