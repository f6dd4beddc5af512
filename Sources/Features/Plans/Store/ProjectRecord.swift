import Database
import Vietnamese
import Vocabulary

/// How a project is written into its row, and read from it.
enum ProjectRecord {
    static let columns: SQL = """
        projects.id, projects.plan_id, plans.code AS plan_code, projects.annex, projects.group_title, projects.no,
        projects.name, projects.lead_raw, projects.flags, projects.state, projects.withdrawn_reason, projects.version
        """

    /// The project without its units and years, which are rows of their own.
    static func project(_ row: Row) throws -> Project {
        let state: String = try row.get("state")
        let flags: String = try row.get("flags")
        return Project(
            id: try row.get("id"), plan: PlanLink(id: try row.get("plan_id"), code: try row.get("plan_code")),
            annex: try row.get("annex"), group: try row.get("group_title"), no: try row.get("no"),
            name: try row.get("name"),
            leadRaw: try row.get("lead_raw"), leads: [], years: [], flags: flags.split(separator: " ").map(String.init),
            state: RowState(rawValue: state) ?? .withdrawn, withdrawnReason: try row.get("withdrawn_reason"),
            version: try row.get("version"))
    }

    /// What the ledger keeps of a project.
    static func json(_ facts: ProjectFacts) -> JSON {
        .object([
            ("no", .string(facts.no)), ("annex", .string(facts.annex)), ("group", .string(facts.group)),
            ("name", .string(facts.name)), ("lead", .string(facts.lead.raw)),
            ("leadUnits", .array(facts.lead.codes.map { .string($0) })),
            ("years", .array(facts.years.map { .string(String($0)) })),
        ])
    }

    static func search(_ facts: ProjectFacts) -> String {
        SearchText.indexed([facts.name, facts.lead.raw, facts.group].joined(separator: " "))
    }
}

/// Everything about a project that a person may correct.
package struct ProjectFacts: Sendable, Hashable {
    package var annex = ""
    package var group = ""
    package var no = ""
    package var name: String
    package var lead = UnitWords()
    package var years: [Int] = []

    package init(name: String) { self.name = name }

    init(_ new: NewProject) {
        name = new.name
        annex = new.annex
        group = new.group
        no = new.no
        lead = new.lead
        years = Set(new.years).sorted()
    }

    /// The facts as they stand.
    package init(_ project: Project) {
        name = project.name
        annex = project.annex
        group = project.group
        no = project.no
        lead = UnitWords(raw: project.leadRaw, codes: project.leads.map(\.code))
        years = project.years
    }
}
