package import Organizations
import Plans
package import Vocabulary

/// What somebody changes on a copy of an aim to see what follows (L17). Nothing of it is stored.
package struct WhatIf: Sendable, Hashable {
    /// The value to be reached, instead of the plan's.
    package var bound: Double?
    /// The year at whose end it must be reached.
    package var horizon: Int?
    /// A value on the way, in place of the one of the same year or beside the others.
    package var milestone: (year: Int, value: Double)? {
        get { milestoneYear.flatMap { year in milestoneValue.map { (year, $0) } } }
        set { (milestoneYear, milestoneValue) = (newValue?.year, newValue?.value) }
    }
    private var milestoneYear: Int?
    private var milestoneValue: Double?
    package var weight: Double?
    /// Units that are left out.
    package var without: Set<ID<OrgUnit>> = []
    /// Two units that become one: the second goes into the first.
    package var merged: Merge?
    /// A jump that a decision would bring.
    package var step: Aim.Step?

    /// Two units that become one.
    package struct Merge: Sendable, Hashable {
        package let into: ID<OrgUnit>
        package let from: ID<OrgUnit>
        package init(into: ID<OrgUnit>, from: ID<OrgUnit>) {
            self.into = into
            self.from = from
        }
    }

    package init() {}

    /// Whether the copy is the same as the original.
    package var isEmpty: Bool { self == WhatIf() }
    /// Whether other units report.
    package var changesUnits: Bool { !without.isEmpty || merged != nil }

    /// The aim as it would be. A range keeps its bounds: one number cannot say both.
    package func applied(to aim: Aim) -> Aim {
        var aim = aim
        if let bound, aim.value.op != .range {
            if aim.value.low != nil { aim.value.low = bound }
            if aim.value.high != nil || aim.value.low == nil { aim.value.high = bound }
        }
        if let horizon { aim.horizon = horizon }
        if let weight { aim.weight = weight }
        if let milestone {
            aim.milestones.removeAll { $0.year == milestone.year }
            aim.milestones.append(Aim.Milestone(year: milestone.year, value: milestone.value, source: ""))
            aim.milestones.sort { $0.year < $1.year }
        }
        return aim
    }

    /// The declared steps as they would be.
    package func applied(to steps: [Aim.Step]) -> [Aim.Step] {
        (steps + [step].compactMap { $0 }).sorted { $0.period < $1.period }
    }

    /// The units that would report.
    package func applied(to units: [ID<OrgUnit>]) -> [ID<OrgUnit>] {
        units.filter { !without.contains($0) && $0 != merged?.from }
    }

    /// The values as they would be, with totals reckoned anew. Merged units have the sum of their values, numerators and
    /// denominators apart; what is no sum (a mean, a best, a worst) is made of the two by the indicator's own rule, the
    /// mean of two counting them alike.
    package func applied(to block: CubeBlock, of indicator: Indicator) -> CubeBlock {
        guard changesUnits else { return block }
        var changed = block.showing(Set(block.units).subtracting(without))
        if let merged { changed = WhatIf.merge(merged, in: changed, of: indicator) }
        changed.sum(
            indicator.acrossUnits, factor: indicator.factor, own: indicator.steward,
            isOwnAll: indicator.scope == .province)
        return changed
    }

    private static func merge(_ merge: Merge, in block: CubeBlock, of indicator: Indicator) -> CubeBlock {
        guard merge.into != merge.from, block.row(of: merge.from) != nil else { return block }
        var changed = block
        for column in 0..<block.periods {
            let period = block.period(at: column)
            if let (above, below) = block.parts(merge.from, period) {
                let other = block.parts(merge.into, period)
                changed.set(
                    merge.into, period.number,
                    says: .ratio(
                        numerator: above + (other?.numerator ?? 0), denominator: below + (other?.denominator ?? 0)),
                    factor: indicator.factor)
            } else if let value = block.value(merge.from, period) {
                let together = block.value(merge.into, period).map { one in
                    switch indicator.acrossUnits {
                    case .sum: one + value
                    case .mean, .ratio, .own: (one + value) / 2
                    case .min: min(one, value)
                    case .max: max(one, value)
                    }
                }
                changed.set(merge.into, period.number, says: .amount(together ?? value), factor: indicator.factor)
            }
        }
        return changed.showing(Set(changed.units).subtracting([merge.from]))
    }
}

/// An aim and its plan at one moment, before or after what is changed.
package struct WhatIfSide: Sendable {
    package let standing: AimStanding
    package let rates: AimRates
    /// Of all aims of the plan, to their ends.
    package let group: GroupRate
    package init(standing: AimStanding, rates: AimRates, group: GroupRate) {
        self.standing = standing
        self.rates = rates
        self.group = group
    }
}

/// What a change on a copy does: the same functions over both sides, laid beside each other.
package struct WhatIfOutcome: Sendable {
    package let before: WhatIfSide
    package let after: WhatIfSide

    package init(before: WhatIfSide, after: WhatIfSide) {
        self.before = before
        self.after = after
    }

    package var changesState: Bool { before.standing.state != after.standing.state }
    /// Warnings whose kind was not there before, or speaks of another unit.
    package var gained: [Warning] { WhatIfOutcome.beyond(after.standing.warnings, before.standing.warnings) }
    /// Warnings whose kind is gone.
    package var lost: [Warning] { WhatIfOutcome.beyond(before.standing.warnings, after.standing.warnings) }

    private static func beyond(_ some: [Warning], _ others: [Warning]) -> [Warning] {
        let known = Set(others.map(\.subject))
        return some.filter { !known.contains($0.subject) }
    }
}

extension Warning {
    /// What makes two warnings the same though their numbers differ: the kind, and the unit it speaks of.
    fileprivate var subject: String {
        if case .outlier(let commune, _, _, _) = self { return "\(code.rawValue) \(commune.unit.text)" }
        return code.rawValue
    }
}
