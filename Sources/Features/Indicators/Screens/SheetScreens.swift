import Design
import Organizations
import Plans
import Vocabulary
import Web

/// The printed sheets: the province's targets, and one page for each unit that reports.
struct SheetScreens: Sendable {
    let showing: Showing

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/chi-tieu/to-tinh", for: .signedIn, province),
            Endpoint(.get, "/chi-tieu/to-xa/{code}", for: .signedIn, unit),
        ]
    }

    private func province(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let (today, language, owner) = (showing.world.today(), call.language, call.face.owner)
        let key = "to-tinh \(owner)"
        let main = try await showing.cache.part(key, for: viewer, on: today, in: language) {
            let book = try await showing.books.book(for: viewer)
            return ProvinceSheet(
                lines: book.only(try await showing.readable(viewer)),
                units: book.view.communes.compactMap { book.units[$0] },
                ownUnit: viewer.unit.flatMap { book.units[$0] }, seesAll: viewer.readsAll, owner: owner, today: today,
                language: language
            ).main
        }
        return call.page(title: language("Tờ chỉ tiêu của tỉnh", "The province's targets"), at: .targets, main: main)
    }

    /// A focal point opens its own unit's sheet only. What other units say is never on it: their median is.
    private func unit(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let (today, language, owner) = (showing.world.today(), call.language, call.face.owner)
        let code = call.parameter("code")
        let whole = try await showing.books.book(for: .system("sheets"))
        guard let unit = whole.units.values.first(where: { $0.code == code }), viewer.readsAll || viewer.unit == unit.id
        else { throw NotVisible() }
        let main = try await showing.cache.part("to-xa \(code) \(owner)", for: viewer, on: today, in: language) {
            UnitSheet(
                unit: unit, rows: UnitSheet.rows(of: unit.id, in: whole, today: today), owner: owner, today: today,
                language: language
            ).main
        }
        return call.page(title: language("Tờ của \(unit.name)", "Sheet of \(unit.name)"), at: .targets, main: main)
    }
}
