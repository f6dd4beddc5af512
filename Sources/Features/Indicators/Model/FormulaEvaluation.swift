/// The values of one indicator as a formula reads them: rows of units, one after the other.
package struct FormulaOperand: Sendable {
    /// Unit after unit; NaN where nothing is said.
    package let amounts: [Double]
    /// How many periods a row has, in order of time without gaps.
    package let periods: Int
    /// How many of them make a year.
    package let perYear: Int

    package init(amounts: [Double], periods: Int, perYear: Int) {
        self.amounts = amounts
        self.periods = periods
        self.perYear = perYear
    }
}

extension Formula {
    /// What a step left: the same number in every cell, or a number for each.
    private enum Result {
        case same(Double)
        case each([Double])
    }

    /// Computes all cells at once, step by step over whole columns.
    ///
    /// For a total give each input's total (one row of periods) instead of the units' rows: see the rule of totals
    /// above.
    ///
    /// - Parameters:
    ///   - columns: the values of a code, all in one layout; nil, or another length than `count`, says nothing.
    ///   - count: units × periods.
    /// - Returns: `count` numbers in the layout of the operands, NaN where there is nothing to say.
    package func evaluate(columns: (String) -> FormulaOperand?, count: Int) -> [Double] {
        guard count > 0 else { return [] }
        var stack: [Result] = []
        func pop() -> Result { stack.popLast() ?? .same(.nan) }
        for step in steps {
            switch step {
            case .number(let number): stack.append(.same(number))
            case .value(let code, let look):
                guard let operand = columns(code), operand.amounts.count == count, operand.periods > 0,
                    count % operand.periods == 0
                else {
                    stack.append(.same(.nan))
                    continue
                }
                stack.append(.each(Formula.look(operand, look)))
            case .negate: stack.append(Formula.map(pop()) { -$0 })
            case .abs: stack.append(Formula.map(pop()) { Swift.abs($0) })
            case .round(let digits):
                let power = [1, 10, 100, 1e3, 1e4, 1e5, 1e6][digits]
                stack.append(Formula.map(pop()) { Formula.rounded($0, power) })
            case .binary(let sign):
                let right = pop()
                stack.append(Formula.apply(sign, pop(), right))
            case .fold(let fold, let arguments):
                let last = stack.suffix(arguments)
                stack.removeLast(min(arguments, stack.count))
                stack.append(Formula.fold(fold, Array(last)))
            case .ifMissing:
                let instead = pop()
                stack.append(Formula.zip(pop(), instead) { $0.isNaN ? $1 : $0 })
            }
        }
        switch pop() {
        case .same(let number): return [Double](repeating: number.isFinite ? number : .nan, count: count)
        case .each(let numbers): return Formula.mapped(numbers) { $0.isFinite ? $0 : .nan }
        }
    }

    /// Half away from zero, as taught at school.
    @inline(__always)
    private static func rounded(_ number: Double, _ power: Double) -> Double {
        // From 2^52 on there are no digits after the comma.
        Swift.abs(number) < 4_503_599_627_370_496 ? (number * power).rounded(.toNearestOrAwayFromZero) / power : number
    }

    private static func apply(_ sign: Operator, _ a: Result, _ b: Result) -> Result {
        switch sign {
        case .add: zip(a, b) { $0 + $1 }
        case .subtract: zip(a, b) { $0 - $1 }
        case .multiply: zip(a, b) { $0 * $1 }
        case .divide: zip(a, b) { $1 == 0 ? .nan : $0 / $1 }
        }
    }

    private static func fold(_ fold: Fold, _ arguments: [Result]) -> Result {
        guard var result = arguments.first else { return .same(.nan) }
        for next in arguments.dropFirst() {
            switch fold {
            // Of two numbers of which one is NaN the sum is NaN too.
            case .min: result = zip(result, next) { $0 < $1 ? $0 : ($1 <= $0 ? $1 : $0 + $1) }
            case .max: result = zip(result, next) { $0 > $1 ? $0 : ($1 >= $0 ? $1 : $0 + $1) }
            case .sum, .mean: result = zip(result, next) { $0 + $1 }
            }
        }
        let count = Double(arguments.count)
        return fold == .mean ? map(result) { $0 / count } : result
    }

    private static func look(_ operand: FormulaOperand, _ look: Look) -> [Double] {
        let (cells, periods) = (operand.amounts, operand.periods)
        if look == .now { return cells }
        let lag = min(look == .yearago ? max(1, operand.perYear) : 1, periods)
        return [Double](unsafeUninitializedCapacity: cells.count) { out, filled in
            cells.withUnsafeBufferPointer { cells in
                for start in stride(from: 0, to: cells.count, by: periods) {
                    for place in start..<start + lag { out[place] = .nan }
                    if look == .change {
                        for place in start + lag..<start + periods { out[place] = cells[place] - cells[place - lag] }
                    } else {
                        for place in start + lag..<start + periods { out[place] = cells[place - lag] }
                    }
                }
            }
            filled = cells.count
        }
    }

    // The loops. Their bodies are small closures of this file, put in place by the optimiser: no call for each cell.

    @inline(__always)
    private static func mapped(_ numbers: [Double], _ body: (Double) -> Double) -> [Double] {
        [Double](unsafeUninitializedCapacity: numbers.count) { out, filled in
            numbers.withUnsafeBufferPointer { numbers in
                for place in 0..<numbers.count { out[place] = body(numbers[place]) }
            }
            filled = numbers.count
        }
    }

    @inline(__always)
    private static func map(_ a: Result, _ body: (Double) -> Double) -> Result {
        switch a {
        case .same(let a): .same(body(a))
        case .each(let a): .each(mapped(a, body))
        }
    }

    @inline(__always)
    private static func zip(_ a: Result, _ b: Result, _ body: (Double, Double) -> Double) -> Result {
        switch (a, b) {
        case (.same(let a), .same(let b)): return .same(body(a, b))
        case (.same(let a), .each(let b)): return .each(mapped(b) { body(a, $0) })
        case (.each(let a), .same(let b)): return .each(mapped(a) { body($0, b) })
        case (.each(let a), .each(let b)):
            let count = min(a.count, b.count)
            return .each(
                [Double](unsafeUninitializedCapacity: count) { out, filled in
                    a.withUnsafeBufferPointer { a in
                        b.withUnsafeBufferPointer { b in
                            for place in 0..<count { out[place] = body(a[place], b[place]) }
                        }
                    }
                    filled = count
                })
        }
    }
}
