package import Database
import Ledger
package import Organizations
package import Plans
package import Vocabulary

/// Giving a task to the units that owe it.
extension Assignments {
    /// A unit that a task asks for.
    struct Wanted {
        /// As the register names it; the unit itself, for a member of a group.
        let named: ID<OrgUnit>
        /// Who stands in its place today.
        let unit: ID<OrgUnit>
        let group: ID<OrgUnit>?
        let part: Assignment.Part
    }

    /// Brings the promises of a task in line with what the register says of it: one for each unit that it names, itself or
    /// through a group, and that exists today; a unit that ended is followed to its successor. What is no longer asked is
    /// withdrawn; a corrected deadline is taken over where no extension was granted. Calling it again changes nothing.
    ///
    /// What was decided since stays: a promise that went to another unit is still the one that the first was named for, one
    /// that was withdrawn by a document is not given out again, and one of a unit that ended waits for its succession.
    package func give(_ mission: ID<Mission>, in tx: any Transaction, by viewer: Viewer) throws {
        guard
            let row = try tx.first("SELECT state, deadline_kind, ends_on FROM missions WHERE id = \(mission)")
        else { throw NotVisible() }
        let isCurrent = try row.get("state", as: String.self) == "current"
        let kind = Deadline.Kind(rawValue: try row.get("deadline_kind")) ?? .none
        let due: Day? = kind.isDated ? try row.get("ends_on") : nil
        let today = world.today()
        let wanted = isCurrent ? try self.wanted(mission, on: today, in: tx) : []
        var left = try tx.rows(
            """
            SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
            WHERE a.mission_id = \(mission) AND a.state <> 'withdrawn' ORDER BY a.id
            """
        ).map(AssignmentRecord.assignment)
        var having = Set(left.map(\.unit.id))
        let decidedAway = try wanted.isEmpty ? [] : decidedAway(from: mission, in: tx)
        var fresh: [Wanted] = []
        for want in wanted {
            let moved = left.firstIndex { $0.firstUnit == want.named && $0.unit.id != $0.firstUnit }
            if let index = moved ?? left.firstIndex(where: { [want.named, want.unit].contains($0.unit.id) }) {
                try keep(left.remove(at: index), part: want.part, due: due, in: tx, by: viewer)
            } else if !decidedAway.contains(want.unit), having.insert(want.unit).inserted {
                fresh.append(want)
            }
        }
        try add(fresh, to: mission, due: due, in: tx, by: viewer)
        for assignment in left where try !isCurrent || isOnlyFromPlan(assignment, on: today, in: tx) {
            try writing.move(
                assignment, .withdraw, to: .withdrawn,
                reason: isCurrent ? "Nhiệm vụ không còn ghi đơn vị này" : "Nhiệm vụ đã rút",
                by: viewer, in: tx)
            try writing.record(
                "assignment-withdrawn", assignment.id, before: .object([("state", .string(assignment.state.rawValue))]),
                after: .object([("state", .string("withdrawn"))]), by: viewer, in: tx)
        }
        // Boards keep the section and the kind of deadline with each promise; the task's own entry in the ledger tells
        // them to look again.
        try tx.run(
            "UPDATE assignments SET changed_seq = \(try Ledger.head(in: tx)) WHERE mission_id = \(mission)")
        if isCurrent { try writing.settle(mission, in: tx) }
    }

    /// The plan may take it back: not a watcher, nor what was added by hand or came from another unit, nor what a unit that
    /// ended still owes.
    private func isOnlyFromPlan(_ assignment: Assignment, on today: Day, in tx: any Transaction) throws -> Bool {
        guard assignment.part != .watch, assignment.unit.id == assignment.firstUnit else { return false }
        let added = try tx.first(
            "SELECT id FROM transitions WHERE assignment_id = \(assignment.id) AND act = \(Self.addedByHand)")
        let ended = try tx.first(
            "SELECT id FROM units WHERE id = \(assignment.unit.id) AND valid_to IS NOT NULL AND valid_to < \(today)")
        return added == nil && ended == nil
    }

    /// The units that the Office took it off with a document.
    private func decidedAway(from mission: ID<Mission>, in tx: any Transaction) throws -> Set<ID<OrgUnit>> {
        Set(
            try tx.rows(
                """
                SELECT a.unit_id FROM transitions t JOIN assignments a ON a.id = t.assignment_id
                WHERE a.mission_id = \(mission) AND a.state = 'withdrawn' AND t.act = 'withdraw' AND t.document_words <> ''
                """
            ).map { try $0.get("unit_id") })
    }

