import Testing
import Vocabulary

@testable import Indicators

/// Units that go together, and formulas that go round.
@Suite struct FormulaUnitsAndCycles {
    private let units = [
        "ho": "hộ", "ho-khac": "Hộ", "ty-le": "%", "nguoi": "người", "xa": "xã", "dong": "đồng", "trieu": "triệu đồng",
        "ty": "tỷ đồng", "may": "máy", "trong": "", "mat-do": "người/km2", "dien-tich": "km2",
    ]

    @Test(arguments: [
        ("ho", "hộ"), ("ho + ho-khac", "hộ"), ("ho / ho-khac", ""), ("ho / ho-khac * 100", "%"),
        ("ho / ho-khac + ty-le", "%"), ("ho / xa", "hộ/xã"), ("ho * ty-le / 100", "hộ"), ("ho / xa * xa", "hộ"),
        ("mat-do * dien-tich", "người"), ("nguoi / dien-tich", "người/km2"), ("ty-le + 5", "%"), ("ty-le - 1", "%"),
        ("change(ty-le)", "điểm phần trăm"), ("trong + ho", "hộ"), ("ho + trong", "hộ"), ("trong * ho", "đồng"),
        ("unknown + ho", "hộ"), ("ifmissing(ho; 0)", "hộ"), ("max(ho; 0)", "hộ"), ("min(ty-le; 100)", "%"),
        ("ty * 1000 + trieu", "triệu đồng"), ("ty / nguoi * 1000", "triệu đồng/người"),
        ("may / nguoi * 100", "máy/100 người"),
        ("trieu", "triệu đồng"), ("ty - ty", "tỷ đồng"), ("round(-abs(ho); 1)", "hộ"), ("ho", ""),
        ("mean(ho; ho)", "hộ"),
        ("trieu / nguoi", "triệu đồng/người"), ("ho * ho / ho", "hộ"),
    ])
    func `what goes together gives the unit declared`(text: String, declared: String) throws {
        try Formula.parse(text).check(declared: declared) { units[$0] }
    }

    @Test(
        arguments: [
            ("ho + ty-le", "hộ", .units(.add, "hộ", "%"), 4), ("ho - nguoi", "hộ", .units(.subtract, "hộ", "người"), 4),
            ("ho + 1", "hộ", .units(.add, "hộ", "số không đơn vị"), 4),
            ("max(ho; ty-le)", "", .units(.compare, "hộ", "%"), 1),
            ("sum(ho; ho; xa)", "", .units(.add, "hộ", "xã"), 1),
            ("2 * mean(ho; xa)", "", .units(.average, "hộ", "xã"), 5),
            ("ifmissing(ho; xa)", "hộ", .units(.replace, "hộ", "xã"), 1),
            ("trieu + ty", "", .units(.add, "triệu đồng", "tỷ đồng"), 7),
            ("ho / xa + ho", "", .units(.add, "hộ/xã", "hộ"), 9), ("ho * ho + ho", "", .units(.add, "hộ^2", "hộ"), 9),
            ("1 / ho + ho", "", .units(.add, "1/hộ", "hộ"), 8),
            ("trong + ho - xa", "", .units(.subtract, "hộ", "xã"), 12),
            ("ho / xa", "%", .resultUnit("hộ/xã", declared: "%"), 1), ("ho", "%", .resultUnit("hộ", declared: "%"), 1),
            ("ty", "triệu đồng", .resultUnit("tỷ đồng", declared: "triệu đồng"), 1),
            ("ho / ho", "hộ", .resultUnit("số không đơn vị", declared: "hộ"), 1),
        ] as [(String, String, FormulaProblem.Kind, Int)])
    func `what does not is refused at its operator`(
        text: String, declared: String, kind: FormulaProblem.Kind, column: Int
    ) throws {
        let formula = try Formula.parse(text)
        #expect(throws: FormulaProblem(kind, at: column)) { try formula.check(declared: declared) { units[$0] } }
    }

    private func graph(
        _ formulas: KeyValuePairs<String, String>, entered: [String] = ["x", "y"], yearly: Set<String> = []
    ) throws -> FormulaGraph {
        FormulaGraph(
            try formulas.map {
                .init(code: $0, frequency: yearly.contains($0) ? .year : .month, formula: try Formula.parse($1))
            }
                + entered.map {
                    .init(code: $0, frequency: yearly.contains($0) ? .year : .month, formula: nil)
                })
    }

    @Test func `each is computed after all it reads, and only what changed is computed anew`() throws {
        let graph = try graph(["d": "b + c", "c": "b * 2", "b": "x / y", "a": "d - x", "e": "y"])
        #expect(graph.problems.isEmpty)
        #expect(graph.order == ["b", "e", "c", "d", "a"])
        #expect(graph.order(after: ["x"]) == ["b", "c", "d", "a"])
        #expect(graph.order(after: ["c"]) == ["d", "a"])
        #expect(graph.order(after: ["y"]) == ["b", "e", "c", "d", "a"])
        #expect(graph.order(after: ["elsewhere"]).isEmpty)
        try graph.check("a")
        try graph.check("x")
    }

    @Test func `a cycle is named with its way, and what does not need it is computed all the same`() throws {
        let graph = try graph(["a": "x + b", "b": "c", "c": "y * a", "self": "1 + self", "fine": "x", "after": "x - b"])
        #expect(graph.order == ["fine"])
        #expect(graph.problems["a"] == FormulaProblem(.cycle(["a", "b", "c", "a"]), at: 5, owner: "a"))
        #expect(graph.problems["b"] == FormulaProblem(.cycle(["b", "c", "a", "b"]), at: 1, owner: "b"))
        #expect(graph.problems["c"] == FormulaProblem(.cycle(["c", "a", "b", "c"]), at: 5, owner: "c"))
        #expect(graph.problems["self"] == FormulaProblem(.cycle(["self", "self"]), at: 5, owner: "self"))
        #expect(graph.problems["after"] == FormulaProblem(.inputBroken("b"), at: 5, owner: "after"))
        #expect(throws: FormulaProblem(.cycle(["self", "self"]), at: 5, owner: "self")) { try graph.check("self") }
    }

    @Test func `a look back does not break a cycle`() throws {
        let graph = try graph(["a": "previous(a) + x"])
        #expect(graph.problems["a"]?.kind == .cycle(["a", "a"]))
    }

    @Test func `unknown codes, other frequencies and formulas over nothing are refused`() throws {
        let graph = try graph(
            ["a": "x + nowhere", "b": "x + slow", "c": "1 + 2", "d": "a", "slow-too": "slow"], entered: ["x", "slow"],
            yearly: ["slow", "slow-too"])
        #expect(graph.order == ["slow-too"])
        #expect(graph.problems["a"] == FormulaProblem(.codeUnknown("nowhere"), at: 5, owner: "a"))
        #expect(graph.problems["b"] == FormulaProblem(.frequency("slow", its: .year, own: .month), at: 5, owner: "b"))
        #expect(graph.problems["c"] == FormulaProblem(.usesNothing, at: 1, owner: "c"))
        #expect(graph.problems["d"] == FormulaProblem(.inputBroken("a"), at: 1, owner: "d"))
    }

    @Test func `a chain of thousands is ordered without a deep stack`() throws {
        let chain = try (1...5000).map {
            FormulaGraph.Definition(code: "c\($0)", frequency: .month, formula: try Formula.parse("c\($0 - 1) + 1"))
        }
        let graph = FormulaGraph(chain.reversed() + [.init(code: "c0", frequency: .month, formula: nil)])
        #expect(graph.order == (1...5000).map { "c\($0)" })
    }
}
