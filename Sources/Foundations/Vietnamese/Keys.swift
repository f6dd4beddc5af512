/// The search key of a text: lower case, no tone, no hat, no hook, `đ` as `d`, runs of white space as one blank,
/// quotes and dashes unified.
///
/// Equal for NFC and NFD, for `hòa` and `hoà`, and for text typed without diacritics. Idempotent.
package func foldedKey(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var pending = false
    var tail = text.unicodeScalars.makeIterator()
    while let scalar = tail.next() {
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            if byte == 0x20 || (9...13).contains(byte) {
                pending = !bytes.isEmpty
                continue
            }
            if pending { bytes.append(0x20) }
            pending = false
            bytes.append((65...90).contains(byte) ? byte + 32 : byte)
            continue
        }
        if isInvisible(scalar) || isCombining(scalar) { continue }
        if isBlank(scalar) {
            pending = !bytes.isEmpty
            continue
        }
        if pending { bytes.append(0x20) }
        pending = false
        let base = Letter.base(of: scalar)
        if base != 0 {
            bytes.append(base)
        } else if let sign = unifiedSign(scalar) {
            bytes.append(contentsOf: sign.utf8)
        } else {
            bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// The key under which two spellings of the same words are equal: NFC, lower case, one tone placement,
/// one kind of blank, dash and quote. Diacritics count: `hòa` = `hoà`, but `hoa` is another word.
package func comparisonKey(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var pending = false
    for scalar in nfc(text).unicodeScalars {
        if isInvisible(scalar) { continue }
        if isBlank(scalar) {
            pending = !scalars.isEmpty
            continue
        }
        if pending { scalars.append(" ") }
        pending = false
        if let letter = Letter(scalar) {
            if letter.isUpper, let lower = lowered(letter) {
                scalars.append(lower)
            } else if letter.isUpper || letter.mark == .none && letter.tone == .level && scalar.value >= 0x80 {
                scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            } else {
                scalars.append(scalar)
            }
        } else if let sign = unifiedSign(scalar) {
            scalars.append(contentsOf: sign.unicodeScalars)
        } else {
            scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }
    unifyTonePlacement(&scalars)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}

/// The lower-case scalar of a Vietnamese letter.
private func lowered(_ letter: Letter) -> Unicode.Scalar? {
    if letter.mark == .stroke { return "\u{0111}" }
    return Letter.scalar(base: letter.base, mark: letter.mark, tone: letter.tone)
}

/// Moves the tone of an open `oa`, `oe`, `uy` to its first vowel (hoà → hòa), the spelling of legal papers.
/// `qu` is an onset: `quý` has one form (the project's vietnam.md F4).
private func unifyTonePlacement(_ scalars: inout [Unicode.Scalar]) {
    var index = 1
    while index < scalars.count {
        defer { index += 1 }
        guard let second = Letter(scalars[index]), second.mark == .none, second.tone != .level,
            let first = Letter(scalars[index - 1]), first.mark == .none, first.tone == .level
        else { continue }
        let (o, u, a, e, y) = (
            UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "y")
        )
        guard first.base == o && (second.base == a || second.base == e) || first.base == u && second.base == y else {
            continue
        }
        if index + 1 < scalars.count, Letter(scalars[index + 1]) != nil { continue }
        if index >= 2, scalars[index - 2] == "q" { continue }
        guard let moved = Letter.scalar(base: first.base, mark: .none, tone: second.tone),
            let plain = Letter.scalar(base: second.base, mark: .none, tone: .level)
        else { continue }
        scalars[index - 1] = moved
        scalars[index] = plain
    }
}

/// A combining mark of Latin letters.
func isCombining(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

/// The one spelling of quotes, dashes, dots and comparison signs; nil for other scalars.
private func unifiedSign(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212, 0x2043, 0xFE58, 0xFE63, 0xFF0D: "-"
    case 0x2018...0x201B, 0x2032, 0xB4, 0x2BC: "'"
    case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: "\""
    case 0x2026: "..."
    case 0x2022, 0x25CF, 0xB7: "*"
    case 0x2044, 0x2215: "/"
    case 0xFF0C: ","
    case 0xFF1A: ":"
    case 0xFF1B: ";"
    default: nil
    }
}
