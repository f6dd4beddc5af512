import Dispatch
package import Vocabulary

/// Where documents are read: one thread of its own, one document at a time, never an event loop.
package final class ReadingRoom: Sendable {
    private let thread = DispatchQueue(label: "intake.reading", qos: .userInitiated)
    private let waiting: AsyncStream<ID<Import>>
    private let entrance: AsyncStream<ID<Import>>.Continuation

    package init() { (waiting, entrance) = AsyncStream.makeStream() }

    /// Puts an import at the end of the queue.
    func add(_ id: ID<Import>) { entrance.yield(id) }

    /// The queue; one reader.
    var queue: AsyncStream<ID<Import>> { waiting }

    /// Runs blocking work on the room's thread.
    func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            thread.async { continuation.resume(with: Swift.Result(catching: body)) }
        }
    }
}
