/// One connection of an engine, used by one thread at a time: its `Lane` sees to that.
protocol Connection: AnyObject {
    /// What can end a statement under way from another thread.
    var alarm: any Alarm { get }
    /// False once the connection is lost; its lane then opens a new one.
    var isUsable: Bool { get }

    func begin(_ access: Access) throws
    func commit() throws
    /// Undoes the transaction; trouble doing so makes the connection unusable.
    func rollback()

    func rows(_ sql: SQL) throws -> [Row]
    func run(_ sql: SQL) throws -> Int
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws
    func load(_ target: LoadTarget, _ next: (inout [SQLValue]) throws -> Bool) throws -> Int
    /// The rows of one statement that is its own read-only transaction.
    func loneRows(_ sql: SQL) throws -> [Row]
    /// Several statements in one text, without values; only migrations and the backup use it.
    func script(_ text: String) throws
    /// Called before the whole transaction is run again.
    func recover(from reason: Repeatable.Reason)
    func close()
}

/// Trouble after which the same transaction, run again from its start, may succeed.
struct Repeatable: Error {
    enum Reason: Sendable {
        /// Another transaction was in the way.
        case conflict
        /// The schema changed under the prepared statements.
        case stalePlans
        /// The connection was lost before anything was done.
        case lost
    }
    let reason: Reason
    /// What is thrown when it does not succeed.
    let problem: DatabaseProblem
}

enum Access: Sendable { case reading, writing }

/// Ends the statement that a connection is running; safe from any thread.
protocol Alarm: Sendable {
    func ring()
    /// Forgets an earlier ring.
    func reset()
}

/// The transaction that a body is given. It ends with the body, and its first failed statement ends it too: on
/// PostgreSQL nothing can follow one, so on SQLite nothing may.
final class OpenTransaction: Transaction {
    private var connection: (any Connection)?
    private(set) var failure: (any Error)?
    /// Rows are being given out or taken in one by one; PostgreSQL's connection can do nothing else then.
    private var isBusy = false
    /// Rows were pulled from a source that cannot be asked twice.
    private var hasLoaded = false

    init(_ connection: any Connection) { self.connection = connection }

    func rows(_ sql: SQL) throws -> [Row] { try guarded { try $0.rows(sql) } }
    func run(_ sql: SQL) throws -> Int { try guarded { try $0.run(sql) } }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try guarded {
            isBusy = true
            defer { isBusy = false }
            try $0.each(sql, body)
        }
    }

    func load(
        into table: StaticString, _ columns: [StaticString], next: (inout [SQLValue]) throws -> Bool
    ) throws -> Int {
        try guarded {
            isBusy = true
            hasLoaded = true
            defer { isBusy = false }
            return try $0.load(try LoadTarget(table, columns), next)
        }
    }

    /// What may be thrown out of the transaction: after a load nothing that would make it run again.
    func final(_ error: any Error) -> any Error {
        if hasLoaded, let trouble = error as? Repeatable { trouble.problem } else { error }
    }

    /// Called when the body has returned.
    func end() { connection = nil }

    private func guarded<Value>(_ statement: (any Connection) throws -> Value) throws -> Value {
        guard let connection else {
            throw DatabaseProblem(.other, "a transaction was used after its closure had ended")
        }
        if isBusy { throw DatabaseProblem(.other, "a statement was sent while rows went one by one") }
        if let failure {
            throw DatabaseProblem(
                .other, "a statement was sent after one had failed in the same transaction: \(failure)")
        }
        do { return try statement(connection) } catch {
            failure = error
            throw error
        }
    }
}

extension Connection {
    /// Runs `body` as one transaction, commits, and undoes it when anything throws.
    func transaction<Value>(_ access: Access, _ body: (any Transaction) throws -> Value) throws -> Value {
        do { try begin(access) } catch {
            // On PostgreSQL it may have begun and then not got the lock.
            rollback()
            throw error
        }
        let transaction = OpenTransaction(self)
        do {
            let value = try body(transaction)
            transaction.end()
            if let failure = transaction.failure { throw failure }
            try commit()
            return value
        } catch {
            transaction.end()
            rollback()
            throw transaction.final(error)
        }
    }
}
