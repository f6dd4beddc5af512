package import Vocabulary

/// What is wrong with a formula, and where: a sentence for the person who wrote it.
package struct FormulaProblem: Error, Sendable, Hashable {
    /// What is wrong.
    package enum Kind: Sendable, Hashable {
        case empty, tooLong, tooDeep
        case character(String)
        case numberWrong(String)
        /// `1.250`: one and a quarter, or one thousand two hundred and fifty.
        case numberAmbiguous(String)
        case comma, semicolon
        case operandMissing
        case operatorMissing
        case bracketOpen, bracketExtra
        case functionUnknown(String)
        case arguments(String, needs: String)
        /// `previous(a + b)`: the function reads one indicator.
        case codeNeeded(String)
        case digitsNeeded
        /// The verb, and the two units it cannot bring together.
        case units(UnitVerb, String, String)
        /// What the formula gives, and what the indicator declares.
        case resultUnit(String, declared: String)
        case usesNothing
        case codeUnknown(String)
        /// From a code back to itself: `a`, `b`, `a`.
        case cycle([String])
        case frequency(String, its: Frequency, own: Frequency)
        /// An input is itself computed by a formula that does not hold.
        case inputBroken(String)
    }

    /// What two units were to do.
    package enum UnitVerb: Sendable, Hashable { case add, subtract, compare, average, replace }

    package let kind: Kind
    /// The character of the formula, from 1.
    package let column: Int
    /// The code of the indicator whose formula it is; empty when only one is spoken of.
    package var owner = ""

    package init(_ kind: Kind, at column: Int, owner: String = "") {
        self.kind = kind
        self.column = column
        self.owner = owner
    }

    /// The problem for the form, in one Vietnamese sentence.
    package var forPeople: IndicatorProblem { .formula(words) }

    /// One Vietnamese sentence with the place.
    package var words: String {
        let formula = owner.isEmpty ? "công thức" : "công thức của “\(owner)”"
        switch kind {
        case .empty: return "Công thức còn trống."
        case .tooLong: return "Công thức dài quá \(Formula.longest) ký tự."
        default: return "\(what) (ký tự thứ \(column) của \(formula))."
        }
    }

    private var what: String {
        switch kind {
        case .empty, .tooLong: ""
        case .tooDeep: "Công thức lồng quá \(Formula.deepest) tầng ngoặc"
        case .character(let sign): "Ký tự “\(sign)” không dùng được; mã và tên hàm viết bằng chữ thường không dấu"
        case .numberWrong(let text): "“\(text)” không phải là một số, hãy viết liền các chữ số, ví dụ 1250 hoặc 12.5"
        case .numberAmbiguous(let text): "“\(text)” có thể hiểu hai cách; \(FormulaProblem.readings(text))"
        case .comma: "Dấu phẩy chỉ dùng trong số thập phân; các đối số cách nhau bằng dấu chấm phẩy"
        case .semicolon: "Dấu chấm phẩy chỉ dùng giữa các đối số của một hàm"
        case .operandMissing: "Thiếu một số, một mã chỉ số hoặc một biểu thức"
        case .operatorMissing: "Thiếu phép tính (+ - * /) ở trước phần này"
        case .bracketOpen: "Ngoặc mở ở đây chưa được đóng"
        case .bracketExtra: "Ngoặc đóng ở đây không có ngoặc mở"
        case .functionUnknown(let name): "Không có hàm “\(name)”"
        case .arguments(let name, let needs): "Hàm “\(name)” cần \(needs)"
        case .codeNeeded(let name): "Trong ngoặc của hàm “\(name)” chỉ viết một mã chỉ số"
        case .digitsNeeded: "Số chữ số làm tròn phải là một số nguyên từ 0 đến 6"
        case .units(.add, let a, let b): "Không cộng được \(a) với \(b)"
        case .units(.subtract, let a, let b): "Không trừ được \(a) cho \(b)"
        case .units(.compare, let a, let b): "Không so sánh được \(a) với \(b)"
        case .units(.average, let a, let b): "Không tính trung bình được \(a) với \(b)"
        case .units(.replace, let a, let b): "Không thay được \(a) bằng \(b)"
        case .resultUnit(let unit, let declared): "Công thức cho ra \(unit), còn chỉ số khai đơn vị \(declared)"
        case .usesNothing: "Công thức phải dùng ít nhất một chỉ số khác"
        case .codeUnknown(let code):
            "Không có chỉ số nào mang mã “\(code)”"
                + (code.contains("-") ? "; nếu là phép trừ, hãy để khoảng trắng hai bên dấu trừ" : "")
        case .cycle(let path): "Công thức tính vòng quanh: \(path.joined(separator: " → "))"
        case .frequency(let code, let its, let own):
            "Chỉ số “\(code)” theo kỳ \(FormulaProblem.name(its)), còn chỉ số này theo kỳ \(FormulaProblem.name(own))"
        case .inputBroken(let code): "Chỉ số “\(code)” được tính bằng một công thức đang sai"
        }
    }

    private static func readings(_ text: String) -> String {
        let digits = text.filter { $0 != "." && $0 != "," }
        return "viết \(digits), hoặc \(text.replacing(",", with: "."))0 nếu là số thập phân"
    }

    private static func name(_ frequency: Frequency) -> String {
        switch frequency {
        case .month: "tháng"
        case .quarter: "quý"
        case .half: "sáu tháng"
        case .year: "năm"
        }
    }
}
