import Formats
import Organizations
import Vietnamese
import Vocabulary

/// The columns of a file of definitions: every field of an indicator, units by their codes.
enum DefinitionColumn: String, CaseIterable, Sendable {
    case code, name, group, meaning, unit, direction, kind, numerator, denominator, factor, frequency
    case delayMonths = "delay_months"
    case source, steward, formula
    case acrossUnits = "across_units"
    case acrossTime = "across_time"
    case scope
    /// Exceptions to the scope.
    case units
    case dimensions, decimals
    case needsApproval = "needs_approval"
    case jumpFactor = "jump_factor"
    case tolerance
    case validFrom = "valid_from"
    case validTo = "valid_to"
    case retiredReason = "retired_reason"
}

/// One indicator with all that belongs to it.
struct IndicatorDefinition: Sendable, Hashable {
    var indicator: Indicator
    var exceptions: [ScopeException]
}

/// How a definition is written into cells, and read from them.
struct DefinitionSheet {
    /// Codes by units, and units by codes.
    let codes: [ID<OrgUnit>: String]
    let units: [String: ID<OrgUnit>]

    init(units: [String: ID<OrgUnit>]) {
        self.units = units
        codes = Dictionary(units.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func text(_ column: DefinitionColumn, of definition: IndicatorDefinition) -> String {
        let each = definition.indicator
        return switch column {
        case .code: each.code
        case .name: each.name
        case .group: each.group
        case .meaning: each.meaning
        case .unit: each.unit
        case .direction: each.direction.rawValue
        case .kind: each.kind.rawValue
        case .numerator: each.numerator
        case .denominator: each.denominator
        case .factor: FileNumber.text(each.factor)
        case .frequency: each.frequency.rawValue
        case .delayMonths: String(each.delayMonths)
        case .source: each.source
        case .steward: each.steward.flatMap { codes[$0] } ?? ""
        case .formula: each.formula
        case .acrossUnits: each.acrossUnits.rawValue
        case .acrossTime: each.acrossTime.rawValue
        case .scope: each.scope.rawValue
        case .units: definition.exceptions.map(text).joined(separator: "|")
        case .dimensions: Indicator.Dimension.write(each.dimensions)
        case .decimals: String(each.decimals)
        case .needsApproval: each.needsApproval ? "1" : "0"
        case .jumpFactor: FileNumber.text(each.jumpFactor)
        case .tolerance: FileNumber.text(each.tolerance)
        case .validFrom: each.validFrom.iso
        case .validTo: each.validTo?.iso ?? ""
        case .retiredReason: each.retiredReason ?? ""
        }
    }

    /// `+xa-21040@2026-01..2026-06 vì …`, `-xa-21034`: in or out of the scope, for which periods, why.
    private func text(_ exception: ScopeException) -> String {
        var text = (exception.applies ? "+" : "-") + (codes[exception.unit] ?? "")
        if exception.from != nil || exception.to != nil {
            text += "@\(exception.from?.code ?? "")..\(exception.to?.code ?? "")"
        }
        // A bar in the words would end them.
        let words = exception.reason.replacing("\\", with: "\\\\").replacing("|", with: "\\b")
        return words.isEmpty ? text : "\(text) \(words)"
    }

    /// Reads what `text(_:)` writes; nil when it is something else.
    private func exception(_ text: Substring) -> ScopeException? {
        let sides = text.split(separator: " ", maxSplits: 1)
        guard let place = sides.first, let sign = place.first, sign == "+" || sign == "-" else { return nil }
        let parts = place.dropFirst().split(separator: "@", maxSplits: 1)
        guard let code = parts.first, let unit = units[String(code)] else { return nil }
        var exception = ScopeException(unit: unit, applies: sign == "+")
        if parts.count == 2 {
            let ends = parts[1].split(separator: "..", omittingEmptySubsequences: false)
            guard ends.count == 2 else { return nil }
            (exception.from, exception.to) = (Period(ends[0]), Period(ends[1]))
            guard (exception.from == nil) == ends[0].isEmpty, (exception.to == nil) == ends[1].isEmpty else {
                return nil
            }
        }
        if sides.count == 2 { exception.reason = DefinitionSheet.unescaped(sides[1]) }
        return exception
    }

    private static func unescaped(_ words: Substring) -> String {
        var out = ""
        var isEscape = false
        for scalar in words.unicodeScalars {
            if isEscape {
                out.unicodeScalars.append(scalar == "b" ? "|" : scalar)
                isEscape = false
            } else if scalar == "\\" {
                isEscape = true
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// What is wrong with a cell.
    struct Wrong: Error {
        let column: DefinitionColumn
        let says: String
    }

    /// The definition with this cell's words in place of what it said.
    func put(_ text: String, _ column: DefinitionColumn, into definition: inout IndicatorDefinition) throws(Wrong) {
        let words = tidy(nfc(text))
        switch column {
        case .code: definition.indicator.code = words
        case .name: definition.indicator.name = words
        case .group: definition.indicator.group = words
        case .meaning: definition.indicator.meaning = words
        case .unit: definition.indicator.unit = words
        case .numerator: definition.indicator.numerator = words
        case .denominator: definition.indicator.denominator = words
        case .source: definition.indicator.source = words
        case .formula: definition.indicator.formula = words
        case .direction: definition.indicator.direction = try word(words, column)
        case .kind: definition.indicator.kind = try word(words, column)
        case .frequency: definition.indicator.frequency = try word(words, column)
        case .acrossUnits: definition.indicator.acrossUnits = try word(words, column)
        case .acrossTime: definition.indicator.acrossTime = try word(words, column)
        case .scope: definition.indicator.scope = try word(words, column)
        case .factor: definition.indicator.factor = try number(words, column)
        case .jumpFactor: definition.indicator.jumpFactor = try number(words, column)
        case .tolerance: definition.indicator.tolerance = try number(words, column)
        case .delayMonths: definition.indicator.delayMonths = try whole(words, column)
        case .decimals: definition.indicator.decimals = try whole(words, column)
        case .needsApproval: definition.indicator.needsApproval = try answer(words, column)
        case .steward: definition.indicator.steward = try steward(words)
        case .validFrom:
            guard let day = Day(words) else { throw dayWrong(words, column) }
            definition.indicator.validFrom = day
        case .validTo:
            let day = Day(words)
            if day == nil, !words.isEmpty { throw dayWrong(words, column) }
            definition.indicator.validTo = day
        case .dimensions:
            definition.indicator.dimensions = Indicator.Dimension.read(words)
            guard Indicator.Dimension.write(definition.indicator.dimensions) == words else {
                throw Wrong(column: column, says: "Phân tổ “\(words)” không theo dạng gioi=nam,nu;khu-vuc=thanh-thi.")
            }
        case .units:
            definition.exceptions = try text.split(separator: "|").map { part throws(Wrong) in
                guard let exception = exception(part) else {
                    throw Wrong(
                        column: column,
                        says: "“\(part)” không theo dạng +ma-don-vi@2026-01..2026-06 lý do, hoặc không có đơn vị ấy.")
                }
                return exception
            }
        case .retiredReason: definition.indicator.retiredReason = words.isEmpty ? nil : words
        }
    }

    private func word<Word: RawRepresentable & CaseIterable>(
        _ words: String, _ column: DefinitionColumn
    ) throws(Wrong) -> Word where Word.RawValue == String {
        if let word = Word(rawValue: words) { return word }
        let all = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw Wrong(column: column, says: "“\(words)” không có. Chọn một trong: \(all).")
    }

    private func number(_ words: String, _ column: DefinitionColumn) throws(Wrong) -> Double {
        var reader = FileNumber(.dot)
        var copy = words
        if case .number(let number) = copy.withUTF8({ reader.read($0) }) { return number }
        throw Wrong(column: column, says: "“\(words)” không phải là một số dùng dấu chấm thập phân.")
    }

    private func whole(_ words: String, _ column: DefinitionColumn) throws(Wrong) -> Int {
        if let number = Int(words) { return number }
        throw Wrong(column: column, says: "“\(words)” không phải là một số nguyên.")
    }

    private func answer(_ words: String, _ column: DefinitionColumn) throws(Wrong) -> Bool {
        switch comparisonKey(words) {
        case "1", comparisonKey("có"): return true
        case "0", "", comparisonKey("không"): return false
        default: throw Wrong(column: column, says: "“\(words)” phải là 1 (có) hoặc 0 (không).")
        }
    }

    private func steward(_ words: String) throws(Wrong) -> ID<OrgUnit>? {
        if words.isEmpty { return nil }
        if let unit = units[words] { return unit }
        throw Wrong(column: .steward, says: "Không có đơn vị nào mang mã “\(words)”.")
    }

    private func dayWrong(_ words: String, _ column: DefinitionColumn) -> Wrong {
        Wrong(column: column, says: "“\(words)” không phải là ngày có thật viết theo dạng 2026-01-31.")
    }
}
