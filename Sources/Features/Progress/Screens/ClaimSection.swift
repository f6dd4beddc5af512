import Design
import Organizations
import Plans
import Vocabulary
import Web

/// Whom a promise waits for, with the answers; the unit that waits closes its claims here.
struct ClaimSection {
    let claims: [Claim]
    let assignment: Assignment
    let viewer: Viewer
    let today: Day
    let token: HTML
    let language: Language

    var html: HTML {
        guard !claims.isEmpty else { return .empty }
        return """
            <section class="sec" id="cho">\(SectionHead(
                language("Đang chờ cơ quan khác", "Waiting for others"),
                meta: "<a href=\"/vuong-mac\">\(language(.whoBlocksWhom))</a>"))\
            <div class="decs">\(claims.markup { claim in
                ClaimCard(
                    claim: claim, isAboutTask: false, acts: acts(claim), today: today, language: language
                ).html
            })</div></section>

            """
    }

    private func acts(_ claim: Claim) -> HTML {
        guard claim.state != .closed, assignment.isOwn(viewer) else { return .empty }
        return ClaimForms(claim: claim, refused: nil, today: today, token: token, language: language).close.html
    }
}

/// One claim: who waits for whom, for what, since when, and what was answered.
struct ClaimCard {
    let claim: Claim
    /// The card names the task too.
    let isAboutTask: Bool
    let acts: HTML
    let today: Day
    let language: Language

    var html: HTML {
        let cause = DelayCause.of(claim.cause).map { language($0.name) } ?? ""
        let age = claim.age(today: today)
        let task: HTML =
            isAboutTask
            ? "<p><a href=\"\(AssignmentAddress.of(claim.assignment))\">\(claim.title)</a>\(claim.due.map { language(", hạn \($0.shown)", ", due \($0.shown)") } ?? "")</p>"
            : .empty
        return """
            <article class="dec" id="c-\(claim.id)"><span class="no" aria-hidden="true"></span><div>\
            <h3>\(claim.unit.name) \(language("chờ", "waits for")) \(claim.onUnit.name)</h3><p>“\(claim.words)”</p>\(task)\(answer)\
            <p class="meta"><span>\(badge)</span><span>\(cause)</span>\
            <span>\(claim.madeName), \(claim.madeOn)</span>\
            <span>\(claim.state == .closed ? "" : language("đã \(age) ngày", "for \(age) days"))</span></p></div>\
            <div class="acts hide-p">\(acts)</div></article>

            """
    }

    private var badge: Badge {
        switch claim.state {
        case .open: Badge(.unknown, language(claim.state.name))
        case .admitted:
            if let promised = claim.promisedOn, promised < today {
                Badge(
                    .late,
                    language("Hứa \(promised.shown), đã quá hẹn", "Promised for \(promised.shown), overdue"))
            } else {
                Badge(
                    .ok,
                    claim.promisedOn.map { language("Hứa xong \($0.shown)", "Promised for \($0.shown)") }
                        ?? language(claim.state.name))
            }
        case .disputed: Badge(.back, language(claim.state.name))
        case .closed: Badge(.done, language(claim.state.name))
        }
    }

    private var answer: HTML {
        var lines = HTML.empty
        if !claim.answerWords.isEmpty {
            lines +=
                "<p>\(language("Trả lời", "Answer")): “\(claim.answerWords)” <span class=\"muted\">\(claim.answeredName)</span></p>"
        }
        if !claim.closedWords.isEmpty {
            lines += "<p>\(language("Khép lại", "Closed")): “\(claim.closedWords)”</p>"
        }
        return lines
    }
}

/// The forms of a claim's two sides.
struct ClaimForms {
    let claim: Claim
    let refused: RefusedDeed?
    let today: Day
    let token: HTML
    let language: Language

    private func typed(_ word: String) -> Form? { refused?.form == "\(word)-\(claim.id)" ? refused?.typed : nil }

    private func form(
        _ word: String, _ name: String, _ address: Address, _ fields: [Field], look: Button.Look = .plain,
        send: String? = nil
    ) -> DeedForm {
        DeedForm(
            word: "\(word)-\(claim.id)", name: name, action: address, hidden: [(name: "moc", value: claim.mark)],
            fields: fields, look: look, send: send, isOpen: typed(word) != nil, token: token)
    }

    var admit: DeedForm {
        let typed = typed("nhan")
        return form(
            "nhan", language("Nhận, hẹn ngày", "Admit with a day"), Address("/vuong-mac/{id}/nhan", claim.id),
            [
                .date(
                    "den-ngay", language("Sẽ xong phần mình ngày", "Our part will be done on"),
                    value: typed?["den-ngay"] ?? "", hint: language("ngày/tháng/năm", "day/month/year"), required: true),
                .area("loi", language("Lời nhắn", "Words"), value: typed?["loi"] ?? "", rows: 2),
            ], look: .hint)
    }

    var dispute: DeedForm {
        form(
            "khong-nhan", language("Không nhận", "Dispute"), Address("/vuong-mac/{id}/khong-nhan", claim.id),
            [
                .area(
                    "loi", language("Vì sao", "Why"), value: typed("khong-nhan")?["loi"] ?? "", rows: 2, required: true)
            ])
    }

    var close: DeedForm {
        form(
            "khep", language("Không còn chờ", "Waits no longer"), Address("/vuong-mac/{id}/khep", claim.id),
            [.text("loi", language("Ghi chú", "Note"), value: typed("khep")?["loi"] ?? "", maxLength: 1000)],
            send: language("Khép lại", "Close"))
    }
}
