import Design
import Hummingbird
import HummingbirdTesting
import Testing
import Vocabulary

@testable import Web

@Test(arguments: [
    "/nhiem-vu?tim=%zz", "/nhiem-vu?tim=%C3", "/nhiem-vu?tim=%ff%fe", "/nhiem-vu/%", "/nhiem-vu/%c0%af",
    "/nhiem-vu?%ED%A0%80=1",
])
func `broken percent-encoding and wrong UTF-8 are answered 400`(path: String) async throws {
    let reply = try await SmallHouse.ask(.get, path, as: .leader)
    #expect(reply.status == .badRequest)
    #expect(reply.text.contains("Không đọc được dữ liệu gửi lên."))
}

@Test func `a form of wrong bytes is answered 400`() async throws {
    let reply = try await SmallHouse.send("/nhiem-vu", "ten=%e1%ba&_ve=session-secret", as: .coordinator)
    #expect(reply.status == .badRequest)
    let odd = try await SmallHouse.ask(
        .post, "/nhiem-vu", as: .coordinator, headers: [.contentType: "application/json"], body: Array("{}".utf8))
    #expect(odd.status == .badRequest)
    #expect(odd.text.contains("WEB-03"))
}

@Test func `texts arrive in NFC without control characters`() async throws {
    let reply = try await SmallHouse.ask(.get, "/nhiem-vu?tim=e%CC%82%CC%81%00%0D%0Ab%E2%80%AEc", as: .leader)
    #expect(reply.text.contains("<p>ế bc</p>"))
}

@Test func `script cannot be injected by a quote that carries an accent`() async throws {
    let attack = "%22%CC%81%3E%3Cscript%3Ealert(1)%3C/script%3E%3C%CC%88img"
    let reply = try await SmallHouse.ask(.get, "/nhiem-vu?tim=\(attack)", as: .leader)
    #expect(!reply.text.contains("<script>alert"))
    #expect(reply.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(reply.text.contains("&quot;\u{301}&gt;"))
}

@Test(arguments: [
    "//ke-xau.example", "/\\ke-xau.example", "https://ke-xau.example", "javascript:alert(1)", "/%2F/..//ke-xau",
    "ke-xau",
    "/a%0d%0aX: 1", "/\u{9}/ke-xau.example", "/%5cke-xau.example", "",
])
func `the way back after sign-in never leaves this house`(back: String) async throws {
    let form = "_ve=\(SmallHouse.secret)&ve=\(Address.encode(back))"
    let reply = try await SmallHouse.send("/dang-nhap", form, cookie: "bieu-mau=\(SmallHouse.secret)")
    #expect(reply.status == .seeOther)
    let location = try #require(reply.headers[.location])
    #expect(location.hasPrefix("/") && !location.hasPrefix("//") && !location.hasPrefix("/\\"))
    #expect(!location.utf8.contains { $0 <= 32 || $0 == 92 })
}

@Test func `the way back keeps its path and its question`() {
    #expect(Address.inside("/nhiem-vu?tim=x%20y&co-quan=H48.1")?.shown == "/nhiem-vu?tim=x%20y&co-quan=H48.1")
    #expect(Address.inside("/") == Address("/"))
}

@Test func `a path of many slashes is answered inside this house`() async throws {
    let reply = try await SmallHouse.ask(.get, "//ke-xau.example/%2e%2e/")
    #expect(reply.status == .notFound)
    let straight = try await SmallHouse.ask(.get, "/nhiem-vu/?tim=1", as: .leader)
    #expect(straight.status == .permanentRedirect)
    #expect(straight.headers[.location] == "/nhiem-vu?tim=1")
}

@Test func `a header or cookie with a new line in it is not sent`() async throws {
    let reply = try await SmallHouse.ask(.get, "/tach?x=%0d%0aSet-Cookie:%20a=b")
    #expect(reply.status == .ok)
    #expect(reply.headers[try #require(HTTPFields.Element.Name("x-thu"))] == nil)
    #expect(reply.headers[try #require(HTTPFields.Element.Name("x-chen"))] == nil)
    #expect(!reply.cookies.contains { $0.contains("X-Chen") })
}

@Test func `an address longer than the limit is answered 414, headers larger than theirs 431`() async throws {
    let long = "/nhiem-vu?tim=" + String(repeating: "a", count: 9000)
    #expect(try await SmallHouse.ask(.get, long, as: .leader).status == .uriTooLong)
    let wide = try await SmallHouse.ask(.get, "/", headers: [.userAgent: String(repeating: "a", count: 40_000)])
    #expect(wide.status == .requestHeaderFieldsTooLarge)
}
