import Vietnamese
import Vocabulary
import Web

/// Reads the fields of a row from its form; what the form does not hold stays as it was.
struct RowForm {
    let form: Form
    let units: UnitBook

    /// - Throws: `RowFormProblem` with the field that cannot be read.
    func fields(over old: ProposalFields, kind: ProposalKind) throws(RowFormProblem) -> ProposalFields {
        var fields = old
        if let title = form["title"] { fields.title = RowForm.line(title) }
        if let no = form["no"] { fields.no = RowForm.line(no) }
        if let product = form["product"] { fields.product = RowForm.line(product) }
        for (name, path) in [
            ("achieved", \ProposalFields.achieved), ("planned", \.planned), ("obstacles", \.obstacles),
        ] {
            if let words = form[name] { fields[keyPath: path] = RowForm.trimmed(words) }
        }
        try readParty("lead", \.lead, into: &fields)
        try readParty("coop", \.coop, into: &fields)
        try readDeadline(into: &fields)
        if kind == .target { try readValue(into: &fields) }
        if kind == .project { fields.years = RowForm.years(form.values("years")) }
        if form["linkShown"] != nil, form["link"] == nil {
            fields.missionID = nil
            fields.missionTitle = nil
        }
        return fields
    }

    /// The years among these words, each once, in order; what the register cannot hold is not a year.
    static func years(_ words: [String]) -> [Int] {
        Set(words.compactMap { Int($0) }.filter { (1990...2100).contains($0) }).sorted()
    }

    private func readParty(
        _ name: String, _ path: WritableKeyPath<ProposalFields, Parties>, into fields: inout ProposalFields
    ) throws(RowFormProblem) {
        guard form[name] != nil else { return }
        let names = form.values(name).flatMap {
            $0.utf8.split(separator: 10).map { RowForm.line(String(Substring($0))) }
        }
        .filter { !$0.isEmpty }
        // untouched boxes leave the reading as it is, pieces without a unit included
        if names == units.names(fields[keyPath: path].units) { return }
        var codes: [String] = []
        for typed in names {
            guard let entry = units.entry(named: typed) else {
                throw RowFormProblem(field: name, problem: .unitUnknown(typed))
            }
            if !codes.contains(entry.code) { codes.append(entry.code) }
        }
        fields[keyPath: path].units = codes
        fields[keyPath: path].unknown = []
    }

    private func readDeadline(into fields: inout ProposalFields) throws(RowFormProblem) {
        guard let typed = form["deadline"].map(RowForm.line) else { return }
        if let kind = form["deadlineKind"], DeadlineFields.kinds.contains(where: { $0.code == kind }) {
            fields.deadline.kind = kind
        }
        let end = try day(typed, field: "deadline")
        var start = end
        if let words = form["start"].map(RowForm.line), !words.isEmpty {
            start = try day(words, field: "start")
        } else if let end, let old = fields.deadline.start.flatMap({ Day($0) }), fields.deadline.end == end.iso {
            start = old
        }
        let dated = ["date", "month", "quarter", "half", "year", "range", "recurring"]
        if end != nil, !dated.contains(fields.deadline.kind) { fields.deadline.kind = "date" }
        fields.deadline.start = start?.iso
        fields.deadline.end = end?.iso
    }

    private func day(_ words: String, field: String) throws(RowFormProblem) -> Day? {
        if words.isEmpty { return nil }
        guard let day = DayText.read(words) else { throw RowFormProblem(field: field, problem: .dayUnreadable(words)) }
        return day
    }

    private func readValue(into fields: inout ProposalFields) throws(RowFormProblem) {
        if let op = form["op"], ValueFields.operations.contains(where: { $0.code == op }) { fields.value.op = op }
        let low = try number(
            "low", fields.value.op == "<=" || fields.value.op == "<" ? fields.value.high : fields.value.low)
        let high = try number("high", fields.value.high)
        switch fields.value.op {
        case ">=", ">": (fields.value.low, fields.value.high) = (low, nil)
        case "<=", "<": (fields.value.low, fields.value.high) = (nil, low)
        case "range": (fields.value.low, fields.value.high) = (low, high)
        case "=": (fields.value.low, fields.value.high) = (low, low)
        default: (fields.value.low, fields.value.high) = (low, form["high"] == nil ? fields.value.high : high)
        }
        if let unit = form["unit"].map(RowForm.line),
            unit != (fields.value.unit.isEmpty ? fields.unit : fields.value.unit)
        {
            fields.unit = unit
            fields.value.unit = unit
        }
        if let horizon = form["horizon"].map(RowForm.line) { fields.horizon = Int(horizon) }
    }

    private func number(_ name: String, _ stored: Double?) throws(RowFormProblem) -> Double? {
        guard let words = form[name].map(RowForm.line) else { return stored }
        if words.isEmpty { return nil }
        guard let number = NumberText.read(words) else {
            throw RowFormProblem(field: name, problem: .numberUnreadable(words))
        }
        return number
    }

    /// One line: runs of white space are one blank.
    static func line(_ text: String) -> String {
        text.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace }).map { String($0) }.joined(
            separator: " ")
    }

    /// Lines kept, ends trimmed.
    static func trimmed(_ text: String) -> String {
        let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { line(String(Substring($0))) }
        return lines.joined(separator: "\n").trimmingBlankEnds
    }
}

extension String {
    /// Without line breaks at both ends.
    fileprivate var trimmingBlankEnds: String {
        let isBreak: (UInt8) -> Bool = { $0 == 10 }
        let bytes = Array(utf8)
        let from = bytes.firstIndex { !isBreak($0) } ?? bytes.endIndex
        let to = bytes.lastIndex { !isBreak($0) }.map { $0 + 1 } ?? from
        return String(decoding: bytes[from..<to], as: UTF8.self)
    }
}

/// A field that cannot be read, with its sentence.
struct RowFormProblem: UserFacing {
    let field: String
    let problem: IntakeProblem
    var message: UserMessage { problem.message }
}
