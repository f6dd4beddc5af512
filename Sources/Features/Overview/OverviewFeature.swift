package import Database
package import Plans
package import Progress
package import Vocabulary
package import Web

/// The front door: the first page, the rates, the chair's page, and what plans' and agencies' pages say of promises.
package enum OverviewFeature {
    /// The addresses of this feature.
    ///
    /// - Parameter panels: what other features add to the first page, such as imports that wait for review.
    package static func endpoints(
        database: Database, world: World, board: Board, panels: [PagePanel] = []
    ) -> [Endpoint] {
        let reading = OverviewReading(database: database, world: world)
        let cache = PageCache(database: database)
        return OverviewScreens(
            reading: reading, missions: Missions(database: database, world: world), board: board, panels: panels,
            cache: cache, world: world
        ).endpoints
            + RateScreens(reading: reading, board: board, cache: cache, world: world).endpoints
            + ChairScreens(reading: reading, board: board, cache: cache, world: world).endpoints
            + PersonScreens(reading: reading, board: board, world: world).endpoints
    }

    /// The curve and the timeline on a plan's page.
    package static func planPanel(database: Database, world: World, board: Board) -> PlanPanel {
        let cache = PageCache(database: database)
        return PlanPanel { plan, call, viewer in
            let (today, language) = (world.today(), call.language)
            return try await cache.part(plan.text, for: viewer, on: today, in: language) {
                PlanFigures(
                    plan: plan, picture: Picture(try await board.view(today: today, for: viewer), level: .counted),
                    today: today, language: language
                ).html
            }
        }
    }

    /// What an agency owes, on its page.
    package static func unitPanel(database: Database, world: World, board: Board) -> UnitPanel {
        let reading = OverviewReading(database: database, world: world)
        return UnitPanel { unit, call, viewer in
            try await UnitReading(reading: reading, board: board).page(unit, call.language, viewer).html
        }
    }
}
