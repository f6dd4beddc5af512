import Jobs
import Logging
import Synchronization
import TestHouse
import Testing
import Vocabulary

@Suite struct Runner {
    private func runner(_ yard: Yard, _ handlers: [JobHandler]) -> JobRunner {
        JobRunner(
            jobs: yard.jobs, handlers: handlers, worker: "a",
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, idleSeconds: 0)
    }

    @Test func `everything due is done, each by the handler of its kind`() async throws {
        struct Broken: Error {}
        try await withYard { yard in
            let done = Mutex<[String]>([])
            for key in ["a", "b"] { try await yard.add(key) }
            try await yard.add("c", kind: "bell")
            try await yard.add("d", kind: "broken")
            try await yard.add("e", kind: "nobody")
            try await runner(
                yard,
                [
                    JobHandler(kind: "letter", safety: .onceOnly) { job in
                        done.withLock { $0.append(job.key) }
                        return .done("250")
                    },
                    JobHandler(kind: "bell", safety: .repeatable) { _ in .refused("410") },
                    JobHandler(kind: "broken", safety: .onceOnly) { _ in throw Broken() },
                ]
            ).drain()
            #expect(done.withLock { $0 } == ["a", "b"])
            #expect(try await yard.state("b") == .done)
            #expect(try await yard.state("c") == .parked)
            #expect(try await yard.state("d") == .doubtful)
            #expect(try await yard.state("e") == .waiting)
        }
    }

    @Test func `a crash between begin and conclusion sends no second letter`() async throws {
        try await withYard { yard in
            try await yard.add("k")
            let sent = Mutex(0)
            let letter = JobHandler(kind: "letter", safety: .onceOnly, leaseSeconds: 60) { _ in
                sent.withLock { $0 += 1 }
                return .done("250")
            }
            // The crash: taken by a worker that is gone.
            _ = try await yard.take("gone")
            for _ in 0..<5 {
                yard.clock.advance(seconds: 3600)
                try await runner(yard, [letter]).drain()
            }
            #expect(sent.withLock { $0 } == 0)
            #expect(try await yard.state("k") == .doubtful)
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `it works until cancelled and finishes what it has begun`() async throws {
        try await withYard { yard in
            try await yard.add("k")
            let (begun, tell) = AsyncStream<Void>.makeStream()
            let (go, release) = AsyncStream<Void>.makeStream()
            let letter = JobHandler(kind: "letter", safety: .onceOnly) { _ in
                tell.finish()
                for await _ in go {}
                return .done("250")
            }
            let runner = runner(yard, [letter])
            let work = Task { await runner.run() }
            for await _ in begun {}
            work.cancel()
            release.finish()
            await work.value
            #expect(try await yard.state("k") == .done)
        }
    }
}
