import Calendars
import Database
import Documents
import Foundation
import Ledger
import Organizations
import Plans
import Progress
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Directions

/// A province with shipped units, one plan and one clock, for tests about instructions.
struct House: Sendable {
    let database: Database
    let clock: FixedWorld
    let plan: ID<Plan>
    var world: World { clock.world }
    var assignments: Assignments { Assignments(database: database, world: world) }
    var missions: Missions { Missions(database: database, world: world, follower: assignments.follower) }
    var instructions: Instructions { Instructions(database: database, world: world) }
    var tasks: TaskGiving { TaskGiving(database: database, world: world, follower: assignments.follower) }
    var units: Units { Units(database: database, world: world) }

    static let coordinator = Viewer(actor: "coordinator", actorName: "Điều phối", unit: nil, roles: [.coordinator])
    static let office = Viewer(actor: "office", actorName: "Văn phòng", unit: nil, roles: [.office])
    static let leader = Viewer(actor: "leader", actorName: "Phó Chủ tịch Trần Hòa", unit: nil, roles: [.leader])

    /// The account that speaks for a unit.
    func focal(_ code: String) async throws -> Viewer {
        let unit = try await units.find(Self.leader, code: code)
        return Viewer(actor: "focal-\(code)", actorName: "Đầu mối", unit: unit.id, roles: [.focal])
    }

    /// Registers a task, which gives it to its units.
    func add(_ title: String, lead: [String], due: Day? = nil) async throws -> ID<Mission> {
        var facts = MissionFacts(title: title)
        facts.lead = UnitWords(raw: lead.joined(separator: "; "), codes: lead)
        facts.deadline = Deadline(kind: due == nil ? .none : .date, end: due)
        return try await missions.enter(facts, into: plan, by: Self.coordinator)
    }

    func move(to day: String) throws {
        guard let instant = Instant("\(day)T03:00:00.000Z") else { throw CocoaError(.formatting) }
        clock.move(to: instant)
    }

    /// Asks a page.
    func ask(
        _ method: Web.Method, _ path: String, as viewer: Viewer, parameters: [String: String] = [:],
        query: [(name: String, value: String)] = [], form: [(name: String, value: String)] = []
    ) async throws -> (status: Int, text: String, location: String) {
        var call = Call(world: world, method: method, path: path, parameters: parameters, query: query)
        call.visitor = Visitor(
            account: viewer.actor, name: viewer.actorName, unit: viewer.unit?.text ?? "", unitName: "Đơn vị",
            roles: viewer.roles, formToken: "x")
        call.sentForm = Form(fields: form)
        let endpoints = DirectionsFeature.endpoints(
            database: database, world: world, follower: assignments.follower
        ) { words, _ in
            Day(words).map { Deadline(raw: words, kind: .date, end: $0) } ?? Deadline(raw: words, kind: .invalid)
        }
        let endpoint = try #require(endpoints.first { $0.method == method && $0.path == path })
        guard endpoint.audience.admits(call.visitor) else { return (404, "", "") }
        do {
            let reply = try await endpoint.answer(call)
            let location = reply.headers.first { $0.name == "Location" }?.value ?? ""
            guard case .bytes(let bytes) = reply.body else { return (reply.status, "", location) }
            return (reply.status, String(decoding: bytes, as: UTF8.self), location)
        } catch is NotVisible {
            return (404, "", "")
        }
    }
}

/// Runs `body` in a province of its own; its clock stands at Monday 12/01/2026.
func withHouse(_ body: (House) async throws -> Void) async throws {
    let migrations = try
        (Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations
        + CalendarsFeature.migrations + PlansFeature.migrations + ProgressFeature.migrations
        + DirectionsFeature.migrations).sorted { $0.name < $1.name }
    try await withDatabase(migrations: migrations) { database in
        let clock = FixedWorld()
        try await Units(database: database, world: clock.world).seedShipped()
        let plans = PlanRegister(database: database, world: clock.world)
        let plan = try await plans.enter(NewPlan(code: "KH thử", title: "Kế hoạch thử"), by: House.coordinator)
        try await body(House(database: database, clock: clock, plan: plan))
    }
}

/// A day for a table of cases.
func day(_ iso: String) throws -> Day {
    guard let day = Day(iso) else { throw CocoaError(.formatting) }
    return day
}
