import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// A task as a form holds it: the words that were typed, until they can be read.
struct MissionForm {
    var version = 1
    var plan = ""
    var annex = ""
    var section = ""
    var sectionTitle = ""
    var no = ""
    var title = ""
    var product = ""
    var leadRaw = ""
    var leads = ""
    var coopRaw = ""
    var coops = ""
    var deadlineRaw = ""
    var kind = Deadline.Kind.none
    var start = ""
    var end = ""

    init(plan: String) { self.plan = plan }

    init(_ mission: Mission) {
        version = mission.version
        plan = mission.plan.id.text
        annex = mission.annex
        section = mission.section
        sectionTitle = mission.sectionTitle
        no = mission.no
        title = mission.title
        product = mission.product
        leadRaw = mission.leadRaw
        leads = mission.leads.map(\.name).joined(separator: "; ")
        coopRaw = mission.coopRaw
        coops = mission.coops.map(\.name).joined(separator: "; ")
        deadlineRaw = mission.deadline.raw
        kind = mission.deadline.kind
        start = mission.deadline.start?.shown ?? ""
        end = mission.deadline.end?.shown ?? ""
    }

    init(_ form: Form) {
        let word = { (name: String) in tidy(form[name] ?? "") }
        version = Int(word("ban")) ?? 0
        plan = word("ke-hoach")
        annex = word("phu-luc")
        section = word("muc")
        sectionTitle = word("ten-muc")
        no = word("so")
        title = word("noi-dung")
        product = word("san-pham")
        leadRaw = word("chu-tri-nguyen-van")
        leads = word("chu-tri")
        coopRaw = word("phoi-hop-nguyen-van")
        coops = word("phoi-hop")
        deadlineRaw = word("han-nguyen-van")
        kind = Deadline.Kind(rawValue: word("loai-han")) ?? .none
        start = word("tu-ngay")
        end = word("den-ngay")
    }

    /// The facts, when every word can be read.
    ///
    /// - Throws: `PlanProblem` about the first word that cannot.
    func facts(_ names: UnitNames, for viewer: Viewer) async throws -> MissionFacts {
        var facts = MissionFacts(title: title)
        facts.annex = annex
        facts.section = section
        facts.sectionTitle = sectionTitle
        facts.no = no
        facts.product = product
        let lead = try await names.codes(in: leads, for: viewer)
        let coop = try await names.codes(in: coops, for: viewer)
        facts.lead = UnitWords(raw: leadRaw.isEmpty ? leads : leadRaw, codes: lead)
        facts.coop = UnitWords(raw: coopRaw.isEmpty ? coops : coopRaw, codes: coop)
        facts.deadline = Deadline(raw: deadlineRaw, kind: kind, start: try day(start), end: try day(end))
        if facts.deadline.kind == .none, let end = facts.deadline.end {
            facts.deadline.kind = .date
            if deadlineRaw.isEmpty { facts.deadline.raw = end.shown }
        }
        if facts.deadline.kind.isDated && facts.deadline.end == nil { throw PlanProblem.dayUnreadable(end) }
        return facts
    }

    private func day(_ text: String) throws(PlanProblem) -> Day? {
        guard !text.isEmpty else { return nil }
        guard let day = DayText.read(text) else { throw .dayUnreadable(text) }
        return day
    }
}

/// The form of a task: a new one, or the correction of one.
struct MissionFormPage {
    let form: MissionForm
    /// Nil for a new task.
    let mission: Mission?
    let choices: Choices
    let problem: PlanProblem?
    let history: HTML
    let token: HTML
    let language: Language

    private var action: Address {
        mission.map { Address("/nhiem-vu/{id}/sua", $0.id.text) } ?? Address("/nhiem-vu/moi")
    }

    var main: HTML {
        let title = mission == nil ? language(.addTask) : language(Phrase("Sửa nhiệm vụ", "Correct the task"))
        return """
            \(Breadcrumb([
                (language(.register), MissionAddress.list),
                (mission.map { $0.place.isEmpty ? $0.title : "\(language(.task)) \($0.place)" } ?? "", mission.map { Address("/nhiem-vu/{id}", $0.id.text) }), (title, nil),
            ].filter { !$0.0.isEmpty }))\
            \(PageHead(title))\
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next) })\
            <form class="form" method="post" action="\(action)">\(token)
            <input type="hidden" name="ban" value="\(form.version)">
            \(fields.markup(\.html))
            <p class="acts">\(Button(language(.save), .primary))</p></form>
            \(withdrawal)\(history)
            """
    }

