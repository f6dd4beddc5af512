package import Database
package import Delivery
import Foundation
import Jobs
package import Logging
import Organizations
package import Plans
package import Vocabulary
package import Web

/// The front door: reminders, what they say to whom, and the ways they leave the house.
package struct ChasingFeature: Sendable {
    let database: Database
    let world: World
    let mailer: Mailer?
    let webhook: Webhook
    /// Which values are missing.
    let values: ValueFactsReading

    /// - Parameters:
    ///   - mailer: nil when this installation sends no e-mail; everything is then said in the house only.
    ///   - values: reads which values are missing.
    package init(
        database: Database, world: World, values: ValueFactsReading, mailer: Mailer? = nil, webhook: Webhook
    ) {
        self.database = database
        self.world = world
        self.mailer = mailer
        self.webhook = webhook
        self.values = values
    }

    /// As the server's environment says (`MailSettings`, `WebhookRules`).
    ///
    /// - Throws: `MailSettingsProblem`.
    package init(
        database: Database, world: World, values: ValueFactsReading, environment: [String: String]
    ) throws(MailSettingsProblem) {
        let courier = Courier()
        let settings = try MailSettings(environment: environment)
        self.init(
            database: database, world: world, values: values,
            mailer: settings.map { Mailer(settings: $0, courier: courier) },
            webhook: Webhook(rules: WebhookRules(environment: environment), courier: courier))
    }

    /// The tables of this feature and of the queue it works with.
    package static var migrations: [Migration] {
        get throws {
            guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil, subdirectory: "Data")
            else {
                throw CocoaError(.fileNoSuchFile)
            }
            return try Jobs.migrations + Migration.load(from: folder)
        }
    }

    var rulebook: Rulebook { Rulebook(database: database, world: world) }
    var composer: Composer { Composer(database: database, world: world, mail: mailer != nil, values: values) }
    var hooks: Hooks { Hooks(database: database, world: world, rules: webhook.rules) }
    var digests: Digests { Digests(database: database, world: world) }

    /// Composes each day's digests when their time comes and sends what leaves the house, until cancelled. Any number of
    /// servers may run it on one database.
    package func run(log: Logger) async {
        let runner = JobRunner(
            jobs: Jobs(database: database, world: world), handlers: handlers, worker: world.newID(), log: log)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await runner.run() }
            group.addTask {
                while !Task.isCancelled {
                    do { try await composer.wake() } catch is CancellationError { return } catch {
                        log.error("the clock of reminders stands", metadata: ["error": "\(String(describing: error))"])
                    }
                    // Woken by cancellation; the loop then ends by itself.
                    try? await Task.sleep(for: .seconds(30))
                }
            }
        }
    }

    /// What does each kind of job.
    var handlers: [JobHandler] {
        var handlers = [
            JobHandler(kind: ChaseJobs.compose, safety: .repeatable, leaseSeconds: 900, work: compose),
            JobHandler(kind: ChaseJobs.hook, safety: .repeatable, work: post),
        ]
        if let mailer {
            handlers.append(JobHandler(kind: ChaseJobs.mail, safety: .onceOnly) { try await send($0, by: mailer) })
        }
        return handlers
    }

    private func compose(_ job: Job) async throws -> JobOutcome {
        guard let day = job.payload["day"]?.string.flatMap({ Day($0) }) else { return .refused("no day") }
        guard let result = try await composer.compose(day) else { return .done("the day is over") }
        return .done("\(result.digests) digests, \(result.reminders) reminders")
    }

    private func send(_ job: Job, by mailer: Mailer) async throws -> JobOutcome {
        guard let digest = job.payload["digest"]?.string else { return .refused("no digest") }
        let letter: Digests.Letter
        do {
            letter = try await digests.letter(digest, from: mailer.settings.from, rulebook: rulebook)
        } catch is NotVisible {
            return .refused("the reader is gone")
        } catch {
            // Nothing has left the house yet.
            return .failed("the letter could not be read")
        }
        switch letter {
        case .unwanted: return .done("no letter wanted")
        case .ready(let message): return JobOutcome(try await mailer.send(message))
        }
    }

    private func post(_ job: Job) async throws -> JobOutcome {
        guard let hook = job.payload["webhook"]?.string, let day = job.payload["day"]?.string.flatMap({ Day($0) }),
            let message = try await hooks.message(hook, day: day, key: job.key, rulebook: rulebook)
        else { return .refused("the receiver is gone") }
        return JobOutcome(try await webhook.send(message))
    }
}

extension JobOutcome {
    init(_ outcome: DeliveryOutcome) {
        switch outcome {
        case .accepted(let words): self = .done(words)
        case .notNow(let words): self = .failed(words)
        case .never(let words): self = .refused(words)
        case .unknown(let words): self = .uncertain(words)
        }
    }
}

extension ChasingFeature {
    private var everybody: ReminderScreens {
        ReminderScreens(
            digests: digests, postbox: Postbox(database: database, world: world),
            feeds: Feeds(database: database, world: world), rulebook: rulebook, sendsMail: mailer != nil)
    }

    /// One's reminders, one's e-mail and calendar, and the keepers' pages of rules, people, webhooks and sending.
    package func endpoints() -> [Endpoint] {
        let keeping = KeepingScreens(
            rulebook: rulebook, people: ChasePeople(database: database, world: world),
            postbox: Postbox(database: database, world: world), hooks: hooks, sendsMail: mailer != nil)
        let log = SendLogScreens(log: SendLog(database: database, world: world))
        return everybody.endpoints + keeping.endpoints + log.endpoints
    }

    /// What other pages show of the viewer's newest reminders while they were not seen.
    package var panel: PagePanel { everybody.panel }
}
