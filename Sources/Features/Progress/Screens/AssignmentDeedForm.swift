import Design
import Vietnamese
import Vocabulary
import Web

/// A deed on a promise that was refused: what was typed, and why.
struct RefusedDeed: Sendable {
    /// The form's own word, `tra-lai`; for a form of one extension or claim, with its id.
    let form: String
    let typed: Form
    let problem: UserMessage
    let isConflict: Bool
}

/// One deed as a button that opens its form; without fields, the button itself.
struct DeedForm: Component {
    let word: String
    let name: String
    let action: Address
    var hidden: [(name: String, value: String)] = []
    var fields: [Field] = []
    var note: HTML = .empty
    var look = Button.Look.plain
    var send: String?
    /// The form stands open, with what was typed.
    var isOpen = false
    let token: HTML

    var html: HTML {
        let held: HTML =
            "\(token)\(hidden.markup { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })"
        guard !fields.isEmpty else {
            return """
                <form method="post" action="\(action)">\(held)\(Button(name, look))</form>
                """
        }
        let button = look == .plain ? "btn" : "btn \(look.rawValue)"
        return """
            <details class="deed"\(flag: "open", isOpen)><summary class="\(button)">\(name)</summary>
            <form method="post" action="\(action)">\(held)\(note)\(fields.markup { $0.inside(word).html })\
            \(Button(send ?? name, .hint))</form></details>
            """
    }
}

/// Reads the forms of deeds.
extension Form {
    func words(_ name: String) -> String { tidy(self[name] ?? "") }

    /// Words of several lines.
    func text(_ name: String) -> String { (self[name] ?? "").trimmedLines }

    /// - Throws: `ProgressProblem.dayUnreadable`.
    func day(_ name: String) throws(ProgressProblem) -> Day {
        let text = words(name)
        guard let day = DayText.read(text) else { throw .dayUnreadable(text) }
        return day
    }

    /// The document by which something is decided.
    ///
    /// - Throws: `ProgressProblem.documentMissing`, `.dayUnreadable`.
    func paper() throws(ProgressProblem) -> DecisionPaper {
        let number = words("so-van-ban")
        guard !number.isEmpty else { throw .documentMissing }
        return DecisionPaper(number: number, date: try day("ngay-van-ban"))
    }
}

extension String {
    /// Without blank lines and blanks at both ends.
    fileprivate var trimmedLines: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}

/// The fields that several deeds share, filled with what was typed.
struct DeedFields {
    let language: Language
    /// What was typed into the form that was refused; nil for the others.
    var typed: Form?
    let today: Day

    func reason(_ label: Phrase = .reasonField) -> Field {
        .area("ly-do", language(label), value: typed?["ly-do"] ?? "", rows: 2, required: true)
    }

    var paper: [Field] {
        [
            .text(
                "so-van-ban", language(.decisionNumber), value: typed?["so-van-ban"] ?? "", required: true,
                maxLength: ProgressEntry.nameLimit),
            .date(
                "ngay-van-ban", language(.decisionDate), value: typed?["ngay-van-ban"] ?? today.shown,
                hint: language("ngày/tháng/năm", "day/month/year"), required: true),
        ]
    }

    func date(_ label: String, value: Day? = nil, required: Bool = true) -> Field {
        .date(
            "den-ngay", label, value: typed?["den-ngay"] ?? value?.shown ?? "",
            hint: language("ngày/tháng/năm", "day/month/year"), required: required)
    }

    func unit(_ label: String, _ units: [Field.Option], selected: String = "") -> Field {
        .choice("co-quan", label, units, selected: typed?["co-quan"] ?? selected)
    }

    func cause(_ causes: [DelayCause] = DelayCause.all, none: Bool = true) -> Field {
        .choice(
            "nguyen-nhan", language(.causeField),
            (none ? [.init("", language("Chọn nguyên nhân", "Choose a cause"))] : [])
                + causes.map { .init($0.code, language($0.name)) }, selected: typed?["nguyen-nhan"] ?? "")
    }

    var allLeads: Field {
        .check(
            "tat-ca", language("Cho mọi cơ quan chủ trì của nhiệm vụ", "For every lead of the task"),
            isOn: typed?["tat-ca"] == "1")
    }
}
