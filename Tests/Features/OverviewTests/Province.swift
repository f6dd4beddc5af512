import Calendars
import Database
import Documents
import Files
import Foundation
import Ledger
import Organizations
import Plans
import Progress
import TestHouse
import Vocabulary
import Web

@testable import Overview

/// A province with two plans in which promises stand in every way; its clock stands at Monday 12/01/2026, 08:30.
struct Province: Sendable {
    let database: Database
    let clock: FixedWorld
    let files: FileStore
    let plans: [ID<Plan>]
    let board: Board
    var world: World { clock.world }
    var assignments: Assignments { Assignments(database: database, world: world) }
    var missions: Missions { Missions(database: database, world: world, follower: assignments.follower) }
    var entries: Entries { Entries(database: database, world: world) }
    var units: Units { Units(database: database, world: world) }
    var reading: OverviewReading { OverviewReading(database: database, world: world) }

    static let coordinator = Viewer(actor: "coordinator", actorName: "Điều phối", unit: nil, roles: [.coordinator])
    static let office = Viewer(actor: "office", actorName: "Văn phòng", unit: nil, roles: [.office])
    static let leader = Viewer(actor: "leader", actorName: "Lãnh đạo", unit: nil, roles: [.leader])

    func focal(_ code: String) async throws -> Viewer {
        Viewer(actor: "focal-\(code)", actorName: "Đầu mối", unit: try await unit(code), roles: [.focal])
    }

    func unit(_ code: String) async throws -> ID<OrgUnit> { try await units.find(Self.leader, code: code).id }

    func view(for viewer: Viewer = leader) async throws -> BoardView {
        try await board.view(today: world.today(), for: viewer)
    }

    @discardableResult
    func add(
        _ title: String, _ lead: String..., coop: [String] = [], due: String? = nil, kind: Deadline.Kind? = nil,
        section: String = "I", in plan: Int = 0
    ) async throws -> ID<Mission> {
        var task = NewMission(title: title)
        task.no = "1"
        task.section = section
        task.sectionTitle = "Mục \(section)"
        task.lead = UnitWords(raw: lead.joined(separator: "; "), codes: lead)
        task.coop = UnitWords(raw: coop.joined(separator: "; "), codes: coop)
        let end = due.flatMap { Day($0) }
        task.deadline = Deadline(raw: "hạn \(due ?? "")", kind: kind ?? (end == nil ? .none : .date), end: end)
        return try await database.write { [task, missions, plans] tx in
            try missions.insert(task, into: plans[plan], in: tx, by: Self.coordinator)
        }
    }

    func promise(_ mission: ID<Mission>, _ code: String) async throws -> Assignment {
        let all = try await assignments.assignments(of: mission, for: Self.leader)
        guard let found = all.first(where: { $0.unit.code == code && $0.state != .withdrawn }) else {
            throw NotVisible()
        }
        return found
    }

    /// The unit reports; with `proof` it declares it done by a document of that day, with `isDone` alone without one.
    func report(_ mission: ID<Mission>, _ code: String, proof: String? = nil, isDone: Bool = false, cause: String = "")
        async throws
    {
        let promise = try await promise(mission, code)
        var entry = ProgressEntry(
            assignment: promise.id, version: promise.version, key: "\(promise.id.text)-\(promise.version)")
        entry.result = "Đang làm, lần \(promise.version)"
        entry.cause = cause
        if let proof, let day = Day(proof) {
            entry.status = .done
            var evidence = NewEvidence(issuedOn: day)
            evidence.number = "12/BC-\(code.uppercased())"
            entry.evidence = [evidence]
        } else if isDone {
            entry.status = .done
            entry.answers = ["no-document": "Văn bản đang trình ký"]
        }
        try await entries.send(entry, by: try await focal(code))
    }

