package import Vocabulary

/// The schemas of what the API answers, by name (JSON Schema 2020-12).
package enum APISchemas {
    package static let text: JSON = ["type": "string"]
    package static let count: JSON = ["type": "integer", "minimum": 0]
    package static let optionalText: JSON = ["type": ["string", "null"]]
    package static let optionalDay: JSON = ["type": ["string", "null"], "format": "date"]
    package static let optionalNumber: JSON = ["type": ["number", "null"]]
    static let optionalInteger: JSON = ["type": ["integer", "null"]]
    static let state: JSON = ["type": "string", "enum": ["current", "withdrawn"]]

    /// Names another schema.
    package static func reference(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/\(name)")] }
    /// A list of these.
    package static func list(_ of: JSON) -> JSON { ["type": "array", "items": of] }

    /// An object with these members, all of them always there.
    package static func object(_ says: String, _ members: [(String, JSON)]) -> JSON {
        [
            "type": "object", "description": .string(says), "properties": .object(members),
            "required": .array(members.map { .string($0.0) }), "additionalProperties": false,
        ]
    }

    /// One page of a list of the schema of this name.
    package static func page(_ of: String) -> JSON {
        object(
            "One page of a list.",
            [
                ("items", list(reference(of))),
                ("next", ["type": ["string", "null"], "description": "`cursor` of the next page; null on the last."]),
            ])
    }

    static var all: [(String, JSON)] {
        let names = ["Document", "Plan", "Mission", "Target", "Project", "Unit"]
        return [
            ("UnitReference", object("A unit or group.", [("code", text), ("name", text)])),
            (
                "UnitWords",
                object(
                    "Agencies as written and as known.", [("raw", text), ("units", list(reference("UnitReference")))])
            ),
            ("PlanReference", object("A plan.", [("id", text), ("code", text)])),
            (
                "Deadline",
                object(
                    "A deadline as written and as understood; the end is inclusive.",
                    [
                        ("raw", text),
                        (
                            "kind",
                            ["type": "string", "enum": .array(Deadline.Kind.allCases.map { .string($0.rawValue) })]
                        ),
                        ("start", optionalDay), ("end", optionalDay), ("due", optionalDay),
                        ("current", optionalDay),
                    ])
            ),
            (
                "Standing",
                object(
                    "How a task stands today. Late is computed, never typed.",
                    [
                        ("group", ["type": "string", "enum": .array(TimeGroup.allCases.map { .string($0.rawValue) })]),
                        (
                            "days",
                            [
                                "type": ["integer", "null"], "minimum": 0,
                                "description": "Days left, or days late; null where days say nothing.",
                            ]
                        ),
                    ])
            ),
            (
                "Value",
                object(
                    "What a target asks for, as written and as understood.",
                    [
                        ("raw", text),
                        (
                            "op",
                            [
                                "type": "string",
                                "enum": .array(TargetValue.Operation.allCases.map { .string($0.rawValue) }),
                            ]
                        ),
                        ("low", optionalNumber), ("high", optionalNumber), ("unit", text),
                    ])
            ),
            ("Document", document), ("Plan", plan), ("Mission", mission), ("Target", target), ("Project", project),
            ("Unit", unit),
            (
                "Problem",
                [
                    "type": "object", "description": "What went wrong (RFC 9457).",
                    "properties": [
                        "type": ["type": "string", "format": "uri-reference"], "title": text,
                        "status": ["type": "integer", "minimum": 400, "maximum": 599], "detail": text,
                        "parameter": text,
                        "code": text, "request": text,
                    ], "required": ["type", "title", "status"],
                ]
            ),
        ] + names.map { ("\($0)Page", page($0)) }
    }

    private static let tally = object(
        "How many tasks stand how.", TimeGroup.allCases.map { ($0.rawValue, count) })

    private static let document = object(
        "A document, issued or drafted.",
        [
            ("id", text), ("kind", text), ("issuer", text), ("number", optionalText), ("issuedOn", optionalDay),
            ("title", text),
            ("draft", ["type": "boolean"]), ("recipients", list(text)), ("citations", list(text)),
            ("duties", list(text)),
            (
                "file",
                [
                    "oneOf": [
                        object(
                            "The original file.",
                            [
                                ("sha256", ["type": "string", "pattern": "^[0-9a-f]{64}$"]), ("name", text),
                                ("format", text), ("bytes", count),
                            ]),
                        ["type": "null"],
                    ]
                ]
            ), ("state", state),
        ])

    private static let plan = object(
        "What one document promised.",
        [
            ("id", text), ("code", text), ("title", text), ("document", optionalText), ("issuedOn", optionalDay),
            ("tasks", tally), ("targets", count), ("projects", count), ("state", state),
        ])

    private static let mission = object(
        "A task that a plan gives.",
        [
            ("id", text), ("plan", reference("PlanReference")), ("annex", text), ("section", text),
            ("sectionTitle", text),
            ("no", text), ("title", text), ("product", text), ("lead", reference("UnitWords")),
            ("coop", reference("UnitWords")), ("deadline", reference("Deadline")), ("doneOn", optionalDay),
            ("standing", reference("Standing")), ("state", state), ("version", ["type": "integer", "minimum": 1]),
        ])

    private static let target = object(
        "What a plan wants reached by a year.",
        [
            ("id", text), ("plan", reference("PlanReference")), ("annex", text), ("phase", text),
            ("horizon", optionalInteger),
            ("section", text), ("no", text), ("parentNo", optionalText), ("name", text), ("unit", text),
            ("value", reference("Value")), ("lead", reference("UnitWords")), ("performers", reference("UnitWords")),
            ("state", state), ("version", ["type": "integer", "minimum": 1]),
        ])

    private static let project = object(
        "A project with the years it runs in.",
        [
            ("id", text), ("plan", reference("PlanReference")), ("annex", text), ("group", text), ("no", text),
            ("name", text),
            ("lead", reference("UnitWords")), ("years", list(["type": "integer"])), ("state", state),
            ("version", ["type": "integer", "minimum": 1]),
        ])

    private static let unit = object(
        "A unit or group with what it owes.",
        [("code", text), ("name", text), ("kind", text), ("lead", tally), ("coop", tally)])
}
