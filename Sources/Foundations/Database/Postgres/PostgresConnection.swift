import CPostgres

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One connection to PostgreSQL; its lane keeps it to one thread at a time.
///
/// A write is READ COMMITTED behind a lock that only one write at a time holds, in all processes: each statement sees
/// all that earlier writes did, as on SQLite. A read of several statements is REPEATABLE READ: one state.
final class PostgresConnection: Connection {
    /// Statements kept prepared; past this all are dropped.
    private static let kept = 400
    /// Any fixed number: the first half of the key of the lock that writes take. The second half is the schema's.
    private static let gate = 0x7469656e

    private var handle: OpaquePointer?
    private let bell = PostgresAlarm()
    private var statements: [PostgresStatement.Key: PostgresStatement] = [:]
    private var prepared = 0
    /// The COMMIT of a read was sent and its answer not yet taken.
    private var isEnding = false
    private let access: Access

    var alarm: any Alarm { bell }
    var isUsable: Bool { handle.map { PQstatus($0) == CONNECTION_OK } ?? false }

    private init(handle: OpaquePointer, access: Access) {
        self.handle = handle
        self.access = access
        bell.arm(handle)
    }

    /// Connects, at most three times with a growing pause, and sets the session up.
    static func open(_ settings: PostgresSettings, _ access: Access) throws -> sending PostgresConnection {
        var pause: UInt32 = 100_000
        for attempt in 1...3 {
            let words = settings.options.map { strdup($0.keyword) } + [nil]
            let values = settings.options.map { strdup($0.value) } + [nil]
            defer { for text in words + values { free(text) } }
            let handle = PQconnectdbParams(words.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 0)
            if let handle, PQstatus(handle) == CONNECTION_OK {
                let connection = PostgresConnection(handle: handle, access: access)
                do { try connection.setUp(settings.limits) } catch {
                    connection.close()
                    throw error
                }
                return connection
            }
            let trouble = handle.map { String(cString: PQerrorMessage($0)) } ?? "out of memory"
            PQfinish(handle)
            if attempt == 3 { throw DatabaseProblem(.unavailable, settings.masked(trouble)) }
            usleep(pause)
            pause *= 4
        }
        throw DatabaseProblem(.unavailable, "no connection")
    }

    private func setUp(_ limits: DatabaseLimits) throws {
        let readOnly = access == .reading ? "SET default_transaction_read_only = on;" : ""
        try script(
            """
            SET statement_timeout = \(Int(limits.statementSeconds * 1000));
            SET lock_timeout = \(Int(limits.lockSeconds * 1000));
            SET idle_in_transaction_session_timeout = \(Int(limits.statementSeconds * 1000) + 30_000);
            SET standard_conforming_strings = on; SET client_min_messages = warning; SET bytea_output = 'hex';
            SET DateStyle = 'ISO'; SET TimeZone = 'UTC'; SET extra_float_digits = 1; \(readOnly)
            """)
        let encoding = try rows("SELECT current_setting('server_encoding') AS encoding").first
        if try encoding?.get("encoding", as: String.self) != "UTF8" {
            throw DatabaseProblem(.unavailable, "the PostgreSQL database must be of encoding UTF8")
        }
    }

    func begin(_ access: Access) throws {
        try atFirst { try open(access) }
    }

    private func open(_ access: Access) throws {
        switch access {
        case .reading: try script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        case .writing:
            try script(
                """
                BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
                SELECT pg_advisory_xact_lock(\(PostgresConnection.gate), hashtext(current_schema()))
                """)
        }
    }

    func commit() throws {
        guard access == .reading, let handle else { return try script("COMMIT") }
        // Nobody needs to wait for the end of a read: its answer is taken when the connection is next used.
        if PQsendQuery(handle, "COMMIT") == 1 { isEnding = true } else { close() }
    }

    func rollback() {
        // Without a connection there is nothing to undo.
        guard let handle = try? connected(), PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
        let result = PQexec(handle, "ROLLBACK")
        defer { PQclear(result) }
        if PQresultStatus(result) != PGRES_COMMAND_OK { close() }
    }

