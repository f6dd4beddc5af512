import Administration
import Database
import Foundation
import Ledger
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

@Suite struct PagesOfAdministration {
    private static let keeper = Viewer(actor: "keeper", actorName: "Người quản trị", unit: nil, roles: [.keeper])

    private func withPages(_ body: (Database, FixedWorld, [Endpoint]) async throws -> Void) async throws {
        let migrations = Ledger.migrations + (try OrganizationsFeature.migrations)
        try await withDatabase(migrations: migrations) { database in
            let clock = FixedWorld()
            try await Units(database: database, world: clock.world).seedShipped()
            try await body(database, clock, AdministrationFeature.endpoints(database: database, world: clock.world))
        }
    }

    private func ask(
        _ endpoints: [Endpoint], _ clock: FixedWorld, _ method: Web.Method, _ path: String,
        roles: Set<Role> = [.keeper],
        query: [(name: String, value: String)] = [], form: [(name: String, value: String)] = []
    ) async throws -> (status: Int, text: String) {
        var call = Call(world: clock.world, method: method, path: path, query: query)
        call.visitor = Visitor(
            account: "keeper", name: "Người quản trị", unit: "", unitName: "", roles: roles, formToken: "x")
        call.sentForm = Form(fields: form)
        let endpoint = try #require(endpoints.first { $0.method == method && $0.path == path })
        guard endpoint.audience.admits(call.visitor) else { return (404, "") }
        let reply = try await endpoint.answer(call)
        if case .bytes(let bytes) = reply.body { return (reply.status, String(decoding: bytes, as: UTF8.self)) }
        return (reply.status, "")
    }

    @Test func `the front page counts units and people and leads to the other pages`() async throws {
        try await withPages { _, clock, pages in
            let page = try await ask(pages, clock, .get, "/quan-tri")
            let count = try UnitsFile.shipped().lines.count { $0.facts.kind != .group }
            #expect(page.text.contains("\(count) cơ quan, 0 tài khoản"))
            for path in ["nguoi-dung", "don-vi", "nhat-ky", "cai-dat", "suc-khoe"] {
                #expect(page.text.contains("href=\"/quan-tri/\(path)\""))
            }
            let inspector = try await ask(pages, clock, .get, "/quan-tri", roles: [.inspector])
            #expect(inspector.text.contains("/quan-tri/nhat-ky\"") && !inspector.text.contains("/quan-tri/cai-dat\""))
            for role in [Role.coordinator, .office, .focal, .leader] {
                #expect(try await ask(pages, clock, .get, "/quan-tri", roles: [role]).status == 404)
            }
        }
    }

    @Test func `the ledger is read page by page and narrowed to one kind of subject`() async throws {
        try await withPages { database, clock, pages in
            let first = try await ask(pages, clock, .get, "/quan-tri/nhat-ky")
            #expect(first.text.contains("Thêm cơ quan") && first.text.components(separatedBy: "<h1").count == 2)
            #expect(first.text.components(separatedBy: "<tr role=\"row\"").count - 2 == 50)
            let next = try #require(first.text.firstMatch(of: /truoc=(\d+)/)?.1)
            let second = try await ask(
                pages, clock, .get, "/quan-tri/nhat-ky", query: [(name: "truoc", value: String(next))])
            #expect(second.text.contains("rel=\"prev\""))
            let none = try await ask(pages, clock, .get, "/quan-tri/nhat-ky", query: [(name: "loai", value: "token")])
            #expect(none.text.contains("Chưa có dòng nào"))
        }
    }

    @Test func `checking the chain says that it holds, and where it was changed`() async throws {
        try await withPages { database, clock, pages in
            let whole = try await ask(pages, clock, .post, "/quan-tri/nhat-ky/kiem-tra")
            #expect(whole.text.contains("Nhật ký nguyên vẹn"))
            try await database.write { try $0.run("UPDATE ledger SET actor_name = 'Người khác' WHERE seq = 17") }
            let broken = try await ask(pages, clock, .post, "/quan-tri/nhat-ky/kiem-tra", roles: [.inspector])
            #expect(broken.text.contains("không còn nguyên vẹn từ dòng 17."))
        }
    }

    @Test func `settings are kept within their ranges, and what was typed stays on the form`() async throws {
        try await withPages { database, clock, pages in
            let page = try await ask(pages, clock, .get, "/quan-tri/cai-dat")
            #expect(page.text.contains("name=\"sign_in.idle_minutes\" value=\"15\""))
            let name = SignInRules.Limit.idleMinutes.rawValue
            #expect(
                try await ask(pages, clock, .post, "/quan-tri/cai-dat", form: [(name: name, value: "30")]).status == 303
            )
            let settings = SignInSettings(database: database, world: clock.world)
            #expect(try await settings.rules(Self.keeper)[.idleMinutes] == 30)
            let refused = try await ask(pages, clock, .post, "/quan-tri/cai-dat", form: [(name: name, value: "999")])
            #expect(refused.status == 422 && refused.text.contains("value=\"999\""))
            #expect(try await settings.rules(Self.keeper)[.idleMinutes] == 30)
            #expect(try await ask(pages, clock, .post, "/quan-tri/cai-dat", roles: [.inspector]).status == 404)
        }
    }

    @Test func `the health page says which engine, how many entries and that no backup was noted`() async throws {
        try await withPages { _, clock, pages in
            let page = try await ask(pages, clock, .get, "/quan-tri/suc-khoe")
            #expect(page.text.contains(TestDatabase.kind == .sqlite ? "SQLite" : "PostgreSQL"))
            #expect(page.text.contains("tiendo backup"))
        }
    }

    @Test func `who may not read the ledger finds nothing in its store`() async throws {
        try await withPages { database, _, _ in
            let book = LedgerBook(database: database)
            for role in [Role.coordinator, .office, .focal, .leader] {
                let viewer = Viewer(actor: "a", actorName: "", unit: nil, roles: [role])
                await #expect(throws: NotVisible.self) { try await book.entries(viewer) }
                await #expect(throws: NotVisible.self) { try await book.verify(viewer) }
                await #expect(throws: NotVisible.self) { try await book.health(viewer) }
            }
        }
    }

    @Test func `every deed of the shipped names has both languages, and others show themselves`() throws {
        let names = try DeedNames.shipped()
        #expect(names("unit-created").vi == "Thêm cơ quan" && names("unit-created").en == "Unit added")
        #expect(names("khong-co").vi == "khong-co")
    }
}
