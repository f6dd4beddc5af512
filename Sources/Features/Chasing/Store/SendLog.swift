package import Database
import Jobs
import Ledger
package import Organizations
package import Vocabulary

/// Everything that chasing sends, for keepers and inspectors: how it stands, each attempt, and sending again.
package struct SendLog: Sendable {
    let database: Database
    let world: World
    private var jobs: Jobs { Jobs(database: database, world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// One job with whom it is for; never an address.
    struct Line: Sendable {
        let listed: ListedJob
        /// The reader's or the receiver's name; the day for a composing.
        let name: String
    }

    /// A page of the log, youngest first, and how many are in each state.
    struct Page: Sendable {
        let lines: [Line]
        let next: String?
        let counts: [Job.State: Int]
    }

    func list(_ viewer: Viewer, state: Job.State? = nil, before: String? = nil, limit: Int = 50) async throws -> Page {
        guard viewer.readsSendLog else { throw NotVisible() }
        let jobs = jobs
        return try await database.read { tx in
            let found = try jobs.list(
                ChaseJobs.all, state: state, before: before.map { ID($0) }, limit: limit + 1, in: tx)
            let lines = try found.prefix(limit).map { Line(listed: $0, name: try SendLog.name($0.job, in: tx)) }
            return Page(
                lines: lines, next: found.count > limit ? lines.last?.listed.job.id.text : nil,
                counts: try jobs.counts(ChaseJobs.all, in: tx))
        }
    }

    /// One job and its attempts, first to last.
    func find(_ viewer: Viewer, _ id: String) async throws -> (job: Job, name: String, attempts: [JobAttempt]) {
        guard viewer.readsSendLog else { throw NotVisible() }
        let jobs = jobs
        let found = try await database.read { tx -> (Job, String, [JobAttempt])? in
            guard let job = try jobs.find(ID(id), in: tx), ChaseJobs.all.contains(job.kind) else { return nil }
            return (job, try SendLog.name(job, in: tx), try jobs.attempts(at: job.id, in: tx))
        }
        guard let found else { throw NotVisible() }
        return found
    }

    /// Sends again what was given up or is doubtful: a person's decision.
    ///
    /// - Throws: `ChaseProblem.changedMeanwhile` when it is neither.
    package func again(_ viewer: Viewer, _ id: String) async throws {
        guard viewer.keeps else { throw NotVisible() }
        let (jobs, world) = (jobs, world)
        try await database.write { tx in
            guard let job = try jobs.find(ID(id), in: tx), ChaseJobs.all.contains(job.kind) else { throw NotVisible() }
            guard try jobs.again(job.id, in: tx) else { throw ChaseProblem.changedMeanwhile }
            try tx.record(
                Change(
                    deed: "sending-repeated", subjectKind: "job", subject: id,
                    before: ["state": .string(job.state.rawValue)], after: ["state": "waiting"], actor: viewer.actor,
                    actorName: viewer.actorName), world: world)
        }
    }

    private static func name(_ job: Job, in tx: any Transaction) throws -> String {
        if let digest = job.payload["digest"]?.string {
            let row = try tx.first(
                """
                SELECT COALESCE(a.name, p.name) AS name FROM digests d LEFT JOIN accounts a ON a.id = d.account_id
                LEFT JOIN chase_people p ON p.id = d.person_id WHERE d.id = \(digest)
                """)
            return try row?.get("name") ?? ""
        }
        if let hook = job.payload["webhook"]?.string {
            return try tx.first("SELECT name FROM webhooks WHERE id = \(hook)")?.get("name") ?? ""
        }
        return job.payload["day"]?.string.flatMap { Day($0) }.map { DigestLines.write($0) } ?? ""
    }
}

extension Viewer {
    /// Whether this viewer sees what was sent and how it went.
    var readsSendLog: Bool { !roles.isDisjoint(with: [.keeper, .inspector]) }
}
