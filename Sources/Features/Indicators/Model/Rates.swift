package import Plans
import Vocabulary

/// How the rate of one demand is reckoned: the way it goes and its bound (vectors 5.1).
package enum RateRule: Sendable, Hashable {
    /// More is better, until `to`.
    case rising(to: Double)
    /// Less is better, until `to`; places in a ranking too.
    case falling(to: Double)
    /// Hold a level: `slack` is how far it may be missed, a ceiling is missed upwards.
    case keeping(Double, slack: Double, isCeiling: Bool)
    /// Stay inside.
    case inside(Double, Double)
    /// Done or not: a deliverable.
    case done

    /// The indicator says which way is good; where it cannot be followed with the numbers there are, the operator does.
    ///
    /// - Parameters:
    ///   - direction: the indicator's; nil when there is none yet.
    ///   - tolerance: the indicator's, in the unit of the value.
    /// - Returns: nil for a text and for a demand without its number.
    package init?(_ value: TargetValue, direction: Indicator.Direction?, tolerance: Double = 0) {
        // "Tăng 10% so với năm 2025" has a number that is no bound (vectors 5.3).
        guard value.op != .text else { return nil }
        if value.op == .yes || direction == .yes {
            self = .done
            return
        }
        if value.op == .range || direction == .band, let low = value.low, let high = value.high, low <= high {
            self = .inside(low, high)
            return
        }
        guard value.op != .range else { return nil }
        let isCeiling = [.atMost, .below, .rank].contains(value.op)
        let falls = direction.map { $0 == .down || $0 == .rank } ?? isCeiling
        guard let bound = falls || isCeiling ? value.high ?? value.low : value.low ?? value.high else { return nil }
        switch direction {
        case .keep: self = .keeping(bound, slack: max(0, tolerance), isCeiling: isCeiling)
        case .up, .level: self = .rising(to: bound)
        case .down, .rank: self = .falling(to: bound)
        case .band, .yes, nil: self = isCeiling ? .falling(to: bound) : .rising(to: bound)
        }
    }

    /// The same way to another bound, a milestone's; nil where a single number is no bound.
    package func moved(to bound: Double) -> RateRule? {
        switch self {
        case .rising: .rising(to: bound)
        case .falling: .falling(to: bound)
        case .keeping(_, let slack, let isCeiling): .keeping(bound, slack: slack, isCeiling: isCeiling)
        case .inside, .done: nil
        }
    }

    /// Whether a value is there. What a sum of quotients loses in the last digits of a double is forgiven.
    package func isMet(_ value: Double) -> Bool {
        switch self {
        case .rising(let bound): value >= bound - RateRule.noise(bound)
        case .falling(let bound): value <= bound + RateRule.noise(bound)
        case .keeping(let level, let slack, let isCeiling):
            isCeiling
                ? value <= level + slack + RateRule.noise(level) : value >= level - slack - RateRule.noise(level)
        case .inside(let low, let high):
            value >= low - RateRule.noise(low) && value <= high + RateRule.noise(high)
        case .done: value >= 1
        }
    }

    static func noise(_ bound: Double) -> Double { 1e-9 * abs(bound) }
}

