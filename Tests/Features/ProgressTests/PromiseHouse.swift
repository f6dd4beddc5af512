import Calendars
import Database
import Documents
import Files
import Foundation
import Ledger
import Organizations
import Plans
import TestHouse
import Vocabulary

@testable import Progress

/// A province with shipped units, one plan and one clock, for tests about promises.
struct PromiseHouse: Sendable {
    let database: Database
    let clock: FixedWorld
    let plan: ID<Plan>
    var world: World { clock.world }
    var assignments: Assignments { Assignments(database: database, world: world) }
    var missions: Missions { Missions(database: database, world: world, follower: assignments.follower) }
    var entries: Entries { Entries(database: database, world: world) }
    var units: Units { Units(database: database, world: world) }

    static let coordinator = Viewer(actor: "coordinator", actorName: "Điều phối", unit: nil, roles: [.coordinator])
    static let office = Viewer(actor: "office", actorName: "Văn phòng", unit: nil, roles: [.office])
    static let leader = Viewer(actor: "leader", actorName: "Lãnh đạo", unit: nil, roles: [.leader])

    /// The account that speaks for a unit.
    func focal(_ code: String, name: String = "Đầu mối") async throws -> Viewer {
        let unit = try await units.find(Self.leader, code: code)
        return Viewer(actor: "focal-\(code)-\(name)", actorName: name, unit: unit.id, roles: [.focal])
    }

    /// Registers a task, which gives it to its units.
    @discardableResult
    func add(
        _ title: String, lead: [String], coop: [String] = [], due: Day? = nil, kind: Deadline.Kind? = nil,
        start: Day? = nil, raw: String = ""
    ) async throws -> ID<Mission> {
        var facts = MissionFacts(title: title)
        facts.lead = UnitWords(raw: lead.joined(separator: "; "), codes: lead)
        facts.coop = UnitWords(raw: coop.joined(separator: "; "), codes: coop)
        facts.deadline = Deadline(
            raw: raw, kind: kind ?? (due == nil ? .none : .date), start: start, end: due)
        return try await missions.enter(facts, into: plan, by: Self.coordinator)
    }

    /// The promise of a unit on a task.
    func promise(_ mission: ID<Mission>, _ code: String) async throws -> Assignment {
        let all = try await assignments.assignments(of: mission, for: Self.leader)
        guard let found = all.first(where: { $0.unit.code == code && $0.state != .withdrawn }) else {
            throw NotVisible()
        }
        return found
    }

    func move(to day: String, clock time: String = "03:00:00") throws {
        guard let instant = Instant("\(day)T\(time)Z") else { throw CocoaError(.formatting) }
        clock.move(to: instant)
    }
}

func promiseMigrations() throws -> [Migration] {
    try
        (Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations
        + CalendarsFeature.migrations + PlansFeature.migrations + ProgressFeature.migrations)
        .sorted { $0.name < $1.name }
}

/// Runs `body` in a province of its own; its clock stands at Monday 12/01/2026.
func withPromises(_ body: (PromiseHouse) async throws -> Void) async throws {
    try await withDatabase(migrations: promiseMigrations()) { database in
        let clock = FixedWorld()
        try await Units(database: database, world: clock.world).seedShipped()
        let plans = PlanRegister(database: database, world: clock.world)
        let plan = try await database.write { tx in
            try plans.insert(
                NewPlan(code: "KH thử", title: "Kế hoạch thử"), in: tx, by: PromiseHouse.coordinator)
        }
        try await body(PromiseHouse(database: database, clock: clock, plan: plan))
    }
}

/// A day for a table of cases.
func day(_ iso: String) throws -> Day {
    guard let day = Day(iso) else { throw CocoaError(.formatting) }
    return day
}
