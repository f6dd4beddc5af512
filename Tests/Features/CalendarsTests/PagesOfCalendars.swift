import Calendars
import Foundation
import TestHouse
import Testing
import Vocabulary
import Web

@Suite struct PagesOfCalendars {
    @Test func `the year shows its months, its special days and how much is worked`() async throws {
        try await withHouse { house in
            let page = try await house.ask(.get, "/quan-tri/lich")
            #expect(page.status == 200 && page.text.contains("<h1>Lịch làm việc năm 2026</h1>"))
            #expect(page.text.components(separatedBy: "<table class=\"month\">").count == 13)
            #expect(page.text.contains("249 ngày làm việc, 12 ngày nghỉ lễ, tết."))
            #expect(page.text.contains("16<span class=\"vh\"> Nghỉ lễ, tết: Tết Nguyên đán Bính Ngọ</span>"))
            #expect(page.text.contains("10<span class=\"vh\"> Làm bù: Làm bù cho thứ Sáu 02/01/2026</span>"))
            #expect(!page.text.contains("chưa có thông báo chính thức"))
            let next = try await house.ask(.get, "/quan-tri/lich", query: [(name: "nam", value: "2027")])
            #expect(next.text.contains("ngày của năm này chưa có thông báo chính thức"))
            let empty = try await house.ask(.get, "/quan-tri/lich", query: [(name: "nam", value: "2040")])
            #expect(empty.text.contains("Năm này chưa có ngày đặc biệt nào"))
            #expect(try await house.ask(.get, "/quan-tri/lich", roles: [.coordinator]).status == 404)
        }
    }

