import Database
import Design
import Files
import Foundation
import Ledger
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Progress

/// The pages of promises as a signed-in person of some role asks for them.
struct PromisePages {
    let house: PromiseHouse
    let endpoints: [Endpoint]

    init(_ house: PromiseHouse, folder: URL) throws {
        self.house = house
        endpoints = ProgressFeature.endpoints(
            database: house.database, world: house.world, files: try FileStore(root: folder),
            board: Board(database: house.database, world: house.world))
    }

    /// The answer of an address written with its query; posts when a form is given.
    func ask(
        _ address: String, as viewer: Viewer, language: Language = .vi, send form: [(String, String)]? = nil
    ) async throws -> Reply {
        let parts = try #require(URLComponents(string: address))
        let steps = parts.path.split(separator: "/").map(String.init)
        let method: Web.Method = form == nil ? .get : .post
        var found: (endpoint: Endpoint, values: [String: String])?
        for endpoint in endpoints where endpoint.method == method {
            let pattern = endpoint.path.split(separator: "/").map(String.init)
            guard pattern.count == steps.count else { continue }
            var values: [String: String] = [:]
            let fits = zip(pattern, steps).allSatisfy { part, step in
                guard part.hasPrefix("{") else { return part == step }
                values[String(part.dropFirst().dropLast())] = step
                return true
            }
            if fits, found == nil || values.count < (found?.values.count ?? 0) { found = (endpoint, values) }
        }
        let (endpoint, values) = try #require(found, "no endpoint for \(address)")
        let visitor = Visitor(
            account: viewer.actor, name: viewer.actorName, unit: viewer.unit?.text ?? "", unitName: "Đơn vị thử",
            roles: viewer.roles, formToken: "t")
        guard endpoint.audience.admits(visitor) else { return Reply(status: 404) }
        var call = Call(
            visitor: visitor, language: language, world: house.world, path: parts.path, parameters: values,
            query: (parts.queryItems ?? []).map { (name: $0.name, value: $0.value ?? "") })
        if let form {
            call.method = .post
            call.sentForm = Form(fields: form.map { (name: $0.0, value: $0.1) })
        }
        do { return try await endpoint.answer(call) } catch is NotVisible { return Reply(status: 404) }
    }

    func text(_ address: String, as viewer: Viewer, language: Language = .vi) async throws -> String {
        let reply = try await ask(address, as: viewer, language: language)
        #expect(reply.status == 200, "\(address) \(reply.status)")
        return Self.text(reply)
    }

    static func text(_ reply: Reply) -> String {
        guard case .bytes(let bytes) = reply.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}

func withPromisePages(_ body: (PromisePages, PromiseHouse) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
        try await withPromises { house in try await body(try PromisePages(house, folder: folder), house) }
    }
}

