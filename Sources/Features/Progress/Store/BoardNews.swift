import Calendars
import Database
import Organizations
import Plans
import Vocabulary

/// What changed on the promises since a board last looked.
struct BoardNews: Sendable {
    /// One promise as its row says it: numbers, and the identities that the board gives places to.
    private struct Told: Sendable {
        let id: ID<Assignment>
        let mission: ID<Mission>
        let section: BoardSection
        let unit: ID<OrgUnit>
        let account: String?
        let line: BoardLine
    }

    let head: Int64
    private let told: [Told]
    private let pauses: [Pause]
    private let suspensions: [(assignment: ID<Assignment>, span: DaySpan)]

    /// How the rows are found: by the index on the mark, so that news of one deed costs one row.
    static func statement(since known: Int64) -> SQL {
        """
        SELECT a.id, a.mission_id, a.unit_id, a.group_id, a.part, a.state, a.state_at, a.assigned_on, a.first_due_on,
            a.due_on, a.done_on, a.level, a.declared_at, a.last_sent_at, a.updates, a.amendments, a.account_id,
            m.plan_id, m.annex, m.section, m.section_title, m.deadline_kind, m.state AS mission_state
        FROM assignments a JOIN missions m ON m.id = a.mission_id WHERE a.changed_seq > \(known)
        """
    }

    init(since known: Int64, head: Int64, pauses store: Pauses, in tx: any Transaction) throws {
        self.head = head
        told = try tx.rows(BoardNews.statement(since: known)).map(BoardNews.told)
        pauses = try store.all(in: tx)
        suspensions = try tx.rows("SELECT assignment_id, from_on, to_on FROM suspensions").map {
            (try $0.get("assignment_id"), DaySpan(from: try $0.get("from_on"), to: try $0.get("to_on")))
        }
    }

    func apply(to state: inout Board.State) {
        for promise in told {
            var line = promise.line
            line.mission = state.lists.missions.add(promise.mission)
            line.plan = state.lists.plans.add(promise.section.plan)
            line.section = state.lists.sections.add(promise.section)
            line.unit = state.lists.units.add(promise.unit)
            if let account = promise.account { line.account = state.lists.accounts.add(account) }
            if let place = state.lists.places[promise.id] {
                state.lines[place] = line
            } else {
                state.lists.places[promise.id] = state.lines.count
                state.lists.assignments.append(promise.id)
                state.lines.append(line)
            }
        }
        state.pauses = [:]
        for pause in pauses {
            for unit in pause.units {
                let place = state.lists.units.add(unit)
                state.pauses[place, default: []].append(DaySpan(from: pause.from, to: pause.to))
            }
        }
        state.suspensions = [:]
        for (id, span) in suspensions {
            if let place = state.lists.places[id] { state.suspensions[place, default: []].append(span) }
        }
        state.head = head
    }

    private static func told(_ row: Row) throws -> Told {
        var line = BoardLine()
        line.firstDue = BoardLine.number(try row.get("first_due_on"))
        line.due = BoardLine.number(try row.get("due_on"))
        line.doneOn = BoardLine.number(try row.get("done_on"))
        line.declaredOn = BoardLine.number(try row.get("declared_at", as: Instant?.self)?.localDay)
        line.assignedOn = BoardLine.number(try row.get("assigned_on"))
        line.lastSentOn = BoardLine.number(try row.get("last_sent_at", as: Instant?.self)?.localDay)
        line.stateOn = BoardLine.number(try row.get("state_at", as: Instant.self).localDay)
        line.updates = Int32(clamping: try row.get("updates", as: Int.self))
        line.amendments = Int32(clamping: try row.get("amendments", as: Int.self))
        line.part = Assignment.Part(rawValue: try row.get("part")) ?? .watch
        line.state = WorkState(rawValue: try row.get("state")) ?? .withdrawn
        line.level = ProofLevel(rawValue: try row.get("level")) ?? .none
        line.kind = Deadline.Kind(rawValue: try row.get("deadline_kind")) ?? .none
        line.isThroughGroup = try row.get("group_id", as: String?.self) != nil
        line.isWithdrawnTask = try row.get("mission_state", as: String.self) == "withdrawn"
        return Told(
            id: try row.get("id"), mission: try row.get("mission_id"),
            section: BoardSection(
                plan: try row.get("plan_id"), annex: try row.get("annex"), section: try row.get("section"),
                title: try row.get("section_title")),
            unit: try row.get("unit_id"), account: try row.get("account_id"), line: line)
    }
}
