package import Vocabulary

/// The kinds of `TimeState` that lists are filtered and counted by; the raw value is the API's word.
package enum TimeGroup: String, CaseIterable, Sendable, Hashable {
    case overdue
    case dueToday = "due-today"
    case dueSoon = "due-soon"
    case notDue = "not-due"
    case doneOnTime = "done"
    case doneLate = "done-late"
    case paused
    case regular
    case noDeadline = "no-deadline"
    case waiting
    case invalid

    /// The word for it in an address.
    package var slug: String {
        switch self {
        case .overdue: "qua-han"
        case .dueToday: "hom-nay"
        case .dueSoon: "sap-den-han"
        case .notDue: "trong-han"
        case .doneOnTime: "xong-dung-han"
        case .doneLate: "xong-qua-han"
        case .paused: "tam-ngung"
        case .regular: "thuong-xuyen"
        case .noDeadline: "chua-co-han"
        case .waiting: "cho-dieu-kien"
        case .invalid: "han-khong-hop-le"
        }
    }

    /// Its name in lists and legends.
    package var name: Phrase {
        switch self {
        case .overdue: Phrase("Quá hạn", "Overdue")
        case .dueToday: Phrase("Đến hạn hôm nay", "Due today")
        case .dueSoon: Phrase("Sắp đến hạn", "Due soon")
        case .notDue: Phrase("Trong hạn", "In time")
        case .doneOnTime: Phrase("Xong đúng hạn", "Done in time")
        case .doneLate: Phrase("Xong quá hạn", "Done late")
        case .paused: Phrase("Tạm ngừng tính hạn", "Deadline paused")
        case .regular: Phrase("Thường xuyên", "Regular")
        case .noDeadline: Phrase("Chưa có hạn", "No deadline")
        case .waiting: Phrase("Chờ điều kiện", "Waiting")
        case .invalid: Phrase("Hạn không hợp lệ", "Impossible deadline")
        }
    }
}

extension TimeState {
    /// The group that lists count it in.
    package var group: TimeGroup {
        switch self {
        case .notDue: .notDue
        case .dueSoon: .dueSoon
        case .dueToday: .dueToday
        case .overdue: .overdue
        case .doneOnTime: .doneOnTime
        case .doneLate: .doneLate
        case .paused: .paused
        case .regular: .regular
        case .noDeadline: .noDeadline
        case .waiting: .waiting
        case .invalid: .invalid
        }
    }

    /// What a badge says.
    package var words: Phrase {
        switch self {
        case .notDue, .dueToday, .doneOnTime, .paused, .regular, .noDeadline, .waiting, .invalid: group.name
        case .dueSoon(let days): Phrase("Còn \(days) ngày", "\(days) days left")
        case .overdue(let days): Phrase("Quá hạn \(days) ngày", "\(days) days overdue")
        case .doneLate(let days): Phrase("Xong quá hạn \(days) ngày", "Done \(days) days late")
        }
    }
}

/// How many tasks stand how. Rates are over tasks that were due (law 4).
package struct TimeTally: Hashable, Sendable {
    package var counts: [TimeGroup: Int]
    package init(_ counts: [TimeGroup: Int] = [:]) { self.counts = counts }

    package subscript(group: TimeGroup) -> Int { counts[group] ?? 0 }
    package var total: Int { counts.values.reduce(0, +) }
    /// Not done.
    package var open: Int { total - self[.doneOnTime] - self[.doneLate] }
    /// Tasks whose deadline has come: done in time or late, and overdue. The denominator of the on-time rate.
    package var due: Int { self[.doneOnTime] + self[.doneLate] + self[.overdue] }
    /// Something was due and nothing is known to be done: no rate can be told yet (law 7).
    package var isUnreported: Bool { due > 0 && self[.doneOnTime] + self[.doneLate] == 0 }
    /// Percent of `due` that was done in time, unrounded; nil when nothing was due.
    package var onTimeRate: Double? { due == 0 ? nil : Double(self[.doneOnTime]) * 100 / Double(due) }

    /// Both tallies together.
    package static func + (a: TimeTally, b: TimeTally) -> TimeTally {
        TimeTally(a.counts.merging(b.counts, uniquingKeysWith: +))
    }
}
