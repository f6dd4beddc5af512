import Design
import Formats
import Foundation
import Organizations
import Plans
import Progress
import Testing
import Vocabulary
import Web

@testable import Overview

/// The pages as a signed-in person of some role asks for them.
struct Asking {
    let province: Province
    let endpoints: [Endpoint]

    init(_ province: Province, panels: [PagePanel] = []) {
        self.province = province
        let (database, world, board) = (province.database, province.world, province.board)
        endpoints =
            OverviewFeature.endpoints(database: database, world: world, board: board, panels: panels)
            + PlansFeature.endpoints(
                database: database, world: world,
                planPanels: [OverviewFeature.planPanel(database: database, world: world, board: board)],
                unitPanels: [OverviewFeature.unitPanel(database: database, world: world, board: board)])
            + ProgressFeature.endpoints(database: database, world: world, files: province.files, board: board)
    }

    /// The answer of an address written with its query.
    func ask(_ address: String, as viewer: Viewer = Province.leader, language: Language = .vi) async throws -> Reply {
        let parts = try #require(URLComponents(string: address), "\(address)")
        let steps = parts.path.split(separator: "/").map(String.init)
        var found: (Endpoint, [String: String])?
        for endpoint in endpoints where endpoint.method == .get {
            let pattern = endpoint.path.split(separator: "/").map(String.init)
            guard pattern.count == steps.count else { continue }
            var values: [String: String] = [:]
            let fits = zip(pattern, steps).allSatisfy { part, step in
                guard part.hasPrefix("{") else { return part == step }
                values[String(part.dropFirst().dropLast())] = step
                return true
            }
            if fits, found == nil || values.isEmpty { found = (endpoint, values) }
        }
        let (endpoint, values) = try #require(found, "no endpoint for \(address)")
        let visitor = Visitor(
            account: viewer.actor, name: viewer.actorName, unit: viewer.unit?.text ?? "", unitName: "Đơn vị thử",
            roles: viewer.roles, formToken: "t")
        try #require(endpoint.audience.admits(visitor), "\(address) is closed to \(viewer.actor)")
        var call = Call(
            visitor: visitor, language: language, world: province.world, path: parts.path, parameters: values,
            query: (parts.queryItems ?? []).map { (name: $0.name, value: $0.value ?? "") })
        call.face.owner = "UBND tỉnh Quảng Ngãi"
        return try await endpoint.answer(call)
    }

    func page(_ address: String, as viewer: Viewer = Province.leader, language: Language = .vi) async throws -> String {
        let reply = try await ask(address, as: viewer, language: language)
        #expect(reply.status == 200, "\(address)")
        guard case .bytes(let bytes) = reply.body else { return "" }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    /// How many rows a list's download holds.
    func rows(_ address: String, as viewer: Viewer) async throws -> Int {
        let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
        let csv = parts[0] + ".csv" + (parts.count > 1 ? "?" + parts[1] : "")
        let reply = try await ask(csv, as: viewer)
        switch reply.body {
        case .bytes(let bytes): return try readCSV(bytes).count - 1
        case .none, .stream:
            Issue.record("no bytes at \(csv)")
            return -1
        }
    }
}

/// A number on a page and the list it opens.
struct LinkedNumber: Hashable {
    let address: String
    let count: Int

    /// All of a page: links to lists of promises, tasks or changes whose words begin with a number or a fraction.
    static func all(in page: String) -> [LinkedNumber] {
        let lists = ["/giao-viec?", "/giao-viec\"", "/nhiem-vu?", "/tong-quan/thay-doi?"]
        return page.components(separatedBy: "<a href=\"").dropFirst().compactMap { part in
            guard lists.contains(where: { part.hasPrefix($0) }), let end = part.firstIndex(of: "\""),
                let open = part[end...].firstIndex(of: ">"), let close = part[open...].firstIndex(of: "<")
            else { return nil }
            let words = part[part.index(after: open)..<close]
            let number = words.split(separator: "/").last ?? words
            let digits = number.prefix { $0.isNumber || $0 == "." }.filter(\.isNumber)
            guard let count = Int(digits) else { return nil }
            return LinkedNumber(address: String(part[..<end]).replacing("&amp;", with: "&"), count: count)
        }
    }
}
