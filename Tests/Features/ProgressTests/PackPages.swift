import Formats
import Foundation
import Organizations
import Plans
import Testing
import Vocabulary
import Web

@testable import Progress

@Suite struct PackPages {
    @Test func `a pack is checked first, sent as it was shown, and stays unsent while something is wrong`() async throws
    {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let empty = try await house.ask(.get, "/viec-cua-toi/goi", as: focal)
            #expect(empty.status == 200 && empty.text.contains("/viec-cua-toi/goi.xlsx"))
            let down = try await house.ask(.get, "/viec-cua-toi/goi.xlsx", as: focal)
            #expect(down.headers["Content-Disposition"]?.contains("tien-do_so-y-te_2026-01-12.xlsx") == true)
            #expect(try ProgressPack.reader.read(down.bytes, fileName: "a.xlsx").lines.count == 3)
            var book = try await house.pack(focal).book
            book.rows[0][ProgressPack.result] = .text("Xong <một> phần")
            book.rows[1][ProgressPack.status] = .text("Đã xong")
            func file() throws -> UploadedFile { UploadedFile(name: "goi.xlsx", bytes: try book.xlsx()) }
            let check = try await house.ask(.post, "/viec-cua-toi/nop-goi", as: focal, file: try file())
            #expect(check.status == 200 && check.text.contains("Câu hỏi trước khi gửi"))
            #expect(check.text.contains("name=\"tl-5\"") && check.text.contains("Gửi 2 dòng"))
            #expect(try await house.updates(ids[0]).isEmpty)
            let carried = try #require(
                check.text.firstMatch(of: /(?s)<textarea name="goi"[^>]*>\n(.*?)<\/textarea>/)?.1
            ).replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            func send(_ answer: String) async throws -> (status: Int, text: String) {
                let reply = try await house.ask(
                    .post, "/viec-cua-toi/nop-goi", as: focal,
                    form: [
                        (name: "viec", value: "gui"), (name: "goi", value: String(carried)),
                        (name: "tl-5", value: answer),
                    ])
                return (reply.status, reply.text)
            }
            let silent = try await send(" ")
            #expect(silent.status == 422 && silent.text.contains("name=\"tl-5\""))
            #expect(try await send("Tuần sau ký").status == 303)
            #expect(try await house.updates(ids[0]).first?.result == "Xong <một> phần")
            #expect(try await house.assignments.assignment(ids[1], for: focal).state == .declared)
            let same = try await house.ask(.post, "/viec-cua-toi/nop-goi", as: focal, file: try file())
            #expect(same.status == 200 && same.text.contains("Không có gì thay đổi."))
            book.rows[2][ProgressPack.percent] = .whole(101)
            let wrong = try await house.ask(
                .post, "/viec-cua-toi/nop-goi", as: focal, form: [(name: "viec", value: "gui")], file: try file())
            #expect(wrong.status == 422 && wrong.text.contains("Ô H6: “101”"))
            #expect(!wrong.text.contains("name=\"goi\""))
        }
    }

    @Test func `what moved between checking and sending is shown again, and nothing is stored`() async throws {
        try await withPromises { house in
            let (focal, ids) = try await house.three()
            let reading = try house.filled(try await house.pack(focal)) { rows in
                rows[0][ProgressPack.result] = .text("Trong gói")
                rows[1][ProgressPack.result] = .text("Trong gói")
            }
            let promise = try await house.assignments.assignment(ids[0], for: focal)
            var entry = ProgressEntry(assignment: ids[0], version: promise.version, key: "k")
            entry.result = "Trên trang"
            try await house.entries.send(entry, by: focal)
            let reply = try await house.ask(
                .post, "/viec-cua-toi/nop-goi", as: focal,
                form: [(name: "viec", value: "gui"), (name: "goi", value: reading.json.text)])
            #expect(reply.status == 409 && reply.text.contains("Trên trang") && reply.text.contains("Trong gói"))
            #expect(reply.text.contains("Gửi 1 dòng, để lại 1 dòng đã đổi"))
            #expect(try await house.updates(ids[1]).isEmpty)
        }
    }

    @Test func `what is no pack is refused with a sentence`() async throws {
        try await withPromises { house in
            let (focal, _) = try await house.three()
            for (bytes, words) in [
                (Array("xin chào".utf8), "FMT-21"), ([0x50, 0x4B, 3, 4], "FMT-02"),
                (try sampleWorkbook().xlsx(), "FMT-21"), ([], "FMT-01"),
            ] {
                let reply = try await house.ask(
                    .post, "/viec-cua-toi/nop-goi", as: focal, file: UploadedFile(name: "a.xlsx", bytes: bytes))
                #expect(reply.status == 422 && reply.text.contains("role=\"alert\""), "\(words)")
            }
            let none = try await house.ask(.post, "/viec-cua-toi/nop-goi", as: focal)
            #expect(none.status == 422 && none.text.contains("Chưa chọn tệp nào."))
            let rubbish = try await house.ask(
                .post, "/viec-cua-toi/nop-goi", as: focal,
                form: [(name: "viec", value: "gui"), (name: "goi", value: "{\"lines\":[]}")])
            #expect(rubbish.status == 422)
        }
    }

    @Test func `all packs come as one ZIP to those who coordinate`() async throws {
        try await withPromises { house in
            let (focal, _) = try await house.three()
            try await house.add("Việc của mọi xã", lead: ["g-ubnd-xa"], due: try day("2026-05-01"))
            let list = try await house.ask(.get, "/giao-viec/goi", as: PromiseHouse.coordinator)
            #expect(list.status == 200 && list.text.contains("goi.xlsx?co-quan=so-y-te"))
            let zip = try await house.ask(.get, "/giao-viec/goi.zip", as: PromiseHouse.coordinator)
            #expect(zip.status == 200 && zip.headers["Content-Disposition"]?.contains("2026-01-12.zip") == true)
            // The number of entries stands in the record that ends a ZIP: 96 communes and one department.
            #expect(Array(zip.bytes.suffix(22).prefix(12).suffix(2)) == [97, 0])
            let one = try await house.ask(
                .get, "/viec-cua-toi/goi.xlsx", as: PromiseHouse.office, query: [(name: "co-quan", value: "so-y-te")])
            #expect(one.status == 200)
            for path in ["/giao-viec/goi", "/giao-viec/goi.zip"] {
                #expect(try await house.ask(.get, path, as: focal).status == 404)
                #expect(try await house.ask(.get, path, as: PromiseHouse.leader).status == 404)
            }
            let own = try await house.ask(.get, "/viec-cua-toi/goi", as: PromiseHouse.coordinator)
            #expect(own.status == 404)
        }
    }
}
