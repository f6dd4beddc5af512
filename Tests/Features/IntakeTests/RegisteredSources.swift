import Database
import Design
import Documents
import Extraction
import Formats
import Foundation
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Intake

/// What a finished import leaves for the readers of the register.
struct RegisteredSources {
    private let bytes = Array("kế hoạch".utf8)
    private let readers: [Set<Role>] = [[.focal], [.leader], [.inspector], [.coordinator]]

    private func ask(
        _ path: String, _ parameters: [String: String], query: [(name: String, value: String)] = [],
        as roles: Set<Role> = [.leader], in house: IntakeHouse
    ) async throws -> Reply {
        let endpoints = IntakeFeature(imports: house.imports).endpoints()
        let endpoint = try #require(endpoints.first { $0.path == path && $0.method == .get })
        return try await endpoint.answer(call(house, path, parameters, query, roles))
    }

    private func call(
        _ house: IntakeHouse, _ path: String, _ parameters: [String: String], _ query: [(name: String, value: String)],
        _ roles: Set<Role>
    ) -> Call {
        let visitor = Visitor(
            account: "a", name: "Người thử", unit: "", unitName: "", roles: roles, formToken: "t")
        return Call(visitor: visitor, world: house.clock.world, path: path, parameters: parameters, query: query)
    }

    private func text(_ reply: Reply) -> String {
        if case .bytes(let bytes) = reply.body { String(decoding: bytes, as: UTF8.self) } else { "" }
    }

    @Test func `the source opens at the row for every reader, with that row marked and no other`() async throws {
        try await withIntake { house in
            let written = try #require(
                try await house.imports.importAndAcceptAll(bytes, fileName: "a.docx", by: house.lan))
            for roles in readers {
                let page = text(
                    try await ask(
                        "/van-ban/{id}/nguon", ["id": written.document], query: [("bang", "1"), ("hang", "8")],
                        as: roles, in: house))
                #expect(page.ranges(of: "aria-current=\"true\"").count == 1)
                let marked = try #require(page.components(separatedBy: "aria-current=\"true\"").last)
                #expect(marked.prefix(200).contains("Chuyển sổ giấy sang dữ liệu số"))
                #expect(page.ranges(of: "<h1").count == 1)
                let main = try #require(
                    page.components(separatedBy: "<main").last?.components(separatedBy: "</main>").first)
                #expect(!main.contains("<form"))
                #expect(page.contains("/duyet?dong=") == (roles == [.coordinator]))
                #expect(page.contains("rel=\"prev\""))
            }
            let place = [(name: "bang", value: "1"), (name: "hang", value: "8")]
            let later = text(
                try await ask(
                    "/van-ban/{id}/nguon", ["id": written.document], query: place + [("tu", "9999999999999999999")],
                    in: house))
            #expect(later.contains("Về dòng này"))
            let review = try await ask(
                "/van-ban/{id}/duyet", ["id": written.document], query: place, as: [.coordinator], in: house)
            #expect(
                review.headers.first { $0.name == "Location" }?.value
                    == "/van-ban/\(written.document)/nguon?bang=1&hang=8")
        }
    }

    @Test func `nobody reads the source of what is not registered, and the public of nothing`() async throws {
        try await withIntake { house in
            let open = try await house.importing(bytes)
            for viewer in house.others + [house.lan] {
                await #expect(throws: NotVisible.self) {
                    try await house.imports.source(of: ID(open.text), at: SourcePlace(table: 1, row: 3), for: viewer)
                }
            }
            try await house.imports.acceptAll(open, by: house.lan)
            let written = try await house.imports.finish(open, by: house.lan)
            for viewer in house.others {
                let reads = !viewer.roles.isEmpty
                let source = try? await house.imports.source(
                    of: ID(written.document), at: SourcePlace(table: 1, row: 3), for: viewer)
                #expect((source != nil) == reads)
                let noticed = try await house.imports.noticed(in: ID(written.document), limit: 5, for: viewer)
                #expect((noticed?.total == 2) == reads)
            }
        }
    }

    @Test func `a document's page says what was noticed and what it reports, a task's page what was reported of it`()
        async throws
    {
        try await withIntake { house in
            let plan = try #require(
                try await house.imports.importAndAcceptAll(bytes, fileName: "a.docx", by: house.lan))
            var report = SamplePlan()
            (report.tasks, report.targets, report.projects, report.number) = ([], [], [], "9/BC-SKHCN")
            var row = ExtractedProgress()
            row.no = "1"
            row.title = "Lập danh mục dữ liệu dùng chung của tỉnh"
            (row.achieved, row.planned, row.obstacles) = ("Xong 40 danh mục", "Thêm 10", "Thiếu <người>")
            row.origin = Extraction.Origin(table: 1, row: 3, text: row.title)
            var other = row
            (other.no, other.title) = ("2", "Một việc không có trong sổ")
            other.origin = Extraction.Origin(table: 1, row: 4, text: other.title)
            report.progress = [row, other]
            let reader = house.imports.opening(.sample(report))
            let written = try #require(
                try await reader.importAndAcceptAll([1, 2, 3], fileName: "bao-cao.docx", by: house.lan))
            let feature = IntakeFeature(imports: house.imports)
            let leader = Viewer(actor: "a", actorName: "Chủ", unit: nil, roles: [.leader])
            let asked = call(house, "/van-ban/x", [:], [], [.leader])

            let found = try await feature.documentPanel.make(ID(plan.document), asked, leader).markup
            #expect(found.contains("Ngày 31/9/2026 không có trong lịch."))
            #expect(found.contains("/van-ban/\(plan.document)/nguon?bang=1&amp;hang=4"))
            #expect(!found.contains("/duyet"))
            #expect(!found.contains("id=\"ket-qua\""))

            let mission = try #require(
                try await house.database.rows("SELECT mission_id FROM import_progress WHERE mission_id IS NOT NULL")
                    .first?.get("mission_id", as: String.self))
            let reported = try await feature.documentPanel.make(ID(written.document), asked, leader).markup
            for words in ["Xong 40 danh mục", "Thêm 10", "Thiếu &lt;người&gt;", "/nhiem-vu/\(mission)", "chưa gắn"] {
                #expect(reported.contains(words), "\(words)")
            }
            #expect(reported.contains("/van-ban/\(written.document)/nguon?bang=1&amp;hang=3"))
            // a focal point of no unit reads the document, not the task
            let focal = Viewer(actor: "f", actorName: "Đầu", unit: nil, roles: [.focal])
            let narrow = try await feature.documentPanel.make(ID(written.document), asked, focal).markup
            #expect(narrow.contains("Xong 40 danh mục") && !narrow.contains("/nhiem-vu/"))

            let told = try await feature.missionPanel.make(ID(mission), asked, leader).markup
            #expect(told.contains("Kết quả đã báo cáo") && told.contains("9/BC-SKHCN"))
            #expect(told.contains("Thiếu &lt;người&gt;") && !told.contains("Một việc không có"))
            let shelf = DocumentRegister(database: house.database, world: house.clock.world)
            try await shelf.withdraw(ID(written.document), version: 1, reason: "bản cũ", by: house.lan)
            #expect(try await feature.missionPanel.make(ID(mission), asked, leader).markup == "")
        }
    }

    @Test func `a page takes less than the command line, and says how much`() async throws {
        try await withIntake { house in
            let limits = ReadingLimits.upload
            #expect(limits.unpackedBytes == 128 << 20 && limits.cells == 500_000)
            #expect(ReadingLimits().unpackedBytes > limits.unpackedBytes && ReadingLimits().cells > limits.cells)
            let form = text(try await ask("/van-ban/tai-len", [:], as: [.coordinator], in: house))
            #expect(form.contains("128 MB khi mở nén, 500.000 ô bảng"))

            let rows = (1...20).map { row in (1...5).map { WorkbookCell.text("ô \(row).\($0)") } }
            let book = try Workbook(
                sheets: [WorkbookSheet(name: "Bảng", widths: [], rows: rows, frozenRows: 0, filterRow: nil)],
                title: "Bảng"
            ).xlsx()
            let feature = IntakeFeature(
                database: house.database, files: house.files, world: house.clock.world,
                limits: ReadingLimits(cells: 50))
            let endpoint = try #require(
                feature.endpoints().first { $0.path == "/van-ban/tai-len" && $0.method == .post })
            var sent = call(house, "/van-ban/tai-len", [:], [], [.coordinator])
            sent.method = .post
            sent.sentForm = Form(fields: [], files: [(name: "tep", file: UploadedFile(name: "bang.xlsx", bytes: book))])
            let refused = try await endpoint.answer(sent)
            #expect(refused.status == 422)
            #expect(text(refused).contains("quá nhiều ô bảng"))
            _ = try await feature.imports.receive(book, fileName: "bang.xlsx", by: house.lan)
        }
    }
}

