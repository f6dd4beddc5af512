import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

@Suite struct Core {
    @Test func `a task led by groups becomes one promise for each unit of the day`() async throws {
        try await withPromises { house in
            let mission = try await house.add(
                "Việc của mọi nơi", lead: ["g-so-ban-nganh", "g-ubnd-xa"], due: try day("2026-03-31"))
            let all = try await house.assignments.assignments(of: mission, for: PromiseHouse.leader)
            #expect(all.count == 14 + 96)
            #expect(Set(all.compactMap(\.group?.code)) == ["g-so-ban-nganh", "g-ubnd-xa"])
        }
    }

    @Test func `what a unit says is stored once and seen on the board`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Một việc", lead: ["so-y-te"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            let promise = try await house.promise(mission, "so-y-te")
            let board = Board(database: house.database, world: house.world)
            #expect(
                try await board.view(today: house.world.today(), for: PromiseHouse.leader).tally(BoardFilter())[.notDue]
                    == 1)
            var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: "k1")
            entry.status = .done
            entry.result = "Đã ban hành"
            var proof = NewEvidence(issuedOn: try day("2026-01-10"))
            proof.number = "12/QĐ-SYT"
            entry.evidence = [proof]
            let first = try await house.entries.send(entry, by: focal)
            let again = try await house.entries.send(entry, by: focal)
            #expect(!first.wasKnown && again.wasKnown && first.update == again.update)
            let after = try await house.promise(mission, "so-y-te")
            #expect(after.state == .declared && after.level == .evidenced)
            let proofDay = try day("2026-01-10")
            #expect(after.doneOn == proofDay)
            let task = try await house.missions.mission(mission, for: PromiseHouse.leader)
            #expect(task.doneOn == proofDay && task.doneWords == "12/QĐ-SYT")
            let view = try await board.view(today: house.world.today(), for: PromiseHouse.leader)
            #expect(view.tally(BoardFilter())[.doneOnTime] == 1)
            entry.key = "k2"
            await #expect(throws: ProgressProblem.changedMeanwhile(by: "Đầu mối")) {
                try await house.entries.send(entry, by: focal)
            }
        }
    }
}
