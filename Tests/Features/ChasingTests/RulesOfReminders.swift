import Calendars
import Foundation
import Plans
import Progress
import Testing
import Vocabulary

@testable import Chasing

/// A day for a table of cases.
func day(_ iso: String) throws -> Day {
    guard let day = Day(iso) else { throw CocoaError(.formatting) }
    return day
}

/// The special days of 2026 that the cases are about.
let calendar2026: WorkCalendar = {
    func special(_ iso: String, _ kind: DayKind, tet: Bool = false) -> SpecialDay? {
        Day(iso).map { SpecialDay(day: $0, kind: kind, name: "", source: "", isTet: tet) }
    }
    let tet = ["16", "17", "18", "19", "20"].map { special("2026-02-\($0)", .holiday, tet: true) }
    return WorkCalendar(
        (tet + [
            special("2026-04-30", .holiday), special("2026-05-01", .holiday), special("2026-04-27", .compensated),
            special("2026-01-01", .holiday), special("2026-01-02", .swappedOff), special("2026-01-10", .makeUp),
            special("2026-08-31", .swappedOff),
            special("2026-08-22", .makeUp), special("2026-09-01", .holiday), special("2026-09-02", .holiday),
        ]).compactMap { $0 })
}()

@Suite struct RulesOfReminders {
    private func facts(due: String? = nil, part: Assignment.Part = .lead) throws -> ChaseFacts {
        ChaseFacts(
            assignment: ID("a"), unit: ID("u"), part: part, assignedOn: try day("2025-12-01"),
            dues: try due.map { [ChaseFacts.Due(on: try day($0))] } ?? [])
    }

    /// What is said on a day, when the day before was reckoned too.
    private func said(_ facts: ChaseFacts, on today: String, after: String? = nil) throws -> [Reminder] {
        let today = try day(today)
        let moment = ChaseMoment(
            calendar: calendar2026, after: try after.map(day) ?? today.adding(days: -1), today: today)
        return reminders(of: facts, rules: try ChaseRule.shipped(), at: moment)
    }

    /// Every day from one to another on which `event` is said, with how late it is then.
    private func course(_ facts: ChaseFacts, _ event: ChaseEvent, from: String, to: String) throws -> [String] {
        var found: [String] = []
        let end = try day(to)
        var (last, today) = (try day(from).adding(days: -1), try day(from))
        while today <= end {
            if !calendar2026.isQuiet(today) {
                let moment = ChaseMoment(calendar: calendar2026, after: last, today: today)
                found += reminders(of: facts, rules: try ChaseRule.shipped(), at: moment).filter { $0.event == event }
                    .map { "\(today.iso) \($0.days)" }
                last = today
            }
            today = today.adding(days: 1)
        }
        return found
    }

