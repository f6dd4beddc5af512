import Dispatch

/// Writes and reads workbooks away from event loops: both take long and touch the disk.
package struct PackRoom: Sendable {
    private let thread = DispatchQueue(label: "formats.packs", qos: .userInitiated, attributes: .concurrent)

    package init() {}

    /// The answer of `body`, which runs on a thread of its own.
    package func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            thread.async { continuation.resume(with: Swift.Result(catching: body)) }
        }
    }
}
