import Design
import Hummingbird
import HummingbirdTesting
import Testing
import Vocabulary

@testable import Web

@Test func `every answer carries the same protections`() async throws {
    let golden = """
        Cache-Control: no-store
        Content-Security-Policy: default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
        form-action 'self'; frame-ancestors 'none'
        Cross-Origin-Opener-Policy: same-origin
        Cross-Origin-Resource-Policy: same-origin
        Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
        Referrer-Policy: same-origin
        X-Content-Type-Options: nosniff
        X-Frame-Options: DENY
        """
    for (path, type) in [
        ("/nhiem-vu", "text/html; charset=utf-8"), ("/khong-co", "text/html; charset=utf-8"),
        ("/hong", "text/html; charset=utf-8"), ("/api/khong-co", "application/problem+json"),
    ] {
        let reply = try await SmallHouse.ask(.get, path, as: .leader)
        #expect(reply.headers[.contentType] == type)
        let lines = reply.headers.filter {
            !["content-type", "content-length", "date", "set-cookie", "server"].contains($0.name.canonicalName)
        }
        .map { "\($0.name.rawName): \($0.value)" }.sorted().joined(separator: "\n")
        #expect(lines == golden)
    }
}

@Test func `behind TLS cookies are Secure and browsers are told to come by TLS only`() async throws {
    let plain = try await SmallHouse.ask(.get, "/dang-nhap")
    let secure = try await SmallHouse.ask(.get, "/dang-nhap", behindTLS: true)
    #expect(plain.headers[.strictTransportSecurity] == nil)
    #expect(secure.headers[.strictTransportSecurity] == "max-age=31536000; includeSubDomains")
    #expect(plain.cookies.allSatisfy { !$0.contains("Secure") })
    #expect(!secure.cookies.isEmpty && secure.cookies.allSatisfy { $0.hasSuffix("; Secure") })
}

@Test func `a screen's own cookie is sealed too`() {
    #expect(HouseCookies.sealed("phien=a", isSecure: true) == "phien=a; Path=/; HttpOnly; SameSite=Lax; Secure")
    #expect(
        HouseCookies.sealed("phien=a; path=/; secure; httponly; SameSite=Strict", isSecure: true)
            == "phien=a; path=/; secure; httponly; SameSite=Strict")
}

@Test func `HEAD says the length and sends nothing, other methods are told what is allowed`() async throws {
    let full = try await SmallHouse.ask(.get, "/nhiem-vu", as: .leader)
    let head = try await SmallHouse.ask(.head, "/nhiem-vu", as: .leader)
    #expect(head.status == .ok && head.text.isEmpty)
    #expect(head.headers[.contentLength] == String(full.body.readableBytes))
    let put = try await SmallHouse.ask(.put, "/nhiem-vu", as: .leader)
    #expect(put.status == .methodNotAllowed)
    #expect(put.headers[.allow] == "GET, HEAD, POST")
}

@Test func `a long answer arrives whole, piece by piece`() async throws {
    let reply = try await SmallHouse.ask(.get, "/dai")
    #expect(reply.text.split(separator: "\n").count == 2000)
    #expect(reply.text.hasSuffix("dòng 1999\n"))
}

@Test func `the stylesheet is kept for a year under its hash and asked again without it`() async throws {
    let page = try await SmallHouse.ask(.get, "/")
    let start = try #require(page.text.firstRange(of: "/tai-nguyen/tiendo.css?v="))
    let address = String(page.text[start.lowerBound...].prefix { $0 != "\"" })
    let kept = try await SmallHouse.ask(.get, address)
    #expect(kept.headers[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(kept.headers[.contentType] == "text/css; charset=utf-8")
    let bare = try await SmallHouse.ask(.get, "/tai-nguyen/tiendo.css")
    #expect(bare.headers[.cacheControl] == "public, no-cache")
    let tag = try #require(bare.headers[.eTag])
    let same = try await SmallHouse.ask(.get, "/tai-nguyen/tiendo.css", headers: [.ifNoneMatch: tag])
    #expect(same.status == .notModified && same.text.isEmpty)
    #expect(try await SmallHouse.ask(.get, "/tai-nguyen/../tiendo.css").status == .notFound)
    #expect(try await SmallHouse.ask(.get, "/tai-nguyen/fonts/khong.woff2").status == .notFound)
}

@Test func `the language is asked for once and kept`() async throws {
    let english = try await SmallHouse.ask(.get, "/nhiem-vu?lang=en&tim=a", as: .leader)
    #expect(english.text.contains("<html lang=\"en\">") && english.text.contains(">Tasks</a>"))
    #expect(english.text.contains(">Next page</a>"))
    #expect(english.cookies.contains { $0.hasPrefix("ngon-ngu=en; Max-Age=31536000") })
    #expect(english.text.contains("href=\"/nhiem-vu?tim=a&amp;lang=vi\""))
    let kept = try await SmallHouse.ask(.get, "/nhiem-vu", as: .leader, cookie: "ngon-ngu=en")
    #expect(kept.text.contains("<html lang=\"en\">"))
    let odd = try await SmallHouse.ask(.get, "/nhiem-vu?lang=xx", as: .leader)
    #expect(odd.text.contains("<html lang=\"vi\">") && odd.cookies.isEmpty)
}

@Test func `the real server answers, and stops when told to`() async throws {
    try await SmallHouse.application().test(.live) { client in
        let reply = try await client.execute(uri: "/", method: .get)
        #expect(reply.status == .ok)
        #expect(reply.text.contains("<h1>Trang đầu</h1>"))
    }
}

@Test func `a download's name cannot break its header`() {
    let header = Reply.disposition("kế hoạch \"68\"\r\n; x=.docx")
    #expect(
        header == "attachment; filename=\"k___ ho___ch _68___; x=.docx\"; "
            + "filename*=UTF-8''k%E1%BA%BF%20ho%E1%BA%A1ch%20%2268%22%0D%0A%3B%20x%3D.docx")
}

/// Bytes that come slowly, for ever.
private struct Drip: AsyncSequence, Sendable {
    struct AsyncIterator: AsyncIteratorProtocol {
        mutating func next() async throws -> ByteBuffer? {
            try await Task.sleep(for: .milliseconds(200))
            return ByteBuffer(string: "a")
        }
    }
    func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
}

@Test func `a body that never ends is given up after its time`() async throws {
    var settings = WebSettings()
    settings.bodySeconds = 1
    let request = Request(
        head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/"),
        body: RequestBody(asyncSequence: Drip()))
    await #expect(throws: Refusal.bodyTooSlow) {
        try await Incoming(request: request, settings: settings).body(limit: 1 << 20)
    }
}

@Test func `a body without a length is cut at the limit while it comes`() async throws {
    let request = Request(
        head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/"),
        body: RequestBody(asyncSequence: Drip()))
    await #expect(throws: Refusal.bodyTooLarge(limit: 2)) {
        try await Incoming(request: request, settings: WebSettings()).body(limit: 2)
    }
}
