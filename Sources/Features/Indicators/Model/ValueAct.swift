package import Organizations
package import Vocabulary

/// What can be done to a value after it was written down.
package enum ValueAct: String, CaseIterable, Sendable {
    case send
    case back = "return"
    case approve, contest
    /// Settles a contest: the value holds.
    case keep
    /// Settles a contest: another value takes its place.
    case replace

    /// Who asks to do it, seen from the value.
    package enum Who: String, CaseIterable, Sendable {
        /// Who wrote the value, or who contests it: nobody judges in a matter of one's own.
        case party
        /// Someone else of the value's own unit.
        case unit
        /// A focal point of the unit that is steward of the indicator.
        case steward
        /// A coordinator or the Office.
        case office
        /// Someone who reads every unit's values and judges none.
        case reader
        case stranger
    }

    /// Where a value in `state` stands after this act by `who`; nil when the act is not theirs or not possible there.
    ///
    /// Two persons stand behind each approval and each settlement (issue 4, section 2). A contested value counts, so
    /// one that waits for its approval is returned, not contested.
    package func after(_ state: ValueState, by who: Who, needsApproval: Bool) -> ValueState? {
        switch (self, state) {
        case (.send, .draft): who == .party || who == .unit || who == .steward ? .sent : nil
        case (.back, .sent): who == .steward || who == .office ? .returned : nil
        case (.approve, .sent): who == .steward || who == .office ? .approved : nil
        case (.contest, .sent) where needsApproval: nil
        case (.contest, .sent), (.contest, .approved):
            switch who {
            case .party, .unit, .office, .reader: .contested
            case .steward, .stranger: nil
            }
        case (.keep, .contested): who == .steward || who == .office ? .approved : nil
        case (.replace, .contested): who == .steward || who == .office ? .returned : nil
        default: nil
        }
    }
}

/// One version of one value, named.
package struct ValueRef: Sendable, Hashable {
    package let series: Int64
    /// The period's number in the indicator's frequency.
    package let period: Int
    package let seq: Int64
    package init(series: Int64, period: Int, seq: Int64) {
        self.series = series
        self.period = period
        self.seq = seq
    }

    /// `12.24310.4294967296`, for forms.
    package var text: String { "\(series).\(period).\(seq)" }

    /// Reads `text`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let series = Int64(parts[0]), let period = Int(parts[1]), let seq = Int64(parts[2]),
            series > 0, period > 0, period < 1_000_000, seq > 0
        else { return nil }
        self.init(series: series, period: period, seq: seq)
    }
}

/// One cell of all: an indicator of a unit in a period, whole or broken down.
package struct ValueCell: Sendable, Hashable {
    package let indicator: ID<Indicator>
    package let unit: ID<OrgUnit>
    package let members: String
    package let period: Period
    package init(indicator: ID<Indicator>, unit: ID<OrgUnit>, members: String = "", period: Period) {
        self.indicator = indicator
        self.unit = unit
        self.members = members
        self.period = period
    }
}

extension ValueEntry {
    /// The cell it is about.
    package var cell: ValueCell { ValueCell(indicator: indicator, unit: unit, members: members, period: period) }
}
