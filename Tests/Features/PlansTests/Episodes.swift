import Plans
import Testing
import Vocabulary

/// Cases of vectors 5.2 that are about more than one clock: both deadlines, and the runs of late days.
struct PromiseCase: Sendable, CustomTestStringConvertible {
    let name: String
    let promise: Promise
    let today: Day
    let current: TimeState
    let original: TimeState
    /// First day, last day, still going on.
    let episodes: [String]
    var testDescription: String { name }

    static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    static func promise(
        extended: [(String, String)] = [], done: [(String, String?)] = [], pauses: [(String, String?)] = [],
        due: String = "2026-03-31"
    ) throws -> Promise {
        let day = try day(due)
        return Promise(
            deadline: Deadline(raw: "", kind: .date, start: day, end: day),
            extensions: try extended.map { Promise.Extension(decidedOn: try self.day($0), to: try self.day($1)) },
            completions: try done.map {
                Promise.Completion(on: try self.day($0), reopenedOn: try $1.map { try self.day($0) })
            },
            pauses: try pauses.map { DaySpan(from: try self.day($0), to: try $1.map { try self.day($0) }) })
    }

    static func all() throws -> [PromiseCase] {
        let (july, may) = (try day("2026-07-15"), try day("2026-05-01"))
        return [
            PromiseCase(
                name: "evidence dated on the deadline", promise: try promise(done: [("2026-03-31", nil)]), today: july,
                current: .doneOnTime, original: .doneOnTime, episodes: []),
            PromiseCase(
                name: "extended before expiry, done between the two deadlines",
                promise: try promise(extended: [("2026-03-20", "2026-06-30")], done: [("2026-05-10", nil)]),
                today: july, current: .doneOnTime, original: .doneLate(days: 40), episodes: []),
            PromiseCase(
                name: "extended after expiry: five late days are kept",
                promise: try promise(extended: [("2026-04-05", "2026-06-30")]), today: may, current: .notDue(days: 60),
                original: .overdue(days: 31), episodes: ["2026-04-01 2026-04-05"]),
            PromiseCase(
                name: "extended after expiry, then done in time: the episode is kept",
                promise: try promise(extended: [("2026-04-05", "2026-06-30")], done: [("2026-06-30", nil)]),
                today: july, current: .doneOnTime, original: .doneLate(days: 91), episodes: ["2026-04-01 2026-04-05"]),
            PromiseCase(
                name: "extended after expiry, late again",
                promise: try promise(extended: [("2026-04-05", "2026-06-30")]), today: july,
                current: .overdue(days: 15), original: .overdue(days: 106),
                episodes: ["2026-04-01 2026-04-05", "2026-07-01 2026-07-15 open"]),
            PromiseCase(
                name: "extended twice",
                promise: try promise(
                    extended: [("2026-03-20", "2026-04-30"), ("2026-05-02", "2026-06-30")], done: [("2026-06-01", nil)]),
                today: july, current: .doneOnTime, original: .doneLate(days: 62),
                episodes: ["2026-05-01 2026-05-02"]),
            PromiseCase(
                name: "done in time, reopened: the first completion is kept and a new episode begins",
                promise: try promise(done: [("2026-03-28", "2026-04-10")]), today: try day("2026-04-20"),
                current: .overdue(days: 20), original: .overdue(days: 20), episodes: ["2026-04-11 2026-04-20 open"]),
            PromiseCase(
                name: "done late, reopened, done again",
                promise: try promise(done: [("2026-04-03", "2026-04-10"), ("2026-04-12", nil)]), today: may,
                current: .doneLate(days: 12), original: .doneLate(days: 12),
                episodes: ["2026-04-01 2026-04-03", "2026-04-11 2026-04-12"]),
            PromiseCase(
                name: "a storm takes days out of the episode",
                promise: try promise(pauses: [("2026-04-03", "2026-04-05")]), today: try day("2026-04-08"),
                current: .overdue(days: 5), original: .overdue(days: 5),
                episodes: ["2026-04-01 2026-04-02", "2026-04-06 2026-04-08 open"]),
            PromiseCase(
                name: "the legal date of 30/04, a holiday, is not moved", promise: try promise(due: "2026-04-30"),
                today: may, current: .overdue(days: 1), original: .overdue(days: 1),
                episodes: ["2026-05-01 2026-05-01 open"]),
        ]
    }
}

@Test func `both clocks and every episode of the vectors stand as they should`() throws {
    for item in try PromiseCase.all() {
        #expect(item.promise.current(today: item.today) == item.current, "\(item.name): deadline in force")
        #expect(item.promise.original(today: item.today) == item.original, "\(item.name): deadline of the page")
        let episodes = item.promise.episodes(today: item.today).map {
            "\($0.from.iso) \($0.through.iso)\($0.isOpen ? " open" : "")"
        }
        #expect(episodes == item.episodes, "\(item.name)")
        #expect(
            item.promise.episodes(today: item.today).allSatisfy { $0.days == $0.from.days(to: $0.through) + 1 },
            "\(item.name)")
    }
}

