package import Database
package import Files
import Foundation
import Organizations
import Plans
package import Vocabulary
package import Web

/// The front door: what is measured, its values, how far targets are, and what they will become.
package struct IndicatorsFeature: Sendable {
    let database: Database
    let world: World
    let files: FileStore
    /// All counting values in memory, kept in step with the rows; one for the house.
    package let cube: Cube
    /// How all aims stand, kept until something changes.
    let books: StandingBooks
    /// Parts of pages that were made.
    let pages: PageCache

    package init(database: Database, world: World, files: FileStore) {
        self.database = database
        self.world = world
        self.files = files
        cube = Cube(database: database, world: world)
        books = StandingBooks(database: database, world: world, cube: cube)
        pages = PageCache(database: database)
    }

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

    package var indicators: Indicators { Indicators(database: database, world: world) }
    package var aims: Aims { Aims(database: database, world: world) }
    package var forecasts: Forecasts { Forecasts(database: database, world: world, cube: cube) }
    package var values: Values { Values(database: database, world: world, cube: cube) }

    /// The pages of indicators, of values and of what they say.
    package func endpoints() -> [Endpoint] {
        let rooms: [[Endpoint]] = [
            ValueScreens(database: database, world: world, values: values, cube: cube).endpoints, exchange,
            IndicatorPageScreens(showing: showing).endpoints, SheetScreens(showing: showing).endpoints,
            CatalogueScreens(database: database, world: world, cube: cube).endpoints,
            WarningScreens(showing: showing).endpoints, WhatIfScreens(showing: showing, cube: cube).endpoints,
        ]
        return rooms.flatMap { $0 }
    }

    /// Files and packs, in and out.
    private var exchange: [Endpoint] {
        let secrets = HouseSecrets(database: database, world: world)
        let packs = ValuePacks(database: database, world: world, values: values, cube: cube)
        return FileScreens(indicators: indicators, values: values, files: files, secrets: secrets).endpoints
            + ValuePackScreens(packs: packs).endpoints
    }
}
