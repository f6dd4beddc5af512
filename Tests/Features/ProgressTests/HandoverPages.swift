import Database
import Foundation
import Organizations
import Plans
import Testing
import Vocabulary
import Web

@testable import Progress

@Suite struct HandoverPages {
    private func ask(
        _ house: PromiseHouse, _ method: Web.Method, _ path: String, as viewer: Viewer,
        parameters: [String: String] = [:], query: [(name: String, value: String)] = [],
        form: [(name: String, value: String)] = []
    ) async throws -> (status: Int, text: String, bytes: [UInt8], location: String) {
        var call = Call(world: house.world, method: method, path: path, parameters: parameters, query: query)
        call.visitor = Visitor(
            account: viewer.actor, name: viewer.actorName, unit: viewer.unit?.text ?? "", unitName: "Đơn vị",
            roles: viewer.roles, formToken: "x")
        call.sentForm = Form(fields: form)
        let endpoints = ProgressFeature.handoverEndpoints(database: house.database, world: house.world)
        let endpoint = try #require(endpoints.first { $0.method == method && $0.path == path })
        guard endpoint.audience.admits(call.visitor) else { return (404, "", [], "") }
        do {
            let reply = try await endpoint.answer(call)
            let location = reply.headers.first { $0.name == "Location" }?.value ?? ""
            guard case .bytes(let bytes) = reply.body else { return (reply.status, "", [], location) }
            return (reply.status, String(decoding: bytes, as: UTF8.self), bytes, location)
        } catch is NotVisible {
            return (404, "", [], "")
        }
    }

