import Database
import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

@Suite struct GivingTasks {
    private func live(_ mission: ID<Mission>, _ house: PromiseHouse) async throws -> [Assignment] {
        try await house.assignments.assignments(of: mission, for: PromiseHouse.leader).filter { $0.state != .withdrawn }
    }

    private func correct(
        _ mission: ID<Mission>, _ house: PromiseHouse, _ change: (inout MissionFacts) throws -> Void
    ) async throws {
        let task = try await house.missions.mission(mission, for: PromiseHouse.leader)
        var facts = MissionFacts(task)
        try change(&facts)
        try await house.missions.correct(mission, version: task.version, to: facts, by: PromiseHouse.coordinator)
    }

    @Test func `groups, named units and helpers each get one promise, a lead before a helper`() async throws {
        try await withPromises { house in
            let mission = try await house.add(
                "Các sở, ban, ngành; UBND các xã, phường, đặc khu", lead: ["g-so-ban-nganh", "g-ubnd-xa", "so-y-te"],
                coop: ["so-y-te", "cong-an-tinh", "g-so-ban-nganh"], due: Day("2026-03-31"))
            let all = try await live(mission, house)
            let coops = all.filter { $0.part == .coop }
            #expect(all.count { $0.part == .lead } == 14 + 96)
            #expect(coops.map(\.unit.code) == ["cong-an-tinh"])
            #expect(Set(all.map(\.unit.id)).count == all.count)
            let health = try #require(all.first { $0.unit.code == "so-y-te" })
            #expect(health.part == .lead && health.group == nil, "named itself, not through the group")
            #expect(all.count { $0.group?.code == "g-ubnd-xa" } == 96)
        }
    }

    @Test func `giving twice changes nothing`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Hai lần", lead: ["g-so-ban-nganh"], due: Day("2026-03-31"))
            let before = try await live(mission, house)
            let head = try await house.database.rows("SELECT seq FROM ledger_head")
            try await house.database.write {
                try house.assignments.give(mission, in: $0, by: PromiseHouse.coordinator)
            }
            #expect(try await live(mission, house) == before)
            let after = try await house.database.rows("SELECT seq FROM ledger_head")
            #expect(try head[0].get("seq", as: Int64.self) == after[0].get("seq", as: Int64.self))
        }
    }

    @Test func `a corrected task brings its promises along`() async throws {
        try await withPromises { house in
            let mission = try await house.add(
                "Sửa sau", lead: ["so-y-te"], coop: ["so-noi-vu"], due: Day("2026-03-31"))
            let first = try await house.promise(mission, "so-y-te")
            try await correct(mission, house) { facts in
                facts.lead.codes = ["so-noi-vu"]
                facts.coop.codes = ["so-tai-chinh"]
                facts.deadline.end = try day("2026-05-15")
            }
            let all = try await live(mission, house)
            #expect(all.map(\.unit.code) == ["so-noi-vu", "so-tai-chinh"])
            #expect(all.map(\.part) == [.lead, .coop])
            #expect(all.allSatisfy { $0.due == Day("2026-05-15") && $0.firstDue == Day("2026-05-15") })
            let gone = try await house.now(first)
            #expect(gone.state == .withdrawn && gone.stateWords == "Nhiệm vụ không còn ghi đơn vị này")
            try await correct(mission, house) { $0.lead.codes = ["so-y-te"] }
            #expect(try await live(mission, house).map(\.unit.code) == ["so-y-te", "so-tai-chinh"])
        }
    }

    @Test func `a withdrawn task takes every promise with it`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Rút", lead: ["g-so-ban-nganh"], due: Day("2026-03-31"))
            try await house.assignments.add(
                try #require(try await house.focal("cong-an-tinh").unit), as: .watch, to: mission,
                by: PromiseHouse.coordinator)
            try await house.missions.withdraw(mission, version: 1, reason: "Trùng", by: PromiseHouse.coordinator)
            #expect(try await live(mission, house).isEmpty)
        }
    }

    @Test func `a unit that ended is followed to who took over`() async throws {
        try await withPromises { house in
            let next = try await house.units.find(PromiseHouse.leader, code: "so-noi-vu")
            let before = try await house.add("Trước sáp nhập", lead: ["so-y-te"], due: Day("2026-03-31"))
            try await house.database.write { tx in
                try tx.run(
                    "UPDATE units SET valid_to = '2026-01-20', successor_id = \(next.id) WHERE code = 'so-y-te'")
            }
            try house.move(to: "2026-02-01")
            let after = try await house.add("Sau sáp nhập", lead: ["so-y-te"], due: Day("2026-03-31"))
            #expect(try await live(after, house).map(\.unit.code) == ["so-noi-vu"])
            // What the ended unit still owes waits for its succession; a correction neither drops nor doubles it.
            try await correct(before, house) { $0.product = "Báo cáo" }
            #expect(try await live(before, house).map(\.unit.code) == ["so-y-te"])
        }
    }

    @Test func `a member that leaves its group keeps what it owes until it goes to its successor`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Việc của nhóm", lead: ["g-so-ban-nganh"], due: Day("2026-03-31"))
            try await house.database.write { tx in
                try tx.run("UPDATE units SET valid_to = '2026-01-20' WHERE code = 'so-y-te'")
            }
            try house.move(to: "2026-02-01")
            try await correct(mission, house) { $0.product = "Báo cáo" }
            #expect(try await live(mission, house).count == 14)
        }
    }

    @Test func `what was added by hand stays when the task is corrected`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Thêm nơi", lead: ["so-y-te"], due: Day("2026-03-31"))
            for (code, part) in [("so-noi-vu", Assignment.Part.coop), ("cong-an-tinh", .watch)] {
                let unit = try #require(try await house.focal(code).unit)
                try await house.assignments.add(unit, as: part, to: mission, by: PromiseHouse.office)
            }
            try await correct(mission, house) { $0.product = "Báo cáo" }
            #expect(try await live(mission, house).map(\.part) == [.lead, .coop, .watch])
            let unit = try #require(try await house.focal("so-noi-vu").unit)
            await #expect(throws: ProgressProblem.self) {
                try await house.assignments.add(unit, as: .lead, to: mission, by: PromiseHouse.office)
            }
            let focal = try await house.focal("so-y-te")
            await #expect(throws: NotVisible.self) {
                try await house.assignments.add(unit, as: .watch, to: mission, by: focal)
            }
        }
    }

    @Test func `a corrected deadline is taken over, and a task without one has none`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Đổi hạn", lead: ["so-y-te"], due: Day("2026-03-31"))
            try await correct(mission, house) { $0.deadline = Deadline(raw: "Thường xuyên", kind: .ongoing) }
            let regular = try await house.promise(mission, "so-y-te")
            #expect(regular.due == nil && regular.firstDue == nil)
            #expect(regular.timeState(today: house.world.today()) == .regular)
            let task = try await house.missions.mission(mission, for: PromiseHouse.leader)
            #expect(task.dueOn == nil)
        }
    }
}
