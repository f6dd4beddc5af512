package import Logging
package import Vocabulary

/// What does the jobs of one kind.
package struct JobHandler: Sendable {
    package var kind: String
    /// What to do with a job that was begun and never concluded.
    package var safety: JobSafety
    /// The longest one attempt may take, in seconds. The work keeps its own limits below this.
    package var leaseSeconds: Int64
    /// Does the job and says how it ended. What it throws counts as `.uncertain`.
    package var work: @Sendable (Job) async throws -> JobOutcome

    package init(
        kind: String, safety: JobSafety, leaseSeconds: Int64 = 300,
        work: @escaping @Sendable (Job) async throws -> JobOutcome
    ) {
        self.kind = kind
        self.safety = safety
        self.leaseSeconds = leaseSeconds
        self.work = work
    }
}

/// Does due jobs until cancelled, one at a time of each kind, so that a slow kind holds up no other.
package struct JobRunner: Sendable {
    let jobs: Jobs
    let handlers: [JobHandler]
    let worker: String
    let log: Logger
    let idleSeconds: Int64

    /// - Parameters:
    ///   - worker: Names this server among those on the same database.
    ///   - idleSeconds: How long to wait before looking again when nothing is due.
    package init(jobs: Jobs, handlers: [JobHandler], worker: String, log: Logger, idleSeconds: Int64 = 2) {
        self.jobs = jobs
        self.handlers = handlers
        self.worker = worker
        self.log = log
        self.idleSeconds = idleSeconds
    }

    /// Works until the task is cancelled; a job under way is finished first.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            for handler in handlers {
                group.addTask {
                    while !Task.isCancelled {
                        do {
                            if try await doOne(handler) { continue }
                        } catch is CancellationError {
                            return
                        } catch {
                            log.error("jobs stand still", metadata: ["kind": "\(handler.kind)", "error": "\(error)"])
                        }
                        // Woken by cancellation; the loop then ends by itself.
                        try? await Task.sleep(for: .seconds(idleSeconds))
                    }
                }
            }
        }
    }

    /// Does everything that is due now of every kind, then returns.
    package func drain() async throws {
        for handler in handlers {
            while try await doOne(handler) {}
        }
    }

    /// Does one due job of this handler's kind; false when none is due.
    private func doOne(_ handler: JobHandler) async throws -> Bool {
        guard try await jobs.isDue(handler.kind) else { return false }
        if try await jobs.release(handler.kind, safety: handler.safety) > 0 {
            log.warning("a worker did not come back", metadata: ["kind": "\(handler.kind)"])
        }
        let taken = try await jobs.take([handler.kind], worker: worker, leaseSeconds: handler.leaseSeconds)
        guard let job = taken else { return false }
        // A task of its own: what was begun is concluded even when the house is told to stop meanwhile.
        try await Task {
            let outcome: JobOutcome
            do { outcome = try await handler.work(job) } catch {
                log.error("a job broke off", metadata: ["key": "\(job.key)", "error": "\(error)"])
                outcome = .uncertain("")
            }
            if !(try await jobs.conclude(job, outcome, safety: handler.safety)) {
                log.warning("a job was concluded too late", metadata: ["key": "\(job.key)"])
            }
        }.value
        return true
    }
}
