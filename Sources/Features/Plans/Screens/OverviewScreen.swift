package import Design
import Documents
package import Organizations
import Vocabulary
package import Web

/// A part of a page that a feature further down the plan adds to it; made for one request.
package struct PagePanel: Sendable {
    let make: @Sendable (Call, Viewer) async throws -> HTML
    package init(_ make: @escaping @Sendable (Call, Viewer) async throws -> HTML) { self.make = make }
}

/// The first page after signing in.
struct OverviewScreen: Sendable {
    let missions: Missions
    let plans: PlanRegister
    let duties: UnitDuties
    let panels: [PagePanel]
    let cache: PageCache
    let world: World

    var endpoints: [Endpoint] { [Endpoint(.get, "/tong-quan", for: .signedIn, overview)] }

    private func overview(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let today = world.today()
        var extra = HTML.empty
        for panel in panels { extra += try await panel.make(call, viewer) }
        let unitName = viewer.readsAll ? "" : call.visitor?.unitName ?? ""
        let parts = try await cache.parts("/tong-quan", for: viewer, on: today, in: call.language) {
            let page = try await page(viewer, today, unitName, call.language)
            return [page.head, page.sections]
        }
        let main = parts.prefix(1).joined() + extra + parts.dropFirst().joined()
        return call.page(title: call.language(.overviewTitle), at: .overview, main: main)
    }

    private func page(_ viewer: Viewer, _ today: Day, _ unitName: String, _ language: Language) async throws
        -> OverviewPage
    {
        var next = MissionFilter()
        next.time = .open
        next.dueFrom = today
        return OverviewPage(
            tally: try await missions.tally(MissionFilter(), today: today, for: viewer),
            plans: try await plans.list(PlanFilter(), size: 12, today: today, for: viewer).rows.prefix(12).filter {
                viewer.readsAll || $0.tally.total > 0
            },
            due: try await missions.list(next, size: 10, today: today, for: viewer).rows.map(\.mission)
                .filter { $0.deadline.dueOn != nil },
            leads: try await duties.leads(today: today, for: viewer),
            tiles: try await duties.tiles(today: today, for: viewer), unitName: unitName, today: today,
            language: language)
    }
}
