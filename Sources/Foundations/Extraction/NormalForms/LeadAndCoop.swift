internal import Vietnamese

extension AgencyDirectory {
    /// One cell that names both: `Sở KH&CN chủ trì, phối hợp với Sở Nội vụ` → lead and coop.
    /// Without a word of cooperation everything leads.
    package func readLeadAndCoop(_ raw: String) -> (lead: AgencyReading, coop: AgencyReading) {
        let text = tidy(nfc(raw))
        let tokens = cellTokens(text)
        guard let place = cooperation(tokens) else {
            // A cell without any role keeps its own end, also a stray semicolon.
            return (read(leading(tokens[...]) == nil ? text : bare(text, tokens[...])), AgencyReading())
        }
        let lead = bare(text, tokens[..<place.start])
        let coop = bare(text, tokens[place.end...])
        if coop.isEmpty {
            // `Sở A chủ trì; Sở B phối hợp`: the cooperation stands behind its agency.
            let before = tokens[..<place.start]
            let cut = leading(before) ?? before.lastIndex { $0.isSign(";") }
            guard let cut else { return (read(lead), AgencyReading()) }
            return (read(bare(text, before[...cut])), read(bare(text, before[(cut + 1)...])))
        }
        return (read(lead), read(coop))
    }

    /// `phối hợp`, with the words that belong to it.
    private func cooperation(_ tokens: [CellToken]) -> (start: Int, end: Int)? {
        guard
            let found = tokens.indices.dropLast().first(where: {
                tokens[$0].isWord("phoi") && tokens[$0 + 1].isWord("hop")
            })
        else { return nil }
        var start = found
        while start > 0, ["don", "vi", "co", "quan", "va", "cung"].contains(tokens[start - 1].folded),
            tokens[start - 1].kind == .word
        {
            // `cơ quan` and `đơn vị` belong to it only as its label.
            let pair = start > 1 ? tokens[start - 2].folded + " " + tokens[start - 1].folded : ""
            if pair == "don vi" || pair == "co quan" {
                start -= 2
            } else if ["va", "cung"].contains(tokens[start - 1].folded) {
                start -= 1
            } else {
                break
            }
        }
        var end = found + 2
        while end < tokens.count,
            tokens[end].isSign(":") || tokens[end].isWord("voi") || tokens[end].isWord("cung")
                || tokens[end].isWord("thuc")
                    && end + 1 < tokens.count && tokens[end + 1].isWord("hien")
                || tokens[end].isWord("hien")
        { end += 1 }
        return (start, end)
    }

    /// Where `chủ trì` ends.
    private func leading(_ tokens: ArraySlice<CellToken>) -> Int? {
        tokens.indices.dropLast().first { tokens[$0].isWord("chu") && tokens[$0 + 1].isWord("tri") }.map { $0 + 1 }
    }

    /// The words of a part without `chủ trì`, its label and the signs at both ends.
    private func bare(_ text: String, _ tokens: ArraySlice<CellToken>) -> String {
        var part = tokens
        let isRole: (ArraySlice<CellToken>) -> Bool = { $0.map(\.folded) == ["chu", "tri"] }
        while let first = part.first, first.kind == .sign, first.folded != "(" { part = part.dropFirst() }
        if isRole(part.prefix(2)) {
            part = part.dropFirst(2)
        } else if isRole(part.dropFirst(2).prefix(2)),
            ["don vi", "co quan"].contains(part.prefix(2).map(\.folded).joined(separator: " "))
        {
            part = part.dropFirst(4)
        }
        while let first = part.first, first.kind == .sign, first.folded != "(" { part = part.dropFirst() }
        var hasTrimmed = true
        while hasTrimmed {
            hasTrimmed = false
            if isRole(part.suffix(2)) {
                part = part.dropLast(2)
                hasTrimmed = true
            }
            while let last = part.last, last.kind == .sign, last.folded != ")" {
                part = part.dropLast()
                hasTrimmed = true
            }
        }
        guard let first = part.first, let last = part.last else { return "" }
        let scalars = Array(text.unicodeScalars)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[first.range.lowerBound..<last.range.upperBound])
        return String(view)
    }
}
