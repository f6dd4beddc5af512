import Database
import Extraction
import Files
import Ledger
package import Logging
package import Organizations
package import Vocabulary

// Reading: from bytes that are safe on disk to rows that wait for the reviewer.
extension Imports {
    /// Reads what was left unread when the house went down, then each new upload, until cancelled.
    ///
    /// - Parameter log: where a defect of a reading is told in full; a person sees a plain sentence.
    package func readAll(log: Logger) async {
        do {
            for id in try await unread() { await readOne(id, log) }
        } catch { log.error("intake: unread imports cannot be listed: \(error)") }
        for await id in room.queue {
            await readOne(id, log)
        }
    }

    private func readOne(_ id: ID<Import>, _ log: Logger) async {
        do { try await read(id) } catch { log.error("intake: import \(id.text) could not be read: \(error)") }
    }

    /// Imports that were received and are not read, the oldest first.
    package func unread() async throws -> [ID<Import>] {
        try await database.rows("SELECT id FROM imports WHERE state IN ('received', 'reading') ORDER BY created_at, id")
            .map { try $0.get("id") }
    }

    /// Reads one import and keeps what was found; does nothing when it is read already.
    ///
    /// A file that turns out to be unusable is refused: its bytes and its name go, the reason stays.
    package func read(_ id: ID<Import>) async throws {
        let viewer = Viewer.system("intake")
        let item = try await find(id, for: viewer)
        guard item.state == .received || item.state == .reading else { return }
        try await database.write {
            try $0.run("UPDATE imports SET state = 'reading' WHERE id = \(id) AND state = 'received'")
        }
        let units = try await Units(database: database, world: world).directoryCSV(viewer)
        let (files, reading) = (files, reading)
        do {
            let result = try await room.work {
                let bytes = try files.bytes(of: item.fileHash)
                let document = try reading.open(bytes, item.fileName)
                return Reading(try reading.extract(document, bytes, item.fileName, units), of: arranged(document))
            }
            try await keep(result, for: id)
        } catch let problem as any UserFacing {
            try await refuse(item, problem.message)
        } catch {
            try await refuse(
                item,
                UserMessage(
                    code: "INT-20", says: "Hệ thống gặp lỗi khi đọc tệp này nên chưa nhập được.",
                    next: "Thử lưu lại tệp thành .docx hoặc .xlsx rồi tải lên; nếu vẫn lỗi, báo quản trị viên."))
            throw error
        }
    }

    private func refuse(_ item: Import, _ message: UserMessage) async throws {
        let world = world
        try await database.write { tx in
            try tx.run(
                """
                UPDATE imports SET state = 'refused', file_name = '', file_hash = NULL, refusal_code = \(message.code),
                    refusal_says = \(message.says), refusal_next = \(message.next), version = version + 1
                WHERE id = \(item.id) AND state IN ('received', 'reading')
                """)
            try tx.record(
                Change(
                    deed: "import-refused", subjectKind: "import", subject: item.id.text, before: nil,
                    after: .object([("code", .string(message.code)), ("why", .string(message.says))]),
                    actor: "system:intake", actorName: "intake"), world: world)
        }
        let shared = try await database.rows("SELECT id FROM documents WHERE file_hash = \(item.fileHash)")
        guard shared.isEmpty else { return }
        let files = files
        try await room.work { try files.remove(item.fileHash) }
    }

    private func keep(_ reading: Reading, for id: ID<Import>) async throws {
        let world = world
        // compared outside the writing transaction: a large register takes a while
        let register = try await database.read { try RegisterTitles($0) }
        let proposals = try await room.work {
            reading.drafts.enumerated().map { index, draft in
                register.compare(
                    Proposal(
                        id: ID(world.newID()), position: (index + 1) * Imports.spacing, kind: draft.kind,
                        fields: draft.fields, flags: draft.flags, place: draft.place, words: draft.words,
                        confidence: draft.confidence))
            }
        }
        try await database.write { tx in
            var head = reading.head
            // a second draft of the same month keeps the longer name
            if try tx.first("SELECT id FROM plans WHERE code = \(head.planCode) AND state = 'current'") != nil {
                head.planCode = ""
            }
            let changed = try tx.run(
                """
                UPDATE imports SET state = 'ready', format = \(reading.format), head = \(try JSONText.write(head)),
                    version = version + 1 WHERE id = \(id) AND state = 'reading'
                """)
            guard changed == 1 else { return }
            let context = QuestionContext(documentDay: reading.head.issuedDay, units: try UnitBook(tx))
            for row in proposals { try RowRecord.insert(row, into: id, context, in: tx) }
            let rows = proposals.map { (place: $0.place, id: $0.id.text) }
            try SourceRecord(tx, id).write(reading, rows: rows, newID: world.newID)
            try tx.record(
                Change(
                    deed: "import-read", subjectKind: "import", subject: id.text, before: nil,
                    after: .object([
                        ("proposals", .integer(Int64(reading.drafts.count))),
                        ("findings", .integer(Int64(reading.findings.count))),
                    ]), actor: "system:intake", actorName: "intake"), world: world)
        }
    }

    /// Room between two rows for those a person adds from what was left out.
    static let spacing = 1000
}
