import Calendars
package import Organizations
package import Plans
package import Vocabulary

/// What is known of values that were due and did not come, as one line of a digest says it: all that one unit owes, or
/// how many units owe one indicator to its steward.
package struct ValueFacts: Sendable {
    /// The unit that is told.
    package let unit: ID<OrgUnit>
    /// The code of the indicator that a steward is told of; empty when a unit is told of its own values.
    package let about: String
    /// The days on which what is missing fell due; not empty.
    package let dues: [Day]
    /// How many values, or how many units, are missing.
    package let count: Int
    /// The names of the first indicators, or the name of the one.
    package let words: String
    /// Days that do not count for the unit.
    package var pauses: [DaySpan] = []

    package init(unit: ID<OrgUnit>, about: String = "", dues: [Day], count: Int, words: String) {
        self.unit = unit
        self.about = about
        self.dues = dues
        self.count = count
        self.words = words
    }
}

/// One line about missing values, said once to each.
package struct ValueReminder: Hashable, Sendable {
    package let unit: ID<OrgUnit>
    package let about: String
    /// The day the rule names, before it is moved to a day on which people work.
    package let nominal: Day
    /// The oldest day on which something of it fell due.
    package let due: Day
    package let days: Int
    package let count: Int
    package let words: String

    var audience: ChaseAudience { .unit(unit) }
}

/// What is to be said today about missing values of one unit or one indicator; nil on a quiet day, for a paused unit and
/// between the rule's days.
///
/// The days are counted from the newest day on which something fell due: months that pile up are one line still, and
/// not one for each on a day of its own.
package func reminder(
    of facts: ValueFacts, rules: [ChaseEvent: ChaseRule], at moment: ChaseMoment
) -> ValueReminder? {
    guard !moment.calendar.isQuiet(moment.today), let rule = rules[.value], rule.isOn,
        !facts.pauses.contains(where: { $0.holds(moment.today) })
    else { return nil }
    let past = facts.dues.filter { $0 <= moment.today }
    guard let newest = past.max(), let oldest = past.min() else { return nil }
    let marks = (rule.days.contains(0) ? [0] : []) + rule.marks(through: newest.days(to: moment.today))
    let nominal = marks.reversed().lazy.map { newest.adding(days: $0) }
        .prefix { $0 > moment.reach }.first { moment.holds($0, early: false) }
    return nominal.map {
        ValueReminder(
            unit: facts.unit, about: facts.about, nominal: $0, due: oldest, days: oldest.days(to: moment.today),
            count: facts.count, words: facts.words)
    }
}
