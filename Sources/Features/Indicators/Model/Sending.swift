package import Organizations
package import Vocabulary

/// What is said of one cell, before it is kept.
package struct ValueEntry: Sendable, Hashable {
    package var indicator: ID<Indicator>
    package var unit: ID<OrgUnit>
    /// `gioi=nu`; empty for the whole.
    package var members: String
    package var period: Period
    package var says: Statement
    package var note: String
    /// What the program asked about this value and what was answered, by rule (L12).
    package var answers: [Answer]
    /// The newest version that whoever says this had seen, 0 for an empty cell; nil when nobody looked.
    package var seen: Int64?

    package init(
        indicator: ID<Indicator>, unit: ID<OrgUnit>, members: String = "", period: Period, says: Statement,
        note: String = "", answers: [Answer] = []
    ) {
        self.indicator = indicator
        self.unit = unit
        self.members = members
        self.period = period
        self.says = says
        self.note = note
        self.answers = answers
    }

    /// A question as it was asked, and its answer.
    package struct Answer: Sendable, Hashable {
        package var rule: String
        package var words: String
        package var answer: String
        package init(rule: String, words: String, answer: String) {
            self.rule = rule
            self.words = words
            self.answer = answer
        }
    }
}

/// One act of sending values: who says so, on what ground, for which cells.
package struct Sending: Sendable {
    /// By which door it came.
    package enum Channel: String, Sendable {
        case page, pack, file, api, demo
        /// Whether a value that looks wrong is asked about before it is taken (L12). A file of a million lines is not.
        package var isAsked: Bool { self == .page || self == .pack || self == .api }
    }

    package var channel: Channel
    /// The same key is stored once; empty makes one.
    package var key: String
    package var source = ""
    package var method = ""
    package var note = ""
    /// The paper that proves it.
    package var paperNumber = ""
    package var paperDate: Day?
    /// A kept file's hash and name.
    package var file: (hash: String, name: String)?
    /// Kept for later, seen by nobody else; not sent.
    package var isDraft = false
    package var entries: [ValueEntry]

    package init(_ channel: Channel, key: String = "", entries: [ValueEntry]) {
        self.channel = channel
        self.key = key
        self.entries = entries
    }
}
