package import Database
package import Vocabulary

/// What forecasts depend on, as numbers that move whenever it does: cheap to ask, so that nothing is reckoned for nothing.
package struct ForecastsMoment: Sendable, Hashable {
    package let values: Int64
    package let indicators: Int64
    package let steps: Int64
    package let day: Day
}

extension Forecasts {
    /// The moment that forecasts made now would be of.
    package func moment() async throws -> ForecastsMoment {
        let row = try await database.rows(
            """
            SELECT (SELECT COALESCE(MAX(changed_seq), 0) FROM value_entries) AS value_seq,
                (SELECT COALESCE(MAX(changed_seq), 0) FROM indicators) AS indicator_seq,
                (SELECT COALESCE(MAX(changed_seq), 0) FROM indicator_steps) AS step_seq
            """
        ).first
        return ForecastsMoment(
            values: try row?.get("value_seq") ?? 0, indicators: try row?.get("indicator_seq") ?? 0,
            steps: try row?.get("step_seq") ?? 0, day: world.today())
    }
}