    /// Promises in every state, so that no number of a page is nought by chance.
    func live() async throws {
        try await add("Việc quá hạn chưa ai báo", "so-y-te", coop: ["so-tai-chinh"], due: "2026-01-05")
        try await add("Việc đến hạn hôm nay", "so-tai-chinh", due: "2026-01-12")
        try await add("Việc sắp đến hạn", "so-khcn", due: "2026-01-14", section: "II")
        let shared = try await add("Việc hai cơ quan", "so-y-te", "so-xay-dung", due: "2026-03-31", section: "II")
        try await report(shared, "so-y-te", proof: "2026-01-10")
        let late = try await add("Việc xong muộn", "so-tai-chinh", coop: ["so-y-te"], due: "2025-12-20")
        try await report(late, "so-tai-chinh", proof: "2025-12-25")
        let communes = try await add("Việc của mọi xã", "g-ubnd-xa", due: "2026-01-08", in: 1)
        let members = try await units.members(Self.leader, of: try await unit("g-ubnd-xa"), on: world.today())
        try await report(communes, members[0].code, proof: "2026-01-07")
        try await report(communes, members[1].code)
        try await add("Việc thường xuyên", "so-noi-vu", kind: .ongoing, in: 1)
        try await add("Việc chờ điều kiện", "so-noi-vu", kind: .conditional, in: 1)
        let stuck = try await add("Việc kẹt lâu", "so-xay-dung", due: "2025-11-30")
        try await report(stuck, "so-xay-dung", cause: "funding")
        let waits = try await promise(stuck, "so-xay-dung")
        try await Extensions(database: database, world: world).ask(
            waits.id, version: waits.version, .init(to: Day("2026-02-28") ?? world.today(), reason: "Chưa bố trí vốn"),
            by: try await focal("so-xay-dung"))
        try await Claims(database: database, world: world).make(
            NewClaim(assignment: waits.id, on: try await unit("so-tai-chinh"), words: "Thẩm định dự toán"),
            by: try await focal("so-xay-dung"))
        let longer = try await add("Việc được gia hạn", "so-noi-vu", due: "2026-01-06", in: 1)
        let more = try await promise(longer, "so-noi-vu")
        try await Extensions(database: database, world: world).extend(
            more.id, version: more.version, .init(to: Day("2026-03-01") ?? world.today(), reason: "Điều chỉnh"),
            by: DecisionPaper(number: "9/QĐ-UBND", date: Day("2026-01-09") ?? world.today()), viewer: Self.office)
        let contested = try await add("Việc không đúng đơn vị", "so-tu-phap", due: "2026-01-30", in: 1)
        let wrong = try await promise(contested, "so-tu-phap")
        try await Decisions(database: database, world: world).contest(
            wrong.id, version: wrong.version, reason: "Thuộc Công an tỉnh", by: try await focal("so-tu-phap"))
        let said = try await add("Việc tự khai", "so-cong-thuong", due: "2026-01-09")
        try await report(said, "so-cong-thuong", isDone: true)
        let sure = try await add("Việc đã xác nhận", "so-khcn", due: "2026-01-09")
        try await report(sure, "so-khcn", proof: "2026-01-08")
        let content = try await Decisions(database: database, world: world).content(
            of: try await promise(sure, "so-khcn").id, for: Self.office)
        try await Decisions(database: database, world: world).confirm(
            try await promise(sure, "so-khcn").id, mark: content.mark, by: Self.office)
        let back = try await add("Việc bị trả lại", "so-gddt", due: "2026-01-20", section: "III")
        try await report(back, "so-gddt", proof: "2026-01-09")
        let returned = try await promise(back, "so-gddt")
        try await Decisions(database: database, world: world).giveBack(
            returned.id, version: returned.version, reason: "Thiếu phụ lục", by: Self.office)
        try await add("Việc chưa rõ ai", due: "2026-02-01")
    }
}

/// Runs `body` in a province of its own.
func withProvince(_ body: (Province) async throws -> Void) async throws {
    let migrations =
        try
        (Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations
        + CalendarsFeature.migrations + PlansFeature.migrations + ProgressFeature.migrations)
        .sorted { $0.name < $1.name }
    try await withDatabase(migrations: migrations) { database in
        try await withTemporaryFolder { folder in
            let clock = FixedWorld()
            try await Units(database: database, world: clock.world).seedShipped()
            let register = PlanRegister(database: database, world: clock.world)
            let plans = try await database.write { tx in
                try ["Kế hoạch thứ nhất", "Kế hoạch thứ hai"].enumerated().map { index, title in
                    try register.insert(
                        NewPlan(code: "\(index + 1)/KH-UBND", title: title), in: tx, by: Province.coordinator)
                }
            }
            try await body(
                Province(
                    database: database, clock: clock, files: try FileStore(root: folder), plans: plans,
                    board: Board(database: database, world: clock.world)))
        }
    }
}

/// A day for a table of cases.
func day(_ iso: String) throws -> Day {
    guard let day = Day(iso) else { throw CocoaError(.formatting) }
    return day
}
