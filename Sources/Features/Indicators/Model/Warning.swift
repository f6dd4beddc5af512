package import Organizations
package import Vocabulary

/// What is known of one series and its aim when warnings are looked for; what is unknown is nil or empty.
package struct WarningFacts: Sendable {
    package var pace: Pace?
    package var forecast: Forecast?
    /// Whole periods since the day when the next value should have come; 0 while there is time.
    package var periodsPastDue: Int
    /// Units that said something of the newest period, and units that should have.
    package var reported: Int
    package var expected: Int
    /// The communes' values of the newest period.
    package var communes: [Commune]
    /// Who lacks most of what is missing.
    package var holdback: Holdback?

    /// One commune's value.
    package struct Commune: Sendable, Hashable {
        package let unit: ID<OrgUnit>
        package let name: String
        package let value: Double
        package init(unit: ID<OrgUnit>, name: String, value: Double) {
            self.unit = unit
            self.name = name
            self.value = value
        }
    }

    package init(
        pace: Pace? = nil, forecast: Forecast? = nil, periodsPastDue: Int = 0, reported: Int = 0, expected: Int = 0,
        communes: [Commune] = [], holdback: Holdback? = nil
    ) {
        self.pace = pace
        self.forecast = forecast
        self.periodsPastDue = periodsPastDue
        self.reported = reported
        self.expected = expected
        self.communes = communes
        self.holdback = holdback
    }
}

/// One early warning with its numbers; its sentence is made in `WarningWords`.
package enum Warning: Sendable, Hashable {
    /// The demand will probably be missed.
    case atRisk(Pace, Forecast?, Holdback?)
    case overdue(Pace, missing: Double, Holdback?)
    case reversed(Pace, Holdback?)
    case stale(periods: Int, limit: Int)
    case coverage(reported: Int, expected: Int, limit: Double)
    /// A commune, the median of all and how many deviations lie between.
    case outlier(WarningFacts.Commune, median: Double, deviations: Double, among: Int)

    /// The rule that it comes from.
    package var code: WarningRule.Code {
        switch self {
        case .atRisk, .overdue: .atRisk
        case .reversed: .reversed
        case .stale: .stale
        case .coverage: .coverage
        case .outlier: .outlier
        }
    }

    /// What the rules that are on say of the facts, in the order of the rules; outliers the farthest first.
    package static func all(_ facts: WarningFacts, rules: [WarningRule]) -> [Warning] {
        rules.filter(\.isOn).flatMap { rule -> [Warning] in
            switch rule.code {
            case .atRisk: atRisk(facts, rule).map { [$0] } ?? []
            case .reversed: reversed(facts, rule).map { [$0] } ?? []
            case .stale:
                facts.periodsPastDue > 0 && Double(facts.periodsPastDue) >= rule.limit
                    ? [.stale(periods: facts.periodsPastDue, limit: Int(rule.limit))] : []
            case .coverage:
                facts.expected > 0 && Double(facts.reported) * 100 < rule.limit * Double(facts.expected)
                    ? [.coverage(reported: facts.reported, expected: facts.expected, limit: rule.limit)] : []
            case .outlier: outliers(facts.communes, rule)
            }
        }
    }

    private static func atRisk(_ facts: WarningFacts, _ rule: WarningRule) -> Warning? {
        guard let pace = facts.pace else { return nil }
        let ahead = facts.forecast?[pace.due]
        let misses = ahead.map { !pace.demand.isMet(within: $0.low, $0.high) } ?? false
        switch pace.state {
        case .overdue(let missing): return .overdue(pace, missing: missing, facts.holdback)
        case .behind(let ratio) where ratio > rule.limit || misses: return .atRisk(pace, facts.forecast, facts.holdback)
        case .standing: return .atRisk(pace, facts.forecast, facts.holdback)
        case .onTrack where misses: return .atRisk(pace, facts.forecast, facts.holdback)
        default: return nil
        }
    }

    private static func reversed(_ facts: WarningFacts, _ rule: WarningRule) -> Warning? {
        guard let pace = facts.pace, pace.state == .reversed, let observed = pace.observed, abs(observed) > rule.limit
        else { return nil }
        return .reversed(pace, facts.holdback)
    }

    private static func outliers(_ communes: [WarningFacts.Commune], _ rule: WarningRule) -> [Warning] {
        guard communes.count >= max(1, rule.units) else { return [] }
        let values = communes.map(\.value)
        let middle = median(values)
        let deviation = medianDeviation(values, around: middle)
        // More than half say the same: what differs is no outlier but the few that moved.
        guard deviation > 0 else { return [] }
        return communes.map { ($0, ($0.value - middle) / deviation) }
            .filter { abs($0.1) > rule.limit }
            .sorted { (abs($1.1), $0.0.name) < (abs($0.1), $1.0.name) }
            .map { .outlier($0, median: middle, deviations: $1, among: communes.count) }
    }
}
