import Vocabulary

/// The OpenAPI 3.1 document of the read API, written from the table of operations.
struct OpenAPIDocument {
    let operations: [Operation]

    var json: JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Tiến Độ read API", "version": "1.0.0",
                "description": """
                Read-only access to the register of documents, plans, tasks, targets, projects and agencies. Send a token \
                of the scope `read` as `Authorization: Bearer …`. Lists are paged by `cursor`; days are ISO 8601 in \
                Vietnam's time zone; texts are NFC.
                """,
                "license": ["name": "See the repository", "identifier": "NOASSERTION"],
            ],
            "servers": [["url": "/"]],
            "security": [["token": []]],
            "tags": .array(tags.map { ["name": .string($0)] }),
            "paths": .object(operations.map { ($0.path, ["get": describe($0)]) }),
            "components": [
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": "Made under an account; reads what the account may read.",
                    ]
                ],
                "schemas": .object(APISchemas.all), "responses": .object(OpenAPIDocument.troubles),
            ],
        ]
    }

    private var tags: [String] {
        var found: [String] = []
        for operation in operations where !found.contains(operation.tag) { found.append(operation.tag) }
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
        return [
            "operationId": .string(operation.id), "summary": .string(operation.says), "tags": [.string(operation.tag)],
            "parameters": .array(operation.parameters.map(describe)), "responses": .object(responses),
        ]
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
                    "description": "Only GET and HEAD are known here.",
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
