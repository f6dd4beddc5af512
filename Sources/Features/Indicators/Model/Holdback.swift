package import Organizations
package import Vocabulary

/// Which communes keep a target from its aim: those that lack most of what is missing.
package struct Holdback: Sendable, Hashable {
    /// What one commune says of itself.
    package struct Part: Sendable, Hashable {
        package let unit: ID<OrgUnit>
        package let name: String
        /// What is counted: of a ratio its numerator, else the value itself.
        package let amount: Double
        /// What it is counted out of: of a ratio its denominator, else 1.
        package let whole: Double
        package init(unit: ID<OrgUnit>, name: String, amount: Double, whole: Double = 1) {
            self.unit = unit
            self.name = name
            self.amount = amount
            self.whole = whole
        }
    }

    /// One commune and how much more (or less) it would have to count to meet the demand itself.
    package struct Lack: Sendable, Hashable {
        package let unit: ID<OrgUnit>
        package let name: String
        package let missing: Double
        /// Its part of what all together lack, 0…1.
        package let share: Double
    }

    /// How many are named.
    package static let named = 3

    /// The largest first, at most `named`; of equals the first by name.
    package let worst: [Lack]
    /// How many more do not meet the demand.
    package let others: Int
    /// What all that do not meet the demand lack together.
    package let missing: Double

    /// - Parameters:
    ///   - demand: in the unit of the values, percent for a percentage.
    ///   - factor: what a quotient is multiplied by, 1 for plain values.
    /// - Returns: nil when every commune meets it.
    package init?(_ parts: [Part], demand: Demand, factor: Double = 1) {
        let lacking = parts.compactMap { part -> (part: Part, missing: Double)? in
            guard part.whole > 0, factor > 0 else { return nil }
            let missing = demand.missing(at: part.amount / part.whole * factor) * part.whole / factor
            return missing > 0 ? (part, missing) : nil
        }.sorted { ($1.missing, $0.part.name) < ($0.missing, $1.part.name) }
        guard !lacking.isEmpty else { return nil }
        let whole = lacking.reduce(0) { $0 + $1.missing }
        missing = whole
        worst = lacking.prefix(Holdback.named).map {
            Lack(unit: $0.part.unit, name: $0.part.name, missing: $0.missing, share: $0.missing / whole)
        }
        others = max(0, lacking.count - Holdback.named)
    }
}
