import Synchronization

/// A piece of work that waits for a thread; whoever comes first, thread, time limit or cancellation, settles it.
final class Ticket<Value: Sendable>: Waiting {
    private enum State {
        case fresh
        case waiting(CheckedContinuation<Value, any Error>)
        case running(Lane)
        case settled
        case cancelledEarly
    }
    private let state = Mutex<State>(.fresh)

    /// False when the work was cancelled before it could wait; the continuation is then already resumed.
    func wait(_ continuation: CheckedContinuation<Value, any Error>) -> Bool {
        let cancelled = state.withLock { state in
            if case .fresh = state {
                state = .waiting(continuation)
                return false
            }
            return true
        }
        if cancelled { continuation.resume(throwing: CancellationError()) }
        return !cancelled
    }

    /// Takes the work onto `lane`; nil when it was given up meanwhile.
    func start(on lane: Lane) -> CheckedContinuation<Value, any Error>? {
        state.withLock { state in
            guard case .waiting(let continuation) = state else { return nil }
            state = .running(lane)
            return continuation
        }
    }

    /// The work is done: a later cancellation must not reach the lane's next guest.
    func finish() { state.withLock { $0 = .settled } }

    /// Ends the wait with `error`, unless a thread has begun.
    func giveUp(_ error: any Error) {
        let continuation = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            guard case .waiting(let continuation) = state else { return nil }
            state = .settled
            return continuation
        }
        continuation?.resume(throwing: error)
    }

    /// Ends the wait, or the statement under way.
    func cancel() {
        let continuation = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            switch state {
            case .fresh: state = .cancelledEarly
            case .waiting(let continuation):
                state = .settled
                return continuation
            // Under the lock, so that `finish` comes after it.
            case .running(let lane): lane.ring()
            case .settled, .cancelledEarly: break
            }
            return nil
        }
        continuation?.resume(throwing: CancellationError())
    }

    var isWaiting: Bool { state.withLock { if case .waiting = $0 { true } else { false } } }
}

/// Something that can be given up while it waits.
protocol Waiting: AnyObject, Sendable {
    var isWaiting: Bool { get }
    func giveUp(_ error: any Error)
}
