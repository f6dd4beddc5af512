package import Database
import Ledger
package import Organizations
import Vietnamese
package import Vocabulary

/// The shelf of documents (sổ văn bản): puts on, finds, corrects and withdraws.
package struct DocumentRegister: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Puts a document on the shelf, inside the caller's transaction.
    ///
    /// - Throws: `NotVisible` unless the viewer keeps the register; `DocumentProblem.alreadyHere` when a current
    ///   document has the same bytes; `.titleMissing`.
    package func insert(_ new: NewDocument, in tx: any Transaction, by viewer: Viewer) throws -> ID<Document> {
        guard viewer.keepsRegister else { throw NotVisible() }
        let facts = new.facts
        guard !facts.title.isEmpty else { throw DocumentProblem.titleMissing }
        if let hash = new.file?.hash,
            let known = try tx.first("SELECT id FROM documents WHERE file_hash = \(hash) AND state = 'current'")
        {
            throw DocumentProblem.alreadyHere(id: try known.get("id"))
        }
        let id = ID<Document>(world.newID())
        let now = world.now()
        let title = facts.title
        try tx.run(
            """
            INSERT INTO documents (id, kind, issuer_text, number, number_key, issued_on, issued_sort, title, title_folded,
                title_sort, search_folded, signer_name, signer_position, is_draft, recipients, file_hash, file_name,
                file_format, file_bytes, state, version, created_at, changed_at)
            VALUES (\(id), \(facts.kind), \(facts.issuer), \(facts.number), \(DocumentKeys.number(facts.number)),
                \(facts.issuedOn), \(facts.issuedOn?.iso ?? ""), \(title), \(foldedKey(title)), \(collationKey(title)),
                \(DocumentKeys.search(facts, file: new.file)), \(facts.signerName), \(facts.signerPosition),
                \(facts.isDraft ? 1 : 0), \(DocumentKeys.lines(facts.recipients)), \(new.file?.hash), \(new.file?.name),
                \(new.file?.format), \(new.file?.bytes), 'current', 1, \(now), \(now))
            """)
        try writeParts(of: facts, id: id, in: tx)
        try tx.record(
            Change(
                deed: "document-added", subjectKind: "document", subject: id.text, before: nil,
                after: DocumentRecord.json(facts, file: new.file), actor: viewer.actor, actorName: viewer.actorName),
            world: world)
        return id
    }

    /// The document with its citations and duties.
    ///
    /// - Throws: `NotVisible` when it is not there or not for this viewer.
    package func document(_ id: ID<Document>, for viewer: Viewer) async throws -> Document {
        try await database.read { try find(id, in: $0, for: viewer) }
    }

    /// The current document with these bytes; nil when there is none.
    package func document(hash: String, for viewer: Viewer) async throws -> ID<Document>? {
        let right = viewer.mayReadPapers
        let rows = try await database.rows(
            "SELECT id FROM documents WHERE file_hash = \(hash) AND state = 'current' AND \(right)")
        return try rows.first.map { try $0.get("id") }
    }

    /// Replaces what is said of a document; what was there stays in the ledger.
    ///
    /// - Parameter version: the one that the form was made from.
    /// - Throws: `DocumentProblem.changedMeanwhile`, `.titleMissing`, `.alreadyWithdrawn`; `NotVisible`.
    package func correct(
        _ id: ID<Document>, version: Int, to facts: DocumentFacts, by viewer: Viewer
    ) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !facts.title.isEmpty else { throw DocumentProblem.titleMissing }
        try await database.write { tx in
            let old = try find(id, in: tx, for: viewer)
            try check(old, version: version, in: tx)
            let title = facts.title
            try tx.run(
                """
                UPDATE documents SET kind = \(facts.kind), issuer_text = \(facts.issuer), number = \(facts.number),
                    number_key = \(DocumentKeys.number(facts.number)), issued_on = \(facts.issuedOn),
                    issued_sort = \(facts.issuedOn?.iso ?? ""), title = \(title), title_folded = \(foldedKey(title)),
                    title_sort = \(collationKey(title)), search_folded = \(DocumentKeys.search(facts, file: old.file)),
                    signer_name = \(facts.signerName), signer_position = \(facts.signerPosition),
                    is_draft = \(facts.isDraft ? 1 : 0), recipients = \(DocumentKeys.lines(facts.recipients)),
                    version = version + 1, changed_at = \(world.now())
                WHERE id = \(id)
                """)
            try tx.run("DELETE FROM document_citations WHERE document_id = \(id)")
            try tx.run("DELETE FROM document_duties WHERE document_id = \(id)")
            try writeParts(of: facts, id: id, in: tx)
            try tx.record(
                Change(
                    deed: "document-corrected", subjectKind: "document", subject: id.text,
                    before: DocumentRecord.json(old.head, file: old.file),
                    after: DocumentRecord.json(facts, file: old.file), actor: viewer.actor, actorName: viewer.actorName),
                world: world)
        }
    }

    /// Takes a document off the shelf with a reason; nothing is deleted.
    ///
    /// - Throws: as `correct`, and `DocumentProblem.reasonMissing`.
    package func withdraw(_ id: ID<Document>, version: Int, reason: String, by viewer: Viewer) async throws {
        guard viewer.keepsRegister else { throw NotVisible() }
        guard !reason.isEmpty else { throw DocumentProblem.reasonMissing }
        try await database.write { tx in
            let old = try find(id, in: tx, for: viewer)
            try check(old, version: version, in: tx)
            let now = world.now()
            try tx.run(
                """
                UPDATE documents SET state = 'withdrawn', withdrawn_at = \(now), withdrawn_reason = \(reason),
                    version = version + 1, changed_at = \(now)
                WHERE id = \(id)
                """)
            try tx.record(
                Change(
                    deed: "document-withdrawn", subjectKind: "document", subject: id.text,
                    before: .object([("state", .string("current"))]),
                    after: .object([("state", .string("withdrawn")), ("reason", .string(reason))]),
                    actor: viewer.actor, actorName: viewer.actorName),
                world: world)
        }
    }

    private func check(_ old: Document, version: Int, in tx: any Transaction) throws {
        guard old.version == version else {
            throw DocumentProblem.changedMeanwhile(by: try lastActor(kind: "document", subject: old.id.text, in: tx))
        }
        guard old.state == .current else { throw DocumentProblem.alreadyWithdrawn }
    }

    func find(_ id: ID<Document>, in tx: any Transaction, for viewer: Viewer) throws -> Document {
        let right = viewer.mayReadPapers
        guard let row = try tx.first("SELECT \(DocumentRecord.columns) FROM documents WHERE id = \(id) AND \(right)")
        else {
            throw NotVisible()
        }
        var documents = [try DocumentRecord.document(row)]
        try attachParts(to: &documents, in: tx)
        return documents[0]
    }

    private func writeParts(of facts: DocumentFacts, id: ID<Document>, in tx: any Transaction) throws {
        for (position, citation) in facts.citations.enumerated() {
            try tx.run(
                """
                INSERT INTO document_citations (document_id, position, raw, kind, number, number_key, issued_on)
                VALUES (\(id), \(position), \(citation.raw), \(citation.kind), \(citation.number),
                    \(DocumentKeys.number(citation.number)), \(citation.issuedOn))
                """)
        }
        for (position, duty) in facts.duties.enumerated() {
            try tx.run(
                """
                INSERT INTO document_duties (document_id, position, raw, cadence, due, from_whom, to_whom)
                VALUES (\(id), \(position), \(duty.raw), \(duty.cadence), \(duty.due), \(duty.from), \(duty.to))
                """)
        }
    }
}
