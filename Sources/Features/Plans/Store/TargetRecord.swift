import Database
import Vietnamese
import Vocabulary

/// How a target is written into its row, and read from it.
enum TargetRecord {
    static let columns: SQL = """
        targets.id, targets.plan_id, plans.code AS plan_code, targets.annex, targets.phase, targets.horizon, targets.section,
        targets.no, targets.parent_no, targets.name, targets.unit_text, targets.value_raw, targets.value_op,
        targets.value_low, targets.value_high, targets.value_unit, targets.lead_raw, targets.performers_raw, targets.flags,
        targets.state, targets.withdrawn_reason, targets.version
        """

    /// The target without its units, which are rows of their own.
    static func target(_ row: Row) throws -> Target {
        let op: String = try row.get("value_op")
        let state: String = try row.get("state")
        let flags: String = try row.get("flags")
        return Target(
            id: try row.get("id"), plan: PlanLink(id: try row.get("plan_id"), code: try row.get("plan_code")),
            annex: try row.get("annex"), phase: try row.get("phase"), horizon: try row.get("horizon"),
            section: try row.get("section"), no: try row.get("no"), parentNo: try row.get("parent_no"),
            name: try row.get("name"), unit: try row.get("unit_text"),
            value: TargetValue(
                raw: try row.get("value_raw"), op: TargetValue.Operation(rawValue: op) ?? .text,
                low: try row.get("value_low"), high: try row.get("value_high"), unit: try row.get("value_unit")),
            leadRaw: try row.get("lead_raw"), performersRaw: try row.get("performers_raw"), leads: [], performers: [],
            flags: flags.split(separator: " ").map(String.init), state: RowState(rawValue: state) ?? .withdrawn,
            withdrawnReason: try row.get("withdrawn_reason"), version: try row.get("version"))
    }

    /// What the ledger keeps of a target.
    static func json(_ facts: TargetFacts) -> JSON {
        .object([
            ("no", .string(facts.no)), ("parent", facts.parentNo.map { .string($0) } ?? .null),
            ("annex", .string(facts.annex)), ("phase", .string(facts.phase)),
            ("horizon", facts.horizon.map { .string(String($0)) } ?? .null), ("section", .string(facts.section)),
            ("name", .string(facts.name)), ("unit", .string(facts.unit)), ("value", .string(facts.value.raw)),
            ("operation", .string(facts.value.op.rawValue)),
            ("low", facts.value.low.map { .string(VietnameseNumber.write($0)) } ?? .null),
            ("high", facts.value.high.map { .string(VietnameseNumber.write($0)) } ?? .null),
            ("lead", .string(facts.lead.raw)), ("leadUnits", .array(facts.lead.codes.map { .string($0) })),
            ("performers", .string(facts.performers.raw)),
            ("performerUnits", .array(facts.performers.codes.map { .string($0) })),
        ])
    }

    static func search(_ facts: TargetFacts) -> String {
        let words = [facts.name, facts.value.raw, facts.unit, facts.lead.raw, facts.performers.raw, facts.phase]
        return SearchText.indexed(words.joined(separator: " "))
    }
}

/// Everything about a target that a person may correct.
package struct TargetFacts: Sendable, Hashable {
    package var annex = ""
    package var phase = ""
    package var horizon: Int?
    package var section = ""
    package var no = ""
    package var parentNo: String?
    package var name: String
    package var unit = ""
    package var value = TargetValue()
    package var lead = UnitWords()
    package var performers = UnitWords()

    package init(name: String) { self.name = name }

    init(_ new: NewTarget) {
        name = new.name
        annex = new.annex
        phase = new.phase
        horizon = new.horizon
        section = new.section
        no = new.no
        parentNo = new.parentNo
        unit = new.unit
        value = new.value
        lead = new.lead
        performers = new.performers
    }

    /// The facts as they stand.
    package init(_ target: Target) {
        name = target.name
        annex = target.annex
        phase = target.phase
        horizon = target.horizon
        section = target.section
        no = target.no
        parentNo = target.parentNo
        unit = target.unit
        value = target.value
        lead = UnitWords(raw: target.leadRaw, codes: target.leads.map(\.code))
        performers = UnitWords(raw: target.performersRaw, codes: target.performers.map(\.code))
    }
}
