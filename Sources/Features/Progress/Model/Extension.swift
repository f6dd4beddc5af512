package import Organizations
package import Vocabulary

/// A later deadline that was asked for, and what the Office decided (L14).
package struct Extension: Sendable, Hashable {
    /// Where it stands.
    package enum State: String, CaseIterable, Sendable, Hashable {
        case asked, granted, refused
        case takenBack = "taken-back"

        /// Its name in histories.
        package var name: Phrase {
            switch self {
            case .asked: Phrase("Chờ quyết định", "To be decided")
            case .granted: Phrase("Đã gia hạn", "Granted")
            case .refused: Phrase("Không gia hạn", "Refused")
            case .takenBack: Phrase("Cơ quan đã rút đề nghị", "Taken back")
            }
        }
    }

    package let id: String
    package let assignment: ID<Assignment>
    package let state: State
    /// The deadline in force when it was asked for.
    package let dueBefore: Day
    package let wantedOn: Day
    package let reason: String
    package let cause: String
    package let askedName: String
    package let askedAt: Instant
    package let askedOn: Day
    package let grantedTo: Day?
    /// The date of the document that decided.
    package let decidedOn: Day?
    package let decidedAt: Instant?
    package let decidedName: String
    package let documentWords: String
    package let decisionWords: String

    /// Days after the deadline on which it was asked for; 0 when before expiry. Asked late, its late days stay.
    package var daysAskedLate: Int { max(0, dueBefore.days(to: askedOn)) }
}
