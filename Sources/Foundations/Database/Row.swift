/// One row of an answer, read by column name.
package struct Row: Sendable {
    let columns: Columns
    let values: [SQLValue]

    /// The value of the column `name` as a `Value`.
    ///
    /// - Throws: `RowProblem` when there is no such column or it holds something else.
    package func get<Value: ColumnValue>(_ name: String, as: Value.Type = Value.self) throws -> Value {
        guard let index = columns.index[name] else { throw RowProblem(column: name, expected: "a column of that name") }
        do { return try Value(column: values[index]) } catch {
            throw RowProblem(column: name, expected: error.expected)
        }
    }

    /// The number in column `place` (from 0) of the answer, nil for NULL; for answers of very many rows.
    ///
    /// - Throws: `RowProblem` when there is no such column or it holds something else.
    package func integer(at place: Int) throws(RowProblem) -> Int64? {
        switch try value(at: place) {
        case .integer(let number): return number
        case .null: return nil
        default: throw RowProblem(column: columns.names[place], expected: "integer")
        }
    }

    /// The number in column `place` (from 0), whole or not, nil for NULL; throws as `integer(at:)` does.
    package func real(at place: Int) throws(RowProblem) -> Double? {
        switch try value(at: place) {
        case .real(let number): return number
        case .integer(let number): return Double(number)
        case .null: return nil
        default: throw RowProblem(column: columns.names[place], expected: "real")
        }
    }

    /// The text in column `place` (from 0), nil for NULL; throws as `integer(at:)` does.
    package func text(at place: Int) throws(RowProblem) -> String? {
        switch try value(at: place) {
        case .text(let text): return text
        case .null: return nil
        default: throw RowProblem(column: columns.names[place], expected: "text")
        }
    }

    private func value(at place: Int) throws(RowProblem) -> SQLValue {
        guard values.indices.contains(place), columns.names.count == values.count else {
            throw RowProblem(column: "\(place)", expected: "a column at that place")
        }
        return values[place]
    }

    package init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The names of an answer's columns and their places; shared by its rows.
    package final class Columns: Sendable {
        package let names: [String]
        let index: [String: Int]
        package init(_ names: [String]) {
            self.names = names
            index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }
}

/// A row that is not what its reader expected: a defect of ours. It names the column, never the value.
package struct RowProblem: Error {
    package let column: String
    package let expected: String
}
