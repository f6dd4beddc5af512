/// The table and columns that rows are loaded into.
struct LoadTarget {
    let table: String
    let columns: [String]

    /// - Throws: `DatabaseProblem(.other)` for names that would have to be quoted, or no column.
    init(_ table: StaticString, _ columns: [StaticString]) throws {
        self.table = table.description
        self.columns = columns.map(\.description)
        let isPlain = ([self.table] + self.columns).allSatisfy { name in
            !name.isEmpty && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
        }
        guard isPlain, !columns.isEmpty else {
            throw DatabaseProblem(.other, "these are not names of a table and its columns: \(table) \(columns)")
        }
    }

    /// One row, with a parameter for each column.
    var insert: String {
        let places = (1...columns.count).map { "$\($0)" }.joined(separator: ", ")
        return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    }

    var copy: String { "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN" }

    /// - Throws: `DatabaseProblem(.other)` for a row of another width or with a value that only one engine could hold.
    static func check(_ row: [SQLValue], width: Int, place: Int, _ text: @autoclosure () -> String) throws {
        guard row.count == width else {
            throw DatabaseProblem(.other, "row \(place + 1) has \(row.count) values, not \(width), in: \(text())")
        }
        try StatementText.check(row)
    }
}
