import Vietnamese

/// In what a formula counts: named units with whole exponents, `tỷ đồng/người`.
///
/// Percent, quotients of one unit by itself and numbers written in a formula are pure numbers. An empty unit, and the
/// number 0, go with everything. Scale words (`nghìn`, `triệu`, `tỷ`) and numbers before a name tell apart what may
/// not be added (`triệu đồng`, `tỷ đồng`); a factor written in the formula is taken for a conversion, so after
/// `* 1000` the scale is the writer's word. Whether the factor is the right one is not checked.
package struct FormulaUnit: Sendable, Hashable {
    private enum Nature: Hashable { case any, counted }
    private var nature = Nature.any
    private var powers: [String: Int] = [:]
    /// Nil after a factor.
    private var scale: Double?
    /// Only for the words.
    private var isPercent = false

    /// Goes with everything.
    static let any = FormulaUnit()
    /// Of a number.
    static let pure = FormulaUnit(nature: .counted)

    private init(nature: Nature = .any) { self.nature = nature }

    /// Reads `hộ`, `%`, `tỷ đồng/người`, `máy/100 dân`; what is empty goes with everything.
    package init(_ text: String) {
        let text = nfc(text).lowercased().split(separator: " ").joined(separator: " ")
        guard !text.isEmpty else { return }
        nature = .counted
        if text.hasPrefix("%") || ["phần trăm", "điểm phần trăm", "điểm %"].contains(text) {
            isPercent = true
            return
        }
        var product = 1.0
        for (place, part) in text.split(separator: "/").enumerated() {
            var words = part.split(separator: " ")
            while words.count > 1, let factor = words.first.flatMap(FormulaUnit.factor) {
                product = place == 0 ? product * factor : product / factor
                words.removeFirst()
            }
            guard !words.isEmpty else { continue }
            raise(words.joined(separator: " "), by: place == 0 ? 1 : -1)
        }
        scale = product
    }

    private static func factor(_ word: Substring) -> Double? {
        switch word {
        case "nghìn", "ngàn": 1e3
        case "vạn": 1e4
        case "triệu": 1e6
        case "tỷ", "tỉ": 1e9
        default:
            word.utf8.count <= 15 && word.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
                ? Double(word.replacing(".", with: "")).flatMap { $0 > 0 ? $0 : nil } : nil
        }
    }

    private mutating func raise(_ name: String, by power: Int) {
        let sum = powers[name, default: 0] + power
        powers[name] = sum == 0 ? nil : sum
    }

    /// May stand beside the other in a sum or a comparison, or be declared as the other.
    package func agrees(with other: FormulaUnit) -> Bool {
        if nature == .any || other.nature == .any { return true }
        guard powers == other.powers else { return false }
        guard let scale, let its = other.scale else { return true }
        // Products of powers of ten taken in another order differ in the last bits.
        return abs(scale - its) <= 1e-9 * its
    }

    /// What two units that agree give together: the one that says more.
    fileprivate func joined(_ other: FormulaUnit) -> FormulaUnit {
        if nature == .any { return other }
        if other.nature == .any { return self }
        var joined = self
        if scale == nil { joined.scale = other.scale }
        joined.isPercent = isPercent || other.isPercent
        return joined
    }

    fileprivate func times(_ other: FormulaUnit, _ sign: Int) -> FormulaUnit {
        guard nature == .counted, other.nature == .counted else { return .any }
        var product = self
        for (name, power) in other.powers { product.raise(name, by: power * sign) }
        product.isPercent = false
        product.scale = nil
        if let scale, let its = other.scale { product.scale = sign > 0 ? scale * its : scale / its }
        return product
    }

    /// `triệu đồng/người`, `%`, `số không đơn vị`.
    package var words: String {
        if powers.isEmpty { return isPercent ? "%" : "số không đơn vị" }
        func side(_ sign: Int) -> String {
            powers.filter { $0.value * sign > 0 }.sorted { $0.key < $1.key }
                .map { $0.value.magnitude == 1 ? $0.key : "\($0.key)^\($0.value.magnitude)" }.joined(separator: "·")
        }
        let (above, below) = (side(1), side(-1))
        let before =
            switch scale ?? 1 {
            case 1: ""
            case 1e3: "nghìn "
            case 1e6: "triệu "
            case 1e9: "tỷ "
            default: "\(scale ?? 1) × "
            }
        return before + (above.isEmpty ? "1" : above) + (below.isEmpty ? "" : "/" + below)
    }
}

extension Formula {
    /// In what the formula counts. `unit` gives the unit of a code as declared, `hộ`; empty or nil goes with all.
    ///
    /// - Throws: `FormulaProblem.Kind.units` at the operator that brings together what does not go together.
    package func unit(of unit: (String) -> String?) throws(FormulaProblem) -> FormulaUnit {
        var stack: [FormulaUnit] = []
        func join(_ verb: FormulaProblem.UnitVerb, _ count: Int, _ place: Int) throws(FormulaProblem) {
            let units = stack.suffix(count)
            stack.removeLast(min(count, stack.count))
            var joined = FormulaUnit.any
            for unit in units {
                guard joined.agrees(with: unit) else {
                    throw FormulaProblem(.units(verb, joined.words, unit.words), at: place)
                }
                joined = joined.joined(unit)
            }
            stack.append(joined)
        }
        for (step, place) in zip(steps, places) {
            switch step {
            case .number(let number): stack.append(number == 0 ? .any : .pure)
            case .value(let code, _): stack.append(FormulaUnit(unit(code) ?? ""))
            case .negate, .abs, .round: break
            case .binary(.add): try join(.add, 2, place)
            case .binary(.subtract): try join(.subtract, 2, place)
            case .binary(let sign):
                let right = stack.popLast() ?? .any
                let left = stack.popLast() ?? .any
                stack.append(left.times(right, sign == .multiply ? 1 : -1))
            case .fold(.sum, let count): try join(.add, count, place)
            case .fold(.mean, let count): try join(.average, count, place)
            case .fold(_, let count): try join(.compare, count, place)
            case .ifMissing: try join(.replace, 2, place)
            }
        }
        return stack.last ?? .any
    }

    /// Holds the formula against the unit its indicator declares.
    ///
    /// - Throws: `FormulaProblem`, as `unit(of:)`, or `resultUnit` when it gives something else.
    package func check(declared: String, unit: (String) -> String?) throws(FormulaProblem) {
        let result = try self.unit(of: unit)
        guard result.agrees(with: FormulaUnit(declared)) else {
            throw FormulaProblem(.resultUnit(result.words, declared: declared), at: 1)
        }
    }
}