    /// The word of the first line in the workflow of a promise that no plan names.
    private static let addedByHand = "add"

    /// Gives out the tasks that were registered before promises were kept; does nothing the second time.
    ///
    /// - Returns: how many tasks were given out.
    @discardableResult
    package func giveWhatIsOwing(by viewer: Viewer) async throws -> Int {
        try await database.write { tx in
            let rows = try tx.rows(
                """
                SELECT m.id FROM missions m WHERE m.state = 'current'
                    AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.mission_id = m.id)
                    AND EXISTS (SELECT 1 FROM mission_units x WHERE x.mission_id = m.id)
                ORDER BY m.place_sort
                """)
            for row in rows { try give(try row.get("id"), in: tx, by: viewer) }
            return rows.count
        }
    }

    /// Gives a task to one more unit in a part that the plan does not name, such as watching.
    ///
    /// - Throws: `NotVisible` unless the viewer is the coordinator or the Office; `DatabaseProblem` duplicate is answered
    ///   as `ProgressProblem.notPossible`.
    package func add(
        _ unit: ID<OrgUnit>, as part: Assignment.Part, to mission: ID<Mission>, by viewer: Viewer
    ) async throws {
        guard !viewer.roles.isDisjoint(with: [.coordinator, .office]) else { throw NotVisible() }
        try await database.write { tx in
            guard
                let row = try tx.first(
                    "SELECT deadline_kind, ends_on FROM missions WHERE id = \(mission) AND state = 'current'")
            else { throw NotVisible() }
            let kind = Deadline.Kind(rawValue: try row.get("deadline_kind")) ?? .none
            let has = try tx.first(
                "SELECT id FROM assignments WHERE mission_id = \(mission) AND unit_id = \(unit) AND state <> 'withdrawn'"
            )
            guard has == nil else { throw ProgressProblem.notPossible("Đơn vị này đã có phần") }
            guard
                try tx.first(
                    """
                    SELECT id FROM units WHERE id = \(unit) AND is_group = 0
                        AND (valid_to IS NULL OR valid_to >= \(world.today()))
                    """) != nil
            else { throw ProgressProblem.unitUnknown(unit.text) }
            let want = Wanted(named: unit, unit: unit, group: nil, part: part)
            let due: Day? = kind.isDated ? try row.get("ends_on") : nil
            guard let id = try add([want], to: mission, due: due, in: tx, by: viewer).first else { return }
            try tx.run(
                """
                INSERT INTO transitions (id, assignment_id, seq, act, from_state, to_state, reason, document_words, actor,
                    actor_name, at, on_day)
                VALUES (\(world.newID()), \(id), 1, \(Self.addedByHand), '', 'assigned', '', '', \(viewer.actor),
                    \(viewer.actorName), \(world.now()), \(world.today()))
                """)
            try writing.settle(mission, in: tx)
        }
    }

    /// Each unit once; a lead before a helper.
    private func wanted(_ mission: ID<Mission>, on today: Day, in tx: any Transaction) throws -> [Wanted] {
        var wanted: [Wanted] = []
        var seen: Set<ID<OrgUnit>> = []
        for row in try tx.rows(
            """
            SELECT mission_units.unit_id, mission_units.part, units.is_group
            FROM mission_units JOIN units ON units.id = mission_units.unit_id
            WHERE mission_units.mission_id = \(mission)
            ORDER BY CASE mission_units.part WHEN 'lead' THEN 0 ELSE 1 END, units.is_group, mission_units.position
            """)
        {
            let named: ID<OrgUnit> = try row.get("unit_id")
            let part: Assignment.Part = try row.get("part", as: String.self) == "lead" ? .lead : .coop
            if try row.get("is_group", as: Int.self) == 1 {
                let members = try tx.rows(
                    """
                    SELECT u.id FROM units u WHERE u.id IN (\(Units.memberIDs(of: "\(named)", on: today)))
                    ORDER BY u.name_sort, u.id
                    """)
                for member in members {
                    let unit: ID<OrgUnit> = try member.get("id")
                    if seen.insert(unit).inserted {
                        wanted.append(Wanted(named: unit, unit: unit, group: named, part: part))
                    }
                }
            } else if let unit = try living(named, on: today, in: tx), seen.insert(unit).inserted {
                wanted.append(Wanted(named: named, unit: unit, group: nil, part: part))
            }
        }
        return wanted
    }

