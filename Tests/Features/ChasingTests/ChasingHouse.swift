import Calendars
import Database
import Delivery
import Documents
import Foundation
import Indicators
import Jobs
import Ledger
import Logging
import Organizations
import Plans
import Progress
import TestHouse
import Vocabulary
import Web

@testable import Chasing

/// A province with shipped units and the shipped calendar, one plan, one clock, and people with accounts.
struct ChasingHouse: Sendable {
    let database: Database
    let clock: FixedWorld
    let plan: ID<Plan>
    /// Where letters go; nil when the house sends none.
    let mail: Peer?
    var world: World { clock.world }
    var cube: Cube { Cube(database: database, world: world) }
    var values: Values { Values(database: database, world: world, cube: cube) }
    var indicators: Indicators { Indicators(database: database, world: world) }
    var assignments: Assignments { Assignments(database: database, world: world) }
    var missions: Missions { Missions(database: database, world: world, follower: assignments.follower) }
    var rulebook: Rulebook { Rulebook(database: database, world: world) }
    var people: ChasePeople { ChasePeople(database: database, world: world) }
    var postbox: Postbox { Postbox(database: database, world: world) }
    var digests: Digests { Digests(database: database, world: world) }
    var feeds: Feeds { Feeds(database: database, world: world) }
    var jobs: Jobs { Jobs(database: database, world: world) }
    var log: SendLog { SendLog(database: database, world: world) }

    var feature: ChasingFeature {
        let courier = Courier(threads: 1)
        var mailer: Mailer?
        if let mail, let from = Mailbox(name: "Tiến Độ", address: "nhac-viec@tinh.example") {
            mailer = Mailer(
                settings: MailSettings(host: "127.0.0.1", port: mail.port, protection: .none, from: from),
                courier: courier)
        }
        return ChasingFeature(
            database: database, world: world, values: ValueFactsReading(values: values, cube: cube), mailer: mailer,
            webhook: Webhook(rules: WebhookRules(mayReachPrivate: true), courier: courier))
    }

    static let keeper = Viewer(actor: "keeper", actorName: "Quản trị", unit: nil, roles: [.keeper])
    static let coordinator = Viewer(actor: "coordinator", actorName: "Điều phối", unit: nil, roles: [.coordinator])
    static let leader = Viewer(actor: "leader", actorName: "Lãnh đạo", unit: nil, roles: [.leader])

    /// Makes an account, with an e-mail address when given.
    @discardableResult
    func person(_ login: String, unit code: String? = nil, roles: Set<Role> = [.focal], email: String? = nil)
        async throws
        -> Viewer
    {
        var unit: ID<OrgUnit>?
        if let code { unit = try await Units(database: database, world: world).find(Self.leader, code: code).id }
        let accounts = Accounts(database: database, world: world)
        let id = try await accounts.create(
            Self.keeper, Accounts.Facts(login: login, name: "Người \(login)", unit: unit, roles: roles))
        let viewer = Viewer(actor: id.text, actorName: "Người \(login)", unit: unit, roles: roles)
        if let email { try await postbox.choose(viewer, Postbox.Choice(email: email)) }
        return viewer
    }

    /// Registers a task, which gives it to its units.
    @discardableResult
    func add(
        _ title: String, lead: [String] = ["so-khcn"], coop: [String] = [], due: String? = nil,
        kind: Deadline.Kind? = nil, raw: String = ""
    ) async throws -> ID<Mission> {
        var facts = MissionFacts(title: title)
        facts.lead = UnitWords(raw: lead.joined(separator: "; "), codes: lead)
        facts.coop = UnitWords(raw: coop.joined(separator: "; "), codes: coop)
        facts.deadline = Deadline(
            raw: raw, kind: kind ?? (due == nil ? .none : .date), end: try due.map { try day($0) })
        return try await missions.enter(facts, into: plan, by: Self.coordinator)
    }

    func promise(_ mission: ID<Mission>, _ code: String = "so-khcn") async throws -> Assignment {
        let all = try await assignments.assignments(of: mission, for: Self.leader)
        guard let found = all.first(where: { $0.unit.code == code }) else { throw NotVisible() }
        return found
    }

    /// Sets the clock to a time on the wall in Vietnam.
    func move(to iso: String, _ time: String = "07:30") throws {
        guard let instant = Instant("\(iso)T\(time):00.000Z") else { throw CocoaError(.formatting) }
        clock.move(to: instant.adding(seconds: -7 * 3600))
    }

    /// What the running house does at this moment: the clock wakes, everything due is done.
    func work(_ feature: ChasingFeature? = nil) async throws {
        let feature = feature ?? self.feature
        try await feature.composer.wake()
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await JobRunner(jobs: jobs, handlers: feature.handlers, worker: "máy thử", log: quiet).drain()
    }

    /// What a person was told on a day: `event days title`.
    func told(_ viewer: Viewer, on iso: String) async throws -> [String] {
        let day = try day(iso)
        return try await digests.own(viewer, limit: 100).filter { $0.day == day }.flatMap(\.lines.lines).map {
            "\($0.event.rawValue) \($0.days) \($0.title)"
        }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await database.rows(sql).first?.get("n") ?? 0
    }

    func state(_ key: String) async throws -> Job.State? {
        let jobs = jobs
        return try await database.read { try jobs.find(key: key, in: $0)?.state }
    }
}

func chasingMigrations() throws -> [Migration] {
    try
        (Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations
        + CalendarsFeature.migrations + PlansFeature.migrations + IndicatorsFeature.migrations
        + ProgressFeature.migrations
        + ChasingFeature.migrations).sorted { $0.name < $1.name }
}

/// Runs `body` in a province of its own; its clock stands at Monday 12/01/2026, 08:30.
func withChasing(mail: Peer? = nil, _ body: (ChasingHouse) async throws -> Void) async throws {
    defer { mail?.stop() }
    try await withDatabase(migrations: chasingMigrations()) { database in
        let clock = FixedWorld()
        try await Units(database: database, world: clock.world).seedShipped()
        try await Calendars(database: database, world: clock.world).seedShipped()
        let plans = PlanRegister(database: database, world: clock.world)
        let plan = try await database.write { tx in
            try plans.insert(
                NewPlan(code: "KH thử", title: "Kế hoạch thử"), in: tx, by: ChasingHouse.coordinator)
        }
        try await body(ChasingHouse(database: database, clock: clock, plan: plan, mail: mail))
    }
}
