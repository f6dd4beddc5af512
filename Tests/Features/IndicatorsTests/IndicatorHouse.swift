import Calendars
import Database
import Documents
import Files
import Foundation
import Ledger
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary

@testable import Indicators

/// A province of tests with its shipped units, in which indicators are defined and values sent.
struct IndicatorHouse: Sendable {
    static let coordinator = Viewer(actor: "coordinator", actorName: "Điều phối", unit: nil, roles: [.coordinator])
    static let leader = Viewer(actor: "leader", actorName: "Lãnh đạo", unit: nil, roles: [.leader])

    let database: Database
    let clock: FixedWorld
    let feature: IndicatorsFeature
    let units: Units
    var world: World { clock.world }
    var indicators: Indicators { feature.indicators }
    var values: Values { feature.values }
    var cube: Cube { feature.cube }

    func unit(_ code: String) async throws -> ID<OrgUnit> { try await units.find(Self.leader, code: code).id }

    /// Someone who speaks for a unit; not an account in the tables.
    func focal(_ code: String) async throws -> Viewer {
        Viewer(actor: "focal-\(code)", actorName: "Đầu mối \(code)", unit: try await unit(code), roles: [.focal])
    }

    /// Defines an indicator by changing the usual one.
    @discardableResult
    func define(_ code: String, _ change: (inout Indicator) -> Void = { _ in }) async throws -> ID<Indicator> {
        var indicator = Indicator(
            id: ID(""), code: code, name: "Chỉ số \(code)", from: Day(number: 18_262))
        change(&indicator)
        return try await indicators.define(indicator, by: Self.coordinator)
    }

    /// Sends plain values of one unit as the coordinator.
    func say(_ indicator: ID<Indicator>, _ unit: String, _ values: [(String, Double)]) async throws {
        let id = try await self.unit(unit)
        let entries = try values.map {
            ValueEntry(
                indicator: indicator, unit: id, period: try #require(Period($0.0)), says: .amount($0.1))
        }
        try await self.values.send(Sending(.demo, entries: entries), by: Self.coordinator)
    }

    func view(_ viewer: Viewer = leader) async throws -> CubeView { try await cube.view(for: viewer) }
}

/// Every migration up to this feature's.
func indicatorMigrations() throws -> [Migration] {
    try
        (Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations
        + CalendarsFeature.migrations + PlansFeature.migrations + IndicatorsFeature.migrations).sorted {
            $0.name < $1.name
        }
}

func withIndicators(_ body: @Sendable (IndicatorHouse) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
        try await withDatabase(migrations: try indicatorMigrations()) { database in
            let clock = FixedWorld(now: try #require(Instant("2026-11-21T02:00:00Z")))
            let units = Units(database: database, world: clock.world)
            _ = try await units.seedShipped()
            let files = try FileStore(root: folder.appendingPathComponent("files"))
            try await body(
                IndicatorHouse(
                    database: database, clock: clock,
                    feature: IndicatorsFeature(database: database, world: clock.world, files: files), units: units))
        }
    }
}
