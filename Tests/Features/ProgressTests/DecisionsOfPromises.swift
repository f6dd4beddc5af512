import Database
import Ledger
import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

extension PromiseHouse {
    var decisions: Decisions { Decisions(database: database, world: world) }
    var extensions: Extensions { Extensions(database: database, world: world) }
    var claims: Claims { Claims(database: database, world: world) }

    static let paper = DecisionPaper(number: "15/QĐ-UBND", date: Day(number: 20_465))

    /// The unit declares its promise done, with a document unless `on` is nil.
    @discardableResult
    func declare(_ promise: Assignment, on iso: String?, words: String = "Đã xong", by viewer: Viewer) async throws
        -> Assignment
    {
        var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: world.newID())
        entry.status = .done
        entry.result = words
        entry.answers = ["no-document": "Sẽ bổ sung"]
        if let iso {
            var proof = NewEvidence(issuedOn: try day(iso))
            proof.number = "12/BC-SYT"
            entry.evidence = [proof]
        }
        try await entries.send(entry, by: viewer)
        return try await assignments.assignment(promise.id, for: Self.leader)
    }

    func now(_ promise: Assignment) async throws -> Assignment {
        try await assignments.assignment(promise.id, for: Self.leader)
    }

    /// The names of the deeds on a promise, oldest first.
    func deeds(_ subject: String, of kind: String = "assignment") async throws -> [String] {
        try await database.read { tx in try Ledger.history(of: kind, subject, in: tx).reversed().map(\.change.deed) }
    }
}

