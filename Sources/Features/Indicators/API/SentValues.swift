import Organizations
import Plans
import Vietnamese
import Vocabulary

/// A body of the API, read strictly: what the schema does not name is refused.
struct SentValues {
    let key: String
    let source: String
    let values: [Value]

    /// One value of a body.
    struct Value {
        let indicator: String
        let unit: String
        let period: String
        let amount: Double?
        let numerator: Double?
        let denominator: Double?
        let isRemoved: Bool
        let reason: String
        let note: String
        let answers: [ValueEntry.Answer]
    }

    static let longestKey = 80
    static let longestWords = 2000

    /// - Throws: `APITrouble` with the path of what does not fit.
    init(_ body: JSON) throws {
        let reader = try ObjectReader(body, at: "", known: ["key", "source", "values"])
        key = try reader.pattern("key", longest: SentValues.longestKey)
        source = try reader.words("source", longest: 500) ?? ""
        guard case .array(let items)? = reader["values"], (1...ValuesAPI.limit).contains(items.count) else {
            throw ObjectReader.trouble("values", "is no list of 1 to \(ValuesAPI.limit) values")
        }
        values = try items.enumerated().map { try Value($1, at: "values[\($0)]") }
    }
}

extension SentValues.Value {
    init(_ json: JSON, at path: String) throws {
        let reader = try ObjectReader(
            json, at: path,
            known: [
                "indicator", "unit", "period", "value", "numerator", "denominator", "remove", "reason", "note",
                "answers",
            ])
        indicator = try reader.word("indicator")
        unit = try reader.word("unit")
        period = try reader.period("period")
        amount = try reader.number("value")
        numerator = try reader.number("numerator")
        denominator = try reader.number("denominator")
        isRemoved = try reader.flag("remove")
        reason = try reader.words("reason", longest: SentValues.longestWords) ?? ""
        note = try reader.words("note", longest: SentValues.longestWords) ?? ""
        guard let given = reader["answers"] else {
            answers = []
            return
        }
        guard case .array(let items) = given, items.count <= 20 else {
            throw ObjectReader.trouble("\(path).answers", "is no list of at most 20 answers")
        }
        answers = try items.enumerated().map { index, item in
            let answer = try ObjectReader(item, at: "\(path).answers[\(index)]", known: ["rule", "answer"])
            return ValueEntry.Answer(
                rule: try answer.word("rule"), words: "",
                answer: try answer.words("answer", longest: SentValues.longestWords, isRequired: true) ?? "")
        }
    }

    /// What is said of which cell.
    ///
    /// - Throws: `IndicatorProblem`.
    func entry(_ view: CubeView, _ units: ValueUnits) throws -> ValueEntry {
        guard let found = view.indicator(code: indicator) else { throw IndicatorProblem.codeUnknown(indicator) }
        guard let place = units[code: unit] else { throw IndicatorProblem.unitUnknown(unit) }
        guard let when = Period(period) else { throw IndicatorProblem.periodWrong(period) }
        let says: Statement
        switch (amount, numerator, denominator, isRemoved) {
        case (let amount?, nil, nil, false): says = .amount(amount)
        case (nil, let numerator?, let denominator?, false):
            says = .ratio(numerator: numerator, denominator: denominator)
        case (nil, nil, nil, true):
            guard !reason.isEmpty else { throw IndicatorProblem.reasonMissing }
            says = .removed
        default:
            throw IndicatorProblem.valueWrong(
                "Mỗi giá trị ghi một trong ba: value; numerator và denominator; hoặc remove cùng reason.")
        }
        return ValueEntry(
            indicator: found.id, unit: place.id, period: when, says: says, note: isRemoved ? reason : note,
            answers: answers)
    }
}

/// Reads the members of an object by what they must be.
struct ObjectReader {
    private let json: JSON
    private let path: String

    init(_ json: JSON, at path: String, known: Set<String>) throws {
        guard case .object(let members) = json else { throw ObjectReader.trouble(path, "is no object") }
        for (name, _) in members where !known.contains(name) {
            throw ObjectReader.trouble(ObjectReader.path(path, name), "is not known here")
        }
        self.json = json
        self.path = path
    }

    private static func path(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    static func trouble(_ path: String, _ what: String) -> APITrouble {
        let shown = String(String.UnicodeScalarView(path.unicodeScalars.prefix(80)))
        return APITrouble(
            status: 400, title: "Bad request", detail: "`\(shown.isEmpty ? "body" : shown)` \(what).", parameter: nil)
    }

    subscript(name: String) -> JSON? { json[name] }

    private func trouble(_ name: String, _ what: String) -> APITrouble {
        ObjectReader.trouble(ObjectReader.path(path, name), what)
    }

    /// A code: letters, digits, hyphens and underscores.
    func word(_ name: String) throws -> String { try pattern(name, longest: 64) }

    func pattern(_ name: String, longest: Int) throws -> String {
        guard let text = json[name]?.string, let first = text.utf8.first, text.utf8.count <= longest,
            ObjectReader.isLetterOrDigit(first),
            text.utf8.allSatisfy({ ObjectReader.isLetterOrDigit($0) || $0 == 45 || $0 == 95 })
        else { throw trouble(name, "is missing or no code") }
        return text
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    func period(_ name: String) throws -> String {
        guard let text = json[name]?.string, let period = Period(text), (1900...2199).contains(period.year) else {
            throw trouble(name, "is missing or no period")
        }
        return text
    }

    /// Nil when it is not there.
    func number(_ name: String) throws -> Double? {
        guard let value = json[name] else { return nil }
        guard let number = value.number, number.isFinite else { throw trouble(name, "is no number") }
        return number
    }

    func flag(_ name: String) throws -> Bool {
        guard let value = json[name] else { return false }
        guard let flag = value.bool else { throw trouble(name, "is neither true nor false") }
        return flag
    }

    /// Words without control characters, NFC; nil when they are not there.
    func words(_ name: String, longest: Int, isRequired: Bool = false) throws -> String? {
        guard let value = json[name] else {
            if isRequired { throw trouble(name, "is missing") }
            return nil
        }
        guard let text = value.string, text.unicodeScalars.count <= longest else {
            throw trouble(name, "is no text of at most \(longest) characters")
        }
        let kept = text.unicodeScalars.map { $0.value < 32 || (127..<160).contains($0.value) ? " " : $0 }
        return tidy(nfc(String(String.UnicodeScalarView(kept))))
    }
}
