import Database
import Design
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Intake

/// The pages and forms of the review, asked as a browser asks.
struct ReviewScreens {
    private let bytes = Array("kế hoạch".utf8)

    /// One coordinator at the browser.
    struct Browser {
        let house: IntakeHouse
        let endpoints: [Endpoint]

        init(_ house: IntakeHouse) {
            self.house = house
            endpoints = IntakeFeature(imports: house.imports).endpoints()
        }

        func get(_ pattern: String, _ parameters: [String: String] = [:], query: [(name: String, value: String)] = [])
            async throws -> (status: Int, text: String, location: String)
        {
            try await ask(.get, pattern, parameters, query: query, body: [], type: "")
        }

        func post(_ pattern: String, _ parameters: [String: String], _ fields: [(String, String)]) async throws -> (
            status: Int, text: String, location: String
        ) {
            let body = fields.map { "\($0)=\(Address.encode($1))" }.joined(separator: "&")
            return try await ask(
                .post, pattern, parameters, query: [], body: Array(body.utf8), type: "application/x-www-form-urlencoded"
            )
        }

        private func ask(
            _ method: Web.Method, _ pattern: String, _ parameters: [String: String],
            query: [(name: String, value: String)],
            body: [UInt8], type: String
        ) async throws -> (status: Int, text: String, location: String) {
            let endpoint = try #require(endpoints.first { $0.path == pattern && $0.method == method })
            let visitor = Visitor(
                account: "a-lan", name: "Lan", unit: "", unitName: "Sở", roles: [.coordinator], formToken: "t")
            let call = Call(
                visitor: visitor, world: house.clock.world, method: method, path: pattern, parameters: parameters,
                query: query,
                headers: type.isEmpty ? [:] : ["content-type": type], body: body)
            let reply = try await endpoint.answer(call)
            let text = if case .bytes(let bytes) = reply.body { String(decoding: bytes, as: UTF8.self) } else { "" }
            return (reply.status, text, reply.headers.first { $0.name == "Location" }?.value ?? "")
        }
    }

    private let review = "/van-ban/{id}/duyet"
    private let decision = "/van-ban/{id}/duyet/{row}/quyet-dinh"

