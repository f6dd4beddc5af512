import Design
import Hummingbird
import HummingbirdTesting
import Logging
import Vocabulary

@testable import Web

/// A house of a few endpoints behind the real door.
enum SmallHouse {
    static let world = World(
        now: { Instant(milliseconds: 1_768_188_600_000) }, newID: { "01k0000000000000000000test" },
        randomBytes: { count in (0..<count).map { UInt8($0) } })

    /// The secret of a visitor before sign-in, as this world's chance makes it.
    static let secret = "000102030405060708090a0b0c0d0e0f"

    struct Broken: Error { let inside = "SELECT secret FROM accounts" }
    struct Mendable: UserFacing {
        let message = UserMessage(code: "TST-01", says: "Thiếu minh chứng.", next: "Hãy đính kèm một văn bản.")
    }

    /// Cookie `phien=<role>` signs in as that role; `Bearer read` is a program's token.
    static let identify: @Sendable (Call) async throws -> Visitor? = { call in
        if call.headers["authorization"] == "Bearer read" {
            return Visitor(
                account: "p1", name: "Chương trình", unit: "", unitName: "", roles: [.leader], formToken: "",
                tokenScope: "read")
        }
        guard let role = call.cookies["phien"].flatMap(Role.init(rawValue:)) else { return nil }
        return Visitor(
            account: "a1", name: "Cán bộ đầu mối", unit: "u1", unitName: "Sở Khoa học và Công nghệ", roles: [role],
            formToken: "session-secret")
    }

    static let endpoints: [Endpoint] = [
        Endpoint(.get, "/", for: .everyone) { call in call.page(title: "Trang đầu", at: nil, main: "<h1>Trang đầu</h1>")
        },
        Endpoint(.get, "/dang-nhap", for: .everyone) { call in
            call.page(
                title: "Đăng nhập", at: nil,
                main:
                    "<h1>Đăng nhập</h1><form method=\"post\">\(call.formTokenField)</form><p>\(call.value("ve") ?? "")</p>"
            )
        },
        Endpoint(.post, "/dang-nhap", for: .everyone) { call in
            .redirect(try call.form()["ve"].flatMap(Address.inside) ?? Address("/tong-quan"))
        },
        Endpoint(.get, "/nhiem-vu", for: .signedIn) { call in
            call.page(
                title: "Nhiệm vụ", at: .missions,
                main: """
                    <h1>Sổ nhiệm vụ</h1><p>\(call.value("tim") ?? "")</p>\(Pager(shown: "1", next: Address("/nhiem-vu")))
                    """)
        },
        Endpoint(.get, "/nhiem-vu/{id}", for: .signedIn) { call in
            if call.parameter("id") == "vang" { throw NotVisible() }
            return call.page(title: call.parameter("id"), at: .missions, main: "<h1>\(call.parameter("id"))</h1>")
        },
        Endpoint(.post, "/nhiem-vu", for: .roles([.coordinator]), bodyLimit: 4096) { call in
            let form = try call.form()
            if form["ten"] == "" { throw Mendable() }
            var reply = Reply.redirect(
                Address("/nhiem-vu/{id}", form["ten"] ?? ""), saying: "Đã ghi «\(form["ten"] ?? "")».")
            reply.cookies = ["them=1"]
            return reply
        },
        Endpoint(.post, "/van-ban", for: .roles([.coordinator]), bodyLimit: 4096) { call in
            let file = try call.form().file("tep")
            return .page("<p>\(file?.name ?? "không có"): \(file?.bytes.count ?? 0)</p>")
        },
        Endpoint(.get, "/quan-tri", for: .roles([.keeper, .inspector])) { call in
            call.page(title: "Quản trị", at: .administration, main: "<h1>Quản trị</h1>")
        },
        Endpoint(.get, "/hong", for: .everyone) { _ in throw Broken() },
        Endpoint(.get, "/dai", for: .everyone) { _ in
            Reply(
                type: "text/csv; charset=utf-8",
                body: .stream { write in
                    for line in 0..<2000 { try await write(Array("dòng \(line)\n".utf8)) }
                })
        },
        Endpoint(.get, "/tach", for: .everyone) { call in
            Reply(
                headers: [("X-Thu", call.query.map(\.value).joined() + "\r\nX-Chen: 1")], cookies: ["a=b\r\nX-Chen: 1"])
        },
        Endpoint(.get, "/api/nhiem-vu", for: .token("read")) { _ in .json("[]") },
    ]

    static func application(behindTLS: Bool = false) throws -> Application<WebEdge> {
        var settings = WebSettings(port: 0, owner: "UBND tỉnh Quảng Ngãi", isBehindTLS: behindTLS)
        settings.bodySeconds = 5
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        return try makeApplication(
            endpoints: endpoints, identify: identify, world: world, files: try StaticFiles.load(fonts: nil),
            settings: settings,
            logger: logger)
    }

    /// Asks the door; `cookie` and further headers as given.
    static func ask(
        _ method: HTTPRequest.Method = .get, _ path: String, as role: Role? = nil, cookie: String? = nil,
        headers: HTTPFields = [:], body: [UInt8]? = nil, behindTLS: Bool = false
    ) async throws -> TestResponse {
        var fields = headers
        let cookies = [role.map { "phien=\($0.rawValue)" }, cookie].compactMap { $0 }
        if !cookies.isEmpty { fields[.cookie] = cookies.joined(separator: "; ") }
        let asked = fields
        return try await application(behindTLS: behindTLS).test(.router) { client in
            try await client.execute(
                uri: path, method: method, headers: asked, body: body.map { ByteBuffer(bytes: $0) })
        }
    }

    /// Sends an urlencoded form.
    static func send(
        _ path: String, _ form: String, as role: Role? = nil, cookie: String? = nil, headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var fields = headers
        fields[.contentType] = "application/x-www-form-urlencoded"
        return try await ask(.post, path, as: role, cookie: cookie, headers: fields, body: Array(form.utf8))
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var cookies: [String] { headers[values: .setCookie] }
}
