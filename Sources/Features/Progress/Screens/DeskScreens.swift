import Database
import Design
import Organizations
import Plans
import Vocabulary
import Web

/// What waits for the Office.
enum DeskKind: String, CaseIterable, Sendable {
    case results = "ket-qua"
    case extensions = "gia-han"
    case contests = "khong-dung"
    case amendments = "thay-doi"

    var name: Phrase {
        switch self {
        case .results: Phrase("Kết quả chờ xác nhận", "Results to confirm")
        case .extensions: Phrase("Đề nghị gia hạn", "Extensions to decide")
        case .contests: Phrase("Báo không đúng đơn vị", "Contested")
        case .amendments: Phrase("Thay đổi sau khi xác nhận", "Changed after confirmation")
        }
    }

    /// `12 kết quả chờ xác nhận`.
    func counted(_ count: Int) -> Phrase {
        let number = Written.count(count)
        return switch self {
        case .results: Phrase("\(number) kết quả chờ xác nhận", "\(number) results to confirm")
        case .extensions: Phrase("\(number) đề nghị gia hạn", "\(number) extensions to decide")
        case .contests: Phrase("\(number) việc báo không đúng đơn vị", "\(number) contested")
        case .amendments: Phrase("\(number) việc đổi sau khi xác nhận", "\(number) changed after confirmation")
        }
    }

    /// Only this kind.
    var address: Address { Section.desk.address.with([("loai", rawValue)]) }
}

/// The Office's queue: each with its proof, decided right there.
struct DeskScreens: Sendable {
    let board: Board
    let desk: DeskReading
    let extensions: Extensions
    let reading: AssignmentReading
    let world: World

    init(database: Database, world: World, board: Board) {
        self.board = board
        desk = DeskReading(database: database, assignments: Assignments(database: database, world: world))
        extensions = Extensions(database: database, world: world)
        reading = AssignmentReading(database: database, world: world)
        self.world = world
    }

    var endpoints: [Endpoint] { [Endpoint(.get, "/xu-ly", for: .roles([.office]), queue)] }

    /// The places of everything that waits, by kind, the oldest first.
    static func waiting(_ view: BoardView, asked: [ID<Assignment>]) -> [DeskKind: [Int]] {
        var filter = BoardFilter()
        filter.parts = [.lead, .coop]
        func oldest(_ state: WorkState, _ day: (BoardLine) -> Int32, _ keep: (BoardLine) -> Bool) -> [Int] {
            filter.states = [state]
            return view.matching(filter).filter { keep(view.line($0)) }.sorted {
                let (a, b) = (day(view.line($0)), day(view.line($1)))
                return a == b ? $0 < $1 : a < b
            }
        }
        let wanted = Dictionary(uniqueKeysWithValues: asked.enumerated().map { ($1, $0) })
        filter.states = []
        let extensions = view.matching(filter).compactMap { place in
            wanted[view.assignment(place)].map { (order: $0, place: place) }
        }.sorted { $0.order < $1.order }.map(\.place)
        return [
            .results: oldest(.declared, \.stateOn) { _ in true },
            .extensions: extensions,
            .contests: oldest(.contested, \.stateOn) { _ in true },
            .amendments: oldest(.confirmed, \.lastSentOn) { $0.amendments > 0 && $0.level < .confirmed },
        ]
    }

    private func queue(_ call: Call) async throws -> Reply {
        let (viewer, today) = (Viewer(call), world.today())
        let only = call.value("loai").flatMap { DeskKind(rawValue: $0) }
        let view = try await board.view(today: today, for: viewer)
        let asked = try await extensions.waiting(for: viewer, limit: 500).map(\.assignment)
        let waiting = Self.waiting(view, asked: asked)
        let page = max(1, min(10_000, Int(call.value("trang") ?? "") ?? 1))
        let size = only == nil ? DeskPage.first : DeskPage.size
        var groups: [DeskPage.Group] = []
        for kind in DeskKind.allCases where only == nil || only == kind {
            let places = waiting[kind] ?? []
            let start = only == nil ? 0 : (page - 1) * size
            groups.append(
                DeskPage.Group(
                    kind: kind, total: places.count, start: start,
                    items: try await desk.items(Array(places.dropFirst(start).prefix(size)), view, for: viewer)))
        }
        let main = DeskPage(
            groups: groups, counts: waiting.mapValues(\.count), only: only, page: page,
            units: try await reading.livingUnits(for: viewer), viewer: viewer, today: today, token: call.formTokenField,
            language: call.language
        ).main
        return call.page(title: call.language(.desk), at: .desk, main: main)
    }
}
