import Database
import Organizations
import Vietnamese
import Vocabulary

/// How an indicator is written into its row, and read from it.
enum IndicatorRecord {
    static func indicator(_ row: Row) throws -> Indicator {
        func word<Word: RawRepresentable>(_ column: String, _ type: Word.Type) throws -> Word
        where Word.RawValue == String {
            guard let word = Word(rawValue: try row.get(column)) else {
                throw DatabaseProblem(.other, "an unknown word in \(column)")
            }
            return word
        }
        return Indicator(
            id: try row.get("id"), code: try row.get("code"), name: try row.get("name"),
            group: try row.get("group_name"), meaning: try row.get("meaning"), unit: try row.get("unit_text"),
            direction: try word("direction", Indicator.Direction.self), kind: try word("kind", Indicator.Kind.self),
            numerator: try row.get("numerator"), denominator: try row.get("denominator"),
            factor: try row.get("factor"), frequency: try word("frequency", Frequency.self),
            delayMonths: try row.get("delay_months"), source: try row.get("source"),
            steward: try row.get("steward_id"), formula: try row.get("formula"),
            acrossUnits: try word("across_units", Indicator.AcrossUnits.self),
            acrossTime: try word("across_time", Indicator.AcrossTime.self),
            scope: try word("scope", Indicator.Scope.self),
            dimensions: Indicator.Dimension.read(try row.get("dimensions")), decimals: try row.get("decimals"),
            needsApproval: try row.get("needs_approval", as: Int.self) == 1, jumpFactor: try row.get("jump_factor"),
            tolerance: try row.get("tolerance"), validFrom: try row.get("valid_from"),
            validTo: try row.get("valid_to"), retiredReason: try row.get("retired_reason"),
            version: try row.get("version"))
    }

    /// What the ledger and the list of versions keep of an indicator.
    static func json(_ indicator: Indicator) -> JSON {
        .object([
            ("code", .string(indicator.code)), ("name", .string(indicator.name)),
            ("group", .string(indicator.group)), ("meaning", .string(indicator.meaning)),
            ("unit", .string(indicator.unit)), ("direction", .string(indicator.direction.rawValue)),
            ("kind", .string(indicator.kind.rawValue)), ("numerator", .string(indicator.numerator)),
            ("denominator", .string(indicator.denominator)), ("factor", .number(indicator.factor)),
            ("frequency", .string(indicator.frequency.rawValue)),
            ("delayMonths", .integer(Int64(indicator.delayMonths))), ("source", .string(indicator.source)),
            ("steward", indicator.steward.map { .string($0.text) } ?? .null), ("formula", .string(indicator.formula)),
            ("acrossUnits", .string(indicator.acrossUnits.rawValue)),
            ("acrossTime", .string(indicator.acrossTime.rawValue)), ("scope", .string(indicator.scope.rawValue)),
            ("dimensions", .string(Indicator.Dimension.write(indicator.dimensions))),
            ("decimals", .integer(Int64(indicator.decimals))), ("needsApproval", .bool(indicator.needsApproval)),
            ("jumpFactor", .number(indicator.jumpFactor)), ("tolerance", .number(indicator.tolerance)),
            ("validFrom", .string(indicator.validFrom.iso)),
            ("validTo", indicator.validTo.map { .string($0.iso) } ?? .null),
        ])
    }

    static func search(_ indicator: Indicator) -> String {
        SearchText.indexed(
            [indicator.code, indicator.name, indicator.group, indicator.meaning, indicator.unit, indicator.source]
                .joined(separator: " "))
    }
}

extension Indicator.Dimension {
    /// Reads `gioi=nam,nu;khu-vuc=thanh-thi,nong-thon`; what is not of this form is left out.
    package static func read(_ text: String) -> [Indicator.Dimension] {
        text.split(separator: ";").compactMap { part in
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { return nil }
            return Indicator.Dimension(
                code: String(sides[0]), members: sides[1].split(separator: ",").map(String.init))
        }
    }

    /// The text that `read` reads.
    package static func write(_ dimensions: [Indicator.Dimension]) -> String {
        dimensions.map { "\($0.code)=\($0.members.joined(separator: ","))" }.joined(separator: ";")
    }
}
