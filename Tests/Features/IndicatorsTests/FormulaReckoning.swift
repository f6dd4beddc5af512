import Testing
import Vocabulary

@testable import Indicators

/// What a formula gives.
@Suite struct FormulaReckoning {
    private static let nothing = Double.nan

    /// Same numbers, and nothing where the other has nothing.
    private func same(_ a: [Double], _ b: [Double]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { ($0.isNaN && $1.isNaN) || abs($0 - $1) < 1e-12 }
    }

    private func value(_ text: String, _ values: [String: Double]) throws -> Double {
        let formula = try Formula.parse(text)
        return formula.evaluate(
            columns: { code in values[code].map { FormulaOperand(amounts: [$0], periods: 1, perYear: 12) } }, count: 1
        )[0]
    }

    @Test(
        arguments: [
            ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("10 - 4 - 3", 3), ("10 - (4 - 3)", 9), ("24 / 4 / 2", 3),
            ("24 / (4 / 2)", 12), ("-2 * 3", -6), ("2 - -3", 5), ("12,5 * 2", 25), ("a + b", 13), ("a - b", 7),
            ("a * b / 100", 0.3), ("a-b", 5), ("min(a; b; 4)", 3), ("max(a; b; 4)", 10), ("sum(a; b; 4)", 17),
            ("mean(a; b; 5)", 6), ("abs(b - a)", 7), ("round(a / b; 2)", 3.33), ("round(2,5; 0)", 3),
            ("round(-2,5; 0)", -3), ("round(a / b; 0)", 3), ("ifmissing(a; 1)", 10), ("ifmissing(none; 1)", 1),
            ("ifmissing(none; b)", 3), ("ifmissing(a / 0; -1)", -1),
            ("round(900000000000000 * 100; 6)", 90_000_000_000_000_000),
            ("none + 1", nothing), ("none * 0", nothing), ("min(none; a)", nothing), ("min(a; none)", nothing),
            ("max(none; a)", nothing), ("max(a; none)", nothing), ("sum(a; none)", nothing), ("mean(none; a)", nothing),
            ("a / 0", nothing), ("0 / 0", nothing), ("min(a / 0; b)", nothing), ("a / (b - 3)", nothing),
            ("previous(a)", nothing), ("change(a)", nothing), ("huge * huge", nothing), ("1 - huge * huge", nothing),
            ("max(0; -0)", 0),
        ] as [(String, Double)])
    func `an expression has its value`(text: String, expected: Double) throws {
        let values = ["a": 10, "b": 3, "a-b": 5, "huge": 1e300]
        let found = try value(text, values)
        #expect(same([found], [expected]), "\(found)")
    }

    @Test func `a look back stays within the unit's row`() throws {
        let nan = Double.nan
        let cells = FormulaOperand(amounts: [1, 2, 4, 8, 16, 10, nan, 30, 40, 50], periods: 5, perYear: 4)
        let results: [(String, [Double])] = [
            ("a", [1, 2, 4, 8, 16, 10, nan, 30, 40, 50]),
            ("previous(a)", [nan, 1, 2, 4, 8, nan, 10, nan, 30, 40]),
            ("change(a)", [nan, 1, 2, 4, 8, nan, nan, nan, 10, 10]),
            ("a - previous(a)", [nan, 1, 2, 4, 8, nan, nan, nan, 10, 10]),
            ("yearago(a)", [nan, nan, nan, nan, 1, nan, nan, nan, nan, 10]),
            ("a / yearago(a) * 100", [nan, nan, nan, nan, 1600, nan, nan, nan, nan, 500]),
            ("ifmissing(a; 0)", [1, 2, 4, 8, 16, 10, 0, 30, 40, 50]),
        ]
        for (text, expected) in results {
            let found = try Formula.parse(text).evaluate(columns: { _ in cells }, count: 10)
            #expect(same(found, expected), "\(text): \(found)")
        }
    }

    @Test func `a short history, an unknown code and another layout say nothing`() throws {
        let short = FormulaOperand(amounts: [1, 2, 3, 4], periods: 2, perYear: 12)
        let skewed = FormulaOperand(amounts: [1, 2, 3, 4], periods: 3, perYear: 12)
        let cases: [(String, FormulaOperand?, count: Int)] = [
            ("yearago(a)", short, 4), ("a", nil, 3), ("a", short, 3), ("previous(a)", skewed, 4), ("a", short, 0),
        ]
        for (text, operand, count) in cases {
            let found = try Formula.parse(text).evaluate(columns: { _ in operand }, count: count)
            #expect(same(found, [Double](repeating: .nan, count: count)), "\(text): \(found)")
        }
    }

    @Test func `a total is the formula over the totals, not the sum or mean of the units' results`() throws {
        let formula = try Formula.parse("done / all * 100")
        // Three units in one period: 1 of 2, 30 of 100, 9 of 10.
        let units = ["done": [1.0, 30, 9], "all": [2.0, 100, 10]]
        let rows = formula.evaluate(
            columns: { code in units[code].map { FormulaOperand(amounts: $0, periods: 1, perYear: 12) } }, count: 3)
        #expect(same(rows, [50, 30, 90]))
        let total = formula.evaluate(
            columns: { code in
                units[code].map { FormulaOperand(amounts: [$0.reduce(0, +)], periods: 1, perYear: 12) }
            }, count: 1)
        #expect(same(total, [40.0 / 112 * 100]))
        #expect(abs(total[0] - rows.reduce(0, +) / 3) > 20)
    }

    @Test func `all cells at once are what one cell at a time is, and orders that may change nothing change nothing`()
        throws
    {
        var chance = SplitMix(seed: 5)
        let count = 12 * 6
        func column() -> [Double] {
            (0..<count).map { _ in
                Int.random(in: 0...9, using: &chance) == 0
                    ? .nan : Double(Int.random(in: -50...50, using: &chance)) / 4
            }
        }
        let values = ["a": column(), "b": column(), "c": column()]
        func all(_ text: String) throws -> [Double] {
            try Formula.parse(text).evaluate(
                columns: { code in values[code].map { FormulaOperand(amounts: $0, periods: 12, perYear: 12) } },
                count: count)
        }
        let equal = [
            ("a + b", "b + a"), ("a * b", "b * a"), ("min(a; b; c)", "min(c; b; a)"), ("max(a; b)", "max(b; a)"),
            ("a - b", "-(b - a)"), ("mean(a; b)", "(a + b) / 2"), ("sum(a; b; c)", "a + b + c"),
            ("abs(a)", "max(a; -a)"),
            ("change(a)", "a - previous(a)"), ("a * (b + c)", "a * b + a * c"), ("ifmissing(a; a)", "a"),
        ]
        for (one, other) in equal { #expect(try same(all(one), all(other)), "\(one)") }
        #expect(try !same(all("a - b"), all("b - a")))
        for text in ["(a + b) * 2 - c / 4", "round(a / b; 2)", "ifmissing(a; b) + min(b; c; 1)"] {
            let cells = try all(text)
            for place in 0..<count {
                let single = try value(text, values.mapValues { $0[place] })
                #expect(same([cells[place]], [single]), "\(text) at \(place)")
            }
        }
    }
}
