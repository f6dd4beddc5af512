import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// A target as a form holds it.
struct TargetForm {
    var version = 1
    var plan = ""
    var words: [String: String] = [:]

    static let names = [
        "noi-dung", "don-vi-tinh", "muc-can-dat", "phep", "thap", "cao", "giai-doan", "nam", "so", "thuoc", "muc",
        "phu-luc",
        "chu-tri", "chu-tri-nguyen-van", "thuc-hien", "thuc-hien-nguyen-van",
    ]

    init(plan: String) {
        self.plan = plan
        words["phep"] = TargetValue.Operation.atLeast.rawValue
    }

    init(_ target: Target) {
        version = target.version
        plan = target.plan.id.text
        words = [
            "noi-dung": target.name, "don-vi-tinh": target.unit, "muc-can-dat": target.value.raw,
            "phep": target.value.op.rawValue, "thap": target.value.low.map { VietnameseNumber.write($0) } ?? "",
            "cao": target.value.high.map { VietnameseNumber.write($0) } ?? "", "giai-doan": target.phase,
            "nam": target.horizon.map { String($0) } ?? "", "so": target.no, "thuoc": target.parentNo ?? "",
            "muc": target.section, "phu-luc": target.annex, "chu-tri": target.leads.map(\.name).joined(separator: "; "),
            "chu-tri-nguyen-van": target.leadRaw, "thuc-hien": target.performers.map(\.name).joined(separator: "; "),
            "thuc-hien-nguyen-van": target.performersRaw,
        ]
    }

    init(_ form: Form) {
        version = Int(form["ban"] ?? "") ?? 0
        plan = tidy(form["ke-hoach"] ?? "")
        for name in TargetForm.names { words[name] = tidy(form[name] ?? "") }
    }

    func word(_ name: String) -> String { words[name] ?? "" }

    /// The facts, when every word can be read.
    ///
    /// - Throws: `PlanProblem` about the first word that cannot.
    func facts(_ units: UnitNames, for viewer: Viewer) async throws -> TargetFacts {
        var facts = TargetFacts(name: word("noi-dung"))
        facts.annex = word("phu-luc")
        facts.phase = word("giai-doan")
        facts.section = word("muc")
        facts.no = word("so")
        facts.parentNo = word("thuoc").isEmpty ? nil : word("thuoc")
        facts.unit = word("don-vi-tinh")
        if !word("nam").isEmpty {
            guard let year = Int(word("nam")), (1990...2100).contains(year) else {
                throw PlanProblem.yearUnreadable(word("nam"))
            }
            facts.horizon = year
        }
        facts.value = TargetValue(
            raw: word("muc-can-dat"), op: TargetValue.Operation(rawValue: word("phep")) ?? .text,
            low: try number("thap"),
            high: try number("cao"), unit: word("don-vi-tinh"))
        let lead = try await units.codes(in: word("chu-tri"), for: viewer)
        let performers = try await units.codes(in: word("thuc-hien"), for: viewer)
        let leadRaw = word("chu-tri-nguyen-van")
        let performersRaw = word("thuc-hien-nguyen-van")
        facts.lead = UnitWords(raw: leadRaw.isEmpty ? word("chu-tri") : leadRaw, codes: lead)
        facts.performers = UnitWords(raw: performersRaw.isEmpty ? word("thuc-hien") : performersRaw, codes: performers)
        return facts
    }

    private func number(_ name: String) throws(PlanProblem) -> Double? {
        let text = word(name)
        guard !text.isEmpty else { return nil }
        guard let value = VietnameseNumber.read(text), value.isFinite else { throw .numberUnreadable(text) }
        return value
    }

    func fields(_ language: Language, problem: PlanProblem?, plans: [PlanLink]?) -> [Field] {
        let wrong = { (name: String) -> String? in problem?.field == name ? problem?.message.says : nil }
        var fields: [Field] = []
        if let plans {
            fields.append(
                .choice(
                    "ke-hoach", language(.plan), plans.map { .init($0.id.text, $0.code) }, selected: plan,
                    error: wrong("ke-hoach")))
        }
        let text = { (name: String, label: Phrase) -> Field in
            Field.text(name, language(label), value: word(name), error: wrong(name))
        }
        fields += [
            .area("noi-dung", language(.target), value: word("noi-dung"), error: wrong("noi-dung"), required: true),
            text("muc-can-dat", .value), text("don-vi-tinh", .unitOfMeasure),
            .choice(
                "phep", language(Phrase("Cách hiểu", "Read as")),
                TargetValue.Operation.allCases.map { .init($0.rawValue, language($0.name)) }, selected: word("phep")),
            .number("thap", language(Phrase("Từ", "From")), value: word("thap")),
            .number("cao", language(Phrase("Đến", "To")), value: word("cao")), text("giai-doan", .phase),
            text("nam", Phrase("Năm cuối", "Last year")), text("so", .number),
            text("thuoc", Phrase("Thuộc chỉ tiêu số", "Under target no.")), text("muc", .section),
            text("phu-luc", .annex),
            text("chu-tri", .lead), text("chu-tri-nguyen-van", Phrase("Chủ trì theo văn bản", "Lead as written")),
            text("thuc-hien", .performers),
            text("thuc-hien-nguyen-van", Phrase("Thực hiện theo văn bản", "Performers as written")),
        ]
        return fields
    }
}

