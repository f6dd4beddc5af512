import Database
package import Organizations
import Plans
package import Vocabulary

extension Instructions {
    /// A unit's words on an instruction: an opinion, or the answer that it has done what was asked.
    ///
    /// - Parameter version: the one that the form was made from.
    /// - Throws: `NotVisible` unless the viewer speaks for an addressed unit; `DirectionProblem`.
    package func answer(
        _ id: ID<Instruction>, version: Int, words: String, isAnswer: Bool, by viewer: Viewer
    ) async throws {
        guard viewer.roles.contains(.focal), let unit = viewer.unit else { throw NotVisible() }
        try await database.write { tx in
            let instruction = try open(id, version: version, words: words, in: tx, for: viewer)
            guard let addressee = instruction.addressees.first(where: { $0.unit.id == unit }) else {
                throw NotVisible()
            }
            try append(instruction, unit: unit, words: words, isAnswer: isAnswer, in: tx, by: viewer)
            if isAnswer, addressee.answeredOn == nil {
                try tx.run(
                    """
                    UPDATE instruction_units SET answered_on = \(world.today())
                    WHERE instruction_id = \(id) AND unit_id = \(unit)
                    """)
            }
            try record(
                isAnswer ? "instruction-answered" : "instruction-commented", id, before: nil,
                after: ["unit": .string(unit.text), "words": .string(words)], by: viewer, in: tx)
        }
    }

    /// More words of the giver.
    ///
    /// - Throws: `NotVisible` unless the viewer gave it, or is the Office; `DirectionProblem`.
    package func add(_ id: ID<Instruction>, version: Int, words: String, by viewer: Viewer) async throws {
        try await database.write { tx in
            let instruction = try open(id, version: version, words: words, in: tx, for: viewer)
            guard viewer.mayClose(instruction) else { throw NotVisible() }
            try append(instruction, unit: nil, words: words, isAnswer: false, in: tx, by: viewer)
            try record(
                "instruction-continued", id, before: nil, after: ["words": .string(words)], by: viewer, in: tx)
        }
    }

    /// The giver is content, or lets it rest, and says why.
    ///
    /// - Throws: as `add`.
    package func close(_ id: ID<Instruction>, version: Int, words: String, by viewer: Viewer) async throws {
        try await database.write { tx in
            let instruction = try open(id, version: version, words: words, in: tx, for: viewer)
            guard viewer.mayClose(instruction) else { throw NotVisible() }
            try tx.run(
                """
                UPDATE instructions SET state = 'closed', closed_words = \(words), closed_name = \(viewer.actorName),
                    closed_on = \(world.today()), version = version + 1
                WHERE id = \(id)
                """)
            try record(
                "instruction-closed", id, before: ["state": "open"],
                after: ["state": "closed", "words": .string(words)], by: viewer, in: tx)
        }
    }

    private func open(
        _ id: ID<Instruction>, version: Int, words: String, in tx: any Transaction, for viewer: Viewer
    ) throws -> Instruction {
        let instruction = try find(id, in: tx, for: viewer)
        guard !words.isEmpty else { throw DirectionProblem.wordsMissing }
        try DirectionProblem.check(words, "Nội dung", limit: 2000)
        guard instruction.state == .open else { throw DirectionProblem.closed }
        guard instruction.version == version else { throw DirectionProblem.changedMeanwhile }
        return instruction
    }

    private func append(
        _ instruction: Instruction, unit: ID<OrgUnit>?, words: String, isAnswer: Bool, in tx: any Transaction,
        by viewer: Viewer
    ) throws {
        let last = try tx.first(
            "SELECT COALESCE(MAX(seq), 0) AS last FROM instruction_entries WHERE instruction_id = \(instruction.id)")
        try tx.run(
            """
            INSERT INTO instruction_entries (id, instruction_id, seq, side, unit_id, is_answer, words, actor, actor_name,
                at)
            VALUES (\(world.newID()), \(instruction.id), \((try last?.get("last", as: Int.self) ?? 0) + 1),
                \(unit == nil ? "giver" : "unit"), \(unit), \(isAnswer ? 1 : 0), \(words), \(viewer.actor),
                \(viewer.actorName), \(world.now()))
            """)
        try tx.run("UPDATE instructions SET version = version + 1 WHERE id = \(instruction.id)")
    }
}

extension Viewer {
    /// Whether this viewer may go on with an instruction and close it: its giver, and the Office for those it entered for
    /// somebody.
    func mayClose(_ instruction: Instruction) -> Bool {
        guard givesInstructions else { return false }
        return instruction.giver == actor || (instruction.giver.isEmpty && roles.contains(.office))
    }
}
