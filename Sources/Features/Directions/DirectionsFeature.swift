package import Database
import Foundation
import Organizations
package import Plans
package import Vocabulary
package import Web

/// The front door: what leaders instruct, and tasks given straight from papers.
package enum DirectionsFeature {
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

    /// The addresses of instructions and of giving tasks.
    ///
    /// - Parameters:
    ///   - follower: gives tasks to the units that owe them.
    ///   - deadlines: reads a deadline's words, with the day of the paper; the house lends the reader of imports.
    package static func endpoints(
        database: Database, world: World, follower: MissionFollower?, deadlines: @escaping DeadlineReader
    ) -> [Endpoint] {
        let instructions = Instructions(database: database, world: world)
        let tasks = TaskGiving(database: database, world: world, follower: follower)
        let names = UnitNames(database: database)
        return InstructionScreens(instructions: instructions, tasks: tasks, names: names, world: world).endpoints
            + TaskScreens(tasks: tasks, instructions: instructions, names: names, read: deadlines, world: world)
            .endpoints
    }
}

/// Reads the words of a deadline; the day is the paper's, for terms that run from it.
package typealias DeadlineReader = @Sendable (_ words: String, _ paper: Day?) -> Deadline
