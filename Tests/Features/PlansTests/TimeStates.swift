import Database
import Documents
import Plans
import Testing
import Vocabulary

/// Cases of vectors 5.2: the deadline day is included, days are Vietnamese days.
struct TimeCase: Sendable, CustomTestStringConvertible {
    let name: String
    let deadline: Deadline
    let doneOn: Day?
    let today: Day
    let expected: TimeState
    var testDescription: String { name }

    static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    static func all() throws -> [TimeCase] {
        let march = Deadline(raw: "31/03/2026", kind: .date, start: try day("2026-03-31"), end: try day("2026-03-31"))
        let june = try day("2026-06-30")
        let quarter = Deadline(
            raw: "Quý I/2026", kind: .quarter, start: try day("2026-01-01"), end: try day("2026-03-31"))
        let of = { (kind: Deadline.Kind) in Deadline(raw: "lời văn", kind: kind) }
        let late = try #require(Instant("2026-03-31T17:00:00.000Z")).localDay
        let early = try #require(Instant("2026-03-31T16:59:59.000Z")).localDay
        return [
            TimeCase(
                name: "proof dated on the deadline", deadline: march, doneOn: try day("2026-03-31"), today: june,
                expected: .doneOnTime),
            TimeCase(name: "submitted 23:59 local", deadline: march, doneOn: early, today: june, expected: .doneOnTime),
            TimeCase(
                name: "submitted 00:00 local of the next day", deadline: march, doneOn: late, today: june,
                expected: .doneLate(days: 1)),
            TimeCase(
                name: "proof dated before, clicked after", deadline: march, doneOn: try day("2026-03-28"),
                today: try day("2026-04-05"), expected: .doneOnTime),
            TimeCase(
                name: "done 40 days after", deadline: march, doneOn: try day("2026-05-10"), today: june,
                expected: .doneLate(days: 40)),
            TimeCase(
                name: "open on the deadline day", deadline: march, doneOn: nil, today: try day("2026-03-31"),
                expected: .dueToday),
            TimeCase(
                name: "open the day after", deadline: march, doneOn: nil, today: try day("2026-04-01"),
                expected: .overdue(days: 1)),
            TimeCase(
                name: "three days before", deadline: march, doneOn: nil, today: try day("2026-03-28"),
                expected: .dueSoon(days: 3)),
            TimeCase(
                name: "four days before", deadline: march, doneOn: nil, today: try day("2026-03-27"),
                expected: .notDue(days: 4)),
            TimeCase(
                name: "a quarter ends with its last day", deadline: quarter, doneOn: nil, today: try day("2026-04-02"),
                expected: .overdue(days: 2)),
            TimeCase(
                name: "regular work is never overdue", deadline: of(.ongoing), doneOn: nil, today: june,
                expected: .regular),
            TimeCase(
                name: "recurring work is never overdue", deadline: of(.recurring), doneOn: nil, today: june,
                expected: .regular),
            TimeCase(
                name: "waiting for a condition", deadline: of(.conditional), doneOn: nil, today: june,
                expected: .waiting),
            TimeCase(name: "31/9/2025 cannot be", deadline: of(.invalid), doneOn: nil, today: june, expected: .invalid),
            TimeCase(name: "nothing said", deadline: Deadline(), doneOn: nil, today: june, expected: .noDeadline),
            TimeCase(
                name: "done without a deadline", deadline: Deadline(), doneOn: june, today: june, expected: .doneOnTime),
        ]
    }
}

@Test func `every case of the time table stands as it should`() throws {
    for item in try TimeCase.all() {
        #expect(
            timeState(deadline: item.deadline, doneOn: item.doneOn, today: item.today) == item.expected, "\(item.name)")
    }
}

@Test func `the database groups each case as the function does`() async throws {
    try await withHouse { house in
        for item in try TimeCase.all() {
            let id = try await house.add(item.name)
            var facts = MissionFacts(try await house.missions.mission(id, for: House.leader))
            facts.deadline = item.deadline
            try await house.missions.correct(id, version: 1, to: facts, by: House.coordinator)
            try await house.database.write {
                try Missions.settle(id, dueOn: item.deadline.dueOn, doneOn: item.doneOn, doneWords: "", in: $0)
            }
            let tally = try await house.missions.tally(MissionFilter(), today: item.today, for: House.leader)
            #expect(tally[item.expected.group] >= 1, "\(item.name)")
            for group in TimeGroup.allCases {
                var filter = MissionFilter()
                filter.time = .group(group)
                let rows = try await house.missions.list(filter, size: nil, today: item.today, for: House.leader).rows
                #expect(rows.count == tally[group], "\(item.name): \(group.rawValue)")
                #expect(
                    rows.contains { $0.mission.id == id } == (group == item.expected.group),
                    "\(item.name): \(group.rawValue)")
            }
            try await house.missions.withdraw(id, version: 2, reason: "xong ca thử", by: House.coordinator)
        }
    }
}

@Test func `a rate stands over what was due`() {
    let tally = TimeTally([.doneOnTime: 71, .doneLate: 8, .overdue: 11, .regular: 28, .notDue: 77])
    #expect(tally.due == 90)
    #expect(tally.total == 195)
    #expect(tally.onTimeRate.map { ($0 * 10).rounded() / 10 } == 78.9)
    #expect(TimeTally([.regular: 4]).onTimeRate == nil)
}
