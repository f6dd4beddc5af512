import Database
import Documents
import Files
import Formats
import Foundation
import Ledger
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

/// The pages of documents as a browser asks for them.
struct DocumentScreensAsked {
    private let keeper = Viewer(actor: "lan", actorName: "Cán bộ thường trực", unit: nil, roles: [.coordinator])

    private func withPages(_ body: (DocumentRegister, Database, [Endpoint], World) async throws -> Void) async throws {
        let migrations = try (Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations)
            .sorted { $0.name < $1.name }
        try await withTemporaryFolder { folder in
            try await withDatabase(migrations: migrations) { database in
                let world = FixedWorld().world
                let endpoints = DocumentsFeature.endpoints(
                    database: database, world: world, files: try FileStore(root: folder))
                try await body(DocumentRegister(database: database, world: world), database, endpoints, world)
            }
        }
    }

    private func ask(
        _ path: String, _ parameters: [String: String] = [:], query: [(name: String, value: String)] = [],
        language: Language = .vi, of endpoints: [Endpoint], _ world: World
    ) async throws -> [UInt8] {
        let endpoint = try #require(endpoints.first { $0.path == path && $0.method == .get })
        let visitor = Visitor(
            account: "a", name: "Người thử", unit: "", unitName: "", roles: [.leader], formToken: "t")
        let reply = try await endpoint.answer(
            Call(visitor: visitor, language: language, world: world, path: path, parameters: parameters, query: query))
        guard case .bytes(let bytes) = reply.body else { return [] }
        return bytes
    }

    private func text(_ bytes: [UInt8]) throws -> String { try #require(String(validating: bytes, as: UTF8.self)) }

    @Test func `a download holds the documents that the page shows, row for row`() async throws {
        try await withPages { shelf, database, endpoints, world in
            for index in 0..<30 {
                var facts = DocumentFacts(
                    kind: index % 4 == 0 ? "báo cáo" : "kế hoạch", issuer: "UBND tỉnh", number: "\(index)/KH-UBND",
                    issuedOn: Day("2026-0\(index % 9 + 1)-05"), title: "Văn bản, \"số\" \(index)")
                if index == 7 { (facts.number, facts.isDraft) = (nil, true) }
                _ = try await database.write { [facts, keeper] in
                    try shelf.insert(NewDocument(facts: facts), in: $0, by: keeper)
                }
            }
            for (query, count) in [
                ([], 30), ([(name: "loai", value: "báo cáo"), (name: "sap", value: "ten")], 8),
                ([(name: "tim", value: "so 1")], 12), ([(name: "nam", value: "2025")], 0),
            ] {
                var shown: [String] = []
                var pages = query
                while true {
                    let page = try text(try await ask("/van-ban", query: pages, of: endpoints, world))
                    #expect(page.contains("/van-ban.xlsx") && page.contains("/van-ban.csv"))
                    for part in page.components(separatedBy: "<a class=\"row\" href=\"/van-ban/").dropFirst() {
                        let title = part.components(separatedBy: ">")[1].components(separatedBy: "<")[0]
                        shown.append(title.replacing("&quot;", with: "\"").replacing("&#34;", with: "\""))
                    }
                    guard let next = page.components(separatedBy: "rel=\"next\" href=\"").dropFirst().first,
                        let key = next.components(separatedBy: "\"")[0].components(separatedBy: "trang=").last
                    else { break }
                    pages = query + [(name: "trang", value: key.removingPercentEncoding ?? "")]
                }
                let csv = try readCSV(try await ask("/van-ban.csv", query: query, of: endpoints, world))
                #expect(csv.dropFirst().map { $0.fields.first } == shown)
                #expect(shown.count == count)
                let book = try readDocument(
                    try await ask("/van-ban.xlsx", query: query, of: endpoints, world), fileName: "van-ban.xlsx")
                let rows = book.blocks.compactMap { block in
                    if case .table(let table) = block { table.rows.map { $0.cells.map(\.text) } } else { nil }
                }.joined()
                #expect(Array(rows.dropFirst()).map { $0.first } == shown)
            }
        }
    }

    @Test func `reporting duties read as words in both languages`() async throws {
        try await withPages { shelf, database, endpoints, world in
            let duties = [
                DocumentDuty(raw: "Một", cadence: "monthly, every-5-years", due: "before day 10"),
                DocumentDuty(raw: "Hai", cadence: "yearly", due: "before 30/11"),
                DocumentDuty(raw: "Ba", cadence: "half-yearly", due: "cuối kỳ"),
            ]
            let facts = DocumentFacts(title: "Kế hoạch", duties: duties)
            let id = try await database.write { [keeper] in
                try shelf.insert(NewDocument(facts: facts), in: $0, by: keeper)
            }
            let words: [(Language, [String])] = [
                (
                    .vi,
                    [
                        "hằng tháng, 5 năm một lần", "trước ngày 10", "hằng năm", "trước ngày 30/11",
                        "6 tháng một lần", "cuối kỳ",
                    ]
                ),
                (
                    .en,
                    [
                        "monthly, every 5 years", "before day 10", "yearly", "before 30/11", "every six months",
                        "cuối kỳ",
                    ]
                ),
            ]
            for (language, expected) in words {
                let page = try text(
                    try await ask("/van-ban/{id}", ["id": id.text], language: language, of: endpoints, world))
                for word in expected { #expect(page.contains(">\(word)<"), "\(word)") }
            }
        }
    }
}
