import Database
import Organizations
import Plans
import Testing
import Vocabulary
import Web

@testable import Indicators

/// Values over the API: what a program sends and reads.
@Suite struct ValuesAPITests {
    private func post(
        _ house: IndicatorHouse, _ body: String, as viewer: Viewer = IndicatorHouse.coordinator
    ) async throws -> (status: Int, body: JSON) {
        let reply = try await house.ask("/api/v1/values", as: viewer, json: body, scope: "read values")
        return (reply.status, try JSON(parsing: try words(reply)))
    }

    private func get(_ house: IndicatorHouse, _ address: String, as viewer: Viewer = IndicatorHouse.leader) async throws
        -> JSON
    {
        let reply = try await house.ask(address, as: viewer, scope: "read")
        #expect(reply.status == 200)
        return try JSON(parsing: try words(reply))
    }

    @Test func `a program sends values once, and reads what counts`() async throws {
        try await withIndicators { house in
            try await house.define("ho-so")
            try await house.define("ty-le") {
                $0.kind = .ratio
                $0.acrossUnits = .ratio
                $0.numerator = "a"
                $0.denominator = "b"
            }
            let body = """
                {"key": "k-1", "source": "Kho dữ liệu", "values": [
                    {"indicator": "ho-so", "unit": "xa-21040", "period": "2026-09", "value": 12.5},
                    {"indicator": "ty-le", "unit": "xa-21034", "period": "2026-09", "numerator": 9, "denominator": 10}]}
                """
            let first = try await post(house, body)
            #expect(first.status == 200 && first.body["entries"]?.integer == 2 && first.body["known"]?.bool == false)
            let second = try await post(house, body)
            #expect(second.status == 200 && second.body["known"]?.bool == true)
            #expect(second.body["submission"]?.integer == first.body["submission"]?.integer)
            let items = try await get(house, "/api/v1/values")["items"]?.array ?? []
            #expect(items.count == 2 && items.first?["value"]?.number == 12.5)
            #expect(items.last?["numerator"]?.number == 9 && items.last?["value"]?.number == 90)
            let removal = """
                {"key": "k-2", "values": [{"indicator": "ho-so", "unit": "xa-21040", "period": "2026-09", "remove": true,
                "reason": "Nhầm"}]}
                """
            #expect(try await post(house, removal).status == 200)
            #expect(try await get(house, "/api/v1/values?indicator=ho-so")["items"]?.array?.isEmpty == true)
        }
    }

