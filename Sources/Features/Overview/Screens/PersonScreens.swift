import Design
import Organizations
import Plans
import Progress
import Vocabulary
import Web

/// One person: what their unit gave them to do.
struct PersonScreens: Sendable {
    let reading: OverviewReading
    let board: Board
    let world: World

    /// The page shows so many; the list of promises has all.
    private static let most = 100

    var endpoints: [Endpoint] { [Endpoint(.get, "/nguoi/{id}", for: .signedIn, person)] }

    private func person(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let (id, today, language) = (call.parameter("id"), world.today(), call.language)
        let person = try await reading.person(id, for: viewer)
        let view = try await board.view(today: today, for: viewer)
        let names = try await reading.names()
        var given = BoardFilter()
        given.account = id
        given.parts = []
        let tally = view.tally(given)
        given.times = TimeGroup.notDone
        let open = view.places(given)
        let shown = open.prefix(Self.most)
        let found = try await reading.assignments.assignments(shown.map { view.assignment($0) }, for: viewer)
        let stands = Dictionary(
            shown.map { (view.assignment($0), view.timeState(at: $0)) }, uniquingKeysWith: { first, _ in first })
        var figures = Figures(Lens(), language)
        figures.narrowed = {
            $0.account = id
            $0.parts = []
        }
        let unit: HTML =
            names.unit(person.unit).map { "<a href=\"\(Address("/co-quan/{id}", $0.link.code))\">\($0.link.name)</a>" }
            ?? .empty
        let rows = TimeGroup.allCases.filter { tally[$0] > 0 }.map { group in
            Table.Row([
                Badge(group.look, language(group.name)).html, figures.number(tally[group]) { $0.times = [group] },
            ])
        }
        let counts = Table(
            caption: .empty,
            columns: [
                .init(language("Theo hạn", "By deadline"), .main), .init(language("Số việc", "Promises"), .number),
            ],
            rows: rows, sums: ["\(language("Cộng", "Total"))", figures.number(tally.total) { _ in }], isList: false)
        let list = PromiseTable(
            assignments: found, today: today, stands: stands,
            caption:
                "\(language("\(Written.count(found.count)) trong \(Written.count(open.count)) việc chưa xong, hạn gần nhất trước", "\(Written.count(found.count)) of \(Written.count(open.count)) not done, the nearest deadline first"))",
            language: language)
        let body: HTML =
            tally.total == 0
            ? EmptyState(
                language("Chưa được giao việc nào đích danh", "Nothing was given to this person by name"),
                next: HTML(
                    text: language(
                        "Đơn vị giao việc cho từng người ở trang của phần việc.",
                        "A unit gives a promise to a person on the promise's page."))
            ).html
            : """
            <div class="cols"><section>\(SectionHead(language("Còn phải làm", "Still owed")))\(list.html)</section>\
            <section>\(SectionHead(language("Việc được giao", "What was given")))\(counts)</section></div>
            """
        let main: HTML = """
            \(Breadcrumb([(language("Cơ quan", "Agencies"), Section.units.address), (person.name, nil)]))\
            \(PageHead(person.name, meta: unit))\(body)
            """
        return call.page(title: person.name, at: .units, main: main)
    }
}
