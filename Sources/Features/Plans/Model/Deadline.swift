package import Vocabulary

/// A deadline as written and as understood (contract `tiendo.extract/1`, deadline).
package struct Deadline: Sendable, Hashable {
    /// The kinds of the contract; the raw value is its word.
    package enum Kind: String, Sendable, CaseIterable {
        case date, month, quarter, half, year, range, recurring, ongoing, conditional, none, invalid

        /// Whether the end of such a deadline is a day by which the task must be done.
        package var isDated: Bool {
            switch self {
            case .date, .month, .quarter, .half, .year, .range: true
            case .recurring, .ongoing, .conditional, .none, .invalid: false
            }
        }
    }

    /// The document's words; empty when the cell is blank.
    package var raw: String
    package var kind: Kind
    /// The end is inclusive; nil for ongoing, none, conditional and invalid.
    package var start: Day?
    package var end: Day?

    package init(raw: String = "", kind: Kind = .none, start: Day? = nil, end: Day? = nil) {
        self.raw = raw
        self.kind = kind
        self.start = start
        self.end = end
    }

    /// The last day on which the task is in time; nil when there is no such day.
    package var dueOn: Day? { kind.isDated ? end : nil }
}
