import Database
import Foundation
import Logging
import Synchronization
import TestHouse
import Testing
import Vocabulary

@testable import Jobs

/// A queue on a real database with a clock to move.
struct Yard {
    let database: Database
    let clock: FixedWorld
    var jobs: Jobs { Jobs(database: database, world: clock.world) }

    @discardableResult
    func add(_ key: String, kind: String = "letter", in seconds: Int64 = 0) async throws -> Bool {
        let job = NewJob(kind: kind, key: key, payload: ["to": .string(key)], runAt: clock.now.adding(seconds: seconds))
        let jobs = jobs
        return try await database.write { try jobs.add(job, in: $0) }
    }

    func take(_ worker: String = "a", kinds: Set<String> = ["letter"]) async throws -> Job? {
        try await jobs.take(kinds, worker: worker, leaseSeconds: 60)
    }

    func state(_ key: String) async throws -> Job.State? {
        let jobs = jobs
        return try await database.read { try jobs.find(key: key, in: $0)?.state }
    }

    func outcomes(_ key: String) async throws -> [String] {
        let jobs = jobs
        return try await database.read { tx in
            guard let job = try jobs.find(key: key, in: tx) else { return [] }
            return try jobs.attempts(at: job.id, in: tx).map(\.outcome)
        }
    }
}

func withYard(_ body: (Yard) async throws -> Void) async throws {
    try await withDatabase(migrations: Jobs.migrations) { database in
        try await body(Yard(database: database, clock: FixedWorld()))
    }
}

@Suite struct Queue {
    @Test func `the wait doubles from one minute to six hours and ends after ten attempts`() {
        let minutes = (1...11).map { Backoff.seconds(after: $0).map { $0 / 60 } }
        #expect(minutes == [1, 2, 4, 8, 16, 32, 64, 128, 256, nil, nil])
        for attempt in 1..<9 {
            #expect((Backoff.seconds(after: attempt) ?? 0) < (Backoff.seconds(after: attempt + 1) ?? 0))
        }
    }

