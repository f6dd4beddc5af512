import Database
import Documents
import Extraction
import Ledger
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary

@testable import Intake

/// Finishing: what was accepted is in the register, whole or not at all.
struct RegisterWriting {
    private let bytes = Array("kế hoạch".utf8)

    @Test func `the register holds exactly what was accepted, with the places it came from`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let rows = try await house.rows(id)
            let first = try #require(rows.first { $0.fields.no == "1" && $0.kind == .mission })
            let sixth = try #require(rows.first { $0.fields.no == "6" })
            let fourth = try #require(rows.first { $0.fields.no == "4" })
            var edited = first.fields
            edited.title = "Lập và công bố danh mục dữ liệu"
            edited.coop.units = ["so-noi-vu"]
            try await house.imports.decide(.accept(edited), on: first.id, version: 1, of: id, by: house.lan)
            try await house.imports.decide(
                .merge(into: first.id, joining: false), on: sixth.id, version: 1, of: id, by: house.lan)
            try await house.imports.decide(.reject(reason: "trùng"), on: fourth.id, version: 1, of: id, by: house.lan)
            try await house.imports.acceptAll(id, by: house.lan)
            let taken = try await house.rows(id).filter(\.state.isTaken)
            let written = try await house.imports.finish(id, by: house.lan)
            #expect(written.missions == 5)
            #expect(written.targets == 2)
            #expect(written.projects == 1)

            let missions = try await Missions(database: house.database, world: house.clock.world)
                .list(MissionFilter(), size: nil, today: house.clock.world.today(), for: house.lan).rows.map(\.mission)
            for row in taken where row.kind == .mission {
                let mission = try #require(missions.first { $0.no == row.fields.no })
                #expect(mission.title == row.fields.title)
                #expect(mission.product == row.fields.product)
                #expect(mission.leads.map(\.code) == row.fields.lead.units)
                #expect(mission.coops.map(\.code) == row.fields.coop.units)
                #expect(mission.leadRaw == row.fields.lead.raw)
                #expect(mission.deadline.raw == row.fields.deadline.raw)
                #expect(mission.deadline.kind.rawValue == row.fields.deadline.kind)
                #expect(mission.deadline.end?.iso == row.fields.deadline.end)
                #expect(mission.section == row.fields.section)
            }
            #expect(missions.count == 5)
            let head = try #require(missions.first { $0.no == "1" })
            let places = try await Origins(database: house.database).places(of: head.id, for: house.lan)
            #expect(places.map(\.row) == [3, 10])
            #expect(places.map(\.page) == [2, 2])

