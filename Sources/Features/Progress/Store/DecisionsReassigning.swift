import Database
package import Organizations
import Plans
package import Vocabulary

extension Decisions {
    /// The Office gives the promise to another unit: the answer to a contest that is right. What was written stays with
    /// the promise, and the first unit goes on reading it.
    ///
    /// A cooperating or watching part that the other unit had in the task goes into this one.
    ///
    /// - Throws: `NotVisible` unless the viewer is the Office; `ProgressProblem` (`.changedMeanwhile`, `.notPossible`,
    ///   `.reasonMissing`, `.unitUnknown` for a group or a unit that ended, `.unitHasPart` when it leads the task too).
    package func reassign(
        _ id: ID<Assignment>, version: Int, to unit: ID<OrgUnit>, reason: String, by viewer: Viewer
    ) async throws {
        let (today, now) = (world.today(), world.now())
        try ProgressProblem.checkWords(reason, field: "Lý do")
        try await database.write { tx in
            let assignment = try writing.find(id, version: version, in: tx, for: viewer)
            let next = try writing.next(.reassign, of: assignment, reason: reason, by: viewer)
            guard
                let row = try tx.first(
                    """
                    SELECT name FROM units WHERE id = \(unit) AND is_group = 0
                        AND (valid_from IS NULL OR valid_from <= \(today)) AND (valid_to IS NULL OR valid_to >= \(today))
                    """)
            else { throw ProgressProblem.unitUnknown(unit.text) }
            let name: String = try row.get("name")
            guard unit != assignment.unit.id else { throw ProgressProblem.unitHasPart(name) }
            if let other = try part(of: unit, in: assignment.task.id, tx) {
                guard other.part != .lead, other.updates == 0 else { throw ProgressProblem.unitHasPart(name) }
                try writing.move(other, .withdraw, to: .withdrawn, reason: reason, by: viewer, in: tx)
                try writing.record(
                    "assignment-withdrawn", other.id, before: ["state": .string(other.state.rawValue)],
                    after: ["state": "withdrawn", "words": .string(reason)], by: viewer, in: tx)
            }
            try writing.move(assignment, .reassign, to: next, reason: reason, by: viewer, in: tx)
            try tx.run(
                """
                UPDATE assignments SET unit_id = \(unit), account_id = NULL, person_name = '', state_words = ''
                WHERE id = \(id)
                """)
            try tx.run(
                """
                INSERT INTO assignment_moves (id, assignment_id, kind, from_unit_id, to_unit_id, from_person, to_person,
                    words, batch, actor, actor_name, at, on_day)
                VALUES (\(world.newID()), \(id), 'reassignment', \(assignment.unit.id), \(unit),
                    \(assignment.personName), '', \(reason), '', \(viewer.actor), \(viewer.actorName), \(now), \(today))
                """)
            try writing.record(
                WorkAct.reassign.deed, id,
                before: ["state": .string(assignment.state.rawValue), "unit": .string(assignment.unit.name)],
                after: ["state": .string(next.rawValue), "unit": .string(name), "words": .string(reason)], by: viewer,
                in: tx)
            try writing.settle(assignment.task.id, in: tx)
        }
    }

    private func part(
        of unit: ID<OrgUnit>, in mission: ID<Mission>, _ tx: any Transaction
    ) throws -> Assignment? {
        try tx.first(
            """
            SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
            WHERE a.mission_id = \(mission) AND a.unit_id = \(unit) AND a.state <> 'withdrawn'
            """
        ).map(AssignmentRecord.assignment)
    }
}
