package import Database
import Documents
import Ledger
package import Organizations
import Plans
import Progress
package import Vocabulary

// Writing into the register: the document, its plan and every taken row, in one transaction.
extension Imports {
    /// What finishing wrote.
    package struct Written: Sendable, Equatable {
        package var document: String
        /// Nil when no task, target or project was taken.
        package var plan: String?
        package var missions = 0
        package var targets = 0
        package var projects = 0
        package var progress = 0
        /// Of the reported results, how many became updates of promises.
        package var updates = 0
    }

    /// Writes the import into the register.
    ///
    /// - Throws: `IntakeProblem.stillPending` while a row waits; `.headTitleMissing`; what the registers refuse (a plan of
    ///   the same short name); and then nothing is written.
    package func finish(_ id: ID<Import>, by viewer: Viewer) async throws -> Written {
        let world = world
        let registers = registers
        return try await database.write { tx in
            let item = try openForReview(id, by: viewer, in: tx)
            let rows = try tx.rows(
                "SELECT * FROM import_rows WHERE import_id = \(item.id) ORDER BY position, part"
            ).map { try RowRecord.proposal($0) }
            let pending = rows.count { $0.state == .pending }
            guard pending == 0 else { throw IntakeProblem.stillPending(pending) }
            let head = item.head
            let document = try registers.documents.insert(
                NewDocument(facts: try DocumentFacts(head, fileName: item.fileName), file: DocumentFile(item)), in: tx,
                by: viewer)
            var written = Written(document: document.text)
            let taken = rows.filter(\.state.isTaken)
            if taken.contains(where: { $0.kind != .progress }) {
                let plan = try registers.plans.insert(
                    NewPlan(
                        document: document, code: item.planCode, title: head.title.isEmpty ? item.fileName : head.title),
                    in: tx, by: viewer)
                written.plan = plan.text
                let writing = RowWriting(tx: tx, document: document, plan: plan, registers: registers, viewer: viewer)
                for row in taken where row.kind != .progress {
                    let merged = rows.filter { $0.mergedInto == row.id }
                    let registered = try writing.write(row, merged: merged, counting: &written)
                    try tx.run("UPDATE import_rows SET register_id = \(registered) WHERE id = \(row.id)")
                }
            }
            for row in taken where row.kind == .progress {
                try keepProgress(row, of: item.id, document: document.text, in: tx)
                written.progress += 1
                written.updates += try tellUnits(row, in: tx, by: viewer)
            }
            try tx.run(
                """
                UPDATE imports SET state = 'finished', finished_at = \(world.now()), finished_by_name = \(viewer.actorName),
                    document_id = \(document), plan_id = \(written.plan), version = version + 1 WHERE id = \(item.id)
                """)
            try tx.record(
                Change(
                    deed: "import-finished", subjectKind: "import", subject: item.id.text, before: nil,
                    after: .object([
                        ("document", .string(document.text)), ("plan", written.plan.map { .string($0) } ?? .null),
                        ("missions", .integer(Int64(written.missions))), ("targets", .integer(Int64(written.targets))),
                        ("projects", .integer(Int64(written.projects))),
                        ("progress", .integer(Int64(written.progress))),
                        ("updates", .integer(Int64(written.updates))),
                    ]), actor: viewer.actor, actorName: viewer.actorName), world: world)
            return written
        }
    }

    /// A reported result becomes an update of the promise that it speaks of; it never declares anything done.
    private func tellUnits(_ row: Proposal, in tx: any Transaction, by viewer: Viewer) throws -> Int {
        guard let mission = row.fields.missionID else { return 0 }
        var report = PaperReport(mission: ID(mission), key: "import:\(row.id.text)")
        report.leads = row.fields.lead.units
        report.achieved = row.fields.achieved
        report.planned = row.fields.planned
        report.obstacles = row.fields.obstacles
        return try registers.entries.take(report, in: tx, by: viewer)
    }

    /// A reported result, as its document says it.
    private func keepProgress(_ row: Proposal, of id: ID<Import>, document: String, in tx: any Transaction) throws {
        let fields = row.fields
        try tx.run(
            """
            INSERT INTO import_progress (id, import_id, row_id, document_id, mission_id, position, no, title, lead_raw,
                deadline_raw, expected, achieved, planned, obstacles, recorded_at)
            VALUES (\(world.newID()), \(id), \(row.id), \(document), \(fields.missionID), \(row.position), \(fields.no),
                \(fields.title), \(fields.lead.raw), \(fields.deadline.raw), \(fields.expected), \(fields.achieved),
                \(fields.planned), \(fields.obstacles), \(world.now()))
            """)
    }

    /// Reads, accepts with the proposed answers, and writes: for the demonstration province and the command line.
    ///
    /// - Returns: what was written; nil when the same bytes were imported before.
    /// - Throws: as `receive`, `read` and `finish`; `IntakeProblem.nothingFound` when the file holds no proposal, and then
    ///   the import stays open for a person.
    package func importAndAcceptAll(
        _ bytes: [UInt8], fileName: String, by viewer: Viewer
    ) async throws -> Written? {
        guard let id = try await importAndRead(bytes, fileName: fileName, by: viewer) else { return nil }
        guard try await acceptAll(id, by: viewer) > 0 else { throw IntakeProblem.nothingFound }
        return try await finish(id, by: viewer)
    }

    /// Reads and accepts the rows that ask nothing; finishes when no row is left waiting.
    ///
    /// - Returns: how many were accepted and how many wait; what was written if nothing waits. Nil when the same bytes
    ///   were imported before.
    package func importAndAcceptUnquestioned(
        _ bytes: [UInt8], fileName: String, by viewer: Viewer
    ) async throws -> (id: ID<Import>, accepted: Int, pending: Int, written: Written?)? {
        guard let id = try await importAndRead(bytes, fileName: fileName, by: viewer) else { return nil }
        let accepted = try await acceptUnquestioned(id, by: viewer)
        let pending = try await decisionSum(of: id, for: viewer).pending
        let written = pending == 0 && accepted > 0 ? try await finish(id, by: viewer) : nil
        return (id, accepted, pending, written)
    }

    private func importAndRead(_ bytes: [UInt8], fileName: String, by viewer: Viewer) async throws -> ID<Import>? {
        let received = try await receive(bytes, fileName: fileName, by: viewer)
        let item = try await find(received.id, for: viewer)
        if case .known = received, item.state == .ready || item.state == .finished { return nil }
        try await read(received.id)
        let after = try await find(received.id, for: viewer)
        if let refusal = after.refusal { throw RefusedFile(message: refusal) }
        return received.id
    }
}

/// A file that was refused after it had been received.
struct RefusedFile: UserFacing {
    let message: UserMessage
}
