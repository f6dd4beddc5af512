import Database
import Files
import Foundation
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Progress

/// The pages of entering progress in a province of tests, as real accounts ask for them.
struct WorkHouse: Sendable {
    let house: PromiseHouse
    let files: FileStore
    let endpoints: [Endpoint]
    var evidence: EvidenceRows { EvidenceRows(database: house.database, world: house.world) }
    var drafts: Drafts { Drafts(database: house.database, world: house.world) }
    var steps: Steps { Steps(database: house.database, world: house.world) }

    /// A real account that speaks for a unit: drafts belong to accounts.
    func focal(_ code: String, login: String = "dau-moi") async throws -> Viewer {
        let keeper = Viewer(actor: "keeper", actorName: "Quản trị", unit: nil, roles: [.keeper])
        let unit = try await house.units.find(PromiseHouse.leader, code: code)
        let id = try await Accounts(database: house.database, world: house.world).create(
            keeper, .init(login: "\(login)-\(code)", name: "Đầu mối \(login)", unit: unit.id, roles: [.focal]))
        return Viewer(actor: id.text, actorName: "Đầu mối \(login)", unit: unit.id, roles: [.focal])
    }

    func ask(
        _ address: String, as viewer: Viewer, language: Language = .vi,
        send fields: [(name: String, value: String)]? = nil, files: [(name: String, file: UploadedFile)] = [],
        accept: String = ""
    ) async throws -> Reply {
        let parts = try #require(URLComponents(string: address))
        let steps = parts.path.split(separator: "/").map(String.init)
        let method: Web.Method = fields == nil ? .get : .post
        var found: (Endpoint, [String: String])?
        for endpoint in endpoints where endpoint.method == method {
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
        try #require(endpoint.audience.admits(visitor))
        var call = Call(
            visitor: visitor, language: language, world: house.world, path: parts.path, parameters: values,
            query: (parts.queryItems ?? []).map { (name: $0.name, value: $0.value ?? "") })
        call.formToken = visitor.formToken
        if !accept.isEmpty { call.headers["accept"] = accept }
        if let fields {
            call.method = .post
            call.sentForm = Form(fields: fields, files: files)
        }
        return try await endpoint.answer(call)
    }

    /// What a browser would send of the form that a page shows: every named field with its value.
    func typed(_ page: String, _ changes: [String: String] = [:]) throws -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for tag in page.matches(of: /<input ([^>]*)>/) {
            let text = String(tag.1)
            guard let name = text.firstMatch(of: /name="([^"]*)"/).map({ String($0.1) }),
                !text.contains("type=\"file\"")
            else { continue }
            if text.contains("type=\"radio\""), !text.contains(" checked") { continue }
            fields.append((name, text.firstMatch(of: /value="([^"]*)"/).map { String($0.1) } ?? ""))
        }
        for area in page.matches(of: /<textarea [^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/) {
            fields.append((String(area.1), String(area.2)))
        }
        for list in page.matches(of: /<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/) {
            let chosen = String(list.2).firstMatch(of: /value="([^"]*)" selected/).map { String($0.1) }
            fields.append((String(list.1), chosen ?? ""))
        }
        fields = fields.map { name, value in
            let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            return (name, signs.reduce(value) { $0.replacing($1.0, with: $1.1) })
        }
        for (name, value) in changes {
            fields.removeAll { $0.name == name }
            fields.append((name, value))
        }
        return fields
    }

    /// The markup of one form of a page, by the end of its address.
    func form(_ page: String, _ action: String) throws -> String {
        let start = try #require(page.firstRange(of: "action=\"\(action)\""), "no form to \(action)")
        let rest = page[start.upperBound...]
        return String(rest[..<(try #require(rest.firstRange(of: "</form>")).lowerBound)])
    }
}

func text(_ reply: Reply) throws -> String {
    guard case .bytes(let bytes) = reply.body else { return "" }
    return try #require(String(validating: bytes, as: UTF8.self))
}

func location(_ reply: Reply) -> String { reply.headers.first { $0.name == "Location" }?.value ?? "" }

func withWork(_ body: (WorkHouse) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
        try await withPromises { house in
            let files = try FileStore(root: folder.appendingPathComponent("files"))
            let board = Board(database: house.database, world: house.world)
            try await body(
                WorkHouse(
                    house: house, files: files,
                    endpoints: ProgressFeature.endpoints(
                        database: house.database, world: house.world, files: files, board: board)))
        }
    }
}
