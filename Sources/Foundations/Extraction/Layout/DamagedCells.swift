/// The cells of a damaged row, as far as they can be told apart.
struct DamagedCells {
    var title = ""
    var lead = ""
    var expected = ""
    var achieved = ""
    var planned = ""
    /// Every column was told apart.
    var isWhole = false
}

/// A column of a scanned table is about this many letters wide.
private let columnWidth = 25

func damagedCells(_ lines: [ScannedLine]) -> DamagedCells {
    let body = withoutNumberLine(lines)
    if let cells = stackedCells(body) { return cells }
    return DamagedCells(title: firstColumn(body))
}

private func withoutNumberLine(_ lines: [ScannedLine]) -> [ScannedLine] {
    guard let first = lines.first, lines.count > 1, first.text.utf8.count <= 4 else { return lines }
    var rest = Array(lines.dropFirst())
    rest[0].gap = 0
    return rest
}

/// Cells stacked one under another, parted by blank lines: title, lead, product, deadline, result, forecast.
private func stackedCells(_ lines: [ScannedLine]) -> DamagedCells? {
    var chunks: [[ScannedLine]] = []
    for line in lines {
        if chunks.isEmpty || line.gap > 0 { chunks.append([line]) } else { chunks[chunks.count - 1].append(line) }
    }
    guard chunks.count >= 5, lines.allSatisfy({ $0.length <= columnWidth + 3 && !$0.text.contains("|") }),
        let lead = chunks.firstIndex(where: { isLead($0) }), (1...3).contains(lead),
        let deadline = chunks.indices.first(where: { $0 > lead && isDeadline(chunks[$0]) })
    else { return nil }
    func text(_ range: Range<Int>) -> String {
        chunks[range].flatMap { $0 }.map(\.text).reduce("") { joined($0, $1) }
    }
    var cells = DamagedCells()
    cells.title = text(0..<lead)
    cells.lead = text(lead..<lead + 1)
    cells.expected = text(lead + 1..<deadline)
    let after = chunks.count - deadline - 1
    if after > 0 {
        var end = deadline + 2
        // A cell of several paragraphs goes on after a semicolon or a comma.
        while end < chunks.count, isOpenEnded(text(deadline + 1..<end)) { end += 1 }
        cells.achieved = text(deadline + 1..<end)
        cells.planned = text(end..<chunks.count)
    }
    cells.isWhole = true
    return cells
}

private func isLead(_ chunk: [ScannedLine]) -> Bool {
    chunk[0].words.hasAnyPrefix(["cac bo", "cac b", "cac so", "cac s", "cac dia", "cac tinh", "ubnd", "so", "nganh"])
        || chunk.count <= 4 && chunk.contains { $0.words.hasPrefix("nganh dia") }
}

private func isDeadline(_ chunk: [ScannedLine]) -> Bool {
    chunk.count <= 3 && chunk.indices.contains { hasDeadlineSign(chunk, $0) }
}

/// The words of the first column out of lines where all columns ran together: up to the first bar or the column's
/// width, until its sentence ends. A first guess; the row stays whole beside it.
private func firstColumn(_ lines: [ScannedLine]) -> String {
    var title = ""
    for line in lines {
        var tokens = line.text.split(separator: " ")[...]
        if let first = tokens.first, Int(first) != nil || first == "@" || first.hasPrefix("("), first.utf8.count <= 4 {
            tokens = tokens.dropFirst()
        }
        while let first = tokens.first, first == "|" || first == "\"" { tokens = tokens.dropFirst() }
        var part: [Substring] = []
        var length = 0
        // A short line without bars is one column's alone.
        let isAlone = line.length <= columnWidth + 3 && !line.text.contains("|")
        if isAlone, isLead([line]), line.number != lines.first?.number { continue }
        for token in tokens {
            let bar = token.firstIndex(of: "|")
            let word = bar.map { token[..<$0] } ?? token
            let size = word.unicodeScalars.count
            if bar == token.startIndex, part.isEmpty {
                let rest = token.dropFirst()
                part.append(rest)
                length += rest.unicodeScalars.count
                continue
            }
            if length + size > columnWidth, !isAlone { break }
            if !word.isEmpty { part.append(word) }
            length += size + 1
            if bar != nil { break }
            if word.hasSuffix("."), word.utf8.count > 2, !word.hasSuffix("..") { break }
        }
        guard isReadable(part) else { continue }
        title = joined(title, part.joined(separator: " "))
        if title.hasSuffix("."), !title.hasSuffix(".."), title.utf8.count > 40 { break }
    }
    return title
}

/// More letters in words than dust.
private func isReadable(_ tokens: [Substring]) -> Bool {
    let long = tokens.count { $0.unicodeScalars.count { $0.properties.isAlphabetic } >= 2 }
    return long >= 1 && long * 2 >= tokens.count
}
