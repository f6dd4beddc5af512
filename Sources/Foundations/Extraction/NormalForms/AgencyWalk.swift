/// A part of a cell: an agency with the words that name it, or words that name nobody known.
enum AgencyPiece {
    case unit(String, words: String)
    case unknown(String)
}

/// One walk through the words of a cell, from name to name. What lies between names is unknown, unless it only joins.
struct AgencyWalk {
    private let names: AgencyNames
    private let prefixes: [String: Int]
    private let scalars: [Unicode.Scalar]
    private let tokens: [CellToken]
    private let words: [AgencyWord]
    private let ids: [Int]
    private var found: [AgencyPiece] = []
    /// Words since the last name that belong to none.
    private var strange: [Int] = []
    /// The words of the last name.
    private var last: Range<Int>?

    init(_ text: String, names: AgencyNames, prefixes: [String: Int]) {
        self.names = names
        self.prefixes = prefixes
        scalars = Array(text.unicodeScalars)
        tokens = cellTokens(scalars[...])
        words = agencyWords(tokens)
        ids = names.ids(of: words)
    }

    mutating func pieces() -> [AgencyPiece] {
        var prefix: Int?
        var index = 0
        while index < words.count {
            if let before = strange.last, parted(before, index) { close() }
            let plain = match(at: index)
            let short =
                strange.isEmpty ? prefix.flatMap { names.longest(ids, words, tokens, from: index, at: $0) } : nil
            let match = (short?.length ?? 0) > (plain?.length ?? 0) ? short : plain
            guard let match, !match.code.isEmpty, !isCut(index, match), !isSingle(index, match) else {
                strange.append(index)
                index += 1
                continue
            }
            let end = index + match.length
            if belongsToStranger(index, match) {
                strange.append(contentsOf: index..<end)
                index = end
                continue
            }
            let onlyPlaces = isAfterOf(index) && last != nil
            close()
            if !onlyPlaces { found.append(.unit(match.code, words: source(named(index..<end)))) }
            prefix = prefixes[match.code] ?? (prefix != nil && short?.length == match.length ? prefix : nil)
            last = index..<end
            index = end
        }
        close()
        return found
    }

    private func match(at index: Int) -> AgencyNames.Match? { names.longest(ids, words, tokens, from: index) }

    /// Ends a run of strange words: said as unknown when it is more than joints and debris.
    private mutating func close() {
        defer { strange = [] }
        // Debris of a broken line repeats the end of the name before it: `… và Môi trường –trường`.
        let ending = last.map { range in Set(range.suffix(3).map { words[$0].key }) } ?? []
        let isDebris = strange.count <= 2 && strange.allSatisfy { ending.contains(words[$0].key) }
        guard !isDebris, strange.contains(where: { !AgencyWalk.fillers.contains(words[$0].key) }),
            let first = strange.first(where: { !AgencyWalk.joints.contains(words[$0].key) }),
            let end = strange.last(where: { !AgencyWalk.joints.contains(words[$0].key) })
        else { return }
        found.append(.unknown(source(words[first].tokens.lowerBound..<words[end].tokens.upperBound)))
    }

    // MARK: when a match is none

    /// A group's short name that goes on into a name nobody knows: `UBND xã Hòa Bình`, `địa phương ven biển`.
    private func isCut(_ index: Int, _ match: AgencyNames.Match) -> Bool {
        let end = index + match.length
        guard match.code.hasPrefix("g-"), end < words.count,
            words[end].tokens.lowerBound == words[end - 1].tokens.upperBound, self.match(at: end) == nil
        else { return false }
        return !AgencyWalk.fillers.contains(words[end].key)
    }

    /// `Cơ quan thường trực` is one body; only `các cơ quan`, `cơ quan liên quan` and `cơ quan, đơn vị` are a group.
    private func isSingle(_ index: Int, _ match: AgencyNames.Match) -> Bool {
        guard match.code == "g-co-quan-don-vi", match.length == 2 else { return false }
        let (first, end) = (words[index].tokens.lowerBound, index + match.length)
        if first > 0, tokens[first - 1].isWord("cac") { return false }
        return end >= words.count || !["lien", "co"].contains(words[end].key)
    }

    /// `Đảng ủy UBND tỉnh`, `tham mưu UBND tỉnh`, `Trung tâm thuộc Sở …`: the known name only says whose it is.
    private func belongsToStranger(_ index: Int, _ match: AgencyNames.Match) -> Bool {
        guard strange.contains(where: { !AgencyWalk.fillers.contains(words[$0].key) }), strange.last == index - 1 else {
            return false
        }
        return isAfterOf(index) || AgencyWalk.above.contains(match.code)
    }

    /// `thuộc` stands right before.
    private func isAfterOf(_ index: Int) -> Bool { index > 0 && words[index - 1].key == "thuoc" }

    /// A sign that parts names stands between two words.
    private func parted(_ before: Int, _ after: Int) -> Bool {
        let (end, start) = (words[before].tokens.upperBound, words[after].tokens.lowerBound)
        guard end < start else { return false }
        return tokens[end..<start].contains { $0.isSign(";") || $0.isSign(",") || $0.isSign("(") || $0.isSign(")") }
    }

    // MARK: words

    /// The tokens of a name, with `các` before it.
    private func named(_ range: Range<Int>) -> Range<Int> {
        let (start, end) = (words[range.lowerBound].tokens.lowerBound, words[range.upperBound - 1].tokens.upperBound)
        return start > 0 && tokens[start - 1].isWord("cac") ? (start - 1)..<end : start..<end
    }

    private func source(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[tokens[first].range.lowerBound..<tokens[last].range.upperBound])
        return String(view)
    }

    /// Bodies whose names stand at the end of the names of their parts.
    private static let above: Set<String> = ["ubnd-tinh", "tinh-uy", "hdnd-tinh", "chinh-phu"]

    /// Words that only join names; they are not shown at the ends of an unknown piece.
    private static let joints: Set<String> = ["lien", "quan", "co", "cung", "voi", "khac", "la", "do"]

    /// Words around names that name nobody.
    private static let fillers: Set<String> = [
        "lien", "quan", "co", "cung", "voi", "tinh", "quang", "ngai", "thuoc", "tren", "dia", "ban", "chu", "tri",
        "phoi", "hop", "khac", "thu", "truong", "giam", "doc", "lanh", "dao", "tich", "nguoi", "dung", "dau", "la",
        "do", "thuong", "truc", "giao", "moi", "cap", "nganh", "don", "vi",
    ]
}
