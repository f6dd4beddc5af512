package import Vocabulary

/// A Swift value that can be bound to a statement.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLConvertible { package var sqlValue: SQLValue { self } }
extension String: SQLConvertible { package var sqlValue: SQLValue { .text(self) } }
extension Substring: SQLConvertible { package var sqlValue: SQLValue { .text(String(self)) } }
extension Int: SQLConvertible { package var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLConvertible { package var sqlValue: SQLValue { .integer(self) } }
extension Double: SQLConvertible { package var sqlValue: SQLValue { .real(self) } }
extension Day: SQLConvertible { package var sqlValue: SQLValue { .text(iso) } }
extension Instant: SQLConvertible { package var sqlValue: SQLValue { .text(text) } }
extension ID: SQLConvertible { package var sqlValue: SQLValue { .text(text) } }
extension [UInt8]: SQLConvertible { package var sqlValue: SQLValue { .bytes(self) } }

/// A Swift value that a column can be read as.
///
/// - Throws: `RowProblem` when the column holds something else; a NULL read as a plain type is one.
package protocol ColumnValue {
    init(column: SQLValue) throws(ColumnMismatch)
}

/// A column that held something else than the reader expected: a defect of ours, never shown to a person.
package struct ColumnMismatch: Error {
    package let expected: String
    package init(expected: String) { self.expected = expected }
}

extension String: ColumnValue {
    package init(column: SQLValue) throws(ColumnMismatch) {
        switch column {
        case .text(let text): self = text
        default: throw ColumnMismatch(expected: "text")
        }
    }
}
extension Int64: ColumnValue {
    package init(column: SQLValue) throws(ColumnMismatch) {
        switch column {
        case .integer(let value): self = value
        default: throw ColumnMismatch(expected: "integer")
        }
    }
}
extension Int: ColumnValue {
    package init(column: SQLValue) throws(ColumnMismatch) { self = Int(try Int64(column: column)) }
}
extension Double: ColumnValue {
    package init(column: SQLValue) throws(ColumnMismatch) {
        switch column {
        case .real(let value): self = value
        case .integer(let value): self = Double(value)
        default: throw ColumnMismatch(expected: "real")
        }
    }
}
extension Day: ColumnValue {
    package init(column: SQLValue) throws(ColumnMismatch) {
        guard case .text(let text) = column, let day = Day(text) else { throw ColumnMismatch(expected: "day") }
        self = day
    }
}
extension Instant: ColumnValue {
    package init(column: SQLValue) throws(ColumnMismatch) {
        guard case .text(let text) = column, let instant = Instant(text) else {
            throw ColumnMismatch(expected: "instant")
        }
        self = instant
    }
}
extension ID: ColumnValue {
    package init(column: SQLValue) throws(ColumnMismatch) { self.init(try String(column: column)) }
}
extension [UInt8]: ColumnValue {
    package init(column: SQLValue) throws(ColumnMismatch) {
        guard case .bytes(let bytes) = column else { throw ColumnMismatch(expected: "bytes") }
        self = bytes
    }
}
extension Optional: ColumnValue where Wrapped: ColumnValue {
    package init(column: SQLValue) throws(ColumnMismatch) {
        if case .null = column { self = .none } else { self = try Wrapped(column: column) }
    }
}
