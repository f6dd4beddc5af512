internal import Vietnamese
package import Vocabulary

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
            for prefix in [["so"], ["bo"], ["xa"], ["phuong"], ["huyen"], ["ubnd", "huyen"]]
            where words.starts(with: prefix) {
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

    private func pieces(_ text: String) -> [AgencyPiece] {
        var walk = AgencyWalk(text, names: names, prefixes: prefixes)
        return walk.pieces()
    }
}
