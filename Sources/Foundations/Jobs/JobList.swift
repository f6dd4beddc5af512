package import Database
package import Vocabulary

/// One attempt at a job.
package struct JobAttempt: Sendable {
    /// From 1.
    package let number: Int
    package let worker: String
    package let begunAt: Instant
    /// Nil while nobody has said how it ended.
    package let endedAt: Instant?
    /// `begun`, `done`, `failed`, `refused`, `uncertain`, or `lost` when its worker never came back.
    package let outcome: String
    /// What the other side answered; may be empty.
    package let answer: String
}

/// A job with its last attempt, for a list.
package struct ListedJob: Sendable {
    package let job: Job
    /// Nil when it was never begun.
    package let lastAttempt: JobAttempt?
}

extension Jobs {
    /// The jobs of these kinds, youngest first, at most `limit`.
    ///
    /// - Parameters:
    ///   - state: Only in this state; all when nil.
    ///   - before: Only jobs after this one in the list.
    package func list(
        _ kinds: Set<String>, state: Job.State? = nil, before: ID<Job>? = nil, limit: Int, in tx: any Transaction
    ) throws -> [ListedJob] {
        var conditions: [SQL] = ["kind IN (\(Jobs.list(kinds)))"]
        if let state { conditions.append("state = \(state.rawValue)") }
        if let before, let row = try tx.first("SELECT added_at FROM jobs WHERE id = \(before)") {
            conditions.append("(added_at, id) < (\(try row.get("added_at", as: String.self)), \(before))")
        }
        let jobs = try tx.rows(
            """
            SELECT * FROM jobs WHERE \(conditions.joined(separator: " AND "))
            ORDER BY added_at DESC, id DESC LIMIT \(limit)
            """
        ).map(Job.init)
        return try jobs.map { job in
            let last = try tx.first(
                "SELECT * FROM job_log WHERE job_id = \(job.id) AND attempt = \(job.attempts)")
            return ListedJob(job: job, lastAttempt: try last.map(JobAttempt.init))
        }
    }

    /// How many jobs of these kinds are in each state; a state without jobs is absent.
    package func counts(_ kinds: Set<String>, in tx: any Transaction) throws -> [Job.State: Int] {
        let rows = try tx.rows(
            "SELECT state, count(*) AS n FROM jobs WHERE kind IN (\(Jobs.list(kinds))) GROUP BY state")
        var counts: [Job.State: Int] = [:]
        for row in rows {
            if let state = Job.State(rawValue: try row.get("state")) { counts[state] = try row.get("n") }
        }
        return counts
    }

    /// The job of this id; nil when there is none.
    package func find(_ id: ID<Job>, in tx: any Transaction) throws -> Job? {
        try tx.first("SELECT * FROM jobs WHERE id = \(id)").map(Job.init)
    }

    /// The job of this key; nil when none was added.
    package func find(key: String, in tx: any Transaction) throws -> Job? {
        try tx.first("SELECT * FROM jobs WHERE job_key = \(key)").map(Job.init)
    }

    /// The attempts at a job, first to last.
    package func attempts(at id: ID<Job>, in tx: any Transaction) throws -> [JobAttempt] {
        try tx.rows("SELECT * FROM job_log WHERE job_id = \(id) ORDER BY attempt").map(JobAttempt.init)
    }
}

extension JobAttempt {
    init(_ row: Row) throws {
        number = try row.get("attempt")
        worker = try row.get("worker")
        begunAt = try row.get("begun_at")
        endedAt = try row.get("ended_at")
        outcome = try row.get("outcome")
        answer = try row.get("answer")
    }
}
