/// What an indicator is computed by from other indicators: `ho-so-truc-tuyen / ho-so * 100`.
///
/// - Numbers: `12.5` or `12,5`. Arguments stand apart by `;`, so a comma can only be a decimal one. What could as well
///   group thousands (`1.250`, `1,250`) is refused rather than guessed; `0.125`, `1250` and `1.25` are clear.
/// - Codes of indicators: a hyphen between letters or digits belongs to the code, so a subtraction of indicators has
///   blanks around it: `a - b`.
/// - `+ - * /`, brackets, a minus in front, and the functions `min max sum mean` (two arguments or more), `abs(x)`,
///   `round(x; digits)`, `ifmissing(x; y)`, and over one code: `previous(a)` the value one period before, `yearago(a)`
///   that of the same period a year before, `change(a)` = `a - previous(a)`.
/// - Nothing said in, nothing out: a cell without a value makes the result one without, unless `ifmissing` says what
///   counts instead. What divides by zero or leaves the numbers a machine can hold is nothing too.
///
/// Totals (issue 4, vector A1): the value of all units together is the formula over the totals of its inputs, never a
/// sum or mean of the units' results: a ratio of sums is not a mean of ratios.
///
/// Held in the order of reckoning (operands first), so that neither a long nor a deep formula needs a deep stack.
package struct Formula: Sendable, Hashable {
    /// Characters of a formula that are not blanks.
    package static let longest = 2000
    /// Brackets, functions and minuses inside one another.
    package static let deepest = 64
    /// With blanks: three for each other character are more than `written` ever puts.
    static let longestWithBlanks = 8000

    /// Which value of an indicator is meant.
    enum Look: String, Sendable, CaseIterable { case now, previous, change, yearago }
    enum Operator: String, Sendable { case add = "+", subtract = "-", multiply = "*", divide = "/" }
    enum Fold: String, Sendable, CaseIterable { case min, max, sum, mean }

    /// One step: takes what it needs from the results before it and leaves its own.
    enum Step: Sendable, Hashable {
        case number(Double)
        case value(String, Look)
        case negate
        case binary(Operator)
        case fold(Fold, count: Int)
        case abs
        case round(digits: Int)
        case ifMissing
    }

    let steps: [Step]
    /// The column of each step in the text it was read from, from 1; no part of what the formula is.
    let places: [Int]

    package static func == (a: Formula, b: Formula) -> Bool { a.steps == b.steps }
    /// By what is computed, not by how it was written.
    package func hash(into hasher: inout Hasher) { hasher.combine(steps) }

    /// The codes it reads, each once, in order of first use, and the column where that is.
    package var uses: [(code: String, column: Int)] {
        var seen: Set<String> = []
        return zip(steps, places).compactMap { step, place in
            guard case .value(let code, _) = step, seen.insert(code).inserted else { return nil }
            return (code, place)
        }
    }

    /// The codes it reads, each once, in order of first use.
    package var codes: [String] { uses.map(\.code) }

    /// The one way of writing it; reading it again gives the same formula.
    package var written: String {
        var stack: [(text: String, rank: Int)] = []
        func pop(above rank: Int) -> String {
            guard let last = stack.popLast() else { return "" }
            return last.rank > rank ? last.text : "(\(last.text))"
        }
        for step in steps {
            switch step {
            case .number(let number): stack.append((Formula.plain(number), 4))
            case .value(let code, .now): stack.append((code, 4))
            case .value(let code, let look): stack.append(("\(look.rawValue)(\(code))", 4))
            case .negate: stack.append(("-" + pop(above: 2), 3))
            case .binary(let sign):
                let rank = sign == .add || sign == .subtract ? 1 : 2
                let right = pop(above: rank)
                stack.append(("\(pop(above: rank - 1)) \(sign.rawValue) \(right)", rank))
            case .fold(let fold, let count):
                let arguments = (0..<count).map { _ in pop(above: 0) }.reversed()
                stack.append(("\(fold.rawValue)(\(arguments.joined(separator: "; ")))", 4))
            case .abs: stack.append(("abs(\(pop(above: 0)))", 4))
            case .round(let digits): stack.append(("round(\(pop(above: 0)); \(digits))", 4))
            case .ifMissing:
                let instead = pop(above: 0)
                stack.append(("ifmissing(\(pop(above: 0)); \(instead))", 4))
            }
        }
        return pop(above: 0)
    }

    /// A literal without exponent and never with exactly three decimals that could be read as thousands.
    private static func plain(_ number: Double) -> String {
        let parts = number.description.split(separator: "e")
        guard let mantissa = parts.first, parts.count < 3 else { return "0" }
        if parts.count == 2, let exponent = Int(parts[1]), exponent < 0 {
            // Literals are smaller than 1e15, so only small ones are described with an exponent.
            return "0." + String(repeating: "0", count: -exponent - 1)
                + (mantissa.hasSuffix(".0") ? mantissa.dropLast(2) : mantissa).filter { $0 != "." }
        }
        if mantissa.hasSuffix(".0") { return String(mantissa.dropLast(2)) }
        let halves = mantissa.split(separator: ".")
        return FormulaReader.couldGroup(halves) ? mantissa + "0" : String(mantissa)
    }
}
