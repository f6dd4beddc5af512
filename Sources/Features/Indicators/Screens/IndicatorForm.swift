import Design
import Organizations
import Vietnamese
import Vocabulary
import Web

/// A definition as a form holds it: words as typed, kept when they cannot be read.
struct IndicatorForm {
    var version = 1
    var words: [String: String] = [:]
    /// Aims that the new definition is to measure, `id:version`.
    var aim = ""

    static let names = [
        "ma", "ten", "nhom", "y-nghia", "don-vi-tinh", "huong", "loai", "tu-so", "mau-so", "he-so", "ky", "do-tre",
        "nguon", "chu-tri", "cong-thuc", "gop-don-vi", "gop-ky", "pham-vi", "phan-to", "chu-so", "can-duyet",
        "he-so-nhay", "dung-sai", "tu-ngay", "den-ngay",
    ]

    init(_ indicator: Indicator, units: ValueUnits) {
        version = indicator.version
        words = [
            "ma": indicator.code, "ten": indicator.name, "nhom": indicator.group, "y-nghia": indicator.meaning,
            "don-vi-tinh": indicator.unit, "huong": indicator.direction.rawValue, "loai": indicator.kind.rawValue,
            "tu-so": indicator.numerator, "mau-so": indicator.denominator, "he-so": number(indicator.factor),
            "ky": indicator.frequency.rawValue, "do-tre": String(indicator.delayMonths), "nguon": indicator.source,
            "chu-tri": indicator.steward.map { units.code($0) } ?? "", "cong-thuc": indicator.formula,
            "gop-don-vi": indicator.acrossUnits.rawValue, "gop-ky": indicator.acrossTime.rawValue,
            "pham-vi": indicator.scope.rawValue, "chu-so": String(indicator.decimals),
            "phan-to": indicator.dimensions.map { "\($0.code) = \($0.members.joined(separator: ", "))" }
                .joined(separator: "\n"), "can-duyet": indicator.needsApproval ? "1" : "",
            "he-so-nhay": number(indicator.jumpFactor), "dung-sai": number(indicator.tolerance),
            "tu-ngay": indicator.validFrom.shown, "den-ngay": indicator.validTo?.shown ?? "",
        ]
    }

    init(_ form: Form) {
        version = Int(form["ban"] ?? "") ?? 0
        aim = form["muc"] ?? ""
        for name in Self.names {
            let text = form[name] ?? ""
            words[name] = name == "phan-to" ? text : tidy(text)
        }
    }

    private func number(_ value: Double) -> String { VietnameseNumber.write(value, decimals: 6) }
    func word(_ name: String) -> String { words[name] ?? "" }

    /// The definition, when every word can be read.
    ///
    /// - Throws: `FieldTrouble` about the first that cannot.
    func indicator(_ id: ID<Indicator>, units: ValueUnits) throws(FieldTrouble) -> Indicator {
        guard let from = DayText.read(word("tu-ngay")) else { throw .day("tu-ngay", word("tu-ngay")) }
        var found = Indicator(id: id, code: word("ma"), name: word("ten"), from: from)
        found.version = version
        found.group = word("nhom")
        found.meaning = word("y-nghia")
        found.unit = word("don-vi-tinh")
        found.direction = try choice("huong")
        found.kind = try choice("loai")
        found.numerator = word("tu-so")
        found.denominator = word("mau-so")
        found.factor = try number("he-so", or: 100)
        found.frequency = try choice("ky")
        found.delayMonths = try whole("do-tre", 0...36)
        found.source = word("nguon")
        if !word("chu-tri").isEmpty {
            guard let unit = units[code: word("chu-tri")] else { throw .init("chu-tri", .unitUnknown(word("chu-tri"))) }
            found.steward = unit.id
        }
        found.formula = word("cong-thuc")
        found.acrossUnits = try choice("gop-don-vi")
        found.acrossTime = try choice("gop-ky")
        found.scope = try choice("pham-vi")
        found.dimensions = try dimensions()
        found.decimals = try whole("chu-so", 0...6)
        found.needsApproval = word("can-duyet") == "1"
        found.jumpFactor = try number("he-so-nhay", or: 5)
        found.tolerance = try number("dung-sai", or: 0)
        if !word("den-ngay").isEmpty {
            guard let to = DayText.read(word("den-ngay")) else { throw .day("den-ngay", word("den-ngay")) }
            found.validTo = to
        }
        return found
    }

    private func choice<Word: RawRepresentable>(_ name: String) throws(FieldTrouble) -> Word
    where Word.RawValue == String {
        guard let found = Word(rawValue: word(name)) else {
            throw .init(name, .valueWrong("Chưa chọn một mục trong danh sách."))
        }
        return found
    }

    private func number(_ name: String, or usual: Double) throws(FieldTrouble) -> Double {
        if word(name).isEmpty { return usual }
        guard let value = VietnameseNumber.read(word(name)), value.isFinite else {
            throw .init(name, .valueWrong("“\(word(name))” không phải là một số."))
        }
        return value
    }

    private func whole(_ name: String, _ range: ClosedRange<Int>) throws(FieldTrouble) -> Int {
        if word(name).isEmpty { return range.lowerBound }
        guard let value = Int(word(name)), range.contains(value) else {
            throw .init(
                name, .valueWrong("Ghi một số nguyên từ \(range.lowerBound) đến \(range.upperBound)."))
        }
        return value
    }

    private func dimensions() throws(FieldTrouble) -> [Indicator.Dimension] {
        var found: [Indicator.Dimension] = []
        for line in word("phan-to").split(whereSeparator: \.isNewline) where !tidy(String(line)).isEmpty {
            let sides = line.split(separator: "=", maxSplits: 1).map { tidy(String($0)) }
            guard sides.count == 2 else {
                throw .init(
                    "phan-to", .valueWrong("“\(tidy(String(line)))” chưa đúng; ghi mã = thành phần, thành phần."))
            }
            found.append(
                Indicator.Dimension(
                    code: sides[0],
                    members: sides[1].split(separator: ",").map { tidy(String($0)) }.filter { !$0.isEmpty }))
        }
        return found
    }
}

/// A problem and the field it stands at; empty for the form as a whole.
struct FieldTrouble: Error {
    let field: String
    let problem: IndicatorProblem
    init(_ field: String, _ problem: IndicatorProblem) {
        self.field = field
        self.problem = problem
    }
    static func day(_ field: String, _ text: String) -> FieldTrouble {
        FieldTrouble(field, .valueWrong(text.isEmpty ? "Chưa ghi ngày." : "“\(text)” không phải là một ngày."))
    }

    /// The field at which a problem of a definition is shown.
    init(_ problem: IndicatorProblem) {
        let field =
            switch problem {
            case .nameMissing: "ten"
            case .codeWrong, .codeTaken: "ma"
            case .unitUnknown: "chu-tri"
            case .frequencyFixed: "ky"
            case .ratioNamesMissing: "tu-so"
            case .ratioNeedsRatio: "gop-don-vi"
            case .formula: "cong-thuc"
            default: ""
            }
        self.init(field, problem)
    }

    var message: UserMessage {
        switch problem {
        case .valueWrong(let words):
            UserMessage(code: problem.message.code, says: words, next: "Sửa ô được nêu rồi bấm lưu lần nữa.")
        default: problem.message
        }
    }
}
