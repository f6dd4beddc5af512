import Foundation
import Testing
import Vocabulary

@testable import Extraction

@Suite struct JsonContract {
    private func sample() throws -> Extract {
        try reading(
            text: """
                PHỤ LỤC II
                TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn
                1\tViết "sổ tay" chợ\tSở Công Thương\t31/9/2026
                2\tPhát sổ tay\tSở Lạ\tThường xuyên
                """)
    }

    @Test func `the keys stand in the contract's order`() throws {
        let json = contractJSON(try sample())
        let order = [
            "schema", "source", "sha256", "document", "signer", "duties", "tasks", "annex", "sectionTitle", "lead",
            "deadline",
            "origin", "confidence", "flags", "targets", "projects", "progress", "tables", "left", "findings", "says",
        ]
        var from = json.startIndex
        for key in order {
            let found = json.range(of: "\"\(key)\":", range: from..<json.endIndex)
            #expect(found != nil, "\(key)")
            from = found?.upperBound ?? from
        }
    }

    @Test func `it is JSON, the same bytes each time, null for what is not said`() throws {
        let json = contractJSON(try sample())
        #expect(json == contractJSON(try sample()))
        let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(value["schema"] as? String == "tiendo.extract/1")
        let tasks = try #require(value["tasks"] as? [[String: Any]])
        #expect(tasks.first?["title"] as? String == "Viết \"sổ tay\" chợ")
        let deadline = try #require(tasks.first?["deadline"] as? [String: Any])
        #expect(deadline["kind"] as? String == "invalid" && deadline["end"] is NSNull)
        let origin = try #require(tasks.last?["origin"] as? [String: Any])
        #expect(origin["lines"] as? [Int] == [4, 4] && origin["page"] is NSNull && origin["row"] as? Int == 3)
        #expect((value["document"] as? [String: Any])?["number"] is NSNull)
    }

    @Test func `numbers are written short`() {
        var json = JSONText()
        json.list([80, 0.7, -1.5, 1_250_000]) { $0.number($1) }
        #expect(json.text.filter { !$0.isWhitespace } == "[80,0.7,-1.5,1250000]")
    }

    @Test func `an agency nobody knows is asked about once and lowers the confidence`() throws {
        let extract = try sample()
        #expect(extract.findings.map(\.code) == ["deadline.impossible", "agency.unknown"])
        #expect(extract.tasks.map(\.confidence) == [0.98, 0.9])
    }

    @Test func `the table for a terminal names every row and every finding`() throws {
        let text = summaryTable(try sample())
        #expect(text.contains("2 nhiệm vụ") && text.contains("Phát sổ tay") && text.contains("deadline.impossible"))
        #expect(text.contains("2 dòng = 2 lấy + 0 mục + 0 để lại"))
    }
}
