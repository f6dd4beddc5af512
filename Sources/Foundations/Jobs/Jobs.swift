package import Database
package import Vocabulary

/// The queue of durable jobs. Several servers on one database may take from it: each job is given to one at a time.
package struct Jobs: Sendable {
    /// The most bytes a payload may have.
    package static let payloadLimit = 256 << 10
    /// The most bytes of an answer that are kept.
    package static let answerLimit = 1000

    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Adds a job in the transaction of the deed it belongs to.
    ///
    /// - Returns: False when a job of this key was added before; then nothing changes.
    @discardableResult
    package func add(_ job: NewJob, in tx: any Transaction) throws -> Bool {
        let payload = job.payload.text
        guard payload.utf8.count <= Jobs.payloadLimit else { throw JobProblem.tooLarge(key: job.key) }
        return try tx.run(
            """
            INSERT INTO jobs (id, kind, job_key, payload, state, run_at, added_at)
            VALUES (\(world.newID()), \(job.kind), \(job.key), \(payload), 'waiting', \(job.runAt), \(world.now()))
            ON CONFLICT (job_key) DO NOTHING
            """) == 1
    }

    /// Whether a job of this kind is due, or its worker's lease ran out; a look that holds up nobody's writing.
    package func isDue(_ kind: String) async throws -> Bool {
        guard let row = try await database.rows(Jobs.looking(for: kind, at: world.now())).first else { return false }
        return try row.get("due", as: String?.self) != nil || row.get("lost", as: String?.self) != nil
    }

    /// Gives one due job of these kinds to `worker`, the longest due first; nil when none is due.
    ///
    /// - Parameter leaseSeconds: How long the worker may take; after that `release` gives the job back or doubts it.
    package func take(_ kinds: Set<String>, worker: String, leaseSeconds: Int64) async throws -> Job? {
        let (now, kinds) = (world.now(), Jobs.list(kinds))
        return try await database.write { tx in
            // Another server may take the job between the two statements; then the next one is looked for.
            while let due = try tx.first(
                """
                SELECT id FROM jobs WHERE state = 'waiting' AND run_at <= \(now) AND kind IN (\(kinds))
                ORDER BY run_at, id LIMIT 1
                """)
            {
                let row = try tx.first(
                    """
                    UPDATE jobs SET state = 'running', attempts = attempts + 1, worker = \(worker),
                        lease_until = \(now.adding(seconds: leaseSeconds))
                    WHERE id = \(try due.get("id", as: String.self)) AND state = 'waiting' RETURNING *
                    """)
                guard let row else { continue }
                let job = try Job(row)
                try tx.run(
                    """
                    INSERT INTO job_log (job_id, attempt, worker, begun_at, outcome, answer)
                    VALUES (\(job.id), \(job.attempts), \(worker), \(now), 'begun', '')
                    """)
                return job
            }
            return nil
        }
    }

    /// Notes how the attempt that `take` began has ended, and in the same transaction whatever `body` writes.
    ///
    /// - Returns: False when the attempt is no longer this worker's: its lease ran out and the job was begun again. Then
    ///   nothing is written.
    @discardableResult
    package func conclude(
        _ job: Job, _ outcome: JobOutcome, safety: JobSafety,
        also body: @escaping @Sendable (any Transaction) throws -> Void = { _ in }
    ) async throws -> Bool {
        let now = world.now()
        return try await database.write { tx in
            let next = outcome.state(safety: safety, attempt: job.attempts, now: now)
            // A worker that comes late with a certain answer settles a doubt about its own attempt.
            let changed = try tx.run(
                """
                UPDATE jobs SET state = \(next.state.rawValue), run_at = \(next.runAt ?? job.runAt), lease_until = NULL,
                    worker = NULL, ended_at = \(next.state == .done ? now : nil)
                WHERE id = \(job.id) AND attempts = \(job.attempts) AND state IN ('running', 'doubtful')
                """)
            guard changed == 1 else { return false }
            try tx.run(
                """
                UPDATE job_log SET ended_at = \(now), outcome = \(outcome.name), answer = \(Jobs.shortened(outcome.answer))
                WHERE job_id = \(job.id) AND attempt = \(job.attempts)
                """)
            try body(tx)
            return true
        }
    }

    /// Looks after jobs of this kind whose worker did not come back before its lease ran out: a repeatable one is tried
    /// again later, one to be done only once becomes doubtful.
    ///
    /// - Returns: How many there were.
    @discardableResult
    package func release(_ kind: String, safety: JobSafety) async throws -> Int {
        let now = world.now()
        return try await database.write { tx in
            let lost = try tx.rows(
                """
                SELECT * FROM jobs WHERE state = 'running' AND lease_until <= \(now) AND kind = \(kind)
                ORDER BY lease_until, id LIMIT 100
                """)
            var count = 0
            for job in try lost.map(Job.init) {
                let next = JobOutcome.uncertain("").state(safety: safety, attempt: job.attempts, now: now)
                let changed = try tx.run(
                    """
                    UPDATE jobs SET state = \(next.state.rawValue), run_at = \(next.runAt ?? job.runAt),
                        lease_until = NULL, worker = NULL
                    WHERE id = \(job.id) AND attempts = \(job.attempts) AND state = 'running'
                    """)
                guard changed == 1 else { continue }
                try tx.run(
                    """
                    UPDATE job_log SET ended_at = \(now), outcome = 'lost'
                    WHERE job_id = \(job.id) AND attempt = \(job.attempts)
                    """)
                count += 1
            }
            return count
        }
    }

    /// Puts a parked or doubtful job back into the queue, due now; a person's decision, recorded by the caller in the
    /// same transaction.
    ///
    /// - Returns: False when there is no such job or it is in another state.
    @discardableResult
    package func again(_ id: ID<Job>, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE jobs SET state = 'waiting', run_at = \(world.now())
            WHERE id = \(id) AND state IN ('parked', 'doubtful')
            """) == 1
    }

    /// One row: the id of a job that is due and that of one whose lease ran out. Each half reads its own index.
    static func looking(for kind: String, at now: Instant) -> SQL {
        """
        SELECT (SELECT id FROM jobs WHERE state = 'waiting' AND run_at <= \(now) AND kind = \(kind) LIMIT 1) AS due,
            (SELECT id FROM jobs WHERE state = 'running' AND lease_until <= \(now) AND kind = \(kind) LIMIT 1) AS lost
        """
    }

    static func list(_ texts: Set<String>) -> SQL {
        texts.sorted().map { "\($0)" as SQL }.joined(separator: ", ")
    }

    /// As much of the answer as is kept, whole characters.
    static func shortened(_ answer: String) -> String {
        guard answer.utf8.count > answerLimit else { return answer }
        var end = answer.utf8.index(answer.utf8.startIndex, offsetBy: answerLimit)
        while end.samePosition(in: answer.unicodeScalars) == nil { end = answer.utf8.index(before: end) }
        return String(answer[..<end])
    }
}

/// A defect of ours.
package enum JobProblem: Error, Hashable {
    /// The payload of the job of this key is larger than the queue takes.
    case tooLarge(key: String)
    /// A row is in a state that this program does not know.
    case unknownState
}
