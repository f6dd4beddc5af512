import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

@Suite struct ExtensionsOfPromises {
    private func paper(_ iso: String) throws -> DecisionPaper {
        DecisionPaper(number: "112/QĐ-UBND", date: try day(iso))
    }

    @Test func `extended before expiry: in time by the deadline in force, forty days late by the first`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Việc gia hạn", lead: ["so-y-te"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            let promise = try await house.promise(mission, "so-y-te")
            try house.move(to: "2026-03-18")
            let asked = try await house.extensions.ask(
                promise.id, version: promise.version,
                .init(to: try day("2026-06-30"), reason: "Chờ hướng dẫn", cause: "central"), by: focal)
            await #expect(throws: ProgressProblem.alreadyAsked) {
                try await house.extensions.ask(
                    promise.id, version: promise.version + 1, .init(to: try day("2026-07-30"), reason: "Nữa"), by: focal
                )
            }
            try house.move(to: "2026-03-20")
            #expect(try await house.extensions.waiting(for: PromiseHouse.office).map(\.id) == [asked])
            try await house.extensions.grant(
                asked, to: try day("2026-06-30"), by: try paper("2026-03-20"), words: "Đồng ý",
                viewer: PromiseHouse.office)
            #expect(try await house.extensions.waiting(for: PromiseHouse.office).isEmpty)
            try house.move(to: "2026-07-01")
            let done = try await house.declare(try await house.now(promise), on: "2026-05-10", by: focal)
            let file = try await house.assignments.file(done.id, for: PromiseHouse.leader)
            let today = house.world.today()
            #expect(done.firstDue == Day("2026-03-31") && done.due == Day("2026-06-30"))
            #expect(file.promise.current(today: today) == .doneOnTime)
            #expect(file.promise.original(today: today) == .doneLate(days: 40))
            #expect(file.promise.episodes(today: today).isEmpty)
            let task = try await house.missions.mission(mission, for: PromiseHouse.leader)
            #expect(task.dueOn == Day("2026-06-30") && task.deadline.end == Day("2026-03-31"))
            let board = Board(database: house.database, world: house.world)
            let view = try await board.view(today: today, for: PromiseHouse.leader)
            var original = BoardFilter()
            original.clock = .original
            #expect(view.tally(BoardFilter())[.doneOnTime] == 1 && view.tally(original)[.doneLate] == 1)
        }
    }

    @Test func `extended after expiry: the five late days are kept`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Xin muộn", lead: ["so-y-te"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            let promise = try await house.promise(mission, "so-y-te")
            try house.move(to: "2026-04-03")
            let asked = try await house.extensions.ask(
                promise.id, version: promise.version, .init(to: try day("2026-06-30"), reason: "Vướng mặt bằng"),
                by: focal)
            try house.move(to: "2026-04-06")
            try await house.extensions.grant(
                asked, to: try day("2026-06-30"), by: try paper("2026-04-05"), viewer: PromiseHouse.office)
            let file = try await house.assignments.file(promise.id, for: PromiseHouse.leader)
            let today = house.world.today()
            #expect(file.promise.current(today: today).group == .notDue)
            let episodes = file.promise.episodes(today: today)
            #expect(episodes.map(\.days) == [5] && episodes.allSatisfy { !$0.isOpen })
            let kept = try #require(
                try await house.extensions.extensions(of: promise.id, for: PromiseHouse.leader).first)
            #expect(kept.daysAskedLate == 3 && kept.dueBefore == Day("2026-03-31"))
            #expect(kept.documentWords == "112/QĐ-UBND ngày 05/04/2026" && kept.state == .granted)
        }
    }

    @Test func `a refusal keeps the deadline and says why; taking back frees the unit to ask again`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Không gia hạn", lead: ["so-y-te"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            var promise = try await house.promise(mission, "so-y-te")
            let wish = Extensions.Wish(to: try day("2026-04-30"), reason: "Thiếu người", cause: "staff")
            let first = try await house.extensions.ask(promise.id, version: promise.version, wish, by: focal)
            try await house.extensions.takeBack(first, by: focal)
            await #expect(throws: ProgressProblem.changedMeanwhile(by: "Đầu mối")) {
                try await house.extensions.grant(
                    first, to: try day("2026-04-30"), by: try paper("2026-01-12"), viewer: PromiseHouse.office)
            }
            promise = try await house.now(promise)
            let second = try await house.extensions.ask(promise.id, version: promise.version, wish, by: focal)
            await #expect(throws: ProgressProblem.reasonMissing) {
                try await house.extensions.refuse(
                    second, by: try paper("2026-01-12"), words: "", viewer: PromiseHouse.office)
            }
            try await house.extensions.refuse(
                second, by: try paper("2026-01-12"), words: "Đã bố trí đủ", viewer: PromiseHouse.office)
            #expect(try await house.now(promise).due == Day("2026-03-31"))
            let states = try await house.extensions.extensions(of: promise.id, for: focal).map(\.state)
            #expect(Set(states) == [.refused, .takenBack])
            #expect(
                try await house.deeds(promise.id.text) == [
                    "extension-asked", "extension-taken-back", "extension-asked",
                    "extension-refused",
                ])
        }
    }

    @Test func `one act extends all leads of a task, and the decision of the latest date is in force`() async throws {
        try await withPromises { house in
            let mission = try await house.add(
                "Việc của mọi sở", lead: ["g-so-ban-nganh"], coop: ["xa-21034"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            let promise = try await house.promise(mission, "so-y-te")
            let asked = try await house.extensions.ask(
                promise.id, version: promise.version, .init(to: try day("2026-05-31"), reason: "Chờ dữ liệu"), by: focal
            )
            try await house.extensions.grant(
                asked, to: try day("2026-05-31"), by: try paper("2026-01-12"), forAllLeads: true,
                viewer: PromiseHouse.office)
            let all = try await house.assignments.assignments(of: mission, for: PromiseHouse.leader)
            #expect(all.filter { $0.part == .lead }.allSatisfy { $0.due == Day("2026-05-31") })
            #expect(all.filter { $0.part == .coop }.allSatisfy { $0.due == Day("2026-03-31") })
            #expect(all.allSatisfy { $0.firstDue == Day("2026-03-31") })
            // A decision of an earlier date that is entered later is kept, and does not win.
            let seen = try await house.now(promise)
            try house.move(to: "2026-02-02")
            try await house.extensions.extend(
                promise.id, version: seen.version, .init(to: try day("2026-06-30"), reason: "Văn bản tìm lại"),
                by: try paper("2026-01-05"), viewer: PromiseHouse.office)
            #expect(try await house.now(promise).due == Day("2026-05-31"))
            let file = try await house.assignments.file(promise.id, for: PromiseHouse.leader)
            #expect(file.promise.extensions.count == 2 && file.promise.currentDue == Day("2026-05-31"))
            // A corrected deadline of the page is kept beside the one in force.
            let task = try await house.missions.mission(mission, for: PromiseHouse.leader)
            var facts = MissionFacts(task)
            facts.deadline.end = try day("2026-04-15")
            try await house.missions.correct(mission, version: task.version, to: facts, by: PromiseHouse.coordinator)
            let after = try await house.now(promise)
            #expect(after.firstDue == Day("2026-04-15") && after.due == Day("2026-05-31"))
        }
    }

    @Test func `what was asked for is not granted once the promise is done or withdrawn`() async throws {
        try await withPromises { house in
            let focal = try await house.focal("so-y-te")
            let mission = try await house.add("Xong muộn", lead: ["so-y-te"], due: try day("2026-01-31"))
            let promise = try await house.promise(mission, "so-y-te")
            let asked = try await house.extensions.ask(
                promise.id, version: promise.version, .init(to: try day("2026-06-30"), reason: "x"), by: focal)
            try house.move(to: "2026-03-02")
            let open = try await house.now(promise)
            await #expect(throws: ProgressProblem.dayUnlikely(try day("9999-12-31"))) {
                try await house.extensions.grant(
                    asked, to: try day("9999-12-31"), by: try paper("2026-03-02"), viewer: PromiseHouse.office)
            }
            let done = try await house.declare(open, on: "2026-03-01", by: focal)
            await #expect(throws: ProgressProblem.notPossible("Đã khai hoàn thành")) {
                try await house.extensions.grant(
                    asked, to: try day("2026-06-30"), by: try paper("2026-03-02"), viewer: PromiseHouse.office)
            }
            try await house.decisions.withdraw(
                done.id, version: done.version, reason: "Không cần nữa", by: try paper("2026-03-02"),
                viewer: PromiseHouse.office)
            await #expect(throws: ProgressProblem.notPossible("Đã rút")) {
                try await house.extensions.grant(
                    asked, to: try day("2026-06-30"), by: try paper("2026-03-02"), viewer: PromiseHouse.office)
            }
            #expect(try await house.now(promise).due == Day("2026-01-31"))
        }
    }

    @Test func `what cannot be extended says why`() async throws {
        try await withPromises { house in
            let focal = try await house.focal("so-y-te")
            let open = try await house.promise(try await house.add("Không hạn", lead: ["so-y-te"]), "so-y-te")
            await #expect(throws: ProgressProblem.noDeadline) {
                try await house.extensions.ask(
                    open.id, version: open.version, .init(to: try day("2026-06-30"), reason: "x"), by: focal)
            }
            let due = try await house.promise(
                try await house.add("Có hạn", lead: ["so-y-te"], due: try day("2026-03-31")), "so-y-te")
            for (to, reason, cause, problem) in [
                ("2026-03-31", "x", "", ProgressProblem.extensionNotLater), ("2026-04-30", "", "", .reasonMissing),
                ("2026-04-30", "x", "lười", .unknownCause("lười")),
            ] {
                await #expect(throws: problem) {
                    try await house.extensions.ask(
                        due.id, version: due.version, .init(to: try day(to), reason: reason, cause: cause), by: focal)
                }
            }
            let done = try await house.declare(due, on: "2026-01-10", by: focal)
            await #expect(throws: ProgressProblem.notPossible("Đã khai hoàn thành")) {
                try await house.extensions.ask(
                    done.id, version: done.version, .init(to: try day("2026-06-30"), reason: "x"), by: focal)
            }
        }
    }
}
