package import Documents
package import Organizations
import Vietnamese
package import Vocabulary
package import Web

/// One operation of the API. The table of these makes the endpoints and the OpenAPI document, so the two agree.
package struct Operation: Sendable {
    package var method: Web.Method
    package var path: String
    /// `listMissions`.
    package var id: String
    package var says: String
    package var tag: String
    package var parameters: [ParameterRule]
    /// The name of the schema of what it answers.
    package var answers: String
    package var isList: Bool
    /// What a token must open: `read`, `values`.
    package var scope: String
    /// The name of the schema of the JSON it takes; nil when it takes none.
    package var takes: String?
    /// The most bytes of what it takes.
    package var bodyLimit: Int
    /// Answers beside the usual ones: status and the name of a response.
    package var troubles: [(status: String, response: String)]
    package var answer: @Sendable (Asked) async throws -> JSON

    package init(
        method: Web.Method = .get, path: String, id: String, says: String, tag: String, parameters: [ParameterRule],
        answers: String, isList: Bool, scope: String = "read", takes: String? = nil, bodyLimit: Int = 1 << 20,
        troubles: [(status: String, response: String)] = [],
        answer: @escaping @Sendable (Asked) async throws -> JSON
    ) {
        self.method = method
        self.path = path
        self.id = id
        self.says = says
        self.tag = tag
        self.parameters = parameters
        self.answers = answers
        self.isList = isList
        self.scope = scope
        self.takes = takes
        self.bodyLimit = bodyLimit
        self.troubles = troubles
        self.answer = answer
    }

    /// The address of this operation, for programs with a token of its scope.
    package var endpoint: Endpoint {
        Endpoint(method, path, for: .token(scope), bodyLimit: bodyLimit) { call in
            do {
                let asked = try Asked(call, rules: parameters, takesBody: takes != nil)
                return Reply(type: "application/json", body: .bytes(try await answer(asked).bytes))
            } catch let trouble as APITrouble {
                return trouble.reply
            } catch is NotVisible {
                return APITrouble.notFound.reply
            }
        }
    }
}

/// Operations of another feature, with the schemas and responses they name.
package struct APIAddition: Sendable {
    package var operations: [Operation]
    package var schemas: [(String, JSON)]
    package var responses: [(String, JSON)]
    package init(operations: [Operation], schemas: [(String, JSON)], responses: [(String, JSON)]) {
        self.operations = operations
        self.schemas = schemas
        self.responses = responses
    }
}

/// A request to the API whose parameters are all known and well formed.
package struct Asked: Sendable {
    package let viewer: Viewer
    let path: String
    let values: [String: String]
    /// What was sent; null for an operation that takes nothing.
    package let body: JSON

    /// - Throws: `APITrouble.parameter` for one that is unknown, said twice or malformed.
    init(_ call: Call, rules: [ParameterRule], takesBody: Bool = false) throws {
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
        body = takesBody ? try Asked.body(call) : .null
    }

    private static func body(_ call: Call) throws -> JSON {
        let type = call.headers["content-type"]?.split(separator: ";").first.map { tidy(String($0)).lowercased() }
        guard type == "application/json" else { throw APITrouble.notJSON }
        do { return try JSON(parsing: call.body) } catch {
            throw APITrouble(status: 400, title: "Bad request", detail: "The body is not JSON.", parameter: nil)
        }
    }

    package subscript(name: String) -> String? { values[name] }
    func integer(_ name: String) -> Int? { values[name].flatMap(ParameterRule.integer) }
    func day(_ name: String) -> Day? { values[name].flatMap { Day($0) } }
    /// Rows of a page.
    package var limit: Int { integer("limit") ?? 50 }
    var id: String { values["id"] ?? "" }

    /// Where the page begins.
    ///
    /// - Throws: `APITrouble.noPage` when it is no key that this API gave for this list.
    package func key() throws -> PageKey? {
        guard let word = values["cursor"] else { return nil }
        guard let key = cursor.key(word), key.direction == .after else { throw APITrouble.noPage }
        return key
    }

    /// The word that opens the page after this key.
    package func next(_ key: PageKey?) -> JSON { key.map { .string(cursor.word($0)) } ?? .null }

    /// How the pages of this list are named.
    var cursor: PageCursor { PageCursor(path: path, values: values) }
}

/// What a program is told when it asked wrongly (RFC 9457).
package struct APITrouble: Error {
    let status: Int
    let title: String
    let detail: String
    let parameter: String?
    /// What is told besides.
    let more: [(String, JSON)]

    package init(status: Int, title: String, detail: String, parameter: String?, more: [(String, JSON)] = []) {
        self.status = status
        self.title = title
        self.detail = detail
        self.parameter = parameter
        self.more = more
    }

    static func parameter(_ name: String, _ what: String) -> APITrouble {
        let shown = String(String.UnicodeScalarView(name.unicodeScalars.prefix(60)))
        return APITrouble(
            status: 400, title: "Bad request", detail: "The parameter `\(shown)` \(what).", parameter: shown)
    }
    static let notJSON = APITrouble(
        status: 415, title: "Unsupported media type", detail: "Only `application/json` is taken here.", parameter: nil)
    static let notFound = APITrouble(
        status: 404, title: "Not found", detail: "There is no such item, or it is not for this token.", parameter: nil)

    package static let noPage = APITrouble(
        status: 404, title: "Not found", detail: "The `cursor` is not of this list.", parameter: "cursor")

    var reply: Reply {
        var members: [(String, JSON)] = [
            ("type", "about:blank"), ("title", .string(title)), ("status", .integer(Int64(status))),
            ("detail", .string(detail)),
        ]
        if let parameter { members.append(("parameter", .string(parameter))) }
        members += more
        return Reply(
            status: status, type: "application/problem+json", body: .bytes(JSON.object(members).bytes))
    }
}
