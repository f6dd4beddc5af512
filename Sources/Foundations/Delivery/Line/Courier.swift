import NIOPosix

/// How a delivery ended, with the other side's words.
package enum DeliveryOutcome: Hashable, Sendable {
    case accepted(String)
    /// Certainly not delivered, and later it may go.
    case notNow(String)
    /// Certainly not delivered, and it never will be as it stands.
    case never(String)
    /// The line broke after everything was handed over: nobody knows.
    case unknown(String)
}

/// The threads on which deliveries stand still while the other side thinks; never an event loop.
package final class Courier: Sendable {
    private let threads: NIOThreadPool

    /// - Parameter threads: How many deliveries may be under way at once.
    package init(threads: Int = 2) {
        self.threads = NIOThreadPool(numberOfThreads: threads)
        self.threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await threads.runIfActive(work)
    }
}
