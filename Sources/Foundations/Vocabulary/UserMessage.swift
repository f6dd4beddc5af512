/// What a person reads when something did not work: what happened, and what to do now.
package struct UserMessage: Hashable, Sendable {
    /// Stable, never reused: three letters of the feature and a number, `PLN-07`.
    package let code: String
    /// What happened, one whole Vietnamese sentence.
    package let says: String
    /// What to do now, one whole Vietnamese sentence.
    package let next: String

    package init(code: String, says: String, next: String) {
        self.code = code
        self.says = says
        self.next = next
    }
}

/// A trouble that a person can mend; its text may be shown, mailed or returned by the API.
package protocol UserFacing: Error {
    var message: UserMessage { get }
}

/// Not there, or not for this viewer: the two give the same page (404).
package struct NotVisible: Error {
    package init() {}
}
