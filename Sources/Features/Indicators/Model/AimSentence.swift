internal import Extraction
package import Plans
internal import Vietnamese
package import Vocabulary

/// What the plan says of a target, before it is taken apart.
package struct AimSource: Sendable, Hashable {
    package var name: String
    /// What the column of units says; may be empty.
    package var unit: String
    package var value: TargetValue
    /// The last year of the target's phase; nil when the plan does not say.
    package var horizon: Int?
    package init(name: String, unit: String = "", value: TargetValue = TargetValue(), horizon: Int? = nil) {
        self.name = name
        self.unit = unit
        self.value = value
        self.horizon = horizon
    }
    package init(_ target: Target) {
        self.init(name: target.name, unit: target.unit, value: target.value, horizon: target.horizon)
    }
}

/// One computable demand as read, before a person decides on it.
package struct AimDraft: Sendable, Hashable {
    package var words: String
    package var value: TargetValue
    package var level = Aim.Level.unsaid
    package var horizon: Int?
    /// `text`, `group`, `level.obsolete`, `relative.needs-baseline`, `aspirational`, `rising`.
    package var flags: [String] = []
    package var milestones: [Aim.Milestone] = []

    /// Whether a rate can be reckoned from it and values alone.
    package var isComputable: Bool { value.op != .text }

    package init(words: String, value: TargetValue, horizon: Int? = nil) {
        self.words = words
        self.value = value
        self.horizon = horizon
    }

    /// The aim of this draft, tied to nothing yet.
    package func aim(id: ID<Aim>, target: ID<Target>, part: Int) -> Aim {
        Aim(
            id: id, target: target, part: part, words: words, value: value, level: level, horizon: horizon,
            flags: flags,
            indicator: nil, link: .proposed, score: 0, weight: 1, baseline: nil, milestones: milestones, version: 1)
    }
}

