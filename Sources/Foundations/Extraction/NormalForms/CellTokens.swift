internal import Vietnamese

/// One word, number or sign of a cell, with what recognising needs: folded for looking up, exact for telling damage.
struct CellToken {
    enum Kind: Equatable { case word, number, sign }
    var kind: Kind
    /// Lower case without diacritics; for a sign the sign itself, dashes as `-`.
    var folded: String
    /// Lower case with its diacritics.
    var exact: String
    /// The value of a number, -1 otherwise.
    var value: Int
    /// How many digits a number is written with.
    var digits: Int
    /// Where it stands, in Unicode scalars of the text.
    var range: Range<Int>

    func isWord(_ text: String) -> Bool { kind == .word && folded == text }
    func isSign(_ text: String) -> Bool { kind == .sign && folded == text }
    /// A number that can be a year of a plan.
    var year: Int? { kind == .number && digits == 4 && (1900...2199).contains(value) ? value : nil }
}

/// Cuts a text into words, numbers and signs; blanks part them and are not kept.
func cellTokens(_ text: String) -> [CellToken] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [CellToken] = []
    var index = 0
    while index < scalars.count {
        let scalar = scalars[index]
        if isBlank(scalar) || isInvisible(scalar) {
            index += 1
            continue
        }
        let start = index
        if (48...57).contains(scalar.value) {
            var value = 0
            while index < scalars.count, (48...57).contains(scalars[index].value) {
                if value < 100_000_000 { value = value * 10 + Int(scalars[index].value) - 48 }
                index += 1
            }
            let digits = string(scalars[start..<index])
            tokens.append(
                CellToken(
                    kind: .number, folded: digits, exact: digits, value: value, digits: index - start,
                    range: start..<index))
        } else if scalar.properties.isAlphabetic {
            while index < scalars.count, scalars[index].properties.isAlphabetic || (0x300...0x36F).contains(scalars[index].value) {
                index += 1
            }
            let word = string(scalars[start..<index])
            tokens.append(
                CellToken(
                    kind: .word, folded: foldedKey(word), exact: comparisonKey(word), value: -1, digits: 0,
                    range: start..<index))
        } else {
            index += 1
            let sign = foldedKey(string(scalars[start..<index]))
            tokens.append(CellToken(kind: .sign, folded: sign, exact: sign, value: -1, digits: 0, range: start..<index))
        }
    }
    return tokens
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}

/// Whether two short ASCII words differ by at most one letter put in, left out or changed.
func differsByOneLetter(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard abs(a.count - b.count) <= 1 else { return false }
    var i = 0
    while i < a.count, i < b.count, a[i] == b[i] { i += 1 }
    var (x, y) = (a.count, b.count)
    while x > i, y > i, a[x - 1] == b[y - 1] {
        x -= 1
        y -= 1
    }
    return max(x - i, y - i) <= 1
}
