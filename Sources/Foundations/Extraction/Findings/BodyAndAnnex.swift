internal import Formats

/// Where a plan's text and its annex of targets do not say the same (vietnam.md A4: the annex is what is imported).
///
/// A target and a sentence belong together when they stand in the same phase and share most of the target's words.
func bodyAndAnnexFindings(_ document: RichDocument, _ targets: [ExtractedTarget]) -> [Finding] {
    guard targets.count >= 3 else { return [] }
    let statements = bodyStatements(document)
    guard statements.count >= 3 else { return [] }
    var differing: [Finding] = []
    var alone: [Finding] = []
    var matched = 0
    for target in targets where target.value.low != nil || target.value.high != nil {
        let words = keyWords(Words(target.name))
        guard words.count >= 3 else { continue }
        let rivals = statements.filter { $0.horizon == target.horizon }
        guard !rivals.isEmpty else { continue }
        let best = rivals.max { shared(words, $0.words) < shared(words, $1.words) }
        let share = best.map { shared(words, $0.words) } ?? 0
        let name = rowName("Chỉ tiêu", target.no, target.name)
        if share >= 0.8, let best {
            matched += 1
            let values = [target.value.low, target.value.high].compactMap { $0 }.filter {
                $0 == $0.rounded() && abs($0) < 1e9
            }.map { Int($0) }
            if !values.isEmpty, !best.numbers.isEmpty, values.allSatisfy({ !best.numbers.contains($0) }) {
                differing.append(
                    Finding(
                        code: "body-annex.differs", severity: .warning,
                        says: "\(name): phụ lục ghi «\(target.value.raw)», thân văn bản ghi «\(best.text)».",
                        origin: target.origin))
            }
        } else if share <= 0.6 {
            alone.append(
                Finding(
                    code: "body-annex.only-annex", severity: .info,
                    says: "\(name) «\(target.name)» có trong phụ lục mà thân văn bản không nhắc tới ở cùng giai đoạn.",
                    origin: target.origin))
        }
    }
    // A text that names hardly any target does not mean to list them.
    return differing + (matched >= 5 && matched >= alone.count * 2 ? alone : [])
}

private struct Statement {
    var text: String
    var words: Set<String>
    var numbers: [Int]
    var horizon: Int?
}

/// Sentences with a figure under a heading of a phase, before any annex.
private func bodyStatements(_ document: RichDocument) -> [Statement] {
    var statements: [Statement] = []
    var horizon: Int?
    for passage in passages(document) {
        if annexName(passage.text) != nil { break }
        if isPhase(passage.words) {
            horizon = passage.words.years.last
            continue
        }
        // A new chapter leaves the phases behind.
        if passage.number?.style == .roman { horizon = nil }
        let numbers = passage.words.numbers
        guard horizon != nil, !numbers.isEmpty, passage.text.utf8.count <= 600 else { continue }
        statements.append(
            Statement(text: passage.text, words: Set(keyWords(passage.words)), numbers: numbers, horizon: horizon))
    }
    return statements
}

private let commonWords: Set<String> = [
    "ty", "le", "cac", "va", "cua", "tren", "dia", "ban", "tinh", "quang", "ngai", "duoc", "co", "so", "trong", "tai",
    "voi", "cho",
    "tu", "den", "nguoi", "dat", "toi", "thieu", "hoac", "theo", "ve", "thuc", "hien", "nam",
]

private func keyWords(_ words: Words) -> [String] {
    words.text.split(separator: " ").map(String.init).filter { !commonWords.contains($0) && Int($0) == nil }
}

private func shared(_ words: [String], _ other: Set<String>) -> Double {
    Double(words.count { other.contains($0) }) / Double(words.count)
}
