import Database
import Organizations
import Plans
import Vocabulary

/// Moves one promise to another unit or person, with its history; joins it where the receiver has one of the same task.
struct SuccessionMoving {
    /// The act that the moves belong to.
    struct Act {
        let kind: Handover.Kind
        let batch: String
        /// The decision's number and date, or why.
        let words: String
    }

    let writing: AssignmentWriting
    let tx: any Transaction
    let viewer: Viewer
    private var world: World { writing.world }

    /// Gives a promise to another unit; true when it was joined with one that the unit had.
    func move(_ promise: Assignment, to unit: UnitLink, _ act: Act) throws -> Bool {
        let row = try tx.first(
            """
            SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
            WHERE a.mission_id = \(promise.task.id) AND a.unit_id = \(unit.id) AND a.state <> 'withdrawn'
            """)
        guard let rival = try row.map(AssignmentRecord.assignment) else {
            try carry(promise, to: unit, act)
            return false
        }
        if SuccessionMoving.stays(rival, before: promise) {
            try note(promise, to: unit, toPerson: rival.personName, act)
            try join(promise, into: rival, of: unit, act)
        } else {
            try join(rival, into: promise, of: unit, act)
            try carry(promise, to: unit, act)
        }
        return true
    }

    /// Whether the receiver's own promise stays when two of one task come together: the stronger part stays (a lead
    /// before a helper), then the one that still has something to do, then the receiver's own.
    static func stays(_ own: Assignment, before moved: Assignment) -> Bool {
        let rank: (Assignment) -> Int = { Assignment.Part.allCases.firstIndex(of: $0.part) ?? 9 }
        if rank(own) != rank(moved) { return rank(own) < rank(moved) }
        let isOver: (Assignment) -> Bool = { $0.level >= .counted }
        return isOver(own) == isOver(moved) ? true : !isOver(own)
    }

    /// Gives a promise to a person of its unit, or back to the unit.
    func give(
        _ promise: Assignment, to account: ID<Account>?, name: String, kind: String, batch: String, words: String
    ) throws {
        try tx.run("UPDATE assignments SET account_id = \(account), person_name = \(name) WHERE id = \(promise.id)")
        try insert(
            promise, to: promise.unit.id, toPerson: name, kind: kind, batch: batch, words: words)
        try writing.record(
            "assignment-delegated", promise.id,
            before: .object([("person", .string(promise.personName))]),
            after: .object([("person", .string(name)), ("words", .string(words))]), by: viewer, in: tx)
    }

    private func carry(_ promise: Assignment, to unit: UnitLink, _ act: Act) throws {
        let isTheirs = try promise.account.map {
            try tx.first("SELECT id FROM accounts WHERE id = \($0) AND unit_id = \(unit.id)") != nil
        }
        let person = isTheirs == false ? "" : promise.personName
        try note(promise, to: unit, toPerson: person, act)
        try tx.run(
            """
            UPDATE assignments SET unit_id = \(unit.id), account_id = \(isTheirs == true ? promise.account : nil),
                person_name = \(person)
            WHERE id = \(promise.id)
            """)
        try closeClaims(of: promise.id, on: unit.id)
        try writing.record(
            "assignment-moved", promise.id, before: .object([("unit", .string(promise.unit.id.text))]),
            after: .object([("unit", .string(unit.id.text)), ("words", .string(act.words))]), by: viewer, in: tx)
    }

    private func note(_ promise: Assignment, to unit: UnitLink, toPerson: String, _ act: Act) throws {
        try insert(
            promise, to: unit.id, toPerson: toPerson, kind: act.kind.rawValue, batch: act.batch, words: act.words)
    }

    private func insert(
        _ promise: Assignment, to unit: ID<OrgUnit>, toPerson: String, kind: String, batch: String, words: String
    ) throws {
        let now = world.now()
        try tx.run(
            """
            INSERT INTO assignment_moves (id, assignment_id, kind, from_unit_id, to_unit_id, from_person, to_person, words,
                batch, actor, actor_name, at, on_day)
            VALUES (\(world.newID()), \(promise.id), \(kind), \(promise.unit.id), \(unit), \(promise.personName),
                \(toPerson), \(words), \(batch), \(viewer.actor), \(viewer.actorName), \(now), \(now.localDay))
            """)
    }

    /// Withdraws `gone`; what was open under it goes on under `stay`.
    private func join(_ gone: Assignment, into stay: Assignment, of unit: UnitLink, _ act: Act) throws {
        try writing.move(
            gone, .withdraw, to: .withdrawn, reason: "Nhập vào việc cùng nhiệm vụ của \(unit.name)",
            document: act.words,
            by: viewer, in: tx)
        try tx.run(
            """
            INSERT INTO assignment_joins (assignment_id, into_id, batch, joined_at)
            VALUES (\(gone.id), \(stay.id), \(act.batch), \(world.now()))
            """)
        try tx.run(
            "UPDATE claims SET assignment_id = \(stay.id) WHERE assignment_id = \(gone.id) AND state <> 'closed'")
        try tx.run(
            """
            UPDATE work_steps SET assignment_id = \(stay.id), position = position + 1000
            WHERE assignment_id = \(gone.id) AND withdrawn_at IS NULL AND done_on IS NULL
            """)
        try tx.run("UPDATE extensions SET state = 'taken-back' WHERE assignment_id = \(gone.id) AND state = 'asked'")
        try closeClaims(of: stay.id, on: unit.id)
        try writing.record(
            "assignment-joined", gone.id, before: .object([("state", .string(gone.state.rawValue))]),
            after: .object([("state", .string("withdrawn")), ("into", .string(stay.id.text))]), by: viewer, in: tx)
        try writing.record(
            "assignment-joined", stay.id, before: nil, after: .object([("from", .string(gone.id.text))]), by: viewer,
            in: tx)
    }

    /// A unit does not wait for itself.
    private func closeClaims(of promise: ID<Assignment>, on unit: ID<OrgUnit>) throws {
        try tx.run(
            """
            UPDATE claims SET state = 'closed', closed_at = \(world.now()),
                closed_words = 'Hai bên đã là một cơ quan'
            WHERE assignment_id = \(promise) AND on_unit_id = \(unit) AND state <> 'closed'
            """)
    }
}
