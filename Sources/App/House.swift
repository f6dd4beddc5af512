import Administration
import Database
import Documents
import Extraction
import Files
import Foundation
import Intake
import Ledger
import Logging
import Organizations
import Plans
import Vocabulary
import Web

/// The whole house, opened: its stores, and one list each of migrations and routes.
struct House {
    let database: Database
    let files: FileStore
    let world: World
    let log: Logger

    /// The world outside: the system's clock and chance.
    static let world = World.live(now: {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    })

    /// Every feature's migrations; their names sort into the order in which they apply.
    static var migrations: [Migration] {
        get throws {
            try Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations
                + PlansFeature.migrations + IntakeFeature.migrations + AdministrationFeature.migrations
        }
    }

    /// Opens the engine that the settings name, making the data folder when it is not there.
    static func openDatabase(_ settings: HouseSettings) async throws -> Database {
        do {
            try FileManager.default.createDirectory(atPath: settings.data, withIntermediateDirectories: true)
        } catch {
            throw CommandProblem.cannotWrite(settings.data)
        }
        return try await Database.open(settings.databaseAddress)
    }

    static func migrate(_ database: Database) async throws {
        try await Migrator.migrate(database, try migrations, world: world)
    }

    /// The house with its schema up to date and its shipped units in place.
    static func open(_ settings: HouseSettings) async throws -> House {
        let database = try await openDatabase(settings)
        try await migrate(database)
        let house = House(
            database: database, files: try FileStore(root: settings.files), world: world, log: Logger(label: "tiendo"))
        _ = try await house.units.seedShipped()
        return house
    }

    var units: Units { Units(database: database, world: world) }

    func close() async { await database.close() }
}
