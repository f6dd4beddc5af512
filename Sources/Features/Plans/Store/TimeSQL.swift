import Database
import Vocabulary

/// `timeState` in SQL, over the columns of `missions`; a test holds the two together.
enum TimeSQL {
    /// The `TimeGroup` of a row as text.
    static func group(today: Day) -> SQL {
        let soon = today.adding(days: TimeState.soonDays)
        return """
            CASE WHEN missions.done_on IS NOT NULL AND (missions.due_on IS NULL OR missions.done_on <= missions.due_on)
                    THEN 'done'
                WHEN missions.done_on IS NOT NULL THEN 'done-late'
                WHEN missions.due_on < \(today) THEN 'overdue'
                WHEN missions.due_on = \(today) THEN 'due-today'
                WHEN missions.due_on <= \(soon) THEN 'due-soon'
                WHEN missions.due_on IS NOT NULL THEN 'not-due'
                WHEN missions.deadline_kind IN ('recurring', 'ongoing') THEN 'regular'
                WHEN missions.deadline_kind = 'conditional' THEN 'waiting'
                WHEN missions.deadline_kind = 'invalid' THEN 'invalid'
                ELSE 'no-deadline' END
            """
    }

    /// Holds for the rows of a group; written so that the index by deadline serves it.
    static func condition(_ group: TimeGroup, today: Day) -> SQL {
        let soon = today.adding(days: TimeState.soonDays)
        return switch group {
        case .overdue: "missions.done_on IS NULL AND missions.due_sort < \(today)"
        case .dueToday: "missions.done_on IS NULL AND missions.due_sort = \(today)"
        case .dueSoon: "missions.done_on IS NULL AND missions.due_sort > \(today) AND missions.due_sort <= \(soon)"
        case .notDue: "missions.done_on IS NULL AND missions.due_on IS NOT NULL AND missions.due_sort > \(soon)"
        case .doneOnTime:
            "missions.done_on IS NOT NULL AND (missions.due_on IS NULL OR missions.done_on <= missions.due_on)"
        case .doneLate: "missions.done_on > missions.due_on"
        case .paused: "1 = 0"
        case .regular:
            "missions.done_on IS NULL AND missions.due_on IS NULL AND missions.deadline_kind IN ('recurring', 'ongoing')"
        case .waiting:
            "missions.done_on IS NULL AND missions.due_on IS NULL AND missions.deadline_kind = 'conditional'"
        case .invalid: "missions.done_on IS NULL AND missions.due_on IS NULL AND missions.deadline_kind = 'invalid'"
        case .noDeadline:
            """
            missions.done_on IS NULL AND missions.due_on IS NULL
                AND missions.deadline_kind NOT IN ('recurring', 'ongoing', 'conditional', 'invalid')
            """
        }
    }

    static func condition(_ time: MissionFilter.Time, today: Day) -> SQL? {
        switch time {
        case .any: nil
        case .open: "missions.done_on IS NULL"
        case .done: "missions.done_on IS NOT NULL"
        case .group(let group): condition(group, today: today)
        }
    }

    /// A tally out of rows of `time_group` and `amount`.
    static func tally(_ rows: [Row]) throws -> TimeTally {
        var counts: [TimeGroup: Int] = [:]
        for row in rows {
            guard let group = TimeGroup(rawValue: try row.get("time_group")) else { continue }
            counts[group, default: 0] += try row.get("amount", as: Int.self)
        }
        return TimeTally(counts)
    }
}
