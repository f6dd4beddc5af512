package import Database
import Ledger
package import Organizations
import Plans
package import Vocabulary

/// “We wait for X”: made by the unit that waits, answered by the unit that is waited for, closed by the first.
package struct Claims: Sendable {
    let database: Database
    let world: World
    var writing: AssignmentWriting { AssignmentWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What a list of claims holds.
    package struct Filter: Sendable, Hashable {
        /// The codes of units; empty for all.
        package var waiting = ""
        package var blocking = ""
        /// The code of a cause; empty for all.
        package var cause = ""
        package var assignment: ID<Assignment>?
        /// Nil: all that are not closed.
        package var state: Claim.State?
        package init() {}
    }

    /// Makes a claim in the caller's transaction; the same promise has at most one unclosed claim on a unit, and making it
    /// again gives that one.
    ///
    /// - Returns: the claim's id.
    /// - Throws: `NotVisible` unless the viewer speaks for the unit that waits; `ProgressProblem.reasonMissing`,
    ///   `.unitUnknown`, `.claimOnItself`, `.unknownCause`, `.tooLong`.
    @discardableResult
    package func make(_ new: NewClaim, in tx: any Transaction, by viewer: Viewer) throws -> String {
        let assignment = try writing.find(new.assignment, in: tx, for: viewer)
        guard writing.isSpokenFor(assignment, by: viewer) else { throw NotVisible() }
        guard !new.words.isEmpty else { throw ProgressProblem.reasonMissing }
        try ProgressProblem.checkWords(new.words, field: "Đang chờ việc gì")
        let cause = new.cause.isEmpty ? DelayCause.all.first(where: \.needsUnit)?.code ?? "" : new.cause
        guard DelayCause.of(cause) != nil else { throw ProgressProblem.unknownCause(cause) }
        guard let unit = try tx.first("SELECT is_group FROM units WHERE id = \(new.on)"),
            try unit.get("is_group", as: Int.self) == 0
        else { throw ProgressProblem.unitUnknown(new.on.text) }
        guard new.on != assignment.unit.id else { throw ProgressProblem.claimOnItself }
        if let known = try tx.first(
            """
            SELECT id FROM claims
            WHERE assignment_id = \(assignment.id) AND on_unit_id = \(new.on) AND state <> 'closed'
            """)
        {
            return try known.get("id")
        }
        let (id, now) = (world.newID(), world.now())
        try tx.run(
            """
            INSERT INTO claims (id, assignment_id, on_unit_id, cause, words, state, made_by, made_name, made_at, made_on,
                answer_words, answered_name, closed_words)
            VALUES (\(id), \(assignment.id), \(new.on), \(cause), \(new.words), 'open', \(viewer.actor),
                \(viewer.actorName), \(now), \(now.localDay), '', '', '')
            """)
        try record(
            "claim-made", id, before: nil,
            after: [
                "assignment": .string(assignment.id.text), "on": .string(new.on.text), "cause": .string(cause),
                "words": .string(new.words),
            ], by: viewer, in: tx)
        return id
    }

    /// As the other, in a transaction of its own.
    @discardableResult
    package func make(_ new: NewClaim, by viewer: Viewer) async throws -> String {
        try await database.write { try make(new, in: $0, by: viewer) }
    }

    /// The unit that is waited for admits the claim with a day by which it will have done its part, or disputes it.
    ///
    /// - Parameters:
    ///   - promisedOn: the day; nil disputes, and then words are needed.
    ///   - mark: the claim's `mark` that the form was made from.
    /// - Throws: `NotVisible` unless the viewer speaks for that unit; `ProgressProblem.changedMeanwhile`,
    ///   `.reasonMissing`, `.promiseInPast`, `.tooLong`.
    package func answer(
        _ id: String, promisedOn: Day?, words: String, mark: String, by viewer: Viewer
    ) async throws {
        try ProgressProblem.checkWords(words, field: "Trả lời")
        try await database.write { tx in
            let claim = try find(id, in: tx, for: viewer)
            guard viewer.roles.contains(.focal), viewer.unit == claim.onUnit.id else { throw NotVisible() }
            guard claim.mark == mark, claim.state != .closed else {
                throw ProgressProblem.changedMeanwhile(by: claim.answeredName)
            }
            if promisedOn == nil, words.isEmpty { throw ProgressProblem.reasonMissing }
            if let promisedOn, promisedOn < world.today() { throw ProgressProblem.promiseInPast(promisedOn) }
            let state: Claim.State = promisedOn == nil ? .disputed : .admitted
            try tx.run(
                """
                UPDATE claims SET state = \(state.rawValue), answer_words = \(words),
                    answered_name = \(viewer.actorName), answered_at = \(world.now()), promised_on = \(promisedOn)
                WHERE id = \(id)
                """)
            try record(
                "claim-answered", id, before: ["state": .string(claim.state.rawValue)],
                after: [
                    "state": .string(state.rawValue), "words": .string(words),
                    "promisedOn": promisedOn.map { .string($0.iso) } ?? .null,
                ], by: viewer, in: tx)
        }
    }

    /// The unit that waited says that it waits no longer.
    ///
    /// - Throws: `NotVisible` unless the viewer speaks for that unit; `ProgressProblem.changedMeanwhile`, `.tooLong`.
    package func close(_ id: String, words: String, by viewer: Viewer) async throws {
        try ProgressProblem.checkWords(words, field: "Ghi chú")
        try await database.write { tx in
            let claim = try find(id, in: tx, for: viewer)
            let assignment = try writing.find(claim.assignment, in: tx, for: viewer)
            guard writing.isSpokenFor(assignment, by: viewer) else { throw NotVisible() }
            guard claim.state != .closed else { throw ProgressProblem.changedMeanwhile(by: claim.madeName) }
            try tx.run(
                """
                UPDATE claims SET state = 'closed', closed_at = \(world.now()), closed_words = \(words) WHERE id = \(id)
                """)
            try record(
                "claim-closed", id, before: ["state": .string(claim.state.rawValue)],
                after: ["state": "closed", "words": .string(words)], by: viewer, in: tx)
        }
    }

    /// One claim.
    ///
    /// - Throws: `NotVisible` unless the viewer reads all, waits, or is waited for.
    package func claim(_ id: String, for viewer: Viewer) async throws -> Claim {
        try await database.read { try find(id, in: $0, for: viewer) }
    }

    /// The claims of a filter that the viewer may read, the oldest first, at most 500.
    package func list(_ filter: Filter, for viewer: Viewer) async throws -> [Claim] {
        var parts: [SQL] = [viewer.mayReadClaim, "a.state <> 'withdrawn'"]
        if !filter.waiting.isEmpty { parts.append("u.code = \(filter.waiting)") }
        if !filter.blocking.isEmpty { parts.append("x.code = \(filter.blocking)") }
        if !filter.cause.isEmpty { parts.append("c.cause = \(filter.cause)") }
        if let assignment = filter.assignment { parts.append("c.assignment_id = \(assignment)") }
        parts.append(filter.state.map { "c.state = \($0.rawValue)" } ?? "c.state <> 'closed'")
        let condition = parts.joined(separator: " AND ")
        return try await database.rows(
            "SELECT \(Self.columns) FROM \(Self.tables) WHERE \(condition) ORDER BY c.made_at, c.id LIMIT 500"
        ).map(Self.claim)
    }

    /// All claims of one promise, closed ones too, newest first.
    package func claims(of assignment: ID<Assignment>, for viewer: Viewer) async throws -> [Claim] {
        try await database.rows(
            """
            SELECT \(Self.columns) FROM \(Self.tables)
            WHERE c.assignment_id = \(assignment) AND \(viewer.mayReadClaim) ORDER BY c.made_at DESC, c.id LIMIT 200
            """
        ).map(Self.claim)
    }

    private func find(_ id: String, in tx: any Transaction, for viewer: Viewer) throws -> Claim {
        guard
            let row = try tx.first(
                "SELECT \(Self.columns) FROM \(Self.tables) WHERE c.id = \(id) AND \(viewer.mayReadClaim)")
        else { throw NotVisible() }
        return try Self.claim(row)
    }

    /// A claim has its own entries: an answer must not make the waiting unit's half-typed update out of date.
    private func record(
        _ deed: String, _ id: String, before: JSON?, after: JSON?, by viewer: Viewer, in tx: any Transaction
    ) throws {
        try tx.record(
            Change(
                deed: deed, subjectKind: "claim", subject: id, before: before, after: after, actor: viewer.actor,
                actorName: viewer.actorName), world: world)
    }

    private static let columns: SQL = """
        c.id, c.assignment_id, a.mission_id, m.title, a.due_on, u.id AS unit_id, u.code AS unit_code,
        u.name AS unit_name, x.id AS on_id, x.code AS on_code, x.name AS on_name, c.cause, c.words, c.state, c.made_name,
        c.made_on, c.answer_words, c.answered_name, c.answered_at, c.promised_on, c.closed_at, c.closed_words
        """

    private static let tables: SQL = """
        claims c JOIN assignments a ON a.id = c.assignment_id JOIN missions m ON m.id = a.mission_id
        JOIN units u ON u.id = a.unit_id JOIN units x ON x.id = c.on_unit_id
        """

    private static func claim(_ row: Row) throws -> Claim {
        Claim(
            id: try row.get("id"), assignment: try row.get("assignment_id"), mission: try row.get("mission_id"),
            title: try row.get("title"), due: try row.get("due_on"),
            unit: UnitLink(
                id: try row.get("unit_id"), code: try row.get("unit_code"), name: try row.get("unit_name")),
            onUnit: UnitLink(id: try row.get("on_id"), code: try row.get("on_code"), name: try row.get("on_name")),
            cause: try row.get("cause"), words: try row.get("words"),
            state: Claim.State(rawValue: try row.get("state")) ?? .closed, madeName: try row.get("made_name"),
            madeOn: try row.get("made_on"), answerWords: try row.get("answer_words"),
            answeredName: try row.get("answered_name"), answeredAt: try row.get("answered_at"),
            promisedOn: try row.get("promised_on"), closedAt: try row.get("closed_at"),
            closedWords: try row.get("closed_words"))
    }
}

extension Viewer {
    /// Holds for the claims, table `c` with its promise `a`, that the viewer may read: a focal point reads those that its
    /// unit made and those made on it.
    var mayReadClaim: SQL {
        if readsAll { return "1 = 1" }
        guard roles.contains(.focal), let unit else { return "1 = 0" }
        return "(a.unit_id = \(unit) OR a.first_unit_id = \(unit) OR c.on_unit_id = \(unit))"
    }
}
