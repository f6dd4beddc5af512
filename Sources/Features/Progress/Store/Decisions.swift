package import Database
import Ledger
package import Organizations
import Plans
package import Vocabulary

/// What is decided of a promise: by its unit (accept, contest), and by the Office (confirm, return, uphold, give to another
/// unit, suspend, resume, withdraw, reopen). Each deed refuses an old version, so nobody decides what they did not see.
package struct Decisions: Sendable {
    let database: Database
    let world: World
    var writing: AssignmentWriting { AssignmentWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// The unit takes it on.
    ///
    /// - Throws: `NotVisible` unless the viewer speaks for the unit; `ProgressProblem.changedMeanwhile`, `.notPossible`.
    package func accept(_ id: ID<Assignment>, version: Int, by viewer: Viewer) async throws {
        try await decide(.accept, id, version, by: viewer)
    }

    /// The unit says that it is not its own.
    ///
    /// - Parameter suggested: whose it is, if the unit knows.
    /// - Throws: as `accept`, and `ProgressProblem.reasonMissing`, `.unitUnknown`.
    package func contest(
        _ id: ID<Assignment>, version: Int, reason: String, suggested: ID<OrgUnit>? = nil, by viewer: Viewer
    ) async throws {
        try await decide(.contest, id, version, reason: reason, suggested: suggested, by: viewer)
    }

    /// The Office keeps the unit although it contests.
    ///
    /// - Throws: `NotVisible` unless the viewer is the Office; as `contest`.
    package func uphold(_ id: ID<Assignment>, version: Int, reason: String, by viewer: Viewer) async throws {
        try await decide(.uphold, id, version, reason: reason, by: viewer)
    }

    /// The Office does not accept the result: it never counted as done.
    package func giveBack(_ id: ID<Assignment>, version: Int, reason: String, by viewer: Viewer) async throws {
        try await decide(.giveBack, id, version, reason: reason, by: viewer) { assignment, tx in
            try CompletionWriting(world: world).void(assignment, in: tx)
        }
    }

    /// Stopped by decision from today on; the days do not count.
    package func suspend(
        _ id: ID<Assignment>, version: Int, reason: String, by paper: DecisionPaper, viewer: Viewer
    ) async throws {
        let today = world.today()
        try await decide(.suspend, id, version, reason: reason, paper: paper, by: viewer) { assignment, tx in
            try tx.run(
                """
                INSERT INTO suspensions (assignment_id, from_on, words) VALUES (\(assignment.id), \(today), \(paper.words))
                ON CONFLICT (assignment_id, from_on) DO UPDATE SET to_on = NULL, words = excluded.words
                """)
        }
    }

    /// Goes on; today counts again.
    package func resume(_ id: ID<Assignment>, version: Int, by viewer: Viewer) async throws {
        let today = world.today()
        try await decide(.resume, id, version, by: viewer) { assignment, tx in
            try tx.run(
                """
                DELETE FROM suspensions WHERE assignment_id = \(assignment.id) AND to_on IS NULL AND from_on >= \(today)
                """)
            try tx.run(
                """
                UPDATE suspensions SET to_on = \(today.adding(days: -1))
                WHERE assignment_id = \(assignment.id) AND to_on IS NULL
                """)
        }
    }

    /// Taken off its unit by decision; the register does not give it out again.
    package func withdraw(
        _ id: ID<Assignment>, version: Int, reason: String, by paper: DecisionPaper, viewer: Viewer
    ) async throws {
        try await decide(.withdraw, id, version, reason: reason, paper: paper, by: viewer)
    }

    /// Open again after confirmation; the first completion stays in the history and a new episode may begin.
    package func reopen(_ id: ID<Assignment>, version: Int, reason: String, by viewer: Viewer) async throws {
        let today = world.today()
        try await decide(.reopen, id, version, reason: reason, by: viewer) { assignment, tx in
            try CompletionWriting(world: world).reopen(assignment, on: today, in: tx)
        }
    }

    /// The Office confirms exactly what it read (L22).
    ///
    /// - Parameter mark: `ConfirmedContent.mark` of what was on the screen.
    /// - Throws: `NotVisible` unless the viewer is the Office; `ProgressProblem.contentChanged` when the task, the words
    ///   or the evidence are no longer those; `.notPossible` when nothing is declared, or it is confirmed already.
    package func confirm(_ id: ID<Assignment>, mark: String, by viewer: Viewer) async throws {
        try await database.write { tx in
            let assignment = try writing.find(id, in: tx, for: viewer)
            let next = try writing.next(.confirm, of: assignment, by: viewer)
            guard assignment.level < .confirmed else {
                throw ProgressProblem.notPossible(assignment.state.name.vi)
            }
            let content = try Self.content(of: assignment, in: tx)
            let changes = content.changes(since: mark)
            guard changes.isEmpty else {
                let last = try Ledger.history(of: "assignment", id.text, limit: 1, in: tx).first
                throw ProgressProblem.contentChanged(changes, by: last?.change.actorName ?? "")
            }
            try writing.move(assignment, .confirm, to: next, hash: content.hash, by: viewer, in: tx)
            try CompletionWriting(world: world).confirm(assignment, hash: content.hash, in: tx)
            try writing.record(
                "assignment-confirmed", id,
                before: Self.json(assignment), after: ["state": .string(next.rawValue), "hash": .string(content.hash)],
                by: viewer, in: tx)
            try writing.settle(assignment.task.id, in: tx)
        }
    }

    /// What the Office would confirm now.
    ///
    /// - Throws: `NotVisible`.
    package func content(of id: ID<Assignment>, for viewer: Viewer) async throws -> ConfirmedContent {
        try await database.read { tx in try Self.content(of: try writing.find(id, in: tx, for: viewer), in: tx) }
    }

    static func content(of assignment: Assignment, in tx: any Transaction) throws -> ConfirmedContent {
        ConfirmedContent(
            assignment, last: try UpdateRecord.updates(of: assignment.id, occurrence: "", limit: 1, in: tx).first,
            evidence: try UpdateRecord.evidence(of: assignment.id, in: tx))
    }

    private static func json(_ assignment: Assignment) -> JSON {
        ["state": .string(assignment.state.rawValue), "words": .string(assignment.stateWords)]
    }

    private func decide(
        _ act: WorkAct, _ id: ID<Assignment>, _ version: Int, reason: String = "", paper: DecisionPaper? = nil,
        suggested: ID<OrgUnit>? = nil, by viewer: Viewer,
        _ more: @escaping @Sendable (Assignment, any Transaction) throws -> Void = { _, _ in }
    ) async throws {
        try paper?.check(today: world.today())
        try ProgressProblem.checkWords(reason, field: "Lý do")
        try await database.write { tx in
            let assignment = try writing.find(id, version: version, in: tx, for: viewer)
            let next = try writing.next(act, of: assignment, reason: reason, by: viewer)
            if let suggested {
                let known = try tx.first("SELECT id FROM units WHERE id = \(suggested) AND is_group = 0")
                guard known != nil else { throw ProgressProblem.unitUnknown(suggested.text) }
            }
            try writing.move(
                assignment, act, to: next, reason: reason, document: paper?.words ?? "", suggested: suggested,
                by: viewer, in: tx)
            try more(assignment, tx)
            var after: [(String, JSON)] = [("state", .string(next.rawValue)), ("words", .string(reason))]
            if let paper { after.append(("document", .string(paper.words))) }
            if let suggested { after.append(("suggested", .string(suggested.text))) }
            try writing.record(
                act.deed, id, before: Self.json(assignment), after: .object(after), by: viewer, in: tx)
            try writing.settle(assignment.task.id, in: tx)
        }
    }
}

extension WorkAct {
    /// Its name in the ledger.
    var deed: String {
        switch self {
        case .accept: "assignment-accepted"
        case .contest: "assignment-contested"
        case .report, .declare: "progress-sent"
        case .confirm: "assignment-confirmed"
        case .giveBack: "assignment-returned"
        case .uphold: "assignment-upheld"
        case .reassign: "assignment-reassigned"
        case .suspend: "assignment-suspended"
        case .resume: "assignment-resumed"
        case .withdraw: "assignment-withdrawn"
        case .reopen: "assignment-reopened"
        }
    }
}
