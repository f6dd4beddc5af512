package import Organizations
package import Vocabulary

/// What is measured (chỉ số; "chỉ tiêu" in the reporting system of QCVN 125:2021/BTTTT): its meaning and its rules.
package struct Indicator: Sendable, Hashable {
    /// Which way is good, and so how a rate is reckoned (vectors 5.1).
    package enum Direction: String, CaseIterable, Sendable {
        case up, down
        /// Hold a level.
        case keep
        /// Stay inside a range.
        case band
        /// A place in a ranking: lower is better.
        case rank
        /// Reached or not.
        case yes
        /// A maturity level: higher is better, whole steps.
        case level
    }

    /// What a value of a period says.
    package enum Kind: String, CaseIterable, Sendable {
        /// How things stand at the end of the period: households online.
        case level
        /// What happened within the period: papers received.
        case flow
        /// What happened since a start, counted on: it may not go down (vector A6, A7).
        case cumulative
        /// A numerator over a denominator, in percent or per so many.
        case ratio
    }

    /// How values of units make the value of all of them.
    package enum AcrossUnits: String, CaseIterable, Sendable {
        case sum
        /// Numerators and denominators summed apart (vector A1).
        case ratio
        case mean, min, max
        /// The province reports its own value; communes' are only compared.
        case own
    }

    /// How values of periods make the value of a longer one.
    package enum AcrossTime: String, CaseIterable, Sendable { case sum, last, mean, max }

    /// Who reports it.
    package enum Scope: String, CaseIterable, Sendable {
        /// The steward alone, one value for the province.
        case province
        /// Each commune.
        case communes
        /// Each department of the province.
        case departments
        /// The units named as exceptions, and no others.
        case listed
    }

    package let id: ID<Indicator>
    /// `dvc-truc-tuyen`: lower-case letters, digits and hyphens; unique, never changed.
    package var code: String
    package var name: String
    /// The group it stands in (nhóm); may be empty.
    package var group: String
    package var meaning: String
    /// `%`, `hộ`, `thứ hạng`.
    package var unit: String
    package var direction: Direction
    package var kind: Kind
    /// What numerator and denominator count; empty unless a ratio.
    package var numerator: String
    package var denominator: String
    /// What the quotient is multiplied by: 100 for percent, 10,000 for "per ten thousand".
    package var factor: Double
    package var frequency: Frequency
    /// Months after a period's end until its value can be known.
    package var delayMonths: Int
    package var source: String
    package var steward: ID<OrgUnit>?
    /// Over codes of other indicators, `ho-so-so / ho-so * 100`; empty when values are entered.
    package var formula: String
    package var acrossUnits: AcrossUnits
    package var acrossTime: AcrossTime
    package var scope: Scope
    /// What values are broken down by (phân tổ).
    package var dimensions: [Dimension]
    /// Digits after the comma.
    package var decimals: Int
    /// A value counts only after a second person approved it.
    package var needsApproval: Bool
    /// A change beyond this many times the historic median deviation is asked about (L12).
    package var jumpFactor: Double
    /// How far below a level to be kept still counts as kept, in the unit of the value (vector 5).
    package var tolerance: Double
    package var validFrom: Day
    package var validTo: Day?
    /// Nil while in use.
    package var retiredReason: String?
    package var version: Int

    /// One way of breaking values down and its members, `gioi`: `nam`, `nu`.
    package struct Dimension: Sendable, Hashable {
        package var code: String
        package var members: [String]
        package init(code: String, members: [String]) {
            self.code = code
            self.members = members
        }
    }
}

extension Indicator {
    /// An indicator with the rules most have: monthly, a level, more is better, each commune, summed.
    package init(id: ID<Indicator>, code: String, name: String, from day: Day) {
        self.init(
            id: id, code: code, name: name, group: "", meaning: "", unit: "", direction: .up, kind: .level,
            numerator: "", denominator: "", factor: 100, frequency: .month, delayMonths: 0, source: "", steward: nil,
            formula: "", acrossUnits: .sum, acrossTime: .last, scope: .communes, dimensions: [], decimals: 1,
            needsApproval: false, jumpFactor: 5, tolerance: 0, validFrom: day, validTo: nil, retiredReason: nil,
            version: 1)
    }

    /// Shown in percent: forecasts then stay within 0 and 100.
    package var isPercent: Bool { unit.hasPrefix("%") }
    package var isComputed: Bool { !formula.isEmpty }
}
