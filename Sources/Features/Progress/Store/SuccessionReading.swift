package import Database
package import Organizations
package import Plans
package import Vocabulary

/// A promise on its way from one unit or person to another.
package struct PromiseMove: Sendable, Hashable {
    /// `succession`, `handover`, `reassignment`, `delegation`.
    package let kind: String
    package let from: UnitLink
    package let to: UnitLink
    package let fromPerson: String
    package let toPerson: String
    package let words: String
    /// The act that it was part of; nil for a move of its own.
    package let act: ID<Handover>?
    package let actorName: String
    package let at: Instant
}

/// What became one with a promise when units came together.
package struct JoinedPromise: Sendable {
    package let assignment: Assignment
    /// Newest first.
    package let updates: [ProgressUpdate]
    package let evidence: [Evidence]
}

extension Successions {
    /// Where a promise came from, newest first; what was joined with it, with all that was said under it; and the promise
    /// that it was itself joined into.
    ///
    /// - Throws: `NotVisible` when the promise is not for this viewer.
    package func past(
        of id: ID<Assignment>, for viewer: Viewer
    ) async throws -> (moves: [PromiseMove], joined: [JoinedPromise], into: ID<Assignment>?) {
        try await database.read { tx in
            _ = try AssignmentWriting(world: world).find(id, in: tx, for: viewer)
            let joined = try tx.rows(
                """
                SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
                WHERE a.id IN (SELECT assignment_id FROM assignment_joins WHERE into_id = \(id)) ORDER BY a.id LIMIT 50
                """
            ).map { row in
                let promise = try AssignmentRecord.assignment(row)
                return JoinedPromise(
                    assignment: promise, updates: try UpdateRecord.updates(of: promise.id, in: tx),
                    evidence: try UpdateRecord.evidence(of: promise.id, in: tx))
            }
            let into = try tx.first("SELECT into_id FROM assignment_joins WHERE assignment_id = \(id)")
            return (try moves(of: id, in: tx), joined, try into?.get("into_id"))
        }
    }

    private func moves(of id: ID<Assignment>, in tx: any Transaction) throws -> [PromiseMove] {
        try tx.rows(
            """
            SELECT v.kind, v.from_person, v.to_person, v.words, v.actor_name, v.at, h.id AS act,
                f.id AS f_id, f.code AS f_code, f.name AS f_name, t.id AS t_id, t.code AS t_code, t.name AS t_name
            FROM assignment_moves v JOIN units f ON f.id = v.from_unit_id JOIN units t ON t.id = v.to_unit_id
            LEFT JOIN handovers h ON h.id = v.batch
            WHERE v.assignment_id = \(id) ORDER BY v.at DESC, v.id DESC LIMIT 200
            """
        ).map { row in
            PromiseMove(
                kind: try row.get("kind"),
                from: UnitLink(id: try row.get("f_id"), code: try row.get("f_code"), name: try row.get("f_name")),
                to: UnitLink(id: try row.get("t_id"), code: try row.get("t_code"), name: try row.get("t_name")),
                fromPerson: try row.get("from_person"), toPerson: try row.get("to_person"),
                words: try row.get("words"), act: try row.get("act"), actorName: try row.get("actor_name"),
                at: try row.get("at"))
        }
    }
}
