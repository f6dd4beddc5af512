import Vietnamese
import Vocabulary

extension Proposal {
    func deadlineQuestions(_ context: QuestionContext) -> [Question] {
        let deadline = fields.deadline
        if deadline.kind == "invalid" { return [impossible(deadline)] }
        if answers["deadline.impossible"] != nil { return [] }
        if deadline.kind == "none", has("deadline.missing") { return [missing(context)] }
        var asked: [Question] = []
        if has("deadline.year-assumed"), let end = deadline.dueDay { asked.append(assumedYear(end)) }
        // a report speaks of days gone by
        if kind == .mission, let end = deadline.dueDay, let day = context.documentDay, end < day {
            asked.append(beforeDocument(end, day))
        }
        return asked
    }

    private func impossible(_ deadline: DeadlineFields) -> Question {
        var answers =
            ImpossibleDate(deadline.raw)?.suggestions.enumerated().map { index, day in
                Answer(
                    "day\(index + 1)", DayText.writeAsInPapers(day), proposed: index == 0,
                    .deadline(kind: "date", start: day.iso, end: day.iso))
            } ?? []
        answers.append(
            Answer(
                "none", "Chưa có ngày, hỏi nơi ban hành", proposed: answers.isEmpty,
                .deadline(kind: "none", start: nil, end: nil)))
        if answers.count == 1 { answers.append(Answer("keep", "Giữ lời văn như vậy", .keep)) }
        return Question(
            code: "deadline.impossible", field: "deadline", before: "Ngày ", marked: deadline.raw,
            after: " không có trong lịch",
            note: [ImpossibleDate(deadline.raw)?.reason, "Lời văn gốc vẫn được giữ."].compactMap { $0 }.joined(
                separator: " "),
            answers: answers)
    }

    private func missing(_ context: QuestionContext) -> Question {
        var answers = [Answer("keep", "Không có hạn", proposed: true, .keep)]
        answers.append(Answer("ongoing", "Thường xuyên", .deadline(kind: "ongoing", start: nil, end: nil)))
        if let year = context.documentDay?.year {
            answers.append(
                Answer(
                    "yearEnd", "31/12/\(year)",
                    .deadline(kind: "date", start: "\(year)-12-31", end: "\(year)-12-31")))
        }
        return Question(
            code: "deadline.missing", field: "deadline", before: "Không nêu ", marked: "thời hạn", after: "",
            note: "Việc không có hạn thì không bao giờ tính là quá hạn.", answers: answers)
    }

    private func assumedYear(_ end: Day) -> Question {
        let next = Day(
            year: end.year + 1, month: end.month, day: min(end.day, Day.length(month: end.month, year: end.year + 1)))
        return Question(
            code: "deadline.year-assumed", field: "deadline", before: "Hạn ", marked: fields.deadline.raw,
            after: " không nêu năm",
            note: "Năm \(end.year) được hiểu theo ngày của văn bản.",
            answers: [
                Answer("keep", DayText.writeAsInPapers(end), proposed: true, .keep),
                next.map {
                    Answer(
                        "next", DayText.writeAsInPapers($0),
                        .deadline(kind: fields.deadline.kind, start: $0.iso, end: $0.iso))
                },
            ].compactMap { $0 })
    }

    private func beforeDocument(_ end: Day, _ day: Day) -> Question {
        let next = Day(
            year: end.year + 1, month: end.month, day: min(end.day, Day.length(month: end.month, year: end.year + 1)))
        return Question(
            code: "deadline.before-document", field: "deadline", before: "Hạn ", marked: fields.deadline.raw,
            after: " trước ngày ban hành",
            note: "Văn bản ký ngày \(DayText.writeAsInPapers(day)), hạn hiểu là \(DayText.writeAsInPapers(end)).",
            answers: [
                Answer("keep", "Văn bản ghi như vậy", proposed: true, .keep),
                next.map {
                    Answer(
                        "next", DayText.writeAsInPapers($0),
                        .deadline(kind: fields.deadline.kind, start: $0.iso, end: $0.iso))
                },
                Answer("none", "Chưa rõ, để trống ngày", .deadline(kind: "none", start: nil, end: nil)),
            ].compactMap { $0 })
    }
}

/// Three numbers written as a date that no calendar has: 31/9/2025.
struct ImpossibleDate {
    let day: Int
    let month: Int
    let year: Int

    /// The first `d/m/y` in the words; nil when there is none or when the date exists.
    init?(_ text: String) {
        var numbers: [Int] = []
        var digits: [UInt8] = []
        for byte in Array(text.utf8) + [0] {
            if (48...57).contains(byte) {
                digits.append(byte)
                continue
            }
            if !digits.isEmpty, let number = Int(String(decoding: digits, as: UTF8.self)) { numbers.append(number) }
            digits = []
            // a date's parts are joined by / - or .
            if !numbers.isEmpty, numbers.count < 3, ![47, 45, 46].contains(byte) { numbers = [] }
            if numbers.count == 3 { break }
        }
        guard numbers.count == 3, (1900...2200).contains(numbers[2]),
            Day(year: numbers[2], month: numbers[1], day: numbers[0]) == nil
        else { return nil }
        (day, month, year) = (numbers[0], numbers[1], numbers[2])
    }

    /// Days it may have meant: the end of the month and the day after; for a wrong month the day and month exchanged.
    var suggestions: [Day] {
        if (1...12).contains(month) {
            guard (29...31).contains(day), let end = Day.end(ofMonth: month, year: year) else { return [] }
            return [end, end.adding(days: 1)]
        }
        return [Day(year: year, month: day, day: month)].compactMap { $0 }
    }

    /// Why there is no such day.
    var reason: String {
        guard (1...12).contains(month) else { return "Một năm chỉ có 12 tháng." }
        return "Tháng \(month) năm \(year) có \(Day.length(month: month, year: year)) ngày."
    }
}
