package import Plans
package import Vocabulary

/// What an instruction is about.
package struct InstructionSubject: Sendable, Hashable {
    /// The kinds of rows it may be about; the raw value is the word in the database and in addresses.
    package enum Kind: String, CaseIterable, Sendable, Hashable {
        case mission, assignment, plan, target, project, document, unit

        /// Its name in lists.
        package var name: Phrase {
            switch self {
            case .mission: Phrase("Nhiệm vụ", "Task")
            case .assignment: Phrase("Việc của một cơ quan", "A unit's promise")
            case .plan: Phrase("Kế hoạch", "Plan")
            case .target: Phrase("Chỉ tiêu", "Target")
            case .project: Phrase("Dự án", "Project")
            case .document: Phrase("Văn bản", "Document")
            case .unit: Phrase("Cơ quan", "Agency")
            }
        }
    }

    package let kind: Kind
    package let id: String
    package init(_ kind: Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }
}

/// A leader's instruction on something in the register (chỉ đạo): to whom, by when, on which paper.
package struct Instruction: Sendable, Hashable {
    /// Whether its giver is content.
    package enum State: String, Sendable, Hashable { case open, closed }

    /// A unit that it is addressed to.
    package struct Addressee: Sendable, Hashable {
        package let unit: UnitLink
        /// The day of the answer that says it is done; nil while there is none.
        package let answeredOn: Day?
    }

    package let id: ID<Instruction>
    package let subject: InstructionSubject
    /// The title of its subject today, and the code of a unit in its address.
    package let title: String
    package let unitCode: String
    package let words: String
    /// The account of the giver; the Office's own when it entered it for somebody.
    package let giver: String
    package let giverName: String
    package let enteredBy: String
    package let enteredName: String
    package let document: String
    package let due: Day?
    package let givenOn: Day
    package let state: State
    package let closedWords: String
    package let closedName: String
    package let closedOn: Day?
    package let version: Int
    package var addressees: [Addressee] = []

    /// How one unit stands by the day it should have answered; a late answer stays late.
    package func timeState(of addressee: Addressee, today: Day) -> TimeState {
        Plans.timeState(
            deadline: Deadline(kind: due == nil ? .none : .date), due: due, doneOn: addressee.answeredOn, pauses: [],
            today: today)
    }

    /// The units that have not answered.
    package var silent: [Addressee] { addressees.filter { $0.answeredOn == nil } }

    /// Open, and somebody's answer is overdue.
    package func isLate(today: Day) -> Bool {
        guard state == .open, let due else { return false }
        return due < today && !silent.isEmpty
    }
}

/// One line of the two logs of an instruction.
package struct InstructionEntry: Sendable, Hashable {
    /// The unit that speaks; nil for the giver's side.
    package let unit: UnitLink?
    /// The unit says that it has done what was asked.
    package let isAnswer: Bool
    package let words: String
    package let actorName: String
    package let at: Instant
}

/// An instruction to be given.
package struct NewInstruction: Sendable, Hashable {
    package var subject: InstructionSubject
    package var words: String
    /// The codes of units and groups; a group stands for its members of the day.
    package var units: [String]
    package var due: Day?
    /// Number and date of the paper; may be empty for a leader's own.
    package var document = ""
    /// Who gave it, when the Office enters it: name and office.
    package var onBehalf = ""
    package init(subject: InstructionSubject, words: String, units: [String]) {
        self.subject = subject
        self.words = words
        self.units = units
    }
}
