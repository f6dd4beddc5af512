package import Database
import Ledger
package import Organizations
import Plans
package import Vocabulary

/// Instructions: given by leaders or the Office for them, answered by units, closed by who gave them.
package struct Instructions: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What a list of instructions holds.
    package struct Filter: Sendable, Hashable {
        /// Nil: both.
        package var state: Instruction.State?
        /// Open, and an answer is overdue.
        package var isLate = false
        /// Given by this account, or entered by it.
        package var giver = ""
        /// Addressed to this unit.
        package var unit: ID<OrgUnit>?
        /// Addressed to `unit`, which has not answered.
        package var isSilent = false
        package var subject: InstructionSubject?
        package init() {}
    }

    /// Gives an instruction.
    ///
    /// - Throws: `NotVisible` unless the viewer is a leader or the Office, or when there is no such subject;
    ///   `DirectionProblem`.
    @discardableResult
    package func give(_ new: NewInstruction, by viewer: Viewer) async throws -> ID<Instruction> {
        guard viewer.givesInstructions else { throw NotVisible() }
        guard !new.words.isEmpty else { throw DirectionProblem.wordsMissing }
        try DirectionProblem.check(new.words, "Nội dung chỉ đạo", limit: 2000)
        try DirectionProblem.check(new.document, "Văn bản", limit: 300)
        try DirectionProblem.check(new.onBehalf, "Lãnh đạo chỉ đạo", limit: 200)
        let isLeader = viewer.roles.contains(.leader)
        if !isLeader, new.onBehalf.isEmpty || new.document.isEmpty { throw DirectionProblem.behalfMissing }
        if let due = new.due, due < world.today() {
            throw DirectionProblem.dayPast("\(due.day)/\(due.month)/\(due.year)")
        }
        return try await database.write { tx in
            guard try InstructionReading.title(of: new.subject, in: tx) != nil else { throw NotVisible() }
            let units = try members(of: new.units, in: tx)
            guard !units.isEmpty else { throw DirectionProblem.unitsMissing }
            let (id, now) = (ID<Instruction>(world.newID()), world.now())
            let name = new.onBehalf.isEmpty ? viewer.actorName : new.onBehalf
            try tx.run(
                """
                INSERT INTO instructions (id, subject_kind, subject_id, words, giver, giver_name, entered_by,
                    entered_name, document_words, due_on, given_on, given_at, state, closed_words, closed_name, version)
                VALUES (\(id), \(new.subject.kind.rawValue), \(new.subject.id), \(new.words),
                    \(new.onBehalf.isEmpty ? viewer.actor : ""), \(name), \(viewer.actor), \(viewer.actorName),
                    \(new.document), \(new.due), \(now.localDay), \(now), 'open', '', '', 1)
                """)
            for unit in units {
                try tx.run("INSERT INTO instruction_units (instruction_id, unit_id) VALUES (\(id), \(unit))")
            }
            try record(
                "instruction-given", id, before: nil,
                after: [
                    "kind": .string(new.subject.kind.rawValue), "subject": .string(new.subject.id),
                    "words": .string(new.words), "giver": .string(name), "document": .string(new.document),
                    "due": new.due.map { .string($0.iso) } ?? .null, "units": .array(units.map { .string($0.text) }),
                ], by: viewer, in: tx)
            return id
        }
    }

    /// One instruction.
    ///
    /// - Throws: `NotVisible`.
    package func instruction(_ id: ID<Instruction>, for viewer: Viewer) async throws -> Instruction {
        try await database.read { try find(id, in: $0, for: viewer) }
    }

    /// Its two logs, oldest first.
    package func entries(of id: ID<Instruction>, for viewer: Viewer) async throws -> [InstructionEntry] {
        try await database.read { tx in
            _ = try find(id, in: tx, for: viewer)
            return try tx.rows(
                """
                SELECT e.unit_id, e.is_answer, e.words, e.actor_name, e.at, u.code, u.name
                FROM instruction_entries e LEFT JOIN units u ON u.id = e.unit_id
                WHERE e.instruction_id = \(id) ORDER BY e.seq LIMIT 1000
                """
            ).map { row in
                let unit: ID<OrgUnit>? = try row.get("unit_id")
                return InstructionEntry(
                    unit: try unit.map { UnitLink(id: $0, code: try row.get("code"), name: try row.get("name")) },
                    isAnswer: try row.get("is_answer", as: Int.self) == 1, words: try row.get("words"),
                    actorName: try row.get("actor_name"), at: try row.get("at"))
            }
        }
    }

    /// The instructions of a filter, newest first; `size` at most from the `offset`th.
    package func list(
        _ filter: Filter, offset: Int = 0, size: Int = 50, for viewer: Viewer
    ) async throws -> [Instruction] {
        let condition = condition(filter, for: viewer)
        return try await database.read { tx in
            try InstructionReading.instructions(
                try tx.rows(
                    """
                    SELECT \(InstructionReading.columns) FROM instructions i WHERE \(condition)
                    ORDER BY i.given_at DESC, i.id DESC LIMIT \(size) OFFSET \(offset)
                    """), in: tx)
        }
    }

    /// How many instructions a filter holds.
    package func count(_ filter: Filter, for viewer: Viewer) async throws -> Int {
        try await database.rows(
            "SELECT COUNT(*) AS n FROM instructions i WHERE \(condition(filter, for: viewer))"
        ).first?.get("n") ?? 0
    }

    /// What the form of an instruction proposes: the subject's title, and the names of those it is the business of.
    ///
    /// - Throws: `NotVisible` unless the viewer gives instructions.
    package func proposal(
        _ subject: InstructionSubject, for viewer: Viewer
    ) async throws -> (title: String, code: String, units: [String]) {
        guard viewer.givesInstructions else { throw NotVisible() }
        return try await database.read { tx in
            guard let found = try InstructionReading.title(of: subject, in: tx) else { throw NotVisible() }
            return (found.title, found.code, try InstructionReading.owners(of: subject, in: tx))
        }
    }

    private func condition(_ filter: Filter, for viewer: Viewer) -> SQL {
        var parts: [SQL] = [viewer.mayReadInstruction]
        if let state = filter.state { parts.append("i.state = \(state.rawValue)") }
        if filter.isLate {
            parts.append(
                """
                i.state = 'open' AND i.due_on < \(world.today()) AND EXISTS (SELECT 1 FROM instruction_units x
                    WHERE x.instruction_id = i.id AND x.answered_on IS NULL)
                """)
        }
        if !filter.giver.isEmpty { parts.append("(i.giver = \(filter.giver) OR i.entered_by = \(filter.giver))") }
        if let unit = filter.unit {
            let silent: SQL = filter.isSilent ? "AND x.answered_on IS NULL" : .empty
            parts.append(
                "i.id IN (SELECT x.instruction_id FROM instruction_units x WHERE x.unit_id = \(unit) \(silent))")
        }
        if let subject = filter.subject {
            parts.append("i.subject_kind = \(subject.kind.rawValue) AND i.subject_id = \(subject.id)")
        }
        return parts.joined(separator: " AND ")
    }

    func find(_ id: ID<Instruction>, in tx: any Transaction, for viewer: Viewer) throws -> Instruction {
        let rows = try tx.rows(
            """
            SELECT \(InstructionReading.columns) FROM instructions i
            WHERE i.id = \(id) AND \(viewer.mayReadInstruction)
            """)
        guard let found = try InstructionReading.instructions(rows, in: tx).first else { throw NotVisible() }
        return found
    }

    /// Each unit once; a group stands for its members of today.
    private func members(of codes: [String], in tx: any Transaction) throws -> [ID<OrgUnit>] {
        var found: [ID<OrgUnit>] = []
        for code in codes {
            guard let row = try tx.first("SELECT id, is_group FROM units WHERE code = \(code)") else {
                throw DirectionProblem.unitUnknown(code)
            }
            let id: ID<OrgUnit> = try row.get("id")
            guard try row.get("is_group", as: Int.self) == 1 else {
                found.append(id)
                continue
            }
            let members = try tx.rows(
                "SELECT u.id FROM units u WHERE u.id IN (\(Units.memberIDs(of: "\(id)", on: world.today()))) ORDER BY u.id"
            )
            found += try members.map { try $0.get("id") }
        }
        var seen: Set<ID<OrgUnit>> = []
        return found.filter { seen.insert($0).inserted }
    }

    func record(
        _ deed: String, _ id: ID<Instruction>, before: JSON?, after: JSON?, by viewer: Viewer, in tx: any Transaction
    ) throws {
        try tx.record(
            Change(
                deed: deed, subjectKind: "instruction", subject: id.text, before: before, after: after,
                actor: viewer.actor, actorName: viewer.actorName), world: world)
    }
}
