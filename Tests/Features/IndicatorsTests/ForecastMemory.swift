import Database
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Indicators

/// Forecasts are kept as they were made and scored when the truth comes.
@Suite struct ForecastMemory {
    private static let units = ["so-khcn", "so-y-te"]

    /// A share of departments that all of them say each month, from 2026-01 on.
    private func share(_ house: IndicatorHouse, code: String = "ty-le") async throws -> ID<Indicator> {
        try await house.define(code) {
            $0.unit = "%"
            $0.frequency = .month
            $0.acrossUnits = .mean
            $0.scope = .listed
        }
    }

    private func house(_ body: @Sendable (IndicatorHouse, ID<Indicator>) async throws -> Void) async throws {
        try await withIndicators { house in
            let id = try await share(house)
            let listed = try await ForecastMemory.units.asyncMap { ScopeException(unit: try await house.unit($0)) }
            try await house.indicators.apply(to: id, units: listed, by: IndicatorHouse.coordinator)
            try await body(house, id)
        }
    }

    private func say(_ house: IndicatorHouse, _ id: ID<Indicator>, _ values: [(String, Double)]) async throws {
        for unit in ForecastMemory.units { try await house.say(id, unit, values) }
    }

    private func count(_ house: IndicatorHouse, _ sql: SQL) async throws -> Int {
        try await house.database.rows(sql).first?.get("n") ?? 0
    }

    private let six: [(String, Double)] = [
        ("2026-01", 10), ("2026-02", 12), ("2026-03", 14.5), ("2026-04", 16), ("2026-05", 18), ("2026-06", 20.5),
    ]

    @Test func `a forecast is kept once for each state of the values`() async throws {
        try await house { house, id in
            let forecasts = house.feature.forecasts
            #expect(try await forecasts.keep() == Forecasts.Round())
            try await say(house, id, six)
            #expect(try await forecasts.keep() == Forecasts.Round(made: 1))
            #expect(try await forecasts.keep() == Forecasts.Round())
            #expect(try await count(house, "SELECT COUNT(*) AS n FROM forecasts") == 1)
            #expect(try await count(house, "SELECT COUNT(*) AS n FROM forecast_points") == Forecasts.ahead)
            // A value of the past that changes makes another forecast of the same last period.
            try await say(house, id, [("2026-03", 12)])
            #expect(try await forecasts.keep().made == 1)
            #expect(try await count(house, "SELECT COUNT(*) AS n FROM forecasts") == 2)
            #expect(try await count(house, "SELECT COUNT(*) AS n FROM ledger WHERE deed = 'forecasts-kept'") == 2)
        }
    }

    @Test func `three values foretell nothing`() async throws {
        try await house { house, id in
            try await say(house, id, Array(six.prefix(3)))
            #expect(try await house.feature.forecasts.keep() == Forecasts.Round())
        }
    }

    @Test func `a score is not known until the truth has come, and follows the truth when it is corrected`()
        async throws
    {
        try await house { house, id in
            let forecasts = house.feature.forecasts
            try await say(house, id, six)
            try await forecasts.keep()
            #expect(try await forecasts.score(of: id, for: IndicatorHouse.leader) == .notYet)
            let point = try #require(
                try await house.database.rows(
                    "SELECT estimate, low, high FROM forecast_points ORDER BY period LIMIT 1"
                ).first)
            let estimate: Double = try point.get("estimate")
            try await say(house, id, [("2026-07", 25)])
            let round = try await forecasts.keep()
            #expect(round == Forecasts.Round(made: 1, scored: 1))
            guard case .scored(let first) = try await forecasts.score(of: id, for: IndicatorHouse.leader) else {
                Issue.record("the truth has come")
                return
            }
            #expect(first.count == 1)
            #expect(abs(first.meanAbsoluteError - abs(25 - estimate)) < 1e-9)
            let (low, high): (Double, Double) = (try point.get("low"), try point.get("high"))
            #expect(first.coverage == (low <= 25 && 25 <= high ? 1 : 0))
            try await say(house, id, [("2026-07", 22)])
            #expect(try await forecasts.keep() == Forecasts.Round(made: 1, scored: 1))
            guard case .scored(let second) = try await forecasts.score(of: id, for: IndicatorHouse.leader) else {
                Issue.record("the truth has come")
                return
            }
            #expect(second.count == 1)
            #expect(abs(second.meanAbsoluteError - abs(22 - estimate)) < 1e-9)
        }
    }

    @Test func `only the near periods make the score, and of one state of the values only the last forecast`()
        async throws
    {
        try await house { house, id in
            let forecasts = house.feature.forecasts
            try await say(house, id, six)
            try await forecasts.keep()
            try await say(house, id, [("2026-06", 20)])
            try await forecasts.keep()
            for (number, month) in ["2026-07", "2026-08", "2026-09", "2026-10"].enumerated() {
                try await say(house, id, [(month, 22 + Double(number) * 2)])
            }
            let round = try await forecasts.keep()
            // Both forecasts of June meet four values each.
            #expect(round.scored == 8)
            for (ahead, number) in [(1, 1), (3, 3), (12, 4)] {
                let score = try await forecasts.score(of: id, ahead: ahead, for: IndicatorHouse.leader)
                guard case .scored(let figures) = score else {
                    Issue.record("nothing of \(ahead)")
                    continue
                }
                #expect(figures.count == number, "\(ahead) ahead")
            }
        }
    }

    @Test func `two servers at once keep one`() async throws {
        try await house { house, id in
            try await say(house, id, six)
            let other = Cube(database: house.database, world: house.world)
            let servers = [
                house.feature.forecasts, Forecasts(database: house.database, world: house.world, cube: other),
            ]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 { group.addTask { _ = try await servers[number % 2].keep() } }
                try await group.waitForAll()
            }
            #expect(try await count(house, "SELECT COUNT(*) AS n FROM forecasts") == 1)
        }
    }

    @Test func `the house reckons nothing while nothing changes`() async throws {
        try await house { house, id in
            let feature = house.feature
            let empty = try await feature.foretell(after: nil)
            #expect(try await feature.foretell(after: empty) == empty)
            try await say(house, id, six)
            let full = try await feature.foretell(after: empty)
            #expect(full != empty)
            #expect(try await feature.foretell(after: full) == full)
            house.clock.advance(seconds: 86_400)
            #expect(try await feature.foretell(after: full) != full)
        }
    }

    @Test func `the score says how many forecasts were how far off`() {
        let met = [
            ForecastScore.Met(estimate: 10, low: 8, high: 12, actual: 11),
            ForecastScore.Met(estimate: 20, low: 19, high: 21, actual: 23),
        ]
        #expect(
            ForecastWords.score(ForecastScore(met)).vi == "2 dự báo trước lệch trung bình 2; 50% nằm trong khoảng.")
        #expect(ForecastWords.score(.notYet).vi == "Chưa có dự báo nào đến lúc chấm.")
    }
}

extension Array where Element: Sendable {
    fileprivate func asyncMap<T: Sendable>(_ body: (Element) async throws -> T) async throws -> [T] {
        var made: [T] = []
        for element in self { made.append(try await body(element)) }
        return made
    }
}
