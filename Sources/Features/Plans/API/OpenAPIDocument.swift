import Vocabulary
import Web

/// The OpenAPI 3.1 document of the read API, written from the table of operations.
struct OpenAPIDocument {
    let operations: [Operation]
    var addition = APIAddition(operations: [], schemas: [], responses: [])

    var json: JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Tiến Độ API", "version": "1.1.0",
                "description": """
                The register of documents, plans, tasks, targets, projects and agencies, and the indicators with their \
                values. Send a token of the scope `read` as `Authorization: Bearer …`; sending values takes one of the \
                scope `values`, which reads too. Lists are paged by `cursor`; days are ISO 8601 in \
                Vietnam's time zone; texts are NFC.
                """,
                "license": ["name": "See the repository", "identifier": "NOASSERTION"],
            ],
            "servers": [["url": "/"]],
            "security": [["token": []]],
            "tags": .array(tags.map { ["name": .string($0)] }),
            "paths": .object(paths),
            "components": [
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": "Made under an account; reads what the account may read.",
                    ]
                ],
                "schemas": .object(APISchemas.all + addition.schemas),
                "responses": .object(OpenAPIDocument.troubles + addition.responses),
            ],
        ]
    }

    private var all: [Operation] { operations + addition.operations }

    /// Each address once, with its operations by method.
    private var paths: [(String, JSON)] {
        var found: [(path: String, verbs: [(String, JSON)])] = []
        for operation in all {
            let verb = (operation.method.rawValue.lowercased(), describe(operation))
            if let at = found.firstIndex(where: { $0.path == operation.path }) {
                found[at].verbs.append(verb)
            } else {
                found.append((operation.path, [verb]))
            }
        }
        return found.map { ($0.path, .object($0.verbs)) }
    }

    private var tags: [String] {
        var found: [String] = []
        for operation in all where !found.contains(operation.tag) { found.append(operation.tag) }
        return found
    }

    private func describe(_ operation: Operation) -> JSON {
        var responses: [(String, JSON)] = [
            (
                "200",
                [
                    "description": .string(operation.says),
                    "content": ["application/json": ["schema": APISchemas.reference(operation.answers)]],
                ]
            )
        ]
        for (status, name) in [
            ("400", "BadRequest"), ("401", "Unauthorized"), ("404", "NotFound"), ("405", "MethodNotAllowed"),
            ("414", "AddressTooLong"), ("431", "HeadersTooLarge"), ("500", "Broken"),
        ] {
            responses.append((status, ["$ref": .string("#/components/responses/\(name)")]))
        }
        for trouble in operation.troubles {
            responses.append((trouble.status, ["$ref": .string("#/components/responses/\(trouble.response)")]))
        }
        var members: [(String, JSON)] = [
            ("operationId", .string(operation.id)), ("summary", .string(operation.says)),
            ("tags", [.string(operation.tag)]), ("parameters", .array(operation.parameters.map(describe))),
        ]
        if let takes = operation.takes {
            members.append(
                (
                    "requestBody",
                    [
                        "required": true,
                        "content": ["application/json": ["schema": APISchemas.reference(takes)]],
                    ]
                ))
        }
        return .object(members + [("responses", .object(responses))])
    }

    private func describe(_ rule: ParameterRule) -> JSON {
        var members: [(String, JSON)] = [
            ("name", .string(rule.name)), ("in", rule.isInPath ? "path" : "query"), ("required", .bool(rule.isInPath)),
            ("description", .string(rule.says)), ("schema", rule.schema),
        ]
        if let example = rule.example { members.append(("example", example)) }
        return .object(members)
    }

    private static var troubles: [(String, JSON)] {
        let content: JSON = ["application/problem+json": ["schema": APISchemas.reference("Problem")]]
        return [
            ("BadRequest", ["description": "A parameter is unknown, given twice or malformed.", "content": content]),
            (
                "Unauthorized",
                [
                    "description": "No token, or one that is wrong, too old or taken back.",
                    "headers": ["WWW-Authenticate": ["schema": ["type": "string"]]], "content": content,
                ]
            ),
            ("NotFound", ["description": "No such item or page, or not for this token.", "content": content]),
            (
                "MethodNotAllowed",
                [
                    "description": "The method is not known here; `Allow` names those that are.",
                    "headers": ["Allow": ["schema": ["type": "string"]]],
                    "content": content,
                ]
            ),
            ("AddressTooLong", ["description": "The address is too long.", "content": content]),
            ("HeadersTooLarge", ["description": "The headers are too large.", "content": content]),
            ("Broken", ["description": "A defect of this house; the number is for its keeper.", "content": content]),
        ]
    }
}