    @Test func `a key is added once, and only with the deed it belongs to`() async throws {
        struct Refused: Error {}
        try await withYard { yard in
            let jobs = yard.jobs
            let job = NewJob(kind: "letter", key: "k", payload: nil, runAt: yard.clock.now)
            await #expect(throws: Refused.self) {
                try await yard.database.write { tx in
                    try jobs.add(job, in: tx)
                    throw Refused()
                }
            }
            #expect(try await yard.state("k") == nil)
            #expect(try await yard.add("k"))
            #expect(!(try await yard.add("k")))
            let done = try #require(try await yard.take())
            #expect(try await jobs.conclude(done, .done("250"), safety: .onceOnly))
            #expect(!(try await yard.add("k")))
            #expect(try await yard.take() == nil)
        }
    }

    @Test func `a payload beyond the limit is refused`() async throws {
        try await withYard { yard in
            let jobs = yard.jobs
            let large = NewJob(
                kind: "letter", key: "k", payload: .string(String(repeating: "x", count: Jobs.payloadLimit)),
                runAt: yard.clock.now)
            await #expect(throws: JobProblem.tooLarge(key: "k")) {
                try await yard.database.write { _ = try jobs.add(large, in: $0) }
            }
        }
    }

    @Test func `the longest due goes first, other kinds and later ones stay`() async throws {
        try await withYard { yard in
            try await yard.add("late", in: 3600)
            try await yard.add("second", in: -10)
            try await yard.add("first", in: -20)
            try await yard.add("other", kind: "bell", in: -30)
            var keys: [String] = []
            while let job = try await yard.take() { keys.append(job.key) }
            #expect(keys == ["first", "second"])
            yard.clock.advance(seconds: 3600)
            #expect(try await yard.take()?.key == "late")
            #expect(try await yard.take(kinds: ["bell"])?.payload == ["to": "other"])
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `workers in a crowd never take the same job`() async throws {
        try await withYard { yard in
            for number in 0..<60 { try await yard.add("k\(number)") }
            let taken = try await withThrowingTaskGroup(of: [String].self) { group in
                for worker in 0..<8 {
                    group.addTask {
                        var mine: [String] = []
                        while let job = try await yard.take("w\(worker)") { mine.append(job.key) }
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.count == 60)
            #expect(Set(taken).count == 60)
        }
    }

    @Test func `what failed is tried again after the wait, and parked after the last attempt`() async throws {
        try await withYard { yard in
            try await yard.add("k")
            for attempt in 1...Backoff.attempts {
                let job = try #require(try await yard.take())
                #expect(job.attempts == attempt)
                try await yard.jobs.conclude(job, .failed("451"), safety: .repeatable)
                guard let wait = Backoff.seconds(after: attempt) else { break }
                yard.clock.advance(seconds: wait - 1)
                #expect(try await yard.take() == nil)
                yard.clock.advance(seconds: 1)
            }
            #expect(try await yard.state("k") == .parked)
            #expect(try await yard.outcomes("k") == Array(repeating: "failed", count: Backoff.attempts))
        }
    }

    @Test(arguments: [
        (JobOutcome.done("ok"), JobSafety.onceOnly, Job.State.done), (.done("ok"), .repeatable, .done),
        (.failed("421"), .onceOnly, .waiting), (.failed("500"), .repeatable, .waiting),
        (.refused("550"), .onceOnly, .parked), (.refused("410"), .repeatable, .parked),
        (.uncertain(""), .onceOnly, .doubtful), (.uncertain(""), .repeatable, .waiting),
    ])
    func `each outcome leads to its state`(_ outcome: JobOutcome, _ safety: JobSafety, _ state: Job.State) async throws
    {
        try await withYard { yard in
            try await yard.add("k")
            let job = try #require(try await yard.take())
            #expect(try await yard.state("k") == .running)
            try await yard.jobs.conclude(job, outcome, safety: safety)
            #expect(try await yard.state("k") == state)
        }
    }

    @Test func `an answer is kept, long ones cut at a whole letter`() async throws {
        try await withYard { yard in
            try await yard.add("k")
            let job = try #require(try await yard.take())
            try await yard.jobs.conclude(job, .done("x" + String(repeating: "ố", count: 600)), safety: .onceOnly)
            let jobs = yard.jobs
            let kept = try await yard.database.read { try jobs.attempts(at: job.id, in: $0).first?.answer ?? "" }
            #expect(kept.utf8.count == 1000)
            #expect(kept.unicodeScalars.allSatisfy { $0 == "x" || $0 == "ố" })
        }
    }

    @Test func `a repeatable job whose worker never came back is done by another`() async throws {
        try await withYard { yard in
            try await yard.add("k")
            let lost = try #require(try await yard.take("a"))
            #expect(try await yard.jobs.release("letter", safety: .repeatable) == 0)
            yard.clock.advance(seconds: 60)
            #expect(try await yard.jobs.release("letter", safety: .repeatable) == 1)
            yard.clock.advance(seconds: 60)
            let second = try #require(try await yard.take("b"))
            #expect(second.attempts == 2)
            #expect(!(try await yard.jobs.conclude(lost, .done("late"), safety: .repeatable)))
            #expect(try await yard.state("k") == .running)
            #expect(try await yard.jobs.conclude(second, .done("ok"), safety: .repeatable))
            #expect(try await yard.outcomes("k") == ["lost", "done"])
        }
    }

    @Test func `a letter begun and never concluded is doubtful, and never taken again by itself`() async throws {
        try await withYard { yard in
            try await yard.add("k")
            let job = try #require(try await yard.take())
            yard.clock.advance(seconds: 60)
            #expect(try await yard.jobs.release("letter", safety: .onceOnly) == 1)
            #expect(try await yard.state("k") == .doubtful)
            yard.clock.advance(seconds: 1_000_000)
            #expect(try await yard.take() == nil)
            let jobs = yard.jobs
            #expect(try await yard.database.write { try jobs.again(job.id, in: $0) })
            #expect(!(try await yard.database.write { try jobs.again(job.id, in: $0) }))
            #expect(try await yard.take()?.attempts == 2)
        }
    }

    @Test func `a worker that comes late settles the doubt about its own attempt`() async throws {
        try await withYard { yard in
            try await yard.add("k")
            let job = try #require(try await yard.take())
            yard.clock.advance(seconds: 60)
            try await yard.jobs.release("letter", safety: .onceOnly)
            #expect(try await yard.jobs.conclude(job, .done("250"), safety: .onceOnly))
            #expect(try await yard.state("k") == .done)
            #expect(!(try await yard.jobs.conclude(job, .failed(""), safety: .onceOnly)))
        }
    }

    @Test func `what is written with a conclusion stands or falls with it`() async throws {
        try await withYard { yard in
            try await yard.add("k")
            try await yard.add("told")
            let job = try #require(try await yard.take())
            let jobs = yard.jobs
            let more = NewJob(kind: "bell", key: "after", payload: nil, runAt: yard.clock.now)
            yard.clock.advance(seconds: 60)
            try await jobs.release("letter", safety: .repeatable)
            yard.clock.advance(seconds: 60)
            let told = try #require(try await yard.take())
            let again = try #require(try await yard.take())
            #expect(Set([told.key, again.key]) == ["told", "k"])
            #expect(
                !(try await jobs.conclude(job, .done(""), safety: .repeatable, also: { try jobs.add(more, in: $0) })))
            #expect(try await yard.state("after") == nil)
            #expect(try await jobs.conclude(told, .done(""), safety: .repeatable, also: { try jobs.add(more, in: $0) }))
            #expect(try await yard.state("after") == .waiting)
        }
    }

    @Test func `the list walks youngest first and counts by state`() async throws {
        try await withYard { yard in
            for number in 0..<5 {
                try await yard.add("k\(number)")
                yard.clock.advance(seconds: 1)
            }
            try await yard.add("bell", kind: "bell")
            let first = try #require(try await yard.take())
            try await yard.jobs.conclude(first, .done("250 OK"), safety: .onceOnly)
            let jobs = yard.jobs
            try await yard.database.read { tx in
                let page = try jobs.list(["letter"], limit: 3, in: tx)
                #expect(page.map(\.job.key) == ["k4", "k3", "k2"])
                let rest = try jobs.list(["letter"], before: page.last?.job.id, limit: 3, in: tx)
                #expect(rest.map(\.job.key) == ["k1", "k0"])
                #expect(rest.last?.lastAttempt?.answer == "250 OK")
                #expect(try jobs.list(["letter"], state: .done, limit: 9, in: tx).map(\.job.key) == ["k0"])
                #expect(try jobs.counts(["letter"], in: tx) == [.waiting: 4, .done: 1])
            }
        }
    }

    @Test func `looking for due work reads no whole table`() async throws {
        try await withYard { yard in
            let whole = try await scans(
                yard.database, of: ["jobs"], Jobs.looking(for: "letter", at: yard.clock.now))
            #expect(whole.isEmpty)
            #expect(!(try await yard.jobs.isDue("letter")))
            try await yard.add("k")
            #expect(try await yard.jobs.isDue("letter"))
            #expect(!(try await yard.jobs.isDue("bell")))
            _ = try await yard.take()
            #expect(!(try await yard.jobs.isDue("letter")))
            yard.clock.advance(seconds: 60)
            #expect(try await yard.jobs.isDue("letter"))
        }
    }
}
