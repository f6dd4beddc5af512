import Database
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Progress

/// Pasting many updates from a spreadsheet.
@Suite struct WorkPasting {
    private func filled(_ work: WorkHouse) async throws -> [Assignment] {
        var all: [Assignment] = []
        for title in ["Rà soát quy chế làm việc", "Lập danh mục dữ liệu", "Tập huấn cho cán bộ xã"] {
            let mission = try await work.house.add(title, lead: ["so-y-te"], due: try day("2026-03-31"))
            all.append(try await work.house.promise(mission, "so-y-te"))
        }
        return all
    }

    private func paste(_ work: WorkHouse, _ fields: [(name: String, value: String)], as viewer: Viewer) async throws
        -> Reply
    {
        try await work.ask("/viec-cua-toi/dan", as: viewer, send: fields)
    }

    private let good = """
        Việc\tTình hình\tTỷ lệ\tKết quả\tSố văn bản\tNgày văn bản
        Rà soát quy chế làm việc\tĐang làm\t30\tĐã có dự thảo\t\t
        Lập danh mục dữ liệu\tĐã xong\t100\t"Xong 40 danh mục
        và 2 phụ lục"\t12/QĐ-SYT\t09/01/2026
        """

    @Test func `rows are looked at first and then sent as one act`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await filled(work)
            #expect(try text(try await work.ask("/viec-cua-toi/dan", as: focal)).contains("name=\"bang\""))
            let looked = try await paste(work, [("bang", good), ("viec", "kiem-tra")], as: focal)
            let page = try text(looked)
            #expect(looked.status == 200 && page.contains("Chưa gửi gì") && page.contains("Gửi 2 việc"))
            #expect(page.contains("Xong 40 danh mục\nvà 2 phụ lục"))
            #expect(try await work.house.assignments.assignment(owed[0].id, for: focal).updates == 0)
            let form = try work.form(page, "/viec-cua-toi/dan")
            let fields = try work.typed(form, ["viec": "gui"])
            #expect(try await paste(work, fields, as: focal).status == 303)
            let after = try await work.house.assignments.assignments(owed.map(\.id), for: focal)
            #expect(after.map(\.updates) == [1, 1, 0] && after[0].percent == 30)
            #expect(try after[1].level == .evidenced && after[1].doneOn == day("2026-01-09"))
            // the same paste sent again, after a lost answer, stands on an old version
            #expect(try await paste(work, fields, as: focal).status == 422)
            #expect(try await work.house.assignments.assignment(owed[0].id, for: focal).updates == 1)
        }
    }

    @Test func `each wrong cell is named, and then no row is sent`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await filled(work)
            let wrong = """
                Việc\tTình hình\tTỷ lệ\tKết quả\tSố văn bản\tNgày văn bản
                Rà soát quy chế làm việc\tgần xong\t30\tx\t\t
                Lập danh mục dữ liệu\tĐang làm\t130\tx\t\t
                Việc lạ\tĐang làm\t3\tx\t\t
                Tập huấn cho cán bộ xã\tĐã xong\t100\tx\t5/BC\t31/9/2026
                Rà soát quy chế làm việc\tĐang làm\t30\tx\t\t
                """
            for wish in ["kiem-tra", "gui"] {
                let reply = try await paste(work, [("bang", wrong), ("viec", wish)], as: focal)
                let page = try text(reply)
                #expect(reply.status == (wish == "gui" ? 422 : 200))
                for words in [
                    "Dòng 2, cột Tình hình", "Dòng 3, cột Tỷ lệ", "Dòng 4, cột Việc", "Dòng 5, cột Ngày văn bản",
                    "Việc này đã có ở dòng 2",
                ] {
                    #expect(page.contains(words), "\(words)")
                }
                #expect(page.contains("gần xong") && !page.contains("value=\"gui\""))
            }
            let after = try await work.house.assignments.assignments(owed.map(\.id), for: focal)
            #expect(after.allSatisfy { $0.updates == 0 })
            #expect(try await paste(work, [("bang", " \n\t\n"), ("viec", "kiem-tra")], as: focal).status == 422)
            let many = (0...WorkPasteScreens.limit).map { "Việc \($0)\tĐang làm" }.joined(separator: "\n")
            #expect(
                try text(try await paste(work, [("bang", many), ("viec", "gui")], as: focal)).contains(
                    "nhiều nhất 200 dòng"))
        }
    }

    @Test func `questions are asked in the row and answered there`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await filled(work)
            let table = "Rà soát quy chế làm việc\tĐã xong\t100\tĐã ban hành"
            let looked = try text(try await paste(work, [("bang", table), ("viec", "kiem-tra")], as: focal))
            let name = "tra-loi-\(owed[0].id.text)-no-document"
            #expect(looked.contains("name=\"\(name)\""))
            let form = try work.form(looked, "/viec-cua-toi/dan")
            let refused = try await paste(work, try work.typed(form, ["viec": "gui"]), as: focal)
            #expect(refused.status == 422)
            let sent = try await paste(work, try work.typed(form, ["viec": "gui", name: "Đang trình ký"]), as: focal)
            #expect(sent.status == 303)
            let kept = try await work.house.database.rows("SELECT answer FROM question_answers")
            #expect(try kept.map { try $0.get("answer", as: String.self) } == ["Đang trình ký"])
        }
    }

    @Test func `a row that somebody changed meanwhile stops the whole paste`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let other = try await work.focal("so-y-te", login: "nguoi-hai")
            let owed = try await filled(work)
            let looked = try text(try await paste(work, [("bang", good), ("viec", "kiem-tra")], as: focal))
            let fields = try work.typed(try work.form(looked, "/viec-cua-toi/dan"), ["viec": "gui"])
            var entry = ProgressEntry(assignment: owed[1].id, version: owed[1].version, key: "k")
            entry.result = "Lời của người khác"
            try await work.house.entries.send(entry, by: other)
            let refused = try await paste(work, fields, as: focal)
            #expect(try refused.status == 422 && text(refused).contains("vừa được Đầu mối nguoi-hai cập nhật"))
            #expect(try await work.house.assignments.assignment(owed[0].id, for: focal).updates == 0)
        }
    }
}
