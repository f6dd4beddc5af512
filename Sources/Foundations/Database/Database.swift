/// The one door to the engine, SQLite in a file or PostgreSQL by address. Open it with `Database.open`.
///
/// Statements run on threads of their own, never on an event loop. A `read` sees one state; a `write` is one
/// transaction: what it throws undoes it.
package struct Database: Sendable {
    let engine: any Engine

    /// Which engine this is; only migrations, the backup and the tests may ask.
    package var kind: EngineKind { engine.kind }

    /// Runs `body` in a read-only transaction.
    package func read<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws
        -> Value
    {
        try await engine.read(body)
    }

    /// Runs `body` in one transaction and commits; whatever it throws rolls back and is thrown on.
    ///
    /// On PostgreSQL a serialization failure or deadlock runs `body` again, at most three times, so `body` must have
    /// no effect outside the transaction.
    @discardableResult
    package func write<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws
        -> Value
    {
        try await engine.write(body)
    }

    /// The rows of one reading statement.
    package func rows(_ sql: SQL) async throws -> [Row] { try await engine.rows(sql) }

    /// Ends the pool; statements under way finish first.
    package func close() async { await engine.close() }
}

/// The two engines.
package enum EngineKind: String, Sendable { case sqlite, postgres }

/// Statements inside one transaction; valid only inside the closure that was given it.
package protocol Transaction {
    /// The rows of a statement, also of one with RETURNING.
    func rows(_ sql: SQL) throws -> [Row]
    /// Runs a statement; returns how many rows it changed.
    @discardableResult func run(_ sql: SQL) throws -> Int
    /// Gives the rows to `body` one by one, so that a long answer is never in memory as a whole. `body` must not send
    /// statements.
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws
    /// Adds rows to a table as fast as the engine can, pulling them one by one, so that they are never in memory as a
    /// whole: one prepared statement on SQLite, COPY on PostgreSQL. The limit of a statement's time holds for a piece
    /// of it, not for all of it.
    ///
    /// A transaction that has loaded is never run again by itself, because `next` may read what can be read only once.
    ///
    /// - Parameters:
    ///   - table: A table's name, written out where it is called.
    ///   - columns: The columns that the rows have values for, in their order; a column not named gets its default.
    ///   - next: Puts the values of the next row into the empty array it is given and says true, or says false when
    ///     there is none. It must not send statements.
    /// - Returns: How many rows were added.
    /// - Throws: `DatabaseProblem`, of kind `.duplicate` and `.constraint` also for a row that was given a while ago;
    ///   what `next` throws. Either ends the transaction.
    @discardableResult
    func load(into table: StaticString, _ columns: [StaticString], next: (inout [SQLValue]) throws -> Bool) throws
        -> Int
}

extension Transaction {
    /// The first row, or nil.
    package func first(_ sql: SQL) throws -> Row? { try rows(sql).first }
}

/// What an engine must do.
protocol Engine: Sendable {
    var kind: EngineKind { get }
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value
    func write<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value
    func rows(_ sql: SQL) async throws -> [Row]
    /// Opens the writing connection when it is not open yet.
    func wake() async throws
    /// One state of everything, written to a file of the engine's own format, and its digests.
    func save(to path: String) async throws -> [TableDigest]
    func close() async
}

/// Trouble with the engine. `detail` is for the log; a person sees the general error page.
package struct DatabaseProblem: Error {
    /// What kind of trouble, as far as a caller may act on it.
    package enum Kind: Sendable, Equatable {
        /// A UNIQUE or primary key was violated.
        case duplicate
        /// A foreign key or CHECK was violated.
        case constraint
        /// The statement or the wait for a lock took too long.
        case timeout
        /// Too many wanted the engine's locks at once; nothing is wrong, and asking again helps.
        case crowded
        /// The engine cannot be reached or the file cannot be opened.
        case unavailable
        /// Anything else.
        case other
    }
    package let kind: Kind
    /// The engine's words and the statement's text, without its values.
    package let detail: String
    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }
}
