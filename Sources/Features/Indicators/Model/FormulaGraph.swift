package import Vocabulary

/// Which indicators are computed from which, and in what order.
///
/// A formula that does not hold is named with its reason and left out, and so is what is computed from it; the others
/// keep their order, so that one mistake never empties all numbers.
package struct FormulaGraph: Sendable {
    /// An indicator as the graph sees it.
    package struct Definition: Sendable {
        let code: String
        let frequency: Frequency
        let formula: Formula?

        /// - Parameter formula: nil when values are entered.
        package init(code: String, frequency: Frequency, formula: Formula?) {
            self.code = code
            self.frequency = frequency
            self.formula = formula
        }
    }

    /// The codes that can be computed, each after all it reads.
    package let order: [String]
    /// By code, why it cannot be computed.
    package let problems: [String: FormulaProblem]
    private let inputs: [String: [String]]

    /// Of two definitions with one code the later counts.
    package init(_ definitions: [Definition]) {
        let known = Dictionary(definitions.map { ($0.code, $0) }) { $1 }
        var problems: [String: FormulaProblem] = [:]
        var waiting: [String: Set<String>] = [:]
        var readers: [String: [String]] = [:]
        var inputs: [String: [String]] = [:]
        let computed = known.values.filter { $0.formula != nil }.sorted { $0.code < $1.code }
        for definition in computed {
            guard let formula = definition.formula else { continue }
            let code = definition.code
            inputs[code] = formula.codes
            if let problem = FormulaGraph.problem(of: formula, definition, known) { problems[code] = problem }
            waiting[code] = Set(formula.codes.filter { known[$0]?.formula != nil })
            for input in waiting[code] ?? [] { readers[input, default: []].append(code) }
        }
        var order = computed.map(\.code).filter { waiting[$0]?.isEmpty == true && problems[$0] == nil }
        var next = 0
        while next < order.count {
            let done = order[next]
            next += 1
            for reader in (readers[done] ?? []).sorted() {
                waiting[reader]?.remove(done)
                if waiting[reader]?.isEmpty == true, problems[reader] == nil { order.append(reader) }
            }
        }
        let ordered = Set(order)
        for definition in computed where !ordered.contains(definition.code) && problems[definition.code] == nil {
            let code = definition.code
            let left = (definition.formula?.uses ?? []).filter { waiting[code]?.contains($0.code) == true }
            let path = FormulaGraph.path(from: code, waiting)
            let onto = path.map { $0[1] } ?? left.first?.code ?? ""
            let column = left.first { $0.code == onto }?.column ?? 1
            problems[code] = FormulaProblem(path.map { .cycle($0) } ?? .inputBroken(onto), at: column, owner: code)
        }
        (self.order, self.problems, self.inputs) = (order, problems, inputs)
    }

    /// - Throws: what is wrong with the formula of `code`; nothing when it has none.
    package func check(_ code: String) throws(FormulaProblem) {
        if let problem = problems[code] { throw problem }
    }

    /// What must be computed anew after the values of `touched` changed, in order.
    package func order(after touched: Set<String>) -> [String] {
        var changed = touched
        return order.filter { code in
            guard (inputs[code] ?? []).contains(where: changed.contains) else { return false }
            changed.insert(code)
            return true
        }
    }

    private static func problem(
        of formula: Formula, _ definition: Definition, _ known: [String: Definition]
    ) -> FormulaProblem? {
        let (code, uses) = (definition.code, formula.uses)
        guard !uses.isEmpty else { return FormulaProblem(.usesNothing, at: 1, owner: code) }
        for use in uses {
            guard let input = known[use.code] else {
                return FormulaProblem(.codeUnknown(use.code), at: use.column, owner: code)
            }
            guard input.frequency == definition.frequency else {
                return FormulaProblem(
                    .frequency(use.code, its: input.frequency, own: definition.frequency), at: use.column, owner: code)
            }
        }
        return nil
    }

    /// The shortest way from a code over what it waits for back to itself; nil when there is none.
    private static func path(from code: String, _ waiting: [String: Set<String>]) -> [String]? {
        var before: [String: String] = [:]
        var queue = [code]
        var next = 0
        while next < queue.count {
            let here = queue[next]
            next += 1
            for input in (waiting[here] ?? []).sorted() {
                if input == code {
                    var back = [here]
                    while let step = before[back[back.count - 1]] { back.append(step) }
                    return back.reversed() + [code]
                }
                if before[input] == nil {
                    before[input] = here
                    queue.append(input)
                }
            }
        }
        return nil
    }
}