    private var fields: [Field] {
        let wrong = { (name: String) -> String? in problem?.field == name ? problem?.message.says : nil }
        var fields: [Field] = []
        if mission == nil {
            fields.append(
                .choice(
                    "ke-hoach", language(.plan), choices.allPlans.map { .init($0.id.text, $0.code) },
                    selected: form.plan,
                    error: wrong("ke-hoach")))
        }
        fields += [
            .area("noi-dung", language(.task), value: form.title, rows: 3, error: wrong("noi-dung"), required: true),
            .area("san-pham", language(.product), value: form.product, rows: 2),
            .text("so", language(.number), value: form.no, maxLength: 20),
            .text("muc", language(.section), value: form.section, maxLength: 40),
            .text("ten-muc", language(Phrase("Tên mục", "Section title")), value: form.sectionTitle),
            .text("phu-luc", language(.annex), value: form.annex, maxLength: 80),
            .text(
                "chu-tri", language(.lead), value: form.leads,
                hint: language(Phrase("tên cơ quan, cách nhau bằng dấu chấm phẩy", "names parted by semicolons")),
                error: wrong("chu-tri")),
            .text(
                "chu-tri-nguyen-van", language(Phrase("Chủ trì theo văn bản", "Lead as written")), value: form.leadRaw),
            .text("phoi-hop", language(.coop), value: form.coops),
            .text(
                "phoi-hop-nguyen-van", language(Phrase("Phối hợp theo văn bản", "Cooperating as written")),
                value: form.coopRaw),
            .text("han-nguyen-van", language(.deadlineWords), value: form.deadlineRaw),
            .choice(
                "loai-han", language(Phrase("Loại hạn", "Kind of deadline")),
                Deadline.Kind.allCases.map { .init($0.rawValue, language($0.name)) }, selected: form.kind.rawValue),
            .date("tu-ngay", language(Phrase("Bắt đầu", "Start")), value: form.start),
            .date(
                "den-ngay", language(Phrase("Hạn cuối", "Last day")), value: form.end,
                hint: language(Phrase("tính cả ngày này", "this day included")), error: wrong("den-ngay")),
        ]
        return fields
    }

    private var withdrawal: HTML {
        guard let mission, mission.state == .current else { return .empty }
        return WithdrawalForm(
            action: Address("/nhiem-vu/{id}/rut", mission.id.text), version: mission.version, token: token,
            language: language
        ).html
    }
}

/// Takes a row off the register with a reason.
struct WithdrawalForm {
    let action: Address
    let version: Int
    let token: HTML
    let language: Language

    var html: HTML {
        """
        <section class="sec">\(SectionHead(language(.withdraw)))
        <form class="form" method="post" action="\(action)">\(token)
        <input type="hidden" name="ban" value="\(version)">
        \(Field.text("ly-do", language(.reason), hint: language("Dòng được giữ lại cùng lịch sử, chỉ không còn tính vào sổ.", "The row stays with its history; it only no longer counts."), required: true))
        <p class="acts">\(Button(language(.withdraw)))</p></form></section>

        """
    }
}

extension Deadline.Kind {
    /// Its name in a form.
    var name: Phrase {
        switch self {
        case .date: Phrase("Ngày", "Day")
        case .month: Phrase("Tháng", "Month")
        case .quarter: Phrase("Quý", "Quarter")
        case .half: Phrase("Nửa năm", "Half-year")
        case .year: Phrase("Năm", "Year")
        case .range: Phrase("Giai đoạn", "Period")
        case .recurring: Phrase("Định kỳ", "Recurring")
        case .ongoing: Phrase("Thường xuyên", "Ongoing")
        case .conditional: Phrase("Chờ điều kiện", "Waits for something")
        case .none: Phrase("Không nêu", "Not said")
        case .invalid: Phrase("Không hợp lệ", "Impossible")
        }
    }
}

extension PlanProblem {
    /// The field of a form that the problem is about; nil for the whole form.
    var field: String? {
        switch self {
        case .titleMissing: "noi-dung"
        case .codeMissing, .codeTaken: "ky-hieu"
        case .reasonMissing: "ly-do"
        case .dayUnreadable, .dayBeforeStart: "den-ngay"
        case .yearUnreadable: "nam"
        case .numberUnreadable: "muc-can-dat"
        case .unitUnknown: "chu-tri"
        case .planUnknown: "ke-hoach"
        case .changedMeanwhile, .alreadyWithdrawn: nil
        }
    }
}
