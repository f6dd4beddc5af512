import Design
import Documents
import Organizations
import Plans
import Progress
import Vocabulary
import Web

/// The first page after signing in, and what changed since a day.
struct OverviewScreens: Sendable {
    let reading: OverviewReading
    let missions: Missions
    let board: Board
    let panels: [PagePanel]
    let cache: PageCache
    let world: World

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/tong-quan", for: .signedIn, overview),
            Endpoint(.get, "/tong-quan/thay-doi", for: .signedIn, changes),
            Endpoint(.get, "/tong-quan/thay-doi.csv", for: .signedIn) { try await export($0, as: .csv) },
            Endpoint(.get, "/tong-quan/thay-doi.xlsx", for: .signedIn) { try await export($0, as: .xlsx) },
        ]
    }

    private func overview(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let today = world.today()
        let lens = Lens(call)
        var extra = HTML.empty
        for panel in panels { extra += try await panel.make(call, viewer) }
        let unitName = viewer.readsAll ? "" : call.visitor?.unitName ?? ""
        let language = call.language
        // What waits for a reader depends on the roles, not only on the rows they may read.
        let key = "\(lens.address.shown) \(viewer.roles.map(\.rawValue).sorted().joined(separator: "+"))"
        let parts = try await cache.parts(key, for: viewer, on: today, in: language) {
            let page = try await page(lens, viewer, today, unitName, language)
            return [page.head, page.sections]
        }
        let main = parts.prefix(1).joined() + extra + parts.dropFirst().joined()
        return call.page(title: language("Tổng quan", "Overview"), at: .overview, main: main)
    }

    private func page(_ lens: Lens, _ viewer: Viewer, _ today: Day, _ unitName: String, _ language: Language)
        async throws -> OverviewPage
    {
        let view = try await board.view(today: today, for: viewer)
        let picture = Picture(view, level: lens.level)
        let names = try await reading.names()
        let since = lens.since ?? today.adding(days: -7)
        let decides = !viewer.roles.isDisjoint(with: [.leader, .office, .coordinator])
        let found =
            decides ? try await reading.decisions(of: picture, names: names, for: viewer) : (cards: [], total: 0)
        var unled = MissionFilter()
        unled.isUnled = true
        let unowned = viewer.readsAll ? try await missions.tally(unled, today: today, for: viewer).total : 0
        let map = viewer.readsAll ? try await reading.map() : (outlines: nil, pauses: [])
        return OverviewPage(
            lens: lens, picture: picture, names: names, needs: try await needs(picture, viewer),
            decisions: found.cards, undecided: found.total,
            changes: try await reading.changes(since: since, of: picture, for: viewer), since: since,
            unowned: unowned, unitName: unitName, outlines: map.outlines, pauses: map.pauses,
            today: today, language: language)
    }

    /// What waits for this reader, by role.
    private func needs(_ picture: Picture, _ viewer: Viewer) async throws -> [OverviewPage.Need] {
        func count(_ words: Phrase, _ change: (inout BoardFilter) -> Void) -> OverviewPage.Need {
            var filter = BoardFilter()
            change(&filter)
            return OverviewPage.Need(
                count: picture.view.matching(filter).count, words: words, address: AssignmentAddress.of(change))
        }
        var needs: [OverviewPage.Need] = []
        if viewer.roles.contains(.office) {
            needs.append(
                count(Phrase("kết quả chờ xác nhận hoặc trả lại", "results to confirm or return")) {
                    $0.parts = []
                    $0.states = [.declared]
                })
            needs.append(
                OverviewPage.Need(
                    count: try await reading.askedCount(of: picture, for: viewer),
                    words: Phrase("đề nghị gia hạn chờ quyết định", "requests for more time to decide"),
                    address: ChangeList.address(.asked, since: picture.view.today, Lens())))
        }
        if !viewer.roles.isDisjoint(with: [.office, .coordinator]) {
            needs.append(
                count(Phrase("phần việc bị báo không đúng đơn vị", "promises contested by their unit")) {
                    $0.parts = []
                    $0.states = [.contested]
                })
        }
        if viewer.roles.contains(.focal), !viewer.readsAll {
            needs.append(
                count(Phrase("kết quả bị trả lại, cần bổ sung", "results returned to you")) {
                    $0.parts = []
                    $0.states = [.returned]
                })
            needs.append(
                count(Phrase("phần việc mới giao, chưa nhận", "new promises to accept")) {
                    $0.parts = []
                    $0.states = [.assigned]
                })
            needs.append(
                count(Phrase("phần việc quá hạn, kể cả phần phối hợp", "promises overdue, as lead or cooperating")) {
                    $0.parts = [.lead, .coop]
                    $0.times = [.overdue]
                })
        }
        return needs
    }

    // MARK: what changed

    private func asked(_ call: Call) -> (kind: ChangeKind, since: Day, lens: Lens) {
        let lens = Lens(call)
        return (
            ChangeKind(rawValue: call.value("loai") ?? "") ?? .done, lens.since ?? world.today().adding(days: -7), lens
        )
    }

    private func events(_ call: Call) async throws -> [Assignment] {
        let viewer = Viewer(call)
        let (kind, since, lens) = asked(call)
        let picture = Picture(try await board.view(today: world.today(), for: viewer), level: lens.level)
        return try await reading.events(kind, since: since, of: picture, for: viewer)
    }

    private func changes(_ call: Call) async throws -> Reply {
        let (kind, since, lens) = asked(call)
        let language = call.language
        let page = ChangePage(
            kind: kind, since: since, lens: lens, events: try await events(call), today: world.today(),
            language: language)
        return call.page(title: page.title, at: .overview, main: page.main)
    }

    private func export(_ call: Call, as format: SheetFormat) async throws -> Reply {
        let (kind, since, lens) = asked(call)
        let page = ChangePage(
            kind: kind, since: since, lens: lens, events: try await events(call), today: world.today(),
            language: call.language)
        return try page.sheet.download(format, name: "thay-doi-\(kind.rawValue)-\(world.today().iso)")
    }
}