/// The short name of a draft.
struct DraftNames {
    private func lines(_ texts: [String]) -> [SourceLine] {
        texts.enumerated().map { index, text in
            SourceLine(
                position: index + 1, place: SourcePlace(), look: .row,
                cells: [SourceLine.Cell(text: text, span: 1, continues: false)])
        }
    }

    @Test(arguments: [
        (["BAN CHỈ ĐẠO\nSố:      /KH-BCĐ", "Quảng Ngãi, ngày      tháng 01 năm 2026"], "…/KH-BCĐ (dự thảo 01/2026)"),
        (["Số: …/KH-UBND", "Quảng Ngãi, ngày ... tháng 9 năm 2025"], "…/KH-UBND (dự thảo 09/2025)"),
        (["Số:     /BC-SKHCN", "Quảng Ngãi, ngày    tháng    năm 2026"], "…/BC-SKHCN (dự thảo)"),
        (["Số: 12/KH-UBND", "ngày 2 tháng 3 năm 2026"], nil), (["KẾ HOẠCH", "Năm 2026"], nil),
    ])
    func `a draft is named by the symbol and the month its head prints`(head: [String], name: String?) {
        #expect(DraftName.read(lines(head)) == name)
    }

    @Test func `a second draft of the same month takes another name by itself`() async throws {
        var plan = SamplePlan(number: nil)
        plan.headLines = ["Số:      /KH-BCĐ", "Quảng Ngãi, ngày      tháng 01 năm 2026"]
        plan.isDraft = true
        try await withIntake(.sample(plan)) { house in
            let first = try await house.imports.importAndAcceptAll([1], fileName: "a.docx", by: house.lan)
            let second = try await house.imports.importAndAcceptAll([2], fileName: "b.docx", by: house.lan)
            #expect(first?.plan != nil && second?.plan != nil)
            let codes = try await house.database.rows("SELECT code FROM plans ORDER BY created_at, id").map {
                try $0.get("code", as: String.self)
            }
            #expect(codes.count == 2 && codes.contains("…/KH-BCĐ (dự thảo 01/2026)"))
        }
    }
}
