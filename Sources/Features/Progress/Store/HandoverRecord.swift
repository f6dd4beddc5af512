package import Organizations
package import Plans
package import Vocabulary

/// One act that moved promises from one hand to another, as it is kept (bàn giao; chuyển giao khi sáp nhập, chia tách).
package struct Handover: Sendable, Hashable {
    /// Why they moved.
    package enum Kind: String, CaseIterable, Sendable, Hashable {
        /// Units merged or split (L25).
        case succession
        /// From a person to a person, or from a unit to a unit by decision.
        case handover

        /// Its name in lists.
        package var name: Phrase {
            switch self {
            case .succession: Phrase("Chuyển giao do sáp nhập, chia tách", "Succession")
            case .handover: Phrase("Bàn giao", "Handover")
            }
        }
    }

    package let id: ID<Handover>
    package let kind: Kind
    package let givers: [UnitLink]
    package let receivers: [UnitLink]
    /// The two people of a handover inside a unit; empty for units.
    package let fromPerson: String
    package let toPerson: String
    /// Number and date of the decision; empty inside a unit.
    package let document: String
    package let items: Int
    package let onDay: Day
    package let actorName: String
    package let at: Instant
    /// What was handed over, as it stood then.
    package let content: HandoverContent

    package init(
        id: ID<Handover>, kind: Kind, givers: [UnitLink], receivers: [UnitLink], fromPerson: String = "",
        toPerson: String = "", document: String, items: Int, onDay: Day, actorName: String, at: Instant,
        content: HandoverContent
    ) {
        self.id = id
        self.kind = kind
        self.givers = givers
        self.receivers = receivers
        self.fromPerson = fromPerson
        self.toPerson = toPerson
        self.document = document
        self.items = items
        self.onDay = onDay
        self.actorName = actorName
        self.at = at
        self.content = content
    }

    /// `Xã A, Xã B` or `Nguyễn Văn A, Xã A`.
    package var giver: String { Handover.side(fromPerson, givers) }
    package var receiver: String { Handover.side(toPerson, receivers) }

    private static func side(_ person: String, _ units: [UnitLink]) -> String {
        ((person.isEmpty ? [] : [person]) + units.map(\.name)).joined(separator: ", ")
    }
}

/// What a handover lists; stored with it, so that its record never changes.
package struct HandoverContent: Codable, Sendable, Hashable {
    package var items: [HandoverItem]
    package var claims: [HandoverClaim]
}

/// One promise as it was when it was handed over. Days are ISO text, empty when there is none.
package struct HandoverItem: Codable, Sendable, Hashable {
    package var assignment: String
    package var mission: String
    package var plan: String
    package var place: String
    package var title: String
    package var product: String
    /// `lead`, `coop`, `watch`.
    package var part: String
    /// The deadline of the signed page and the one in force; the document's words when there is no day.
    package var firstDue: String
    package var due: String
    package var deadline: String
    /// The words of its state in work and in time, Vietnamese.
    package var state: String
    package var time: String
    package var percent: Int?
    package var lastResult: String
    package var lastSentOn: String
    /// The documents that prove it, `96/BC-UBND ngày 07/11/2026`.
    package var evidence: [String]
    /// The day on which it was declared done when no document shows it.
    package var undocumented: String
    /// What it waits for, in words, with the day that was promised.
    package var waits: [String]
    /// The day the draft of the giver was saved; the words of a draft are private and are not listed.
    package var draftOn: String
    /// The words of open steps of the checklist with their days.
    package var steps: [String]
    package var fromUnit: String
    package var person: String
    /// Who received it; empty until it was handed over.
    package var toUnit: String
    /// It was joined with a promise of the same task that the receiver had.
    package var isJoined: Bool
}

/// A claim on the giver that others wait for.
package struct HandoverClaim: Codable, Sendable, Hashable {
    package var claim: String
    package var unit: String
    package var title: String
    package var words: String
    package var madeOn: String
    /// The day that the giver promised; empty when it did not.
    package var promisedOn: String
    /// Who answers it from now on; empty until it was handed over.
    package var toUnit: String
}

/// Whom a unit gave a promise to.
package enum PromiseOwner: Sendable, Hashable {
    /// The unit as a whole.
    case unit
    case account(ID<Account>)
    /// A person who has no account.
    case named(String)
}