/// Chance that is the same each time.
struct Dice {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }

    /// A promise with up to three extensions, completions and pauses around its deadline, and a today.
    mutating func promise() -> (Promise, Day) {
        let start = Day(number: 20_500)
        let due = start.adding(days: roll(5...25))
        var promise = Promise(deadline: Deadline(raw: "", kind: .date, start: due, end: due))
        var (decided, to) = (start, due)
        for _ in 0..<roll(0...3) {
            decided = decided.adding(days: roll(0...15))
            to = to.adding(days: roll(1...12))
            promise.extensions.append(.init(decidedOn: decided, to: to))
        }
        var at = start.adding(days: roll(0...20))
        for _ in 0..<roll(0...3) {
            let again = at.adding(days: roll(0...10))
            let isLast = roll(0...2) == 0
            promise.completions.append(.init(on: at, reopenedOn: isLast ? nil : again))
            if isLast { break }
            at = again.adding(days: roll(-3...9))
        }
        for _ in 0..<roll(0...3) {
            let from = start.adding(days: roll(0...45))
            promise.pauses.append(DaySpan(from: from, to: roll(0...4) == 0 ? nil : from.adding(days: roll(0...9))))
        }
        return (promise, start.adding(days: roll(0...60)))
    }
}

/// Day by day: late when open, after the deadline in force on that day, and no pause holds it. A proof dated before a
/// reopening counts from the reopening: it does not reach back over the first completion.
private func naive(_ promise: Promise, today: Day) -> [String] {
    guard let first = promise.deadline.dueOn else { return [] }
    var runs: [(from: Day, through: Day)] = []
    let again = [nil] + promise.completions.map(\.reopenedOn)
    for number in 20_400...today.number {
        let day = Day(number: number)
        let isDone = zip(promise.completions, again).contains { done, before in
            max(done.on, before ?? done.on) < day && (done.reopenedOn.map { day <= $0 } ?? true)
        }
        let due = promise.extensions.last { $0.decidedOn < day }?.to ?? first
        guard !isDone, day > due, !promise.pauses.contains(where: { $0.holds(day) }) else { continue }
        if let last = runs.last, last.through.adding(days: 1) == day {
            runs[runs.count - 1].through = day
        } else {
            runs.append((day, day))
        }
    }
    let isOpen = promise.completions.last.map { $0.reopenedOn != nil } ?? true
    return runs.map { "\($0.from.iso) \($0.through.iso)\(isOpen && $0.through == today ? " open" : "")" }
}

@Test func `episodes are what counting day by day gives`() {
    var dice = Dice(7)
    for _ in 0..<5_000 {
        let (promise, today) = dice.promise()
        let found = promise.episodes(today: today).map {
            "\($0.from.iso) \($0.through.iso)\($0.isOpen ? " open" : "")"
        }
        #expect(found == naive(promise, today: today), "\(promise) on \(today.iso)")
    }
}

/// Days late in a state.
private func late(_ state: TimeState) -> Int {
    switch state {
    case .overdue(let days), .doneLate(let days): days
    default: 0
    }
}

private func lateDays(_ promise: Promise, _ today: Day) -> Int {
    promise.episodes(today: today).reduce(0) { $0 + $1.days }
}

@Test func `a day later is never less late`() {
    var dice = Dice(11)
    for _ in 0..<2_000 {
        var (promise, today) = dice.promise()
        let next = today.adding(days: 1)
        #expect(lateDays(promise, next) >= lateDays(promise, today), "\(promise) on \(today.iso)")
        promise.pauses = []
        #expect(late(promise.current(today: next)) >= late(promise.current(today: today)))
        #expect(late(promise.original(today: next)) >= late(promise.original(today: today)))
    }
}

@Test func `a proof of a later date is never less late`() {
    var dice = Dice(12)
    for _ in 0..<2_000 {
        let (promise, today) = dice.promise()
        let due = promise.currentDue
        let days = (0..<70).map { Day(number: 20_500 + $0) }
        let spans = promise.pauses
        let lateness = days.map {
            late(timeState(deadline: promise.deadline, due: due, doneOn: $0, pauses: spans, today: today))
        }
        #expect(lateness == lateness.sorted())
    }
}

@Test func `a pause never makes it later`() {
    var dice = Dice(13)
    for _ in 0..<2_000 {
        let (promise, today) = dice.promise()
        var plain = promise
        plain.pauses = []
        #expect(late(promise.current(today: today)) <= late(plain.current(today: today)))
        #expect(lateDays(promise, today) <= lateDays(plain, today))
    }
}

@Test func `an extension never lengthens, and never wipes out the days before it`() {
    var dice = Dice(14)
    for _ in 0..<2_000 {
        let (promise, today) = dice.promise()
        guard let last = promise.extensions.last else { continue }
        var before = promise
        before.extensions.removeLast()
        #expect(late(promise.current(today: today)) <= late(before.current(today: today)))
        #expect(lateDays(promise, today) <= lateDays(before, today))
        let until = min(today, last.decidedOn)
        #expect(lateDays(promise, until) == lateDays(before, until), "\(promise) until \(until.iso)")
        #expect(promise.original(today: today) == before.original(today: today))
    }
}

@Test func `what is reopened keeps the days that were late before`() {
    var dice = Dice(15)
    for _ in 0..<2_000 {
        var (promise, today) = dice.promise()
        guard let done = promise.doneOn else { continue }
        let kept = lateDays(promise, today)
        let again = max(done, today)
        promise.completions[promise.completions.count - 1] = .init(on: done, reopenedOn: again)
        #expect(lateDays(promise, today) == kept)
        #expect(lateDays(promise, again.adding(days: 30)) >= kept)
    }
}
