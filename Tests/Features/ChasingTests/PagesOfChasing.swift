import Database
import Foundation
import Jobs
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Chasing

/// A browser at this feature's doors, as one visitor.
struct Browser {
    let house: ChasingHouse
    let endpoints: [Endpoint]
    var visitor: Visitor?

    init(_ house: ChasingHouse, as viewer: Viewer? = nil) {
        self.house = house
        endpoints = house.feature.endpoints()
        visitor = viewer.map {
            Visitor(
                account: $0.actor, name: $0.actorName, unit: $0.unit?.text ?? "", unitName: "", roles: $0.roles,
                formToken: "mot-lan")
        }
    }

    func ask(
        _ method: Web.Method, _ path: String, query: [(name: String, value: String)] = [],
        form: [(name: String, value: String)] = [], language: Language = .vi
    ) async throws -> Reply {
        var call = Call(
            visitor: visitor, language: language, world: house.world, method: method, path: path, query: query,
            headers: ["host": "tiendo.example"])
        call.formToken = "mot-lan"
        call.sentForm = Form(fields: form)
        let steps = path.split(separator: "/").map(String.init)
        let fits = endpoints.compactMap { endpoint -> (Endpoint, [String: String])? in
            let pattern = endpoint.path.split(separator: "/").map(String.init)
            guard endpoint.method == method, pattern.count == steps.count else { return nil }
            var parameters: [String: String] = [:]
            for (part, step) in zip(pattern, steps) {
                if part.hasPrefix("{") {
                    parameters[String(part.dropFirst().dropLast())] = step
                } else if part != step {
                    return nil
                }
            }
            return (endpoint, parameters)
        }
        guard let (endpoint, parameters) = fits.min(by: { $0.1.count < $1.1.count }) else { return Reply(status: 404) }
        guard endpoint.audience.admits(visitor) else { return Reply(status: visitor == nil ? 303 : 404) }
        call.parameters = parameters
        return try await endpoint.answer(call)
    }
}

extension Reply {
    var text: String {
        if case .bytes(let bytes) = body { return String(decoding: bytes, as: UTF8.self) }
        return ""
    }

    /// One heading, no script or style inside, every POST form with its hidden field.
    var isFit: Bool {
        let page = text
        let posts = page.components(separatedBy: "method=\"post\"").count
        let tokens = page.components(separatedBy: "name=\"_ve\"").count
        return page.components(separatedBy: "<h1").count == 2 && !page.contains(" style=") && !page.contains("onclick")
            && posts <= tokens
    }
}

