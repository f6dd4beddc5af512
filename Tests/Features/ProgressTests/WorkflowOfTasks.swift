import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary

@testable import Progress

/// What the promises of a task say of the whole.
@Suite struct WorkflowOfTasks {
    @Test func `one lead's later deadline never hides another's lateness`() async throws {
        try await withPromises { house in
            let mission = try await house.add(
                "Hai chủ trì", lead: ["so-y-te", "so-noi-vu"], due: try day("2026-01-20"))
            func task() async throws -> Mission {
                try await house.missions.mission(mission, for: PromiseHouse.leader)
            }
            try house.move(to: "2026-01-25")
            let first = try await house.promise(mission, "so-y-te")
            try await house.extensions.extend(
                first.id, version: first.version, .init(to: try day("2026-06-30"), reason: "Chờ hướng dẫn"),
                by: DecisionPaper(number: "1/QĐ", date: try day("2026-01-15")), viewer: PromiseHouse.office)
            let today = house.world.today()
            #expect(try await task().timeState(today: today) == .overdue(days: 5))
            try await house.declare(
                try await house.promise(mission, "so-noi-vu"), on: "2026-01-24", by: try await house.focal("so-noi-vu"))
            let open = try await task()
            #expect(open.dueOn == Day("2026-06-30") && open.doneOn == nil)
            try await house.declare(
                try await house.promise(mission, "so-y-te"), on: "2026-01-25", by: try await house.focal("so-y-te"))
            let done = try await task()
            #expect(done.doneOn == Day("2026-01-25") && done.timeState(today: today).group == .doneLate)
            #expect(done.doneWords == "2 cơ quan chủ trì")
        }
    }

    @Test func `a task whose leads are all in time is done in time on the day of the last proof`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Cùng xong", lead: ["so-y-te", "so-noi-vu"], due: try day("2026-01-20"))
            for (code, on) in [("so-y-te", "2026-01-10"), ("so-noi-vu", "2026-01-08")] {
                try await house.declare(
                    try await house.promise(mission, code), on: on, by: try await house.focal(code))
            }
            let task = try await house.missions.mission(mission, for: PromiseHouse.leader)
            #expect(task.doneOn == Day("2026-01-10") && task.timeState(today: house.world.today()) == .doneOnTime)
        }
    }

    @Test func `the clock of the report is apart from the clock of the work, to the minute in Vietnam`() async throws {
        for (moment, level, late) in [
            ("2026-03-31T16:59:59.000Z", ProofLevel.declared, 0), ("2026-03-31T17:00:00.000Z", .declared, 1),
        ] {
            try await withPromises { house in
                let mission = try await house.add("Nửa đêm", lead: ["so-y-te"], due: try day("2026-03-31"))
                house.clock.move(to: try #require(Instant(moment)))
                let done = try await house.declare(
                    try await house.promise(mission, "so-y-te"), on: nil, by: try await house.focal("so-y-te"))
                let today = try day("2026-06-30")
                #expect(done.reportDaysLate == late, "\(moment)")
                #expect(
                    done.timeState(today: today, atLeast: level) == (late == 0 ? .doneOnTime : .doneLate(days: late)),
                    "\(moment)")
                #expect(done.timeState(today: today) == .overdue(days: 91), "a declaration alone is no proof")
            }
        }
    }
}
