import Database
import Extraction
import Organizations
import Plans
import Progress
import TestHouse
import Testing
import Vocabulary

@testable import Intake

/// A result that a document reports becomes an update of the promise that it speaks of.
struct ReportedUpdates {
    @Test func `an accepted report is what its unit said, and nothing more is declared`() async throws {
        try await withIntake { house in
            _ = try await house.imports.importAndAcceptAll(Array("kế hoạch".utf8), fileName: "a.docx", by: house.lan)
            var report = SamplePlan()
            (report.tasks, report.targets, report.projects, report.number) = ([], [], [], "9/BC-SKHCN")
            var row = ExtractedProgress()
            row.no = "1"
            row.title = "Lập danh mục dữ liệu dùng chung của tỉnh"
            (row.achieved, row.planned, row.obstacles) = ("Đã hoàn thành 40 danh mục", "Thêm 10", "Thiếu người")
            row.origin = Extraction.Origin(table: 1, row: 3, text: row.title)
            var other = row
            (other.no, other.title) = ("2", "Một việc không có trong sổ")
            other.origin = Extraction.Origin(table: 1, row: 4, text: other.title)
            report.progress = [row, other]
            let reader = house.imports.opening(.sample(report))
            let written = try #require(
                try await reader.importAndAcceptAll([1, 2, 3], fileName: "bao-cao.docx", by: house.lan))
            #expect(written.progress == 2 && written.updates == 1)
            let rows = try await house.database.rows(
                """
                SELECT p.source, p.status, p.result, p.next_step, p.obstacles, p.author, a.state, a.level, a.updates
                FROM progress_updates p JOIN assignments a ON a.id = p.assignment_id
                """)
            #expect(rows.count == 1)
            #expect(try rows[0].get("source", as: String.self) == "import")
            #expect(try rows[0].get("status", as: String.self) == "active")
            #expect(try rows[0].get("result", as: String.self) == "Đã hoàn thành 40 danh mục")
            #expect(try rows[0].get("next_step", as: String.self) == "Thêm 10")
            #expect(try rows[0].get("obstacles", as: String.self) == "Thiếu người")
            #expect(try rows[0].get("author", as: String.self) == house.lan.actor)
            #expect(try rows[0].get("state", as: String.self) == "active")
            #expect(try rows[0].get("level", as: Int.self) == 0)
        }
    }
}
