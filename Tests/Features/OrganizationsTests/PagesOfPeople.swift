import Foundation
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

/// A browser at this feature's doors: it keeps its cookie and follows nothing by itself.
final class Browser {
    let house: House
    let endpoints: [Endpoint]
    var secret = ""

    init(_ house: House) {
        self.house = house
        endpoints = OrganizationsFeature.endpoints(database: house.database, world: house.world, mill: house.mill)
    }

    /// What the door answers: 404 where the edge would send the visitor away.
    func ask(
        _ method: Web.Method, _ path: String, query: [(name: String, value: String)] = [],
        form: [(name: String, value: String)] = [], file: UploadedFile? = nil
    ) async throws -> Reply {
        var call = Call(
            world: house.world, method: method, path: path, query: query,
            headers: ["host": "tiendo.example:8080", "user-agent": "Trình duyệt thử"],
            cookies: secret.isEmpty ? [:] : [Sessions.cookieName: secret], remote: "10.0.0.7")
        call.formToken = "mot-lan"
        call.sentForm = Form(fields: form, files: file.map { [(name: "tep", file: $0)] } ?? [])
        call.visitor = try await house.sessions.identify(call)
        guard let (endpoint, parameters) = find(method, path) else { return Reply(status: 404) }
        guard endpoint.audience.admits(call.visitor) else { return Reply(status: call.visitor == nil ? 303 : 404) }
        call.parameters = parameters
        let reply = try await endpoint.answer(call)
        for cookie in reply.cookies where cookie.hasPrefix(Sessions.cookieName + "=") {
            secret = String(cookie.dropFirst(Sessions.cookieName.count + 1).prefix { $0 != ";" })
        }
        return reply
    }

    private func find(_ method: Web.Method, _ path: String) -> (Endpoint, [String: String])? {
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
        return fits.min { $0.1.count < $1.1.count }
    }
}

extension Reply {
    var text: String {
        if case .bytes(let bytes) = body { return String(decoding: bytes, as: UTF8.self) }
        return ""
    }
    var location: String? { headers.first { $0.name == "Location" }?.value }

    /// One heading, no script or style inside, every field with a label.
    func isFitPage(_ title: String) -> Bool {
        let page = text
        let inputs = page.components(separatedBy: "id=\"f-").count
        let labels = page.components(separatedBy: "for=\"f-").count
        return page.components(separatedBy: "<h1").count == 2 && page.contains(title) && !page.contains(" style=")
            && !page.contains("onclick")
            && inputs <= labels + page.components(separatedBy: "-note\"").count
                + page.components(separatedBy: "-err\"").count
    }
}

@Suite struct PagesOfPeople {
    private static let password = "trà giang xanh"

    /// A browser in which the first keeper is signed in.
    private func keeper(_ house: House) async throws -> Browser {
        let browser = Browser(house)
        let link = try #require(try await house.links.firstKeeper())
        #expect(try await browser.ask(.get, "/lien-ket/\(link)").isFitPage("Mật khẩu mới"))
        let form = [(name: "mat-khau-moi", value: Self.password), (name: "nhap-lai", value: Self.password)]
        let set = try await browser.ask(.post, "/lien-ket/\(link)", form: form)
        #expect(set.status == 303 && set.location == "/dang-nhap/hai-buoc")
        let page = try await browser.ask(.get, "/dang-nhap/hai-buoc")
        #expect(page.isFitPage("Bật xác thực hai bước"))
        let shared = try #require(house.sharedBytes(try await house.signIn.beginEnrolment(browser.secret).secret))
        let before = browser.secret
        let done = try await browser.ask(.post, "/dang-nhap/hai-buoc", form: [(name: "ma", value: house.code(shared))])
        #expect(done.status == 200 && done.isFitPage("Mã dự phòng"))
        #expect(done.text.components(separatedBy: "<li><code>").count == 11)
        #expect(browser.secret != before)
        return browser
    }

    @Test func `the first keeper comes in by the link, sets both steps, and the pages open`() async throws {
        try await withHouse(seeded: true) { house in
            let browser = try await keeper(house)
            for (path, title) in [
                ("/toi", "Nơi đang đăng nhập"), ("/quan-tri/nguoi-dung", "Người dùng"),
                ("/quan-tri/nguoi-dung/moi", "Tài khoản mới"), ("/quan-tri/don-vi", "Danh mục cơ quan"),
                ("/quan-tri/don-vi/moi", "Cơ quan mới"), ("/quan-tri/don-vi/nhap", "Nhập CSV"),
            ] {
                let page = try await browser.ask(.get, path)
                #expect(page.status == 200 && page.isFitPage(title), "\(path)")
            }
            let unit = try await house.units.find(House.keeper, code: "g-ubnd-xa")
            #expect(try await browser.ask(.get, "/quan-tri/don-vi/\(unit.id.text)").text.contains("Đặc khu Lý Sơn"))
        }
    }

