package import Database
package import Vocabulary

/// A piece of work to be done once, after the transaction that adds it has been committed.
package struct NewJob: Sendable {
    /// What kind of work, `chase-mail`; a handler of this name does it.
    package var kind: String
    /// What this work is, once for ever: `digest:<account>:<day>`.
    package var key: String
    /// What the handler needs to know; at most `Jobs.payloadLimit` bytes as text.
    package var payload: JSON
    /// Not before this moment.
    package var runAt: Instant

    package init(kind: String, key: String, payload: JSON, runAt: Instant) {
        self.kind = kind
        self.key = key
        self.payload = payload
        self.runAt = runAt
    }
}

/// A job as it stands in the queue.
package struct Job: Sendable {
    /// Where a job stands.
    package enum State: String, CaseIterable, Hashable, Sendable {
        /// To be done at `runAt` or later.
        case waiting
        /// A worker has it until its lease ends.
        case running
        case done
        /// Given up after its last attempt, or refused for good; a person may start it again.
        case parked
        /// Begun, never concluded, and not to be done twice: only a person can say whether to do it again.
        case doubtful
    }

    package let id: ID<Job>
    package let kind: String
    package let key: String
    package let payload: JSON
    package let state: State
    package let runAt: Instant
    /// How often it was begun.
    package let attempts: Int
    /// Who has it; nil unless it is running.
    package let worker: String?
    package let addedAt: Instant

    init(_ row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        key = try row.get("job_key")
        payload = try JSON(parsing: try row.get("payload"))
        guard let state = State(rawValue: try row.get("state")) else { throw JobProblem.unknownState }
        self.state = state
        runAt = try row.get("run_at")
        attempts = try row.get("attempts")
        worker = try row.get("worker")
        addedAt = try row.get("added_at")
    }
}

/// Whether work that was begun and never concluded may be begun again.
package enum JobSafety: String, Hashable, Sendable {
    /// Doing it twice does no harm: whoever receives it knows the key.
    case repeatable
    /// Doing it twice would be seen: an e-mail. At most once.
    case onceOnly
}

/// How one attempt ended. The words are what the other side answered, at most `Jobs.answerLimit` bytes are kept.
package enum JobOutcome: Hashable, Sendable {
    case done(String)
    /// Certainly not done; it is tried again later.
    case failed(String)
    /// Certainly not done, and trying again cannot help.
    case refused(String)
    /// Nobody knows whether it was done: the line broke after the work was handed over.
    case uncertain(String)

    /// What the other side answered.
    package var answer: String {
        switch self {
        case .done(let words), .failed(let words), .refused(let words), .uncertain(let words): words
        }
    }

    var name: String {
        switch self {
        case .done: "done"
        case .failed: "failed"
        case .refused: "refused"
        case .uncertain: "uncertain"
        }
    }

    /// The state after this outcome of the attempt numbered `attempt`, and when a waiting job is due.
    func state(safety: JobSafety, attempt: Int, now: Instant) -> (state: Job.State, runAt: Instant?) {
        switch self {
        case .done: (.done, nil)
        case .refused: (.parked, nil)
        case .uncertain where safety == .onceOnly: (.doubtful, nil)
        case .failed, .uncertain:
            Backoff.seconds(after: attempt).map { (.waiting, now.adding(seconds: $0)) } ?? (.parked, nil)
        }
    }
}

/// How long to wait between attempts.
package enum Backoff {
    /// The most times a job is begun before a person must look.
    package static let attempts = 10

    /// Seconds to wait after this attempt (from 1): one minute, doubled each time, six hours at most; nil after the last.
    package static func seconds(after attempt: Int) -> Int64? {
        guard attempt < attempts else { return nil }
        return min(60 << Int64(max(0, attempt - 1)), 6 * 3600)
    }
}
