import Design
import Plans
import Progress
import Vocabulary

extension Language {
    /// The sentence in this language.
    func callAsFunction(_ vi: String, _ en: String) -> String { self == .vi ? vi : en }
}

/// Numbers that open their rows, and rates with their denominators.
struct Figures: Sendable {
    let lens: Lens
    let language: Language
    /// What every list of the page is narrowed to: one unit, one plan.
    var narrowed: @Sendable (inout BoardFilter) -> Void = { _ in }

    init(_ lens: Lens, _ language: Language) {
        self.lens = lens
        self.language = language
    }

    /// The list of promises behind a number.
    func rows(_ change: (inout BoardFilter) -> Void) -> Address {
        lens.rows { filter in
            narrowed(&filter)
            change(&filter)
        }
    }

    /// The number as a link to its rows; a plain nought.
    func number(_ count: Int, _ change: (inout BoardFilter) -> Void) -> HTML {
        count == 0 ? "0" : "<a href=\"\(rows(change))\">\(Written.count(count))</a>"
    }

    /// The number with the words after it as a link to its rows.
    func number(_ count: Int, _ words: String, _ change: (inout BoardFilter) -> Void) -> HTML {
        "<a href=\"\(rows(change))\">\(Written.count(count))\(words.isEmpty ? "" : " \(words)")</a>"
    }

    static let dueGroups: Set<TimeGroup> = [.doneOnTime, .doneLate, .overdue]

    /// `78,9%`; an interval when something that was due was never reported (law 7); words when nothing was due or
    /// nothing is known.
    func percent(_ rate: OnTime) -> String {
        if rate.isEmpty { return language("chưa việc nào đến hạn", "nothing was due") }
        if rate.isUnknown { return language("chưa báo cáo", "not reported") }
        let low = Written.percent(rate.onTime, of: rate.due)
        if rate.unreported == 0 { return low }
        return "\(low.dropLast())–\(Written.percent(rate.best, of: rate.due))"
    }

    /// `71/90`, both links to their rows, and those never reported apart.
    func counts(_ rate: OnTime, _ words: String = "", _ change: (inout BoardFilter) -> Void) -> HTML {
        guard !rate.isEmpty else { return "-" }
        let part = number(rate.onTime) {
            change(&$0)
            $0.times = [.doneOnTime]
        }
        let whole = number(rate.due, words) {
            change(&$0)
            $0.times = Self.dueGroups
        }
        guard rate.unreported > 0 else { return "\(part)/\(whole)" }
        let silent = number(rate.unreported, language("chưa báo cáo", "not reported")) {
            change(&$0)
            $0.times = [.overdue]
            $0.isSilent = true
        }
        return "\(part)/\(whole), \(silent)"
    }

    /// The rate and its counts within a sentence.
    func inline(_ rate: OnTime) -> HTML {
        rate.isEmpty ? "-" : "\(percent(rate)), \(counts(rate) { _ in })"
    }

    /// The one large rate of a section.
    func large(_ rate: OnTime, _ words: String, _ change: (inout BoardFilter) -> Void = { _ in }) -> HTML {
        if rate.isEmpty {
            return
                "<p class=\"meta\">\(language("Chưa có việc nào đến hạn, nên chưa có tỷ lệ.", "Nothing was due yet, so there is no rate."))</p>"
        }
        let said: HTML = rate.isUnknown ? "<b class=\"words\">\(percent(rate))</b>" : "<b>\(percent(rate))</b>"
        return "<p class=\"rate\">\(said) <span class=\"of\">\(counts(rate, words, change))</span></p>"
    }

    /// A rate in a cell: the share when the count is large enough to say something, always the count.
    func small(_ rate: OnTime, _ change: (inout BoardFilter) -> Void) -> HTML {
        if rate.isEmpty { return "<span class=\"muted\">-</span>" }
        let share: HTML = rate.due < HeatTable.fewest ? "" : "\(percent(rate)) "
        return "\(share)<span class=\"sub\">\(counts(rate, "", change))</span>"
    }
}