    @Test func `each value that cannot be taken is named, and nothing is stored`() async throws {
        try await withIndicators { house in
            try await house.define("ho-so")
            let body = """
                {"key": "k", "values": [
                    {"indicator": "ho-so", "unit": "xa-21040", "period": "2026-09", "value": 1},
                    {"indicator": "la", "unit": "xa-21040", "period": "2026-09", "value": 1},
                    {"indicator": "ho-so", "unit": "la", "period": "2026-09", "value": 1},
                    {"indicator": "ho-so", "unit": "xa-21040", "period": "2026-Q3", "value": 1},
                    {"indicator": "ho-so", "unit": "xa-21040", "period": "2026-12", "value": 1},
                    {"indicator": "ho-so", "unit": "xa-21040", "period": "2026-08", "remove": true},
                    {"indicator": "ho-so", "unit": "xa-21040", "period": "2026-08", "value": 1, "remove": true}]}
                """
            let answer = try await post(house, body)
            #expect(answer.status == 422)
            let places = answer.body["entries"]?.array?.compactMap { $0["place"]?.integer } ?? []
            #expect(places == [1, 2, 3, 4, 5, 6])
            let codes = answer.body["entries"]?.array?.compactMap { $0["code"]?.string } ?? []
            #expect(codes == ["IND-04", "IND-05", "IND-13", "IND-14", "IND-06", "IND-15"])
            #expect(try await house.database.rows("SELECT seq FROM value_entries").isEmpty)
            let own = """
                {"key": "k", "values": [{"indicator": "ho-so", "unit": "xa-21034", "period": "2026-09", "value": 1}]}
                """
            let other = try await post(house, own, as: try await house.focal("xa-21040"))
            #expect(other.status == 422 && other.body["entries"]?.array?.first?["code"]?.string == "IND-17")
        }
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"key": "k"}"#, #"{"key": "k", "values": []}"#, #"{"key": "", "values": [{}]}"#,
        #"{"key": "k", "values": [{"indicator": "a", "unit": "b", "period": "2026-13"}]}"#,
        #"{"key": "k", "values": [{"indicator": "a", "unit": "b", "period": "2026-03", "value": "1"}]}"#,
        #"{"key": "k", "values": [{"indicator": "a", "unit": "b", "period": "2026-03", "extra": 1}]}"#,
        #"{"key": "k", "other": 1, "values": [{"indicator": "a", "unit": "b", "period": "2026-03"}]}"#,
        #"{"key": "k", "values": [{"indicator": "a b", "unit": "b", "period": "2026-03"}]}"#,
    ])
    func `a body of another shape is refused`(body: String) async throws {
        try await withIndicators { house in
            let answer = try await post(house, body)
            #expect(answer.status == 400)
        }
    }

    @Test func `a question is answered with the next sending`() async throws {
        try await withIndicators { house in
            let id = try await house.define("luy-ke") { $0.kind = .cumulative }
            try await house.say(id, "xa-21040", [("2026-08", 10)])
            func body(_ answers: String) -> String {
                """
                {"key": "k", "values": [{"indicator": "luy-ke", "unit": "xa-21040", "period": "2026-09", "value": 8\(answers)}]}
                """
            }
            let asked = try await post(house, body(""))
            #expect(asked.status == 409)
            let question = try #require(asked.body["questions"]?.array?.first)
            #expect(question["rule"]?.string == "cumulative-down" && question["place"]?.integer == 0)
            #expect(question["words"]?.string?.contains("giảm") == true)
            let answered = body(#", "answers": [{"rule": "cumulative-down", "answer": "Rà soát lại"}]"#)
            #expect(try await post(house, answered).status == 200)
            let kept = try await house.database.rows("SELECT rule, answer FROM value_questions")
            #expect(try kept.map { try $0.get("answer", as: String.self) } == ["Rà soát lại"])
        }
    }

    @Test func `lists are paged without a gap, and a unit reads its own rows`() async throws {
        try await withIndicators { house in
            for code in ["b-hai", "a-mot"] {
                let id = try await house.define(code)
                for unit in ["xa-21040", "xa-21034"] {
                    try await house.say(id, unit, [("2026-07", 1), ("2026-08", 2), ("2026-09", 3)])
                }
            }
            var seen: [String] = []
            var address: String? = "/api/v1/values?limit=5&from=2026-08"
            while let next = address {
                let page = try await get(house, next)
                seen += (page["items"]?.array ?? []).map {
                    "\($0["indicator"]?.string ?? "") \($0["unit"]?.string ?? "") \($0["period"]?.string ?? "")"
                }
                address = page["next"]?.string.map { "/api/v1/values?limit=5&from=2026-08&cursor=\($0)" }
            }
            #expect(seen.count == 8 && seen == seen.sorted() && Set(seen).count == 8)
            let own = try await get(house, "/api/v1/values", as: try await house.focal("xa-21040"))
            #expect(Set((own["items"]?.array ?? []).compactMap { $0["unit"]?.string }) == ["xa-21040"])
            let catalogue = try await get(house, "/api/v1/indicators?limit=1")
            #expect(catalogue["items"]?.array?.first?["code"]?.string == "a-mot")
            let rest = try await get(house, "/api/v1/indicators?limit=1&cursor=\(catalogue["next"]?.string ?? "")")
            #expect(rest["items"]?.array?.first?["code"]?.string == "b-hai" && rest["next"]?.isNull == true)
        }
    }

    @Test func `a reading token sends nothing, a sending token reads`() async throws {
        try await withIndicators { house in
            await #expect(throws: IndicatorHouse.NotAdmitted.self) {
                try await house.ask("/api/v1/values", as: IndicatorHouse.coordinator, json: "{}", scope: "read")
            }
            await #expect(throws: IndicatorHouse.NotAdmitted.self) {
                try await house.ask("/api/v1/values", as: IndicatorHouse.coordinator, json: "{}")
            }
            let read = try await house.ask("/api/v1/values", as: IndicatorHouse.leader, scope: "read values")
            #expect(read.status == 200)
        }
    }

    @Test func `what is answered has the members that are described`() async throws {
        try await withIndicators { house in
            let id = try await house.define("ho-so")
            try await house.say(id, "xa-21040", [("2026-09", 3)])
            let schemas = Dictionary(house.feature.api.schemas) { first, _ in first }
            for (schema, address) in [("Indicator", "/api/v1/indicators"), ("IndicatorValue", "/api/v1/values")] {
                guard case .object(let members)? = try await get(house, address)["items"]?.array?.first,
                    case .object(let described)? = schemas[schema]?["properties"]
                else {
                    Issue.record("\(schema) is no object")
                    continue
                }
                #expect(members.map(\.0) == described.map(\.0), "\(schema)")
            }
        }
    }
}