extension TargetValue.Operation {
    /// Its name in a form.
    var name: Phrase {
        switch self {
        case .atLeast: Phrase("từ … trở lên", "at least")
        case .atMost: Phrase("không quá", "at most")
        case .above: Phrase("trên", "more than")
        case .below: Phrase("dưới", "less than")
        case .equal: Phrase("bằng", "exactly")
        case .range: Phrase("trong khoảng", "range")
        case .rank: Phrase("thứ hạng", "rank")
        case .level: Phrase("mức", "level")
        case .yes: Phrase("đạt hoặc chưa", "reached or not")
        case .text: Phrase("lời văn", "words")
        }
    }
}

/// A project as a form holds it.
struct ProjectForm {
    var version = 1
    var plan = ""
    var words: [String: String] = [:]

    static let names = ["noi-dung", "so", "nhom", "phu-luc", "nam", "chu-tri", "chu-tri-nguyen-van"]

    init(plan: String) { self.plan = plan }

    init(_ project: Project) {
        version = project.version
        plan = project.plan.id.text
        words = [
            "noi-dung": project.name, "so": project.no, "nhom": project.group, "phu-luc": project.annex,
            "nam": project.years.map { String($0) }.joined(separator: ", "),
            "chu-tri": project.leads.map(\.name).joined(separator: "; "), "chu-tri-nguyen-van": project.leadRaw,
        ]
    }

    init(_ form: Form) {
        version = Int(form["ban"] ?? "") ?? 0
        plan = tidy(form["ke-hoach"] ?? "")
        for name in ProjectForm.names { words[name] = tidy(form[name] ?? "") }
    }

    func word(_ name: String) -> String { words[name] ?? "" }

    /// The facts, when every word can be read.
    ///
    /// - Throws: `PlanProblem` about the first word that cannot.
    func facts(_ units: UnitNames, for viewer: Viewer) async throws -> ProjectFacts {
        var facts = ProjectFacts(name: word("noi-dung"))
        facts.no = word("so")
        facts.group = word("nhom")
        facts.annex = word("phu-luc")
        facts.years = try Set(
            word("nam").utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ";") }.map
            {
                let piece = String(Substring($0))
                guard let year = Int(piece), (1990...2100).contains(year) else {
                    throw PlanProblem.yearUnreadable(piece)
                }
                return year
            }
        ).sorted()
        let lead = try await units.codes(in: word("chu-tri"), for: viewer)
        let raw = word("chu-tri-nguyen-van")
        facts.lead = UnitWords(raw: raw.isEmpty ? word("chu-tri") : raw, codes: lead)
        return facts
    }

    func fields(_ language: Language, problem: PlanProblem?, plans: [PlanLink]?) -> [Field] {
        let wrong = { (name: String) -> String? in problem?.field == name ? problem?.message.says : nil }
        var fields: [Field] = []
        if let plans {
            fields.append(
                .choice(
                    "ke-hoach", language(.plan), plans.map { .init($0.id.text, $0.code) }, selected: plan,
                    error: wrong("ke-hoach")))
        }
        let text = { (name: String, label: Phrase) -> Field in
            Field.text(name, language(label), value: word(name), error: wrong(name))
        }
        fields += [
            .area("noi-dung", language(.project), value: word("noi-dung"), error: wrong("noi-dung"), required: true),
            text("nam", Phrase("Các năm thực hiện", "Years")), text("chu-tri", .lead),
            text("chu-tri-nguyen-van", Phrase("Chủ trì theo văn bản", "Lead as written")), text("so", .number),
            text("nhom", .group), text("phu-luc", .annex),
        ]
        return fields
    }
}

/// The form of a row of the register, with its problem, its withdrawal and what changed meanwhile.
struct RowFormPage {
    let title: String
    let crumbs: [(name: String, address: Address?)]
    let action: Address
    let version: Int
    let fields: [Field]
    let problem: PlanProblem?
    /// Nil for a new row.
    let withdrawal: Address?
    let history: HTML
    let token: HTML
    let language: Language

    var main: HTML {
        let leaving = withdrawal.map {
            WithdrawalForm(action: $0, version: version, token: token, language: language).html
        }
        return """
            \(Breadcrumb(crumbs))\(PageHead(title))\
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next) })\
            <form class="form" method="post" action="\(action)">\(token)
            <input type="hidden" name="ban" value="\(version)">
            \(fields.markup(\.html))
            <p class="acts">\(Button(language(.save), .primary))</p></form>
            \(leaving ?? .empty)\(history)
            """
    }
}
