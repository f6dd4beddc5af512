import Calendars
package import Database
import Jobs
import Ledger
import Organizations
import Plans
import Progress
package import Vocabulary

/// Composes the digests of a day: once, however often and by how many servers it is asked.
package struct Composer: Sendable {
    let database: Database
    let world: World
    /// Whether letters leave this house; without, no job for them is made.
    let mail: Bool
    let values: ValueFactsReading

    package init(database: Database, world: World, mail: Bool, values: ValueFactsReading) {
        self.database = database
        self.world = world
        self.mail = mail
        self.values = values
    }

    private var rulebook: Rulebook { Rulebook(database: database, world: world) }
    private var jobs: Jobs { Jobs(database: database, world: world) }

    /// What happened when a day was composed.
    package struct Result: Hashable, Sendable {
        package let digests: Int
        package let reminders: Int
    }

    private struct Plan: Sendable {
        let since: Day
        let shares: [Share]
    }

    /// What one person is told on a day.
    private struct Share: Sendable {
        let recipient: Recipient
        let reminders: [Reminder]
        let values: [ValueReminder]

        var urgencies: [Urgency] {
            reminders.map { Urgency($0.event, days: $0.days) } + values.map { Urgency(.value, days: $0.days) }
        }
    }

    /// Adds the job that composes today, when its time has come, nobody did it yet and people work today.
    ///
    /// - Returns: Whether a job was added.
    @discardableResult
    package func wake() async throws -> Bool {
        let now = world.now()
        let today = now.localDay
        let (rulebook, jobs, calendars) = (rulebook, jobs, Calendars(database: database, world: world))
        let due = try await database.read { tx in
            guard Composer.minute(now) >= (try rulebook.settings(in: tx).minute) else { return false }
            return try !calendars.calendar(in: tx).isQuiet(today) && jobs.find(key: Composer.key(today), in: tx) == nil
        }
        guard due else { return false }
        let job = NewJob(
            kind: ChaseJobs.compose, key: Composer.key(today), payload: ["day": .string(today.iso)], runAt: now)
        return try await database.write { try jobs.add(job, in: $0) }
    }

    /// Composes the digests of `day`, person by person, each in a transaction of its own; those that are there already
    /// stay as they are, so a run that was killed is simply run again.
    ///
    /// - Returns: What the day holds in all; nil when the day is over, and the next day says what it would have said.
    package func compose(_ day: Day) async throws -> Result? {
        guard world.today() == day else { return nil }
        let facts = try await values.all(
            on: day, pauses: Pauses(database: database, world: world), database: database)
        let plan = try await database.read { try self.plan(day, values: facts, in: $0) }
        guard let plan else { return try await total(day) }
        for share in plan.shares { try await write(share, day) }
        return try await finish(day, since: plan.since)
    }

    /// Nil when the day is finished.
    private func plan(_ day: Day, values: [ValueFacts], in tx: any Transaction) throws -> Plan? {
        if try tx.first("SELECT day FROM chase_days WHERE day = \(day)") != nil { return nil }
        let last: Day? = try tx.first("SELECT MAX(day) AS last FROM chase_days WHERE day < \(day)")?.get("last")
        let since = last ?? day.adding(days: -1)
        let moment = ChaseMoment(
            calendar: try Calendars(database: database, world: world).calendar(in: tx), after: since, today: day)
        let rules = try rulebook.rules(in: tx)
        let facts = try FactsReading(pauses: Pauses(database: database, world: world), today: day).all(in: tx)
        let all = facts.flatMap { reminders(of: $0, rules: rules, at: moment) }
        let recipients = try RecipientsReading.all(in: tx)
        var missing = recipients.share(values.compactMap { reminder(of: $0, rules: rules, at: moment) })
        var shares = recipients.share(all).map {
            Share(
                recipient: $0.recipient, reminders: $0.reminders,
                values: missing.removeValue(forKey: $0.recipient) ?? [])
        }
        shares += missing.map { Share(recipient: $0, reminders: [], values: $1) }
        return Plan(since: since, shares: shares.sorted { $0.recipient.id < $1.recipient.id })
    }

    private func write(_ share: Share, _ day: Day) async throws {
        let (world, jobs, mail, person) = (world, jobs, mail, share.recipient)
        try await database.write { tx in
            let id = world.newID()
            let subject = DigestLines.subject(share.urgencies, .vi)
            let added = try tx.run(
                """
                INSERT INTO digests (id, recipient, account_id, person_id, day, subject, composed_at)
                VALUES (\(id), \(person.id), \(person.account), \(person.account == nil ? person.id : nil), \(day),
                    \(subject), \(world.now()))
                ON CONFLICT (recipient, day) DO NOTHING
                """)
            guard added == 1 else { return }
            var said = 0
            for reminder in share.reminders {
                said += try tx.run(
                    """
                    INSERT INTO reminders (recipient, assignment_id, event, about, nominal_on, digest_id, due_on, days)
                    VALUES (\(person.id), \(reminder.assignment), \(reminder.event.rawValue), \(reminder.about),
                        \(reminder.nominal), \(id), \(reminder.due), \(reminder.days))
                    ON CONFLICT (recipient, assignment_id, event, about, nominal_on) DO NOTHING
                    """)
            }
            for reminder in share.values {
                said += try tx.run(
                    """
                    INSERT INTO value_reminders (recipient, unit_id, about, nominal_on, digest_id, due_on, days, amount,
                        words)
                    VALUES (\(person.id), \(reminder.unit), \(reminder.about), \(reminder.nominal), \(id),
                        \(reminder.due), \(reminder.days), \(reminder.count), \(reminder.words))
                    ON CONFLICT (recipient, unit_id, about, nominal_on) DO NOTHING
                    """)
            }
            guard said > 0 else {
                // Everything was said on an earlier day.
                try tx.run("DELETE FROM digests WHERE id = \(id)")
                return
            }
            guard mail, try Postbox.wantsMail(person, in: tx) else { return }
            try jobs.add(
                NewJob(
                    kind: ChaseJobs.mail, key: "digest:\(person.id):\(day.iso)", payload: ["digest": .string(id)],
                    runAt: world.now()), in: tx)
        }
    }

    /// The day is done: webhooks are told, and it is recorded.
    private func finish(_ day: Day, since: Day) async throws -> Result {
        let (world, jobs) = (world, jobs)
        let result = try await total(day)
        try await database.write { tx in
            let added = try tx.run(
                """
                INSERT INTO chase_days (day, since, digests, reminders, composed_at)
                VALUES (\(day), \(since), \(result.digests), \(result.reminders), \(world.now())) ON CONFLICT (day) DO NOTHING
                """)
            guard added == 1 else { return }
            if result.reminders > 0 {
                for row in try tx.rows("SELECT id FROM webhooks WHERE withdrawn_at IS NULL ORDER BY id") {
                    let hook: String = try row.get("id")
                    try jobs.add(
                        NewJob(
                            kind: ChaseJobs.hook, key: "hook:\(hook):\(day.iso)",
                            payload: ["webhook": .string(hook), "day": .string(day.iso)], runAt: world.now()), in: tx)
                }
            }
            let viewer = Viewer.system("chasing")
            try tx.record(
                Change(
                    deed: "reminders-composed", subjectKind: "chase-day", subject: day.iso, before: nil,
                    after: [
                        "digests": .integer(Int64(result.digests)), "reminders": .integer(Int64(result.reminders)),
                    ],
                    actor: viewer.actor, actorName: viewer.actorName), world: world)
        }
        return result
    }

    private func total(_ day: Day) async throws -> Result {
        let row = try await database.rows(
            """
            SELECT (SELECT COUNT(*) FROM digests WHERE day = \(day)) AS digests,
                (SELECT COUNT(*) FROM reminders r JOIN digests d ON d.id = r.digest_id WHERE d.day = \(day))
                + (SELECT COUNT(*) FROM value_reminders v JOIN digests d ON d.id = v.digest_id WHERE d.day = \(day))
                AS reminders
            """
        ).first
        return Result(digests: try row?.get("digests") ?? 0, reminders: try row?.get("reminders") ?? 0)
    }

    static func key(_ day: Day) -> String { "compose:\(day.iso)" }

    private static func minute(_ now: Instant) -> Int { ChaseSettings.minute(now.localClock) ?? 0 }
}

/// The kinds of jobs of chasing.
package enum ChaseJobs {
    static let compose = "chase-compose"
    static let mail = "chase-mail"
    static let hook = "chase-hook"
    /// All of them, for the log.
    package static let all: Set<String> = [compose, mail, hook]
}
