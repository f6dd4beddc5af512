import Database
import Documents
package import Organizations
package import Vocabulary

/// How one plan stands: section by section, and agency by agency.
package struct PlanStanding: Sendable {
    /// The plan's sections in their order, each with how its tasks stand.
    package var sections: [(annex: String, section: String, title: String, tally: TimeTally)]
    /// Who leads, the most tasks first.
    package var leads: [(unit: UnitLink, tally: TimeTally)]
    package var tally: TimeTally { sections.reduce(TimeTally()) { $0 + $1.tally } }
}

extension PlanRegister {
    /// How the tasks of a plan stand, as far as the viewer may read them.
    package func standing(_ id: ID<Plan>, today: Day, for viewer: Viewer) async throws -> PlanStanding {
        try await database.read { tx in
            var sections: [(annex: String, section: String, title: String, tally: TimeTally)] = []
            var places: [String: Int] = [:]
            for row in try tx.rows(
                """
                SELECT annex, section, section_title, time_group, COUNT(*) AS amount, MIN(position) AS first_position FROM (
                    SELECT missions.annex, missions.section, missions.section_title, missions.position,
                        \(TimeSQL.group(today: today)) AS time_group
                    FROM missions
                    WHERE missions.plan_id = \(id) AND missions.state = 'current' AND \(viewer.mayReadMission)
                ) AS grouped GROUP BY annex, section, section_title, time_group ORDER BY MIN(position)
                """)
            {
                let (annex, section, title) = (
                    try row.get("annex", as: String.self), try row.get("section", as: String.self),
                    try row.get("section_title", as: String.self)
                )
                guard let group = TimeGroup(rawValue: try row.get("time_group")) else { continue }
                let key = "\(annex)\n\(section)\n\(title)"
                let index = places[key] ?? sections.count
                if index == sections.count {
                    places[key] = index
                    sections.append((annex, section, title, TimeTally()))
                }
                sections[index].tally.counts[group] = try row.get("amount")
            }
            return PlanStanding(sections: sections, leads: try leads(id, today: today, for: viewer, in: tx))
        }
    }

    private func leads(
        _ id: ID<Plan>, today: Day, for viewer: Viewer, in tx: any Transaction
    ) throws -> [(unit: UnitLink, tally: TimeTally)] {
        var found: [(unit: UnitLink, tally: TimeTally)] = []
        for row in try tx.rows(
            """
            SELECT units.id, units.code, units.name, grouped.time_group, grouped.amount FROM (
                SELECT unit_id, time_group, COUNT(*) AS amount FROM (
                    SELECT mission_units.unit_id, \(TimeSQL.group(today: today)) AS time_group
                    FROM missions JOIN mission_units ON mission_units.mission_id = missions.id
                    WHERE missions.plan_id = \(id) AND missions.state = 'current' AND mission_units.part = 'lead'
                        AND \(viewer.mayReadMission)
                ) AS led GROUP BY unit_id, time_group
            ) AS grouped JOIN units ON units.id = grouped.unit_id ORDER BY units.name_sort, units.id
            """)
        {
            guard let group = TimeGroup(rawValue: try row.get("time_group")) else { continue }
            let unit = UnitLink(id: try row.get("id"), code: try row.get("code"), name: try row.get("name"))
            if found.last?.unit != unit { found.append((unit, TimeTally())) }
            found[found.count - 1].tally.counts[group] = try row.get("amount")
        }
        return found.enumerated().sorted { ($1.element.tally.total, $0.offset) < ($0.element.tally.total, $1.offset) }
            .map(\.element)
    }
}
