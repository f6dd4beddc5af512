package import Vocabulary

/// One row of a group of rates: how much it weighs and what it says.
package struct RatePart: Sendable, Hashable {
    /// What the row is known to be.
    package enum Says: Sendable, Hashable {
        /// In percent. Beyond 0…100 it counts as the nearer end: the surplus of one does not cover another's lack.
        case rate(Double)
        /// It should have a rate and has none.
        case notReported
        /// It is not asked of this unit: as if the row were not there.
        case notApplicable
    }
    package let weight: Double
    package let says: Says
    package init(_ says: Says, weight: Double) {
        self.says = says
        self.weight = weight
    }
}

/// The rate of a group, bounded when rows are missing: lowest if they were 0, highest if they were 100 (L15, A2…A5).
package struct GroupRate: Sendable, Hashable {
    /// Percent.
    package let low: Double
    package let high: Double
    /// The share of the weight that is known, 0…1.
    package let coverage: Double
    /// False when no row is asked of the unit: it has no rate and stands in no ranking (A4).
    package let isApplicable: Bool

    /// The one rate; nil while rows are missing or none applies.
    package var rate: Double? { isApplicable && coverage == 1 ? low : nil }

    /// Weights on any scale; a weight that is not above 0 counts for nothing.
    package init(_ parts: [RatePart]) {
        let asked = parts.filter { $0.says != .notApplicable && $0.weight > 0 && $0.weight.isFinite }
        // By the largest, so that no scale of weights overflows.
        let scale = asked.map(\.weight).max() ?? 1
        var (sum, known, missing) = (0.0, 0.0, 0.0)
        for part in asked {
            let weight = part.weight / scale
            if case .rate(let rate) = part.says, !rate.isNaN {
                sum += weight * min(100, max(0, rate))
                known += weight
            } else {
                missing += weight
            }
        }
        isApplicable = !asked.isEmpty
        let whole = known + missing
        coverage = missing == 0 ? (asked.isEmpty ? 0 : 1) : known / whole
        low = asked.isEmpty ? 0 : sum / whole
        high = asked.isEmpty ? 0 : min(100, (sum + 100 * missing) / whole)
    }
}

/// A share of the whole province when some units are silent: they may have had nothing or everything of what they count.
package struct ProvinceRatio: Sendable, Hashable {
    /// What one unit says.
    package enum Part: Sendable, Hashable {
        case said(numerator: Double, denominator: Double)
        /// Silent; the denominator it gave for an earlier period, nil when it never gave one.
        case silent(denominator: Double?)
    }

    /// Σ numerators / Σ denominators of those that said it (A1); nil when they count nothing.
    package let known: Double?
    /// Had the silent ones nothing, had they all of what they count; nil when one never said how much that is.
    package let bounds: Bounds?
    package let reported: Int
    package let silent: Int

    /// From the lowest to the highest, in the unit of the value.
    package struct Bounds: Sendable, Hashable {
        package let low: Double
        package let high: Double
    }

    /// - Parameter factor: what a quotient is multiplied by, 100 for percent. Bounds hold only for what is a share of
    ///   its denominator.
    package init(_ parts: [Part], factor: Double = 100) {
        var (above, below, hidden) = (0.0, 0.0, 0.0 as Double?)
        var (reported, silent) = (0, 0)
        for part in parts {
            switch part {
            case .said(let numerator, let denominator):
                above += numerator
                below += denominator
                reported += 1
            case .silent(let denominator):
                hidden = denominator.flatMap { size in hidden.map { $0 + max(0, size) } }
                silent += 1
            }
        }
        (self.reported, self.silent) = (reported, silent)
        known = below > 0 ? above / below * factor : nil
        bounds = hidden.flatMap { hidden in
            let whole = below + hidden
            guard whole > 0 else { return nil }
            return Bounds(low: above / whole * factor, high: (above + hidden) / whole * factor)
        }
    }
}