    @Test func `a keeper makes an account and hands its link over`() async throws {
        try await withHouse(seeded: true) { house in
            let browser = try await keeper(house)
            let unit = try await house.units.find(House.keeper, code: "so-khcn")
            var form = [
                (name: "ten-dang-nhap", value: "so-khcn"), (name: "ho-ten", value: "Nguyễn <b>Lan</b>"),
                (name: "vai-tro-focal", value: "1"),
            ]
            let refused = try await browser.ask(.post, "/quan-tri/nguoi-dung", form: form)
            #expect(refused.status == 422 && refused.text.contains("Vai trò đầu mối phải gắn với một cơ quan."))
            #expect(refused.text.contains("Nguyễn &lt;b&gt;Lan&lt;/b&gt;") && !refused.text.contains("<b>Lan</b>"))
            form.append((name: "co-quan", value: unit.id.text))
            let place = try #require(try await browser.ask(.post, "/quan-tri/nguoi-dung", form: form).location)
            let page = try await browser.ask(.post, place + "/lien-ket")
            let link = try #require(
                page.text.firstMatch(of: /http:\/\/tiendo\.example:8080(\/lien-ket\/[A-Za-z0-9_-]{43})/)?.1)
            let other = Browser(house)
            #expect(try await other.ask(.get, String(link)).text.contains("so-khcn"))
            let weak = [(name: "mat-khau-moi", value: "ngắn"), (name: "nhap-lai", value: "ngắn")]
            let again = try await other.ask(.post, String(link), form: weak)
            #expect(again.status == 422 && again.text.contains("aria-invalid=\"true\""))
            let good = [(name: "mat-khau-moi", value: House.password), (name: "nhap-lai", value: House.password)]
            #expect(try await other.ask(.post, String(link), form: good).location == "/tong-quan")
            #expect(try await other.ask(.get, String(link)).status == 404)
            #expect(try await other.ask(.get, "/toi").text.contains("Sở Khoa học và Công nghệ"))
            #expect(try await other.ask(.get, "/quan-tri/nguoi-dung").status == 404)
            #expect(try await browser.ask(.post, place + "/ngung").status == 303)
            #expect(try await other.ask(.get, "/toi").status == 303)
        }
    }

    @Test func `signing in goes back to the place asked for, and only to places of this house`() async throws {
        try await withHouse { house in
            _ = try await house.person("lan")
            let form = [(name: "ten-dang-nhap", value: "lan"), (name: "mat-khau", value: House.password)]
            for (back, place) in [
                ("/nhiem-vu?q=đất", "/nhiem-vu?q=%C4%91%E1%BA%A5t"), ("https://la.example/", "/tong-quan"),
                ("//la.example", "/tong-quan"), ("/\\la.example", "/tong-quan"), ("", "/tong-quan"),
            ] {
                let browser = Browser(house)
                let reply = try await browser.ask(.post, "/dang-nhap", query: [(name: "ve", value: back)], form: form)
                #expect(reply.status == 303 && reply.location == place, "\(back)")
            }
        }
    }

    @Test func `a refused sign-in keeps the name, never the password, and says one sentence`() async throws {
        try await withHouse { house in
            _ = try await house.person("lan")
            var pages: Set<String> = []
            for login in ["lan", "khong-co"] {
                let form = [(name: "ten-dang-nhap", value: login), (name: "mat-khau", value: "bí-mật-gõ-sai")]
                let page = try await Browser(house).ask(.post, "/dang-nhap", form: form)
                #expect(page.status == 422 && page.isFitPage("Đăng nhập") && !page.text.contains("bí-mật-gõ-sai"))
                #expect(page.text.contains("value=\"\(login)\""))
                pages.insert(page.text.replacing("value=\"\(login)\"", with: "value=\"\""))
            }
            #expect(pages.count == 1)
        }
    }

    @Test func `signing out ends the session and empties the cookie`() async throws {
        try await withHouse { house in
            _ = try await house.person("lan")
            let browser = Browser(house)
            let form = [(name: "ten-dang-nhap", value: "lan"), (name: "mat-khau", value: House.password)]
            _ = try await browser.ask(.post, "/dang-nhap", form: form)
            let secret = browser.secret
            #expect(try await browser.ask(.get, "/dang-nhap").location == "/tong-quan")
            let out = try await browser.ask(.post, "/dang-xuat")
            #expect(out.location == "/dang-nhap" && out.cookies.contains { $0.contains("Max-Age=0") })
            #expect(try await house.visitor(secret) == nil)
        }
    }

    @Test func `a units file is checked on the page first and written after`() async throws {
        try await withHouse(seeded: true) { house in
            let browser = try await keeper(house)
            let bad = UploadedFile(name: "don-vi.csv", bytes: Array("code,name,kind\nSO X,Sở X,sở\n".utf8))
            let page = try await browser.ask(
                .post, "/quan-tri/don-vi/nhap", form: [(name: "viec", value: "kiem-tra")], file: bad)
            #expect(page.text.contains("chữ thường không dấu") && !page.text.contains("value=\"ghi\""))
            let good = UploadedFile(name: "don-vi.csv", bytes: Array("code,name,kind\nso-x,Sở \"X\" <1>,sở\n".utf8))
            let checked = try await browser.ask(
                .post, "/quan-tri/don-vi/nhap", form: [(name: "viec", value: "kiem-tra")], file: good)
            #expect(checked.text.contains("Ghi 1 thay đổi"))
            await #expect(throws: NotVisible.self) { try await house.units.find(House.keeper, code: "so-x") }
            let form = [(name: "viec", value: "ghi"), (name: "noi-dung", value: "code,name,kind\r\nso-x,Sở X,sở\r\n")]
            #expect(try await browser.ask(.post, "/quan-tri/don-vi/nhap", form: form).status == 303)
            #expect(try await house.units.find(House.keeper, code: "so-x").name == "Sở X")
            let file = try await browser.ask(.get, "/quan-tri/don-vi/tep")
            #expect(file.type.hasPrefix("text/csv") && file.text.contains("so-x,Sở X,"))
        }
    }

    @Test func `a unit is corrected and dissolved through its page`() async throws {
        try await withHouse(seeded: true) { house in
            let browser = try await keeper(house)
            let unit = try await house.units.find(House.keeper, code: "so-tu-phap")
            let path = "/quan-tri/don-vi/\(unit.id.text)"
            var form = [
                (name: "name", value: "Sở Tư pháp tỉnh"), (name: "kind", value: "sở"),
                (name: "identifier", value: "000.00.07.H48"),
                (name: "aliases", value: "STP\nSở Tư pháp"), (name: "valid_from", value: "1/7/2025"),
                (name: "valid_to", value: ""),
                (name: "parent", value: "ubnd-tinh"), (name: "successor", value: ""),
                (name: "groups", value: "g-so-ban-nganh"),
            ]
            #expect(try await browser.ask(.post, path, form: form).status == 303)
            let saved = try await house.units.find(House.keeper, unit.id)
            #expect(saved.name == "Sở Tư pháp tỉnh" && saved.identifier?.text == "H48.07")
            #expect(saved.existence.from == Day("2025-07-01"))
            #expect(try await house.units.aliases(House.keeper, of: unit.id) == ["Sở Tư pháp", "STP"])
            form[5].value = "31/9/2025"
            let refused = try await browser.ask(.post, path, form: form)
            #expect(refused.status == 422 && refused.text.contains("31/9/2025"))
            let end = [(name: "ngay", value: "31/12/2026"), (name: "ke-thua", value: "so-noi-vu")]
            #expect(try await browser.ask(.post, path + "/giai-the", form: end).status == 303)
            let page = try await browser.ask(.get, path)
            #expect(page.text.contains("31/12/2026") && page.text.contains("valid_to"))
        }
    }

    @Test func `who may open which door is as written`() async throws {
        try await withHouse { house in
            let matrix = Browser(house).endpoints.map { endpoint in
                let who = Role.allCases.filter { endpoint.audience.admits([$0], signedIn: true) }.map(\.rawValue)
                let open =
                    endpoint.audience.admits(nil)
                    ? "everyone" : who.count == Role.allCases.count ? "signed in" : who.joined(separator: " ")
                return "\(endpoint.method.rawValue) \(endpoint.path): \(open)"
            }
            #expect(matrix.filter { $0.contains("/quan-tri/don-vi") }.allSatisfy { $0.hasSuffix(": keeper") })
            #expect(matrix.filter { $0.hasPrefix("POST /quan-tri/") }.allSatisfy { $0.hasSuffix(": keeper") })
            #expect(
                matrix.filter { $0.hasPrefix("GET /quan-tri/nguoi-dung:") } == [
                    "GET /quan-tri/nguoi-dung: keeper inspector"
                ])
            #expect(matrix.filter { $0.contains(" /toi") }.allSatisfy { $0.hasSuffix(": signed in") })
            #expect(
                matrix.filter { $0.hasSuffix(": everyone") }.allSatisfy {
                    $0.contains("/dang-nhap") || $0.contains("/lien-ket") || $0.contains("/dang-xuat")
                })
            #expect(matrix.count == 38)
        }
    }
}
