import Database
import Documents
import Organizations
import Plans
import Progress
import Testing
import Vocabulary

@testable import Directions

@Suite struct TasksGiven {
    private func paper() throws -> TaskGiving.Paper {
        var paper = TaskGiving.Paper()
        paper.number = "12/TB-UBND"
        paper.issuedOn = try day("2026-01-10")
        paper.issuer = "UBND tỉnh"
        paper.title = "Kết luận cuộc họp về y tế cơ sở"
        return paper
    }

    private func task(_ title: String, _ codes: [String]) -> NewMission {
        var new = NewMission(title: title)
        new.lead = UnitWords(raw: codes.joined(separator: "; "), codes: codes)
        new.deadline = Deadline(raw: "31/3/2026", kind: .date, end: Day("2026-03-31"))
        return new
    }

    @Test func `two tasks from a meeting's conclusions: paper, plan, origin and promises are made at once`()
        async throws
    {
        try await withHouse { house in
            let ids = try await house.tasks.give(
                TaskGiving.Order(
                    paper: try paper(), tasks: [task("Sửa trạm xá", ["so-y-te"]), task("Báo cáo", ["g-ubnd-xa"])]),
                by: House.coordinator)
            #expect(ids.count == 2)
            let first = try await house.missions.mission(ids[0], for: House.leader)
            #expect(first.plan.code == "Chỉ đạo 2026" && first.sectionTitle == "Thông báo kết luận 12/TB-UBND")
            let places = try await Origins(database: house.database).places(of: ids[0], for: House.leader)
            #expect(places.count == 1 && places[0].documentNumber == "12/TB-UBND")
            #expect(places[0].words == "Sửa trạm xá; so-y-te; 31/3/2026")
            #expect(try await house.assignments.assignments(of: ids[1], for: House.leader).count == 96)

            // The same paper and the same plan are used again.
            _ = try await house.tasks.give(
                TaskGiving.Order(paper: try paper(), tasks: [task("Thêm", ["so-y-te"])]), by: House.coordinator)
            #expect(try await house.database.rows("SELECT id FROM documents").count == 1)
            #expect(try await house.database.rows("SELECT id FROM plans").count == 2)
        }
    }

    @Test func `tasks from an instruction without a paper lead back to it, and it to them`() async throws {
        try await withHouse { house in
            let instruction = try await house.instructions.give(
                NewInstruction(
                    subject: InstructionSubject(.plan, house.plan.text), words: "Khẩn trương sửa trạm xá",
                    units: ["so-y-te"]),
                by: House.leader)
            let ids = try await house.tasks.give(
                TaskGiving.Order(
                    paper: TaskGiving.Paper(), plan: house.plan, instruction: instruction,
                    tasks: [task("Sửa trạm xá", ["so-y-te"])]), by: House.coordinator)
            let linked = try await house.tasks.missions(of: instruction, for: House.leader)
            #expect(linked.map(\.id) == ids)
            let mission = try await house.missions.mission(ids[0], for: House.leader)
            #expect(mission.plan.id == house.plan && mission.sectionTitle == "Chỉ đạo của Phó Chủ tịch Trần Hòa")
        }
    }

    @Test func `nothing is written when anything is wrong, and only the coordinator gives`() async throws {
        try await withHouse { house in
            let good = task("Sửa trạm xá", ["so-y-te"])
            await #expect(throws: NotVisible.self) {
                try await house.tasks.give(TaskGiving.Order(paper: try paper(), tasks: [good]), by: House.office)
            }
            await #expect(throws: DirectionProblem.noTask) {
                try await house.tasks.give(TaskGiving.Order(paper: try paper(), tasks: []), by: House.coordinator)
            }
            await #expect(throws: DirectionProblem.taskWithoutUnit(2)) {
                try await house.tasks.give(
                    TaskGiving.Order(paper: try paper(), tasks: [good, NewMission(title: "Không ai")]),
                    by: House.coordinator)
            }
            await #expect(throws: DirectionProblem.sourceMissing) {
                try await house.tasks.give(
                    TaskGiving.Order(paper: TaskGiving.Paper(), tasks: [good]), by: House.coordinator)
            }
            let documents = try await house.database.rows("SELECT id FROM documents")
            #expect(documents.isEmpty)
            let missions = try await house.database.rows("SELECT id FROM missions")
            #expect(missions.isEmpty)
        }
    }
}
