import Design
import Documents
import Organizations
import Plans
import Progress
import Vocabulary
import Web

/// The addresses of the on-time rates.
struct RateScreens: Sendable {
    let reading: OverviewReading
    let board: Board
    let cache: PageCache
    let world: World

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/ty-le", for: .signedIn, rates),
            Endpoint(.get, "/ty-le.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/ty-le.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
        ]
    }

    private func rates(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let key = RatePage.address(by(call), Lens(call)).shown
        let main = try await cache.part(key, for: viewer, on: world.today(), in: call.language) {
            try await page(call).main
        }
        return call.page(title: call.language("Tỷ lệ đúng hạn", "On-time rates"), at: .overview, main: main)
    }

    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let page = try await page(call)
        return try page.sheet.download(format, name: "ty-le-\(page.table.by.rawValue)-\(world.today().iso)")
    }

    private func by(_ call: Call) -> RateTable.By { RateTable.By(rawValue: call.value("theo") ?? "") ?? .plan }

    private func page(_ call: Call) async throws -> RatePage {
        let lens = Lens(call)
        let picture = Picture(try await board.view(today: world.today(), for: Viewer(call)), level: lens.level)
        let names = try await reading.names()
        let table = RateTable(by(call), of: picture, plan: lens.plan, names: names, language: call.language)
        return RatePage(table: table, lens: lens, names: names, language: call.language)
    }
}
