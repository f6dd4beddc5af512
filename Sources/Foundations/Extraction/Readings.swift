package import Vocabulary

/// Agencies as written and as known.
package struct AgencyReading: Sendable, Equatable {
    /// The cell's words after cleaning; empty when the cell is empty.
    package var raw: String
    /// Stable unit codes in the order of writing, groups kept as groups; empty when none is known.
    package var units: [String]
    /// The pieces that no unit matches, for a question; not part of the contract's JSON.
    package var unknown: [String]
    package init(raw: String = "", units: [String] = [], unknown: [String] = []) {
        self.raw = raw
        self.units = units
        self.unknown = unknown
    }
}

/// A deadline as written and as understood.
package struct DeadlineReading: Sendable, Equatable {
    /// How a deadline is meant.
    package enum Kind: String, Sendable, CaseIterable {
        case date, month, quarter, half, year, range, recurring, ongoing, conditional, none, invalid
    }
    package var raw: String
    package var kind: Kind
    /// ISO days, the end inclusive; nil for ongoing, none, conditional and invalid.
    package var start: Day?
    package var end: Day?
    package init(raw: String = "", kind: Kind = .none, start: Day? = nil, end: Day? = nil) {
        self.raw = raw
        self.kind = kind
        self.start = start
        self.end = end
    }
}

/// A target's value as written and as understood.
package struct ValueReading: Sendable, Equatable {
    /// How the number is compared; the contract's signs.
    package enum Operation: String, Sendable, CaseIterable {
        case atLeast = ">=", atMost = "<=", above = ">", below = "<", equal = "=", range, rank, level, yes, text
    }
    package var raw: String
    package var op: Operation
    package var low: Double?
    package var high: Double?
    package var unit: String
    package init(raw: String, op: Operation, low: Double? = nil, high: Double? = nil, unit: String = "") {
        self.raw = raw
        self.op = op
        self.low = low
        self.high = high
        self.unit = unit
    }
}
