internal import Vietnamese

/// Every document a text names by number, in the order of first mention, each once; a mention with its date completes
/// one without. `own` is the document's own number, which is no citation.
func citations(in flow: FlowText, except own: String?) -> [Citation] {
    let scalars = flow.scalars
    var found: [Citation] = []
    var places: [String: Int] = [:]
    let ownKey = own.map { comparisonKey($0) }
    var index = 0
    while index < scalars.count {
        guard (48...57).contains(scalars[index].value), index == 0 || !joinsNumber(scalars[index - 1]) else {
            index += 1
            continue
        }
        guard let number = DocumentNumber.at(index, in: scalars) else {
            while index < scalars.count, (48...57).contains(scalars[index].value) { index += 1 }
            continue
        }
        index = number.range.upperBound
        let key = comparisonKey(number.text)
        if key == ownKey { continue }
        let mention = citation(of: number, in: scalars)
        if let year = mention.date?.prefix(4) {
            if places["\(key) \(year)"] != nil { continue }
            if let place = places[key], found[place].date == nil {
                found[place] = Citation(
                    raw: mention.raw, kind: found[place].kind ?? mention.kind, number: mention.number,
                    date: mention.date)
                places["\(key) \(year)"] = place
            } else {
                places["\(key) \(year)"] = found.count
                if places[key] == nil { places[key] = found.count }
                found.append(mention)
            }
        } else if places[key] == nil {
            places[key] = found.count
            found.append(mention)
        }
    }
    return found
}

private func joinsNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || (48...57).contains(scalar.value) || [".", ",", "/", "-"].contains(scalar)
}

/// One mention with the kind before it and the day behind it.
private func citation(of number: DocumentNumber, in scalars: [Unicode.Scalar]) -> Citation {
    let before = max(0, number.range.lowerBound - 60)
    let beforeTokens = cellTokens(scalars[before..<number.range.lowerBound])
    var tail = beforeTokens[...]
    if tail.last?.isSign(":") == true { tail = tail.dropLast() }
    let words = tail.reversed().prefix { $0.kind == .word }.reversed().map(\.folded)
    let kind = DocumentKinds.kind(endingIn: Array(words))
    var start = number.range.lowerBound
    if let kind, tail.count >= kind.length, let first = tail.suffix(kind.length).first {
        start = before + first.range.lowerBound
    }
    let day = day(after: number, in: scalars)
    // The number without the blank that a line break put in it.
    let lead = string(scalars[start..<number.range.lowerBound])
    let rest = string(scalars[number.range.upperBound..<(day?.end ?? number.range.upperBound)])
    return Citation(
        raw: tidy(lead + number.text + rest),
        kind: kind?.name ?? DocumentKinds.kind(ofNumber: number.text), number: number.text, date: day?.iso)
}

/// `… ngày 22/12/2024` right behind a number, or behind a few words that say who issued it.
private func day(after number: DocumentNumber, in scalars: [Unicode.Scalar]) -> (iso: String, end: Int)? {
    let from = number.range.upperBound
    let tokens = cellTokens(scalars[from..<min(scalars.count, from + 90)])
    for (index, token) in tokens.enumerated() {
        if token.isWord("ngay") {
            guard let day = RunningDay.at(index + 1, in: tokens[...]) else { return nil }
            return (day.iso, from + tokens[day.end - 1].range.upperBound)
        }
        // Only the issuer may stand between: `của Thủ tướng Chính phủ`.
        if index == 0, token.isWord("cua") { continue }
        guard index > 0, tokens[0].isWord("cua"), token.kind == .word, index <= 8 else { return nil }
    }
    return nil
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}
