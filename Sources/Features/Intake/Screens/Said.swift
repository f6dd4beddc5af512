import Design
import Vocabulary

/// The phrase in the language this page is written in; words of documents stay as they are.
func say(_ vi: String, _ en: String) -> String { Spoken.language(Phrase(vi, en)) }

// The words of the model in the language of the page.

extension ProposalKind {
    var said: String {
        switch self {
        case .mission: say(noun, "task")
        case .target: say(noun, "target")
        case .project: say(noun, "project")
        case .progress: say(noun, "reported result")
        }
    }

    /// The noun behind a count.
    func said(_ count: Int) -> String { count == 1 || Spoken.language == .vi ? said : said + "s" }
}

extension ProposalState {
    var said: String {
        switch self {
        case .pending: say(word, "waiting")
        case .accepted: say(word, "accepted")
        case .edited: say(word, "edited, accepted")
        case .split: say(word, "split")
        case .merged: say(word, "merged")
        case .rejected: say(word, "rejected")
        }
    }
}

extension ImportState {
    var said: String {
        switch self {
        case .received: say(word, "received")
        case .reading: say(word, "being read")
        case .ready: say(word, "to be reviewed")
        case .finished: say(word, "in the register")
        case .refused: say(word, "refused")
        }
    }
}

extension LeftCause {
    var said: String {
        switch self {
        case .section: say(word, "section title")
        case .repeatedHeader: say(word, "header row")
        case .continuation: say(word, "row over a page break")
        case .other: say(word, "other row")
        }
    }
}

extension Imports.RowFilter {
    var said: String {
        switch self {
        case .all: say(name, "All")
        case .questions: say(name, "With questions")
        case .pending: say(name, "Waiting")
        case .taken: say(name, "Accepted")
        case .rejected: say(name, "Rejected, merged, split")
        }
    }
}

extension ImportFinding {
    var severitySaid: String {
        switch severity {
        case "error": say(severityWord, "Wrong")
        case "warning": say(severityWord, "Check")
        default: say(severityWord, "Note")
        }
    }
}

extension SourcePlace {
    var said: String {
        guard Spoken.language != .vi else { return words }
        var parts: [String] = []
        if let page { parts.append("page \(page)") }
        if let table { parts.append("table \(table)") }
        if let row { parts.append("row \(row)") }
        if let lineFrom {
            let to = lineTo ?? lineFrom
            parts.append(to > lineFrom ? "lines \(lineFrom) to \(to) of the file" : "line \(lineFrom) of the file")
        }
        return parts.joined(separator: ", ")
    }
}

/// The names of a choice in the language of the page, by code; the code's own name where English has none.
func said(_ options: [(code: String, name: String)]) -> [(code: String, name: String)] {
    options.map { ($0.code, say($0.name, englishChoices[$0.code] ?? $0.name)) }
}

private let englishChoices = [
    "date": "Day", "month": "Month", "quarter": "Quarter", "half": "Half-year", "year": "Year", "range": "Period",
    "recurring": "Recurring", "ongoing": "Ongoing", "conditional": "On a condition", "none": "Not given",
    "invalid": "Not in the calendar", ">=": "at least (≥)", "<=": "at most (≤)", ">": "more than (>)",
    "<": "less than (<)", "=": "equal (=)", "rank": "rank", "level": "level", "yes": "done, has", "text": "in words",
]
