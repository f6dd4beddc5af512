import Design
import Plans
import Vocabulary

/// The heads under which a digest puts its lines, the most urgent first.
enum Urgency: Int, CaseIterable, Hashable, Sendable, Comparable {
    case escalated, overdue, today, returned, claimed, undecided, unsent, soon, ahead, unreported

    init(_ event: ChaseEvent, days: Int) {
        switch event {
        case .escalation: self = .escalated
        case .returned: self = .returned
        case .claim: self = .claimed
        case .extensionAsked: self = .undecided
        case .report: self = .unreported
        case .value: self = .unsent
        case .deadline, .summary:
            self = days > 0 ? .overdue : days == 0 ? .today : days >= -TimeState.soonDays ? .soon : .ahead
        }
    }

    static func < (a: Urgency, b: Urgency) -> Bool { a.rawValue < b.rawValue }

    /// Over its lines.
    var name: Phrase {
        switch self {
        case .escalated: Phrase("Quá hạn lâu, cần Phó Chủ tịch phụ trách xem", "Long overdue, for the vice-chair")
        case .overdue: Phrase("Quá hạn", "Overdue")
        case .today: Phrase("Đến hạn hôm nay", "Due today")
        case .returned: Phrase("Bị trả lại, chưa sửa", "Returned and untouched")
        case .claimed: Phrase("Cơ quan khác đang chờ trả lời", "Another unit waits for an answer")
        case .undecided: Phrase("Đề nghị gia hạn chưa trả lời", "Extension not decided")
        case .unsent: Phrase("Số liệu đến hạn chưa gửi", "Values not sent")
        case .soon: Phrase("Sắp đến hạn", "Due soon")
        case .ahead: Phrase("Nhắc trước hạn", "Due later")
        case .unreported: Phrase("Chưa báo cáo tháng này", "Not reported this month")
        }
    }

    /// `3 việc quá hạn`.
    func counted(_ count: Int) -> Phrase {
        switch self {
        case .escalated, .overdue: Phrase("\(count) việc quá hạn", "\(count) overdue")
        case .today: Phrase("\(count) việc đến hạn hôm nay", "\(count) due today")
        case .returned: Phrase("\(count) việc bị trả lại", "\(count) returned")
        case .claimed: Phrase("\(count) việc cơ quan khác đang chờ", "\(count) waited for")
        case .undecided: Phrase("\(count) đề nghị gia hạn chờ trả lời", "\(count) extensions to decide")
        case .unsent: Phrase("\(count) mục số liệu chưa gửi", "\(count) values to send")
        case .soon: Phrase("\(count) việc sắp đến hạn", "\(count) due soon")
        case .ahead: Phrase("\(count) việc nhắc trước hạn", "\(count) due later")
        case .unreported: Phrase("\(count) việc chưa báo cáo", "\(count) not reported")
        }
    }
}

/// What one digest says, ready to be written anywhere.
struct DigestLines {
    /// One reminder as a reader sees it.
    struct Line: Hashable, Sendable {
        let assignment: String
        let title: String
        let plan: String
        let unit: String
        let event: ChaseEvent
        let about: String
        let due: Day?
        let days: Int
        /// What a line about missing values speaks of; nil for a line about a promise.
        var values: MissingWords?

        /// Whose values are missing, and how many.
        struct MissingWords: Hashable, Sendable {
            let unit: String
            /// The indicator's code for its steward; empty for a unit's own values.
            let indicator: String
            let count: Int
            let names: String

            /// `12 số liệu đến hạn chưa gửi: Hộ dùng nước sạch; Trạm y tế`.
            var title: Phrase {
                indicator.isEmpty
                    ? Phrase(
                        "\(count) số liệu đến hạn chưa gửi: \(names)", "\(count) values due and not sent: \(names)")
                    : Phrase("\(count) đơn vị chưa gửi chỉ số \(names)", "\(count) units have not sent \(names)")
            }

            /// The rows behind it.
            var address: Address {
                Address("/so-lieu/thieu").with([
                    ("chi-so", indicator), ("don-vi", indicator.isEmpty ? unit : ""),
                    ("theo", indicator.isEmpty ? "" : "don-vi"),
                ])
            }
        }

        /// Its words in the reader's language; a promise's title is its own.
        func title(_ language: Language) -> String { values.map { language($0.title) } ?? title }
        /// Where it is dealt with.
        var address: Address { values?.address ?? Address("/giao-viec/{id}", assignment) }

        var urgency: Urgency { Urgency(event, days: days) }

        /// `quá hạn 8 ngày, hạn 04/01/2026`.
        var standing: Phrase {
            let on = due.map { "\(DigestLines.write($0))" } ?? ""
            switch event {
            case .deadline, .summary, .escalation:
                guard due != nil else { return Phrase("bị trả lại", "returned") }
                if days > 0 {
                    return Phrase("quá hạn \(days) ngày, hạn \(on)", "\(days) days overdue, due \(on)")
                }
                if days == 0 { return Phrase("đến hạn hôm nay", "due today") }
                return Phrase("còn \(-days) ngày, hạn \(on)", "\(-days) days left, due \(on)")
            case .report: return Phrase("chưa báo cáo, hạn báo cáo \(on)", "no report yet, due \(on)")
            case .value:
                if days == 0 { return Phrase("đến hạn hôm nay", "due today") }
                return Phrase("chậm \(days) ngày, hạn \(on)", "\(days) days late, due \(on)")
            case .returned: return Phrase("trả lại đã \(days) ngày", "returned \(days) days ago")
            case .claim: return Phrase("chờ đã \(days) ngày", "waiting for \(days) days")
            case .extensionAsked: return Phrase("đề nghị đã \(days) ngày", "asked \(days) days ago")
            }
        }
    }

    let lines: [Line]

    init(_ lines: [Line]) {
        self.lines = lines.sorted { a, b in
            let (x, y) = ((a.urgency, -a.days), (b.urgency, -b.days))
            return x == y ? (a.title, a.assignment, a.about) < (b.title, b.assignment, b.about) : x < y
        }
    }

    /// The lines under their heads, the most urgent first; heads without lines are left out.
    var groups: [(urgency: Urgency, lines: [Line])] {
        Urgency.allCases.compactMap { urgency in
            let found = lines.filter { $0.urgency == urgency }
            return found.isEmpty ? nil : (urgency, found)
        }
    }

    func subject(_ language: Language) -> String { DigestLines.subject(lines.map(\.urgency), language) }

    /// `3 việc quá hạn, 1 việc đến hạn hôm nay`: the two most urgent heads and how many more there are.
    static func subject(_ urgencies: [Urgency], _ language: Language) -> String {
        let groups = Urgency.allCases.map { one in (one, urgencies.count { $0 == one }) }.filter { $0.1 > 0 }
        var words = groups.prefix(2).map { language($0.0.counted($0.1)) }
        let rest = groups.dropFirst(2).reduce(0) { $0 + $1.1 }
        if rest > 0 { words.append(language(Phrase("\(rest) việc khác", "\(rest) more"))) }
        return words.joined(separator: ", ")
    }

    static func write(_ day: Day) -> String { day.iso.split(separator: "-").reversed().joined(separator: "/") }
}
