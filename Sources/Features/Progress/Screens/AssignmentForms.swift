import Design
import Organizations
import Plans
import Vocabulary
import Web

/// The deeds that this viewer may do on a promise as it stands now.
struct AssignmentForms {
    let assignment: Assignment
    let extensions: [Extension]
    /// Of exactly what is on this page.
    let mark: String
    let suggested: UnitLink?
    let units: [UnitLink]
    let refused: RefusedDeed?
    /// Where to go after the deed; nil stays on the promise's page.
    var back: Address?
    let viewer: Viewer
    let today: Day
    let token: HTML
    let language: Language

    private var isOffice: Bool { viewer.roles.contains(.office) }
    private var isOwn: Bool { assignment.isOwn(viewer) }
    var asked: Extension? { extensions.first { $0.state == .asked } }

    private func may(_ act: WorkAct) -> Bool {
        !viewer.roles.isDisjoint(with: act.roles) && (act.roles != [.focal] || isOwn)
            && (!assignment.task.isWithdrawn || act == .withdraw) && assignment.state.after(act) != nil
    }

    func action(_ word: String) -> Address { Address("/giao-viec/{id}/{viec}", assignment.id.text, word) }

    private func fields(_ word: String) -> DeedFields {
        DeedFields(language: language, typed: refused?.form == word ? refused?.typed : nil, today: today)
    }

    private func form(
        _ word: String, _ name: Phrase, _ fields: [Field] = [], look: Button.Look = .plain, note: HTML = .empty,
        hidden: [(name: String, value: String)]? = nil
    ) -> DeedForm {
        let place = back.map { [(name: "ve", value: $0.shown)] } ?? []
        return DeedForm(
            word: "\(word)-\(assignment.id.text)", name: language(name), action: action(word),
            hidden: (hidden ?? [(name: "ban", value: String(assignment.version))]) + place, fields: fields, note: note,
            look: look, isOpen: refused?.form == word, token: token)
    }

    /// What the unit itself may do.
    var own: [HTML] {
        guard isOwn else { return [] }
        var forms: [HTML] = []
        if assignment.state != .withdrawn, assignment.state != .suspended {
            forms.append(
                Button(
                    language("Cập nhật kết quả", "Update"), .primary,
                    to: Address("/viec-cua-toi/{id}", assignment.id.text)
                ).html)
        }
        if may(.accept) { forms.append(form("nhan", .acceptDeed).html) }
        if may(.contest) {
            let it = fields("khong-dung")
            forms.append(
                form(
                    "khong-dung", .contestDeed,
                    [
                        it.reason(),
                        it.unit(
                            language("Cơ quan nào mới đúng (nếu biết)", "Whose it is (if known)"),
                            [.init("", language("Chưa rõ", "Not known"))] + options),
                    ]
                ).html)
        }
        if assignment.due != nil, asked == nil, assignment.state.isOpen || assignment.state == .suspended {
            let it = fields("gia-han")
            let note: HTML = """
                <p class="meta">\(language("Xin sau khi hết hạn thì những ngày đã quá hạn vẫn giữ trong hồ sơ.", "Asked after expiry, the late days stay on record."))</p>
                """
            forms.append(
                form(
                    "gia-han", .askExtension,
                    [it.date(language("Hạn đề nghị", "Wanted deadline")), it.reason(), it.cause()], note: note
                ).html)
        }
        if let asked {
            forms.append(
                DeedForm(
                    word: "rut-gia-han", name: language("Rút đề nghị gia hạn", "Take the request back"),
                    action: Address("/giao-viec/{id}/gia-han/{de-nghi}/rut", assignment.id.text, asked.id), token: token
                ).html)
        }
        if assignment.state.isOpen {
            let it = fields("cho")
            forms.append(
                form(
                    "cho", .claimDeed,
                    [
                        it.unit(language("Chờ cơ quan", "Waiting for"), options),
                        it.cause(DelayCause.all.filter(\.needsUnit), none: false),
                        it.reason(Phrase("Đang chờ việc gì", "What is waited for")),
                    ], hidden: []
                ).html)
        }
        return forms
    }

