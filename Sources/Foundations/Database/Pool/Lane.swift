import Synchronization

/// The place of one connection. The mutex keeps its handle to one thread at a time; the crew's free list already sees
/// to it that nobody has to wait for the mutex.
final class Lane: Sendable {
    private let connection = Mutex<(any Connection)?>(nil)
    private let open: @Sendable () throws -> sending any Connection
    /// The alarm of the connection last opened here.
    private let alarm = Mutex<(any Alarm)?>(nil)

    init(open: @escaping @Sendable () throws -> sending any Connection) { self.open = open }

    /// Ends the statement under way, if there is one.
    func ring() { alarm.withLock { $0 }?.ring() }

    /// Runs `job` with the connection, opening it first when there is none or it was lost.
    func use<Value: Sendable>(_ job: @Sendable (any Connection) throws -> Value) throws -> Value {
        try connection.withLock { slot in
            if slot?.isUsable != true {
                slot?.close()
                slot = nil
                slot = try open()
                let fresh = slot?.alarm
                alarm.withLock { $0 = fresh }
            }
            guard let current = slot else { throw DatabaseProblem(.unavailable, "no connection") }
            current.alarm.reset()
            do { return try job(current) } catch let trouble as Repeatable {
                current.recover(from: trouble.reason)
                throw trouble
            }
        }
    }

    func close() {
        connection.withLock { slot in
            slot?.close()
            slot = nil
        }
    }
}
