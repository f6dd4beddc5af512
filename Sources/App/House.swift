import Administration
import Calendars
import Chasing
import Database
import Design
import Directions
import Documents
import Files
import Foundation
import Indicators
import Intake
import Ledger
import Logging
import Organizations
import Overview
import Plans
import Progress
import Vocabulary
import Web

/// The whole house, opened: its stores, and one list each of migrations and routes.
struct House: Sendable {
    let database: Database
    let files: FileStore
    let world: World
    let log: Logger
    /// Who is signed in, as this server remembers it.
    let sessionMemory = SessionMemory()
    let intake: IntakeFeature
    /// All promises in memory, kept in step with the rows.
    let board: Board
    let chasing: ChasingFeature
    /// What is measured; its cube of values lives as long as the house.
    let indicators: IndicatorsFeature

    /// The world outside: the system's clock and chance.
    static let world = World.live(now: {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    })

    /// Every feature's migrations; their names sort into the order in which they apply.
    static var migrations: [Migration] {
        get throws {
            try Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations
                + CalendarsFeature.migrations + PlansFeature.migrations + IndicatorsFeature.migrations
                + ProgressFeature.migrations
                + IntakeFeature.migrations + DirectionsFeature.migrations + ChasingFeature.migrations
        }
    }

    /// Opens the engine that the settings name, making the data folder when it is not there.
    static func openDatabase(_ settings: HouseSettings) async throws -> Database {
        let isPostgres = if case .postgres = DatabaseAddress(settings.databaseAddress) { true } else { false }
        if !isPostgres, settings.databaseAddress.contains("://") { throw CommandProblem.otherEngine }
        do {
            try FileManager.default.createDirectory(atPath: settings.data, withIntermediateDirectories: true)
        } catch {
            throw CommandProblem.cannotWrite(settings.data)
        }
        return try await Database.open(settings.databaseAddress)
    }

    static func migrate(_ database: Database) async throws {
        try await Migrator.migrate(database, try migrations, world: world)
    }

    /// The house with its schema up to date and its shipped units in place.
    ///
    /// - Parameter environment: where this server's e-mail and webhooks go out; without it nothing is sent.
    static func open(_ settings: HouseSettings, environment: [String: String] = [:]) async throws -> House {
        let database = try await openDatabase(settings)
        try await migrate(database)
        let house = try assembled(database: database, files: settings.files, world: world, environment: environment)
        _ = try await house.units.seedShipped()
        try await house.assignments.giveWhatIsOwing(by: .system("upgrade"))
        try await house.indicators.aims.readAims(by: .system("upgrade"))
        _ = try await house.calendars.seedShipped()
        return house
    }

    /// The house around a migrated database.
    static func assembled(
        database: Database, files folder: URL, world: World, environment: [String: String] = [:]
    ) throws -> House {
        let files = try FileStore(root: folder)
        let indicators = IndicatorsFeature(database: database, world: world, files: files)
        return House(
            database: database, files: files, world: world, log: Logger(label: "tiendo"),
            intake: intake(database: database, files: files, world: world),
            board: Board(database: database, world: world),
            chasing: try ChasingFeature(
                database: database, world: world,
                values: ValueFactsReading(values: indicators.values, cube: indicators.cube), environment: environment),
            indicators: indicators)
    }

    /// What is accepted of a plan is read at once for what it demands.
    private static func intake(database: Database, files: FileStore, world: World) -> IntakeFeature {
        IntakeFeature(
            database: database, files: files, world: world,
            targetFollower: Aims(database: database, world: world).follower)
    }

    /// The same house under another clock.
    func living(in world: World) -> House {
        House(
            database: database, files: files, world: world, log: log,
            intake: House.intake(database: database, files: files, world: world), board: board, chasing: chasing,
            indicators: IndicatorsFeature(database: database, world: world, files: files))
    }

    var entries: Entries { Entries(database: database, world: world) }
    var assignments: Assignments { Assignments(database: database, world: world) }
    var units: Units { Units(database: database, world: world) }
    var calendars: Calendars { Calendars(database: database, world: world) }
    var accounts: Accounts { Accounts(database: database, world: world) }
    var oneTimeLinks: OneTimeLinks { OneTimeLinks(database: database, world: world) }
    var sessions: Sessions { Sessions(database: database, world: world, memory: sessionMemory) }
    var imports: Imports { intake.imports }

