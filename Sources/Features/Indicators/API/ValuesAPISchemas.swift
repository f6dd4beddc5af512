import Plans
import Vocabulary

/// The schemas of indicators and values, by name (JSON Schema 2020-12).
enum ValuesAPISchemas {
    private static let text = APISchemas.text
    private static let code: JSON = [
        "type": "string", "minLength": 1, "maxLength": 64, "pattern": .string(ParameterRule.wordPattern),
    ]
    private static let period: JSON = ["type": "string", "pattern": .string(ParameterRule.periodPattern)]
    private static func words(_ longest: Int) -> JSON { ["type": "string", "maxLength": .integer(Int64(longest))] }
    private static func choice(_ words: [String]) -> JSON {
        ["type": "string", "enum": .array(words.map { .string($0) })]
    }

    static var all: [(String, JSON)] {
        [
            ("Indicator", indicator), ("IndicatorValue", value), ("IndicatorPage", APISchemas.page("Indicator")),
            ("IndicatorValuePage", APISchemas.page("IndicatorValue")), ("ValueSaid", said),
            ("ValuesSending", sending), ("ValuesReceipt", receipt), ("ValuesProblem", problem),
        ]
    }

    private static var indicator: JSON {
        APISchemas.object(
            "What is measured, and how.",
            [
                ("code", code), ("name", text), ("group", text), ("meaning", text), ("unit", text),
                ("direction", choice(Indicator.Direction.allCases.map(\.rawValue))),
                ("kind", choice(Indicator.Kind.allCases.map(\.rawValue))), ("numerator", text), ("denominator", text),
                ("factor", ["type": "number"]), ("frequency", choice(Frequency.allCases.map(\.rawValue))),
                ("delayMonths", APISchemas.count), ("source", text),
                ("steward", ["oneOf": [APISchemas.reference("UnitReference"), ["type": "null"]]]), ("formula", text),
                ("acrossUnits", choice(Indicator.AcrossUnits.allCases.map(\.rawValue))),
                ("acrossTime", choice(Indicator.AcrossTime.allCases.map(\.rawValue))),
                ("scope", choice(Indicator.Scope.allCases.map(\.rawValue))), ("decimals", APISchemas.count),
                ("needsApproval", ["type": "boolean"]), ("validFrom", ["type": "string", "format": "date"]),
                ("validTo", APISchemas.optionalDay), ("retired", ["type": "boolean"]),
                ("version", ["type": "integer", "minimum": 1]),
            ])
    }

    private static var value: JSON {
        APISchemas.object(
            "A value that counts, in the indicator's unit; a ratio also by its two numbers.",
            [
                ("indicator", code), ("unit", code), ("period", period), ("value", ["type": "number"]),
                ("numerator", APISchemas.optionalNumber), ("denominator", APISchemas.optionalNumber),
                ("contested", ["type": "boolean"]),
            ])
    }

    private static var said: JSON {
        [
            "type": "object",
            "description": """
            What is said of one cell: `value`; `numerator` and `denominator`; or `remove` with a `reason`. A cell that \
            is not named keeps what it says.
            """,
            "properties": [
                "indicator": code, "unit": code, "period": period, "value": ["type": "number"],
                "numerator": ["type": "number"], "denominator": ["type": "number"], "remove": ["type": "boolean"],
                "reason": words(SentValues.longestWords), "note": words(SentValues.longestWords),
                "answers": [
                    "type": "array", "maxItems": 20, "description": "Answers to the questions of an earlier 409.",
                    "items": [
                        "type": "object",
                        "properties": ["rule": code, "answer": words(SentValues.longestWords)],
                        "required": ["rule", "answer"], "additionalProperties": false,
                    ],
                ],
            ], "required": ["indicator", "unit", "period"], "additionalProperties": false,
        ]
    }

    private static var sending: JSON {
        [
            "type": "object", "description": "Values sent as one act, stored whole or not at all.",
            "properties": [
                "key": [
                    "type": "string", "minLength": 1, "maxLength": .integer(Int64(SentValues.longestKey)),
                    "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$",
                    "description": "The program's own name of this act; the same one is stored once.",
                ], "source": words(500),
                "values": [
                    "type": "array", "minItems": 1, "maxItems": .integer(Int64(ValuesAPI.limit)),
                    "items": APISchemas.reference("ValueSaid"),
                ],
            ], "required": ["key", "values"], "additionalProperties": false,
        ]
    }

    private static var receipt: JSON {
        APISchemas.object(
            "What became of a sending.",
            [("submission", APISchemas.count), ("entries", APISchemas.count), ("known", ["type": "boolean"])])
    }

    private static var problem: JSON {
        [
            "type": "object", "description": "Why nothing was stored (RFC 9457).",
            "properties": [
                "type": ["type": "string", "format": "uri-reference"], "title": text,
                "status": ["type": "integer", "minimum": 400, "maximum": 599], "detail": text, "code": text,
                "entries": APISchemas.list(
                    APISchemas.object(
                        "What is wrong with one value.",
                        [("place", APISchemas.count), ("code", text), ("says", text), ("next", text)])),
                "questions": APISchemas.list(
                    APISchemas.object(
                        "What looks wrong and needs an answer.",
                        [
                            ("place", APISchemas.count), ("indicator", text), ("unit", text), ("period", text),
                            ("rule", text), ("words", text),
                        ])),
            ], "required": ["type", "title", "status"],
        ]
    }

    static var responses: [(String, JSON)] {
        let content: JSON = ["application/problem+json": ["schema": APISchemas.reference("ValuesProblem")]]
        return [
            ("ValuesAsked", ["description": "Some values look wrong; answer and send again.", "content": content]),
            ("ValuesTooLarge", ["description": "The body is too large.", "content": content]),
            ("ValuesNotJSON", ["description": "The body is not of the type JSON.", "content": content]),
            ("ValuesRefused", ["description": "Some values cannot be taken; nothing was stored.", "content": content]),
        ]
    }
}
