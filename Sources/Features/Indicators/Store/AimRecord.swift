import Database
import Plans
import Vocabulary

/// How an aim is written into its row, and read from it.
enum AimRecord {
    static let columns: SQL = """
        aims.id, aims.target_id, aims.part, aims.words, aims.value_op, aims.value_low, aims.value_high, aims.value_unit,
        aims.level, aims.horizon, aims.flags, aims.indicator_id, aims.link, aims.score, aims.weight, aims.baseline,
        aims.baseline_period, aims.baseline_source, aims.version
        """

    /// The aim without its milestones, which are rows of their own.
    static func aim(_ row: Row) throws -> Aim {
        var baseline: Aim.Baseline?
        if let value: Double = try row.get("baseline"), let code: String = try row.get("baseline_period"),
            let period = Period(code)
        {
            baseline = Aim.Baseline(value: value, period: period, source: try row.get("baseline_source"))
        }
        let words: String = try row.get("words")
        return Aim(
            id: try row.get("id"), target: try row.get("target_id"), part: try row.get("part"), words: words,
            value: TargetValue(
                raw: words, op: TargetValue.Operation(rawValue: try row.get("value_op")) ?? .text,
                low: try row.get("value_low"), high: try row.get("value_high"), unit: try row.get("value_unit")),
            level: Aim.Level(rawValue: try row.get("level")) ?? .unsaid, horizon: try row.get("horizon"),
            flags: try row.get("flags", as: String.self).split(separator: " ").map(String.init),
            indicator: try row.get("indicator_id"), link: Aim.LinkState(rawValue: try row.get("link")) ?? .proposed,
            score: try row.get("score"), weight: try row.get("weight"), baseline: baseline, milestones: [],
            version: try row.get("version"))
    }

    /// What the ledger keeps of an aim.
    static func json(_ aim: Aim) -> JSON {
        .object([
            ("target", .string(aim.target.text)), ("part", .integer(Int64(aim.part))), ("words", .string(aim.words)),
            ("operation", .string(aim.value.op.rawValue)), ("low", aim.value.low.map { .number($0) } ?? .null),
            ("high", aim.value.high.map { .number($0) } ?? .null), ("unit", .string(aim.value.unit)),
            ("level", .string(aim.level.rawValue)), ("horizon", aim.horizon.map { .integer(Int64($0)) } ?? .null),
            ("indicator", aim.indicator.map { .string($0.text) } ?? .null), ("link", .string(aim.link.rawValue)),
            ("weight", .number(aim.weight)),
            (
                "baseline",
                aim.baseline.map {
                    .object([
                        ("value", .number($0.value)), ("period", .string($0.period.code)),
                        ("source", .string($0.source)),
                    ])
                } ?? .null
            ),
            (
                "milestones",
                .array(
                    aim.milestones.map {
                        .object([
                            ("year", .integer(Int64($0.year))), ("value", .number($0.value)),
                            ("source", .string($0.source)),
                        ])
                    })
            ),
        ])
    }
}
