import Database
import Documents
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

private func json(_ pages: Pages, _ address: String) async throws -> (status: Int, type: String, body: JSON) {
    let reply = try await pages.ask(address, as: [.leader])
    return (reply.status, reply.type, try JSON(parsing: try pages.text(reply)))
}

@Test func `the API pages through every task once, in the order of the screen`() async throws {
    try await withHouse { house in
        for index in 0..<23 {
            try await house.add("Việc \(index)", lead: ["so-khcn"], due: house.world.today().adding(days: index % 4))
        }
        let pages = Pages(house)
        var titles: [String] = []
        var cursor = ""
        repeat {
            let page = try await json(pages, "/api/v1/missions?limit=5\(cursor.isEmpty ? "" : "&cursor=\(cursor)")")
            #expect(page.status == 200)
            titles += page.body["items"]?.array?.compactMap { $0["title"]?.string } ?? []
            cursor = page.body["next"]?.string ?? ""
        } while !cursor.isEmpty
        let rows = try await house.missions.list(
            MissionFilter(), size: nil, today: house.world.today(), for: House.leader
        ).rows
        #expect(titles == rows.map(\.mission.title))
        #expect(titles.count == 23)
    }
}

@Test(arguments: [
    "/api/v1/missions?page=2", "/api/v1/missions?limit=0", "/api/v1/missions?limit=201", "/api/v1/missions?limit=5x",
    "/api/v1/missions?limit=5&limit=6", "/api/v1/missions?cursor=a%20b", "/api/v1/missions?due_from=2026-02-30",
    "/api/v1/missions?standing=late", "/api/v1/missions?q=", "/api/v1/plans?sort=x", "/api/v1/units?q=%20",
    "/api/v1/targets?horizon=20.5",
])
func `an unknown or malformed parameter is refused as a problem`(address: String) async throws {
    try await withHouse { house in
        let answer = try await json(Pages(house), address)
        #expect(answer.status == 400)
        #expect(answer.type == "application/problem+json")
        #expect(answer.body["status"]?.integer == 400)
    }
}

@Test func `an item that is not there is a problem too`() async throws {
    try await withHouse { house in
        let pages = Pages(house)
        for kind in ["documents", "plans", "missions", "targets", "projects", "units"] {
            let answer = try await json(pages, "/api/v1/\(kind)/khong-co")
            #expect(answer.status == 404, "\(kind)")
            #expect(answer.type == "application/problem+json")
        }
        #expect(try await json(pages, "/api/v1/missions?cursor=abc").status == 404)
    }
}

@Test(arguments: [
    ("missions?limit=2&sort=title&cursor=", 404), ("missions?limit=2&standing=open&cursor=", 404),
    ("targets?limit=2&cursor=", 404), ("missions?limit=3&cursor=", 200), ("missions?cursor=", 200),
])
func `a cursor opens only the list it was given for`(address: String, status: Int) async throws {
    try await withHouse { house in
        for index in 0..<5 { try await house.add("Việc \(index)", lead: ["so-khcn"], due: house.world.today()) }
        let pages = Pages(house)
        let cursor = try await json(pages, "/api/v1/missions?limit=2").body["next"]?.string ?? ""
        #expect(try await json(pages, "/api/v1/\(address)\(cursor)").status == status)
        for wrong in [String(cursor.dropLast(3)), "A" + cursor, cursor + "AA", String(cursor.reversed())] {
            #expect(try await json(pages, "/api/v1/missions?limit=2&cursor=\(wrong)").status == 404, "\(wrong)")
        }
    }
}

@Test func `the OpenAPI document names each operation once and every member that is answered`() async throws {
    try await withHouse { house in
        let id = try await house.add("Việc", lead: ["so-khcn"], due: house.world.today())
        let pages = Pages(house)
        let document = try await json(pages, "/api/openapi.json").body
        guard case .object(let paths)? = document["paths"] else {
            Issue.record("no paths")
            return
        }
        #expect(paths.count == 12)
        let served = Set(pages.endpoints.map(\.path).filter { $0.hasPrefix("/api/v1/") })
        #expect(Set(paths.map(\.0)) == served)
        for (schema, address) in [
            ("Mission", "missions/\(id.text)"), ("Plan", "plans/\(house.plan.text)"),
            ("Document", "documents/\(house.document.text)"), ("Unit", "units/so-khcn"),
        ] {
            guard case .object(let members) = try await json(pages, "/api/v1/\(address)").body,
                case .object(let described)? = document["components"]?["schemas"]?[schema]?["properties"]
            else {
                Issue.record("\(schema) is no object")
                continue
            }
            #expect(members.map(\.0) == described.map(\.0), "\(schema)")
        }
        let standing = try await json(pages, "/api/v1/missions/\(id.text)").body["standing"]
        #expect(standing?["group"]?.string == "due-today")
        #expect(standing?["days"]?.integer == 0)
    }
}
