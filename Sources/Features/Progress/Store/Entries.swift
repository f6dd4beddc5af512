package import Database
package import Organizations
package import Plans
package import Vocabulary

/// Entering progress: one door for the page, XLSX packs, imports and programs.
package struct Entries: Sendable {
    let database: Database
    let world: World
    var writing: AssignmentWriting { AssignmentWriting(world: world) }

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What became of an entry.
    package struct Receipt: Sendable, Hashable {
        /// The update that was stored, now or at an earlier sending of the same key.
        package let update: String
        /// It had been stored before; nothing was done now.
        package let wasKnown: Bool
    }

    /// Stores an update with its evidence and answers, and moves the workflow.
    ///
    /// The same `key` is stored once: sending it again, after a lost network, gives the first receipt.
    ///
    /// - Throws: `ProgressProblem` (an unreadable or overlong field; `.changedMeanwhile`; `.questionsOpen`);
    ///   `NotVisible` when the promise is not the viewer's to report on.
    @discardableResult
    package func send(_ entry: ProgressEntry, by viewer: Viewer) async throws -> Receipt {
        try await database.write { try send(entry, in: $0, by: viewer) }
    }

    /// As the other, inside the caller's transaction: for packs, which are stored whole or not at all.
    package func send(_ entry: ProgressEntry, in tx: any Transaction, by viewer: Viewer) throws -> Receipt {
        try entry.check(today: world.today())
        if let known = try known(entry, in: tx, by: viewer) { return known }
        let assignment = try writing.find(entry.assignment, version: entry.version, in: tx, for: viewer)
        let isWhole = entry.occurrence.isEmpty
        let act: WorkAct = entry.status == .done && isWhole ? .declare : .report
        var next = try writing.next(act, of: assignment, by: viewer)
        // A paper that somebody else read in never takes a declaration back; only the unit itself does.
        let takesBack =
            assignment.state == .declared && entry.status != .done && isWhole && entry.source != .import
        if takesBack { next = .active }
        let due = try occurrenceDue(entry, of: assignment)
        let asked = try questions(entry, of: assignment, in: tx)
        try ask(entry, asked)
        let update = try insert(entry, of: assignment, answering: asked, in: tx, by: viewer)
        let writer = EvidenceWriting(world: world)
        for new in entry.evidence {
            try writer.insert(
                new, to: assignment.id, update: update, occurrence: entry.occurrence, in: tx, by: viewer)
        }
        if next != assignment.state || act == .declare {
            try writing.move(assignment, act, to: next, by: viewer, in: tx)
        }
        let completion = CompletionWriting(world: world)
        if isWhole {
            if entry.status == .done { try completion.declare(assignment, in: tx) }
            if takesBack { try completion.void(assignment, in: tx) }
        } else if entry.status == .done, let due {
            try completion.mark(entry.occurrence, dueOn: due, of: assignment, update: update, in: tx)
        }
        try stand(assignment, entry, in: tx)
        try claim(entry, of: assignment, in: tx, by: viewer)
        try tx.run(
            "DELETE FROM progress_drafts WHERE account_id = \(viewer.actor) AND assignment_id = \(assignment.id)")
        try writing.record(
            "progress-sent", assignment.id, before: .object([("state", .string(assignment.state.rawValue))]),
            after: entry.json(update: update, state: next), by: viewer, in: tx)
        try writing.settle(assignment.task.id, in: tx)
        return Receipt(update: update, wasKnown: false)
    }

    /// The questions that an entry has to answer before it is sent; those it answers already are left out.
    package func questions(about entry: ProgressEntry, for viewer: Viewer) async throws -> [Question] {
        try await asked(about: entry, for: viewer).filter { !entry.answers($0) }
    }

    /// What is asked about an entry, answered or not.
    package func asked(about entry: ProgressEntry, for viewer: Viewer) async throws -> [Question] {
        try await database.read { tx in
            let assignment = try writing.find(entry.assignment, in: tx, for: viewer)
            return try questions(entry, of: assignment, in: tx)
        }
    }

    /// The receipt of the same entry sent before. Other words under the same key are no repetition: they are judged by
    /// their version like any other entry, so that nothing is dropped in silence.
    private func known(_ entry: ProgressEntry, in tx: any Transaction, by viewer: Viewer) throws -> Receipt? {
        guard !entry.key.isEmpty else { return nil }
        // A key is taken by one entry of the whole house; who guesses another unit's learns nothing.
        guard let row = try tx.first("SELECT * FROM progress_updates WHERE entry_key = \(entry.key)") else {
            return nil
        }
        guard try row.get("assignment_id", as: ID<Assignment>.self) == entry.assignment else { throw NotVisible() }
        _ = try writing.find(entry.assignment, in: tx, for: viewer)
        let update = try UpdateRecord.update(row)
        let papers = try tx.rows(
            "SELECT \(UpdateRecord.evidenceColumns) FROM evidence WHERE update_id = \(update.id)"
        ).map(UpdateRecord.evidence)
        guard entry.repeats(update), entry.evidence.allSatisfy({ new in papers.contains { new.repeats($0) } }) else {
            throw ProgressProblem.changedMeanwhile(by: update.authorName)
        }
        return Receipt(update: update.id, wasKnown: true)
    }

    private func occurrenceDue(_ entry: ProgressEntry, of assignment: Assignment) throws -> Day? {
        guard !entry.occurrence.isEmpty else { return nil }
        let horizon = max(world.today(), assignment.due ?? world.today()).adding(days: 400)
        let all = Occurrence.all(of: assignment.task.deadline, from: assignment.assignedOn, through: horizon)
        guard let found = all.first(where: { $0.label == entry.occurrence }) else {
            throw ProgressProblem.unknownOccurrence(entry.occurrence)
        }
        return found.dueOn
    }

    /// What is asked about an entry, answered or not.
    func questions(
        _ entry: ProgressEntry, of assignment: Assignment, in tx: any Transaction
    ) throws -> [Question] {
        let before = try UpdateRecord.updates(of: assignment.id, occurrence: entry.occurrence, limit: 5, in: tx)
        let evidence = try UpdateRecord.evidence(of: assignment.id, in: tx).filter { $0.occurrence == entry.occurrence }
        return Question.all(about: entry, before: before, hasEvidence: !evidence.isEmpty)
    }

    private func ask(_ entry: ProgressEntry, _ asked: [Question]) throws {
        // What was written on paper and read by the importer is taken as it stands; nobody is there to be asked.
        guard entry.source != .import else { return }
        let open = asked.filter { !entry.answers($0) }
        if !open.isEmpty { throw ProgressProblem.questionsOpen(open.map(\.code)) }
    }

    private func insert(
        _ entry: ProgressEntry, of assignment: Assignment, answering asked: [Question], in tx: any Transaction,
        by viewer: Viewer
    ) throws -> String {
        let id = world.newID()
        let now = world.now()
        let last = try tx.first(
            "SELECT COALESCE(MAX(seq), 0) AS last FROM progress_updates WHERE assignment_id = \(assignment.id)")
        let seq = (try last?.get("last", as: Int.self) ?? 0) + 1
        try tx.run(
            """
            INSERT INTO progress_updates (id, assignment_id, seq, source, period, occurrence, status, percent, result,
                next_step, obstacles, proposals, cause, unit_id, author, author_name, entry_key, sent_at, sent_on)
            VALUES (\(id), \(assignment.id), \(seq), \(entry.source.rawValue), \(String(now.localDay.iso.prefix(7))),
                \(entry.occurrence), \(entry.status.rawValue), \(entry.percent), \(entry.result), \(entry.nextStep),
                \(entry.obstacles), \(entry.proposals), \(entry.cause), \(assignment.unit.id), \(viewer.actor),
                \(viewer.actorName), \(entry.key.isEmpty ? id : entry.key), \(now), \(now.localDay))
            """)
        for question in asked where entry.answers(question) {
            try tx.run(
                """
                INSERT INTO question_answers (update_id, question, asked, answer)
                VALUES (\(id), \(question.code), \(question.words.vi), \(entry.answers[question.code]))
                """)
        }
        return id
    }

    /// The latest words, on the promise's own row.
    private func stand(_ assignment: Assignment, _ entry: ProgressEntry, in tx: any Transaction) throws {
        let steps = try tx.first(
            """
            SELECT COUNT(*) AS n, COUNT(done_on) AS done FROM work_steps
            WHERE assignment_id = \(assignment.id) AND withdrawn_at IS NULL
            """)
        let total: Int = try steps?.get("n") ?? 0
        var percent = entry.percent ?? assignment.percent
        if total > 0 { percent = (try steps?.get("done", as: Int.self) ?? 0) * 100 / total }
        if entry.status == .done, entry.occurrence.isEmpty { percent = 100 }
        try tx.run(
            """
            UPDATE assignments SET percent = \(percent), last_sent_at = \(world.now()), updates = updates + 1,
                cause = \(entry.cause)
            WHERE id = \(assignment.id)
            """)
        try CompletionWriting(world: world).amend(assignment, in: tx)
    }
}