/// How far one demand has come: the raw rate is never lost, the shown one stays within 0 and 100 (vectors 5.1).
package struct AimRate: Sendable, Hashable {
    /// What must be said beside the number, or instead of it.
    package enum Remark: Sendable, Hashable {
        case onTheWay
        case reached
        /// So many percent of the way beyond its end.
        case overshoot(Double)
        /// Worse than where it started, by so much in the unit of the value.
        case behindStart(by: Double, isFalling: Bool)
        case kept(level: Double)
        /// The level that was to be held is not: there is no way to be part of, so no rate.
        case notKept(level: Double)
        /// No rate without a start; the value is so many percent of the bound, nil when the bound is 0.
        case noBaseline(share: Double?)
        case notReported
        case insideBand(Double, Double)
        case outsideBand(Double, Double)
        case done
        case notDone
        /// A text, or a demand without its number.
        case notComputable
    }

    /// Percent of the way from start to bound, unrounded, below 0 and above 100 too; nil where there is no rate.
    package let raw: Double?
    package let remark: Remark

    /// What is drawn and written: the raw rate within 0…100.
    package var shown: Double? { raw.map { min(100, max(0, $0)) } }

    /// - Parameters:
    ///   - actual: va; nil when nothing was reported.
    ///   - start: vi, the baseline; never taken to be 0 when unknown.
    ///   - rule: vc and the way to it; nil when it cannot be reckoned.
    package init(_ actual: Double?, from start: Double?, rule: RateRule?) {
        guard let rule else {
            (raw, remark) = (nil, .notComputable)
            return
        }
        guard let actual, actual.isFinite else {
            (raw, remark) = (nil, .notReported)
            return
        }
        let isMet = rule.isMet(actual)
        switch rule {
        case .done: (raw, remark) = isMet ? (100, .done) : (0, .notDone)
        case .inside(let low, let high):
            (raw, remark) = isMet ? (100, .insideBand(low, high)) : (nil, .outsideBand(low, high))
        case .keeping(let level, _, _): (raw, remark) = AimRate.held(level, isMet)
        case .rising(let bound), .falling(let bound):
            guard let start, start.isFinite else {
                (raw, remark) = (nil, .noBaseline(share: bound == 0 ? nil : actual / bound * 100))
                return
            }
            // Who starts at the bound or beyond has nothing to go, only a level to hold.
            guard !rule.isMet(start) else {
                (raw, remark) = AimRate.held(bound, isMet)
                return
            }
            // One formula for both ways: numerator and denominator change sign together.
            let rate = (actual - start) / (bound - start) * 100
            raw = rate
            if rate < 0 {
                let isFalling = if case .falling = rule { true } else { false }
                remark = .behindStart(by: abs(actual - start), isFalling: isFalling)
            } else if isMet {
                remark = rate > 100 + 1e-6 ? .overshoot(rate - 100) : .reached
            } else {
                remark = .onTheWay
            }
        }
    }

    private static func held(_ level: Double, _ isMet: Bool) -> (Double?, Remark) {
        isMet ? (100, .kept(level: level)) : (nil, .notKept(level: level))
    }
}

/// The rates of one value towards the milestone of its year and towards the end, each with its year: two answers to two
/// questions, never mixed (vector 12).
package struct AimRates: Sendable, Hashable {
    /// A rate and what it is a rate of.
    package struct Dated: Sendable, Hashable {
        /// At whose end the bound must stand; nil when the plan does not say.
        package let year: Int?
        package let rule: RateRule?
        package let rate: AimRate
    }

    /// Of the milestone of the value's year, or the first after it; nil when none lies before the horizon.
    package let milestone: Dated?
    package let final: Dated

    /// - Parameters:
    ///   - actual: the newest value; nil when nothing was reported.
    ///   - year: the year it is of.
    package init(_ aim: Aim, actual: Double?, in year: Int, direction: Indicator.Direction?, tolerance: Double = 0) {
        let (start, end) = (aim.baseline?.value, aim.horizon ?? .max)
        let rule = RateRule(aim.value, direction: direction, tolerance: tolerance)
        final = Dated(year: aim.horizon, rule: rule, rate: AimRate(actual, from: start, rule: rule))
        let ahead = aim.milestones.filter { $0.year >= year && $0.year < end }.min { $0.year < $1.year }
        milestone = ahead.flatMap { ahead in
            rule?.moved(to: ahead.value).map {
                Dated(year: ahead.year, rule: $0, rate: AimRate(actual, from: start, rule: $0))
            }
        }
    }
}

/// Whether a value meets what the sentence of the plan asks. Its operator decides, `>` strictly; `=` and a level are met
/// from the good side of the indicator.
///
/// - Returns: nil for a text and for a demand without its number.
package func isMet(
    _ value: Double, _ aim: TargetValue, direction: Indicator.Direction? = nil, tolerance: Double = 0
) -> Bool? {
    switch aim.op {
    case .above:
        return (aim.low ?? aim.high).map { value > $0 + RateRule.noise($0) }
    case .below:
        return (aim.high ?? aim.low).map { value < $0 - RateRule.noise($0) }
    case .atLeast, .atMost, .rank, .range, .yes:
        // A level to be held keeps its tolerance; for the others the way of the indicator has no say.
        return RateRule(aim, direction: direction == .keep ? .keep : nil, tolerance: tolerance)?.isMet(value)
    case .equal, .level:
        return RateRule(aim, direction: direction, tolerance: tolerance)?.isMet(value)
    case .text: return nil
    }
}
