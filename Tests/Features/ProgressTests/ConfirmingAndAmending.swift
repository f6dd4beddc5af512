import Organizations
import Plans
import Testing
import Vocabulary

@testable import Progress

@Suite struct ConfirmingAndAmending {
    /// A promise declared with a document, and what the Office saw of it.
    private func declared(
        _ house: PromiseHouse, on iso: String? = "2026-01-10"
    ) async throws -> (promise: Assignment, focal: Viewer, mark: String) {
        let mission = try await house.add("Ban hành quy chế", lead: ["so-y-te"], due: try day("2026-03-31"))
        let focal = try await house.focal("so-y-te")
        let done = try await house.declare(try await house.promise(mission, "so-y-te"), on: iso, by: focal)
        let mark = try await house.decisions.content(of: done.id, for: PromiseHouse.office).mark
        return (done, focal, mark)
    }

    @Test func `a confirmation is bound to what was on the screen`() async throws {
        try await withPromises { house in
            let (done, focal, mark) = try await declared(house)
            var more = ProgressEntry(assignment: done.id, version: done.version, key: "thêm")
            more.status = .done
            more.result = "Đã xong và đã gửi các xã"
            try await house.entries.send(more, by: focal)
            await #expect(
                throws: ProgressProblem.contentChanged(
                    [Phrase("lời báo cáo của cơ quan", "what the unit says")], by: "Đầu mối")
            ) { try await house.decisions.confirm(done.id, mark: mark, by: PromiseHouse.office) }
            #expect(try await house.now(done).level == .evidenced)
            for wrong in ["", "abc", mark + "0"] {
                await #expect(throws: ProgressProblem.self) {
                    try await house.decisions.confirm(done.id, mark: wrong, by: PromiseHouse.office)
                }
            }
            let content = try await house.decisions.content(of: done.id, for: PromiseHouse.office)
            try await house.decisions.confirm(done.id, mark: content.mark, by: PromiseHouse.office)
            let confirmed = try await house.now(done)
            #expect(confirmed.state == .confirmed && confirmed.level == .confirmed)
            #expect(confirmed.confirmedHash == content.hash && content.hash.utf8.count == 64)
            await #expect(throws: ProgressProblem.notPossible("Đã xác nhận")) {
                try await house.decisions.confirm(done.id, mark: content.mark, by: PromiseHouse.office)
            }
        }
    }

    @Test func `each part of the content is named when it changed`() async throws {
        try await withPromises { house in
            let (done, _, mark) = try await declared(house)
            let task = try await house.missions.mission(done.task.id, for: PromiseHouse.leader)
            var facts = MissionFacts(task)
            facts.product = "Quy chế đã ký"
            try await house.missions.correct(task.id, version: task.version, to: facts, by: PromiseHouse.coordinator)
            let content = try await house.decisions.content(of: done.id, for: PromiseHouse.office)
            #expect(content.changes(since: mark).map(\.vi) == ["nhiệm vụ (tên, sản phẩm, hạn)"])
            #expect(content.changes(since: content.mark).isEmpty)
            #expect(content.changes(since: "x").count == 3)
        }
    }

    @Test func `an edit after confirmation is an amendment that asks the Office again`() async throws {
        try await withPromises { house in
            let (done, focal, mark) = try await declared(house)
            try await house.decisions.confirm(done.id, mark: mark, by: PromiseHouse.office)
            let hash = try await house.now(done).confirmedHash
            for count in 1...2 {
                let seen = try await house.now(done)
                var edit = ProgressEntry(assignment: done.id, version: seen.version, key: "sửa \(count)")
                edit.status = .done
                edit.result = "Sửa lời lần \(count)"
                try await house.entries.send(edit, by: focal)
                let amended = try await house.now(done)
                #expect(amended.state == .confirmed && amended.level == .evidenced && amended.amendments == count)
                #expect(amended.confirmedHash == hash)
            }
            let content = try await house.decisions.content(of: done.id, for: PromiseHouse.office)
            try await house.decisions.confirm(done.id, mark: content.mark, by: PromiseHouse.office)
            let again = try await house.now(done)
            #expect(again.level == .confirmed && again.amendments == 0 && again.confirmedHash == content.hash)
        }
    }

    @Test func `what was confirmed without a document falls to a declaration when it changes`() async throws {
        try await withPromises { house in
            let (done, focal, mark) = try await declared(house, on: nil)
            #expect(done.level == .declared)
            try await house.decisions.confirm(done.id, mark: mark, by: PromiseHouse.office)
            let seen = try await house.now(done)
            var edit = ProgressEntry(assignment: done.id, version: seen.version, key: "sửa")
            edit.result = "Còn thiếu"
            try await house.entries.send(edit, by: focal)
            let amended = try await house.now(done)
            #expect(amended.level == .declared && amended.amendments == 1)
            let file = try await house.assignments.file(done.id, for: PromiseHouse.leader)
            #expect(file.promise.doneOn == nil, "not proved, so it does not count")
        }
    }

    @Test func `a corrected task is no longer what was confirmed; a move of its section is`() async throws {
        try await withPromises { house in
            let (done, _, mark) = try await declared(house)
            try await house.decisions.confirm(done.id, mark: mark, by: PromiseHouse.office)
            var task = try await house.missions.mission(done.task.id, for: PromiseHouse.leader)
            var facts = MissionFacts(task)
            facts.section = "IV"
            try await house.missions.correct(task.id, version: task.version, to: facts, by: PromiseHouse.coordinator)
            #expect(try await house.now(done).amendments == 0)
            task = try await house.missions.mission(done.task.id, for: PromiseHouse.leader)
            facts = MissionFacts(task)
            facts.title = "Ban hành quy chế mới"
            try await house.missions.correct(task.id, version: task.version, to: facts, by: PromiseHouse.coordinator)
            let amended = try await house.now(done)
            #expect(amended.amendments == 1 && amended.level == .evidenced && amended.state == .confirmed)
            #expect(try await house.deeds(done.id.text).last == "assignment-amended")
        }
    }

    @Test func `two people deciding at once: the second sees who was first, and nothing is lost`() async throws {
        try await withPromises { house in
            let (done, _, mark) = try await declared(house)
            try await house.decisions.confirm(done.id, mark: mark, by: PromiseHouse.office)
            let other = Viewer(actor: "hoa", actorName: "Cán bộ thứ hai", unit: nil, roles: [.office])
            await #expect(throws: ProgressProblem.changedMeanwhile(by: "Văn phòng")) {
                try await house.decisions.giveBack(done.id, version: done.version, reason: "Chưa đủ", by: other)
            }
            #expect(try await house.now(done).level == .confirmed)
        }
    }
}
