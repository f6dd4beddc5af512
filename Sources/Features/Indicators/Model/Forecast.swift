import Vocabulary

/// What a series will probably become, with how sure that is and how it was reckoned (L16).
package struct Forecast: Sendable, Hashable {
    /// What the values are; decides how readily a trend is believed and where values end.
    package enum Nature: Sendable, Hashable {
        /// Between 0 and 100: it wanders or saturates, so a trend must be evident.
        case percent
        /// A count or a measure, between bounds where it has some: 96 communes are a ceiling.
        case count(lower: Double?, upper: Double?)

        var lower: Double? { self == .percent ? 0 : bounds.lower }
        var upper: Double? { self == .percent ? 100 : bounds.upper }
        private var bounds: (lower: Double?, upper: Double?) {
            if case .count(let lower, let upper) = self { return (lower, upper) }
            return (nil, nil)
        }

        func clipped(_ value: Double) -> Double {
            min(max(value, lower ?? -.infinity), upper ?? .infinity)
        }
    }

    /// How the estimates were reckoned.
    package enum Method: String, CaseIterable, Sendable {
        /// Fewer than four points: no estimate, only a pace.
        case paceOnly = "pace"
        /// No trend is evident: the last value; of noisy percentages drawn a little to the median of the last twelve.
        case flat
        /// The robust slope goes on.
        case linear
        /// The slope goes on and dies down.
        case damped
        /// The slope bends before a ceiling or a floor.
        case saturating
    }

    /// One future period.
    package struct Point: Sendable, Hashable {
        package let period: Int
        package let estimate: Double
        /// The bounds of the interval that holds 80 of 100 outcomes.
        package let low: Double
        package let high: Double
        /// How much of the estimate declared steps bring; 0 mostly.
        package let stepped: Double
        package init(period: Int, estimate: Double, low: Double, high: Double, stepped: Double = 0) {
            self.period = period
            self.estimate = estimate
            self.low = low
            self.high = high
            self.stepped = stepped
        }
    }

    package let method: Method
    /// Points that the fit was made of.
    package let pointsUsed: Int
    /// Periods whose value lies so far off that it was left out as a likely slip of the pen.
    package let setAside: [Int]
    /// Declared steps taken out of the history or added ahead.
    package let stepsIncluded: [Aim.Step]
    /// One for each period after the last up to the horizon; empty when the method is `paceOnly`.
    package let points: [Point]

    package init(method: Method, pointsUsed: Int, setAside: [Int], stepsIncluded: [Aim.Step], points: [Point]) {
        self.method = method
        self.pointsUsed = pointsUsed
        self.setAside = setAside
        self.stepsIncluded = stepsIncluded
        self.points = points
    }

    /// Points that a forecast looks back on.
    package static let window = 24
    /// The longest horizon, in periods.
    package static let farthest = 120

    package subscript(period: Int) -> Point? { points.first { $0.period == period } }

    /// - Parameters:
    ///   - history: in order of time, no two of one period; values finite.
    ///   - horizon: how many periods beyond the last value, at most `farthest`.
    ///   - steps: declared jumps, of the series' frequency.
    package init(_ history: [SeriesPoint], nature: Nature, horizon: Int, steps: [Aim.Step] = []) {
        guard let last = history.last, history.count >= Pace.fewest else {
            self.init(method: .paceOnly, pointsUsed: history.count, setAside: [], stepsIncluded: [], points: [])
            return
        }
        let end = last.at + min(max(0, horizon), Forecast.farthest)
        let taken = history.suffix(Forecast.window)
        let first = taken.first?.at ?? last.at
        let relevant = steps.filter { $0.period.number > first && $0.period.number <= end }
        func brought(by period: Int) -> Double {
            relevant.reduce(0) { $0 + ($1.period.number <= period ? $1.amount : 0) }
        }
        // What came before a step is lifted by it, so that the last value stays where it is.
        let now = brought(by: last.at)
        let level = taken.map { SeriesPoint(at: $0.at, value: $0.value + now - brought(by: $0.at)) }
        let (kept, setAside) = Forecast.withoutSpikes(level)
        let fit = ForecastFit(kept, nature: nature)
        let points = (0..<end - last.at).map { step -> Point in
            let period = last.at + step + 1
            let ahead = fit.ahead(step + 1)
            let stepped = brought(by: period) - now
            return Point(
                period: period, estimate: nature.clipped(ahead.estimate + stepped),
                low: nature.clipped(ahead.estimate + stepped - ahead.half),
                high: nature.clipped(ahead.estimate + stepped + ahead.half), stepped: stepped)
        }
        self.init(
            method: fit.method(at: end - last.at), pointsUsed: kept.count, setAside: setAside,
            stepsIncluded: relevant, points: points)
    }

    /// Leaves out single values between two good ones that lie more than eight usual deviations off the line and off
    /// everything else: month 4 = 60 of the vectors. The last value is never left out: it may be a new state of things.
    static func withoutSpikes(_ points: [SeriesPoint]) -> (kept: [SeriesPoint], setAside: [Int]) {
        guard points.count > 5, let line = TheilSen(points) else { return (points, []) }
        let off = points.map { abs($0.value - line[$0.at]) }
        let middle = median(points.map(\.value))
        let apart = (1..<points.count - 1).filter { index in
            guard off[index] > 8 * line.scale, off[index] > 0.1 * abs(middle),
                max(off[index - 1], off[index + 1]) < off[index] / 2
            else { return false }
            let others = points.enumerated().filter { $0.offset != index }.map(\.element.value)
            let range = (others.max() ?? 0) - (others.min() ?? 0)
            return off[index] > range / 4
        }
        guard apart.count <= points.count / 6 else { return (points, []) }
        let out = Set(apart)
        return (
            points.enumerated().filter { !out.contains($0.offset) }.map(\.element), apart.map { points[$0].at }
        )
    }
}
