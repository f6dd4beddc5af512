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
    let world: World

    var endpoints: [Endpoint] { [Endpoint(.get, "/tong-quan", for: .signedIn, overview)] }

    private func overview(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let today = world.today()
        var next = MissionFilter()
        next.time = .open
        next.dueFrom = today
        var extra = HTML.empty
        for panel in panels { extra += try await panel.make(call, viewer) }
        let page = OverviewPage(
            tally: try await missions.tally(MissionFilter(), today: today, for: viewer),
            plans: try await plans.list(PlanFilter(), size: 12, today: today, for: viewer).rows.filter {
                viewer.readsAll || $0.tally.total > 0
            },
            due: try await missions.list(next, size: 10, today: today, for: viewer).rows.map(\.mission)
                .filter { $0.deadline.dueOn != nil },
            leads: try await duties.leads(today: today, for: viewer),
            tiles: try await duties.tiles(today: today, for: viewer), panels: extra,
            unitName: viewer.readsAll ? "" : call.visitor?.unitName ?? "", today: today, language: call.language)
        return call.page(title: call.language(.overviewTitle), at: .overview, main: page.main)
    }
}
