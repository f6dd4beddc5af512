internal import Vietnamese
package import Vocabulary

/// Reads what a plan writes in its deadline column: one rule for every expression of the project's date vectors
/// (vectors.md 5.2) and of the census of real plans (vietnam.md F1). Nothing is mended silently.
///
/// Flags: `deadline.impossible` (31/9/2025), `deadline.ambiguous` (6-5-26), `deadline.unread`, `deadline.year-assumed`,
/// `deadline.year-missing`, `deadline.several`, `deadline.approximate`, `deadline.before-period`,
/// `deadline.from-document-day`, `deadline.condition`, `text.damaged`.
package struct DeadlineGrammar: Sendable {
    /// The year a date without a year belongs to.
    package var planYear: Int?
    /// The day of the document, for terms that run from it.
    package var documentDay: Day?
    /// Whether `trước ngày 15/6` ends on the 14th. The province decides; off means the named day still counts.
    package var beforeIsStrict: Bool

    package init(planYear: Int? = nil, documentDay: Day? = nil, beforeIsStrict: Bool = false) {
        self.planYear = planYear
        self.documentDay = documentDay
        self.beforeIsStrict = beforeIsStrict
    }

    /// The deadline of a cell, with flags in alphabetical order. `raw` of the reading is the cell on one line.
    package func read(_ raw: String) -> (reading: DeadlineReading, flags: [String]) {
        let text = tidy(nfc(raw))
        var reader = DeadlineInterpreter(grammar: self, text: text)
        let reading = reader.reading()
        return (reading, reader.flags.sorted())
    }

    /// The nearest day that exists for an impossible one (31/9/2025 → 30/9/2025), to be offered, never put in.
    package static func suggestion(for raw: String) -> Day? {
        for case .period(let period) in DeadlineScanner(nfc(raw)).parts {
            if let year = period.year, period.span(in: year) == nil, let day = period.nearest(in: year) { return day }
        }
        return nil
    }

    /// How often a recurring deadline comes back: `Định kỳ hằng tháng (trước ngày 20)` → monthly, day 20.
    /// Nil when the cell names nothing that comes back.
    package static func recurrence(of raw: String) -> Recurrence? {
        let parts = DeadlineScanner(nfc(raw)).parts
        guard var found = parts.lazy.compactMap({ if case .recurring(let found) = $0 { found } else { nil } }).first
        else {
            return parts.contains(.yearAfterYear) ? Recurrence(cadence: .yearly) : nil
        }
        for case .period(let period) in parts {
            if case .day(let day, let month) = period.shape, period.year == nil {
                found.day = day
                found.month = month
            }
        }
        if found.day == nil { found.day = dayOfMonth(raw) }
        return found
    }

    /// `trước ngày 20`: a day without a month.
    private static func dayOfMonth(_ raw: String) -> Int? {
        let tokens = cellTokens(nfc(raw))
        for (index, token) in tokens.enumerated() where token.isWord("ngay") && index + 1 < tokens.count {
            let next = tokens[index + 1]
            if next.kind == .number, (1...31).contains(next.value) { return next.value }
        }
        return nil
    }
}
