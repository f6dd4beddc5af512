import Documents
import Organizations
import Vocabulary
import Web

/// One operation of the read API. The table of these makes the endpoints and the OpenAPI document, so the two agree.
struct Operation: Sendable {
    var path: String
    /// `listMissions`.
    var id: String
    var says: String
    var tag: String
    var parameters: [ParameterRule]
    /// The name of the schema of what it answers.
    var answers: String
    var isList: Bool
    var answer: @Sendable (Asked) async throws -> JSON

    /// The address of this operation, for programs with a token of the scope `read`.
    var endpoint: Endpoint {
        Endpoint(.get, path, for: .token("read")) { call in
            do {
                let asked = try Asked(call, rules: parameters)
                return Reply(type: "application/json", body: .bytes(try await answer(asked).bytes))
            } catch let trouble as APITrouble {
                return trouble.reply
            } catch is NotVisible {
                return APITrouble.notFound.reply
            }
        }
    }
}

/// A request to the API whose parameters are all known and well formed.
struct Asked: Sendable {
    let viewer: Viewer
    let path: String
    let values: [String: String]

    /// - Throws: `APITrouble.parameter` for one that is unknown, said twice or malformed.
    init(_ call: Call, rules: [ParameterRule]) throws {
        viewer = Viewer(call)
        path = call.path
        var values: [String: String] = [:]
        for (name, value) in call.query {
            guard let rule = rules.first(where: { $0.name == name && !$0.isInPath }) else {
                throw APITrouble.parameter(name, "is not known here")
            }
            guard values[name] == nil else { throw APITrouble.parameter(name, "is given twice") }
            guard rule.admits(value) else { throw APITrouble.parameter(name, "is not well formed") }
            values[name] = value
        }
        for rule in rules where rule.isInPath {
            let value = call.parameter(rule.name)
            // A malformed id names nothing.
            guard rule.admits(value) else { throw NotVisible() }
            values[rule.name] = value
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }
    func integer(_ name: String) -> Int? { values[name].flatMap(ParameterRule.integer) }
    func day(_ name: String) -> Day? { values[name].flatMap { Day($0) } }
    var limit: Int { integer("limit") ?? 50 }
    var id: String { values["id"] ?? "" }

    /// Where the page begins.
    ///
    /// - Throws: `APITrouble.noPage` when it is no key that this API gave for this list.
    func key() throws -> PageKey? {
        guard let word = values["cursor"] else { return nil }
        guard let key = cursor.key(word), key.direction == .after else { throw APITrouble.noPage }
        return key
    }

    /// How the pages of this list are named.
    var cursor: PageCursor { PageCursor(path: path, values: values) }
}

/// What a program is told when it asked wrongly (RFC 9457).
struct APITrouble: Error {
    let status: Int
    let title: String
    let detail: String
    let parameter: String?

    static func parameter(_ name: String, _ what: String) -> APITrouble {
        let shown = String(String.UnicodeScalarView(name.unicodeScalars.prefix(60)))
        return APITrouble(
            status: 400, title: "Bad request", detail: "The parameter `\(shown)` \(what).", parameter: shown)
    }
    static let notFound = APITrouble(
        status: 404, title: "Not found", detail: "There is no such item, or it is not for this token.", parameter: nil)

    static let noPage = APITrouble(
        status: 404, title: "Not found", detail: "The `cursor` is not of this list.", parameter: "cursor")

    var reply: Reply {
        var members: [(String, JSON)] = [
            ("type", "about:blank"), ("title", .string(title)), ("status", .integer(Int64(status))),
            ("detail", .string(detail)),
        ]
        if let parameter { members.append(("parameter", .string(parameter))) }
        return Reply(
            status: status, type: "application/problem+json", body: .bytes(JSON.object(members).bytes))
    }
}