/// Takes the sentence of a target apart into what can be reckoned (idea L2, vectors 5.3). What is not plainly a demand
/// stays text; nothing is guessed.
package enum AimSentence {
    /// The demands of a target, at least one, in the order of writing.
    package static func drafts(_ source: AimSource) -> [AimDraft] {
        var found = demands(source)
        for place in found.indices { mark(&found[place], source) }
        return found
    }

    private static func demands(_ source: AimSource) -> [AimDraft] {
        let raw = source.value.raw
        let name = source.name
        if let steps = AimYears.read(raw.isEmpty ? name : raw, unit: source.unit) {
            var draft = AimDraft(words: words(source), value: steps.last, horizon: steps.year)
            draft.milestones = steps.milestones
            return [draft]
        }
        switch source.value.op {
        case .yes:
            let levels = maturity(name)
            return levels.isEmpty
                ? [AimDraft(words: words(source), value: source.value, horizon: source.horizon)]
                : drafts(levels, source)
        case .text:
            return prose(source)
        default:
            let parts = ValueGrammar.splitByLevel(raw)
            if parts.count > 1 { return parts.map { draft($0, source) } }
            var main = AimDraft(words: words(source), value: source.value, horizon: source.horizon)
            if isCompared(name), let relative = ValueGrammar.relative("tăng " + raw + " so với") {
                main.value = open(relative.amount, relative.unit, raw)
            }
            return [main] + further(source)
        }
    }

    /// A sentence without a cell of its own for the value.
    private static func prose(_ source: AimSource) -> [AimDraft] {
        let sentence = source.value.raw.isEmpty ? source.name : source.value.raw
        let whole = AimDraft(words: words(source), value: text(sentence, source.unit), horizon: source.horizon)
        if let relative = ValueGrammar.relative(sentence) {
            var draft = whole
            draft.value = open(relative.amount, relative.unit, sentence)
            return [draft]
        }
        if isCompared(sentence) { return [whole] }
        let levels = maturity(sentence)
        if !levels.isEmpty { return drafts(levels, source) }
        let parts = ValueGrammar.splitByLevel(sentence)
        if parts.count > 1 { return parts.map { draft($0, source) } }
        let clauses = AimClauses.cut(sentence)
        let read = clauses.compactMap { clause -> AimDraft? in
            guard let value = AimClauses.value(of: clause, unit: source.unit) else { return nil }
            return AimDraft(words: clause, value: value, horizon: source.horizon)
        }
        return read.isEmpty ? [whole] : read
    }

    /// Demands that a name holds besides the one in the cell: after a semicolon, or behind «trong đó có ít nhất».
    private static func further(_ source: AimSource) -> [AimDraft] {
        var parts = source.name.split(separator: ";").dropFirst().map(String.init)
        if let range = foldedRange(of: "trong do co", in: source.name) { parts.append(range) }
        return parts.compactMap { part in
            guard let value = AimClauses.value(of: part, unit: "") else { return nil }
            return AimDraft(words: AimClauses.trimmed(part), value: value, horizon: source.horizon)
        }
    }

    /// `cấp độ 4 (phấn đấu cấp độ 5)`: the levels said, each once.
    private static func maturity(_ sentence: String) -> [Double] {
        let parts = sentence.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == ")" }).map(String.init)
        var found: [Double] = []
        for place in parts.indices.dropLast(2)
        where ["cap do", "muc do"].contains(foldedKey(parts[place] + " " + parts[place + 1])) {
            let reading = ValueGrammar.read(parts[place...(place + 2)].joined(separator: " "))
            if reading.op == .level, let low = reading.low, !found.contains(low) { found.append(low) }
        }
        return found
    }

    /// The first level is the demand; a higher one behind it is what is striven for.
    private static func drafts(_ levels: [Double], _ source: AimSource) -> [AimDraft] {
        levels.enumerated().map { place, level in
            var draft = AimDraft(
                words: words(source),
                value: TargetValue(raw: source.value.raw, op: .level, low: level, unit: source.value.unit),
                horizon: source.horizon)
            if place > 0 { draft.flags = ["aspirational"] }
            return draft
        }
    }

    private static func draft(_ share: ValueGrammar.Share, _ source: AimSource) -> AimDraft {
        var draft = AimDraft(words: share.value.raw, value: TargetValue(share.value), horizon: source.horizon)
        if draft.value.unit.isEmpty { draft.value.unit = source.unit }
        draft.level =
            switch share.level {
            case "tỉnh": .province
            case "huyện": .district
            case "xã": .commune
            default: .unsaid
            }
        return draft
    }

    private static func mark(_ draft: inout AimDraft, _ source: AimSource) {
        func add(_ flag: String) { if !draft.flags.contains(flag) { draft.flags.append(flag) } }
        let key = foldedKey(source.name + " " + source.value.raw)
        if draft.level == .unsaid { draft.level = level(of: foldedKey(draft.words)) }
        // Districts ended on 1 July 2025 (Law 72/2025/QH15): a demand on them for a later day has no owner.
        if draft.level == .district, draft.horizon ?? 9999 >= 2025 { add("level.obsolete") }
        if draft.value.op == .text {
            let isRelative = isCompared(key) || ValueGrammar.relative(draft.value.raw) != nil
            add(isRelative ? "relative.needs-baseline" : "text")
            if source.value.raw.isEmpty, AimClauses.numberless(source.name) { add("group") }
        }
        if key.contains("phan dau") { add("aspirational") }
        if key.contains("tang dan") { add("rising") }
    }

    /// The one level that the words name; a sentence naming several says none.
    private static func level(of key: String) -> Aim.Level {
        let padded = " " + key.map { $0.isLetter || $0.isNumber ? String($0) : " " }.joined() + " "
        var found: [Aim.Level] = []
        if padded.contains(" cap tinh ") { found.append(.province) }
        if padded.contains(" cap huyen ") { found.append(.district) }
        if padded.contains(" cap xa ") { found.append(.commune) }
        return found.count == 1 ? found[0] : .unsaid
    }

    private static func isCompared(_ words: String) -> Bool { (" " + foldedKey(words) + " ").contains(" so voi ") }

    /// Text with its number kept for the day a baseline is known.
    private static func open(_ amount: Double, _ unit: String, _ raw: String) -> TargetValue {
        TargetValue(raw: raw, op: .text, low: amount, unit: unit)
    }

    private static func text(_ raw: String, _ unit: String) -> TargetValue {
        TargetValue(raw: raw, op: .text, unit: unit)
    }

    private static func words(_ source: AimSource) -> String {
        source.value.raw.isEmpty ? source.name : "\(source.name): \(source.value.raw)"
    }

    /// The words behind a folded phrase, with their diacritics.
    private static func foldedRange(of phrase: String, in text: String) -> String? {
        let parts = text.split(separator: " ").map(String.init)
        let wanted = phrase.split(separator: " ").map(String.init)
        guard parts.count > wanted.count else { return nil }
        for start in 0..<(parts.count - wanted.count)
        where parts[start..<(start + wanted.count)].map(foldedKey).elementsEqual(wanted) {
            return parts[(start + wanted.count)...].joined(separator: " ")
        }
        return nil
    }
}

extension TargetValue {
    /// A reading of the value grammar as a target keeps it.
    init(_ reading: Extraction.ValueReading) {
        self.init(
            raw: reading.raw, op: Operation(rawValue: reading.op.rawValue) ?? .text, low: reading.low,
            high: reading.high, unit: reading.unit)
    }
}
