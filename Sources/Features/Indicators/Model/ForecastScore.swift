/// How good past forecasts were, shown beside the next one: unknown until the truth has come.
package enum ForecastScore: Sendable, Hashable {
    /// No forecast has met its value yet.
    case notYet
    case scored(Figures)

    /// A forecast that has met its value.
    package struct Met: Sendable, Hashable {
        package let estimate: Double
        package let low: Double
        package let high: Double
        package let actual: Double
        package init(estimate: Double, low: Double, high: Double, actual: Double) {
            self.estimate = estimate
            self.low = low
            self.high = high
            self.actual = actual
        }
    }

    /// In the unit of the values.
    package struct Figures: Sendable, Hashable {
        package let count: Int
        /// The mean of how far estimates were off.
        package let meanAbsoluteError: Double
        /// The mean of actual less estimate: above 0 things went higher than foretold.
        package let meanError: Double
        /// The share of actual values inside their interval, 0…1; 0.8 is what the intervals promise.
        package let coverage: Double
    }

    package init(_ forecasts: [Met]) {
        guard !forecasts.isEmpty else {
            self = .notYet
            return
        }
        let count = Double(forecasts.count)
        let errors = forecasts.map { $0.actual - $0.estimate }
        self = .scored(
            Figures(
                count: forecasts.count, meanAbsoluteError: errors.reduce(0) { $0 + abs($1) } / count,
                meanError: errors.reduce(0, +) / count,
                coverage: Double(forecasts.count { $0.low <= $0.actual && $0.actual <= $0.high }) / count))
    }
}
