import CSQLite

/// One SQLite connection; its lane keeps it to one thread at a time, so SQLite's own mutexes are off.
final class SQLiteConnection: Connection {
    enum Role: Sendable { case writer, reader, both }

    /// Statements kept prepared; past this all are dropped, which only costs preparing them again.
    private static let kept = 400

    private var handle: OpaquePointer?
    private var statements: [String: SQLiteStatement] = [:]
    /// BEGIN, COMMIT and what else only the connection itself may send.
    private var own: [String: SQLiteStatement] = [:]
    private let watch: SQLiteAlarm
    private let role: Role

    var alarm: any Alarm { watch }
    var isUsable: Bool { handle != nil }

    private init(handle: OpaquePointer, watch: SQLiteAlarm, role: Role) {
        self.handle = handle
        self.watch = watch
        self.role = role
    }

    /// Opens the file at `path` and sets it up for `role`.
    static func open(_ path: String, role: Role, _ limits: DatabaseLimits) throws -> sending SQLiteConnection {
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            sqlite3_close_v2(handle)
            throw DatabaseProblem(.unavailable, "cannot open \(path): SQLite \(code)")
        }
        let connection = SQLiteConnection(
            handle: handle, watch: SQLiteAlarm(seconds: limits.statementSeconds), role: role)
        do { try connection.setUp(limits) } catch {
            connection.close()
            throw error
        }
        return connection
    }

    private func setUp(_ limits: DatabaseLimits) throws {
        guard let handle else { return }
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, Int32(limits.lockSeconds * 1000))
        // The alarm lives as long as the connection that owns it, and the handler goes with the handle.
        sqlite3_progress_handler(
            handle, 2000,
            { context in
                guard let context else { return 0 }
                return Unmanaged<SQLiteAlarm>.fromOpaque(context).takeUnretainedValue().isDue ? 1 : 0
            },
            Unmanaged.passUnretained(watch).toOpaque())
        watch.begin()
        if role == .writer { try script("PRAGMA journal_mode = WAL") }
        // case_sensitive_like: LIKE then does what it does on PostgreSQL, and can use an index.
        try script(
            """
            PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA case_sensitive_like = ON;
            PRAGMA trusted_schema = OFF; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY
            """)
        if role == .reader { try script("PRAGMA query_only = ON") }
    }

    func begin(_ access: Access) throws {
        switch access {
        case .reading:
            if role == .both { try script("PRAGMA query_only = ON") }
            try step("BEGIN")
        case .writing: try beginWriting()
        }
    }

    /// On a machine that is far behind, SQLite may give up the race for the locks of its log (SQLITE_PROTOCOL) after a
    /// few seconds although nothing is wrong; then it is asked again, until the limit of the statement ends it.
    private func beginWriting() throws {
        for attempt in 1... {
            do { return try step("BEGIN IMMEDIATE") } catch let problem as DatabaseProblem {
                guard problem.kind == .crowded, attempt < 5 else { throw problem }
                sqlite3_sleep(20)
            }
        }
    }

    func commit() throws {
        try step("COMMIT")
        if role == .both { try script("PRAGMA query_only = OFF") }
    }

    func rollback() {
        guard let handle else { return }
        for statement in statements.values { statement.reset() }
        if sqlite3_get_autocommit(handle) == 0, sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) != SQLITE_OK {
            return close()
        }
        if role == .both { sqlite3_exec(handle, "PRAGMA query_only = OFF", nil, nil, nil) }
    }

    func rows(_ sql: SQL) throws -> [Row] {
        let (text, values) = sql.rendered
        return try prepared(text).rows(values)
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let (text, values) = sql.rendered
        try prepared(text).each(values, body)
    }

    func load(_ target: LoadTarget, _ next: (inout [SQLValue]) throws -> Bool) throws -> Int {
        try prepared(target.insert).load(width: target.columns.count, next)
    }

    func loneRows(_ sql: SQL) throws -> [Row] {
        // One SELECT is its own transaction; in memory the guard against writing needs the long way.
        role == .both ? try transaction(.reading) { try $0.rows(sql) } : try rows(sql)
    }

    func run(_ sql: SQL) throws -> Int {
        let (text, values) = sql.rendered
        return try prepared(text).run(values)
    }

    func script(_ text: String) throws {
        guard let handle else { throw DatabaseProblem(.unavailable, "the connection is closed") }
        watch.begin()
        let code = sqlite3_exec(handle, text, nil, nil, nil)
        if code != SQLITE_OK { throw SQLiteStatement.problem(code, handle, watch, text) }
    }

    func recover(from reason: Repeatable.Reason) {}

    func close() {
        for statement in [statements, own].joined() { statement.value.finalize() }
        statements = [:]
        own = [:]
        sqlite3_close_v2(handle)
        handle = nil
    }

    deinit { close() }

    /// The database's file is copied to `path`, one state of it, while others read and write.
    func copy(to path: String) throws {
        guard let handle else { throw DatabaseProblem(.unavailable, "the connection is closed") }
        let statement = try SQLiteStatement.prepare("VACUUM INTO $1", handle, watch)
        defer { statement.finalize() }
        _ = try statement.run([.text(path)])
    }

    private func step(_ text: String) throws {
        guard let handle else { throw DatabaseProblem(.unavailable, "the connection is closed") }
        watch.begin()
        let statement = try own[text] ?? SQLiteStatement.prepare(text, handle, watch)
        own[text] = statement
        _ = try statement.run([])
    }

    private func prepared(_ text: String) throws -> SQLiteStatement {
        if let statement = statements[text] { return statement }
        guard let handle else { throw DatabaseProblem(.unavailable, "the connection is closed") }
        try StatementText.check(text)
        if statements.count >= SQLiteConnection.kept {
            for statement in statements.values { statement.finalize() }
            statements = [:]
        }
        // Preparing may read the whole schema anew; its time is this statement's, not that of the one before.
        watch.begin()
        let statement = try SQLiteStatement.prepare(text, handle, watch)
        statements[text] = statement
        return statement
    }
}