    @Test func `every page of a review opens, with one heading and every table and form closed`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let browser = Browser(house)
            let rows = try await house.rows(id)
            var pages = [try await browser.get("/van-ban/tai-len").text]
            for path in ["", "/cac-dong", "/bo-lai", "/luu-y", "/dau-van-ban"] {
                pages.append(try await browser.get(review + path, ["id": id.text]).text)
            }
            for row in rows {
                let page = try await browser.get(review, ["id": id.text], query: [("dong", row.id.text)])
                #expect(page.status == 200)
                pages.append(page.text)
            }
            for page in pages {
                for tag in ["h1", "form", "table", "section", "fieldset", "details", "select", "textarea"] {
                    let opened = page.ranges(of: "<\(tag)").count {
                        page[$0.upperBound...].first.map { " >".contains($0) } ?? false
                    }
                    #expect(opened == page.ranges(of: "</\(tag)>").count, "\(tag)")
                }
                #expect(page.ranges(of: "<h1").count == 1)
                #expect(!page.contains(" style="))
                #expect(!page.contains("onclick"))
                #expect(page.ranges(of: "method=\"post\"").count == page.ranges(of: "name=\"_ve\"").count)
            }
        }
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "x", ""])
    func `any number in the address of a review is only a place to begin`(number: String) async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let row = try #require(try await house.rows(id).first)
            let browser = Browser(house)
            let page = try await browser.get(
                review, ["id": id.text], query: [("dong", row.id.text), ("tu", number)])
            #expect(page.status == 200)
            let list = try await browser.get(
                review + "/cac-dong", ["id": id.text], query: [("sau", "\(number).\(number)")])
            #expect(list.status == 200)
        }
    }

    @Test func `a year that no register holds makes no endless row of boxes`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let project = try #require(try await house.rows(id).first { $0.kind == .project })
            let browser = Browser(house)
            _ = try await browser.post(
                decision, ["id": id.text, "row": project.id.text],
                [("ban", "1"), ("viec", "amend"), ("title", ""), ("years", "2027"), ("years", "9223372036854775807")])
            _ = try await browser.post(
                decision, ["id": id.text, "row": project.id.text],
                [("ban", "1"), ("viec", "amend"), ("title", "Dự án"), ("years", "2027"), ("years", "99999")])
            let after = try #require(try await house.rows(id).first { $0.id == project.id })
            #expect(after.fields.years == [2027])
            let page = try await browser.get(review, ["id": id.text], query: [("dong", project.id.text)])
            #expect(page.text.ranges(of: "name=\"years\"").count < 120)
        }
    }

    @Test func `words of the source cannot become markup`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let page = try await Browser(house).get(review + "/bo-lai", ["id": id.text])
            #expect(page.text.contains("Rà soát &lt;b&gt;quy chế&lt;/b&gt; &amp; ban hành"))
            #expect(!page.text.contains("<b>quy chế"))
        }
    }

    @Test func `a decision leads to the next waiting row and says how to take it back`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let browser = Browser(house)
            let rows = try await house.rows(id)
            let done = try await browser.post(
                decision, ["id": id.text, "row": rows[0].id.text],
                [("ban", "1"), ("viec", "accept"), ("title", rows[0].fields.title)])
            #expect(done.status == 303)
            #expect(done.location == "/van-ban/\(id.text)/duyet?dong=\(rows[1].id.text)&truoc=\(rows[0].id.text)")
            let next = try await browser.get(
                review, ["id": id.text], query: [("dong", rows[1].id.text), ("truoc", rows[0].id.text)])
            #expect(next.text.contains("Hoàn tác"))
        }
    }

    @Test func `fields are taken as typed: names of agencies, days and numbers the Vietnamese way`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let rows = try await house.rows(id)
            let browser = Browser(house)
            let mission = try #require(rows.first { $0.kind == .mission })
            let reply = try await browser.post(
                decision, ["id": id.text, "row": mission.id.text],
                [
                    ("ban", "1"), ("viec", "accept"), ("title", "  Tên   mới "), ("lead", "so noi vu"), ("lead", ""),
                    ("coop", "Sở Khoa học và Công nghệ"), ("deadline", "5/7/2026"), ("deadlineKind", "date"),
                    ("product", "Sổ"),
                ])
            #expect(reply.status == 303)
            let after = try #require(try await house.rows(id).first { $0.id == mission.id })
            #expect(after.state == .edited)
            #expect(after.fields.title == "Tên mới")
            #expect(after.fields.lead.units == ["so-noi-vu"])
            #expect(after.fields.coop.units == ["so-khcn"])
            #expect(after.fields.deadline.end == "2026-07-05")
            #expect(after.fields.deadline.raw == mission.fields.deadline.raw)
            let target = try #require(rows.first { $0.kind == .target })
            _ = try await browser.post(
                decision, ["id": id.text, "row": target.id.text],
                [
                    ("ban", "1"), ("viec", "accept"), ("title", target.fields.title), ("op", ">="), ("low", "82,5"),
                    ("unit", "%"), ("horizon", "2031"),
                ])
            let value = try #require(try await house.rows(id).first { $0.id == target.id }).fields
            #expect(value.value.low == 82.5)
            #expect(value.horizon == 2031)
            let project = try #require(rows.first { $0.kind == .project })
            _ = try await browser.post(
                decision, ["id": id.text, "row": project.id.text],
                [
                    ("ban", "1"), ("viec", "accept"), ("title", project.fields.title), ("years", "2028"),
                    ("years", "2026"),
                ])
            #expect(try #require(try await house.rows(id).first { $0.id == project.id }).fields.years == [2026, 2028])
        }
    }

    @Test func `accepting an untouched form changes no value`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let rows = try await house.rows(id)
            let book = try await house.database.read { try UnitBook($0) }
            for row in rows {
                let page = RowFields(
                    fields: row.fields, kind: row.kind, units: book, typed: nil, problem: nil, waiting: [:])
                let form = Form(fields: Self.sent(page.html.markup))
                let again = try RowForm(form: form, units: book).fields(over: row.fields, kind: row.kind)
                #expect(again == row.fields, "\(row.fields.title)")
            }
        }
    }

    /// What a browser sends of the boxes in this markup.
    static func sent(_ markup: String) -> [(name: String, value: String)] {
        func attribute(_ name: String, _ tag: Substring) -> String? {
            tag.split(separator: " \(name)=\"", maxSplits: 1).dropFirst().first?.split(
                separator: "\"", omittingEmptySubsequences: false
            )
            .first.map {
                String($0).replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                    .replacing("&quot;", with: "\"")
            }
        }
        var fields: [(name: String, value: String)] = []
        for piece in markup.split(separator: "<") {
            if piece.hasPrefix("input") {
                if piece.contains("type=\"checkbox\""), !piece.contains(" checked") { continue }
                if let name = attribute("name", piece) { fields.append((name, attribute("value", piece) ?? "")) }
            } else if piece.hasPrefix("textarea"), let name = attribute("name", piece) {
                let text =
                    piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first ?? ""
                fields.append(
                    (name, String(text.hasPrefix("\n") ? text.dropFirst() : text).replacing("&amp;", with: "&")))
            } else if piece.hasPrefix("select"), let name = attribute("name", piece) {
                fields.append((name, ""))
            } else if piece.hasPrefix("option"), piece.contains(" selected"), let last = fields.indices.last {
                fields[last].value = attribute("value", piece) ?? ""
            }
        }
        return fields
    }

    @Test(arguments: [
        ("deadline", "31/9/2026", "không phải là một ngày"), ("lead", "Sở Không Có", "không có cơ quan nào"),
        ("title", " ", "để trống"),
    ])
    func `a wrong field keeps what was typed and says what is wrong`(name: String, value: String, says: String)
        async throws
    {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let row = try #require(try await house.rows(id).first)
            var fields = [("ban", "1"), ("viec", "accept"), ("product", "Gõ dở"), ("title", "Tên")].filter {
                $0.0 != name
            }
            fields.append((name, value))
            let reply = try await Browser(house).post(decision, ["id": id.text, "row": row.id.text], fields)
            #expect(reply.status == 422)
            #expect(reply.text.contains(says))
            if name != "title" { #expect(reply.text.contains("Gõ dở")) }
            #expect(try #require(try await house.rows(id).first).state == .pending)
        }
    }

    @Test func `the second reviewer sees who was faster, what changed, and what they had typed`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let row = try #require(try await house.rows(id).first)
            try await house.imports.decide(.reject(reason: "trùng"), on: row.id, version: 1, of: id, by: house.minh)
            let reply = try await Browser(house).post(
                decision, ["id": id.text, "row": row.id.text],
                [("ban", "1"), ("viec", "accept"), ("title", "Tôi vừa gõ")])
            #expect(reply.status == 409)
            #expect(reply.text.contains("Minh vừa loại dòng này lúc 08:30 ngày 12/01/2026."))
            #expect(reply.text.contains("Tôi vừa gõ"))
        }
    }

    @Test func `the finish button says why it is closed and writes when nothing waits`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let browser = Browser(house)
            let page = try await browser.get(review + "/cac-dong", ["id": id.text])
            #expect(page.text.contains("disabled>Ghi vào sổ, còn 10 dòng chờ"))
            #expect(page.text.contains("Nhận 4 dòng không có câu hỏi"))
            let early = try await browser.post(review + "/ghi-so", ["id": id.text], [])
            #expect(early.status == 422)
            _ = try await browser.post(review + "/nhan-het", ["id": id.text], [])
            try await house.imports.acceptAll(id, by: house.lan)
            #expect(try await browser.get(review + "/cac-dong", ["id": id.text]).text.contains("Ghi 10 dòng vào sổ"))
            let written = try await browser.post(review + "/ghi-so", ["id": id.text], [])
            #expect(written.status == 303)
            #expect(written.location.hasPrefix("/ke-hoach/"))
        }
    }

    @Test func `the page of an upload refreshes while it is read and leads to the review when it is done`() async throws
    {
        try await withIntake { house in
            let received = try await house.imports.receive(bytes, fileName: "a.docx", by: house.lan)
            let browser = Browser(house)
            let waiting = try await browser.get("/van-ban/tai-len/{id}", ["id": received.id.text])
            #expect(waiting.text.contains("Đang đọc a.docx"))
            try await house.imports.read(received.id)
            let done = try await browser.get("/van-ban/tai-len/{id}", ["id": received.id.text])
            #expect(done.location == "/van-ban/\(received.id.text)/duyet")
        }
    }

    @Test func `findings come as a table a spreadsheet opens`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let file = try await Browser(house).get(review + "/luu-y.csv", ["id": id.text]).text
            let lines = file.split(separator: "\r\n")
            #expect(lines.count == 3)
            #expect(lines[1].contains("\"deadline.impossible\""))
            #expect(lines[1].contains("\"31/9/2026\""))
        }
    }

    @Test func `the head is corrected, and an impossible day is sent back as typed`() async throws {
        try await withIntake { house in
            let id = try await house.importing(bytes)
            let browser = Browser(house)
            let version = try await house.imports.find(id, for: house.lan).version
            let fields = [
                ("ban", "\(version)"), ("trichyeu", "Tên mới"), ("so", "13/KH-UBND"), ("ngay", "31/9/2026"),
                ("loai", "kế hoạch"),
            ]
            let wrong = try await browser.post(review + "/dau-van-ban", ["id": id.text], fields)
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("31/9/2026"))
            #expect(wrong.text.contains("Tên mới"))
            let right = try await browser.post(
                review + "/dau-van-ban", ["id": id.text], fields.map { $0.0 == "ngay" ? ("ngay", "30/9/2026") : $0 })
            #expect(right.status == 303)
            let head = try await house.imports.find(id, for: house.lan).head
            #expect(head.number == "13/KH-UBND")
            #expect(head.issuedOn == "2026-09-30")
            #expect(head.citations.count == 1)
        }
    }
}