/// What was added between two statements of a count that runs on (A6).
package struct CountedFlow: Sendable, Hashable {
    /// The number of the period before, after whose end it was counted; nil for the first statement.
    package let after: Int?
    /// The number of the period through whose end it was counted. Beyond `after` + 1 when periods are silent.
    package let through: Int
    package let amount: Double

    /// - Parameter levels: a count since its start, in order of time; it may go down, which is asked about (L12).
    package static func flows(_ levels: [SeriesPoint]) -> [CountedFlow] {
        levels.enumerated().map { place, level in
            let before = place > 0 ? levels[place - 1] : nil
            return CountedFlow(after: before?.at, through: level.at, amount: level.value - (before?.value ?? 0))
        }
    }
}

/// The value of a longer period from those of its parts, and how many of them spoke.
package struct PeriodTotal: Sendable, Hashable {
    /// In the indicator's unit; nil when no part said anything.
    package let value: Double?
    package let stated: Int
    package let parts: Int
    /// 0…1.
    package var coverage: Double { Double(stated) / Double(parts) }
    package var isComplete: Bool { stated == parts }

    /// - Parameters:
    ///   - values: of one finer frequency, one per period, in any order; other periods' are passed over.
    ///   - period: of the same or a coarser frequency than `frequency`.
    ///   - factor: of a ratio. Its sum and its mean over time are Σ numerators / Σ denominators.
    /// - Returns: nil when `period` is shorter than the values' periods.
    package init?(
        _ values: [(period: Period, says: Statement)], of frequency: Frequency, in period: Period,
        rule: Indicator.AcrossTime, factor: Double = 100
    ) {
        guard period.frequency.months >= frequency.months else { return nil }
        let inside = values.filter {
            $0.period.frequency == frequency && $0.says != .removed
                && Period(period.frequency, of: $0.period.end) == period
        }.sorted { $0.period < $1.period }
        let amounts = inside.compactMap { $0.says.value(factor: factor) }
        (stated, parts) = (amounts.count, period.frequency.months / frequency.months)
        guard let last = amounts.last else {
            value = nil
            return
        }
        switch rule {
        case .last: value = last
        case .max: value = amounts.max()
        case .sum, .mean:
            let ratios = inside.compactMap { part -> (above: Double, below: Double)? in
                if case .ratio(let above, let below) = part.says { (above, below) } else { nil }
            }
            let sum = amounts.reduce(0, +)
            let below = ratios.reduce(0) { $0 + $1.below }
            if ratios.count == amounts.count, below != 0 {
                value = ratios.reduce(0) { $0 + $1.above } / below * factor
            } else {
                value = rule == .sum ? sum : sum / Double(amounts.count)
            }
        }
    }
}

/// Tasks done out of those still asked for: what a decision cancelled is listed apart (A8).
package struct TaskShare: Sendable, Hashable {
    package let done: Int
    package let open: Int
    package let cancelled: Int
    /// 0…1; nil when nothing is asked for.
    package var share: Double? { done + open > 0 ? Double(done) / Double(done + open) : nil }
    package init(done: Int, open: Int, cancelled: Int) {
        self.done = done
        self.open = open
        self.cancelled = cancelled
    }
}

extension Statement {
    /// What stands in a cell: of the versions that count the one with the greatest sequence number, whatever order they
    /// are given in (A9); nil when nothing was said or it was taken back.
    package static func standing(_ versions: some Sequence<IndicatorValue>, needsApproval: Bool) -> Statement? {
        let last = versions.filter { $0.state.counts(needsApproval: needsApproval) }.max { $0.seq < $1.seq }
        return last?.says == .removed ? nil : last?.says
    }

    /// What stands after a grid, pack or file with this cell: an empty one says nothing, only a removal empties (A10).
    package static func standing(_ before: Statement?, after cell: Statement?) -> Statement? {
        guard let cell else { return before }
        return cell == .removed ? nil : cell
    }
}
