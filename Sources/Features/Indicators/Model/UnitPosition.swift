package import Organizations
package import Vocabulary

/// Where one unit stands among all in one period, without a rank: against the median, the whole and its part in what
/// the province lacks.
package struct UnitPosition: Sendable, Hashable {
    /// In the indicator's unit; nil when the unit said nothing of the period.
    package let value: Double?
    package let middle: Double?
    package let low: Double?
    package let high: Double?
    package let total: Double?
    /// 0…1 between the lowest and the highest; nil without a value or where all are equal.
    package var place: Double? {
        guard let value, let low, let high, low < high else { return nil }
        return (value - low) / (high - low)
    }
    /// How much more (or less) it would have to count to meet the demand itself, and its part of what all lack, 0…1;
    /// nil when it meets it or nothing is asked.
    package let lack: Lack?

    /// What a unit lacks to the demand, in what it counts, and which part that is of what all lack.
    package struct Lack: Sendable, Hashable {
        package let missing: Double
        package let share: Double
    }

    /// - Parameters:
    ///   - parts: what every unit that spoke says, as `Holdback` takes it.
    ///   - factor: what a quotient is multiplied by, 1 for plain values.
    package init(
        of unit: ID<OrgUnit>, values: [ID<OrgUnit>: Double], total: Double?, parts: [Holdback.Part], demand: Demand?,
        factor: Double
    ) {
        let known = Array(values.values)
        value = values[unit]
        self.total = total
        middle = known.isEmpty ? nil : median(known)
        (low, high) = (known.min(), known.max())
        lack = demand.flatMap { demand in
            func missing(_ part: Holdback.Part) -> Double {
                guard part.whole > 0, factor > 0 else { return 0 }
                return demand.missing(at: part.amount / part.whole * factor) * part.whole / factor
            }
            guard let own = parts.first(where: { $0.unit == unit }).map(missing), own > 0 else { return nil }
            let all = parts.reduce(0) { $0 + missing($1) }
            return Lack(missing: own, share: own / all)
        }
    }
}
