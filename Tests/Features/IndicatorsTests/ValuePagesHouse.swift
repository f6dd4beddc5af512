import Foundation
import Organizations
import Testing
import Vocabulary
import Web

@testable import Indicators

extension IndicatorHouse {
    /// What a page answers to this viewer, through the endpoint that serves it.
    func ask(
        _ address: String, as viewer: Viewer, send fields: [(name: String, value: String)]? = nil,
        json body: String? = nil, scope: String? = nil
    ) async throws -> Reply {
        let parts = try #require(URLComponents(string: address))
        let steps = parts.path.split(separator: "/").map(String.init)
        let method: Web.Method = fields == nil && body == nil ? .get : .post
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
            roles: viewer.roles, formToken: "t", tokenScope: scope)
        guard endpoint.audience.admits(visitor) else { throw NotAdmitted() }
        var call = Call(
            visitor: visitor, world: world, path: parts.path, parameters: values,
            query: (parts.queryItems ?? []).map { (name: $0.name, value: $0.value ?? "") })
        call.formToken = visitor.formToken
        call.method = method
        if let fields { call.sentForm = Form(fields: fields) }
        if let body {
            call.headers["content-type"] = "application/json"
            call.body = Array(body.utf8)
        }
        return try await endpoint.answer(call)
    }

    struct NotAdmitted: Error {}

    private var endpoints: [Endpoint] { feature.endpoints() + feature.operations.map(\.endpoint) }
}

func words(_ reply: Reply) throws -> String {
    guard case .bytes(let bytes) = reply.body else { return "" }
    return try #require(String(validating: bytes, as: UTF8.self))
}

/// What a browser would send of the form that a page shows, with some of it typed anew.
func typed(_ page: String, action: String, _ changes: [String: String] = [:]) throws -> [(name: String, value: String)]
{
    let start = try #require(page.firstRange(of: "method=\"post\" action=\"\(action)\""), "no form to \(action)")
    let rest = page[start.upperBound...]
    let form = String(rest[..<(try #require(rest.firstRange(of: "</form>")).lowerBound)])
    var fields: [(name: String, value: String)] = []
    for tag in form.matches(of: /<input ([^>]*)>/) {
        let text = String(tag.1)
        guard let name = text.firstMatch(of: /name="([^"]*)"/).map({ String($0.1) }) else { continue }
        if text.contains("type=\"checkbox\""), !text.contains(" checked") { continue }
        fields.append((name, text.firstMatch(of: #/ value="([^"]*)"/#).map { String($0.1) } ?? ""))
    }
    for area in form.matches(of: /<textarea [^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/) {
        fields.append((String(area.1), String(area.2)))
    }
    for (name, value) in changes {
        fields.removeAll { $0.name == name }
        fields.append((name, value))
    }
    return fields
}
