import Hummingbird
import HummingbirdTesting
import Testing
import Vocabulary

@testable import Web

@Test func `a form without the session's secret is refused and changes nothing`() async throws {
    for form in ["ten=a", "ten=a&_ve=", "ten=a&_ve=other", "ten=a&_ve=\(SmallHouse.secret)"] {
        let reply = try await SmallHouse.send("/nhiem-vu", form, as: .coordinator)
        #expect(reply.status == .forbidden)
        #expect(reply.text.contains("WEB-04"))
    }
}

@Test func `a form with the session's secret is taken, and its message is shown once`() async throws {
    let reply = try await SmallHouse.send("/nhiem-vu", "ten=b%C3%A1o+c%C3%A1o&_ve=session-secret", as: .coordinator)
    #expect(reply.status == .seeOther)
    #expect(reply.headers[.location] == "/nhiem-vu/b%C3%A1o%20c%C3%A1o")
    let cookie = try #require(reply.cookies.first { $0.hasPrefix("loi-nhan=") })
    #expect(cookie.contains("; HttpOnly; SameSite=Lax"))
    let pair = String(cookie.prefix { $0 != ";" })
    let next = try await SmallHouse.ask(.get, "/nhiem-vu", as: .coordinator, cookie: pair)
    #expect(next.text.contains("<div class=\"notice n-done\" role=\"status\"><p><b>Đã ghi «báo cáo».</b>"))
    #expect(next.cookies.contains { $0.hasPrefix("loi-nhan=;") && $0.contains("Max-Age=0") })
}

@Test func `before sign-in a form needs the secret of its own cookie`() async throws {
    let page = try await SmallHouse.ask(.get, "/dang-nhap")
    #expect(page.cookies.contains { $0.hasPrefix("bieu-mau=\(SmallHouse.secret); Max-Age=7200; Path=/; HttpOnly") })
    #expect(page.text.contains("name=\"_ve\" value=\"\(SmallHouse.secret)\""))
    let other = String(SmallHouse.secret.reversed())
    let refused = try await SmallHouse.send("/dang-nhap", "_ve=\(SmallHouse.secret)", cookie: "bieu-mau=\(other)")
    #expect(refused.status == .forbidden)
    let taken = try await SmallHouse.send(
        "/dang-nhap", "_ve=\(SmallHouse.secret)", cookie: "bieu-mau=\(SmallHouse.secret)")
    #expect(taken.status == .seeOther)
}

@Test(arguments: [
    ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://ke-xau.example"),
    ("origin", "null"),
])
func `a form that says it comes from elsewhere is refused`(header: (String, String)) async throws {
    let name = try #require(HTTPFields.Element.Name(header.0))
    let reply = try await SmallHouse.send(
        "/nhiem-vu", "ten=a&_ve=session-secret", as: .coordinator, headers: [name: header.1])
    #expect(reply.status == .forbidden)
}

