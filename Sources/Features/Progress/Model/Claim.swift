package import Organizations
package import Plans
package import Vocabulary

/// “We wait for X”: what one unit says of another, and what that one answers (L14).
package struct Claim: Sendable, Hashable {
    /// Where it stands.
    package enum State: String, CaseIterable, Sendable, Hashable {
        case open, admitted, disputed, closed

        /// Its name in lists.
        package var name: Phrase {
            switch self {
            case .open: Phrase("Chưa trả lời", "Unanswered")
            case .admitted: Phrase("Đã nhận", "Admitted")
            case .disputed: Phrase("Không nhận", "Disputed")
            case .closed: Phrase("Đã khép", "Closed")
            }
        }
    }

    package let id: String
    /// The promise that waits.
    package let assignment: ID<Assignment>
    package let mission: ID<Mission>
    package let title: String
    package let due: Day?
    /// Who waits.
    package let unit: UnitLink
    /// Who is waited for.
    package let onUnit: UnitLink
    package let cause: String
    package let words: String
    package let state: State
    package let madeName: String
    package let madeOn: Day
    package let answerWords: String
    package let answeredName: String
    package let answeredAt: Instant?
    /// By when the unit that is waited for promised its part.
    package let promisedOn: Day?
    package let closedAt: Instant?
    package let closedWords: String

    /// Days since it was made, 0 on the day itself.
    package func age(today: Day) -> Int { max(0, madeOn.days(to: today)) }

    /// What an answer must have seen: it changes with each answer.
    package var mark: String { "\(state.rawValue).\(answeredAt?.text ?? "")" }
}

/// A claim to be made.
package struct NewClaim: Sendable, Hashable {
    package var assignment: ID<Assignment>
    package var on: ID<OrgUnit>
    /// The code of a `DelayCause`; empty takes the one that names a unit.
    package var cause: String
    package var words: String

    package init(assignment: ID<Assignment>, on: ID<OrgUnit>, cause: String = "", words: String) {
        self.assignment = assignment
        self.on = on
        self.cause = cause
        self.words = words
    }
}