    /// Every address of the product.
    var endpoints: [Endpoint] {
        let waiting = intake.waiting
        let panels = directionPanels
        return [front, health]
            + OrganizationsFeature.endpoints(database: database, world: world)
            + DocumentsFeature.endpoints(
                database: database, world: world, files: files,
                panels: [
                    PlansFeature.documentPanel(database: database, world: world), intake.documentPanel, panels.document,
                ],
                listPanel: { call, viewer in try await waiting.markup(call, viewer) })
            + PlansFeature.endpoints(
                database: database, world: world, follower: assignments.follower,
                targetFollower: indicators.aims.follower,
                missionPanels: [
                    ProgressFeature.missionPanel(database: database, world: world, board: board), intake.missionPanel,
                    panels.mission,
                ],
                planPanels: [
                    OverviewFeature.planPanel(database: database, world: world, board: board), indicators.planPanel,
                    panels.plan,
                ],
                unitPanels: [OverviewFeature.unitPanel(database: database, world: world, board: board), panels.unit],
                targetPanels: [indicators.targetPanel, panels.target], targetMarks: indicators.targetMarks,
                projectPanels: [panels.project], api: indicators.api)
            + indicators.endpoints()
            + OverviewFeature.endpoints(
                database: database, world: world, board: board,
                panels: [
                    chasing.panel, indicators.overviewPanel,
                    PagePanel { call, viewer in try await waiting.markup(call, viewer) },
                    panels.overview,
                ])
            + ProgressFeature.endpoints(
                database: database, world: world, files: files, board: board, promisePanels: [panels.promise])
            + ProgressFeature.handoverEndpoints(database: database, world: world)
            + DirectionsFeature.endpoints(
                database: database, world: world, follower: assignments.follower, deadlines: House.readDeadline)
            + intake.endpoints()
            + CalendarsFeature.endpoints(database: database, world: world)
            + chasing.endpoints()
            + AdministrationFeature.endpoints(database: database, world: world)
    }

    /// `/` goes to the first page.
    private var front: Endpoint {
        Endpoint(.get, "/", for: .everyone) { _ in .redirect(Section.overview.address) }
    }

    /// For whoever watches the server: 200 when the database answers.
    private var health: Endpoint {
        let database = database
        return Endpoint(.get, "/khoe", for: .everyone) { _ in
            _ = try await database.rows("SELECT 1 AS one")
            return Reply(type: "text/plain; charset=utf-8", body: .bytes(Array("khỏe\n".utf8)))
        }
    }

    func identify(_ call: Call) async throws -> Visitor? { try await sessions.identify(call) }

    /// Every original that some row names.
    func referencedFiles() async throws -> Set<ContentHash> {
        let viewer = Viewer.system("sweep")
        let documents = try await DocumentRegister(database: database, world: world).keptFiles(for: viewer)
        let proofs = try await EvidenceRows(database: database, world: world).keptFiles(for: viewer)
        let named =
            documents + (try await imports.keptFiles(for: viewer))
            + (try await indicators.values.keptFiles(for: viewer))
        return Set(named.compactMap { ContentHash($0) } + proofs)
    }

    /// Reads uploads until cancelled.
    func readUploads() async { await intake.readAll(log: log) }

    /// Composes each day's reminders and sends what leaves the house, until cancelled.
    func chase() async { await chasing.run(log: log) }

    /// Every minute until cancelled: what newer values foretell is kept, and what was foretold of them is scored.
    func foretell() async { await indicators.foretell(log: log) }

    /// Every hour until cancelled: ended sessions and used links are taken away.
    func keepTidy() async {
        while !Task.isCancelled {
            do {
                try await sessions.sweep(.system("sweep"))
                try await Task.sleep(for: .seconds(3600))
            } catch is CancellationError {
                return
            } catch {
                log.error("sweeping failed", metadata: ["error": "\(error)"])
                // A trouble that lasts must not turn this into a busy loop; the next hour tries again.
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }

    func close() async { await database.close() }
}
