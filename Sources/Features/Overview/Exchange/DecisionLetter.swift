import Design
import Formats
import Plans
import Progress
import Vocabulary

/// A plan as a letter cites it.
struct PlanCitation: Hashable, Sendable {
    let code: String
    let title: String
    /// The number of the signed document; empty when there is none.
    let number: String
    let issuedOn: Day?
    let issuer: String

    /// `Kế hoạch … (số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh)`.
    var words: String {
        var from: [String] = []
        if !number.isEmpty { from.append("số \(number)") } else if code != title { from.append(code) }
        if let issuedOn { from.append("ngày \(Written.day(issuedOn))") }
        if !issuer.isEmpty { from.append("của \(issuer)") }
        return from.isEmpty ? title : "\(title) (\(from.joined(separator: " ")))"
    }
}

/// The draft letter of an answer, with the facts of the case; the number, the day and the signature are left to people.
struct DecisionLetter {
    let card: DecisionCard
    let answer: DecisionCase.Answer
    let plan: PlanCitation
    /// The province as the house is named, «UBND tỉnh Quảng Ngãi».
    let owner: String

    private var one: Assignment { card.assignment }
    private var unit: String { DecisionLetter.addressed(one.unit.name) }
    private var province: String { owner.hasPrefix("UBND ") ? "Ủy ban nhân dân " + owner.dropFirst(5) : owner }
    private var place: String {
        for kind in ["tỉnh ", "thành phố "] {
            if let range = owner.firstRange(of: kind) { return String(owner[range.upperBound...]) }
        }
        return ""
    }

    var letter: OfficialLetter {
        var letter = OfficialLetter(issuer: province.isEmpty ? "Ủy ban nhân dân tỉnh" : province, subject: subject)
        letter.notation = "UBND-"
        letter.place = place
        letter.date = .init(month: card.today.month, year: card.today.year)
        letter.to = [unit] + others
        letter.body = paragraphs.enumerated().map { index, text in
            OfficialLetter.paragraph(index == paragraphs.count - 1 ? text + "/." : text)
        }
        letter.copies = [
            "Như trên", "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Sở Khoa học và Công nghệ", "Lưu: VT",
        ]
        letter.signature = .init(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
        return letter
    }

    private var subject: String {
        switch answer {
        case .extend: "gia hạn thời gian thực hiện nhiệm vụ"
        case .urge: card.facts.daysLate > 0 ? "đôn đốc thực hiện nhiệm vụ quá hạn" : "đôn đốc thực hiện nhiệm vụ"
        case .change: "điều chỉnh cơ quan chủ trì thực hiện nhiệm vụ"
        }
    }

    /// Who else has to act: whom the unit waits for.
    private var others: [String] {
        guard answer == .urge else { return [] }
        return card.claims.map { DecisionLetter.addressed($0.unit) }.reduce(into: []) {
            if !$0.contains($1), $1 != unit { $0.append($1) }
        }
    }

    private var paragraphs: [String] { [given, standing] + said + [order, closing] }

    private var given: String {
        let section = one.task.section.isEmpty ? "" : ", mục \(one.task.section)"
        let bare = one.task.no.hasSuffix(".") ? String(one.task.no.dropLast()) : one.task.no
        let number = bare.isEmpty ? "" : ", số thứ tự \(bare)"
        return
            "Tại \(plan.words)\(section)\(number), \(unit) được giao \(one.part == .lead ? "chủ trì" : "phối hợp") thực hiện nhiệm vụ “\(one.task.title)”\(one.task.product.isEmpty ? "" : "; sản phẩm: \(one.task.product)")."
    }

    private var standing: String {
        guard let first = one.firstDue, let due = one.due else {
            return "Nhiệm vụ có thời hạn ghi trong văn bản là “\(one.task.deadline.raw)”."
        }
        let deadlines =
            first == due
            ? "Thời hạn hoàn thành là ngày \(Written.day(due))"
            : "Thời hạn ban đầu là ngày \(Written.day(first)), thời hạn hiện hành sau gia hạn là ngày \(Written.day(due))"
        let late = card.facts.daysLate
        let today = Written.day(card.today)
        return late > 0
            ? "\(deadlines). Tính đến ngày \(today), nhiệm vụ đã quá hạn \(late) ngày\(reported)."
            : "\(deadlines). Tính đến ngày \(today), nhiệm vụ chưa hoàn thành\(reported)."
    }

    private var reported: String {
        one.lastSentAt.map { "; cập nhật gần nhất ngày \(Written.day($0.localDay))" }
            ?? "; cơ quan chưa báo cáo lần nào"
    }

    /// What the unit and others said: the cause, the request, whom it waits for.
    private var said: [String] {
        var said: [String] = []
        if let cause = DelayCause.of(one.cause) {
            said.append("Nguyên nhân chậm do cơ quan báo cáo: \(cause.name.vi.lowercasedFirst).")
        }
        if let asked = card.asked {
            said.append(
                "Ngày \(Written.day(asked.askedOn)), \(unit) đề nghị gia hạn đến ngày \(Written.day(asked.wanted)), lý do: \(asked.reason.withStop)"
            )
        }
        if card.facts.isContested, !one.stateWords.isEmpty {
            said.append(
                "\(unit) báo cáo nhiệm vụ không thuộc trách nhiệm của cơ quan: \(one.stateWords.withStop)")
        }
        for (other, claim) in card.claims {
            let answer =
                claim.promisedOn.map { "đã hẹn trả lời ngày \(Written.day($0))" }
                ?? (claim.isAnswered ? "đã có ý kiến" : "chưa trả lời")
            said.append(
                "\(unit) đang chờ \(DecisionLetter.addressed(other)) từ ngày \(Written.day(claim.madeOn)) (\(answer)): \(claim.words.withStop)"
            )
        }
        return said
    }

    private var order: String {
        let blank = "ngày …/…/\(card.today.year)"
        switch answer {
        case .extend:
            let until = card.asked.map { "ngày \(Written.day($0.wanted))" } ?? blank
            return
                "\(province) đồng ý gia hạn thời gian thực hiện nhiệm vụ nêu trên đến hết \(until). Yêu cầu \(unit) tập trung hoàn thành đúng thời hạn mới, cập nhật tiến độ và văn bản minh chứng trên hệ thống theo dõi; chịu trách nhiệm nếu tiếp tục chậm trễ."
        case .urge:
            let rest =
                others.isEmpty
                ? "" : " Đề nghị \(others.joined(separator: ", ")) trả lời \(unit) trước \(blank)."
            return
                "\(province) yêu cầu \(unit) khẩn trương hoàn thành nhiệm vụ, báo cáo kết quả kèm văn bản minh chứng trước \(blank); nêu rõ nguyên nhân, trách nhiệm và cam kết thời gian hoàn thành.\(rest)"
        case .change:
            return
                "\(province) giao … chủ trì thực hiện nhiệm vụ nêu trên thay \(unit) kể từ ngày ký; \(unit) bàn giao hồ sơ, tài liệu và kết quả đã thực hiện trước \(blank) và phối hợp trong quá trình thực hiện."
        }
    }

    /// A letter goes to a commune's committee, not to its territory: `Xã Ba Dinh` is `Ủy ban nhân dân xã Ba Dinh`.
    static func addressed(_ name: String) -> String {
        ["Xã ", "Phường ", "Đặc khu "].contains { name.hasPrefix($0) }
            ? "Ủy ban nhân dân \(name.lowercasedFirst)" : name
    }

    private var closing: String { "\(province) thông báo để các cơ quan biết, thực hiện." }
}
