/// Who is told to do what in one sentence: `Giao Sở A chủ trì, phối hợp với Sở B rà soát …`.
struct Assignment {
    var lead: AgencyReading
    var coop = AgencyReading()
    /// What they are told to do, in the sentence's words.
    var content: String
    /// The sentence begins with a word of giving (`Giao`, `Yêu cầu`, `Đề nghị`).
    var isOrder: Bool
    /// `chủ trì` is said.
    var isLeading: Bool
    /// A colon parts the agency from its task, or ends the sentence.
    var hasColon: Bool
}

private let orders: [[String]] = [
    ["giao", "cho"], ["giao"], ["yeu", "cau"], ["de", "nghi"], ["phan", "cong"], ["giao", "nhiem", "vu", "cho"],
    ["thong", "nhat", "giao"], ["dong", "y", "giao"],
]

/// Reads a sentence that begins with an agency, with or without a word of giving; nil for any other.
func assignment(_ text: String, _ readers: inout CellReaders) -> Assignment? {
    let tokens = text.split(separator: " ")
    guard !tokens.isEmpty else { return nil }
    let words = tokens.prefix(80).map { Words(String($0)).text }
    let order = orders.filter { words.starts(with: $0) }.map(\.count).max() ?? 0
    var start = order
    if start < words.count, ["dong", "chi"].contains(words[start]) { return nil }
    while start < words.count, words[start].isEmpty { start += 1 }
    guard
        let first = agencyPrefix(tokens, words, from: start, &readers)
            ?? (order > 0 ? strangerPrefix(tokens, words, from: start, &readers) : nil)
    else { return nil }
    var assignment = Assignment(
        lead: first.reading, content: "", isOrder: order > 0, isLeading: false, hasColon: first.endsWithColon)
    var at = first.end
    if words[safe: at] == "chu", words[safe: at + 1] == "tri" {
        assignment.isLeading = true
        let leadEnds = tokens[at + 1].hasSuffix(":")
        at += 2
        if leadEnds { assignment.hasColon = true }
    } else if words[safe: at] == "la", words[safe: at + 1] == "co" || words[safe: at + 1] == "don" {
        at += 2
    }
    if assignment.hasColon, words[safe: at] == "chu", words[safe: at + 1] == "tri" {
        assignment.isLeading = true
        at += 2
    }
    while let word = words[safe: at], word.isEmpty || word == "va" && words[safe: at + 1] == "phoi" { at += 1 }
    if words[safe: at] == "phoi", words[safe: at + 1] == "hop" {
        var next = at + 2
        while let word = words[safe: next], ["voi", "cung", "chat", "che"].contains(word) { next += 1 }
        if let coop = agencyPrefix(tokens, words, from: next, &readers) {
            assignment.coop = coop.reading
            at = coop.end
        }
    }
    assignment.content = tokens[min(at, tokens.count)...].joined(separator: " ")
    assignment.content = scalarText(assignment.content.unicodeScalars.drop { ",;: -".unicodeScalars.contains($0) })
    return assignment
}

/// The longest run of words from `start` that the directory knows whole.
private func agencyPrefix(
    _ tokens: [Substring], _ words: [String], from start: Int, _ readers: inout CellReaders
) -> (reading: AgencyReading, end: Int, endsWithColon: Bool)? {
    guard start < tokens.count else { return nil }
    let head = tokens[start...].prefix(3).joined(separator: " ")
    guard
        CellEvidence(head, Words(head)).isAgency || startsAgency(words[start])
            || words[start] == "chu" && words[safe: start + 1] == "tich"
    else { return nil }
    var best: (reading: AgencyReading, end: Int, endsWithColon: Bool)?
    var misses = 0
    for end in (start + 1)...min(tokens.count, start + 60) {
        // What the agency does or with whom is no longer its name.
        let last = words[safe: end - 1] ?? ""
        let next = words[safe: end] ?? ""
        if end - 1 > start, last == "chu" && next == "tri" || last == "phoi" && next == "hop" { break }
        if best != nil, tokens[end - 1].unicodeScalars.first?.properties.isLowercase == true,
            startsWithDeed(Words(tokens[(end - 1)...].prefix(3).joined(separator: " ")))
        {
            break
        }
        if end - 1 > start, last == "co" && next == "trach" || last == "chiu" { break }
        let raw = tokens[start..<end].joined(separator: " ")
        let bare = scalarText(raw.unicodeScalars.reversed().drop { ",;:.".unicodeScalars.contains($0) }.reversed())
        let reading = readers.agency(bare)
        if !reading.units.isEmpty, reading.unknown.isEmpty {
            let closes = raw.hasSuffix(":")
            best = (reading, end, closes)
            misses = 0
            if closes || raw.hasSuffix(".") { break }
        } else {
            misses += 1
            if best != nil, misses > 14 || misses >= 4 && tokens[(end - 4)..<end].allSatisfy(goesOnPlainly) { break }
            if best == nil, misses > 16 { break }
        }
        if raw.hasSuffix(":") || raw.hasSuffix(".") && raw.utf8.count > 3 { break }
    }
    return best
}

/// A word in lower case that neither parts nor joins names: several of them after a name are what it is told.
private func goesOnPlainly(_ token: Substring) -> Bool {
    guard let first = token.unicodeScalars.first, first.properties.isLowercase, let last = token.utf8.last else {
        return false
    }
    return last != 0x2C && last != 0x3B && token != "và" && token != "các"
}

/// An agency the directory does not know, after a word of giving: its words end where, in lower case, what it is to do
/// begins (`Giao Phòng Kinh tế, Hạ tầng và Đô thị hoàn thành …`).
private func strangerPrefix(
    _ tokens: [Substring], _ words: [String], from start: Int, _ readers: inout CellReaders
) -> (reading: AgencyReading, end: Int, endsWithColon: Bool)? {
    guard start < tokens.count, tokens[start].unicodeScalars.first?.properties.isUppercase == true else { return nil }
    for end in (start + 1)..<min(tokens.count, start + 20, words.count) {
        let closes = tokens[end - 1].hasSuffix(":")
        let isLower = tokens[end].unicodeScalars.first?.properties.isLowercase == true
        let next = Words(tokens[end...].prefix(3).joined(separator: " "))
        let begins = isLower && (startsWithDeed(next) || next.hasAnyPrefix(["chu tri", "co trach nhiem"]))
        guard closes || begins else { continue }
        let raw = tokens[start..<end].joined(separator: " ")
        guard CellEvidence(raw, Words(raw)).isAgency else { return nil }
        let bare = scalarText(raw.unicodeScalars.reversed().drop { ",;:.".unicodeScalars.contains($0) }.reversed())
        return (readers.agency(bare), end, closes)
    }
    return nil
}

private func startsAgency(_ word: String) -> Bool { ["lanh", "thu", "nguoi", "giam"].contains(word) }
