package import Plans

/// What an aim asks of a value, as numbers.
package enum Demand: Sendable, Hashable {
    case atLeast(Double)
    case atMost(Double)
    case within(Double, Double)

    /// - Parameter direction: which way is good: "= 5" asks for at most 5 of what should fall.
    /// - Returns: nil for what no number reaches: a yes, a text, a demand without its number.
    package init?(_ value: TargetValue, _ direction: Indicator.Direction = .up) {
        switch (value.op, value.low ?? value.high) {
        case (.equal, let bound?) where direction == .down || direction == .rank: self = .atMost(bound)
        case (.atLeast, let bound?), (.above, let bound?), (.equal, let bound?), (.level, let bound?):
            self = .atLeast(bound)
        case (.atMost, _), (.below, _), (.rank, _):
            guard let bound = value.high ?? value.low else { return nil }
            self = .atMost(bound)
        case (.range, _):
            guard let low = value.low, let high = value.high else { return nil }
            self = .within(low, high)
        default: return nil
        }
    }

    /// The nearest value that meets it: `value` itself when it does already.
    package func nearest(to value: Double) -> Double {
        switch self {
        case .atLeast(let bound): max(bound, value)
        case .atMost(let bound): min(bound, value)
        case .within(let low, let high): min(max(low, value), high)
        }
    }

    /// How much is missing, 0 when met; never negative.
    package func missing(at value: Double) -> Double { abs(nearest(to: value) - value) }

    /// The bound that is to be reached from `value`; of a range the nearer.
    package func bound(from value: Double) -> Double {
        switch self {
        case .atLeast(let bound), .atMost(let bound): bound
        case .within(let low, let high): abs(low - value) <= abs(high - value) ? low : high
        }
    }

    /// Whether some value between `low` and `high` meets it.
    package func isMet(within low: Double, _ high: Double) -> Bool {
        switch self {
        case .atLeast(let bound): high >= bound
        case .atMost(let bound): low <= bound
        case .within(let least, let most): high >= least && low <= most
        }
    }
}

/// How fast a series goes and how fast it would have to go (L16, "Forecast vectors").
package struct Pace: Sendable, Hashable {
    /// What can be said of the way to the demand.
    package enum State: Sendable, Hashable {
        /// Met by the last value ("đạt").
        case reached
        /// The day has passed and so much is missing ("quá hạn, thiếu 8 điểm"); nothing is forecast.
        case overdue(missing: Double)
        /// Fewer than four points: only the pace that is needed is known.
        case tooFew
        /// The observed pace suffices.
        case onTrack
        /// Too slow by this ratio of the pace needed to the pace observed, above 1.
        case behind(ratio: Double)
        /// It stands still.
        case standing
        /// It moves away from the demand.
        case reversed
    }

    /// Below this many points nothing is forecast.
    package static let fewest = 4

    package let last: SeriesPoint
    package let demand: Demand
    /// The number of the period at whose end the demand must be met.
    package let due: Int
    /// How many points there are.
    package let points: Int
    /// Per period, signed; nil of fewer than four points, or when it would mean nothing any more (met, overdue).
    package let observed: Double?
    /// Per period from the last value, signed; nil when met or overdue.
    package let required: Double?
    package let state: State

    /// The pace needed over the pace observed; nil when one is unknown or the two have not one direction.
    package var ratio: Double? {
        guard let observed, let required, observed * required > 0 else { return nil }
        return required / observed
    }

    /// - Parameters:
    ///   - history: in order of time; nil is returned when there is none.
    ///   - now: the number of the period that today lies in: a demand is overdue when its period is over.
    package init?(_ history: [SeriesPoint], demand: Demand, due: Int, now: Int) {
        guard let last = history.last else { return nil }
        (self.last, self.demand, self.due, points) = (last, demand, due, history.count)
        let missing = demand.missing(at: last.value)
        let left = due - last.at
        guard missing > 0 else {
            (observed, required, state) = (nil, nil, .reached)
            return
        }
        guard now <= due, left > 0 else {
            (observed, required, state) = (nil, nil, .overdue(missing: missing))
            return
        }
        let needed = (demand.nearest(to: last.value) - last.value) / Double(left)
        required = needed
        guard history.count >= Pace.fewest else {
            (observed, state) = (nil, .tooFew)
            return
        }
        let slope = TheilSen.slope(history.suffix(TheilSen.window))
        observed = slope
        if slope == 0 {
            state = .standing
        } else if slope * needed < 0 {
            state = .reversed
        } else {
            state = needed / slope > 1 ? .behind(ratio: needed / slope) : .onTrack
        }
    }
}
