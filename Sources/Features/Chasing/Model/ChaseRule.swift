import Foundation
package import Vocabulary

/// What a reminder is about; the raw value is the word in the tables.
package enum ChaseEvent: String, CaseIterable, Hashable, Sendable {
    /// A deadline, a milestone of a range or an occurrence of recurring work: before, on and after its day.
    case deadline
    /// The month's report is due and nothing was sent this month.
    case report
    /// The Office returned the result and the unit has not touched it since.
    case returned
    /// Another unit says that it waits for this one, and there is no answer.
    case claim
    /// An extension was asked for and the Office has not decided.
    case extensionAsked = "extension"
    /// What the head of a unit reads once a week: everything of the unit that is late, near or returned.
    case summary
    /// So late that the vice-chair in charge is told.
    case escalation
    /// Values that were due and did not come: the units that owe them and the stewards who wait for them are told.
    case value

    /// What `ChaseRule.days` may hold.
    package var range: ClosedRange<Int> {
        switch self {
        case .deadline: -60...60
        case .report: 1...31
        case .returned, .claim, .extensionAsked: 1...60
        case .summary: 1...7
        case .escalation: 1...365
        case .value: 0...60
        }
    }

    /// Its name in lists.
    package var name: Phrase {
        switch self {
        case .deadline: Phrase("Đến hạn và quá hạn", "Deadlines")
        case .report: Phrase("Chưa báo cáo trong tháng", "Month's report not sent")
        case .returned: Phrase("Bị trả lại, chưa sửa", "Returned and untouched")
        case .claim: Phrase("Cơ quan khác đang chờ", "Another unit waits")
        case .extensionAsked: Phrase("Đề nghị gia hạn chưa trả lời", "Extension not decided")
        case .summary: Phrase("Tổng hợp cho thủ trưởng", "Summary for the head")
        case .escalation: Phrase("Báo Phó Chủ tịch phụ trách", "Escalation to the vice-chair")
        case .value: Phrase("Số liệu đến hạn chưa gửi", "Values not sent")
        }
    }
}

/// When one kind of reminder is given.
package struct ChaseRule: Hashable, Sendable {
    package let event: ChaseEvent
    /// For a deadline: days after it, negative before. For a report: days of the month. For what waits: days of waiting.
    /// For a summary: weekdays, 1 is Monday. For an escalation: days late. For values: days since the newest
    /// fell due. Ascending, each once.
    package var days: [Int]
    /// After the last of `days` (of a deadline: from its day on), again every so many days; 0 is never again.
    package var every: Int
    /// Also for units that cooperate.
    package var includesCoop: Bool
    package var isOn: Bool
    /// 0 is as shipped.
    package var version: Int

    package init(
        event: ChaseEvent, days: [Int], every: Int, includesCoop: Bool = false, isOn: Bool = true, version: Int = 0
    ) {
        self.event = event
        self.days = Array(Set(days)).sorted()
        self.every = every
        self.includesCoop = includesCoop
        self.isOn = isOn
        self.version = version
    }

    /// Whether `every` means anything: a month's report and a week's summary come back by themselves.
    package var isRepeated: Bool { event != .report && event != .summary }

    /// `-30 -7 -1 0 1`.
    package var daysText: String { days.map(String.init).joined(separator: " ") }

    /// Reads numbers separated by blanks, commas or semicolons.
    ///
    /// - Throws: `ChaseProblem.badDays` when one is no number of the event's range, when there is none or more than 12.
    package static func days(_ text: String, for event: ChaseEvent) throws(ChaseProblem) -> [Int] {
        let words = text.split { " ,;".contains($0) }.map { $0.replacingOccurrences(of: "−", with: "-") }
        let days = words.compactMap { Int($0) }
        guard days.count == words.count, (1...12).contains(days.count), days.allSatisfy(event.range.contains) else {
            throw .badDays(event)
        }
        return Array(Set(days)).sorted()
    }

    /// The waiting days or late days on which it speaks, up to `limit`, ascending.
    func marks(through limit: Int) -> [Int] {
        var marks = days.filter { $0 > 0 && $0 <= limit }
        guard every > 0, isRepeated else { return marks }
        let last = max(0, days.last ?? 0)
        marks += stride(from: last + every, through: max(last, limit), by: every)
        return marks
    }

    /// The rules of the file that comes with the product.
    package static func shipped() throws -> [ChaseEvent: ChaseRule] {
        guard let file = Bundle.module.url(forResource: "rules", withExtension: "csv", subdirectory: "Data") else {
            throw CocoaError(.fileNoSuchFile)
        }
        var rules: [ChaseEvent: ChaseRule] = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 5, let event = ChaseEvent(rawValue: cells[0]), let every = Int(cells[2]) else {
                throw CocoaError(.fileReadCorruptFile)
            }
            rules[event] = ChaseRule(
                event: event, days: try days(cells[1], for: event), every: every, includesCoop: cells[3] == "1",
                isOn: cells[4] == "1")
        }
        return rules
    }
}
