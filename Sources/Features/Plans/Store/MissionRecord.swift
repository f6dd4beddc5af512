import Database
import Organizations
import Vietnamese
package import Vocabulary

/// How a task is written into its row, and read from it.
enum MissionRecord {
    static let columns: SQL = """
        missions.id, missions.plan_id, plans.code AS plan_code, missions.annex, missions.section, missions.section_title,
        missions.no, missions.title, missions.product, missions.lead_raw, missions.coop_raw, missions.deadline_raw,
        missions.deadline_kind, missions.starts_on, missions.ends_on, missions.due_on, missions.done_on, missions.done_words, missions.flags,
        missions.state, missions.withdrawn_reason, missions.version
        """

    /// The task without its units, which are rows of their own.
    static func mission(_ row: Row) throws -> Mission {
        let kind: String = try row.get("deadline_kind")
        let state: String = try row.get("state")
        let flags: String = try row.get("flags")
        return Mission(
            id: try row.get("id"), plan: PlanLink(id: try row.get("plan_id"), code: try row.get("plan_code")),
            annex: try row.get("annex"), section: try row.get("section"), sectionTitle: try row.get("section_title"),
            no: try row.get("no"), title: try row.get("title"), product: try row.get("product"),
            leadRaw: try row.get("lead_raw"), coopRaw: try row.get("coop_raw"), leads: [], coops: [],
            deadline: Deadline(
                raw: try row.get("deadline_raw"), kind: Deadline.Kind(rawValue: kind) ?? .none,
                start: try row.get("starts_on"), end: try row.get("ends_on")),
            dueOn: try row.get("due_on"), doneOn: try row.get("done_on"), doneWords: try row.get("done_words"),
            flags: flags.split(separator: " ").map(String.init), state: RowState(rawValue: state) ?? .withdrawn,
            withdrawnReason: try row.get("withdrawn_reason"), version: try row.get("version"))
    }

    /// What the ledger keeps of a task.
    static func json(_ facts: MissionFacts) -> JSON {
        .object([
            ("no", .string(facts.no)), ("annex", .string(facts.annex)), ("section", .string(facts.section)),
            ("sectionTitle", .string(facts.sectionTitle)), ("title", .string(facts.title)),
            ("product", .string(facts.product)), ("lead", .string(facts.lead.raw)),
            ("leadUnits", .array(facts.lead.codes.map { .string($0) })), ("coop", .string(facts.coop.raw)),
            ("coopUnits", .array(facts.coop.codes.map { .string($0) })), ("deadline", .string(facts.deadline.raw)),
            ("deadlineKind", .string(facts.deadline.kind.rawValue)),
            ("start", facts.deadline.start.map { .string($0.iso) } ?? .null),
            ("end", facts.deadline.end.map { .string($0.iso) } ?? .null),
        ])
    }

    static func search(_ facts: MissionFacts) -> String {
        let words = [
            facts.title, facts.product, facts.lead.raw, facts.coop.raw, facts.sectionTitle, facts.deadline.raw,
        ]
        return SearchText.indexed(words.joined(separator: " "))
    }

    /// After every day: rows without a day stand last.
    static let undated = "9999-99-99"
}

/// Everything about a task that a person may correct.
package struct MissionFacts: Sendable, Hashable {
    package var annex = ""
    package var section = ""
    package var sectionTitle = ""
    package var no = ""
    package var title: String
    package var product = ""
    package var lead = UnitWords()
    package var coop = UnitWords()
    package var deadline = Deadline()

    package init(title: String) { self.title = title }

    init(_ new: NewMission) {
        title = new.title
        annex = new.annex
        section = new.section
        sectionTitle = new.sectionTitle
        no = new.no
        product = new.product
        lead = new.lead
        coop = new.coop
        deadline = new.deadline
    }

    /// The facts as they stand.
    package init(_ mission: Mission) {
        title = mission.title
        annex = mission.annex
        section = mission.section
        sectionTitle = mission.sectionTitle
        no = mission.no
        product = mission.product
        lead = UnitWords(raw: mission.leadRaw, codes: mission.leads.map(\.code))
        coop = UnitWords(raw: mission.coopRaw, codes: mission.coops.map(\.code))
        deadline = mission.deadline
    }
}
