import NIOPosix
import Synchronization

/// Threads and as many connections: what is submitted runs on a thread of the crew, never on an event loop.
final class Crew: Sendable {
    private let threads: NIOThreadPool
    private let lanes: [Lane]
    private let free: Mutex<[Lane]>
    private let waiting: WaitingRoom

    init(lanes: [Lane], waitSeconds: Double) {
        self.lanes = lanes
        free = Mutex(lanes)
        waiting = WaitingRoom(seconds: waitSeconds)
        threads = NIOThreadPool(numberOfThreads: lanes.count)
        threads.start()
        waiting.watch()
    }

    deinit { threads.shutdownGracefully { _ in } }

    /// Runs `job` on the next free thread. Cancelling the task ends the wait or the statement under way.
    ///
    /// - Throws: `DatabaseProblem(.unavailable)` after waiting too long; `CancellationError`; what `job` throws.
    func run<Value: Sendable>(_ job: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        let ticket = Ticket<Value>()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard ticket.wait(continuation) else { return }
                if free.withLock({ $0.isEmpty }) { waiting.enter(ticket) }
                threads.submit { state in
                    guard state == .active, let lane = self.free.withLock({ $0.popLast() }) else {
                        return ticket.giveUp(DatabaseProblem(.unavailable, "the database is closed"))
                    }
                    guard let continuation = ticket.start(on: lane) else {
                        return self.free.withLock { $0.append(lane) }
                    }
                    let result = Result { try self.repeating { try lane.use(job) } }
                    ticket.finish()
                    self.free.withLock { $0.append(lane) }
                    continuation.resume(with: result)
                }
            }
        } onCancel: {
            ticket.cancel()
        }
    }

    /// Runs `job` again, at most three times, while its trouble may pass.
    private func repeating<Value>(_ job: () throws -> Value) throws -> Value {
        for _ in 0..<3 {
            do { return try job() } catch is Repeatable { continue }
        }
        do { return try job() } catch let trouble as Repeatable { throw trouble.problem }
    }

    /// Lets the work under way finish, refuses what waits, and closes the connections.
    func close() async {
        // The only error is that it was shut down before, and then there is nothing left to do.
        try? await threads.shutdownGracefully()
        for lane in lanes { lane.close() }
    }
}
