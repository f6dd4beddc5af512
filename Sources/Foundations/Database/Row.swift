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
