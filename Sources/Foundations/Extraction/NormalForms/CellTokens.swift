internal import Vietnamese

/// One word, number or sign of a cell, folded for looking up.
struct CellToken {
    enum Kind: Equatable { case word, number, sign }
    var kind: Kind
    /// Lower case without diacritics; for a sign the sign itself, dashes as `-`.
    var folded: String
    /// As written.
    var written: String
    /// The value of a number, -1 otherwise.
    var value: Int
    /// How many digits a number is written with.
    var digits: Int
    /// Where it stands, in Unicode scalars of the text.
    var range: Range<Int>

    /// Lower case with its diacritics and one tone placement, for telling damage.
    var exact: String { kind == .word ? comparisonKey(written) : folded }
    func isWord(_ text: String) -> Bool { kind == .word && folded == text }
    func isSign(_ text: String) -> Bool { kind == .sign && folded == text }
    /// A number that can be a year of a plan.
    var year: Int? { kind == .number && digits == 4 && (1900...2199).contains(value) ? value : nil }
}

/// Cuts a text into words, numbers and signs; blanks part them and are not kept.
func cellTokens(_ text: String) -> [CellToken] { cellTokens(Array(text.unicodeScalars)[...]) }

/// The same for a stretch of scalars; ranges count from its start.
func cellTokens(_ scalars: ArraySlice<Unicode.Scalar>) -> [CellToken] {
    var tokens: [CellToken] = []
    tokens.reserveCapacity(scalars.count / 4 + 1)
    let base = scalars.startIndex
    var index = base
    let end = scalars.endIndex
    while index < end {
        let scalar = scalars[index]
        let start = index
        if isDigit(scalar) {
            var value = 0
            while index < end, isDigit(scalars[index]) {
                if value < 100_000_000 { value = value * 10 + Int(scalars[index].value) - 48 }
                index += 1
            }
            let digits = written(scalars[start..<index])
            tokens.append(
                CellToken(
                    kind: .number, folded: digits, written: digits, value: value, digits: index - start,
                    range: (start - base)..<(index - base)))
        } else if isBlank(scalar) || isInvisible(scalar) {
            index += 1
        } else if isLetter(scalar) {
            var folded: [UInt8] = []
            var isPlain = true
            while index < end, isLetter(scalars[index]) || (0x300...0x36F).contains(scalars[index].value) {
                let letter = plainLetter(scalars[index])
                if letter != 0 {
                    folded.append(letter)
                } else if !(0x300...0x36F).contains(scalars[index].value) {
                    isPlain = false
                }
                index += 1
            }
            let word = written(scalars[start..<index])
            tokens.append(
                CellToken(
                    kind: .word, folded: isPlain ? String(decoding: folded, as: UTF8.self) : foldedKey(word),
                    written: word,
                    value: -1, digits: 0, range: (start - base)..<(index - base)))
        } else {
            index += 1
            let sign = written(scalars[start..<index])
            tokens.append(
                CellToken(
                    kind: .sign, folded: scalar.value < 0x80 ? sign : foldedKey(sign), written: sign, value: -1,
                    digits: 0,
                    range: (start - base)..<(index - base)))
        }
    }
    return tokens
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    plainLetter(scalar) != 0 || scalar.value >= 0x80 && scalar.properties.isAlphabetic
}

private func written(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
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
