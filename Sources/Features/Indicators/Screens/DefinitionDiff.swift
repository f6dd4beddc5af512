import Design
import Organizations
import Vietnamese
import Vocabulary

/// What a version of a definition changed, in the words of its form.
enum DefinitionDiff {
    private static let names: [(key: String, name: Phrase)] = [
        ("name", Phrase("tên", "name")), ("group", Phrase("nhóm", "group")),
        ("meaning", Phrase("định nghĩa", "meaning")), ("unit", Phrase("đơn vị tính", "unit")),
        ("direction", Phrase("chiều tốt lên", "direction")), ("kind", Phrase("loại số", "kind")),
        ("numerator", Phrase("tử số", "numerator")), ("denominator", Phrase("mẫu số", "denominator")),
        ("factor", Phrase("hệ số nhân", "factor")), ("frequency", Phrase("kỳ", "frequency")),
        ("delayMonths", Phrase("số tháng chờ", "delay in months")), ("source", Phrase("nguồn", "source")),
        ("steward", Phrase("đơn vị chủ trì", "steward")), ("formula", Phrase("công thức", "formula")),
        ("acrossUnits", Phrase("cách gộp đơn vị", "units together")),
        ("acrossTime", Phrase("cách gộp kỳ", "periods together")), ("scope", Phrase("ai báo cáo", "who reports")),
        ("dimensions", Phrase("phân tổ", "dimensions")), ("decimals", Phrase("chữ số sau dấu phẩy", "decimals")),
        ("needsApproval", Phrase("duyệt", "approval")), ("jumpFactor", Phrase("ngưỡng hỏi lại", "jump factor")),
        ("tolerance", Phrase("sai lệch cho phép", "tolerance")), ("validFrom", Phrase("hiệu lực từ", "valid from")),
        ("validTo", Phrase("hiệu lực đến", "valid to")),
    ]

    /// `đơn vị tính: “hộ” → “%”`, each change once, in the order of the form.
    static func lines(_ before: JSON, _ after: JSON, units: ValueUnits, _ language: Language) -> [String] {
        names.compactMap { key, name in
            let (old, new) = (before[key] ?? .null, after[key] ?? .null)
            guard old != new else { return nil }
            return "\(language(name)): \(shown(old, key, units, language)) → \(shown(new, key, units, language))"
        }
    }

    private static func shown(_ value: JSON, _ key: String, _ units: ValueUnits, _ language: Language) -> String {
        switch value {
        case .string(let text):
            if text.isEmpty { return language("trống", "empty") }
            return "“\(word(text, key, units).map { language($0) } ?? text)”"
        case .integer(let number): return String(number)
        case .number(let number): return GridForm.written(number)
        case .bool(let isOn): return isOn ? language("có", "yes") : language("không", "no")
        default: return language("trống", "empty")
        }
    }

    private static func word(_ text: String, _ key: String, _ units: ValueUnits) -> Phrase? {
        switch key {
        case "direction": Indicator.Direction(rawValue: text).map(DefinitionWords.direction)
        case "kind": Indicator.Kind(rawValue: text).map(DefinitionWords.kind)
        case "frequency": Frequency(rawValue: text).map(ValueWords.frequency)
        case "acrossUnits": Indicator.AcrossUnits(rawValue: text).map(DefinitionWords.acrossUnits)
        case "acrossTime": Indicator.AcrossTime(rawValue: text).map(DefinitionWords.acrossTime)
        case "scope": Indicator.Scope(rawValue: text).map(DefinitionWords.scope)
        case "steward":
            {
                let name = units.name(ID(text)); return Phrase(name, name)
            }()
        case "validFrom", "validTo": Day(text).map { Phrase($0.shown, $0.shown) }
        default: nil
        }
    }
}
