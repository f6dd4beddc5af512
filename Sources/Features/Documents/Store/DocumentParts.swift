import Database
import Vocabulary

extension DocumentRegister {
    /// Adds the citations and duties, which are rows of their own, to documents that were read without them.
    func attachParts(to documents: inout [Document], in tx: any Transaction) throws {
        for start in stride(from: 0, to: documents.count, by: 400) {
            try attachParts(to: &documents, start..<min(start + 400, documents.count), in: tx)
        }
    }

    private func attachParts(to documents: inout [Document], _ part: Range<Int>, in tx: any Transaction) throws {
        var places: [ID<Document>: Int] = [:]
        for index in part { places[documents[index].id] = index }
        let ids = documents[part].map { "\($0.id)" as SQL }.joined(separator: ", ")
        for row in try tx.rows(
            """
            SELECT document_id, raw, kind, number, issued_on FROM document_citations
            WHERE document_id IN (\(ids)) ORDER BY document_id, position
            """)
        {
            guard let place = places[try row.get("document_id")] else { continue }
            documents[place].head.citations.append(
                DocumentCitation(
                    raw: try row.get("raw"), kind: try row.get("kind"), number: try row.get("number"),
                    issuedOn: try row.get("issued_on")))
        }
        for row in try tx.rows(
            """
            SELECT document_id, raw, cadence, due, from_whom, to_whom FROM document_duties
            WHERE document_id IN (\(ids)) ORDER BY document_id, position
            """)
        {
            guard let place = places[try row.get("document_id")] else { continue }
            documents[place].head.duties.append(
                DocumentDuty(
                    raw: try row.get("raw"), cadence: try row.get("cadence"), due: try row.get("due"),
                    from: try row.get("from_whom"), to: try row.get("to_whom")))
        }
    }
}
