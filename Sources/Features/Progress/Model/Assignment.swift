package import Organizations
package import Plans
package import Vocabulary

/// One promise: a task as one unit owes it (giao việc).
package struct Assignment: Sendable, Hashable {
    /// What the unit is for in the task.
    package enum Part: String, CaseIterable, Sendable, Hashable {
        case lead, coop, watch

        /// Its name in lists.
        package var name: Phrase {
            switch self {
            case .lead: Phrase("Chủ trì", "Lead")
            case .coop: Phrase("Phối hợp", "Cooperating")
            case .watch: Phrase("Theo dõi", "Watching")
            }
        }
    }

    /// The task as its promises show it.
    package struct Task: Sendable, Hashable {
        package let id: ID<Mission>
        package let plan: PlanLink
        package let annex: String
        package let section: String
        package let sectionTitle: String
        package let no: String
        package let title: String
        package let product: String
        package let deadline: Deadline
        package let isWithdrawn: Bool
    }

    package let id: ID<Assignment>
    package let task: Task
    /// Who owes it now.
    package let unit: UnitLink
    /// Who owed it first, before mergers and handovers.
    package let firstUnit: ID<OrgUnit>
    /// The group through which the unit got it (“các sở, ban, ngành”); nil when it was named itself.
    package let group: UnitLink?
    package let part: Part
    package let assignedOn: Day
    package let state: WorkState
    /// Why it is contested, returned, suspended or withdrawn; empty otherwise.
    package let stateWords: String
    package let stateAt: Instant
    /// The deadline of the signed page as a day, and the one in force; nil without a computable one.
    package let firstDue: Day?
    package let due: Day?
    /// The date of the proof, or of the declaration while there is none.
    package let doneOn: Day?
    package let level: ProofLevel
    /// When the unit declared it done: the clock of reporting, apart from the clock of the work (vectors 5.2).
    package let declaredAt: Instant?
    package let percent: Int?
    package let lastSentAt: Instant?
    /// How many updates were sent.
    package let updates: Int
    /// The code of the cause of delay the unit last named; empty when none.
    package let cause: String
    package let confirmedHash: String?
    /// How many times its content changed since it was confirmed (L22).
    package let amendments: Int
    /// Whom the unit gave it to: an account, or only a name.
    package let account: ID<Account>?
    package let personName: String
    package let version: Int

    /// The date of completion when proved at least this far; nil otherwise.
    package func doneOn(atLeast level: ProofLevel) -> Day? { self.level >= level ? doneOn : nil }

    /// How it stands by the deadline in force.
    package func timeState(
        today: Day, atLeast level: ProofLevel = .counted, pauses: [DaySpan] = [], soon: Int = TimeState.soonDays
    ) -> TimeState {
        let open = state == .suspended ? [DaySpan(from: stateAt.localDay)] : []
        return Plans.timeState(
            deadline: task.deadline, due: due, doneOn: doneOn(atLeast: level), pauses: pauses + open, today: today,
            soon: soon)
    }

    /// Days after the deadline in force on which the unit said that it was done; 0 when in time, nil when it did not say
    /// so or nothing was due. The work may well be in time while its report is late.
    package var reportDaysLate: Int? {
        guard let due, let declaredAt else { return nil }
        return max(0, due.days(to: declaredAt.localDay))
    }

    /// Whether this viewer speaks for the unit that owes it.
    package func isOwn(_ viewer: Viewer) -> Bool { viewer.roles.contains(.focal) && viewer.unit == unit.id }
}
