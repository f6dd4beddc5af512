/// A value as both engines know it.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// One statement: what is written is text, what is interpolated is bound.
///
/// `"SELECT name FROM units WHERE code = \(code)"` sends `… WHERE code = $1` with one value.
/// `SQL` inside `SQL` is spliced with its own values. There is no way to put a run-time string into the text.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Piece: Hashable, Sendable {
        case text(String)
        case value(SQLValue)
    }

    var pieces: [Piece]

    package init(stringLiteral value: StaticStringLiteral) { pieces = [.text(value)] }
    package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    /// No text at all; neutral for `+` and `joined`.
    package static var empty: SQL { SQL(pieces: []) }

    init(pieces: [Piece]) { self.pieces = pieces }

    package typealias StaticStringLiteral = String

    package static func + (a: SQL, b: SQL) -> SQL { SQL(pieces: a.pieces + b.pieces) }

    /// The text with `$1…` and the values in that order.
    package var rendered: (text: String, values: [SQLValue]) { rendered(writingNulls: false) }

    /// The same, with a missing value written as `NULL` when wanted: PostgreSQL asks for the type of a parameter that
    /// stands where any type could, and a missing value has none.
    func rendered(writingNulls: Bool) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .value(.null) where writingNulls: text += "NULL"
            case .value(let value):
                values.append(value)
                text += "$\(values.count)"
            }
        }
        return (text, values)
    }

    /// Collects the text as text and the values as bound values.
    package struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []
        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }
        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }
        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            pieces.append(.value(value.sqlValue))
        }
        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            pieces.append(.value(value?.sqlValue ?? .null))
        }
        package mutating func appendInterpolation(_ sql: SQL) { pieces.append(contentsOf: sql.pieces) }
    }
}

extension Sequence<SQL> {
    /// The statements one after another with `separator` between them.
    package func joined(separator: SQL) -> SQL {
        var result: SQL = .empty
        for (index, part) in enumerated() { result = index == 0 ? part : result + separator + part }
        return result
    }
}
