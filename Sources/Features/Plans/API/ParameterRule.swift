package import Vocabulary

/// One parameter of the read API: what it is called, what it may hold, and how that is told to others.
package struct ParameterRule: Sendable {
    /// What a parameter may hold.
    package enum Form: Sendable {
        /// Up to this many Unicode scalars, at least one.
        case text(longest: Int)
        /// An opaque word of the API's own, an id or a code.
        case word
        case day
        case integer(ClosedRange<Int>)
        case choice([String])
        case cursor
        /// `2026-03`, `2026-Q3`, `2026-S1`, `2026`.
        case period
    }

    var name: String
    var form: Form
    var says: String
    var isInPath = false
    var example: JSON?

    package init(name: String, form: Form, says: String, isInPath: Bool = false, example: JSON? = nil) {
        self.name = name
        self.form = form
        self.says = says
        self.isInPath = isInPath
        self.example = example
    }

    static let id = ParameterRule(name: "id", form: .word, says: "The item's id.", isInPath: true)
    static let code = ParameterRule(
        name: "code", form: .word, says: "The unit's stable code.", isInPath: true, example: "so-khcn")
    static let search = ParameterRule(
        name: "q", form: .text(longest: 200), says: "Words to find, with or without Vietnamese diacritics.",
        example: "chuyen doi so")
    static let plan = ParameterRule(name: "plan", form: .word, says: "Only rows of the plan with this id.")
    package static let unit = ParameterRule(
        name: "unit", form: .word, says: "Only rows that name the unit or group with this code.", example: "so-khcn")
    package static let limit = ParameterRule(
        name: "limit", form: .integer(1...200), says: "Rows of a page; 50 when absent.", example: 50)
    package static let cursor = ParameterRule(
        name: "cursor", form: .cursor,
        says: """
            Where the page begins: `next` of the page before, as it was given, beside the same other parameters \
            (`limit` may change).
            """)
    static func sort(_ words: [String]) -> ParameterRule {
        ParameterRule(
            name: "sort", form: .choice(words), says: "Order of the rows; `\(words.first ?? "")` when absent.")
    }

    /// Whether a value may stand for this parameter.
    func admits(_ value: String) -> Bool {
        switch form {
        case .text(let longest): ParameterRule.says(value) && value.unicodeScalars.count <= longest
        case .word: ParameterRule.isWord(value)
        case .day: Day(value) != nil
        case .integer(let range): ParameterRule.integer(value).map { range.contains($0) } ?? false
        case .choice(let words): words.contains(value)
        case .cursor: ParameterRule.isCursor(value)
        case .period: Period(value).map { (1900...2199).contains($0.year) } ?? false
        }
    }

    /// At least one letter or sign of Latin writing, and nothing hidden (the door refuses hidden characters).
    static let textPattern: String = {
        let shown = "[^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]*"
        return "^\(shown)[!-~\\u00C0-\\u1EF9]\(shown)$"
    }()

    private static func says(_ value: String) -> Bool {
        value.unicodeScalars.contains { (0x21...0x7E).contains($0.value) || (0xC0...0x1EF9).contains($0.value) }
    }

    package static let periodPattern = "^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2]|Q[1-4]|S[12]))?$"
    package static let wordPattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"

    private static func isWord(_ value: String) -> Bool {
        guard let first = value.utf8.first, value.utf8.count <= 64, isLetterOrDigit(first) else { return false }
        return value.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    /// Digits and a sign only: `+5`, ` 5` and `5.0` are not numbers here.
    static func integer(_ value: String) -> Int? {
        let digits = value.utf8.first == UInt8(ascii: "-") ? value.utf8.dropFirst() : value.utf8[...]
        guard !digits.isEmpty, digits.count < 12, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(value)
    }

    private static func isCursor(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.count <= 4_096
            && value.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    /// The parameter's schema in OpenAPI 3.1 (JSON Schema 2020-12).
    var schema: JSON {
        switch form {
        case .text(let longest):
            [
                "type": "string", "minLength": 1, "maxLength": .integer(Int64(longest)),
                "pattern": .string(ParameterRule.textPattern),
            ]
        case .word: ["type": "string", "minLength": 1, "maxLength": 64, "pattern": .string(ParameterRule.wordPattern)]
        case .day: ["type": "string", "format": "date"]
        case .integer(let range):
            [
                "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
                "maximum": .integer(Int64(range.upperBound)),
            ]
        case .choice(let words): ["type": "string", "enum": .array(words.map { .string($0) })]
        case .cursor: ["type": "string", "minLength": 1, "maxLength": 4096, "pattern": "^[A-Za-z0-9_-]+$"]
        case .period: ["type": "string", "pattern": .string(ParameterRule.periodPattern)]
        }
    }
}
