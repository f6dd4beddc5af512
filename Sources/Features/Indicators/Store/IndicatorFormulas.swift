import Database
import Vocabulary

extension Indicators {
    /// What is wrong with the formula of a definition as it would stand among the others, or with another's formula that
    /// reads it and would no longer hold.
    ///
    /// - Throws: `IndicatorProblem.formula`.
    func checkFormula(_ indicator: Indicator, in tx: any Transaction) throws {
        var all = try Indicators.all(in: tx)
        let before = all.filter { $0.isComputed && $0.code != indicator.code }
        all.removeAll { $0.code == indicator.code }
        all.append(indicator)
        var formulas: [String: Formula] = [:]
        for other in before { formulas[other.code] = try? Formula.parse(other.formula) }
        let units = Dictionary(all.map { ($0.code, $0.unit) }) { $1 }
        do throws(FormulaProblem) {
            if indicator.isComputed { formulas[indicator.code] = try Formula.parse(indicator.formula) }
            let graph = FormulaGraph(
                all.map { .init(code: $0.code, frequency: $0.frequency, formula: formulas[$0.code]) })
            if let formula = formulas[indicator.code] {
                do throws(FormulaProblem) {
                    try graph.check(indicator.code)
                } catch {
                    // The field says whose formula it is.
                    throw FormulaProblem(error.kind, at: error.column)
                }
                try formula.check(declared: indicator.unit) { units[$0] }
            }
            for other in before {
                guard let formula = formulas[other.code], formula.codes.contains(indicator.code) else { continue }
                try graph.check(other.code)
                do throws(FormulaProblem) {
                    try formula.check(declared: other.unit) { units[$0] }
                } catch {
                    throw FormulaProblem(error.kind, at: error.column, owner: other.code)
                }
            }
        } catch {
            throw error.forPeople
        }
    }
}
