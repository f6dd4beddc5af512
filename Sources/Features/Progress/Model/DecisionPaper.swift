package import Vocabulary

/// The document by which the Office decides: its number and its date.
package struct DecisionPaper: Sendable, Hashable {
    /// As printed, `112/QĐ-UBND`.
    package let number: String
    /// The date of the document: a new deadline is in force from the day after it (vectors 5.2).
    package let date: Day

    package init(number: String, date: Day) {
        self.number = number
        self.date = date
    }

    /// `112/QĐ-UBND ngày 05/04/2026`, as rows and histories keep it.
    package var words: String {
        "\(number) ngày \(date.iso.split(separator: "-").reversed().joined(separator: "/"))"
    }

    /// - Throws: `ProgressProblem.documentMissing`, `.documentInFuture`, `.tooLong`.
    func check(today: Day) throws(ProgressProblem) {
        if number.isEmpty { throw .documentMissing }
        if number.unicodeScalars.count > ProgressEntry.nameLimit {
            throw .tooLong(field: "Số, ký hiệu", limit: ProgressEntry.nameLimit)
        }
        if date > today { throw .documentInFuture(date) }
        try ProgressProblem.checkDay(date)
    }
}

extension ProgressProblem {
    /// Refuses days that only a slip of the hand writes: one of them bends every figure drawn over time.
    static func checkDay(_ day: Day) throws(ProgressProblem) {
        if !(2000...2100).contains(day.year) { throw .dayUnlikely(day) }
    }

    /// Refuses words beyond the limit of one field.
    static func checkWords(_ text: String, field: String) throws(ProgressProblem) {
        if text.unicodeScalars.count > ProgressEntry.wordsLimit {
            throw .tooLong(field: field, limit: ProgressEntry.wordsLimit)
        }
    }
}
