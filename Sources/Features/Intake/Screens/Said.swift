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
