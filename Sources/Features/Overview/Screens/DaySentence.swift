import Design
import Plans
import Progress
import Vocabulary

/// The sentence of the day: what falls due today, what is overdue and at how many agencies, what comes next.
struct DaySentence {
    let counts: GroupCounts
    /// At how many agencies something is overdue; 0 where only one agency is told of.
    let lateAgencies: Int
    let soonDays = TimeState.soonDays
    let language: Language

    /// One part: words, and a number that opens its rows.
    private struct Part {
        var before = ""
        var count: Int
        var words: String
        var times: Set<TimeGroup>
        var after = ""
    }

    private var parts: [Part] {
        let (today, late, soon) = (counts[.dueToday], counts[.overdue], counts[.dueSoon])
        var parts = [
            Part(
                before: today == 0
                    ? language("Hôm nay không có việc đến hạn", "Nothing is due today")
                    : language("Hôm nay ", "Today "),
                count: today, words: language("việc đến hạn", today == 1 ? "promise falls due" : "promises fall due"),
                times: [.dueToday]),
            Part(
                before: late == 0 ? language(", không có việc quá hạn", ", nothing is overdue") : ", ", count: late,
                words: language("việc quá hạn", "overdue"), times: [.overdue],
                after: late > 0 && lateAgencies > 0
                    ? language(
                        " ở \(Written.count(lateAgencies)) cơ quan",
                        " at \(Written.count(lateAgencies)) \(lateAgencies == 1 ? "agency" : "agencies")") : ""),
        ]
        if soon > 0 {
            parts.append(
                Part(
                    before: "; ", count: soon,
                    words: language("việc đến hạn trong \(soonDays) ngày tới", "due within \(soonDays) days"),
                    times: [.dueSoon]))
        }
        return parts
    }

    /// Without links, for paper.
    var text: String {
        parts.map { part in
            part.before + (part.count > 0 ? "\(Written.count(part.count)) \(part.words)\(part.after)" : "")
        }.joined() + "."
    }

    /// With its numbers as links to their rows.
    func html(_ figures: Figures) -> HTML {
        let said = parts.markup { part -> HTML in
            guard part.count > 0 else { return HTML(text: part.before) }
            return "\(part.before)\(figures.number(part.count, part.words) { $0.times = part.times })\(part.after)"
        }
        return "<p class=\"day\">\(said).</p>"
    }
}
