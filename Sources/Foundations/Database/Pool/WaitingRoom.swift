import NIOCore
import NIOPosix
import Synchronization

/// Those who wait for a thread, in the order they came, so that one who waits too long hears of it.
final class WaitingRoom: Sendable {
    private struct Guest {
        let until: NIODeadline
        let ticket: any Waiting
    }
    private let guests = Mutex<[Guest]>([])
    private let patience: TimeAmount

    init(seconds: Double) { patience = .nanoseconds(Int64(seconds * 1e9)) }

    /// Looks four times a second for those who waited too long, until the room is gone.
    func watch() {
        MultiThreadedEventLoopGroup.singleton.any().scheduleRepeatedTask(
            initialDelay: .milliseconds(250), delay: .milliseconds(250)
        ) { [weak self] task in
            guard let self else { return task.cancel() }
            sweep(now: .now())
        }
    }

    func enter(_ ticket: any Waiting) {
        let until = NIODeadline.now() + patience
        guests.withLock { $0.append(Guest(until: until, ticket: ticket)) }
    }

    private func sweep(now: NIODeadline) {
        let late = guests.withLock { guests -> [any Waiting] in
            let late = guests.prefix { $0.until <= now }.map(\.ticket)
            guests.removeFirst(late.count)
            guests.removeAll { !$0.ticket.isWaiting }
            return late
        }
        for ticket in late { ticket.giveUp(DatabaseProblem(.unavailable, "waited too long for a connection")) }
    }
}
