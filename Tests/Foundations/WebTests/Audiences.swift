import Hummingbird
import HummingbirdTesting
import Testing
import Vocabulary

@testable import Web

@Test func `a page asked for without signing in leads to sign-in and back`() async throws {
    let reply = try await SmallHouse.ask(.get, "/nhiem-vu?tim=x%20y&trang=2")
    #expect(reply.status == .seeOther)
    #expect(reply.headers[.location] == "/dang-nhap?ve=%2Fnhiem-vu%3Ftim%3Dx%2520y%26trang%3D2")
}

@Test func `what is forbidden and what is not there give the same page`() async throws {
    let forbidden = try await SmallHouse.ask(.get, "/quan-tri", as: .focal)
    let absent = try await SmallHouse.ask(.get, "/khong-co", as: .focal)
    let hidden = try await SmallHouse.ask(.get, "/nhiem-vu/vang", as: .focal)
    #expect(forbidden.status == .notFound && absent.status == .notFound && hidden.status == .notFound)
    let bare: (TestResponse) -> String = { reply in
        reply.text.replacing("/quan-tri", with: "P").replacing("/khong-co", with: "P").replacing(
            "/nhiem-vu/vang", with: "P")
    }
    #expect(bare(forbidden) == bare(absent))
    #expect(bare(hidden) == bare(absent))
    #expect(try await SmallHouse.ask(.get, "/quan-tri", as: .keeper).status == .ok)
}

@Test func `a program without a token gets 401 in JSON, with it the answer`() async throws {
    let refused = try await SmallHouse.ask(.get, "/api/nhiem-vu")
    #expect(refused.status == .unauthorized)
    #expect(refused.headers[.contentType] == "application/problem+json")
    #expect(refused.headers[.wwwAuthenticate] == "Bearer")
    #expect(refused.text.contains("\"code\":\"WEB-16\""))
    let given = try await SmallHouse.ask(.get, "/api/nhiem-vu", headers: [.authorization: "Bearer read"])
    #expect(given.status == .ok)
    #expect(given.text == "[]")
}

@Test func `a session does not open the door of programs, nor a token the doors of people`() async throws {
    #expect(try await SmallHouse.ask(.get, "/api/nhiem-vu", as: .keeper).status == .unauthorized)
    #expect(try await SmallHouse.ask(.get, "/nhiem-vu", headers: [.authorization: "Bearer read"]).status == .notFound)
}

@Test func `the matrix of rights names every address and who may come in`() {
    #expect(
        permissionMatrix(SmallHouse.endpoints) == """
            address             public keeper coordinator office focal leader inspector program
            GET  /              yes    yes    yes         yes    yes   yes    yes       yes
            GET  /api/nhiem-vu  -      -      -           -      -     -      -         read
            GET  /dai           yes    yes    yes         yes    yes   yes    yes       yes
            GET  /dang-nhap     yes    yes    yes         yes    yes   yes    yes       yes
            POST /dang-nhap     yes    yes    yes         yes    yes   yes    yes       yes
            GET  /hong          yes    yes    yes         yes    yes   yes    yes       yes
            GET  /nhiem-vu      -      yes    yes         yes    yes   yes    yes       -
            POST /nhiem-vu      -      -      yes         -      -     -      -         -
            GET  /nhiem-vu/{id} -      yes    yes         yes    yes   yes    yes       -
            GET  /quan-tri      -      yes    -           -      -     -      yes       -
            GET  /tach          yes    yes    yes         yes    yes   yes    yes       yes
            POST /van-ban       -      -      yes         -      -     -      -         -

            """)
    #expect(routeList(SmallHouse.endpoints).split(separator: "\n").count == SmallHouse.endpoints.count)
}

@Test func `two endpoints of one address are refused at start`() throws {
    let twice = [SmallHouse.endpoints[0], SmallHouse.endpoints[0]]
    #expect(throws: RouteTable.Mistake.twice("GET /")) { try RouteTable(twice) }
}
