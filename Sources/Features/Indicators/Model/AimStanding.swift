package import Organizations
package import Vocabulary

/// How an aim stands today: what was reached, how fast, what it will be, who holds it back. Reckoned, never stored.
package struct AimStanding: Sendable {
    /// The one word of it, as a badge says it.
    package enum State: String, CaseIterable, Sendable {
        case reached, onTrack, atRisk, reversed, overdue
        /// Fewer than four values: only the pace that is needed is known.
        case tooFew
        case noValue
        /// Words, or no horizon: nothing to reckon.
        case notComputable
    }

    package let aim: Aim
    package let indicator: Indicator
    /// The province's values in order of time, also of periods of which few units have spoken.
    package let values: [(period: Period, value: Double)]
    /// The period at whose end it must be reached.
    package let due: Period?
    package let demand: Demand?
    package let pace: Pace?
    package let forecast: Forecast?
    package let holdback: Holdback?
    package let warnings: [Warning]
    /// Units that said something of the newest period, and units that owe it.
    package let reported: Int
    package let expected: Int
    /// Where the newest value would lie had the silent units nothing, or all of what they count; nil when all spoke, or
    /// when how much they count is not known.
    package let bounds: ProvinceRatio.Bounds?
    package let state: State

    /// Met by those that spoke, and perhaps not by all: it depends on the silent ones.
    package var isReachedInPart: Bool {
        guard state == .reached, let demand, let bounds else { return false }
        return demand.missing(at: bounds.low) > 0 || demand.missing(at: bounds.high) > 0
    }

    package var last: (period: Period, value: Double)? { values.last }
    /// The values that pace and forecast are made of; see `isSure`.
    package let sure: [(period: Period, value: Double)]

    /// Whether a period's total may be compared with others. A sum without a unit is lower by all that the unit has, so
    /// nearly all must have spoken; shares and means move little by who is missing, so half must.
    package static func isSure(known: Int, expected: Int, rule: Indicator.AcrossUnits) -> Bool {
        guard expected > 0 else { return known > 0 }
        let share = Double(known) / Double(expected)
        return switch rule {
        case .sum: share >= 0.95
        case .ratio, .mean, .min, .max: share >= 0.5
        case .own: true
        }
    }
    /// What is expected at the horizon; nil when nothing can be.
    package var ahead: Forecast.Point? { due.flatMap { forecast?[$0.number] } }

    /// What is known beside the aim itself.
    package struct Facts: Sendable {
        package var values: [(period: Period, value: Double)] = []
        /// Those of `values` that enough units said to be compared with each other.
        package var sure: [(period: Period, value: Double)] = []
        package var steps: [Aim.Step] = []
        package var parts: [Holdback.Part] = []
        package var communes: [WarningFacts.Commune] = []
        package var reported = 0
        package var expected = 0
        package var bounds: ProvinceRatio.Bounds?
        package init() {}
    }

    /// - Parameters:
    ///   - facts: the province's values and the communes' of its newest period.
    ///   - today: decides what is overdue and stale.
    package init(_ aim: Aim, of indicator: Indicator, facts: Facts, rules: [WarningRule], today: Day) {
        (self.aim, self.indicator, values, sure) = (aim, indicator, facts.values, facts.sure)
        (reported, expected, bounds) = (facts.reported, facts.expected, facts.bounds)
        let now = Period(indicator.frequency, of: today)
        let due = aim.horizon.flatMap { Period(indicator.frequency, $0, indicator.frequency.perYear) }
        let demand = Demand(aim.value, indicator.direction)
        (self.due, self.demand) = (due, demand)
        let history = facts.sure.map { SeriesPoint(at: $0.period.number, value: $0.value) }
        let pace = demand.flatMap { demand in
            due.flatMap { Pace(history, demand: demand, due: $0.number, now: now.number) }
        }
        self.pace = pace
        let isOver = if case .overdue = pace?.state { true } else { false }
        forecast = history.last.flatMap { last in
            guard !isOver, let due, due.number > last.at else { return nil }
            return Forecast(
                history, nature: indicator.nature(of: history), horizon: due.number - last.at, steps: facts.steps)
        }
        holdback = demand.flatMap {
            Holdback(facts.parts, demand: $0, factor: indicator.kind == .ratio ? indicator.factor : 1)
        }
        let late =
            facts.sure.last.map { last in
                (1...36).first { indicator.dueOn(last.period.adding($0)) > today }.map { $0 - 1 } ?? 36
            } ?? 0
        warnings = Warning.all(
            WarningFacts(
                pace: pace, forecast: forecast, periodsPastDue: late, reported: facts.reported,
                expected: facts.expected, communes: facts.communes, holdback: holdback), rules: rules)
        state = AimStanding.state(pace, warnings, hasDemand: demand != nil && due != nil, hasValue: !history.isEmpty)
    }

    private static func state(_ pace: Pace?, _ warnings: [Warning], hasDemand: Bool, hasValue: Bool) -> State {
        guard hasDemand else { return .notComputable }
        guard hasValue, let pace else { return .noValue }
        switch pace.state {
        case .reached: return .reached
        case .overdue: return .overdue
        case .tooFew: return .tooFew
        case .reversed: return .reversed
        case .standing: return .atRisk
        case .onTrack, .behind: return warnings.contains { $0.code == .atRisk } ? .atRisk : .onTrack
        }
    }
}

extension Indicator {
    /// The day by which a period's value can be known and is asked for.
    func dueOn(_ period: Period) -> Day { ExpectedValue.dueOn(period, delayMonths: delayMonths) }
}
