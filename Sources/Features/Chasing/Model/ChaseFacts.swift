package import Organizations
package import Plans
package import Progress
package import Vocabulary

/// Everything about one promise that reminders depend on.
package struct ChaseFacts: Sendable {
    /// A day by which something must be done.
    package struct Due: Hashable, Sendable {
        /// Empty for the task as a whole, `2026-Q3` for an occurrence.
        package let label: String
        package let on: Day
        package init(label: String = "", on day: Day) {
            self.label = label
            on = day
        }
    }

    /// Another unit that this promise waits for, without an answer yet.
    package struct Waiting: Hashable, Sendable {
        package let claim: String
        package let on: ID<OrgUnit>
        package let since: Day
        package init(claim: String, on unit: ID<OrgUnit>, since: Day) {
            self.claim = claim
            on = unit
            self.since = since
        }
    }

    package let assignment: ID<Assignment>
    package let unit: ID<OrgUnit>
    /// The account the unit gave it to; nil when it was given to nobody.
    package var account: ID<Account>?
    package var part: Assignment.Part
    package var assignedOn: Day
    /// What is not done yet, as far as it must be proved.
    package var dues: [Due]
    /// Days that do not count for this promise or its unit.
    package var pauses: [DaySpan] = []
    /// The last day on which the unit said something.
    package var lastSent: Day?
    /// Since when it lies returned.
    package var returnedOn: Day?
    package var waiting: [Waiting] = []
    package var extensionAskedOn: Day?

    package init(
        assignment: ID<Assignment>, unit: ID<OrgUnit>, account: ID<Account>? = nil, part: Assignment.Part = .lead,
        assignedOn: Day, dues: [Due] = []
    ) {
        self.assignment = assignment
        self.unit = unit
        self.account = account
        self.part = part
        self.assignedOn = assignedOn
        self.dues = dues
    }

    func isPaused(on day: Day) -> Bool { pauses.contains { $0.holds(day) } }

    /// Days after a deadline that count, up to `day`.
    func daysLate(_ due: Day, on day: Day) -> Int {
        DaySpan.countedDays(after: due.number, through: day.number, without: pauses)
    }

    /// The day on which it is `days` days late, counting only days that count; nil when that lies after `limit`.
    func day(late days: Int, after due: Day, notAfter limit: Day) -> Day? {
        var day = due.adding(days: days)
        while day <= limit {
            let missing = days - daysLate(due, on: day)
            if missing <= 0 { return day }
            day = day.adding(days: missing)
        }
        return nil
    }
}

/// To whom a reminder goes; who that is on the day is asked of the accounts and the keeper's list.
package enum ChaseAudience: Hashable, Sendable {
    /// The person it was given to, or the focal points of the unit.
    case owner(ID<OrgUnit>, ID<Account>?)
    /// The focal points of a unit.
    case unit(ID<OrgUnit>)
    /// Those who decide.
    case office
    case head(of: ID<OrgUnit>)
    /// The vice-chair in charge of a unit.
    case overseer(of: ID<OrgUnit>)
}

/// One thing to say to somebody, once.
package struct Reminder: Hashable, Sendable {
    package let assignment: ID<Assignment>
    package let event: ChaseEvent
    /// The occurrence's label or the claim's id; empty for the task as a whole.
    package let about: String
    /// The day the rule names, before it is moved to a day on which people work: with the parts above it makes the
    /// reminder one that is said once.
    package let nominal: Day
    package let due: Day?
    /// How late today, negative while days are left; for what waits: since how many days.
    package let days: Int
    package let audience: ChaseAudience
}