    @Test func `a unit hands over by decision through the pages and the record downloads, the same bytes twice`()
        async throws
    {
        try await withPromises { house in
            let mission = try await house.add("Lập danh mục <mới>", lead: ["so-y-te"], due: try day("2026-01-05"))
            let promise = try await house.promise(mission, "so-y-te")
            let start = try await ask(house, .get, "/ban-giao", as: PromiseHouse.office)
            #expect(start.status == 200 && start.text.contains("Bàn giao giữa hai cơ quan theo quyết định"))
            let unknown = try await ask(
                house, .get, "/ban-giao/moi", as: PromiseHouse.office, query: [(name: "co-quan", value: "Sở Không Có")])
            #expect(unknown.status == 422 && unknown.text.contains("Sở Không Có"))
            let form = try await ask(
                house, .get, "/ban-giao/moi", as: PromiseHouse.office, query: [(name: "co-quan", value: "Sở Y tế")])
            #expect(form.text.contains("value=\"\(promise.id.text)\" checked") && form.text.contains("&lt;mới&gt;"))
            let typed = [
                (name: "co-quan", value: "so-y-te"), (name: "nhan", value: "Sở Nội vụ"), (name: "can-cu", value: ""),
                (name: "viec-chon", value: promise.id.text),
            ]
            let bare = try await ask(house, .post, "/ban-giao/moi", as: PromiseHouse.office, form: typed)
            #expect(
                bare.status == 422 && bare.text.contains("PRG-56") == false && bare.text.contains("value=\"Sở Nội vụ\"")
            )
            let right = typed.map { $0.name == "can-cu" ? (name: "can-cu", value: "20/QĐ-UBND ngày 10/01/2026") : $0 }
            let done = try await ask(house, .post, "/ban-giao/moi", as: PromiseHouse.office, form: right)
            #expect(done.status == 303)
            let again = try await ask(house, .post, "/ban-giao/moi", as: PromiseHouse.office, form: right)
            #expect(again.status == 409)
            let id = ["id": String(done.location.split(separator: "/").last ?? "")]
            let seen = try await ask(house, .get, "/ban-giao/{id}", as: PromiseHouse.leader, parameters: id)
            #expect(seen.text.contains("20/QĐ-UBND") && seen.text.contains("Quá hạn"))
            let first = try await ask(
                house, .get, "/ban-giao/{id}/bien-ban.docx", as: PromiseHouse.leader, parameters: id)
            try house.move(to: "2026-05-05")
            let second = try await ask(
                house, .get, "/ban-giao/{id}/bien-ban.docx", as: try await house.focal("so-noi-vu"), parameters: id)
            #expect(first.status == 200 && first.bytes == second.bytes && first.bytes.starts(with: [0x50, 0x4B]))
            let other = try await house.focal("so-tai-chinh")
            #expect(try await ask(house, .get, "/ban-giao/{id}", as: other, parameters: id).status == 404)
            #expect(
                try await ask(house, .get, "/ban-giao/{id}/bien-ban.docx", as: other, parameters: id).status == 404)
            #expect(try await ask(house, .get, "/ban-giao/moi", as: PromiseHouse.leader).status == 404)
        }
    }

    @Test func `a split is decided line by line on the page, and the form says what is missing`() async throws {
        try await withPromises { house in
            let codes = ["xa-21034", "xa-21025", "xa-21548"]
            var promises: [Assignment] = []
            for title in ["Một", "Hai"] {
                let mission = try await house.add(title, lead: [codes[0]], due: try day("2026-03-31"))
                promises.append(try await house.promise(mission, codes[0]))
            }
            let from = try await house.units.find(PromiseHouse.leader, code: codes[0])
            try await house.units.dissolve(.operator("test"), from.id, after: try day("2026-01-31"), into: nil)
            try house.move(to: "2026-02-02")
            let list = try await ask(house, .get, "/quan-tri/chuyen-giao", as: PromiseHouse.coordinator)
            #expect(list.status == 200 && list.text.contains(from.name))
            #expect(try await ask(house, .get, "/quan-tri/chuyen-giao", as: PromiseHouse.office).status == 404)
            let path = "/quan-tri/chuyen-giao/moi"
            let nobody = try await ask(
                house, .get, path, as: PromiseHouse.coordinator, query: [(name: "co-quan", value: codes[0])])
            #expect(nobody.status == 422 && nobody.text.contains("Chưa nêu cơ quan tiếp nhận"))
            let receivers = "\(codes[1]); \(codes[2])"
            let form = try await ask(
                house, .get, path, as: PromiseHouse.coordinator,
                query: [(name: "co-quan", value: codes[0]), (name: "nhan", value: receivers)])
            #expect(form.text.contains("name=\"den-\(promises[0].id.text)\""))
            var typed = [
                (name: "co-quan", value: codes[0]), (name: "nhan", value: receivers),
                (name: "can-cu", value: "15/QĐ-UBND"),
                (name: "den", value: ""), (name: "den-\(promises[0].id.text)", value: codes[1]),
            ]
            typed += promises.map { (name: "da-liet-ke", value: $0.id.text) }
            let missing = try await ask(house, .post, path, as: PromiseHouse.coordinator, form: typed)
            #expect(missing.status == 422 && missing.text.contains("Còn 1 việc chưa chọn"))
            let stale = try await ask(
                house, .post, path, as: PromiseHouse.coordinator, form: typed.filter { $0.value != promises[1].id.text }
            )
            #expect(stale.status == 409)
            let right = typed.map { $0.name == "den" ? (name: "den", value: codes[2]) : $0 }
            let done = try await ask(house, .post, path, as: PromiseHouse.coordinator, form: right)
            #expect(done.status == 303)
            #expect(try await house.promise(promises[0].task.id, codes[1]).id == promises[0].id)
            #expect(try await house.promise(promises[1].task.id, codes[2]).id == promises[1].id)
        }
    }

    @Test func `a focal point gives a promise to a name, and hands a person's work to another`() async throws {
        try await withPromises { house in
            let mission = try await house.add("Việc", lead: ["so-y-te"], due: try day("2026-03-31"))
            let promise = try await house.promise(mission, "so-y-te")
            let unit = try await house.units.find(PromiseHouse.leader, code: "so-y-te")
            let account = try await Accounts(database: house.database, world: house.world).create(
                .operator("test"),
                Accounts.Facts(login: "an.tran", name: "Trần An", unit: unit.id, roles: [.focal]))
            let an = Viewer(actor: account.text, actorName: "Trần An", unit: unit.id, roles: [.focal])
            let given = try await ask(
                house, .post, "/giao-viec/{id}/giao-nguoi", as: an, parameters: ["id": promise.id.text],
                form: [(name: "ban", value: "\(promise.version)"), (name: "ho-ten", value: "Bà Hoa")])
            #expect(given.status == 303)
            let stale = try await ask(
                house, .post, "/giao-viec/{id}/giao-nguoi", as: an, parameters: ["id": promise.id.text],
                form: [(name: "ban", value: "\(promise.version)"), (name: "ho-ten", value: "Ông Ba")])
            #expect(stale.status == 409 && stale.text.contains("value=\"Ông Ba\""))
            let people = try await ask(house, .get, "/giao-viec/nguoi", as: an)
            #expect(people.text.contains("Bà Hoa") && people.text.contains("Đây là tôi"))
            let form = try await ask(
                house, .get, "/ban-giao/moi", as: an, query: [(name: "tu-ten", value: "Bà Hoa")])
            #expect(form.text.contains(promise.id.text))
            let mine = try await ask(
                house, .post, "/giao-viec/nguoi", as: an,
                form: [(name: "ho-ten", value: "Bà Hoa"), (name: "viec", value: "toi")])
            #expect(mine.status == 303)
            #expect(try await house.promise(mission, "so-y-te").account == account)
        }
    }
}