            let item = try await house.imports.find(id, for: house.lan)
            #expect(item.state == .finished)
            let document = try await DocumentRegister(database: house.database, world: house.clock.world)
                .document(ID(written.document), for: house.lan)
            #expect(document.head.number == "12/KH-UBND")
            #expect(document.head.citations.map(\.number) == ["57-NQ/TW"])
            #expect(document.head.duties.map(\.cadence) == ["monthly"])
            #expect(document.file?.hash == item.fileHash)
            #expect(try await house.imports.find(ID(written.document), for: house.lan).id == id)
            #expect(try await house.ledgerCount("import-finished") == 1)
            #expect(try await Ledger.verify(house.database).firstBreak == nil)
        }
    }

    @Test func `nothing is written while a row waits, and nothing twice`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            try await house.imports.acceptUnquestioned(id, by: house.lan)
            await #expect(throws: IntakeProblem.stillPending(6)) { try await house.imports.finish(id, by: house.lan) }
            #expect(try await house.count("SELECT COUNT(*) AS amount FROM documents") == 0)
            try await house.imports.acceptAll(id, by: house.lan)
            _ = try await house.imports.finish(id, by: house.lan)
            await #expect(throws: IntakeProblem.notOpen(.finished)) {
                try await house.imports.finish(id, by: house.lan)
            }
            let row = try #require(try await house.rows(id).first)
            await #expect(throws: IntakeProblem.notOpen(.finished)) {
                try await house.imports.undo(row.id, version: row.version, of: id, by: house.lan)
            }
            #expect(try await house.count("SELECT COUNT(*) AS amount FROM plans") == 1)
        }
    }

    @Test func `a plan of the same name is refused, nothing of it stays, and another name lets it through`()
        async throws
    {
        try await withIntake { house in
            _ = try await house.imports.importAndAcceptAll(bytes, fileName: "a.docx", by: house.lan)
            let id = try await house.importing(Array("khác".utf8))
            try await house.imports.acceptAll(id, by: house.lan)
            await #expect(throws: PlanProblem.self) { try await house.imports.finish(id, by: house.lan) }
            #expect(try await house.count("SELECT COUNT(*) AS amount FROM documents") == 1)
            #expect(try await house.imports.find(id, for: house.lan).state == .ready)
            let item = try await house.imports.find(id, for: house.lan)
            var head = item.head
            head.planCode = "12/KH-UBND (bản sửa)"
            try await house.imports.correctHead(id, version: item.version, to: head, by: house.lan)
            #expect(try await house.imports.finish(id, by: house.lan).plan != nil)
        }
    }

    @Test func `a second plan with the same words is asked about, and its rows name what they may double`() async throws
    {
        try await withIntake { house in
            _ = try await house.imports.importAndAcceptAll(bytes, fileName: "a.docx", by: house.lan)
            let id = try await house.importing(Array("khác".utf8))
            let row = try #require(try await house.rows(id).first { $0.fields.no == "1" && $0.kind == .mission })
            let flag = try #require(row.flags.first { $0.code == "duplicate.register" })
            #expect(flag.otherName == "12/KH-UBND, nhiệm vụ 1")
            #expect(flag.says == "Giống 100% lời văn của một việc đã có trong sổ.")
            #expect(!flag.isNote)
        }
    }

    @Test func `a progress report links its rows to the tasks it speaks of and keeps the words apart`() async throws {
        try await withIntake { house in
            _ = try await house.imports.importAndAcceptAll(bytes, fileName: "a.docx", by: house.lan)
            var report = SamplePlan()
            (report.tasks, report.targets, report.projects) = ([], [], [])
            var row = ExtractedProgress()
            row.no = "1"
            row.title = "Lập danh mục dữ liệu dùng chung của tỉnh"
            row.achieved = "Đã xong 40 danh mục"
            row.obstacles = "Thiếu người"
            var other = row
            other.no = "2"
            other.title = "Một việc không có trong sổ"
            report.progress = [row, other]
            let reader = Imports(
                database: house.database, files: house.files, world: house.clock.world, reading: .sample(report))
            let written = try #require(
                try await reader.importAndAcceptAll([1, 2, 3], fileName: "bao-cao.docx", by: house.lan))
            #expect(written.progress == 2)
            #expect(written.plan == nil)
            let kept = try await house.database.rows(
                """
                SELECT import_progress.achieved, import_progress.obstacles, missions.no AS mission_no FROM import_progress
                LEFT JOIN missions ON missions.id = import_progress.mission_id ORDER BY import_progress.position
                """)
            #expect(try kept.map { try $0.get("mission_no", as: String?.self) } == ["1", nil])
            #expect(try kept[0].get("achieved", as: String.self) == "Đã xong 40 danh mục")
            #expect(try kept[0].get("obstacles", as: String.self) == "Thiếu người")
        }
    }

    @Test func `the command line takes what asks nothing and leaves the rest to a person`() async throws {
        try await withIntake { house in
            let result = try #require(
                try await house.imports.importAndAcceptUnquestioned(bytes, fileName: "a.docx", by: house.lan))
            #expect(result.accepted == 4)
            #expect(result.pending == 6)
            #expect(result.written == nil)
            #expect(
                try await house.imports.importAndAcceptUnquestioned(bytes, fileName: "b.docx", by: house.lan) == nil)
            #expect(try await house.imports.importAndAcceptAll(bytes, fileName: "b.docx", by: house.lan) == nil)
        }
    }
}