@Suite struct AssignmentPages {
    /// A province in which everything happened once; returns its promises by what happened to them.
    private func filled(_ house: PromiseHouse) async throws -> [String: Assignment] {
        let (own, other) = (try await house.focal("so-y-te"), try await house.focal("so-noi-vu"))
        var promises: [String: Assignment] = [:]
        for name in ["mới", "khai", "xác nhận", "sửa", "không đúng", "gia hạn", "chờ", "trả"] {
            let mission = try await house.add(
                "Việc <\(name)> & \"các\" nơi", lead: ["so-y-te", "so-noi-vu"], coop: ["so-tai-chinh"],
                due: house.world.today().adding(days: name.utf8.count - 8))
            promises[name] = try await house.promise(mission, "so-y-te")
        }
        func of(_ name: String) async throws -> Assignment {
            try await house.now(try #require(promises[name]))
        }
        for name in ["khai", "xác nhận", "sửa", "trả"] {
            try await house.declare(try await of(name), on: "2026-01-10", words: "Đã ban hành <quy chế>", by: own)
        }
        for name in ["xác nhận", "sửa"] {
            let id = try await of(name).id
            let mark = try await house.decisions.content(of: id, for: PromiseHouse.office).mark
            try await house.decisions.confirm(id, mark: mark, by: PromiseHouse.office)
        }
        try await house.declare(try await of("sửa"), on: nil, words: "Sửa lại lời", by: own)
        let back = try await of("trả")
        try await house.decisions.giveBack(
            back.id, version: back.version, reason: "Thiếu <dấu>", by: PromiseHouse.office)
        let wrong = try await of("không đúng")
        try await house.decisions.contest(
            wrong.id, version: wrong.version, reason: "Của nội vụ", suggested: other.unit, by: own)
        let later = try await of("gia hạn")
        try await house.extensions.ask(
            later.id, version: later.version,
            .init(to: house.world.today().adding(days: 90), reason: "Chờ <trung ương>", cause: "central"), by: own)
        try await house.claims.make(
            NewClaim(assignment: try await of("chờ").id, on: try #require(other.unit), words: "Chờ <số liệu>"), by: own)
        for name in promises.keys { promises[name] = try await of(name) }
        return promises
    }

    @Test(arguments: [Language.vi, .en]) func `every page opens for every role, once and escaped`(language: Language)
        async throws
    {
        try await withPromisePages { pages, house in
            let promises = try await filled(house)
            let own = try await house.focal("so-y-te")
            let inspector = Viewer(actor: "i", actorName: "Thanh tra", unit: nil, roles: [.inspector])
            let missions = Set(promises.values.map(\.task.id.text))
            let addresses =
                [
                    "/giao-viec", "/giao-viec?thoi-han=qua-han&dong-ho=ban-dau&muc-do=xac-nhan",
                    "/giao-viec?phan=moi&sap=im-lang&trang=9", "/giao-viec?co-quan=khong-co",
                    "/giao-viec?trang-thai=da-khai,da-xac-nhan&chua-bao=1&nguoi=x&tu=01/01/2026&den=31/12/2026",
                    "/vuong-mac", "/vuong-mac?cho=so-y-te&trang-thai=open", "/vuong-mac?trang-thai=closed",
                ] + promises.values.map { "/giao-viec/\($0.id.text)" } + missions.map { "/nhiem-vu/\($0)/lich-su" }
            for viewer in [PromiseHouse.coordinator, PromiseHouse.office, PromiseHouse.leader, inspector, own] {
                for address in addresses {
                    let text = try await pages.text(address, as: viewer, language: language)
                    #expect(text.components(separatedBy: "<h1").count == 2, "one h1 on \(address)")
                    #expect(!text.contains("Optional("), "\(address)")
                    for raw in ["<mới>", "<quy chế>", "<dấu>", "<số liệu>", "<trung ương>"] {
                        #expect(!text.contains(raw), "\(raw) on \(address)")
                    }
                    #expect(!text.contains("style=\"") && !text.contains("onclick"), "\(address)")
                }
            }
            for address in ["/xu-ly", "/xu-ly?loai=ket-qua", "/xu-ly?loai=gia-han&trang=4", "/xu-ly?loai=thay-doi"] {
                let text = try await pages.text(address, as: PromiseHouse.office, language: language)
                #expect(text.components(separatedBy: "<h1").count == 2)
                #expect(try await pages.ask(address, as: own).status == 404)
                #expect(try await pages.ask(address, as: PromiseHouse.leader).status == 404)
            }
            let stranger = try await house.focal("so-tai-chinh")
            let foreign = try #require(promises["mới"])
            #expect(try await pages.ask("/giao-viec/\(foreign.id.text)", as: stranger).status == 404)
        }
    }

    @Test func `the list, its CSV and its count are the same rows in the same order`() async throws {
        try await withPromisePages { pages, house in
            _ = try await filled(house)
            for index in 0..<30 {
                try await house.add(
                    "Việc số \(index)", lead: ["g-so-ban-nganh"],
                    due: index % 4 == 0 ? nil : house.world.today().adding(days: index - 12))
            }
            let own = try await house.focal("so-y-te")
            for viewer in [PromiseHouse.leader, own] {
                for query in ["", "?thoi-han=qua-han", "?thoi-han=chua-xong&sap=han-giam", "?sap=im-lang&phan=moi"] {
                    var shown: [String] = []
                    var address: String? = "/giao-viec\(query)"
                    while let next = address {
                        let text = try await pages.text(next, as: viewer)
                        for part in text.components(separatedBy: "<a class=\"row\" href=\"/giao-viec/").dropFirst() {
                            shown.append(part.components(separatedBy: ">")[1].components(separatedBy: "<")[0])
                        }
                        address = text.components(separatedBy: "rel=\"next\" href=\"").dropFirst().first
                            .map { $0.components(separatedBy: "\"")[0].replacingOccurrences(of: "&amp;", with: "&") }
                    }
                    let csv = PromisePages.text(try await pages.ask("/giao-viec.csv\(query)", as: viewer))
                    let rows = csv.split(whereSeparator: \.isNewline).dropFirst()
                    #expect(rows.count == shown.count, "\(query)")
                    for (row, title) in zip(rows, shown) where title.hasPrefix("Việc số") {
                        #expect(row.contains(title), "\(query)")
                    }
                    let first = try await pages.text("/giao-viec\(query)", as: viewer)
                    let count = shown.count >= 1000 ? "" : "<b class=\"num\">\(shown.count)</b>"
                    #expect(shown.isEmpty || first.contains(count), "\(query): \(shown.count)")
                }
            }
            let xlsx = try await pages.ask("/giao-viec.xlsx", as: own)
            #expect(xlsx.status == 200 && xlsx.type.contains("spreadsheet"))
        }
    }

    @Test func `a promise shows both deadlines, both clocks and its late days`() async throws {
        try await withPromisePages { pages, house in
            let mission = try await house.add("Việc gia hạn muộn", lead: ["so-y-te"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            let promise = try await house.promise(mission, "so-y-te")
            try house.move(to: "2026-04-05")
            try await house.extensions.extend(
                promise.id, version: promise.version, .init(to: try day("2026-06-30"), reason: "Chờ nghị định"),
                by: DecisionPaper(number: "112/QĐ-UBND", date: try day("2026-04-05")), viewer: PromiseHouse.office)
            try house.move(to: "2026-07-05")
            try await house.declare(try await house.now(promise), on: "2026-06-28", by: focal)
            let text = try await pages.text("/giao-viec/\(promise.id.text)", as: PromiseHouse.leader)
            for words in [
                "31/03/2026", "30/06/2026", "Xong quá hạn 89 ngày", "Xong đúng hạn",
                "5 ngày, từ 01/04/2026 đến 05/04/2026",
                "Việc đúng hạn, báo cáo muộn 5 ngày", "112/QĐ-UBND ngày 05/04/2026", "Có minh chứng",
            ] {
                #expect(text.contains(words), "\(words)")
            }
        }
    }

    @Test func `the desk holds what waits, each decided right there, and empties as it is decided`() async throws {
        try await withPromisePages { pages, house in
            let promises = try await filled(house)
            var text = try await pages.text("/xu-ly", as: PromiseHouse.office)
            for words in [
                "1 kết quả chờ xác nhận", "1 đề nghị gia hạn", "1 việc báo không đúng đơn vị",
                "1 việc đổi sau khi xác nhận", "1 thay đổi sau khi xác nhận", "12/BC-SYT",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            func post(_ path: String, _ form: [(String, String)]) async throws {
                let reply = try await pages.ask(path, as: PromiseHouse.office, send: form + [("ve", "/xu-ly")])
                #expect(reply.status == 303, "\(path): \(PromisePages.text(reply).prefix(0))")
                #expect(reply.headers.first { $0.name == "Location" }?.value == "/xu-ly")
            }
            for name in ["khai", "sửa"] {
                let it = try #require(promises[name])
                let mark = try await house.decisions.content(of: it.id, for: PromiseHouse.office).mark
                #expect(text.contains(mark), "the form on the desk is bound to what it shows")
                try await post("/giao-viec/\(it.id.text)/xac-nhan", [("noi-dung", mark)])
            }
            let later = try #require(promises["gia hạn"])
            let asked = try #require(
                try await house.extensions.extensions(of: later.id, for: PromiseHouse.office).first)
            try await post(
                "/giao-viec/\(later.id.text)/gia-han/\(asked.id)/duyet",
                [("den-ngay", "30/06/2026"), ("so-van-ban", "1/QĐ"), ("ngay-van-ban", "12/01/2026")])
            let wrong = try #require(promises["không đúng"])
            try await post(
                "/giao-viec/\(wrong.id.text)/giu-nguyen", [("ban", "\(wrong.version)"), ("ly-do", "Đúng rồi")])
            text = try await pages.text("/xu-ly", as: PromiseHouse.office)
            #expect(text.contains("Không có gì chờ Văn phòng xử lý"))
        }
    }

    @Test func `a refused deed shows what was typed; a conflict says who was there`() async throws {
        try await withPromisePages { pages, house in
            let promises = try await filled(house)
            let own = try await house.focal("so-y-te")
            let open = try #require(promises["mới"])
            let path = "/giao-viec/\(open.id.text)"
            let unread = try await pages.ask(
                "\(path)/gia-han", as: own,
                send: [("ban", "\(open.version)"), ("den-ngay", "31/6/2026"), ("ly-do", "Lời của tôi còn đây")])
            #expect(unread.status == 422)
            for words in ["31/6/2026", "Lời của tôi còn đây", "<details class=\"deed\" open>"] {
                #expect(PromisePages.text(unread).contains(words), "\(words)")
            }
            try await house.decisions.accept(open.id, version: open.version, by: own)
            let late = try await pages.ask(
                "\(path)/khong-dung", as: own,
                send: [("ban", "\(open.version)"), ("ly-do", "Không phải của chúng tôi")])
            #expect(late.status == 409)
            #expect(PromisePages.text(late).contains("Không phải của chúng tôi"))
            #expect(PromisePages.text(late).contains("Đầu mối"))
            let declared = try #require(promises["khai"])
            let stale = try await pages.ask(
                "/giao-viec/\(declared.id.text)/xac-nhan", as: PromiseHouse.office, send: [("noi-dung", "cũ.a.b.c")])
            #expect(stale.status == 409)
            #expect(try await house.now(declared).level == .evidenced)
            let foreign = try await pages.ask(
                "/giao-viec/\(declared.id.text)/xac-nhan", as: own, send: [("noi-dung", "x")])
            #expect(foreign.status == 404)
        }
    }

    @Test func `a claim is answered on the page of who is waited for, and closed by who waits`() async throws {
        try await withPromisePages { pages, house in
            let promises = try await filled(house)
            let (own, other) = (try await house.focal("so-y-te"), try await house.focal("so-noi-vu"))
            let claim = try #require(try await house.claims.list(.init(), for: own).first)
            let text = try await pages.text("/vuong-mac", as: other)
            #expect(text.contains("/vuong-mac/\(claim.id)/nhan") && !text.contains("/vuong-mac/\(claim.id)/khep"))
            let early = try await pages.ask(
                "/vuong-mac/\(claim.id)/nhan", as: other, send: [("moc", claim.mark), ("den-ngay", "01/01/2026")])
            #expect(early.status == 422)
            let done = try await pages.ask(
                "/vuong-mac/\(claim.id)/nhan", as: other,
                send: [("moc", claim.mark), ("den-ngay", "20/01/2026"), ("loi", "Sẽ gửi")])
            #expect(done.status == 303)
            let waiting = try #require(promises["chờ"])
            let page = try await pages.text("/giao-viec/\(waiting.id.text)", as: own)
            #expect(page.contains("Hứa xong 20/01/2026") && page.contains("/vuong-mac/\(claim.id)/khep"))
            let closed = try await pages.ask("/vuong-mac/\(claim.id)/khep", as: own, send: [("loi", "Đủ rồi")])
            #expect(closed.status == 303)
            #expect(try await pages.text("/vuong-mac", as: own).contains("Không cơ quan nào báo đang chờ"))
        }
    }

    @Test func `the task's page names who owes it, and the task's history has every version`() async throws {
        try await withPromisePages { pages, house in
            let mission = try await house.add("Việc của mọi sở", lead: ["g-so-ban-nganh"], due: try day("2026-03-31"))
            let focal = try await house.focal("so-y-te")
            try await house.declare(try await house.promise(mission, "so-y-te"), on: "2026-01-10", by: focal)
            let panel = ProgressFeature.missionPanel(
                database: house.database, world: house.world,
                board: Board(database: house.database, world: house.world))
            let call = Call(world: house.world)
            let text = try await panel.make(mission, call, PromiseHouse.coordinator).markup
            for words in ["14", "phần việc", "1/14", "/nhiem-vu/\(mission.text)/lich-su", "Giao thêm cơ quan"] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(text.components(separatedBy: "<tr").count - 2 == 12, "twelve rows, the others one click away")
            let own = try await panel.make(mission, call, focal).markup
            #expect(!own.contains("Giao thêm cơ quan") && own.contains("1/14"))
            let watcher = try #require(try await house.focal("cong-an-tinh").unit)
            let added = try await pages.ask(
                "/nhiem-vu/\(mission.text)/giao-them", as: PromiseHouse.office,
                send: [("co-quan", watcher.text), ("vai", "watch")])
            #expect(added.status == 303)
            let twice = try await pages.ask(
                "/nhiem-vu/\(mission.text)/giao-them", as: PromiseHouse.office,
                send: [("co-quan", watcher.text), ("vai", "watch")])
            #expect(twice.status == 422)
            let history = try await pages.text("/nhiem-vu/\(mission.text)/lich-su", as: PromiseHouse.leader)
            for words in ["đưa nhiệm vụ vào sổ", "báo cáo", "giao việc", "Sở Y tế", "<details>"] {
                #expect(history.contains(words), "\(words)")
            }
        }
    }
}
