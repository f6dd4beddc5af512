package import Calendars
import Plans
import Progress
package import Vocabulary

/// The moment at which reminders are reckoned: everything that fell due to be said after one day and up to today.
package struct ChaseMoment: Sendable {
    package let calendar: WorkCalendar
    /// The last day that was reckoned before; what was to be said on it is not said again.
    package let after: Day
    package let today: Day

    package init(calendar: WorkCalendar, after: Day, today: Day) {
        self.calendar = calendar
        self.after = after
        self.today = today
    }

    /// The day on which a reminder of a rule is given: up to its deadline the last day on which people work, afterwards
    /// the next one (L30; deadline 30/04/2026 reminds on 29/04).
    func given(_ nominal: Day, early: Bool) -> Day {
        var day = nominal
        while calendar.isQuiet(day) { day = day.adding(days: early ? -1 : 1) }
        return day
    }

    func holds(_ nominal: Day, early: Bool) -> Bool {
        let day = given(nominal, early: early)
        return after < day && day <= today
    }

    /// No rule's day lies further from its working day than this.
    var reach: Day { after.adding(days: -31) }
}

/// What is to be said today about one promise; nothing on a quiet day.
///
/// Of several reminders of one rule that fall on one day only the most urgent is given.
package func reminders(of facts: ChaseFacts, rules: [ChaseEvent: ChaseRule], at moment: ChaseMoment) -> [Reminder] {
    guard !moment.calendar.isQuiet(moment.today) else { return [] }
    return ChaseEvent.allCases.flatMap { event -> [Reminder] in
        guard let rule = rules[event], rule.isOn, facts.concerns(rule) else { return [] }
        switch event {
        case .deadline: return facts.deadlines(rule, moment)
        case .report: return facts.report(rule, moment)
        case .returned:
            return facts.returnedOn.map { facts.waits(rule, since: $0, for: facts.owner, moment) } ?? []
        case .claim:
            return facts.waiting.flatMap {
                facts.waits(rule, about: $0.claim, since: $0.since, for: .unit($0.on), moment)
            }
        case .extensionAsked:
            return facts.extensionAskedOn.map { facts.waits(rule, since: $0, for: .office, moment) } ?? []
        case .summary: return facts.summary(rule, moment)
        case .escalation: return facts.escalation(rule, moment)
        // Values belong to units and indicators, not to promises: see `reminder(of:rules:at:)`.
        case .value: return []
        }
    }
}

extension ChaseFacts {
    var owner: ChaseAudience { .owner(unit, account) }

    fileprivate func concerns(_ rule: ChaseRule) -> Bool {
        switch part {
        case .lead: true
        case .coop: rule.includesCoop
        case .watch: false
        }
    }

    /// The oldest deadline that is late today by days that count; nil when none is or the unit is paused today.
    private func oldestLate(on today: Day) -> (due: Due, days: Int)? {
        guard !isPaused(on: today), let due = dues.filter({ $0.on < today }).min(by: { $0.on < $1.on }) else {
            return nil
        }
        let days = daysLate(due.on, on: today)
        return days > 0 ? (due, days) : nil
    }

    fileprivate func deadlines(_ rule: ChaseRule, _ moment: ChaseMoment) -> [Reminder] {
        let today = moment.today
        let early = dues.compactMap { due -> Reminder? in
            let offset = rule.days.last { offset in
                offset <= 0 && moment.holds(due.on.adding(days: offset), early: true)
            }
            // One that could not be said in time, because the house stood still, is said while it still helps.
            guard let offset, due.on >= today else { return nil }
            return reminder(
                .deadline, about: due.label, nominal: due.on.adding(days: offset), due: due.on,
                days: -today.days(to: due.on), for: owner)
        }
        guard let late = oldestLate(on: today), let nominal = lateDay(rule, late.due.on, moment) else { return early }
        return early + [
            reminder(
                .deadline, about: late.due.label, nominal: nominal, due: late.due.on, days: late.days, for: owner)
        ]
    }

    fileprivate func escalation(_ rule: ChaseRule, _ moment: ChaseMoment) -> [Reminder] {
        guard let late = oldestLate(on: moment.today), let nominal = lateDay(rule, late.due.on, moment) else {
            return []
        }
        return [
            reminder(
                .escalation, about: late.due.label, nominal: nominal, due: late.due.on, days: late.days,
                for: .overseer(of: unit))
        ]
    }

    /// The last late day of a rule that is to be said at this moment.
    private func lateDay(_ rule: ChaseRule, _ due: Day, _ moment: ChaseMoment) -> Day? {
        rule.marks(through: daysLate(due, on: moment.today)).reversed().lazy
            .compactMap { day(late: $0, after: due, notAfter: moment.today) }
            .prefix { $0 > moment.reach }.first { moment.holds($0, early: false) }
    }

    fileprivate func waits(
        _ rule: ChaseRule, about: String = "", since: Day, for audience: ChaseAudience, _ moment: ChaseMoment
    ) -> [Reminder] {
        let waited = since.days(to: moment.today)
        let nominal = rule.marks(through: waited).reversed().lazy.map { since.adding(days: $0) }
            .prefix { $0 > moment.reach }.first { moment.holds($0, early: false) }
        guard let nominal else { return [] }
        return [reminder(rule.event, about: about, nominal: nominal, due: nil, days: waited, for: audience)]
    }

    fileprivate func report(_ rule: ChaseRule, _ moment: ChaseMoment) -> [Reminder] {
        guard part == .lead, !isPaused(on: moment.today) else { return [] }
        let nominal = [moment.after, moment.today].flatMap { month in
            rule.days.compactMap { number in
                Day(
                    year: month.year, month: month.month,
                    day: min(number, Day.length(month: month.month, year: month.year)))
            }
        }.filter { nominal in
            let first = nominal.adding(days: 1 - nominal.day)
            return moment.holds(nominal, early: true) && assignedOn < first && (lastSent.map { $0 < first } ?? true)
        }.max()
        guard let nominal else { return [] }
        return [
            reminder(
                .report, about: String(nominal.iso.prefix(7)), nominal: nominal, due: nominal,
                days: -moment.today.days(to: nominal), for: owner)
        ]
    }

    fileprivate func summary(_ rule: ChaseRule, _ moment: ChaseMoment) -> [Reminder] {
        let late = oldestLate(on: moment.today)
        let next = dues.filter { $0.on >= moment.today && moment.today.days(to: $0.on) <= 7 }.min { $0.on < $1.on }
        let due = late?.due ?? next
        guard due != nil || returnedOn != nil else { return [] }
        let nominal = stride(from: 0, through: 31, by: 1).lazy.map { moment.today.adding(days: -$0) }
            .first { rule.days.contains($0.weekday) && moment.holds($0, early: false) }
        guard let nominal else { return [] }
        return [
            reminder(
                .summary, about: "", nominal: nominal, due: due?.on,
                days: late?.days ?? next.map { -moment.today.days(to: $0.on) } ?? 0, for: .head(of: unit))
        ]
    }

    private func reminder(
        _ event: ChaseEvent, about: String, nominal: Day, due: Day?, days: Int, for audience: ChaseAudience
    ) -> Reminder {
        Reminder(
            assignment: assignment, event: event, about: about, nominal: nominal, due: due, days: days,
            audience: audience)
    }
}
