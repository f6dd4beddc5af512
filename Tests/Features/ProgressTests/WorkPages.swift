import Database
import Design
import Files
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Progress

/// Entering progress through its pages.
@Suite struct WorkPages {
    private let now = "2026-11-21"

    private func promise(_ work: WorkHouse, _ title: String, due: String? = nil, kind: Deadline.Kind? = nil)
        async throws -> Assignment
    {
        let mission = try await work.house.add(title, lead: ["so-y-te"], due: try due.map(day), kind: kind)
        return try await work.house.promise(mission, "so-y-te")
    }

    private func page(_ work: WorkHouse, _ promise: Assignment, as viewer: Viewer) async throws -> String {
        try text(try await work.ask("/viec-cua-toi/\(promise.id.text)", as: viewer))
    }

    private func entryForm(_ work: WorkHouse, _ page: String, _ promise: Assignment) throws -> String {
        try work.form(page, "/viec-cua-toi/\(promise.id.text)")
    }

    @Test(arguments: [Language.vi, .en])
    func `the list says in one sentence what is owed, each number leading to its rows`(language: Language) async throws
    {
        try await withWork { work in
            try work.house.move(to: now)
            let focal = try await work.focal("so-y-te")
            let late = try await promise(work, "Việc <trễ> & chậm", due: "2026-11-01")
            _ = try await promise(work, "Việc sắp đến hạn", due: "2026-11-23")
            _ = try await promise(work, "Việc thường xuyên", kind: .ongoing)
            let far = try await promise(work, "Việc còn xa", due: "2026-12-31")
            var entry = ProgressEntry(assignment: far.id, version: far.version, key: "k")
            entry.result = "Đang làm"
            try await work.house.entries.send(entry, by: focal)
            let page = try text(try await work.ask("/viec-cua-toi", as: focal, language: language))
            for anchor in ["qua-han", "den-han", "phai-bao"] {
                #expect(page.contains("href=\"#\(anchor)\"") && page.contains("id=\"\(anchor)\""), "\(anchor)")
            }
            if language == .vi {
                #expect(page.contains("1 việc quá hạn") && page.contains("Đã gửi 1 trong 4 việc của tháng 11."))
            }
            #expect(page.contains("Việc &lt;trễ&gt; &amp; chậm") && !page.contains("<trễ>"))
            #expect(page.ranges(of: "<h1").count == 1)
            #expect(page.contains("action=\"/viec-cua-toi/\(late.id.text)\""))
            #expect(page.contains("Quá hạn 20 ngày") || language == .en)
        }
    }

