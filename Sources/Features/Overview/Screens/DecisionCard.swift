import Design
import Plans
import Progress
import Vocabulary

/// A case as a leader reads it: the task, why it stands still, who, when, and three answers.
struct DecisionCard: Sendable {
    let facts: DecisionCase
    let assignment: Assignment
    let state: TimeState
    /// What was asked for, when something was.
    let asked: Waiting.Asked?
    /// Whom it waits for: the unit's name, the words, days without an answer, what was promised.
    let claims: [(unit: String, claim: Waiting.Claim)]
    let today: Day

    var title: String { assignment.task.title }

    /// Why, in one or two sentences of facts.
    func reason(_ language: Language) -> String {
        var said: [String] = []
        if let asked {
            said.append(
                language(
                    "Xin gia hạn đến \(Written.day(asked.wanted)): \(asked.reason.withStop)",
                    "Asks for time until \(Written.day(asked.wanted)): \(asked.reason.withStop)"))
        }
        if facts.isContested, !assignment.stateWords.isEmpty {
            said.append(
                language(
                    "Báo không đúng đơn vị: \(assignment.stateWords.withStop)",
                    "Says that it is not its own: \(assignment.stateWords.withStop)"))
        }
        if let (unit, claim) = claims.first {
            let days = claim.madeOn.days(to: today)
            let answer: String =
                if let promised = claim.promisedOn {
                    language("đã hẹn \(Written.day(promised))", "promised for \(Written.day(promised))")
                } else if claim.isAnswered {
                    language("đã trả lời", "answered")
                } else if days == 0 {
                    language("hỏi hôm nay", "asked today")
                } else {
                    language("\(days) ngày chưa trả lời", "\(days) days without an answer")
                }
            said.append(
                language(
                    "Chờ \(unit), \(answer): \(claim.words.withStop)",
                    "Waits for \(unit), \(answer): \(claim.words.withStop)"))
        }
        if facts.granted > 0 {
            said.append(language("Đã gia hạn \(facts.granted) lần.", "Extended \(facts.granted) times before."))
        }
        if said.count < 2 { said.append(silence(language)) }
        if facts.leads > 1 {
            said.append(
                language(
                    "Cùng việc này còn \(Written.count(facts.leads - 1)) cơ quan khác.",
                    "\(Written.count(facts.leads - 1)) other leads of the same task stand alike."))
        }
        return said.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func silence(_ language: Language) -> String {
        guard let last = assignment.lastSentAt else {
            return language("Chưa báo cáo lần nào.", "Never reported.")
        }
        if let cause = DelayCause.of(assignment.cause) {
            return language(
                "Nguyên nhân chậm: \(cause.name.vi.lowercasedFirst).", "Held up: \(cause.name.en.lowercasedFirst).")
        }
        return language(
            "Cập nhật gần nhất \(Written.day(last.localDay)).", "Last update on \(Written.day(last.localDay)).")
    }

    /// Where the draft letter of an answer is made.
    func letter(_ answer: DecisionCase.Answer) -> Address {
        Address("/tong-quan/thu/{id}", assignment.id.text).with([("loai", answer.rawValue)])
    }

    func html(number: Int, _ language: Language) -> HTML {
        let due: HTML =
            assignment.due.map { "<span>\(language("Hạn", "Due")) <span class=\"tab\">\($0)</span></span>" } ?? .empty
        return """
            <div class="dec"><span class="no">\(number)</span><div><h3 class="clamp"><a href="\(AssignmentAddress.of(assignment.id))">\(title)</a></h3>\
            <p>\(reason(language))</p><p class="meta"><span>\(assignment.unit.name)</span>\(due)\(state.badge(language))</p></div>\
            <div class="acts">\(DecisionCase.Answer.allCases.markup { answer in
                Button(language(answer.name), answer == facts.proposal ? .hint : .plain, to: letter(answer)).html
            })</div></div>

            """
    }
}

extension DecisionCase.Answer {
    /// What its button says.
    var name: Phrase {
        switch self {
        case .extend: Phrase("Gia hạn", "Extend")
        case .urge: Phrase("Đôn đốc", "Urge")
        case .change: Phrase("Đổi chủ trì", "Change the lead")
        }
    }
}

extension String {
    /// With a full stop at its end.
    var withStop: String {
        guard let last = utf8.last, ![UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(last) else {
            return self
        }
        return self + "."
    }

    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
