import Calendars
import Database
import Ledger
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

/// A migrated database with the shipped units, a clock to move, and everything of this feature on top.
struct House {
    let database: Database
    let clock: FixedWorld
    var world: World { clock.world }
    var calendars: Calendars { Calendars(database: database, world: world) }
    var pauses: Pauses { Pauses(database: database, world: world) }
    var units: Units { Units(database: database, world: world) }

    static let keeper = viewer(.keeper)
    static let coordinator = viewer(.coordinator)
    static let leader = viewer(.leader)
    static let nobody = Viewer(actor: "public", actorName: "", unit: nil, roles: [])

    static func viewer(_ role: Role) -> Viewer {
        Viewer(actor: role.rawValue, actorName: "Người thử", unit: nil, roles: [role])
    }

    /// The ids of the communes with these official codes.
    func communes(_ codes: String...) async throws -> Set<ID<OrgUnit>> {
        let found = try await units.find(House.leader, codes: Set(codes.map { "xa-\($0)" }))
        return Set(found.values.map(\.id))
    }

    /// The deeds of the ledger about one kind of subject, oldest first.
    func deeds(_ kind: String) async throws -> [String] {
        try await database.read { try Ledger.entries(kind: kind, limit: 1000, in: $0) }.reversed().map(\.change.deed)
    }

    /// The events that count.
    func inForce() async throws -> [Pause] { try await database.read { try pauses.all(in: $0) } }

    /// Asks a page as an account with these roles.
    func ask(
        _ method: Web.Method, _ path: String, roles: Set<Role> = [.keeper], parameters: [String: String] = [:],
        query: [(name: String, value: String)] = [], form: [(name: String, value: String)] = [],
        file: UploadedFile? = nil
    ) async throws -> (status: Int, text: String, location: String) {
        var call = Call(world: clock.world, method: method, path: path, parameters: parameters, query: query)
        call.visitor = Visitor(
            account: "someone", name: "Người thử", unit: "", unitName: "", roles: roles, formToken: "x")
        call.sentForm = Form(fields: form, files: file.map { [("tep", $0)] } ?? [])
        let endpoints = CalendarsFeature.endpoints(database: database, world: clock.world)
        let endpoint = try #require(endpoints.first { $0.method == method && $0.path == path })
        guard endpoint.audience.admits(call.visitor) else { return (404, "", "") }
        let reply = try await endpoint.answer(call)
        let location = reply.headers.first { $0.name == "Location" }?.value ?? ""
        guard case .bytes(let bytes) = reply.body else { return (reply.status, "", location) }
        return (reply.status, String(decoding: bytes, as: UTF8.self), location)
    }
}

/// Runs `body` in a house of its own; `seeded` puts the shipped days in.
func withHouse(seeded: Bool = true, _ body: (House) async throws -> Void) async throws {
    let migrations = try Ledger.migrations + OrganizationsFeature.migrations + CalendarsFeature.migrations
    try await withDatabase(migrations: migrations) { database in
        let house = House(database: database, clock: FixedWorld())
        try await house.units.seedShipped()
        if seeded { try await house.calendars.seedShipped() }
        try await body(house)
    }
}