    /// The unit itself, or who took over its work and exists on the day; nil when nobody did.
    private func living(_ unit: ID<OrgUnit>, on day: Day, in tx: any Transaction) throws -> ID<OrgUnit>? {
        var next: ID<OrgUnit>? = unit
        for _ in 0..<20 {
            guard let id = next,
                let row = try tx.first("SELECT valid_to, successor_id FROM units WHERE id = \(id)")
            else { return nil }
            let end: Day? = try row.get("valid_to")
            if end.map({ day <= $0 }) ?? true { return id }
            next = try row.get("successor_id")
        }
        return nil
    }

    /// Makes the promises, with one entry in the ledger: the task's.
    ///
    /// - Returns: their ids in the order of `wanted`.
    @discardableResult
    private func add(
        _ wanted: [Wanted], to mission: ID<Mission>, due: Day?, in tx: any Transaction, by viewer: Viewer
    ) throws -> [ID<Assignment>] {
        guard !wanted.isEmpty else { return [] }
        let now = world.now()
        let units = wanted.map { want in
            JSON.object([
                ("unit", .string(want.unit.text)), ("part", .string(want.part.rawValue)),
                ("group", want.group.map { .string($0.text) } ?? .null),
            ])
        }
        let seq = try tx.record(
            Change(
                deed: "mission-given", subjectKind: "mission", subject: mission.text, before: nil,
                after: .object([("due", due.map { .string($0.iso) } ?? .null), ("units", .array(units))]),
                actor: viewer.actor, actorName: viewer.actorName), world: world)
        let ids = wanted.map { _ in ID<Assignment>(world.newID()) }
        for start in stride(from: 0, to: wanted.count, by: 60) {
            let rows = zip(ids, wanted).dropFirst(start).prefix(60).map { id, want -> SQL in
                """
                (\(id), \(mission), \(want.unit), \(want.unit), \(want.group), \(want.part.rawValue), \(now.localDay),
                    'assigned', '', \(now), \(due), \(due), 0, 0, '', 0, '', 1, \(seq), \(now), \(now))
                """
            }
            try tx.run(
                """
                INSERT INTO assignments (id, mission_id, unit_id, first_unit_id, group_id, part, assigned_on, state,
                    state_words, state_at, first_due_on, due_on, level, updates, cause, amendments, person_name, version,
                    changed_seq, created_at, changed_at)
                VALUES \(rows.joined(separator: ", "))
                """)
        }
        return ids
    }

    private func keep(
        _ old: Assignment, part: Assignment.Part, due: Day?, in tx: any Transaction, by viewer: Viewer
    ) throws {
        let extended =
            try tx.first(
                "SELECT id FROM extensions WHERE assignment_id = \(old.id) AND state = 'granted' LIMIT 1") != nil
        let current = extended ? old.due : due
        guard old.part != part || old.firstDue != due || old.due != current else {
            return try amend(old, in: tx, by: viewer)
        }
        try tx.run(
            """
            UPDATE assignments SET part = \(part.rawValue), first_due_on = \(due), due_on = \(current)
            WHERE id = \(old.id)
            """)
        try writing.record(
            "assignment-changed", old.id,
            before: .object([
                ("part", .string(old.part.rawValue)), ("due", old.firstDue.map { .string($0.iso) } ?? .null),
            ]),
            after: .object([("part", .string(part.rawValue)), ("due", due.map { .string($0.iso) } ?? .null)]),
            by: viewer, in: tx)
        try amend(old, in: tx, by: viewer)
    }

    /// A corrected task is no longer what the Office confirmed (L22).
    private func amend(_ old: Assignment, in tx: any Transaction, by viewer: Viewer) throws {
        guard old.level == .confirmed, let hash = old.confirmedHash else { return }
        let now = try writing.find(old.id, in: tx, for: .system("progress"))
        guard try Decisions.content(of: now, in: tx).hash != hash else { return }
        try CompletionWriting(world: world).amend(now, in: tx)
        try writing.record(
            "assignment-amended", old.id, before: ["level": .integer(Int64(old.level.rawValue))],
            after: ["amendments": .integer(Int64(old.amendments + 1))], by: viewer, in: tx)
    }
}
