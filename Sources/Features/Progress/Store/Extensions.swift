package import Database
package import Organizations
import Plans
package import Vocabulary

/// Later deadlines: the unit asks, before or after expiry; the Office grants or refuses with a document. The deadline of
/// the signed page and every decision stay (L14; vectors 5.2).
package struct Extensions: Sendable {
    let database: Database
    let world: World
    var writing: AssignmentWriting { AssignmentWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What a unit asks for.
    package struct Wish: Sendable, Hashable {
        package var to: Day
        package var reason: String
        /// The code of a `DelayCause`; empty when none.
        package var cause: String

        package init(to: Day, reason: String, cause: String = "") {
            self.to = to
            self.reason = reason
            self.cause = cause
        }
    }

    /// The unit asks for a later deadline.
    ///
    /// - Returns: the id of what was asked.
    /// - Throws: `NotVisible` unless the viewer speaks for the unit; `ProgressProblem` (`.noDeadline`, `.notPossible` for
    ///   what is done or withdrawn, `.extensionNotLater`, `.reasonMissing`, `.alreadyAsked`, `.changedMeanwhile`).
    @discardableResult
    package func ask(_ id: ID<Assignment>, version: Int, _ wish: Wish, by viewer: Viewer) async throws -> String {
        try await database.write { tx in
            let assignment = try writing.find(id, version: version, in: tx, for: viewer)
            guard viewer.roles.contains(.focal), writing.isSpokenFor(assignment, by: viewer) else {
                throw NotVisible()
            }
            let due = try check(wish, of: assignment)
            guard
                try tx.first("SELECT id FROM extensions WHERE assignment_id = \(id) AND state = 'asked'") == nil
            else { throw ProgressProblem.alreadyAsked }
            let extensionID = try insert(wish, of: assignment, due: due, in: tx, by: viewer)
            try writing.record(
                "extension-asked", id, before: ["due": .string(due.iso)],
                after: [
                    "extension": .string(extensionID), "wantedOn": .string(wish.to.iso), "reason": .string(wish.reason),
                    "cause": .string(wish.cause),
                ], by: viewer, in: tx)
            return extensionID
        }
    }

    /// The unit takes back what it asked for and nobody decided yet.
    ///
    /// - Throws: `NotVisible`; `ProgressProblem.changedMeanwhile` when it was decided.
    package func takeBack(_ id: String, by viewer: Viewer) async throws {
        try await database.write { tx in
            let asked = try find(id, in: tx, for: viewer)
            let assignment = try writing.find(asked.assignment, in: tx, for: viewer)
            guard viewer.roles.contains(.focal), writing.isSpokenFor(assignment, by: viewer) else {
                throw NotVisible()
            }
            try stillAsked(asked)
            try tx.run(
                """
                UPDATE extensions SET state = 'taken-back', decided_at = \(world.now()),
                    decided_name = \(viewer.actorName)
                WHERE id = \(id)
                """)
            try writing.record(
                "extension-taken-back", assignment.id, before: ["state": "asked"],
                after: ["extension": .string(id), "state": "taken-back"], by: viewer, in: tx)
        }
    }

    /// The Office grants what was asked, to the day it chooses.
    ///
    /// - Parameters:
    ///   - paper: its date is the day of the decision: in force from the next day, so late days before it stay.
    ///   - forAllLeads: the other leads of the task whose deadline is earlier get the same one in the same act.
    /// - Throws: `NotVisible` unless the viewer is the Office; `ProgressProblem` (`.changedMeanwhile`,
    ///   `.extensionNotLater`, `.documentMissing`, `.documentInFuture`; `.notPossible` for what is done or withdrawn).
    package func grant(
        _ id: String, to day: Day, by paper: DecisionPaper, words: String = "", forAllLeads: Bool = false,
        viewer: Viewer
    ) async throws {
        guard viewer.roles.contains(.office) else { throw NotVisible() }
        try paper.check(today: world.today())
        try ProgressProblem.checkWords(words, field: "Ý kiến")
        try await database.write { tx in
            let asked = try find(id, in: tx, for: viewer)
            try stillAsked(asked)
            let assignment = try writing.find(asked.assignment, in: tx, for: viewer)
            try stillOwed(assignment)
            try ProgressProblem.checkDay(day)
            guard let due = assignment.due, due < day else { throw ProgressProblem.extensionNotLater }
            try settle(asked.id, of: assignment, to: day, paper, words, in: tx, by: viewer)
            if forAllLeads { try others(assignment, to: day, paper, words, in: tx, by: viewer) }
            try writing.settle(assignment.task.id, in: tx)
        }
    }

    /// The Office gives a later deadline that nobody asked for.
    ///
    /// - Parameter wish: the day, and why.
    /// - Throws: as `ask` and `grant`.
    package func extend(
        _ id: ID<Assignment>, version: Int, _ wish: Wish, by paper: DecisionPaper, forAllLeads: Bool = false,
        viewer: Viewer
    ) async throws {
        guard viewer.roles.contains(.office) else { throw NotVisible() }
        try paper.check(today: world.today())
        try await database.write { tx in
            let assignment = try writing.find(id, version: version, in: tx, for: viewer)
            let due = try check(wish, of: assignment)
            let known = try tx.first("SELECT id FROM extensions WHERE assignment_id = \(id) AND state = 'asked'")
            let row = try known?.get("id") ?? insert(wish, of: assignment, due: due, in: tx, by: viewer)
            try settle(row, of: assignment, to: wish.to, paper, wish.reason, in: tx, by: viewer)
            if forAllLeads { try others(assignment, to: wish.to, paper, wish.reason, in: tx, by: viewer) }
            try writing.settle(assignment.task.id, in: tx)
        }
    }

    /// The Office refuses; the deadline stays.
    ///
    /// - Throws: as `grant`, and `ProgressProblem.reasonMissing` without words.
    package func refuse(_ id: String, by paper: DecisionPaper, words: String, viewer: Viewer) async throws {
        guard viewer.roles.contains(.office) else { throw NotVisible() }
        try paper.check(today: world.today())
        try ProgressProblem.checkWords(words, field: "Ý kiến")
        guard !words.isEmpty else { throw ProgressProblem.reasonMissing }
        try await database.write { tx in
            let asked = try find(id, in: tx, for: viewer)
            try stillAsked(asked)
            try decide(id, "refused", to: nil, paper, words, in: tx, by: viewer)
            try writing.record(
                "extension-refused", asked.assignment, before: ["state": "asked"],
                after: [
                    "extension": .string(id), "state": "refused", "document": .string(paper.words),
                    "words": .string(words),
                ], by: viewer, in: tx)
        }
    }

    private func check(_ wish: Wish, of assignment: Assignment) throws -> Day {
        guard let due = assignment.due else { throw ProgressProblem.noDeadline }
        try stillOwed(assignment)
        guard wish.to > due else { throw ProgressProblem.extensionNotLater }
        try ProgressProblem.checkDay(wish.to)
        guard !wish.reason.isEmpty else { throw ProgressProblem.reasonMissing }
        try ProgressProblem.checkWords(wish.reason, field: "Lý do")
        if !wish.cause.isEmpty, DelayCause.of(wish.cause) == nil { throw ProgressProblem.unknownCause(wish.cause) }
        return due
    }

    /// What is done or withdrawn gets no later deadline: it would make a late completion one in time.
    private func stillOwed(_ assignment: Assignment) throws(ProgressProblem) {
        guard assignment.state.isOpen || assignment.state == .suspended, !assignment.task.isWithdrawn else {
            throw .notPossible(assignment.state.name.vi)
        }
    }

    private func stillAsked(_ asked: Extension) throws(ProgressProblem) {
        guard asked.state == .asked else { throw .changedMeanwhile(by: asked.decidedName) }
    }

    private func insert(
        _ wish: Wish, of assignment: Assignment, due: Day, in tx: any Transaction, by viewer: Viewer
    ) throws -> String {
        let (id, now) = (world.newID(), world.now())
        try tx.run(
            """
            INSERT INTO extensions (id, assignment_id, state, due_before, wanted_on, reason, cause, asked_by, asked_name,
                asked_at, asked_on, document_words, decision_words)
            VALUES (\(id), \(assignment.id), 'asked', \(due), \(wish.to), \(wish.reason), \(wish.cause),
                \(viewer.actor), \(viewer.actorName), \(now), \(now.localDay), '', '')
            """)
        return id
    }

    private func decide(
        _ id: String, _ state: String, to day: Day?, _ paper: DecisionPaper, _ words: String, in tx: any Transaction,
        by viewer: Viewer
    ) throws {
        try tx.run(
            """
            UPDATE extensions SET state = \(state), granted_to = \(day), decided_on = \(paper.date),
                decided_at = \(world.now()), decided_by = \(viewer.actor), decided_name = \(viewer.actorName),
                document_words = \(paper.words), decision_words = \(words)
            WHERE id = \(id)
            """)
    }

    /// Grants one, and sets the deadline in force: that of the decision with the latest date, however they came in.
    private func settle(
        _ id: String, of assignment: Assignment, to day: Day, _ paper: DecisionPaper, _ words: String,
        in tx: any Transaction, by viewer: Viewer
    ) throws {
        try decide(id, "granted", to: day, paper, words, in: tx, by: viewer)
        let last = try tx.first(
            """
            SELECT granted_to FROM extensions WHERE assignment_id = \(assignment.id) AND state = 'granted'
            ORDER BY decided_on DESC, decided_at DESC, id DESC LIMIT 1
            """)
        let due: Day = try last?.get("granted_to") ?? day
        try tx.run("UPDATE assignments SET due_on = \(due) WHERE id = \(assignment.id)")
        try writing.record(
            "extension-granted", assignment.id, before: ["due": assignment.due.map { .string($0.iso) } ?? .null],
            after: [
                "extension": .string(id), "due": .string(due.iso), "document": .string(paper.words),
                "words": .string(words),
            ], by: viewer, in: tx)
    }

    /// The other leads of the task, open and due before `day`.
    private func others(
        _ first: Assignment, to day: Day, _ paper: DecisionPaper, _ words: String, in tx: any Transaction,
        by viewer: Viewer
    ) throws {
        let rows = try tx.rows(
            """
            SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
            WHERE a.mission_id = \(first.task.id) AND a.part = 'lead' AND a.id <> \(first.id) AND a.due_on < \(day)
            ORDER BY a.id
            """)
        for row in rows {
            let other = try AssignmentRecord.assignment(row)
            guard other.state.isOpen || other.state == .suspended, let due = other.due else { continue }
            let known = try tx.first(
                "SELECT id FROM extensions WHERE assignment_id = \(other.id) AND state = 'asked'")
            let wish = Wish(to: day, reason: words.isEmpty ? paper.words : words)
            let id = try known?.get("id") ?? insert(wish, of: other, due: due, in: tx, by: viewer)
            try settle(id, of: other, to: day, paper, words, in: tx, by: viewer)
        }
    }
}
