import Testing
import Vocabulary

@testable import Indicators

/// What may be written as a formula, and what is said of what may not.
@Suite struct FormulaReading {
    @Test(arguments: [
        ("a+b", "a + b"), (" a  -  b ", "a - b"), ("a-b", "a-b"), ("a-2", "a-2"), ("a - 2", "a - 2"), ("2-a", "2 - a"),
        ("a- b", "a - b"), ("a -b", "a - b"), ("a--b", "a - -b"), ("(a)-(b)", "a - b"), ("((a))", "a"),
        ("a*(b+c)", "a * (b + c)"), ("(a*b)+c", "a * b + c"), ("a-(b - c)", "a - (b - c)"), ("a-(b-c)", "a - b-c"),
        ("(a - b)-c", "a - b - c"),
        ("a/(b*c)", "a / (b * c)"), ("a/b*c", "a / b * c"), ("-(a+b)", "-(a + b)"), ("-a*b", "-a * b"),
        ("-(a*b)", "-(a * b)"), ("- -a", "--a"), ("12,5*a", "12.5 * a"), ("0,125", "0.125"), ("12.50", "12.5"),
        ("1.2500", "1.25"), ("12.3450", "12.3450"), ("1234.567", "1234.567"), ("0.00001", "0.00001"),
        ("0.0000125", "0.0000125"),
        ("max(1,5;a)", "max(1.5; a)"), ("MIN".lowercased() + "(a;b;c)", "min(a; b; c)"), ("sum(a;-b)", "sum(a; -b)"),
        ("mean (a; (b))", "mean(a; b)"), ("abs(a - b)", "abs(a - b)"), ("round(a/b;2)", "round(a / b; 2)"),
        ("previous( a )", "previous(a)"), ("change(a-b)", "change(a-b)"), ("yearago(a)/a", "yearago(a) / a"),
        ("ifmissing(a;0)", "ifmissing(a; 0)"), ("min", "min"), ("a\n+\u{A0}b", "a + b"),
        ("ho-so-truc-tuyen / ho-so * 100", "ho-so-truc-tuyen / ho-so * 100"), ("999999999999999", "999999999999999"),
    ])
    func `a formula is written in one way and read again as the same`(text: String, written: String) throws {
        let formula = try Formula.parse(text)
        #expect(formula.written == written)
        #expect(try Formula.parse(formula.written) == formula)
    }

    @Test(
        arguments: [
            ("", .empty, 1), ("  \n", .empty, 1), ("a +", .operandMissing, 4), ("* a", .operandMissing, 1),
            ("a + * b", .operandMissing, 5), ("()", .operandMissing, 2), ("max(;a)", .operandMissing, 5),
            ("a b", .operatorMissing, 3), ("(a b)", .operatorMissing, 4), ("2 (a)", .operatorMissing, 3),
            ("max(a b)", .operatorMissing, 7), ("(a + b", .bracketOpen, 1), ("c * (a", .bracketOpen, 5),
            ("max(a; b", .bracketOpen, 4), ("round(a", .bracketOpen, 6), ("a)", .bracketExtra, 2),
            ("a; b", .semicolon, 2),
            ("(a; b)", .semicolon, 3), ("max(a, b)", .comma, 6), ("a,b", .comma, 2), ("1, 5", .comma, 2),
            ("max(1,5)", .arguments("max", needs: "ít nhất hai đối số"), 1),
            ("1 + abs(a; b)", .arguments("abs", needs: "một đối số"), 5),
            ("ifmissing(a)", .arguments("ifmissing", needs: "hai đối số"), 1),
            ("tong(a; b)", .functionUnknown("tong"), 1),
            ("now(a)", .functionUnknown("now"), 1), ("a (b)", .functionUnknown("a"), 1),
            ("previous(a + b)", .codeNeeded("previous"), 10), ("yearago(2)", .codeNeeded("yearago"), 9),
            ("change(", .codeNeeded("change"), 8), ("round(a; b)", .digitsNeeded, 10),
            ("round(a; 7)", .digitsNeeded, 10),
            ("round(a; 1,5)", .digitsNeeded, 10), ("round(a; 1; 2)", .digitsNeeded, 10),
            ("Max(a; b)", .character("M"), 1),
            ("a + số", .character("ố"), 6), ("a # b", .character("#"), 3), ("a_b", .character("_"), 2),
            (".5", .character("."), 1), ("a-", .operandMissing, 3), ("1.2.3", .numberWrong("1.2.3"), 1),
            ("a + 5a", .numberWrong("5a"), 5), ("1e9", .numberWrong("1e9"), 1), ("5.", .numberWrong("5."), 1),
            ("1.250.000", .numberWrong("1.250.000"), 1), ("1000000000000000", .numberWrong("1000000000000000"), 1),
            ("a * 1.250", .numberAmbiguous("1.250"), 5), ("12,345", .numberAmbiguous("12,345"), 1),
            (String(repeating: "(", count: 65) + "a", .tooDeep, 66),
            (String(repeating: "-", count: 65) + "a", .tooDeep, 66),
            (String(repeating: "abs(", count: 65) + "a", .tooDeep, 261),
        ] as [(String, FormulaProblem.Kind, Int)])
    func `a mistake is named with its place`(text: String, kind: FormulaProblem.Kind, column: Int) {
        #expect(throws: FormulaProblem(kind, at: column)) { try Formula.parse(text) }
    }

