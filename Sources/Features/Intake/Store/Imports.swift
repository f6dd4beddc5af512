package import Database
import Dispatch
package import Documents
package import Files
import Ledger
package import Organizations
package import Plans
import Progress
import Vietnamese
package import Vocabulary

/// Documents on their way into the register: uploads, readings, reviews, and the writing at the end.
///
/// An import is finished as a whole: every row is decided first, then all taken rows are written in one transaction, so
/// the register never holds half a plan. Until then every decision can be undone.
package struct Imports: Sendable {
    let database: Database
    let files: FileStore
    let world: World
    let reading: DocumentReading
    let registers: Registers
    let room: ReadingRoom
    private let targetFollower: TargetFollower?

    /// The stores that finishing writes through.
    package struct Registers: Sendable {
        var documents: DocumentRegister
        var plans: PlanRegister
        var missions: Missions
        var targets: Targets
        var projects: Projects
        var entries: Entries

        package init(database: Database, world: World, targetFollower: TargetFollower? = nil) {
            documents = DocumentRegister(database: database, world: world)
            plans = PlanRegister(database: database, world: world)
            missions = Missions(
                database: database, world: world,
                follower: Assignments(database: database, world: world).follower)
            targets = Targets(database: database, world: world, follower: targetFollower)
            projects = Projects(database: database, world: world)
            entries = Entries(database: database, world: world)
        }
    }

    package init(
        database: Database, files: FileStore, world: World, reading: DocumentReading, room: ReadingRoom = ReadingRoom(),
        targetFollower: TargetFollower? = nil
    ) {
        self.database = database
        self.files = files
        self.world = world
        self.reading = reading
        self.room = room
        self.targetFollower = targetFollower
        registers = Registers(database: database, world: world, targetFollower: targetFollower)
    }

    /// The same store and queue, opening files by another reading.
    func opening(_ reading: DocumentReading) -> Imports {
        Imports(
            database: database, files: files, world: world, reading: reading, room: room,
            targetFollower: targetFollower)
    }

    /// What became of an upload.
    package enum Received: Sendable, Equatable {
        /// A new import, waiting to be read.
        case new(ID<Import>)
        /// The same bytes are here already.
        case known(ID<Import>)

        package var id: ID<Import> {
            switch self {
            case .new(let id), .known(let id): id
            }
        }
    }

    /// Takes a file in and puts it in the queue of the reading room.
    ///
    /// The file is opened before anything of it is kept, so a classified or unusable one leaves one ledger line that
    /// something was refused and why, and neither its name nor a byte.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the register; what `DocumentReading.open` throws.
    package func receive(_ bytes: [UInt8], fileName: String, by viewer: Viewer) async throws -> Received {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !bytes.isEmpty || !fileName.isEmpty else { throw IntakeProblem.noFile }
        let name = FileNameText.plain(fileName)
        let reading = reading
        do {
            _ = try await room.work { try reading.open(bytes, name) }
        } catch let problem as any UserFacing {
            try await noteRefusal(problem.message, by: viewer)
            throw problem
        }
        let files = files
        let hash: String
        do { hash = try await room.work { try files.put(bytes).text } } catch FileProblem.noRoom {
            throw IntakeProblem.cannotKeep
        }
        if let known = try await find(hash: hash) { return .known(known) }
        let id = ID<Import>(world.newID())
        let world = world
        do {
            try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO imports (id, state, file_name, file_hash, byte_count, format, created_at, created_by,
                        created_by_name, head, version)
                    VALUES (\(id), 'received', \(name), \(hash), \(bytes.count), '', \(world.now()), \(viewer.actor),
                        \(viewer.actorName), \(try JSONText.write(HeadFields())), 1)
                    """)
                try tx.record(
                    Change(
                        deed: "import-received", subjectKind: "import", subject: id.text, before: nil,
                        after: .object([
                            ("file", .string(name)), ("hash", .string(hash)), ("bytes", .integer(Int64(bytes.count))),
                        ]),
                        actor: viewer.actor, actorName: viewer.actorName), world: world)
            }
        } catch let problem as DatabaseProblem where problem.kind == .duplicate {
            // two uploads of the same bytes at the same moment
            if let known = try await find(hash: hash) { return .known(known) }
            throw problem
        } catch let problem as DatabaseProblem where problem.kind == .unavailable {
            // the file that no row names is taken by the next sweep
            throw IntakeProblem.cannotKeep
        }
        room.add(id)
        return .new(id)
    }

    private func find(hash: String) async throws -> ID<Import>? {
        try await database.rows("SELECT id FROM imports WHERE file_hash = \(hash)").first.map { try $0.get("id") }
    }

    /// The import by its id, or by the id of the document it became.
    ///
    /// - Throws: `NotVisible` when it is not there or not for this viewer.
    package func find(_ id: ID<Import>, for viewer: Viewer) async throws -> Import {
        try await database.read { try find(id, for: viewer, in: $0) }
    }

    func find(_ id: ID<Import>, for viewer: Viewer, in tx: any Transaction) throws -> Import {
        guard
            let row = try tx.first(
                """
                SELECT \(ImportRecord.columns) FROM imports
                WHERE (id = \(id) OR document_id = \(id)) AND \(viewer.mayReview)
                """)
        else { throw NotVisible() }
        return try ImportRecord.read(row)
    }

    /// The imports, newest first, at most `limit`, with how many rows of each still wait.
    package func list(limit: Int = 30, for viewer: Viewer) async throws -> [(item: Import, rows: Int, pending: Int)] {
        try await database.rows(
            """
            SELECT \(ImportRecord.columns),
                (SELECT COUNT(*) FROM import_rows WHERE import_rows.import_id = imports.id) AS row_total,
                (SELECT COUNT(*) FROM import_rows WHERE import_rows.import_id = imports.id
                    AND import_rows.state = 'pending') AS pending_total
            FROM imports WHERE \(viewer.mayReview) ORDER BY imports.created_at DESC, imports.id DESC LIMIT \(limit)
            """
        ).map { (try ImportRecord.read($0), try $0.get("row_total"), try $0.get("pending_total")) }
    }

    /// Corrects the head of the document, and asks the questions of the open rows anew: they depend on its day.
    ///
    /// - Throws: `IntakeProblem.notOpen`, `.changedMeanwhile`; `NotVisible`.
    package func correctHead(
        _ id: ID<Import>, version: Int, to head: HeadFields, by viewer: Viewer
    ) async throws {
        let world = world
        try await database.write { tx in
            let old = try openForReview(id, by: viewer, in: tx)
            let changed = try tx.run(
                """
                UPDATE imports SET head = \(try JSONText.write(head)), version = version + 1
                WHERE id = \(old.id) AND version = \(version)
                """)
            guard changed == 1 else {
                throw IntakeProblem.changedMeanwhile(try lastChange(kind: "import", of: old.id.text, in: tx))
            }
            let context = QuestionContext(documentDay: head.issuedDay, units: try UnitBook(tx))
            if head.issuedOn != old.head.issuedOn { try askAnew(old.id, context, in: tx) }
            try tx.record(
                Change(
                    deed: "import-head-corrected", subjectKind: "import", subject: old.id.text,
                    before: old.head.json, after: head.json, actor: viewer.actor, actorName: viewer.actorName),
                world: world)
        }
    }

    private func askAnew(_ id: ID<Import>, _ context: QuestionContext, in tx: any Transaction) throws {
        for row in try tx.rows("SELECT * FROM import_rows WHERE import_id = \(id) AND state = 'pending'") {
            let open = try RowRecord.proposal(row).questions(context)
            try tx.run(
                """
                UPDATE import_rows SET question_count = \(open.count), question_kinds = \(RowRecord.codes(open))
                WHERE id = \(try row.get("id", as: String.self))
                """)
        }
    }

    /// The import, if the viewer may decide on it and it is open.
    func openForReview(_ id: ID<Import>, by viewer: Viewer, in tx: any Transaction) throws -> Import {
        let item = try find(id, for: viewer, in: tx)
        guard item.state == .ready else { throw IntakeProblem.notOpen(item.state) }
        return item
    }

    func noteRefusal(_ message: UserMessage, by viewer: Viewer) async throws {
        let world = world
        try await database.write { tx in
            try tx.record(
                Change(
                    deed: "import-refused", subjectKind: "import", subject: world.newID(), before: nil,
                    after: .object([("code", .string(message.code)), ("why", .string(message.says))]),
                    actor: viewer.actor, actorName: viewer.actorName), world: world)
        }
    }
}

extension Viewer {
    /// A condition that holds for those who review imports: coordinators; nothing for everyone else.
    var mayReview: SQL { keepsRegister ? "1 = 1" : "1 = 0" }
}

/// The name of an uploaded file without its folders.
enum FileNameText {
    static func plain(_ name: String) -> String {
        let last = name.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }).last
        let clean = last.map { String(Substring($0)) } ?? "van-ban"
        return String(
            String.UnicodeScalarView(clean.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.prefix(200)))
    }
}
