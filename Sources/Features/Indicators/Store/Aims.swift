package import Database
import Documents
import Ledger
package import Organizations
package import Plans
package import Vocabulary

/// What targets demand, computably, and what measures it: read from each target, tied to indicators by a person.
package struct Aims: Sendable {
    let database: Database
    let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// An aim with the target it belongs to, as lists show it.
    package struct Line: Sendable, Hashable {
        package let aim: Aim
        package let targetName: String
        package let targetUnit: String
        package let plan: ID<Plan>
        package let planCode: String
        /// The annex and the number under which the plan says it; empty in its body and where it has none.
        package let annex: String
        package let no: String
        /// What the column of values says.
        package let raw: String
    }

    /// Which aims are wanted; empty parts narrow nothing.
    package struct Filter: Sendable {
        package var target: ID<Target>?
        package var plan: ID<Plan>?
        package var indicator: ID<Indicator>?
        package var link: Aim.LinkState?
        package init() {}
    }

    /// The current aims of current targets that the viewer may see, by plan and place.
    package func list(_ filter: Filter = Filter(), for viewer: Viewer) async throws -> [Line] {
        guard viewer.readsIndicators else { return [] }
        return try await database.read { try Aims.lines(filter, in: $0) }
    }

    static func lines(_ filter: Filter, in tx: any Transaction) throws -> [Line] {
        var condition: SQL = "aims.state = 'current' AND targets.state = 'current'"
        if let target = filter.target { condition = condition + " AND aims.target_id = \(target)" }
        if let plan = filter.plan { condition = condition + " AND targets.plan_id = \(plan)" }
        if let indicator = filter.indicator { condition = condition + " AND aims.indicator_id = \(indicator)" }
        if let link = filter.link { condition = condition + " AND aims.link = \(link.rawValue)" }
        let rows = try tx.rows(
            """
            SELECT \(AimRecord.columns), targets.name AS target_name, targets.unit_text AS target_unit, plans.id AS plan_id,
                plans.code AS plan_code, targets.annex AS target_annex, targets.no AS target_no, targets.value_raw
            FROM aims JOIN targets ON targets.id = aims.target_id JOIN plans ON plans.id = targets.plan_id
            WHERE \(condition) ORDER BY targets.place_sort, aims.target_id, aims.part
            """)
        var milestones: [ID<Aim>: [Aim.Milestone]] = [:]
        for row in try tx.rows(
            """
            SELECT aim_milestones.aim_id, aim_milestones.year, aim_milestones.value, aim_milestones.source
            FROM aim_milestones JOIN aims ON aims.id = aim_milestones.aim_id
            JOIN targets ON targets.id = aims.target_id WHERE \(condition)
            ORDER BY aim_milestones.aim_id, aim_milestones.year
            """)
        {
            milestones[try row.get("aim_id"), default: []].append(
                Aim.Milestone(
                    year: try row.get("year"), value: try row.get("value"), source: try row.get("source")))
        }
        return try rows.map { row in
            var aim = try AimRecord.aim(row)
            aim.milestones = milestones[aim.id] ?? []
            return Line(
                aim: aim, targetName: try row.get("target_name"), targetUnit: try row.get("target_unit"),
                plan: try row.get("plan_id"), planCode: try row.get("plan_code"),
                annex: try row.get("target_annex"), no: try row.get("target_no"), raw: try row.get("value_raw"))
        }
    }

    /// Replaces the aims of a target by what was read from it anew, inside the caller's transaction. An aim whose words
    /// are the same keeps what a person said of it; others are withdrawn, never deleted. Without drafts all are.
    package func write(
        _ drafts: [Aim], of target: ID<Target>, in tx: any Transaction, by viewer: Viewer
    ) throws {
        let old = try tx.rows(
            """
            SELECT \(AimRecord.columns) FROM aims WHERE aims.target_id = \(target) AND aims.state = 'current'
            ORDER BY aims.part
            """
        ).map(AimRecord.aim)
        if old.count == drafts.count, zip(old, drafts).allSatisfy({ $0.demands($1) }) { return }
        let seq = try tx.record(
            Change(
                deed: drafts.isEmpty ? "aims-withdrawn" : "aims-read", subjectKind: "target", subject: target.text,
                before: old.isEmpty ? nil : .array(old.map(AimRecord.json)),
                after: drafts.isEmpty ? nil : .array(drafts.map(AimRecord.json)), actor: viewer.actor,
                actorName: viewer.actorName), world: world)
        let now = world.now()
        // The parts of withdrawn aims give way to the new ones' numbers.
        let last = try tx.first("SELECT COALESCE(MAX(part), 0) AS last FROM aims WHERE target_id = \(target)")
        var part: Int = try last?.get("last") ?? 0
        for (place, aim) in drafts.enumerated() {
            if place < old.count, old[place].words == aim.words {
                let isOpen = old[place].link == .proposed
                try tx.run(
                    """
                    UPDATE aims SET value_op = \(aim.value.op.rawValue), value_low = \(aim.value.low),
                        value_high = \(aim.value.high), value_unit = \(aim.value.unit), horizon = \(aim.horizon),
                        level = \(aim.level.rawValue), flags = \(aim.flags.joined(separator: " ")),
                        indicator_id = \(isOpen ? aim.indicator : old[place].indicator),
                        score = \(isOpen ? aim.score : old[place].score), version = version + 1, changed_seq = \(seq),
                        changed_at = \(now) WHERE id = \(old[place].id)
                    """)
                continue
            }
            if place < old.count { try end(old[place].id, seq: seq, in: tx) }
            part += 1
            try insert(aim, part: part, seq: seq, in: tx)
        }
        for gone in old.dropFirst(drafts.count) { try end(gone.id, seq: seq, in: tx) }
    }

    private func end(_ id: ID<Aim>, seq: Int64, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE aims SET state = 'withdrawn', version = version + 1, changed_seq = \(seq),
                changed_at = \(world.now()) WHERE id = \(id)
            """)
    }

    private func insert(_ aim: Aim, part: Int, seq: Int64, in tx: any Transaction) throws {
        let id = ID<Aim>(world.newID())
        try tx.run(
            """
            INSERT INTO aims (id, target_id, part, words, value_op, value_low, value_high, value_unit, level, horizon,
                flags, indicator_id, link, score, decided_by, decided_words, weight, baseline, baseline_period,
                baseline_source, state, version, changed_seq, changed_at)
            VALUES (\(id), \(aim.target), \(part), \(aim.words), \(aim.value.op.rawValue), \(aim.value.low),
                \(aim.value.high), \(aim.value.unit), \(aim.level.rawValue), \(aim.horizon),
                \(aim.flags.joined(separator: " ")), \(aim.indicator), \(aim.link.rawValue), \(aim.score), '', '',
                \(aim.weight), \(aim.baseline?.value), \(aim.baseline?.period.code), \(aim.baseline?.source ?? ""),
                'current', 1, \(seq), \(world.now()))
            """)
        try write(aim.milestones, of: id, in: tx)
    }

    func write(_ milestones: [Aim.Milestone], of aim: ID<Aim>, in tx: any Transaction) throws {
        for milestone in milestones {
            try tx.run(
                """
                INSERT INTO aim_milestones (aim_id, year, value, source)
                VALUES (\(aim), \(milestone.year), \(milestone.value), \(milestone.source))
                """)
        }
    }
}

extension Aim {
    /// Whether another reading of the same target demands just this.
    func demands(_ other: Aim) -> Bool {
        words == other.words && value.op == other.value.op && value.low == other.value.low
            && value.high == other.value.high && value.unit == other.value.unit && level == other.level
            && horizon == other.horizon && flags == other.flags
    }
}