    @Test func `the deepest and the longest formula are read`() throws {
        let deep = String(repeating: "(", count: 64) + "a" + String(repeating: ")", count: 64)
        #expect(try Formula.parse(deep).written == "a")
        let long = try Formula.parse(String(repeating: "a+", count: 999) + "a")
        #expect(long.steps.count == 1999)
        #expect(try Formula.parse(long.written) == long)
        for text in [String(repeating: "a+", count: 1000) + "a", "a" + String(repeating: " ", count: 8000)] {
            #expect(throws: FormulaProblem(.tooLong, at: 1)) { try Formula.parse(text) }
        }
        #expect(try Formula.parse("a" + String(repeating: " ", count: 7999)).written == "a")
        let right = try Formula.parse(String(repeating: "a -(", count: 64) + "a" + String(repeating: ")", count: 64))
        #expect(try Formula.parse(right.written) == right)
    }

    @Test func `each problem is one Vietnamese sentence that says where`() {
        let problems: [(FormulaProblem, String)] = [
            (FormulaProblem(.empty, at: 1), "Công thức còn trống."),
            (FormulaProblem(.tooLong, at: 1), "Công thức dài quá 2000 ký tự."),
            (
                FormulaProblem(.numberAmbiguous("1.250"), at: 5),
                "“1.250” có thể hiểu hai cách; viết 1250, hoặc 1.2500 nếu là số thập phân (ký tự thứ 5 của công thức)."
            ),
            (
                FormulaProblem(.units(.add, "hộ", "%"), at: 3),
                "Không cộng được hộ với % (ký tự thứ 3 của công thức)."
            ),
            (
                FormulaProblem(.codeUnknown("a-b"), at: 1, owner: "c"),
                "Không có chỉ số nào mang mã “a-b”; nếu là phép trừ, hãy để khoảng trắng hai bên dấu trừ "
                    + "(ký tự thứ 1 của công thức của “c”)."
            ),
            (
                FormulaProblem(.cycle(["a", "b", "a"]), at: 1),
                "Công thức tính vòng quanh: a → b → a (ký tự thứ 1 của công thức)."
            ),
            (
                FormulaProblem(.frequency("a", its: .year, own: .month), at: 1),
                "Chỉ số “a” theo kỳ năm, còn chỉ số này theo kỳ tháng (ký tự thứ 1 của công thức)."
            ),
        ]
        for (problem, words) in problems {
            #expect(problem.words == words)
            #expect(problem.forPeople == .formula(words))
        }
    }

    @Test func `an ambiguous number is read when written as its sentence asks`() throws {
        for (text, value) in [("1250", 1250), ("1.2500", 1.25), ("12345", 12345), ("12.3450", 12.345)] {
            #expect(try Formula.parse(text).evaluate(columns: { _ in nil }, count: 1) == [value])
        }
    }

    @Test func `no text whatever makes it stumble`() throws {
        var chance = SplitMix(seed: 44)
        let words = [
            "a", "ho-so", "b2", "-", "-", "+", "*", "/", "(", "(", ")", ")", ";", ",", ".", "1", "2,5", "0.125",
            "1.250",
            "99", " ", " ", "  ", "\n", "min(", "max(", "sum(", "mean(", "abs(", "round(", "previous(", "change(a)",
            "yearago(b)", "ifmissing(", "round(a; 2)", "ố", "M", "#", "\u{301}", "🙂", "\0", "e9", "\u{202E}",
        ]
        var read = 0
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...(Int.random(in: 0...20, using: &chance) == 0 ? 400 : 12), using: &chance)
            let text = (0..<length).map { _ in words[Int.random(in: 0..<words.count, using: &chance)] }.joined()
            do {
                let formula = try Formula.parse(text)
                read += 1
                #expect(try Formula.parse(formula.written) == formula, "\(text)")
                let operand = FormulaOperand(amounts: [1, .nan, 0, 4], periods: 2, perYear: 1)
                let numbers = formula.evaluate(columns: { _ in operand }, count: 4)
                #expect(numbers.count == 4 && !numbers.contains { $0.isInfinite })
                _ = try? formula.unit { _ in "hộ" }
            } catch {
                #expect(error.words.hasSuffix("."))
                #expect((1...text.unicodeScalars.count + 1).contains(error.column), "\(text)")
            }
        }
        #expect(read > 500, "too few of the texts are formulas to say anything: \(read)")
    }

    @Test func `formulas grown by chance are read again as they were`() throws {
        var chance = SplitMix(seed: 9)
        for _ in 0..<2000 {
            let text = grown(5, &chance)
            let formula = try Formula.parse(text)
            #expect(try Formula.parse(formula.written) == formula, "\(text)")
            #expect(try Formula.parse(formula.written).written == formula.written)
        }
    }

    private func grown(_ depth: Int, _ chance: inout SplitMix) -> String {
        func part() -> String { grown(depth - 1, &chance) }
        switch depth == 0 ? Int.random(in: 0...2, using: &chance) : Int.random(in: 0...11, using: &chance) {
        case 0: return ["a", "ho-so", "x1-2", "min"].randomElement(using: &chance) ?? "a"
        case 1: return ["0", "12.5", "0,001", "1234.567", "7.2500", "100"].randomElement(using: &chance) ?? "1"
        case 2: return ["previous(a)", "change(ho-so)", "yearago(b)"].randomElement(using: &chance) ?? "a"
        case 3: return "-\(part())"
        case 4: return "(\(part()))"
        case 5: return "\(["min", "max", "sum", "mean"].randomElement(using: &chance) ?? "min")(\(part());\(part()))"
        case 6: return "round(\(part());3)"
        case 7: return "ifmissing(\(part()) ; \(part()))"
        default: return "\(part()) \(["+", "-", "*", "/"].randomElement(using: &chance) ?? "+") \(part())"
        }
    }
}
