package import Vocabulary

/// Where a value stands between the one who enters it and the one who answers for it.
package enum ValueState: String, CaseIterable, Sendable, Hashable {
    case draft, sent, returned, approved, contested

    /// Whether values in this state are reckoned with.
    package func counts(needsApproval: Bool) -> Bool {
        switch self {
        case .draft, .returned: false
        case .sent: !needsApproval
        case .approved, .contested: true
        }
    }
}

/// What is said of one cell: an indicator of a unit in a period.
package enum Statement: Sendable, Hashable {
    /// A plain number.
    case amount(Double)
    /// A ratio's two numbers; the denominator is not 0.
    case ratio(numerator: Double, denominator: Double)
    /// What was said is taken back; the cell is empty again (vector A10). Never made from an empty cell.
    case removed

    /// The number as the indicator's unit has it; nil when removed.
    package func value(factor: Double) -> Double? {
        switch self {
        case .amount(let amount): amount
        case .ratio(let numerator, let denominator): numerator / denominator * factor
        case .removed: nil
        }
    }
}

/// One version of one value, as it is kept: nothing is overwritten.
package struct IndicatorValue: Sendable, Hashable {
    package let series: Int64
    package let period: Period
    /// Rises with every statement of the house: of two in one cell the greater is the later (vector A9).
    package let seq: Int64
    package let says: Statement
    package var state: ValueState
    /// The number of the submission it came with.
    package var submission: Int64 { IndicatorValue.submission(of: seq) }
    package let note: String

    /// The sequence number of the statement at `place` (from 0) of a submission.
    package static func seq(submission: Int64, place: Int) -> Int64 { submission << 32 | Int64(place) }
    /// The submission that a sequence number belongs to.
    package static func submission(of seq: Int64) -> Int64 { seq >> 32 }
}

/// An indicator of one unit, broken down or whole: what has values over time.
package struct SeriesKey: Sendable, Hashable {
    package let indicator: ID<Indicator>
    /// The unit's id; the steward's for the province's own value.
    package let unit: String
    /// `gioi=nu`, several joined by `;` in the order of the dimensions' codes; empty for the whole.
    package let members: String
    package init(indicator: ID<Indicator>, unit: String, members: String = "") {
        self.indicator = indicator
        self.unit = unit
        self.members = members
    }
}
