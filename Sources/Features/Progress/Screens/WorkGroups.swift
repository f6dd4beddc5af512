import Plans
import Vocabulary

/// What a unit has to do about a promise in this period: each owed promise stands in one group.
enum WorkGroup: String, CaseIterable, Sendable {
    case returned, overdue, due, report, inTime, waiting

    /// The anchor of its section.
    var anchor: String {
        switch self {
        case .returned: "bi-tra"
        case .overdue: "qua-han"
        case .due: "den-han"
        case .report: "phai-bao"
        case .inTime: "trong-han"
        case .waiting: "tam-dung"
        }
    }

    var name: Phrase {
        switch self {
        case .returned: Phrase("Bị trả lại", "Returned")
        case .overdue: Phrase("Quá hạn", "Overdue")
        case .due: Phrase("Đến hạn hôm nay và ba ngày tới", "Due today and in three days")
        case .report: Phrase("Phải báo trong tháng", "To report this month")
        case .inTime: Phrase("Trong hạn, chưa báo tháng này", "In time, not reported this month")
        case .waiting: Phrase("Tạm dừng hoặc đang chờ Văn phòng", "Stopped or with the Office")
        }
    }
}

/// One promise in the list of the period.
struct WorkLine: Sendable {
    let item: WorkItem
    let time: TimeState
    /// The oldest milestone or occurrence that has come in this month and was not reported done.
    let occurrence: Occurrence?
    /// Said something in this month.
    let isSent: Bool
    /// Nil when nothing is to do about it.
    let group: WorkGroup?

    /// - Parameters:
    ///   - time: how it stands, as the board says.
    ///   - today: its month is the period.
    init(_ item: WorkItem, time: TimeState, today: Day) {
        self.item = item
        self.time = time
        let assignment = item.assignment
        occurrence = WorkLine.open(item, today: today).first
        isSent = assignment.lastSentAt.map { WorkLine.month($0.localDay) == WorkLine.month(today) } ?? false
        group = WorkLine.group(assignment, time: time, occurrence: occurrence, isSent: isSent, today: today)
    }

    /// The milestones and occurrences that come up to the end of this month and were not reported done, oldest first.
    static func open(_ item: WorkItem, today: Day) -> [Occurrence] {
        let end = Day.end(ofMonth: today.month, year: today.year) ?? today
        return Occurrence.all(of: item.assignment.task.deadline, from: item.assignment.assignedOn, through: end)
            .filter { $0.dueOn <= end && item.marks[$0.label] == nil }
    }

    static func month(_ day: Day) -> String { String(day.iso.prefix(7)) }

    static func group(
        _ assignment: Assignment, time: TimeState, occurrence: Occurrence?, isSent: Bool, today: Day
    ) -> WorkGroup? {
        switch assignment.state {
        case .returned: return .returned
        case .suspended, .contested: return .waiting
        case .withdrawn: return nil
        case .declared where assignment.level >= .evidenced, .confirmed where assignment.level >= .evidenced: return nil
        default: break
        }
        switch time.group {
        case .overdue: return .overdue
        case .dueToday, .dueSoon: return .due
        case .doneOnTime, .doneLate: return nil
        default: break
        }
        if assignment.state == .declared { return isSent ? nil : .inTime }
        if let occurrence, !isSent || occurrence.dueOn <= today {
            return today.days(to: occurrence.dueOn) <= TimeState.soonDays && occurrence.dueOn >= today ? .due : .report
        }
        if isSent { return nil }
        return time == .regular ? .report : .inTime
    }
}

/// The list of the period, and its counts.
struct WorkList: Sendable {
    let lines: [WorkLine]

    subscript(group: WorkGroup) -> [WorkLine] { lines.filter { $0.group == group } }

    /// Said something this month, the last first.
    var sent: [WorkLine] {
        lines.filter(\.isSent).sorted {
            ($0.item.assignment.lastSentAt?.milliseconds ?? 0) > ($1.item.assignment.lastSentAt?.milliseconds ?? 0)
        }
    }

    /// What the period asks for: all that is open and not stopped, and all that was reported in it.
    var asked: Int { lines.count { $0.isSent || ($0.group != nil && $0.group != .waiting) } }
}