    func rows(_ sql: SQL) throws -> [Row] {
        let (text, values) = sql.rendered(writingNulls: true)
        return try execute(text, values) { $0.rows($1) }
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let handle = try connected()
        let (text, values) = sql.rendered(writingNulls: true)
        try StatementText.check(values)
        let statement = try statement(PostgresStatement.Key(text, values), handle)
        guard statement.send(values, handle) else { throw PostgresProblem.read(nil, handle, bell, text) }
        PQsetSingleRowMode(handle)
        var trouble: (any Error)?
        // Every answer must be taken from the connection, also after trouble.
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            if trouble != nil { continue }
            switch PQresultStatus(result) {
            case PGRES_SINGLE_TUPLE:
                do { for row in statement.rows(result) { try body(row) } } catch {
                    trouble = error
                    bell.ring()
                }
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: break
            default: trouble = PostgresProblem.read(result, handle, bell, text)
            }
        }
        if let trouble { throw trouble }
    }

    func load(_ target: LoadTarget, _ next: (inout [SQLValue]) throws -> Bool) throws -> Int {
        var copy = PostgresCopy(target, try connected(), bell)
        return try copy.load(next)
    }

    func loneRows(_ sql: SQL) throws -> [Row] { try atFirst { try rows(sql) } }

    /// A connection found lost before anything was done is only a reason to connect again.
    private func atFirst<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let problem as DatabaseProblem where problem.kind == .unavailable && !isUsable {
            throw Repeatable(reason: .lost, problem: problem)
        }
    }

    func run(_ sql: SQL) throws -> Int {
        let (text, values) = sql.rendered(writingNulls: true)
        return try execute(text, values) { _, result in PostgresStatement.changes(result) }
    }

    func script(_ text: String) throws {
        let handle = try connected()
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            throw PostgresProblem.read(result, handle, bell, text)
        }
        // COMMIT of a transaction that had failed says ROLLBACK and calls it success.
        if text == "COMMIT", let words = PQcmdStatus(result), String(cString: words) != "COMMIT" {
            throw DatabaseProblem(.other, "the transaction had failed and was undone")
        }
    }

    func recover(from reason: Repeatable.Reason) {
        switch reason {
        case .conflict: usleep(.random(in: 2_000...20_000))
        case .stalePlans:
            statements = [:]
            // Trouble here shows at the next statement.
            try? script("DEALLOCATE ALL")
        case .lost: close()
        }
    }

    func close() {
        PQfinish(handle)
        handle = nil
        statements = [:]
    }

    deinit { close() }

    private func connected() throws -> OpaquePointer {
        guard let handle else { throw DatabaseProblem(.unavailable, "the connection is closed") }
        if isEnding {
            isEnding = false
            while let answer = PQgetResult(handle) { PQclear(answer) }
        }
        return handle
    }

    private func execute<Value>(
        _ text: String, _ values: [SQLValue], _ read: (PostgresStatement, OpaquePointer) -> Value
    ) throws -> Value {
        let handle = try connected()
        try StatementText.check(values)
        let statement = try statement(PostgresStatement.Key(text, values), handle)
        guard let result = statement.execute(values, handle) else {
            throw PostgresProblem.read(nil, handle, bell, text)
        }
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            throw PostgresProblem.read(result, handle, bell, text)
        }
        return read(statement, result)
    }

    private func statement(_ key: PostgresStatement.Key, _ handle: OpaquePointer) throws -> PostgresStatement {
        if let statement = statements[key] { return statement }
        try StatementText.check(key.text)
        if statements.count >= PostgresConnection.kept {
            statements = [:]
            try script("DEALLOCATE ALL")
        }
        prepared += 1
        let statement = PostgresStatement(name: "s\(prepared)")
        let result = PQprepare(handle, statement.name, key.text, Int32(key.types.count), key.types)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw PostgresProblem.read(result, handle, bell, key.text)
        }
        statements[key] = statement
        return statement
    }
}