    /// The answer to a result: confirm exactly what is on the screen, or return it.
    var onResult: [HTML] {
        guard may(.confirm), assignment.level < .confirmed, assignment.level > .none else { return [] }
        return [
            form("xac-nhan", .confirmDeed, look: .hint, hidden: [(name: "noi-dung", value: mark)]).html, giveBack.html,
        ]
    }

    private var giveBack: DeedForm {
        form("tra-lai", .returnDeed, [fields("tra-lai").reason(Phrase("Vì sao trả lại", "Why it is returned"))])
    }

    /// The answer to what the unit contests.
    var onContest: [HTML] {
        guard may(.uphold) else { return [] }
        return [reassign(look: .hint).html, form("giu-nguyen", .upholdDeed, [fields("giu-nguyen").reason()]).html]
    }

    private func reassign(look: Button.Look = .plain) -> DeedForm {
        let it = fields("chuyen")
        return form(
            "chuyen", .reassignDeed,
            [it.unit(language("Cơ quan nhận", "To"), options, selected: suggested?.id.text ?? ""), it.reason()],
            look: look)
    }

    /// The answer to a wish for a later deadline.
    var onExtension: [HTML] {
        guard isOffice, let asked else { return [] }
        let (yes, no) = ("gia-han-\(asked.id)-duyet", "gia-han-\(asked.id)-tu-choi")
        let (grant, refuse) = (fields(yes), fields(no))
        let base = { (word: String) in
            Address("/giao-viec/{id}/gia-han/{de-nghi}/{viec}", assignment.id.text, asked.id, word)
        }
        let place = back.map { [(name: "ve", value: $0.shown)] } ?? []
        return [
            DeedForm(
                word: yes, name: language(.grantDeed), action: base("duyet"), hidden: place,
                fields: [grant.date(language("Hạn mới", "New deadline"), value: asked.wantedOn)] + grant.paper + [
                    .text("loi", language("Ý kiến", "Words"), value: grant.typed?["loi"] ?? "", maxLength: 1000),
                    grant.allLeads,
                ], look: .hint, isOpen: refused?.form == yes, token: token
            ).html,
            DeedForm(
                word: no, name: language(.refuseDeed), action: base("tu-choi"), hidden: place,
                fields: refuse.paper + [refuse.reason()], isOpen: refused?.form == no, token: token
            ).html,
        ]
    }

    /// Everything else that may be decided.
    var others: [HTML] {
        var forms: [HTML] = []
        if may(.confirm), assignment.level == .confirmed { forms.append(giveBack.html) }
        if isOffice, asked == nil, assignment.due != nil, assignment.state.isOpen || assignment.state == .suspended {
            let it = fields("quyet-dinh-gia-han")
            forms.append(
                form(
                    "quyet-dinh-gia-han", .grantDeed,
                    [it.date(language("Hạn mới", "New deadline")), it.reason()] + it.paper + [it.allLeads]
                ).html)
        }
        if may(.reassign), !may(.uphold) { forms.append(reassign().html) }
        for (act, word, name) in [
            (WorkAct.suspend, "tam-dung", Phrase.suspendDeed), (.withdraw, "rut", .withdrawDeed),
        ] where may(act) {
            let it = fields(word)
            forms.append(form(word, name, [it.reason()] + it.paper).html)
        }
        if may(.resume) { forms.append(form("tiep-tuc", .resumeDeed, look: .hint).html) }
        if may(.reopen) { forms.append(form("mo-lai", .reopenDeed, [fields("mo-lai").reason()]).html) }
        return forms
    }

    /// All of them, in the order in which they are most likely wanted.
    var all: [HTML] { own + onResult + onContest + onExtension + others }

    private var options: [Field.Option] {
        units.filter { $0.id != assignment.unit.id }.map { .init($0.id.text, $0.name) }
    }
}
