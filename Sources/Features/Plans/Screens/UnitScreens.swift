import Design
import Documents
import Organizations
import Vocabulary
import Web

/// The addresses of agencies, as the register sees them.
struct UnitScreens: Sendable {
    let duties: UnitDuties
    let units: Units
    let missions: Missions
    let cache: PageCache
    let panels: [UnitPanel]
    let world: World

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/co-quan", for: .signedIn, list), Endpoint(.get, "/co-quan/{id}", for: .signedIn, detail),
            Endpoint(.get, "/co-quan.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/co-quan.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let filter = UnitListPage.filter(call)
        let key = call.value("trang").flatMap { PageKey($0) }
        let today = world.today()
        let main = try await cache.part(
            UnitListPage.address(filter, key).shown, for: viewer, on: today, in: call.language
        ) {
            UnitListPage(
                filter: filter, page: try await duties.list(filter, from: key, today: today, for: viewer),
                counts: try await duties.counts(filter, for: viewer), language: call.language
            ).main
        }
        return call.page(title: call.language(.agencies), at: .units, main: main)
    }

    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let today = world.today()
        let lines = try await duties.list(UnitListPage.filter(call), size: nil, today: today, for: Viewer(call)).rows
        return try RegisterSheet(units: lines, language: call.language)
            .download(format, name: "co-quan-\(today.iso)")
    }

    private func detail(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let today = world.today()
        let unit = try await units.find(viewer, code: call.parameter("id"))
        var asked = MissionFilter()
        asked.unit = unit.code
        asked.part = .lead
        let tally = try await missions.tally(asked, today: today, for: viewer)
        let lead = try await missions.list(asked, size: 15, today: today, for: viewer).rows.map(\.mission)
        asked.part = .coop
        let coop = try await missions.list(asked, size: 15, today: today, for: viewer).rows.map(\.mission)
        let groups = unit.isGroup ? [] : try await units.groups(viewer, of: unit.id, on: today)
        var through: [Mission] = []
        if !groups.isEmpty {
            asked.part = .any
            asked.throughGroups = true
            through = try await missions.list(asked, size: 30, today: today, for: viewer).rows.map(\.mission)
                .filter { mission in !(mission.leads + mission.coops).contains { $0.code == unit.code } }
        }
        var extra = HTML.empty
        if !unit.isGroup { for panel in panels { extra += try await panel.make(unit, call, viewer) } }
        let page = UnitDetailPage(
            unit: unit, groups: groups,
            members: unit.isGroup ? try await units.members(viewer, of: unit.id, on: today) : [],
            succession: try await units.succession(viewer, of: unit.id, on: today),
            predecessors: try await duties.predecessors(of: unit.id, for: viewer),
            aliases: try await units.aliases(viewer, of: unit.id), tally: tally, lead: lead, coop: coop,
            throughGroups: through, panels: extra, today: today, language: call.language)
        return call.page(title: unit.name, at: .units, main: page.main)
    }
}