    @Test func `a day is added and withdrawn from the page; what was typed wrongly stays`() async throws {
        try await withHouse { house in
            let typed = [
                (name: "day", value: "15/6/2026"), (name: "kind", value: "holiday"),
                (name: "name", value: "Ngày hội & lễ"),
                (name: "source", value: "Thông báo thử"),
            ]
            let done = try await house.ask(.post, "/quan-tri/lich", form: typed)
            #expect(done.status == 303 && done.location == "/quan-tri/lich?nam=2026#d-2026-06-15")
            let twice = try await house.ask(.post, "/quan-tri/lich", form: typed)
            #expect(twice.status == 409 && twice.text.contains("value=\"Ngày hội &amp; lễ\""))
            let wrong = try await house.ask(
                .post, "/quan-tri/lich", form: typed.map { $0.name == "day" ? (name: "day", value: "31/6/2026") : $0 })
            #expect(
                wrong.status == 422 && wrong.text.contains("value=\"31/6/2026\"") && wrong.text.contains("f-day-err"))
            let line = try #require(
                try await house.calendars.list(House.leader, year: 2026).first { $0.day.name == "Ngày hội & lễ" })
            let silent = try await house.ask(
                .post, "/quan-tri/lich/{id}/rut", parameters: ["id": line.id], form: [(name: "ly-do", value: " ")])
            #expect(silent.status == 422)
            let gone = try await house.ask(
                .post, "/quan-tri/lich/{id}/rut", parameters: ["id": line.id], form: [(name: "ly-do", value: "Nhầm")])
            #expect(gone.status == 303)
            let page = try await house.ask(.get, "/quan-tri/lich")
            #expect(page.text.contains("Đã rút") && page.text.contains("Nhầm"))
        }
    }

    @Test func `a file is checked first and written as it was shown`() async throws {
        try await withHouse { house in
            let text = "day;kind;name;source\n15/06/2026;holiday;Ngày hội;Thông báo thử\n"
            let file = UploadedFile(name: "lich.csv", bytes: Array(text.utf8))
            let check = try await house.ask(
                .post, "/quan-tri/lich/nhap", form: [(name: "viec", value: "kiem-tra")], file: file)
            #expect(check.status == 200 && check.text.contains("Ghi 1 thay đổi"))
            let carried = try #require(
                check.text.firstMatch(of: /(?s)<textarea name="noi-dung"[^>]*>\n(.*?)<\/textarea>/)?.1)
            #expect(carried.contains("2026-06-15,holiday,Ngày hội,Thông báo thử,"))
            #expect(try await house.calendars.calendar().isWorking(try #require(Day("2026-06-15"))))
            let done = try await house.ask(
                .post, "/quan-tri/lich/nhap",
                form: [(name: "viec", value: "ghi"), (name: "noi-dung", value: String(carried))])
            #expect(done.status == 303)
            #expect(try await !house.calendars.calendar().isWorking(try #require(Day("2026-06-15"))))
            let broken = try await house.ask(
                .post, "/quan-tri/lich/nhap", form: [(name: "viec", value: "kiem-tra")],
                file: UploadedFile(name: "x.csv", bytes: [0x53, 0x00]))
            #expect(broken.status == 422 && broken.text.contains("CSV mã UTF-8"))
        }
    }

    @Test func `an event is declared from ticks, whole kinds and pasted names`() async throws {
        try await withHouse { house in
            let unit = try #require(try await house.communes("21034").first)
            let typed = [
                (name: "ten", value: "Bão số 12"), (name: "van-ban", value: "1234/QĐ-UBND ngày 25/10/2026"),
                (name: "tu", value: "25/10/2026"), (name: "den", value: ""), (name: "xa", value: unit.text),
                (name: "nhom", value: "đặc khu"), (name: "dan", value: "Cẩm Thành\nXã Không Có"),
                (name: "viec", value: "ghi"),
            ]
            let unknown = try await house.ask(.post, "/quan-tri/thien-tai", roles: [.coordinator], form: typed)
            #expect(
                unknown.status == 422 && unknown.text.contains("Không có xã, phường, đặc khu nào tên “Xã Không Có”"))
            #expect(
                unknown.text.contains("value=\"Bão số 12\"") && unknown.text.contains("value=\"\(unit.text)\" checked"))
            let right = typed.map { $0.name == "dan" ? (name: "dan", value: "Cẩm Thành") : $0 }
            let done = try await house.ask(.post, "/quan-tri/thien-tai", roles: [.coordinator], form: right)
            #expect(done.status == 303)
            let pause = try #require(try await house.inForce().first)
            #expect(try await house.communes("21034", "21025", "21548") == pause.units)
            #expect(done.location == "/quan-tri/thien-tai/\(pause.id.text)")
            let seen = try await house.ask(.get, "/tam-dung/{id}", roles: [.focal], parameters: ["id": pause.id.text])
            #expect(
                seen.text.contains("Phường Cẩm Thành")
                    && !seen.text.contains("<form method=\"post\" action=\"/quan-tri"))
            #expect(try await house.ask(.get, "/tam-dung", roles: [.leader]).text.contains("Bão số 12"))
        }
    }

    @Test func `the list of communes is narrowed without losing what was typed or ticked`() async throws {
        try await withHouse { house in
            let unit = try #require(try await house.communes("21034").first)
            let page = try await house.ask(
                .post, "/quan-tri/thien-tai",
                form: [
                    (name: "ten", value: "Bão"), (name: "tim", value: "son"), (name: "xa", value: unit.text),
                    (name: "viec", value: "loc"),
                ])
            #expect(page.status == 200 && page.text.contains("value=\"\(unit.text)\" checked"))
            #expect(page.text.contains("<span>Sơn Hạ</span>") && !page.text.contains("<span>Cẩm Thành</span>"))
            #expect(page.text.contains("value=\"Bão\""))
        }
    }

    @Test func `an event is ended and taken back on its page, by who may`() async throws {
        try await withHouse { house in
            let new = Pauses.Declaration(
                name: "Bão số 12", words: "1234/QĐ-UBND", from: try #require(Day("2026-10-25")),
                units: try await house.communes("21034"))
            let id = try await house.pauses.declare(House.coordinator, new).text
            let path = "/quan-tri/thien-tai/{id}"
            #expect(try await house.ask(.get, path, roles: [.office], parameters: ["id": id]).status == 404)
            let early = try await house.ask(
                .post, path + "/ket-thuc", parameters: ["id": id],
                form: [(name: "den", value: "24/10/2026"), (name: "van-ban", value: "1300/QĐ-UBND")])
            #expect(
                early.status == 422 && early.text.contains("value=\"24/10/2026\"") && early.text.contains("f-den-err"))
            let done = try await house.ask(
                .post, path + "/ket-thuc", parameters: ["id": id],
                form: [(name: "den", value: "02/11/2026"), (name: "van-ban", value: "1300/QĐ-UBND")])
            #expect(done.status == 303)
            let late = try await house.ask(
                .post, path + "/ket-thuc", parameters: ["id": id],
                form: [(name: "den", value: "03/11/2026"), (name: "van-ban", value: "1301/QĐ-UBND")])
            #expect(late.status == 409)
            let gone = try await house.ask(
                .post, path + "/rut", parameters: ["id": id], form: [(name: "ly-do", value: "Công bố nhầm")])
            #expect(gone.status == 303)
            let seen = try await house.ask(.get, "/tam-dung", roles: [.inspector])
            #expect(seen.text.contains("Đã rút"))
        }
    }
}
