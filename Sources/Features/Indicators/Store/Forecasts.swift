package import Database
import Ledger
package import Organizations
package import Vocabulary

/// The memory of forecasts: each is kept as it was made, and scored when the truth comes (L16). Nothing is foretold
/// anew for the same values.
package struct Forecasts: Sendable {
    let database: Database
    let world: World
    let cube: Cube

    package init(database: Database, world: World, cube: Cube) {
        self.database = database
        self.world = world
        self.cube = cube
    }

    /// What one round did.
    package struct Round: Sendable, Hashable {
        package var made = 0
        package var scored = 0
    }

    /// How far ahead a forecast is kept, in periods.
    static let ahead = 24

    /// A forecast to be kept.
    private struct Made: Sendable {
        let indicator: ID<Indicator>
        let asOf: Int
        let forecast: Forecast
        let slope: Double?
        /// The sure values by period, to score by.
        let truth: [Int: Double]
    }

    /// Makes the forecasts that newer values call for and scores those whose time has come. Any number of servers may do
    /// this; of one state of the values only one forecast is kept.
    @discardableResult
    package func keep(by viewer: Viewer = .system("forecasts")) async throws -> Round {
        let view = try await cube.view(for: .system("forecasts"))
        let steps = try await database.read { try Standings.steps(in: $0) }
        let made = view.indicators.filter { $0.retiredReason == nil }.compactMap { indicator -> Made? in
            let facts = Standings.facts(
                of: indicator, in: view, units: [:], steps: steps[indicator.id] ?? [], names: false)
            guard let last = facts.sure.last else { return nil }
            let history = facts.sure.map { SeriesPoint(at: $0.period.number, value: $0.value) }
            let forecast = Forecast(
                history, nature: indicator.nature(of: history), horizon: Forecasts.ahead, steps: facts.steps)
            return Made(
                indicator: indicator.id, asOf: last.period.number, forecast: forecast,
                slope: TheilSen.slope(history.suffix(TheilSen.window)),
                truth: Dictionary(facts.sure.map { ($0.period.number, $0.value) }, uniquingKeysWith: { $1 }))
        }
        return try await database.write { try keep(made, in: $0, by: viewer) }
    }

    private func keep(_ made: [Made], in tx: any Transaction, by viewer: Viewer) throws -> Round {
        var round = Round()
        var scored: [(forecast: String, period: Int, actual: Double)] = []
        var fresh: [Made] = []
        for one in made {
            for row in try tx.rows(
                """
                SELECT forecast_points.forecast_id, forecast_points.period, forecast_points.actual
                FROM forecast_points JOIN forecasts ON forecasts.id = forecast_points.forecast_id
                WHERE forecasts.indicator_id = \(one.indicator) AND forecast_points.period <= \(one.asOf)
                """)
            {
                let period: Int = try row.get("period")
                guard let truth = one.truth[period], truth != (try row.get("actual", as: Double?.self)) else {
                    continue
                }
                scored.append((try row.get("forecast_id"), period, truth))
            }
            if !one.forecast.points.isEmpty, try isNews(one, in: tx) { fresh.append(one) }
        }
        guard !fresh.isEmpty || !scored.isEmpty else { return round }
        let seq = try tx.record(
            Change(
                deed: "forecasts-kept", subjectKind: "forecasts", subject: "round", before: nil,
                after: .object([
                    ("made", .array(fresh.map { .string($0.indicator.text) })),
                    ("scored", .integer(Int64(scored.count))),
                ]), actor: viewer.actor, actorName: viewer.actorName), world: world)
        let now = world.now()
        for point in scored {
            try tx.run(
                """
                UPDATE forecast_points SET actual = \(point.actual), scored_at = \(now)
                WHERE forecast_id = \(point.forecast) AND period = \(point.period)
                """)
        }
        for one in fresh { try insert(one, seq: seq, in: tx) }
        (round.made, round.scored) = (fresh.count, scored.count)
        return round
    }

    /// Whether the newest kept forecast of the same last period says something else.
    private func isNews(_ made: Made, in tx: any Transaction) throws -> Bool {
        guard
            let last = try tx.first(
                """
                SELECT id FROM forecasts WHERE indicator_id = \(made.indicator) AND as_of = \(made.asOf)
                ORDER BY made_seq DESC LIMIT 1
                """)
        else { return true }
        let kept = try tx.rows(
            """
            SELECT estimate, low, high FROM forecast_points WHERE forecast_id = \(try last.get("id", as: String.self))
            ORDER BY period
            """
        ).map { [try $0.get("estimate", as: Double.self), try $0.get("low"), try $0.get("high")] }
        return kept != made.forecast.points.map { [$0.estimate, $0.low, $0.high] }
    }

    private func insert(_ made: Made, seq: Int64, in tx: any Transaction) throws {
        let id = world.newID()
        try tx.run(
            """
            INSERT INTO forecasts (id, indicator_id, unit_id, as_of, made_at, made_seq, method, points, slope)
            VALUES (\(id), \(made.indicator), NULL, \(made.asOf), \(world.now()), \(seq),
                \(made.forecast.method.rawValue), \(made.forecast.pointsUsed), \(made.slope))
            """)
        for point in made.forecast.points {
            try tx.run(
                """
                INSERT INTO forecast_points (forecast_id, period, estimate, low, high, actual, scored_at)
                VALUES (\(id), \(point.period), \(point.estimate), \(point.low), \(point.high), NULL, NULL)
                """)
        }
    }

    /// How good the forecasts of an indicator were, one to `ahead` periods ahead.
    package func score(of id: ID<Indicator>, ahead: Int = 3, for viewer: Viewer) async throws -> ForecastScore {
        try await scores(ahead: ahead, for: viewer)[id] ?? .notYet
    }

    /// The same of every indicator that has forecasts whose time has come. Of one state of the values the last counts.
    package func scores(ahead: Int = 3, for viewer: Viewer) async throws -> [ID<Indicator>: ForecastScore] {
        guard viewer.readsIndicators else { throw NotVisible() }
        var met: [ID<Indicator>: [ForecastScore.Met]] = [:]
        for row in try await database.rows(
            """
            SELECT forecasts.indicator_id, forecast_points.estimate, forecast_points.low, forecast_points.high,
                forecast_points.actual
            FROM forecast_points JOIN forecasts ON forecasts.id = forecast_points.forecast_id
            WHERE forecast_points.actual IS NOT NULL AND forecast_points.period <= forecasts.as_of + \(ahead)
                AND NOT EXISTS (SELECT 1 FROM forecasts later WHERE later.indicator_id = forecasts.indicator_id
                    AND later.as_of = forecasts.as_of AND later.made_seq > forecasts.made_seq)
            """)
        {
            met[try row.get("indicator_id"), default: []].append(
                ForecastScore.Met(
                    estimate: try row.get("estimate"), low: try row.get("low"), high: try row.get("high"),
                    actual: try row.get("actual")))
        }
        return met.mapValues { ForecastScore($0) }
    }
}

extension Indicator {
    /// What kind of numbers a history of this indicator is.
    func nature(of history: [SeriesPoint]) -> Forecast.Nature {
        isPercent ? .percent : .count(lower: (history.map(\.value).min() ?? 0) < 0 ? nil : 0, upper: nil)
    }
}