@Suite struct DecisionsOfPromises {
    @Test func `a unit contests, the Office gives it to the right one, and both go on reading it`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Việc giao nhầm", lead: ["so-y-te"], due: try day("2026-03-31"))
            let (wrong, right) = (try await house.focal("so-y-te"), try await house.focal("so-noi-vu"))
            let promise = try await house.promise(mission, "so-y-te")
            let unit = try #require(right.unit)
            await #expect(throws: ProgressProblem.reasonMissing) {
                try await house.decisions.contest(promise.id, version: promise.version, reason: "", by: wrong)
            }
            try await house.decisions.contest(
                promise.id, version: promise.version, reason: "Không thuộc ngành", suggested: unit, by: wrong)
            let contested = try await house.now(promise)
            #expect(contested.state == .contested && contested.stateWords == "Không thuộc ngành")
            let file = try await house.assignments.file(promise.id, for: PromiseHouse.leader)
            #expect(file.steps.first?.suggested?.id == unit)
            try await house.decisions.reassign(
                promise.id, version: contested.version, to: unit, reason: "Đúng là của Sở Nội vụ",
                by: PromiseHouse.office)
            let moved = try await house.now(promise)
            #expect(moved.unit.code == "so-noi-vu" && moved.state == .assigned && moved.firstUnit == wrong.unit)
            #expect(try await house.assignments.assignment(promise.id, for: wrong).unit.code == "so-noi-vu")
            try await house.decisions.accept(promise.id, version: moved.version, by: right)
            await #expect(throws: NotVisible.self) {
                try await house.decisions.accept(promise.id, version: moved.version + 1, by: wrong)
            }
            #expect(
                try await house.deeds(promise.id.text) == [
                    "assignment-contested", "assignment-reassigned", "assignment-accepted",
                ])
            // A correction of the task does not bring the wrong unit back.
            let task = try await house.missions.mission(mission, for: PromiseHouse.leader)
            var facts = MissionFacts(task)
            facts.product = "Báo cáo"
            try await house.missions.correct(mission, version: task.version, to: facts, by: PromiseHouse.coordinator)
            let all = try await house.assignments.assignments(of: mission, for: PromiseHouse.leader)
            #expect(all.map(\.unit.code) == ["so-noi-vu"] && all[0].part == .lead)
        }
    }

    @Test func `a promise given to a unit that helps in the task swallows its smaller part`() async throws {
        try await withPromises { house in
            let mission = try await house.add(
                "Đổi vai", lead: ["so-y-te"], coop: ["so-noi-vu"], due: try day("2026-03-31"))
            let promise = try await house.promise(mission, "so-y-te")
            let unit = try #require(try await house.focal("so-noi-vu").unit)
            try await house.decisions.reassign(
                promise.id, version: promise.version, to: unit, reason: "Đổi chủ trì", by: PromiseHouse.office)
            for _ in 0..<2 {
                try await house.database.write {
                    try house.assignments.give(mission, in: $0, by: PromiseHouse.coordinator)
                }
                let live = try await house.assignments.assignments(of: mission, for: PromiseHouse.leader).filter {
                    $0.state != .withdrawn
                }
                #expect(live.map(\.unit.code) == ["so-noi-vu"] && live.map(\.part) == [.lead])
            }
        }
    }

    @Test func `the Office keeps the unit that contests`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Đúng là của sở", lead: ["so-y-te"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            let promise = try await house.promise(mission, "so-y-te")
            try await house.decisions.contest(promise.id, version: promise.version, reason: "Nhầm", by: focal)
            try await house.decisions.uphold(
                promise.id, version: promise.version + 1, reason: "Theo quy chế", by: PromiseHouse.office)
            let kept = try await house.now(promise)
            #expect(kept.state == .assigned && kept.stateWords == "Theo quy chế")
        }
    }

    @Test func `a result given back never counted, and says why`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Thiếu biên bản", lead: ["so-y-te"], due: try day("2026-01-20"))
            let focal = try await house.focal("so-y-te")
            try house.move(to: "2026-02-01")
            let done = try await house.declare(
                try await house.promise(mission, "so-y-te"), on: "2026-01-18", by: focal)
            #expect(done.state == .declared && done.timeState(today: house.world.today()) == .doneOnTime)
            try await house.decisions.giveBack(
                done.id, version: done.version, reason: "Thiếu biên bản nghiệm thu", by: PromiseHouse.office)
            let back = try await house.now(done)
            #expect(back.state == .returned && back.level == .none && back.doneOn == nil && back.declaredAt == nil)
            #expect(back.stateWords == "Thiếu biên bản nghiệm thu")
            #expect(back.timeState(today: house.world.today()) == .overdue(days: 12))
            let task = try await house.missions.mission(mission, for: PromiseHouse.leader)
            #expect(task.doneOn == nil)
            let file = try await house.assignments.file(done.id, for: PromiseHouse.leader)
            #expect(file.promise.completions.isEmpty && file.updates.count == 1 && file.evidence.count == 1)
            // The next document is judged by its own date.
            let again = try await house.declare(back, on: "2026-01-30", by: focal)
            #expect(again.timeState(today: house.world.today()) == .doneLate(days: 10))
        }
    }

    @Test func `suspended days do not count, and the board says so too`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Tạm dừng chờ luật", lead: ["so-y-te"], due: try day("2026-01-20"))
            let promise = try await house.promise(mission, "so-y-te")
            let board = Board(database: house.database, world: house.world)
            func both() async throws -> TimeState {
                let file = try await house.assignments.file(promise.id, for: PromiseHouse.leader)
                let today = house.world.today()
                let view = try await board.view(today: today, for: PromiseHouse.leader)
                let place = try #require(view.places(BoardFilter()).first)
                #expect(view.timeState(at: place) == file.promise.current(today: today))
                return file.promise.current(today: today)
            }
            try house.move(to: "2026-01-25")
            #expect(try await both() == .overdue(days: 5))
            await #expect(throws: ProgressProblem.documentMissing) {
                try await house.decisions.suspend(
                    promise.id, version: promise.version, reason: "Chờ",
                    by: DecisionPaper(number: "", date: try day("2026-01-25")),
                    viewer: PromiseHouse.office)
            }
            let tomorrow = try day("2026-01-26")
            await #expect(throws: ProgressProblem.documentInFuture(tomorrow)) {
                try await house.decisions.suspend(
                    promise.id, version: promise.version, reason: "Chờ",
                    by: DecisionPaper(number: "9/TB", date: try day("2026-01-26")), viewer: PromiseHouse.office)
            }
            try await house.decisions.suspend(
                promise.id, version: promise.version, reason: "Chờ nghị định",
                by: DecisionPaper(number: "9/TB-UBND", date: try day("2026-01-25")), viewer: PromiseHouse.office)
            #expect(try await both() == .paused)
            try house.move(to: "2026-02-10")
            #expect(try await both() == .paused)
            try await house.decisions.resume(promise.id, version: promise.version + 1, by: PromiseHouse.office)
            #expect(try await both() == .overdue(days: 5))
            try house.move(to: "2026-02-12")
            #expect(try await both() == .overdue(days: 7))
            let file = try await house.assignments.file(promise.id, for: PromiseHouse.leader)
            #expect(file.promise.episodes(today: house.world.today()).map(\.days) == [4, 3])
            // Suspended and resumed on one day: no day is given away.
            try await house.decisions.suspend(
                promise.id, version: promise.version + 2, reason: "Nhầm",
                by: DecisionPaper(number: "10/TB-UBND", date: try day("2026-02-12")), viewer: PromiseHouse.office)
            try await house.decisions.resume(promise.id, version: promise.version + 3, by: PromiseHouse.office)
            #expect(try await both() == .overdue(days: 7))
        }
    }

    @Test func `what is reopened keeps its first completion and begins a new episode`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Làm lại", lead: ["so-y-te"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            try house.move(to: "2026-04-05")
            let done = try await house.declare(
                try await house.promise(mission, "so-y-te"), on: "2026-03-28", by: focal)
            let today = house.world.today()
            // Vectors 5.2: evidence of 28/03, entered on 05/04: the task in time, the report five days late.
            #expect(done.timeState(today: today) == .doneOnTime && done.reportDaysLate == 5)
            let content = try await house.decisions.content(of: done.id, for: PromiseHouse.office)
            try await house.decisions.confirm(done.id, mark: content.mark, by: PromiseHouse.office)
            let confirmed = try await house.now(done)
            try house.move(to: "2026-04-10")
            try await house.decisions.reopen(
                done.id, version: confirmed.version, reason: "Kiểm tra lại", by: PromiseHouse.office)
            try house.move(to: "2026-04-20")
            let file = try await house.assignments.file(done.id, for: PromiseHouse.leader)
            #expect(file.assignment.state == .reopened && file.assignment.level == .none)
            #expect(file.promise.completions.map(\.on.iso) == ["2026-03-28"])
            #expect(file.promise.completions.map(\.reopenedOn) == [Day("2026-04-10")])
            let later = try day("2026-04-20")
            #expect(file.promise.current(today: later) == .overdue(days: 20))
            #expect(file.promise.episodes(today: later).map(\.from.iso) == ["2026-04-11"])
        }
    }

    @Test func `what the Office withdrew by a document is not given out again`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Bớt một nơi", lead: ["g-so-ban-nganh"], due: try day("2026-03-31"))
            let promise = try await house.promise(mission, "so-y-te")
            try await house.decisions.withdraw(
                promise.id, version: promise.version, reason: "Không có đối tượng", by: PromiseHouse.paper,
                viewer: PromiseHouse.coordinator)
            for _ in 0..<2 {
                try await house.database.write {
                    try house.assignments.give(mission, in: $0, by: PromiseHouse.coordinator)
                }
                let all = try await house.assignments.assignments(of: mission, for: PromiseHouse.leader)
                #expect(all.filter { $0.state != .withdrawn }.count == 13)
                #expect(all.count == 14)
            }
        }
    }
}
