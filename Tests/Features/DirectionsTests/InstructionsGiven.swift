import Organizations
import Plans
import Progress
import Testing
import Vocabulary

@testable import Directions

@Suite struct InstructionsGiven {
    private func new(_ house: House, units: [String] = ["so-y-te", "so-noi-vu"]) async throws -> NewInstruction {
        let mission = try await house.add("Lập danh mục thiết bị", lead: ["so-y-te"], due: try day("2026-03-31"))
        var new = NewInstruction(
            subject: InstructionSubject(.mission, mission.text), words: "Báo cáo vướng mắc về kinh phí", units: units)
        new.due = try day("2026-01-16")
        return new
    }

    @Test func `a leader instructs two units; one answers in time, the other late and stays late; the giver closes`()
        async throws
    {
        try await withHouse { house in
            let store = house.instructions
            let id = try await store.give(try await new(house), by: House.leader)
            let (health, staff) = (try await house.focal("so-y-te"), try await house.focal("so-noi-vu"))
            try await store.answer(id, version: 1, words: "Đã có kinh phí", isAnswer: true, by: health)
            await #expect(throws: DirectionProblem.changedMeanwhile) {
                try await store.answer(id, version: 1, words: "Ý kiến", isAnswer: false, by: staff)
            }
            try await store.answer(id, version: 2, words: "Đang rà soát", isAnswer: false, by: staff)
            try house.move(to: "2026-01-20")
            let today = house.world.today()
            var late = Instructions.Filter()
            late.isLate = true
            #expect(try await store.count(late, for: House.leader) == 1)
            let before = try await store.instruction(id, for: House.leader)
            #expect(before.isLate(today: today) && before.silent.map(\.unit.code) == ["so-noi-vu"])
            try await store.add(id, version: 3, words: "Đề nghị trả lời ngay", by: House.leader)
            try await store.answer(id, version: 4, words: "Đã bố trí người", isAnswer: true, by: staff)
            let after = try await store.instruction(id, for: staff)
            #expect(!after.isLate(today: today) && after.silent.isEmpty)
            let states = after.addressees.map { after.timeState(of: $0, today: today).group }
            #expect(Set(states) == [.doneOnTime, .doneLate])
            let entries = try await store.entries(of: id, for: House.leader)
            #expect(entries.filter { $0.unit == nil }.map(\.words) == ["Đề nghị trả lời ngay"])
            #expect(entries.filter { $0.unit != nil }.count == 3)
            try await store.close(id, version: 5, words: "Đã đủ", by: House.leader)
            #expect(try await store.instruction(id, for: health).state == .closed)
            await #expect(throws: DirectionProblem.closed) {
                try await store.answer(id, version: 6, words: "Thêm", isAnswer: false, by: health)
            }
        }
    }

    @Test func `the Office gives one only on a leader's behalf, naming who and the paper`() async throws {
        try await withHouse { house in
            var new = try await new(house)
            await #expect(throws: DirectionProblem.behalfMissing) {
                try await house.instructions.give(new, by: House.office)
            }
            new.onBehalf = "Chủ tịch Lê Văn Minh"
            new.document = "Bút phê ngày 12/01/2026"
            let id = try await house.instructions.give(new, by: House.office)
            let found = try await house.instructions.instruction(id, for: House.office)
            #expect(found.giverName == "Chủ tịch Lê Văn Minh" && found.enteredName == "Văn phòng")
            await #expect(throws: NotVisible.self) {
                try await house.instructions.close(id, version: 1, words: "Xong", by: House.leader)
            }
            try await house.instructions.close(id, version: 1, words: "Xong", by: House.office)
        }
    }

    @Test func `a group stands for its members of the day`() async throws {
        try await withHouse { house in
            let id = try await house.instructions.give(
                try await new(house, units: ["g-ubnd-xa", "so-y-te"]), by: House.leader)
            #expect(try await house.instructions.instruction(id, for: House.leader).addressees.count == 97)
        }
    }

    @Test func `who may do what`() async throws {
        try await withHouse { house in
            let new = try await new(house)
            let (health, other) = (try await house.focal("so-y-te"), try await house.focal("so-tai-chinh"))
            for viewer in [House.coordinator, health] {
                await #expect(throws: NotVisible.self) { try await house.instructions.give(new, by: viewer) }
            }
            let id = try await house.instructions.give(new, by: House.leader)
            await #expect(throws: NotVisible.self) { try await house.instructions.instruction(id, for: other) }
            await #expect(throws: NotVisible.self) { try await house.instructions.entries(of: id, for: other) }
            await #expect(throws: NotVisible.self) {
                try await house.instructions.answer(id, version: 1, words: "Ý kiến", isAnswer: false, by: other)
            }
            await #expect(throws: NotVisible.self) {
                try await house.instructions.answer(id, version: 1, words: "Ý kiến", isAnswer: false, by: House.office)
            }
            await #expect(throws: NotVisible.self) {
                try await house.instructions.close(id, version: 1, words: "Xong", by: health)
            }
            let stranger = Viewer(actor: "l2", actorName: "Lãnh đạo khác", unit: nil, roles: [.leader])
            await #expect(throws: NotVisible.self) {
                try await house.instructions.add(id, version: 1, words: "Thêm", by: stranger)
            }
            #expect(try await house.instructions.count(Instructions.Filter(), for: other) == 0)
            #expect(try await house.instructions.count(Instructions.Filter(), for: health) == 1)
            #expect(try await house.instructions.count(Instructions.Filter(), for: House.coordinator) == 1)
            let gone = NewInstruction(subject: InstructionSubject(.plan, "none"), words: "X", units: ["so-y-te"])
            await #expect(throws: NotVisible.self) { try await house.instructions.give(gone, by: House.leader) }
        }
    }

    @Test func `each kind of thing may be instructed on`() async throws {
        try await withHouse { house in
            let mission = try await house.add("Việc", lead: ["so-y-te"])
            let promise = try await house.assignments.assignments(of: mission, for: House.leader)[0]
            let unit = try await house.units.find(House.leader, code: "so-y-te")
            for subject in [
                InstructionSubject(.plan, house.plan.text), InstructionSubject(.unit, unit.id.text),
                InstructionSubject(.assignment, promise.id.text), InstructionSubject(.mission, mission.text),
            ] {
                let id = try await house.instructions.give(
                    NewInstruction(subject: subject, words: "Rà soát", units: ["so-y-te"]), by: House.leader)
                let found = try await house.instructions.instruction(id, for: House.leader)
                #expect(!found.title.isEmpty && found.subject == subject)
                var filter = Instructions.Filter()
                filter.subject = subject
                #expect(try await house.instructions.count(filter, for: House.leader) == 1)
            }
        }
    }
}
