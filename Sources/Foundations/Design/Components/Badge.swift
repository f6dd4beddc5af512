/// A state: a shape and a word, so it reads without its colour.
package struct Badge: Component {
    /// What kind of state; the words say which.
    package enum State: String, CaseIterable, Hashable, Sendable {
        case done = "st-done"
        case doneLate = "st-donelate"
        /// In time.
        case ok = "st-ok"
        case soon = "st-soon"
        case late = "st-late"
        /// Not reported.
        case unknown = "st-unknown"
        /// Regular work without a deadline.
        case always = "st-always"
        /// Sent back.
        case back = "st-back"
        case draft = "st-draft"
    }

    let state: State
    let words: String
    let wraps: Bool

    /// `wraps` lets long words break over lines.
    package init(_ state: State, _ words: String, wraps: Bool = false) {
        self.state = state
        self.words = words
        self.wraps = wraps
    }

    package var html: HTML {
        "<span class=\"st \(state.rawValue)\(wraps ? " wrap-ok" : "")\">\(words)</span>"
    }
}
