import CSQLite

/// One prepared statement of one connection.
final class SQLiteStatement {
    private let statement: OpaquePointer
    private let handle: OpaquePointer
    private let watch: SQLiteAlarm
    private let text: String
    /// For each place that SQLite knows, the value that belongs there: `$n` are names to SQLite, numbered by first
    /// appearance.
    private let places: [Int]
    private var columns: Row.Columns?

    private init(
        _ statement: OpaquePointer, _ handle: OpaquePointer, _ watch: SQLiteAlarm, _ text: String, _ places: [Int]
    ) {
        self.statement = statement
        self.handle = handle
        self.watch = watch
        self.text = text
        self.places = places
    }

    static func prepare(_ text: String, _ handle: OpaquePointer, _ watch: SQLiteAlarm) throws -> SQLiteStatement {
        var statement: OpaquePointer?
        var rest: UnsafePointer<CChar>?
        var trailing = false
        var text = text
        let code = text.withUTF8 { bytes -> Int32 in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                let code = sqlite3_prepare_v3(
                    handle, chars.baseAddress, Int32(chars.count), UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &rest)
                if let rest, let start = chars.baseAddress {
                    trailing = chars[(rest - start)...].contains { !($0 == 32 || $0 == 10 || $0 == 13 || $0 == 9) }
                }
                return code
            }
        }
        guard code == SQLITE_OK else { throw problem(code, handle, watch, text) }
        guard let statement, !trailing else {
            sqlite3_finalize(statement)
            throw DatabaseProblem(.other, "one statement was expected: \(text)")
        }
        var places: [Int] = []
        for index in 0..<sqlite3_bind_parameter_count(statement) {
            guard let name = sqlite3_bind_parameter_name(statement, index + 1),
                let place = Int(String(cString: name + 1))
            else {
                sqlite3_finalize(statement)
                throw DatabaseProblem(.other, "a parameter that is not $n: \(text)")
            }
            places.append(place - 1)
        }
        return SQLiteStatement(statement, handle, watch, text, places)
    }

    func rows(_ values: [SQLValue]) throws -> [Row] {
        var rows: [Row] = []
        try each(values) { rows.append($0) }
        return rows
    }

    func each(_ values: [SQLValue], _ body: (Row) throws -> Void) throws {
        try bind(values)
        defer { reset() }
        var columns: Row.Columns?
        while try step() {
            let names = columns ?? named()
            columns = names
            try body(Row(columns: names, values: (0..<Int32(names.names.count)).map(value)))
        }
    }

    /// How many rows the statement changed; what cascades change is not counted.
    func run(_ values: [SQLValue]) throws -> Int {
        try bind(values)
        defer { reset() }
        let before = sqlite3_total_changes64(handle)
        while try step() {}
        return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }

    /// Runs the statement, whose parameters are `$1…$width` in that order, once for each row of `next`.
    func load(width: Int, _ next: (inout [SQLValue]) throws -> Bool) throws -> Int {
        defer { reset() }
        var row: [SQLValue] = []
        var count = 0
        while true {
            row.removeAll(keepingCapacity: true)
            guard try next(&row) else { return count }
            try LoadTarget.check(row, width: width, place: count, text)
            if watch.wasRung { throw CancellationError() }
            watch.begin()
            for index in 0..<width {
                let code = bind(row[index], at: Int32(index + 1))
                if code != SQLITE_OK { throw SQLiteStatement.problem(code, handle, watch, text) }
            }
            while try step() {}
            reset()
            count += 1
        }
    }

    func reset() { sqlite3_reset(statement) }
    func finalize() { sqlite3_finalize(statement) }

    private func step() throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw SQLiteStatement.problem(code, handle, watch, text)
        }
    }

    private func bind(_ values: [SQLValue]) throws {
        try StatementText.check(values)
        watch.begin()
        for (index, place) in places.enumerated() {
            guard values.indices.contains(place) else {
                throw DatabaseProblem(.other, "no value for $\(place + 1): \(text)")
            }
            let code = bind(values[place], at: Int32(index + 1))
            if code != SQLITE_OK { throw SQLiteStatement.problem(code, handle, watch, text) }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        // SQLITE_TRANSIENT, which C spells as a cast that Swift cannot import: SQLite copies the bytes.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, index)
        case .integer(let number): return sqlite3_bind_int64(statement, index, number)
        case .real(let number): return sqlite3_bind_double(statement, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    // The address of an empty string may be nil, which SQLite would take for NULL.
                    guard let start = $0.baseAddress else {
                        return sqlite3_bind_text(statement, index, "", 0, transient)
                    }
                    return sqlite3_bind_text64(
                        statement, index, start, UInt64($0.count), transient, UInt8(SQLITE_UTF8))
                }
            }
        case .bytes(let bytes):
            if bytes.isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), transient)
            }
        }
    }

    /// The columns' names; asked again when a change of the schema made SQLite prepare the statement anew.
    private func named() -> Row.Columns {
        let anew = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_REPREPARE, 1) > 0
        if let columns, !anew { return columns }
        let fresh = Row.Columns(
            (0..<sqlite3_column_count(statement)).map {
                sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? ""
            })
        columns = fresh
        return fresh
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(statement, column) else { return .null }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(statement, column) else { return .bytes([]) }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }

    /// What SQLite's code means to the house. SQLite's messages name tables and columns, not values.
    static func problem(_ code: Int32, _ handle: OpaquePointer, _ watch: SQLiteAlarm, _ text: String) -> any Error {
        let detail = "\(String(cString: sqlite3_errmsg(handle))) (SQLite \(code)) in: \(text)"
        switch code {
        // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY and _ROWID, which are C macros that Swift does not import.
        case 2067, 1555, 2579: return DatabaseProblem(.duplicate, detail)
        default: break
        }
        switch code & 0xff {
        case SQLITE_CONSTRAINT: return DatabaseProblem(.constraint, detail)
        case SQLITE_BUSY, SQLITE_LOCKED: return DatabaseProblem(.timeout, detail)
        case SQLITE_PROTOCOL: return DatabaseProblem(.crowded, detail)
        case SQLITE_INTERRUPT: return watch.wasRung ? CancellationError() : DatabaseProblem(.timeout, detail)
        case SQLITE_CANTOPEN, SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_IOERR, SQLITE_FULL, SQLITE_PERM, SQLITE_READONLY:
            return DatabaseProblem(.unavailable, detail)
        default: return DatabaseProblem(.other, detail)
        }
    }
}