    @Test func `only the unit's own person opens its work`() async throws {
        try await withWork { work in
            let owed = try await promise(work, "Việc của Sở Y tế", due: "2026-03-31")
            let stranger = try await work.focal("so-tu-phap")
            let page = try text(try await work.ask("/viec-cua-toi", as: stranger))
            #expect(!page.contains("Việc của Sở Y tế") && page.contains("class=\"empty\""))
            for address in ["", "/nhan", "/khong-dung-don-vi", "/nhap", "/buoc", "/minh-chung"] {
                await #expect(throws: NotVisible.self, "\(address)") {
                    try await work.ask(
                        "/viec-cua-toi/\(owed.id.text)\(address)", as: stranger, send: [("ket-qua", "x")])
                }
            }
            let board = Board(database: work.house.database, world: work.house.world)
            let own = WorkScreens(
                database: work.house.database, world: work.house.world, files: work.files, board: board)
            let roles = own.endpoints.filter { $0.path.hasPrefix("/viec-cua-toi") }.map(\.audience)
            #expect(roles.allSatisfy { $0 == .roles([.focal]) })
        }
    }

    @Test func `a form filled in beforehand is sent, stored and filled in again`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await promise(work, "Một việc", due: "2026-03-31")
            let form = try entryForm(work, try await page(work, owed, as: focal), owed)
            let sent = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)", as: focal,
                send: try work.typed(form, ["ty-le": "30", "ket-qua": "Đã soạn dự thảo", "viec-tiep": "Lấy ý kiến"]))
            #expect(sent.status == 303 && location(sent) == "/viec-cua-toi")
            let again = try await page(work, owed, as: focal)
            #expect(again.contains("điền sẵn theo lần báo 12/01/2026") && again.contains("lần trước 30%"))
            let next = try entryForm(work, again, owed)
            #expect(next.contains("Đã soạn dự thảo</textarea>") && next.contains("value=\"30\""))
            let list = try text(try await work.ask("/viec-cua-toi", as: focal))
            #expect(list.contains("id=\"da-gui\""))
        }
    }

    @Test func `a word that cannot be read is told at its field, with everything still there`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await promise(work, "Một việc", due: "2026-03-31")
            let form = try entryForm(work, try await page(work, owed, as: focal), owed)
            for (change, code, id) in [
                (["ty-le": "bảy mươi"], "Không đọc được tỷ lệ", "ty-le"),
                (["mc-so-1": "1/BC", "mc-ngay-1": "31/9/2026"], "Không có ngày", "mc-ngay-1"),
                (["nguyen-nhan": "data", "cho-co-quan": "Sở Hoa Cúc"], "Không tìm thấy cơ quan", "cho-co-quan"),
            ] {
                var fields = change
                fields["ket-qua"] = "Lời phải còn"
                let refused = try await work.ask(
                    "/viec-cua-toi/\(owed.id.text)", as: focal, send: try work.typed(form, fields))
                let shown = try text(refused)
                #expect(refused.status == 422 && shown.contains("Lời phải còn") && shown.contains(code), "\(id)")
                #expect(shown.contains("aria-invalid=\"true\""), "\(id)")
                for value in change.values { #expect(shown.contains(value), "\(value)") }
            }
            // and it is a draft by now
            #expect(try await page(work, owed, as: focal).contains("Lời phải còn"))
        }
    }

    @Test func `questions are asked with a field each, keep what was typed, and are not asked again`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await promise(work, "Một việc", due: "2026-03-31")
            let form = try entryForm(work, try await page(work, owed, as: focal), owed)
            let asked = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)", as: focal,
                send: try work.typed(form, ["tinh-hinh": "done", "ket-qua": "Đã ban hành"]))
            let shown = try text(asked)
            #expect(
                asked.status == 422 && shown.contains("name=\"tra-loi-no-document\"")
                    && shown.contains("PRG-17") == false)
            #expect(shown.contains("Khai đã xong nhưng chưa có văn bản"))
            let second = try entryForm(work, shown, owed)
            #expect(second.contains("Đã ban hành") && second.contains("value=\"done\" checked"))
            let sent = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)", as: focal,
                send: try work.typed(second, ["tra-loi-no-document": "Đang chờ ký"]))
            #expect(sent.status == 303)
            #expect(try await page(work, owed, as: focal).contains("Đang chờ ký"))
            let after = try await work.house.assignments.assignment(owed.id, for: focal)
            #expect(after.state == .declared && after.level == .declared)
        }
    }

    @Test func `a file comes with its document, survives a question, and is served safely`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await promise(work, "Một việc", due: "2026-03-31")
            let form = try entryForm(work, try await page(work, owed, as: focal), owed)
            let bytes = Array("%PDF-1.7\nbáo cáo".utf8)
            let first = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)", as: focal,
                send: try work.typed(
                    form,
                    [
                        "ket-qua": "x", "ty-le": "400", "mc-so-1": "96/BC-SYT", "mc-ngay-1": "07/01/2026",
                        "mc-loai-1": "bc",
                    ]),
                files: [("mc-tep-1", UploadedFile(name: "báo cáo.pdf", bytes: bytes))])
            let shown = try text(first)
            #expect(first.status == 422 && shown.contains("báo cáo.pdf") && shown.contains("name=\"mc-giu-1\""))
            let second = try entryForm(work, shown, owed)
            let sent = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)", as: focal,
                send: try work.typed(second, ["ty-le": "", "tinh-hinh": "done"]))
            #expect(sent.status == 303)
            let proof = try #require(try await work.house.assignments.file(owed.id, for: focal).evidence.first)
            #expect(proof.fileName == "báo cáo.pdf" && proof.fileBytes == bytes.count && proof.number == "96/BC-SYT")
            let after = try await work.house.assignments.assignment(owed.id, for: focal)
            #expect(try after.level == .evidenced && after.doneOn == day("2026-01-07"))

            let file = try await work.ask("/minh-chung/\(proof.id)", as: focal)
            guard case .bytes(let served) = file.body else { return #expect(Bool(false)) }
            #expect(served == bytes && file.type == "application/pdf")
            let headers = Dictionary(file.headers.map { ($0.name, $0.value) }) { first, _ in first }
            #expect(headers["Content-Disposition"]?.hasPrefix("attachment") == true)
            #expect(headers["Content-Security-Policy"] == "default-src 'none'; sandbox")
            let stranger = try await work.focal("so-tu-phap")
            await #expect(throws: NotVisible.self) { try await work.ask("/minh-chung/\(proof.id)", as: stranger) }
            _ = try await work.ask("/minh-chung/\(proof.id)", as: PromiseHouse.leader)
        }
    }

    @Test func `a file that is no paper is refused at its field and nothing of it is kept`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await promise(work, "Một việc", due: "2026-03-31")
            let form = try entryForm(work, try await page(work, owed, as: focal), owed)
            for (bytes, words) in [
                (Array("<html><script>alert(1)</script></html>".utf8), "không phải PDF"),
                ([], "trống"),
                (Array("MẬT\nBáo cáo nội bộ\nsố liệu".utf8), "độ mật"),
            ] {
                let refused = try await work.ask(
                    "/viec-cua-toi/\(owed.id.text)", as: focal,
                    send: try work.typed(form, ["ket-qua": "Lời còn", "mc-so-1": "1/BC", "mc-ngay-1": "07/01/2026"]),
                    files: [("mc-tep-1", UploadedFile(name: "a.txt", bytes: bytes))])
                let shown = try text(refused)
                #expect(refused.status == 422 && shown.contains(words) && shown.contains("Lời còn"), "\(words)")
            }
            #expect(try work.files.all().isEmpty)
        }
    }

    @Test func `two people lose no word: the second sees what the first wrote beside the own words`() async throws {
        try await withWork { work in
            let first = try await work.focal("so-y-te", login: "thu-nhat")
            let second = try await work.focal("so-y-te", login: "thu-hai")
            let owed = try await promise(work, "Một việc", due: "2026-03-31")
            let form = try entryForm(work, try await page(work, owed, as: first), owed)
            let other = try entryForm(work, try await page(work, owed, as: second), owed)
            _ = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)", as: first,
                send: try work.typed(form, ["ket-qua": "Lời người thứ nhất", "ty-le": "20"]))
            let refused = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)", as: second,
                send: try work.typed(other, ["ket-qua": "Lời người thứ hai", "ty-le": "35"]))
            let shown = try text(refused)
            #expect(refused.status == 409)
            for words in ["Lời người thứ nhất", "Lời người thứ hai", "Đầu mối thu-nhat", "20%", "35%"] {
                #expect(shown.contains(words), "\(words)")
            }
            // opened again from elsewhere, the draft still stands beside the new state
            #expect(try await page(work, owed, as: second).contains("Lời người thứ hai"))
            let sent = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)", as: second, send: try work.typed(try entryForm(work, shown, owed)))
            #expect(sent.status == 303)
            let updates = try await work.house.assignments.file(owed.id, for: first).updates
            #expect(updates.map(\.result) == ["Lời người thứ hai", "Lời người thứ nhất"])
        }
    }

    @Test func `a device's queue is answered in words a program reads, once each`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await promise(work, "Một việc", due: "2026-03-31")
            let form = try entryForm(work, try await page(work, owed, as: focal), owed)
            let fields = try work.typed(form, ["ket-qua": "Từ máy", "khoa": "may-1"])
            func answer(_ fields: [(name: String, value: String)]) async throws -> (Int, String?) {
                let reply = try await work.ask(
                    "/viec-cua-toi/\(owed.id.text)", as: focal, send: fields, accept: "application/json")
                return (reply.status, try JSON(parsing: text(reply))["state"]?.string)
            }
            #expect(try await answer(fields) == (200, "sent"))
            #expect(try await answer(fields) == (200, "known"))
            #expect(try await work.house.assignments.assignment(owed.id, for: focal).updates == 1)
            let late = try work.typed(form, ["ket-qua": "Viết trên bản cũ", "khoa": "may-2"])
            #expect(try await answer(late) == (409, "changed"))
            #expect(try await page(work, owed, as: focal).contains("Viết trên bản cũ"))
            let session = try JSON(parsing: text(try await work.ask("/viec-cua-toi/phien.json", as: focal)))
            #expect(session["account"]?.string == focal.actor && session["token"]?.string == "t")
            let worker = try await work.ask("/sw.js", as: focal)
            #expect(worker.type.hasPrefix("text/javascript") && worker.headers.contains { $0.value == "no-cache" })
        }
    }

    @Test func `what is typed is kept as a draft and says when`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await promise(work, "Một việc", due: "2026-03-31")
            let form = try entryForm(work, try await page(work, owed, as: focal), owed)
            let kept = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)/nhap", as: focal, send: try work.typed(form, ["ket-qua": "Gõ dở"]))
            let said = try JSON(parsing: text(kept))
            #expect(said["words"]?.string == "Nháp, lưu 08:30" && said["state"]?.string == "kept")
            let list = try text(try await work.ask("/viec-cua-toi", as: focal))
            #expect(list.contains("Nháp, lưu 08:30") && list.contains("Gõ dở"))
            let button = try await work.ask(
                "/viec-cua-toi/\(owed.id.text)", as: focal,
                send: try work.typed(form, ["ket-qua": "Gõ dở hai", "viec": "nhap"]))
            #expect(button.status == 303)
            #expect(try await work.house.assignments.assignment(owed.id, for: focal).updates == 0)
            #expect(try await page(work, owed, as: focal).contains("Gõ dở hai"))
        }
    }

    @Test func `a task is accepted, or contested with a reason`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let one = try await promise(work, "Việc nhận", due: "2026-03-31")
            let two = try await promise(work, "Việc không phải", due: "2026-03-31")
            let version = String(one.version)
            let taken = try await work.ask("/viec-cua-toi/\(one.id.text)/nhan", as: focal, send: [("ban", version)])
            #expect(taken.status == 303)
            #expect(try await work.house.assignments.assignment(one.id, for: focal).state == .accepted)
            let old = try await work.ask("/viec-cua-toi/\(one.id.text)/nhan", as: focal, send: [("ban", version)])
            #expect(old.status == 409)
            let bare = try await work.ask(
                "/viec-cua-toi/\(two.id.text)/khong-dung-don-vi", as: focal, send: [("ban", String(two.version))])
            #expect(try bare.status == 422 && text(bare).contains("Chưa ghi lý do"))
            let told = try await work.ask(
                "/viec-cua-toi/\(two.id.text)/khong-dung-don-vi", as: focal,
                send: [("ban", String(two.version)), ("ly-do", "Thuộc Sở Tư pháp"), ("cua", "Sở Tư pháp")])
            #expect(told.status == 303)
            #expect(try await work.house.assignments.assignment(two.id, for: focal).state == .contested)
        }
    }

    @Test func `all new tasks are taken on at once, except what changed since the page was read`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let one = try await promise(work, "Việc một", due: "2026-03-31")
            let two = try await promise(work, "Việc hai", due: "2026-03-31")
            let foreign = try await work.house.add("Việc của sở khác", lead: ["so-tu-phap"], due: day("2026-03-31"))
            let other = try await work.house.promise(foreign, "so-tu-phap")
            let page = try text(try await work.ask("/viec-cua-toi", as: focal))
            #expect(page.contains("Nhận cả 2 việc mới giao"))
            let fields = try work.typed(try work.form(page, "/viec-cua-toi/nhan-het"))
            var entry = ProgressEntry(assignment: two.id, version: two.version, key: "k")
            entry.result = "Đã bắt đầu"
            try await work.house.entries.send(entry, by: focal)
            #expect(try await work.ask("/viec-cua-toi/nhan-het", as: focal, send: fields).status == 303)
            #expect(try await work.house.assignments.assignment(one.id, for: focal).state == .accepted)
            #expect(try await work.house.assignments.assignment(two.id, for: focal).state == .active)
            await #expect(throws: NotVisible.self) {
                try await work.ask(
                    "/viec-cua-toi/nhan-het", as: focal, send: [("moi", "\(other.id.text) \(other.version)")])
            }
        }
    }

    @Test func `a month of recurring work is reported, proved later, and leaves the list of what is asked`()
        async throws
    {
        try await withWork { work in
            try work.house.move(to: now)
            let focal = try await work.focal("so-y-te")
            let mission = try await work.house.add(
                "Báo cáo hằng tháng", lead: ["so-y-te"], kind: .recurring, raw: "Hằng tháng")
            let owed = try await work.house.promise(mission, "so-y-te")
            let list = try text(try await work.ask("/viec-cua-toi", as: focal))
            #expect(list.contains("Chưa báo tháng 11/2026") && list.contains("1 việc phải báo trong tháng"))
            let form = try entryForm(work, try await page(work, owed, as: focal), owed)
            #expect(form.contains("<option value=\"2026-11\" selected>"))
            let base = "/viec-cua-toi/\(owed.id.text)"
            let sent = try await work.ask(
                base, as: focal,
                send: try work.typed(
                    form, ["tinh-hinh": "done", "ket-qua": "Đã gửi báo cáo", "tra-loi-no-document": "Chờ số"]))
            #expect(sent.status == 303)
            let after = try text(try await work.ask("/viec-cua-toi", as: focal))
            #expect(!after.contains("Chưa báo tháng 11/2026") && after.contains("Đã gửi 1 trong 1 việc"))
            func level() async throws -> ProofLevel? {
                try await work.house.assignments.file(owed.id, for: focal).marks["2026-11"]?.level
            }
            #expect(try await level() == .declared)
            let paper: [(name: String, value: String)] = [("mc-so-1", "9/BC-SYT"), ("mc-ngay-1", "20/11/2026")]
            let wrong = try await work.ask("\(base)/minh-chung", as: focal, send: paper + [("ky", "2026-10")])
            #expect(wrong.status == 422)
            let proved = try await work.ask("\(base)/minh-chung", as: focal, send: paper + [("ky", "2026-11")])
            #expect(proved.status == 303)
            #expect(try await level() == .evidenced)
        }
    }

    @Test func `steps and later documents are kept from the promise's page`() async throws {
        try await withWork { work in
            let focal = try await work.focal("so-y-te")
            let owed = try await promise(work, "Một việc", due: "2026-03-31")
            let base = "/viec-cua-toi/\(owed.id.text)"
            _ = try await work.ask(
                "\(base)/buoc", as: focal, send: [("ten", "Soạn <thảo>"), ("nguoi", "Chị Hoa"), ("han", "01/02/2026")])
            let bad = try await work.ask("\(base)/buoc", as: focal, send: [("ten", "Việc"), ("han", "31/2/2026")])
            #expect(bad.status == 422)
            var shown = try await page(work, owed, as: focal)
            #expect(
                shown.contains("Soạn &lt;thảo&gt;") && shown.contains("Chị Hoa") && shown.contains("0 trong 1 bước"))
            #expect(!(try entryForm(work, shown, owed)).contains("name=\"ty-le\""))
            let step = try #require(shown.firstMatch(of: /\/buoc\/([^"\/]+)"/)).1
            _ = try await work.ask("\(base)/buoc/\(step)", as: focal, send: [("viec", "xong")])
            #expect(try await work.house.assignments.assignment(owed.id, for: focal).percent == 100)

            var entry = ProgressEntry(
                assignment: owed.id, version: try await work.house.assignments.assignment(owed.id, for: focal).version,
                key: "k")
            (entry.status, entry.answers) = (.done, ["no-document": "Có sau"])
            try await work.house.entries.send(entry, by: focal)
            let attached = try await work.ask(
                "\(base)/minh-chung", as: focal,
                send: [("mc-so-1", "5/QĐ-SYT"), ("mc-ngay-1", "09/01/2026"), ("mc-loai-1", "qd")],
                files: [("mc-tep-1", UploadedFile(name: "qd.pdf", bytes: Array("%PDF-1.7".utf8)))])
            #expect(attached.status == 303 && location(attached).hasSuffix("#minh-chung"))
            let proof = try #require(try await work.house.assignments.file(owed.id, for: focal).evidence.first)
            #expect(proof.fileName == "qd.pdf")
            shown = try await page(work, owed, as: focal)
            #expect(shown.contains("Quyết định 5/QĐ-SYT"))
            let none = try await work.ask("\(base)/minh-chung/\(proof.id)/rut", as: focal, send: [("ly-do", "")])
            #expect(none.status == 422)
            let gone = try await work.ask("\(base)/minh-chung/\(proof.id)/rut", as: focal, send: [("ly-do", "Nhầm")])
            #expect(gone.status == 303)
            #expect(try await work.house.assignments.assignment(owed.id, for: focal).level == .declared)
        }
    }
}
