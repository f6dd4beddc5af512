import Foundation
package import Plans
package import Vocabulary

/// One date of a deadline that has several: a yearly milestone of a range, or an occurrence of recurring work.
package struct Occurrence: Hashable, Sendable {
    /// `2026`, `2026-Q3`, `2026-H1`, `2026-11`: stable, used in addresses and rows.
    package let label: String
    package let dueOn: Day

    package init(label: String, dueOn: Day) {
        self.label = label
        self.dueOn = dueOn
    }

    /// `năm 2026`, `quý III/2026`, `tháng 11/2026`.
    package var name: Phrase { Occurrence.name(of: label) }

    /// The name of a label; other words stay as they are.
    package static func name(of label: String) -> Phrase {
        guard label.utf8.prefix(4).allSatisfy({ (48...57).contains($0) }) else { return Phrase(label, label) }
        let parts = label.split(separator: "-").map(String.init)
        guard parts.count == 2 else { return Phrase("năm \(label)", "year \(label)") }
        let (year, part) = (parts[0], parts[1])
        if let quarter = ["Q1": "I", "Q2": "II", "Q3": "III", "Q4": "IV"][part] {
            return Phrase("quý \(quarter)/\(year)", "quarter \(quarter)/\(year)")
        }
        if part == "H1" { return Phrase("6 tháng đầu năm \(year)", "first half of \(year)") }
        if part == "H2" { return Phrase("6 tháng cuối năm \(year)", "second half of \(year)") }
        return Phrase("tháng \(part)/\(year)", "month \(part)/\(year)")
    }

    /// The dates of a deadline from the day of assigning to the day `through`, ascending; empty for a deadline with one
    /// date or with none. Ongoing work (thường xuyên) has none: it is reported on, never overdue.
    package static func all(of deadline: Deadline, from start: Day, through end: Day) -> [Occurrence] {
        switch deadline.kind {
        case .range: milestones(deadline, from: start)
        case .recurring: recurring(deadline, from: deadline.start ?? start, through: end)
        default: []
        }
    }

    private static func milestones(_ deadline: Deadline, from start: Day) -> [Occurrence] {
        guard let last = deadline.end else { return [] }
        let first = max(deadline.start ?? start, start)
        guard first.year < last.year else { return [] }
        return (first.year...last.year).compactMap { year in
            Day(year: year, month: 12, day: 31).map { Occurrence(label: "\(year)", dueOn: min($0, last)) }
        }
    }

    private static func recurring(_ deadline: Deadline, from start: Day, through end: Day) -> [Occurrence] {
        let rhythm = Rhythm(deadline.raw)
        guard start <= end else { return [] }
        return (start.year...end.year).flatMap { year in rhythm.dates(in: year) }.filter {
            $0.dueOn >= start && $0.dueOn <= end
        }
    }
}

/// How often recurring work comes back, as its words say (vectors 5.2, date grammar); yearly when they do not.
struct Rhythm: Hashable {
    let months: Int
    /// The day of the month; nil is its last day.
    let day: Int?

    init(_ raw: String) {
        let words = raw.lowercased()
        if words.contains("tuần") || words.contains("tháng") && !words.contains("6 tháng") {
            months = 1
        } else if words.contains("quý") {
            months = 3
        } else if words.contains("6 tháng") || words.contains("nửa năm") {
            months = 6
        } else {
            months = 12
        }
        day = Rhythm.day(in: words)
    }

    /// The number after “ngày”, when it is the day of a month.
    private static func day(in words: String) -> Int? {
        guard let range = words.range(of: "ngày ") else { return nil }
        let digits = words[range.upperBound...].prefix { $0.isNumber }
        let rest = words[range.upperBound...].dropFirst(digits.count)
        guard let day = Int(digits), (1...31).contains(day), rest.first != "/" else { return nil }
        return day
    }

    func dates(in year: Int) -> [Occurrence] {
        stride(from: months, through: 12, by: months).compactMap { month in
            guard let last = Day.end(ofMonth: month, year: year) else { return nil }
            let due = day.flatMap { Day(year: year, month: month, day: min($0, last.day)) } ?? last
            return Occurrence(label: label(year, month), dueOn: due)
        }
    }

    private func label(_ year: Int, _ month: Int) -> String {
        switch months {
        case 1: "\(year)-\(month < 10 ? "0" : "")\(month)"
        case 3: "\(year)-Q\(month / 3)"
        case 6: "\(year)-H\(month / 6)"
        default: "\(year)"
        }
    }
}