@Test func `a form from this house's own page is taken`() async throws {
    var headers: HTTPFields = [.origin: "http://localhost"]
    headers[try #require(HTTPFields.Element.Name("sec-fetch-site"))] = "same-origin"
    let reply = try await SmallHouse.send("/nhiem-vu", "ten=a&_ve=session-secret", as: .coordinator, headers: headers)
    #expect(reply.status == .seeOther)
}

@Test func `a body over its endpoint's limit is answered 413 with the limit in words`() async throws {
    let big = "ten=" + String(repeating: "a", count: 5000) + "&_ve=session-secret"
    let reply = try await SmallHouse.send("/nhiem-vu", big, as: .coordinator)
    #expect(reply.status == .contentTooLarge)
    #expect(reply.text.contains("lớn hơn mức cho phép (4 KB)"))
}

@Test func `a trouble a person can mend keeps its sentence, one of ours shows only a number`() async throws {
    let theirs = try await SmallHouse.send("/nhiem-vu", "ten=&_ve=session-secret", as: .coordinator)
    #expect(theirs.status == .unprocessableContent)
    #expect(theirs.text.contains("Thiếu minh chứng.") && theirs.text.contains("Hãy đính kèm một văn bản."))
    let ours = try await SmallHouse.ask(.get, "/hong")
    #expect(ours.status == .internalServerError)
    #expect(ours.text.contains("Lỗi hệ thống") && ours.text.contains("01k0000000000000000000test"))
    #expect(!ours.text.contains("SELECT"))
}

/// A multipart body of one boundary, lines ended as browsers end them.
private func multipart(_ lines: [String]) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

@Test func `a file comes with its bare name and its bytes`() async throws {
    let body = multipart([
        "--X", "Content-Disposition: form-data; name=\"_ve\"", "", "session-secret", "--X",
        "Content-Disposition: form-data; name=\"tep\"; filename=\"C:\\Văn bản\\kế hoạch; số 1.docx\"",
        "Content-Type: application/octet-stream", "", "a\r\n--Y\r\nb", "--X--", "",
    ])
    let reply = try await SmallHouse.ask(
        .post, "/van-ban", as: .coordinator, headers: [.contentType: "multipart/form-data; boundary=X"], body: body)
    #expect(reply.status == .ok)
    #expect(reply.text == "<p>kế hoạch; số 1.docx: 9</p>")
}

@Test(arguments: [
    [""], ["--X"], ["--X--extra"], ["--X", "", "no head", "--X--"],
    ["--X", "Content-Disposition: form-data", "", "no name", "--X--"],
    ["--X", "Content-Disposition: attachment; name=\"a\"", "", "x", "--X--"],
    ["--X", "Content-Disposition: form-data; name=\"a\"; name=\"b\"", "", "x", "--X--"],
    ["--X", "Content-Disposition: form-data; name=\"a\"", "Content-Transfer-Encoding: base64", "", "x", "--X--"],
    ["--X", "Content-Disposition: form-data; name=\"a\"", "", "never ends"],
    ["preamble", "--X", "Content-Disposition: form-data; name=\"a\"", "", "x", "--X--"],
])
func `parts that do not fit are refused, not guessed`(lines: [String]) throws {
    #expect(throws: FormProblem.unreadable) {
        try Multipart(body: multipart(lines), boundary: Array("X".utf8), limits: FormLimits()).form()
    }
}

@Test func `too many fields or files are refused`() throws {
    var limits = FormLimits()
    limits.fields = 3
    limits.files = 1
    let part = ["--X", "Content-Disposition: form-data; name=\"a\"", "", "x"]
    let four = multipart(part + part + part + part + ["--X--"])
    #expect(throws: FormProblem.tooManyFields) {
        try Multipart(body: four, boundary: Array("X".utf8), limits: limits).form()
    }
    let file = ["--X", "Content-Disposition: form-data; name=\"a\"; filename=\"b\"", "", "x"]
    #expect(throws: FormProblem.tooManyFields) {
        try Multipart(body: multipart(file + file + ["--X--"]), boundary: Array("X".utf8), limits: limits).form()
    }
    #expect(throws: FormProblem.tooManyFields) {
        try Decoding.pairs(Array("a=1&b=2&c=3&d=4".utf8)[...], keepingLines: true, atMost: 3)
    }
}

@Test func `empty parts, quoted names and a missing file are read`() throws {
    let body = multipart([
        "--X", "Content-Disposition: form-data; name=\"a\"", "", "", "--X",
        "Content-Disposition: form-data; name=\"b %22c%22\"", "", "hai\r\ndòng", "--X",
        "Content-Disposition: form-data; name=\"tep\"; filename=\"\"", "Content-Type: application/octet-stream", "", "",
        "--X--", "",
    ])
    let form = try Multipart(body: body, boundary: Array("X".utf8), limits: FormLimits()).form()
    #expect(form["a"] == "")
    #expect(form["b \"c\""] == "hai\ndòng")
    #expect(form.file("tep") == nil)
    #expect(form["khong"] == nil)
}

@Test(arguments: [
    ("multipart/form-data; boundary=abc", "abc"), ("multipart/form-data; boundary=\"a b\"", "a b"),
    ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil),
    ("multipart/form-data; boundary=a\u{e9}", nil),
    ("multipart/form-data; boundary=\(String(repeating: "a", count: 71))", nil),
])
func `only a boundary of RFC 2046 is taken`(type: String, boundary: String?) {
    #expect(Multipart.boundary(of: type) == boundary.map { Array($0.utf8) })
}
