import Database
import Organizations
import Testing
import Vocabulary
import Web

@testable import Indicators

@Suite struct ExchangePages {
    @Test func `a file of values is looked at, kept, and written by its own sender only`() async throws {
        try await withIndicators { house in
            try await house.define("ho-so")
            let endpoint = try #require(
                house.feature.endpoints().first { $0.method == .post && $0.path == "/so-lieu/nhap" })
            let csv = "indicator,unit,period,value\nho-so,xa-21040,2026-03,12\nho-so,xa-21034,2026-03,1.250\n"
            func send(_ form: Form, as viewer: Viewer) async throws -> Reply {
                var call = Call(
                    visitor: Visitor(
                        account: viewer.actor, name: viewer.actorName, unit: viewer.unit?.text ?? "", unitName: "",
                        roles: viewer.roles, formToken: "t"), world: house.world, path: "/so-lieu/nhap")
                call.method = .post
                call.sentForm = form
                return try await endpoint.answer(call)
            }
            let upload = UploadedFile(name: "so-lieu.csv", bytes: Array(csv.utf8))
            let vague = try await send(
                Form(fields: [("viec", "kiem-tra")], files: [("tep", upload)]), as: IndicatorHouse.coordinator)
            #expect(vague.status == 422)
            #expect(try words(vague).contains("có thể là hàng nghìn hoặc phần thập phân"))
            let looked = try await send(
                Form(fields: [("viec", "kiem-tra"), ("dau-thap-phan", "comma")], files: [("tep", upload)]),
                as: IndicatorHouse.coordinator)
            #expect(looked.status == 200)
            #expect(try await house.database.rows("SELECT seq FROM value_entries").isEmpty)
            var fields = try typed(try words(looked), action: "/so-lieu/nhap", ["viec": "ghi"])
            let other = Viewer(actor: "other", actorName: "", unit: nil, roles: [.coordinator])
            await #expect(throws: NotVisible.self) { try await send(Form(fields: fields), as: other) }
            let done = try await send(Form(fields: fields), as: IndicatorHouse.coordinator)
            #expect(done.status == 303)
            let id = try await house.indicators.find(code: "ho-so", for: IndicatorHouse.leader).id
            #expect(try await house.view().block(id)?.total(try #require(Period("2026-03"))) == 1262)
            #expect(try await house.values.keptFiles(for: .system("sweep")).count == 1)
            fields.removeAll { $0.name == "tep-giu" }
            fields.append(("tep-giu", String(repeating: "0", count: 64)))
            await #expect(throws: NotVisible.self) {
                try await send(Form(fields: fields), as: IndicatorHouse.coordinator)
            }
        }
    }

    @Test func `downloads are of what the reader may see, and closed to the public`() async throws {
        try await withIndicators { house in
            try await house.define("ho-so")
            let id = try await house.indicators.find(code: "ho-so", for: IndicatorHouse.leader).id
            try await house.say(id, "xa-21040", [("2026-03", 12)])
            for format in ValueFormat.allCases {
                let reply = try await house.ask("/so-lieu.\(format.rawValue)", as: IndicatorHouse.leader)
                #expect(reply.status == 200 && reply.type == format.type)
            }
            let catalogue = try await house.ask("/chi-so.json", as: IndicatorHouse.leader)
            #expect(try words(catalogue).contains("\"code\":\"ho-so\""))
            let wrong = try await house.ask("/so-lieu.csv?tu=2026-13", as: IndicatorHouse.leader)
            #expect(wrong.status == 422)
        }
    }
}
