import Database
import Foundation
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import App

/// What a newcomer sees of the demonstration province.
@Suite struct DemonstrationPages {
    @Test func `every task of the demonstration leads to its own row in the source`() async throws {
        try await withTemporaryFolder { folder in
            try await withDatabase(migrations: House.migrations) { database in
                let house = try House.assembled(
                    database: database, files: folder.appendingPathComponent("files"), world: FixedWorld().world)
                _ = try await house.units.seedShipped()
                try await Demonstration(house: house).load()
                let codes = try await database.rows("SELECT code FROM plans").map {
                    try $0.get("code", as: String.self)
                }
                #expect(Set(codes) == ["118/KH-UBND", "…/KH-BCĐ (dự thảo 01/2026)"])

                let endpoints = house.endpoints
                let rows = try await database.rows(
                    "SELECT missions.id, missions.title, plans.document_id FROM missions JOIN plans ON plans.id = missions.plan_id"
                )
                #expect(rows.count == 92)
                for row in rows.prefix(60) {
                    let id: String = try row.get("id")
                    let page = try await ask("/nhiem-vu/{id}", ["id": id], [], endpoints, house)
                    let link = try #require(page.components(separatedBy: "/nguon?").dropFirst().first)
                    let query = link.components(separatedBy: "\"")[0].components(separatedBy: "&amp;").map { pair in
                        let parts = pair.components(separatedBy: "=")
                        return (name: parts[0], value: parts.last ?? "")
                    }
                    let source = try await ask(
                        "/van-ban/{id}/nguon", ["id": try row.get("document_id")], query, endpoints, house)
                    #expect(source.ranges(of: "aria-current=\"true\"").count == 1, "\(query)")
                }
            }
        }
    }

    private func ask(
        _ path: String, _ parameters: [String: String], _ query: [(name: String, value: String)],
        _ endpoints: [Endpoint], _ house: House
    ) async throws -> String {
        let endpoint = try #require(endpoints.first { $0.path == path && $0.method == .get })
        let visitor = Visitor(
            account: "a", name: "Lãnh đạo", unit: "", unitName: "", roles: [.leader], formToken: "t")
        let reply = try await endpoint.answer(
            Call(visitor: visitor, world: house.world, path: path, parameters: parameters, query: query))
        guard case .bytes(let bytes) = reply.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}
