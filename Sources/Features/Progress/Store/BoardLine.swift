package import Plans
package import Vocabulary

/// One promise on the board: numbers only, so that twenty thousand are copied and scanned in a moment. Days are numbers
/// since 1970, `none` when there is none; places are indices into the board's lists.
package struct BoardLine: Sendable, Hashable {
    /// No day, no place.
    package static let none = Int32.min

    package internal(set) var mission = BoardLine.none
    package internal(set) var plan = BoardLine.none
    package internal(set) var section = BoardLine.none
    package internal(set) var unit = BoardLine.none
    package internal(set) var account = BoardLine.none
    package internal(set) var firstDue = BoardLine.none
    package internal(set) var due = BoardLine.none
    package internal(set) var doneOn = BoardLine.none
    package internal(set) var declaredOn = BoardLine.none
    package internal(set) var assignedOn = BoardLine.none
    package internal(set) var lastSentOn = BoardLine.none
    package internal(set) var stateOn = BoardLine.none
    package internal(set) var updates: Int32 = 0
    package internal(set) var amendments: Int32 = 0
    package internal(set) var part = Assignment.Part.watch
    package internal(set) var state = WorkState.withdrawn
    package internal(set) var level = ProofLevel.none
    package internal(set) var kind = Deadline.Kind.none
    package internal(set) var isThroughGroup = false
    package internal(set) var isWithdrawnTask = false

    /// It counts: neither itself nor its task is withdrawn.
    package var isLive: Bool { state != .withdrawn && !isWithdrawnTask }

    static func day(_ number: Int32) -> Day? { number == none ? nil : Day(number: Int(number)) }
    static func number(_ day: Day?) -> Int32 { day.map { Int32(clamping: $0.number) } ?? none }
}