    @Test func `a deadline is spoken of thirty, seven and one day before, on its day, the day after, then weekly`()
        throws
    {
        // 31/03/2026 is a Tuesday; 01/03 and 24/03: Sunday and Tuesday.
        let course = try course(try facts(due: "2026-03-31"), .deadline, from: "2026-02-01", to: "2026-04-24")
        #expect(
            course == [
                "2026-02-27 -32", "2026-03-24 -7", "2026-03-30 -1", "2026-03-31 0", "2026-04-01 1", "2026-04-08 8",
                "2026-04-15 15", "2026-04-22 22",
            ])
    }

    @Test func `a deadline on a holiday keeps its day and reminds on the working day before`() throws {
        // The vector: deadline 30/04/2026, reminder 29/04. The day after is the first working day after the holidays.
        let course = try course(try facts(due: "2026-04-30"), .deadline, from: "2026-04-20", to: "2026-05-10")
        #expect(course == ["2026-04-23 -7", "2026-04-29 -1", "2026-05-04 4", "2026-05-08 8"])
    }

    @Test func `nobody is reminded during Tết, and what fell into it is said once before or once after`() throws {
        // Tết 2026: 16 to 20 February, with the weekends around it.
        let before = try course(try facts(due: "2026-02-18"), .deadline, from: "2026-02-02", to: "2026-03-06")
        #expect(before == ["2026-02-11 -7", "2026-02-13 -5", "2026-02-23 5", "2026-02-26 8", "2026-03-05 15"])
        for date in 14...22 {
            #expect(try said(try facts(due: "2026-02-16"), on: "2026-02-\(date)").isEmpty)
        }
    }

    @Test func `a swapped Saturday is a day like others`() throws {
        // Friday 02/01 is off for Saturday 10/01; Monday 31/08 for Saturday 22/08.
        let january = try course(try facts(due: "2026-01-10"), .deadline, from: "2026-01-01", to: "2026-01-12")
        #expect(january == ["2026-01-09 -1", "2026-01-10 0", "2026-01-12 2"])
        let september = try course(try facts(due: "2026-09-01"), .deadline, from: "2026-08-20", to: "2026-09-05")
        #expect(september == ["2026-08-25 -7", "2026-08-28 -4", "2026-09-03 2"])
        #expect(try said(try facts(due: "2026-08-22"), on: "2026-08-22").map(\.days) == [0])
    }

    @Test func `days of a force-majeure event are not chased and do not count`() throws {
        var paused = try facts(due: "2026-11-10")
        paused.pauses = [DaySpan(from: try day("2026-11-12"), to: try day("2026-11-20"))]
        let course = try course(paused, .deadline, from: "2026-11-09", to: "2026-12-08")
        #expect(course == ["2026-11-09 -1", "2026-11-10 0", "2026-11-11 1", "2026-11-27 8", "2026-12-04 15"])
        paused.pauses = [DaySpan(from: try day("2026-11-01"))]
        #expect(try self.course(paused, .deadline, from: "2026-11-11", to: "2026-12-31").isEmpty)
        #expect(try self.course(paused, .escalation, from: "2026-11-11", to: "2026-12-31").isEmpty)
        #expect(try self.course(paused, .report, from: "2026-11-11", to: "2026-12-31").isEmpty)
    }

    @Test func `long lateness goes to the vice-chair after fifteen days, then weekly`() throws {
        let course = try course(try facts(due: "2026-03-02"), .escalation, from: "2026-03-01", to: "2026-04-05")
        #expect(course == ["2026-03-17 15", "2026-03-24 22", "2026-03-31 29"])
        let reminder = try #require(try said(try facts(due: "2026-03-02"), on: "2026-03-17").last)
        #expect(reminder.audience == .overseer(of: ID("u")))
    }

    @Test func `a month's report is asked for when nothing was sent in the month`() throws {
        var silent = try facts()
        // 25/01/2026 is a Sunday, 25/02 a Wednesday, 25/04 a Saturday, 25/03 a Wednesday.
        #expect(
            try course(silent, .report, from: "2026-01-01", to: "2026-04-30") == [
                "2026-01-23 -2", "2026-02-25 0", "2026-03-25 0", "2026-04-24 -1",
            ])
        silent.lastSent = try day("2026-02-03")
        #expect(try said(silent, on: "2026-02-25").isEmpty)
        #expect(try said(silent, on: "2026-03-25").map(\.event) == [.report])
        let cooperating = try facts(part: .coop)
        #expect(try said(cooperating, on: "2026-03-25").isEmpty)
    }

    @Test func `what waits is asked after three or five days, again and again, by those who can answer`() throws {
        var waiting = try facts()
        waiting.returnedOn = try day("2026-03-02")
        #expect(
            try course(waiting, .returned, from: "2026-03-02", to: "2026-03-20") == [
                "2026-03-09 7", "2026-03-12 10", "2026-03-17 15",
            ])
        waiting.returnedOn = nil
        waiting.waiting = [ChaseFacts.Waiting(claim: "c", on: ID("x"), since: try day("2026-03-02"))]
        let claim = try #require(try said(waiting, on: "2026-03-05").first)
        #expect(claim.event == .claim && claim.about == "c" && claim.audience == .unit(ID("x")))
        waiting.waiting = []
        waiting.extensionAskedOn = try day("2026-03-02")
        #expect(try said(waiting, on: "2026-03-05").map(\.audience) == [.office])
        #expect(
            try course(waiting, .extensionAsked, from: "2026-03-02", to: "2026-03-12") == [
                "2026-03-05 3", "2026-03-09 7", "2026-03-11 9",
            ])
    }

    @Test func `the head hears once a week of what is late, near or returned, and of nothing else`() throws {
        #expect(
            try course(try facts(due: "2026-03-20"), .summary, from: "2026-03-01", to: "2026-03-31") == [
                "2026-03-16 -4", "2026-03-23 3", "2026-03-30 10",
            ])
        #expect(try said(try facts(), on: "2026-03-16").isEmpty)
        // The Monday of Tết is said on the first day after it.
        #expect(
            try course(try facts(due: "2026-02-10"), .summary, from: "2026-02-12", to: "2026-02-24") == [
                "2026-02-23 13"
            ])
    }

    @Test func `watching units are told nothing, cooperating ones only by a rule that says so`() throws {
        #expect(try said(try facts(due: "2026-03-31", part: .watch), on: "2026-03-31").isEmpty)
        #expect(try said(try facts(due: "2026-03-31", part: .coop), on: "2026-03-31").isEmpty)
        var rules = try ChaseRule.shipped()
        rules[.deadline]?.includesCoop = true
        let moment = ChaseMoment(calendar: calendar2026, after: try day("2026-03-30"), today: try day("2026-03-31"))
        #expect(reminders(of: try facts(due: "2026-03-31", part: .coop), rules: rules, at: moment).count == 1)
        rules[.deadline]?.isOn = false
        #expect(reminders(of: try facts(due: "2026-03-31"), rules: rules, at: moment).isEmpty)
    }

    @Test func `of many late occurrences the oldest is spoken of, and of the next one before its day`() throws {
        var recurring = try facts()
        recurring.dues = try ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"].map {
            ChaseFacts.Due(label: String($0.prefix(7)), on: try day($0))
        }
        let said = try said(recurring, on: "2026-03-24", after: "2026-03-19").filter { $0.event == .deadline }
        #expect(said.map(\.about) == ["2026-03", "2026-01"])
    }

    @Test func `a house that stood still says what it missed once, by the most urgent word`() throws {
        let near = try said(try facts(due: "2026-03-31"), on: "2026-03-30", after: "2026-02-20")
        #expect(near.filter { $0.event == .deadline }.map(\.days) == [-1])
        let late = try said(try facts(due: "2026-03-03"), on: "2026-04-20", after: "2026-02-20")
        #expect(late.filter { $0.event == .deadline }.map(\.days) == [48])
        #expect(late.filter { $0.event == .escalation }.count == 1)
    }

    @Test func `whatever the deadline, nothing is said twice, nothing on a quiet day, and each day once at most`()
        throws
    {
        let first = try day("2026-01-01")
        for offset in stride(from: 0, to: 360, by: 3) {
            let due = first.adding(days: offset)
            let facts = ChaseFacts(
                assignment: ID("a"), unit: ID("u"), assignedOn: first.adding(days: -60), dues: [ChaseFacts.Due(on: due)]
            )
            var keys: Set<String> = []
            var last = first.adding(days: -60)
            for number in 0..<430 {
                let today = first.adding(days: number - 40)
                // Some days the house stands still.
                if (number * 7 + offset) % 5 == 0 { continue }
                let moment = ChaseMoment(calendar: calendar2026, after: last, today: today)
                let said = reminders(of: facts, rules: try ChaseRule.shipped(), at: moment)
                if calendar2026.isQuiet(today) {
                    #expect(said.isEmpty)
                    continue
                }
                for reminder in said {
                    let key = "\(reminder.event.rawValue) \(reminder.nominal.iso) \(reminder.about)"
                    #expect(keys.insert(key).inserted, "\(key) twice for \(due.iso)")
                    if reminder.event == .deadline { #expect(reminder.days == due.days(to: today)) }
                }
                #expect(Set(said.map(\.event)).count == said.count)
                last = today
            }
        }
    }

    @Test(arguments: [
        ("-30 -7, 0;1", ChaseEvent.deadline, [-30, -7, 0, 1]), ("1 0 1", .deadline, [0, 1]), ("25", .report, [25]),
        ("−7", .deadline, [-7]),
    ])
    func `days of a rule are read`(_ text: String, _ event: ChaseEvent, _ days: [Int]) throws {
        #expect(try ChaseRule.days(text, for: event) == days)
    }

    @Test(arguments: [
        ("", ChaseEvent.deadline), ("x", .deadline), ("-61", .deadline), ("0", .report), ("8", .summary),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13", .deadline), ("1.5", .claim),
    ])
    func `senseless days of a rule are refused`(_ text: String, _ event: ChaseEvent) {
        #expect(throws: ChaseProblem.badDays(event)) { try ChaseRule.days(text, for: event) }
    }

    @Test func `a rule without late days begins again from the deadline itself`() throws {
        let rule = ChaseRule(event: .deadline, days: [-10, 0], every: 7)
        #expect(rule.marks(through: 22) == [7, 14, 21])
        #expect(ChaseRule(event: .deadline, days: [-10, 0], every: 0).marks(through: 22).isEmpty)
        #expect(ChaseRule(event: .deadline, days: [1, 3], every: 7).marks(through: 12) == [1, 3, 10])
        #expect(ChaseRule(event: .report, days: [25], every: 7).marks(through: 40) == [25])
    }

    @Test func `the shipped rules hold every event within its range`() throws {
        let rules = try ChaseRule.shipped()
        #expect(Set(rules.keys) == Set(ChaseEvent.allCases))
        #expect(rules[.deadline]?.daysText == "-30 -7 -1 0 1")
        #expect(rules[.deadline]?.every == 7)
    }
}
