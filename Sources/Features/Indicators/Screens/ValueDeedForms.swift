import Design
import Organizations
import Vocabulary
import Web

/// The inputs of one cell: a number, or numerator and denominator.
struct ValueInputs: Component {
    let cell: ValueGrid.Cell
    let typed: Form
    /// What stands there now.
    let last: [String]
    var prefix = "ghi"
    let language: Language

    var html: HTML {
        let indicator = cell.row.indicator
        let names =
            cell.isRatio
            ? [
                ("tu-so", indicator.numerator.isEmpty ? language("Tử số", "Numerator") : indicator.numerator),
                ("mau-so", indicator.denominator.isEmpty ? language("Mẫu số", "Denominator") : indicator.denominator),
            ] : [("gia-tri", "\(language("Giá trị", "Value"))\(indicator.unit.isEmpty ? "" : " (\(indicator.unit))")")]
        return names.enumerated().markup { index, name in
            let standing = last.indices.contains(index) && !last[index].isEmpty ? last[index] : nil
            return Field.number(
                name.0, name.1, value: typed[name.0] ?? "",
                hint: standing.map { language("đang là \($0)", "now \($0)") }
            ).inside(prefix).html
        }
    }
}

/// What may be done to one version, each a form behind a button.
struct ValueDeedForms {
    let version: ValueReading.Version
    let cell: ValueGrid.Cell
    let typed: Form
    let questions: [AskedValue]
    let token: HTML
    let language: Language

    private static func word(_ act: ValueAct) -> String {
        switch act {
        case .send: "gui-nhap"
        case .back: "tra-lai"
        case .approve: "duyet"
        case .contest: "khong-dong-y"
        case .keep: "giu"
        case .replace: "thay"
        }
    }

    /// Every question with room for its answer.
    static func asked(_ questions: [AskedValue], _ typed: Form, _ prefix: String, _ language: Language) -> HTML {
        guard !questions.isEmpty else { return .empty }
        return """
            <div class="q full" role="alert"><h3>\(language("Cần giải thích trước khi gửi", "To explain before sending"))</h3>\(questions.markup { question in
                Field.area(
                    "h:\(question.rule)", language(question.words), value: typed["h:\(question.rule)"] ?? "", rows: 2
                ).inside(prefix).html
            })</div>
            """
    }

    func html(_ act: ValueAct) -> HTML {
        let word = ValueDeedForms.word(act)
        let isTyped = typed["viec"] == word && typed["ban"] == version.ref.text
        let form = isTyped ? typed : Form()
        let id = "\(word)-\(version.ref.seq)"
        let hidden: HTML = """
            \(token)<input type="hidden" name="ban" value="\(version.ref.text)"><input type="hidden" name="viec" value="\(word)">
            """
        switch act {
        case .send:
            return """
                <form method="post" action="\(cell.history)">\(hidden)\
                \(isTyped ? ValueDeedForms.asked(questions, typed, id, language) : .empty)\
                \(Button(language("Gửi bản nháp", "Send the draft"), .hint))</form>
                """
        case .approve:
            return """
                <form method="post" action="\(cell.history)">\(hidden)\
                \(Button(language("Duyệt", "Approve"), .hint))</form>
                """
        case .back, .keep, .contest, .replace: break
        }
        let (title, why): (String, String) =
            switch act {
            case .back: (language("Trả lại", "Return"), language("Vì sao trả lại", "Why it is returned"))
            case .keep:
                (language("Giữ nguyên giá trị", "Keep the value"), language("Căn cứ giữ nguyên", "On what ground"))
            case .replace:
                (
                    language("Thay bằng giá trị khác", "Put another in its place"),
                    language("Căn cứ thay", "On what ground")
                )
            default: (language("Không đồng ý với giá trị", "Contest the value"), language("Vì sao không đồng ý", "Why"))
            }
        return """
            <details class="deed"\(flag: "open", isTyped)><summary class="btn quiet">\(title)</summary>\
            <form method="post" action="\(cell.history)">\(hidden)\(more(act, form, id))\
            \(Field.area("ly-do", why, value: form["ly-do"] ?? "", rows: 3, required: true).inside(id))\
            \(Button(title))</form></details>
            """
    }

    private func more(_ act: ValueAct, _ form: Form, _ id: String) -> HTML {
        let indicator = cell.row.indicator
        switch act {
        case .contest:
            let unit = indicator.unit.isEmpty ? "" : " (\(indicator.unit))"
            return """
                \(Field.number("de-nghi", "\(language("Giá trị đúng, nếu biết", "The right value, if known"))\(unit)", value: form["de-nghi"] ?? "").inside(id))\
                \(Field.text("so-van-ban", language("Số văn bản", "Paper number"), value: form["so-van-ban"] ?? "", maxLength: 100).inside(id))\
                \(Field.date("ngay-van-ban", language("Ngày văn bản", "Paper date"), value: form["ngay-van-ban"] ?? "").inside(id))
                """
        case .replace:
            let proposed = version.acts.last { $0.act == .contest }?.proposed
            var given = form
            if form["viec"] == nil, let proposed, !cell.isRatio {
                given = Form(fields: [("gia-tri", GridForm.written(proposed))])
            }
            return ValueInputs(
                cell: cell, typed: given, last: GridForm.texts(version.value.says, isRatio: cell.isRatio), prefix: id,
                language: language
            ).html
        default: return .empty
        }
    }
}
