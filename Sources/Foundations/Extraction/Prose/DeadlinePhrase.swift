/// The deadline that a sentence states of itself: `… hoàn thành trước ngày 30/6/2026`, `… trong quý II/2026`.
///
/// Only after a word of finishing, sending or reporting, so a date that belongs to a cited paper is not taken. The
/// words returned are the sentence's own; nil when it states none.
func deadlineInside(_ sentence: String) -> String? {
    let tokens = sentence.split { $0 == " " || $0 == "\n" || $0 == "\t" }
    guard tokens.count >= 3 else { return nil }
    let words = tokens.map { Words(String($0)).text }
    var best: String?
    for index in words.indices {
        guard let start = phraseStart(words, index) else { continue }
        let isTerm = words[index] == "trong" && (words[safe: index + 1] == "thang" || words[safe: index + 1] == "quy")
        guard finishes(words, before: index) || start.isStrong || isTerm else { continue }
        var end = index + start.length
        var took = false
        while end < words.count, end - index < 9, isDatePart(words[end]) {
            if words[end].contains(where: \.isNumber)
                || romanValue(Array(tokens[end].unicodeScalars.filter { $0.properties.isAlphabetic })) != nil
            {
                took = true
            }
            end += 1
            if let last = tokens[end - 1].last, ".;,:)".contains(last) { break }
        }
        guard took else { continue }
        guard finishes(words, before: index) || start.isStrong || end == words.count else { continue }
        let phrase = tokens[index..<end].joined(separator: " ")
        best = String(
            phrase.unicodeScalars.reversed().drop { ".;,:) ".unicodeScalars.contains($0) }.reversed().map(
                Character.init))
    }
    return best
}

/// `…, thực hiện thường xuyên.`, `…, hằng quý.`: how the sentence's last words say that it goes on or comes back; nil
/// when they do not. A bare `thường xuyên` may belong to what is done (`chi thường xuyên`), so a comma or a word of
/// doing must stand before it.
func cadenceAtEnd(_ sentence: String) -> String? {
    let tokens = sentence.split { $0 == " " || $0 == "\n" || $0 == "\t" }
    guard tokens.count >= 5 else { return nil }
    let last = tokens.suffix(2).map { Words(String($0)).text }
    guard
        last == ["thuong", "xuyen"]
            || ["hang", "moi"].contains(last[0]) && ["tuan", "thang", "quy", "nam"].contains(last[1])
    else { return nil }
    let before = tokens[tokens.count - 3]
    let doing = tokens.dropLast(2).suffix(2).map { Words(String($0)).text }.joined(separator: " ")
    guard before.hasSuffix(",") || ["thuc hien", "trien khai", "bao cao", "dinh ky"].contains(doing) else { return nil }
    let phrase = tokens.suffix(2).joined(separator: " ")
    return scalarText(phrase.unicodeScalars.reversed().drop { ".;,:) /".unicodeScalars.contains($0) }.reversed())
}

private func phraseStart(_ words: [String], _ index: Int) -> (length: Int, isStrong: Bool)? {
    func at(_ offset: Int) -> String { index + offset < words.count ? words[index + offset] : "" }
    switch words[index] {
    case "truoc": return (1, ["ngay", "thang", "quy", "30", "31"].contains(at(1)) || at(1).contains { $0.isNumber })
    case "cham": return at(1) == "nhat" ? (2, true) : nil
    case "trong": return ["thang", "quy", "nam"].contains(at(1)) ? (1, false) : nil
    case "xong": return at(1) == "truoc" || at(1) == "trong" ? (2, true) : nil
    case "ngay":
        // A date right after the word of finishing; any other date may belong to a cited paper.
        let before = words[max(0, index - 2)..<index].joined(separator: " ")
        let isDue = before == "hoan thanh" || before.hasSuffix("xong")
        return isDue ? (1, true) : nil
    case "phien", "ky": return at(1) == "hop" && at(2) == "thang" ? (2, false) : nil
    case "den", "het": return ["ngay", "het"].contains(at(1)) ? (2, false) : nil
    default: return nil
    }
}

private func finishes(_ words: [String], before index: Int) -> Bool {
    let window = words[max(0, index - 8)..<index].joined(separator: " ")
    return ["hoan thanh", "xong", "trinh", "bao cao", "gui", "ban hanh", "thoi gian", "thoi han"].contains {
        window.contains($0)
    }
}

private func isDatePart(_ word: String) -> Bool {
    if word.isEmpty { return true }
    if ["ngay", "thang", "nam", "quy", "hang", "cuoi", "dau", "nhat", "vao", "den", "het"].contains(word) {
        return true
    }
    if romanValue(Array(word.uppercased().unicodeScalars)) != nil { return true }
    return word.split(separator: " ").allSatisfy { part in
        Int(part) != nil || romanValue(Array(part.uppercased().unicodeScalars)) != nil
    }
}
