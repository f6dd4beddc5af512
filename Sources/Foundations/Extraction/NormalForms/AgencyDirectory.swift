package import Vocabulary
internal import Vietnamese

/// Knows the agencies of a province by all their names and reads cells that name them.
///
/// Names with commas and `và` inside stay whole; `Các sở: A, B` is read as each of them; words no unit has go to
/// `unknown` and are never guessed. Rules: vietnam.md F3, vectors.md 5.3.
package struct AgencyDirectory: Sendable {
    package let units: [AgencyUnit]
    private let places: [String: Int]
    private let names: AgencyNames
    /// For each code the words that may be left out when names follow one another: `Sở Y tế, Xây dựng`.
    private let prefixes: [String: Int]

    /// A directory of the units in a units file. Throws `UnitsFileProblem`.
    package init(csv: String) throws {
        units = try agencyUnits(csv: csv)
        places = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1.code, $0) })
        var names = AgencyNames()
        for unit in units {
            names.add(unit.name, code: unit.code)
            for alias in unit.aliases { names.add(alias, code: unit.code) }
        }
        self.names = names
        var prefixes: [String: Int] = [:]
        for unit in units {
            let words = agencyWords(cellTokens(unit.name)).map(\.key)
            for prefix in [["so"], ["bo"], ["xa"], ["phuong"], ["huyen"], ["ubnd", "huyen"]] where words.starts(with: prefix) {
                prefixes[unit.code] = names.node(after: prefix)
            }
        }
        self.prefixes = prefixes
    }

    /// The unit with this code.
    package func unit(_ code: String) -> AgencyUnit? { places[code].map { units[$0] } }

    /// The unit that stands for `code` on a day: itself, or whoever took over since it ended.
    package func current(_ code: String, on day: Day) -> String {
        var code = code
        for _ in 0..<8 {
            guard let unit = unit(code), let end = unit.validTo, end < day, let next = unit.successor else { break }
            code = next
        }
        return code
    }

    /// The agencies of a cell in the order of writing, each once; groups stay groups. A former name is read as its
    /// successor.
    package func read(_ raw: String) -> AgencyReading {
        let text = tidy(nfc(raw))
        let found = pieces(text)
        var reading = AgencyReading(raw: text)
        for piece in found {
            switch piece {
            case .unit(let code, _):
                let current = currentName(of: code)
                if !reading.units.contains(current) { reading.units.append(current) }
            case .unknown(let words):
                if !reading.unknown.contains(words) { reading.unknown.append(words) }
            }
        }
        return reading
    }

    /// The former names a cell uses, with what they are read as, for a person to confirm: Sở TT&TT → so-khcn.
    package func formerNames(in raw: String) -> [(words: String, code: String)] {
        pieces(tidy(nfc(raw))).compactMap { piece in
            guard case .unit(let code, let words) = piece, let unit = unit(code), unit.isFormerName else { return nil }
            return (words, currentName(of: code))
        }
    }

    /// The words of a text that name agencies, in order, as they stand there.
    package func mentions(in text: String) -> [String] {
        pieces(tidy(nfc(text))).compactMap { if case .unit(_, let words) = $0 { words } else { nil } }
    }

    private func currentName(of code: String) -> String {
        guard let unit = unit(code), unit.isFormerName, let successor = unit.successor else { return code }
        return successor
    }

    private enum Piece {
        case unit(String, words: String)
        case unknown(String)
    }

    private func pieces(_ text: String) -> [Piece] {
        let tokens = cellTokens(text)
        let words = agencyWords(tokens)
        let ids = names.ids(of: words)
        let scalars = Array(text.unicodeScalars)
        var pieces: [Piece] = []
        var strange: [Int] = []
        var prefix: Int?
        var last: Range<Int>?
        func source(_ range: Range<Int>) -> String {
            guard let first = range.first, let last = range.last else { return "" }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[tokens[first].range.lowerBound..<tokens[last].range.upperBound])
            return String(view)
        }
        func close() {
            defer { strange = [] }
            let known = last.map { range in Set(range.suffix(3).map { words[$0].key }) } ?? []
            let isDebris = strange.count <= 2 && strange.allSatisfy { known.contains(words[$0].key) }
            guard !isDebris, strange.contains(where: { !AgencyDirectory.fillers.contains(words[$0].key) }),
                let first = strange.first(where: { !AgencyDirectory.joints.contains(words[$0].key) }),
                let end = strange.last(where: { !AgencyDirectory.joints.contains(words[$0].key) })
            else { return }
            pieces.append(.unknown(source(words[first].tokens.lowerBound..<words[end].tokens.upperBound)))
        }
        var index = 0
        while index < words.count {
            if let before = strange.last, parts(words[before], words[index], tokens) { close() }
            let plain = names.longest(ids, words, tokens, from: index)
            let short = strange.isEmpty ? prefix.flatMap { names.longest(ids, words, tokens, from: index, at: $0) } : nil
            let match = (short?.length ?? 0) > (plain?.length ?? 0) ? short : plain
            guard let match, !match.code.isEmpty, !isCut(words, index + match.length, match),
                !isSingle(words, tokens, index, match)
            else {
                strange.append(index)
                index += 1
                continue
            }
            close()
            var range = words[index].tokens.lowerBound..<words[index + match.length - 1].tokens.upperBound
            if let first = range.first, first > 0, tokens[first - 1].isWord("cac") { range = (first - 1)..<range.upperBound }
            pieces.append(.unit(match.code, words: source(range)))
            prefix = prefixes[match.code] ?? (prefix != nil && short?.length == match.length ? prefix : nil)
            last = index..<(index + match.length)
            index += match.length
        }
        close()
        return pieces
    }

    /// A group's short name that goes on into a name nobody knows: `UBND xã Hòa Bình` is not all communes.
    private func isCut(_ words: [AgencyWord], _ end: Int, _ match: AgencyNames.Match) -> Bool {
        guard match.code == "g-ubnd-xa" || match.code == "g-ubnd-huyen", end < words.count, end > 0,
            words[end].tokens.lowerBound == words[end - 1].tokens.upperBound
        else { return false }
        return !AgencyDirectory.fillers.contains(words[end].key)
    }

    /// `Cơ quan thường trực` is one body; only `các cơ quan`, `cơ quan liên quan` and `cơ quan, đơn vị` are a group.
    private func isSingle(_ words: [AgencyWord], _ tokens: [CellToken], _ index: Int, _ match: AgencyNames.Match) -> Bool {
        guard match.code == "g-co-quan-don-vi", match.length == 2 else { return false }
        let (first, end) = (words[index].tokens.lowerBound, index + match.length)
        if first > 0, tokens[first - 1].isWord("cac") { return false }
        return end >= words.count || !["lien", "co"].contains(words[end].key)
    }

    private func parts(_ before: AgencyWord, _ after: AgencyWord, _ tokens: [CellToken]) -> Bool {
        guard before.tokens.upperBound < after.tokens.lowerBound else { return false }
        return tokens[before.tokens.upperBound..<after.tokens.lowerBound].contains {
            $0.isSign(";") || $0.isSign(",") || $0.isSign("(") || $0.isSign(")")
        }
    }

    /// Words that only join names; they are not shown at the ends of an unknown piece.
    private static let joints: Set<String> = ["lien", "quan", "co", "cung", "voi", "khac", "la", "do"]

    /// Words around names that name nobody.
    private static let fillers: Set<String> = [
        "lien", "quan", "co", "cung", "voi", "tinh", "quang", "ngai", "thuoc", "tren", "dia", "ban", "chu", "tri", "phoi",
        "hop", "khac", "thu", "truong", "giam", "doc", "lanh", "dao", "tich", "nguoi", "dung", "dau", "la", "do", "thuong",
        "truc", "giao", "moi", "cap", "nganh", "don", "vi",
    ]
}