@Suite struct PagesOfChasing {
    @Test func `one's own reminders stand on a page and in a panel until they are seen`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            let other = try await house.person("noi-vu", unit: "so-noi-vu")
            try await house.add("Ban hành kế hoạch <chuyển đổi số>", due: "2026-01-13")
            let empty = try await Browser(house, as: unit).ask(.get, "/nhac-viec")
            #expect(empty.isFit && empty.text.contains("Chưa có lời nhắc nào"))
            try house.move(to: "2026-01-13")
            try await house.work()
            let mine = Browser(house, as: unit)
            let page = try await mine.ask(.get, "/nhac-viec")
            #expect(page.isFit)
            #expect(page.text.contains("Ban hành kế hoạch &lt;chuyển đổi số&gt;"))
            #expect(page.text.contains("href=\"/giao-viec/"))
            #expect(page.text.contains("13/01/2026"))
            #expect(page.text.contains("đến hạn hôm nay"))
            #expect(!(try await Browser(house, as: other).ask(.get, "/nhac-viec")).text.contains("Ban hành"))
            let english = try await mine.ask(.get, "/nhac-viec", language: .en)
            #expect(english.text.contains("due today"))
            #expect(try await mine.ask(.post, "/nhac-viec/da-xem").status == 303)
            #expect(!(try await mine.ask(.get, "/nhac-viec")).text.contains("Đã xem hết"))
            #expect(try await Browser(house).ask(.get, "/nhac-viec").status == 303)
        }
    }

    @Test func `e-mail is one's own choice, and a wrong address is said at its field`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            let mine = Browser(house, as: unit)
            #expect(try await mine.ask(.get, "/toi/nhac-viec").isFit)
            let wrong = try await mine.ask(.post, "/toi/nhac-viec", form: [("thu", "không phải"), ("nhan", "1")])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("value=\"không phải\"") && wrong.text.contains("id=\"f-thu-err\""))
            let done = try await mine.ask(.post, "/toi/nhac-viec", form: [("thu", "a@so.example"), ("nhan", "1")])
            #expect(done.status == 303)
            #expect(try await mine.ask(.get, "/toi/nhac-viec").text.contains("a@so.example"))
            #expect(
                !(try await Browser(house, as: ChasingHouse.leader).ask(.get, "/toi/nhac-viec")).text.contains("a@so"))
        }
    }

    @Test func `a calendar's address is shown once and opens without signing in`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            try await house.add("Ban hành kế hoạch", due: "2026-01-30")
            let mine = Browser(house, as: unit)
            let made = try await mine.ask(.post, "/toi/lich")
            let text = made.text
            let start = try #require(text.range(of: "http://tiendo.example/lich/"))
            let name = String(text[start.upperBound...].prefix { $0 != "<" })
            #expect(name.hasSuffix(".ics"))
            let feed = try await Browser(house).ask(.get, "/lich/\(name)")
            #expect(feed.type == "text/calendar; charset=utf-8")
            #expect(feed.text.contains("SUMMARY:Hạn: Ban hành kế hoạch"))
            #expect(!(try await mine.ask(.get, "/toi/nhac-viec")).text.contains(name))
            await #expect(throws: NotVisible.self) {
                _ = try await Browser(house).ask(.get, "/lich/\(name.dropLast(4))")
            }
            #expect(try await mine.ask(.post, "/toi/lich/huy").status == 303)
            await #expect(throws: NotVisible.self) { _ = try await Browser(house).ask(.get, "/lich/\(name)") }
        }
    }

    @Test func `the link at the foot of a letter asks first, and then stops them`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn", email: "khcn@so.example")
            let row = try await house.database.rows("SELECT unsubscribe_secret AS s FROM mail_addresses").first
            let secret: String = try row?.get("s") ?? ""
            let anyone = Browser(house)
            #expect(try await anyone.ask(.get, "/thoi-thu/\(secret)").isFit)
            #expect(try await house.postbox.choice(unit).wantsMail)
            #expect(try await anyone.ask(.post, "/thoi-thu/\(secret)").text.contains("Đã dừng thư"))
            #expect(!(try await house.postbox.choice(unit).wantsMail))
        }
    }

    @Test func `keepers change rules and settings on a page, others do not find it`() async throws {
        try await withChasing { house in
            let keeper = Browser(house, as: ChasingHouse.keeper)
            let page = try await keeper.ask(.get, "/quan-tri/nhac-viec")
            #expect(page.isFit)
            #expect(page.text.contains("value=\"-30 -7 -1 0 1\""))
            let rule = [("phien-ban", "0"), ("ngay", "-10 0"), ("lap", "5"), ("dung", "1")].map {
                (name: $0.0, value: $0.1)
            }
            #expect(try await keeper.ask(.post, "/quan-tri/nhac-viec/deadline", form: rule).status == 303)
            let stale = try await keeper.ask(.post, "/quan-tri/nhac-viec/deadline", form: rule)
            #expect(stale.status == 409)
            let wrong = try await keeper.ask(
                .post, "/quan-tri/nhac-viec/report",
                form: [("phien-ban", "0"), ("ngay", "40"), ("lap", "0")].map { (name: $0.0, value: $0.1) })
            #expect(wrong.status == 422 && wrong.text.contains("value=\"40\""))
            let settings = [(name: "gio", value: "6:30"), (name: "dia-chi", value: "https://tiendo.example")]
            #expect(try await keeper.ask(.post, "/quan-tri/nhac-viec", form: settings).status == 303)
            #expect(try await keeper.ask(.get, "/quan-tri/nhac-viec").text.contains("value=\"06:30\""))
            for roles in [[Role.leader], [.coordinator], [.inspector], [.focal], [.office]] as [Set<Role>] {
                let viewer = Viewer(actor: "x", actorName: "", unit: nil, roles: roles)
                #expect(try await Browser(house, as: viewer).ask(.get, "/quan-tri/nhac-viec").status == 404)
            }
        }
    }

    @Test func `the keeper's list of who else is told keeps what was typed and names what is unknown`() async throws {
        try await withChasing { house in
            try await house.person("giam-doc", unit: "so-khcn", roles: [.leader])
            let keeper = Browser(house, as: ChasingHouse.keeper)
            func form(_ login: String, _ email: String, _ units: String) -> [(name: String, value: String)] {
                [
                    (name: "vai", value: "head"), (name: "ten", value: "Giám đốc sở"),
                    (name: "tai-khoan", value: login),
                    (name: "thu", value: email), (name: "co-quan", value: units),
                ]
            }
            let wrong = try await keeper.ask(
                .post, "/quan-tri/nguoi-nhan", form: form("", "gd@so.example", "Sở Không Có"))
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("Sở Không Có") && wrong.text.contains("Giám đốc sở"))
            #expect(try await keeper.ask(.post, "/quan-tri/nguoi-nhan", form: form("", "", "so-khcn")).status == 422)
            #expect(
                try await keeper.ask(.post, "/quan-tri/nguoi-nhan", form: form("ai-do", "", "so-khcn")).status == 422)
            let done = try await keeper.ask(
                .post, "/quan-tri/nguoi-nhan", form: form("giam-doc", "", "Sở Khoa học và Công nghệ\nSO NOI VU"))
            #expect(done.status == 303)
            let person = try #require(try await house.people.list(ChasingHouse.keeper).first)
            #expect(person.login == "giam-doc" && person.units.count == 2)
            #expect(try await keeper.ask(.get, "/quan-tri/nguoi-nhan").isFit)
            let gone = try await keeper.ask(
                .post, "/quan-tri/nguoi-nhan/\(person.id)/rut", form: [(name: "phien-ban", value: "1")])
            #expect(gone.status == 303)
            #expect(try await house.people.list(ChasingHouse.keeper).isEmpty)
            let mail = [(name: "tai-khoan", value: "giam-doc"), (name: "thu", value: "gd@so.example")]
            #expect(try await keeper.ask(.post, "/quan-tri/nguoi-nhan/thu", form: mail).status == 303)
            #expect(
                try await house.count("SELECT COUNT(*) AS n FROM mail_addresses WHERE email = 'gd@so.example'") == 1)
        }
    }

    @Test func `a webhook's secret is shown once`() async throws {
        try await withChasing { house in
            let keeper = Browser(house, as: ChasingHouse.keeper)
            let form = [(name: "ten", value: "Trục liên thông"), (name: "dia-chi", value: "https://nhan.example/x")]
            let made = try await keeper.ask(.post, "/quan-tri/webhook", form: form)
            #expect(made.isFit && made.text.contains("tdwh_"))
            let list = try await keeper.ask(.get, "/quan-tri/webhook")
            #expect(list.text.contains("Trục liên thông") && !list.text.contains("tdwh_"))
            let bad = [(name: "ten", value: "X"), (name: "dia-chi", value: "ftp://nhan.example")]
            #expect(try await keeper.ask(.post, "/quan-tri/webhook", form: bad).status == 422)
        }
    }

    @Test func `what was sent is a list with its attempts, and a keeper sends again`() async throws {
        let server = try mailServer(["RCPT": "550 5.1.1 no such person"])
        try await withChasing(mail: server) { house in
            try await house.person("khcn", unit: "so-khcn", email: "khcn@so.example")
            try await house.add("Việc", due: "2026-01-13")
            try house.move(to: "2026-01-13")
            try await house.work()
            let keeper = Browser(house, as: ChasingHouse.keeper)
            let list = try await keeper.ask(.get, "/quan-tri/gui", query: [(name: "trang-thai", value: "parked")])
            #expect(list.isFit)
            #expect(list.text.contains("Người khcn") && list.text.contains("550 5.1.1 no such person"))
            #expect(!list.text.contains("khcn@so.example"))
            let id = try #require(
                try await house.log.list(ChasingHouse.keeper, state: .parked).lines.first?.listed.job.id.text)
            let detail = try await keeper.ask(.get, "/quan-tri/gui/\(id)")
            #expect(detail.isFit && detail.text.contains("Gửi lại"))
            let inspector = Viewer(actor: "x", actorName: "", unit: nil, roles: [.inspector])
            #expect(
                !(try await Browser(house, as: inspector).ask(.get, "/quan-tri/gui/\(id)")).text.contains("Gửi lại"))
            #expect(try await keeper.ask(.post, "/quan-tri/gui/\(id)/lai").status == 303)
            #expect(try await keeper.ask(.post, "/quan-tri/gui/\(id)/lai").status == 409)
            #expect(try await house.count("SELECT COUNT(*) AS n FROM ledger WHERE deed = 'sending-repeated'") == 1)
        }
    }
}
