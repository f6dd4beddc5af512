/// A key whose byte order is the order of Vietnamese dictionaries (CLDR `vi`), in ASCII letters and signs only,
/// so that every database sorts alike with its plain byte order.
///
/// Letters a ă â b c d đ e ê … come first, then tones (ngang < huyền < hỏi < ngã < sắc < nặng), then case (lower first).
/// Runs of digits compare as numbers: `10.2` before `10.10`.
package func collationKey(_ text: String) -> String {
    var key = CollationLevels()
    key.add(text)
    return key.finished
}

/// The key for lists of people: the given name (the last word) first, then the whole name.
package func nameCollationKey(_ name: String) -> String {
    let words = tidy(name).split(separator: " ")
    guard let given = words.last, words.count > 1 else { return collationKey(name) }
    var key = CollationLevels()
    key.add(String(given))
    key.add("  " + words.dropLast().joined(separator: " "))
    return key.finished
}

private struct CollationLevels {
    private var primary: [UInt8] = []
    private var tones: [UInt8] = []
    private var cases: [UInt8] = []
    private var pending = false

    /// Primary, tone and case keys after one another; a blank, lower than every weight, parts them.
    var finished: String {
        var bytes = primary
        let tones = trimmed(tones)
        let cases = trimmed(cases)
        if !tones.isEmpty || !cases.isEmpty { bytes += [0x20] + tones }
        if !cases.isEmpty { bytes += [0x20] + cases }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func add(_ text: String) {
        let scalars = Array(nfc(text).unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if isBlank(scalar) {
                pending = !primary.isEmpty
                index += 1
                continue
            }
            if isInvisible(scalar) || isCombining(scalar) {
                index += 1
                continue
            }
            if pending { weigh([0x21]) }
            pending = false
            if (48...57).contains(scalar.value) {
                index = addNumber(scalars, from: index)
                continue
            }
            add(scalar)
            index += 1
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if let letter = Letter(scalar) {
            weigh([CollationLevels.weight(of: letter)], tone: letter.tone.rawValue, isUpper: letter.isUpper)
        } else if scalar.value < 0x80 {
            weigh([CollationLevels.weight(ofSign: UInt8(scalar.value))])
        } else if scalar.value < 0x2E80, !scalar.properties.isAlphabetic {
            weigh([CollationLevels.weight(ofSign: 0)])
        } else {
            let hex = String(scalar.value, radix: 16)
            weigh([UInt8(ascii: "z")] + String(repeating: "0", count: max(0, 6 - hex.utf8.count)).utf8 + hex.utf8)
        }
    }

    /// A number: how many digits it has, then the digits, so that longer numbers sort later. Zeros in front are
    /// a difference of the last rank.
    private mutating func addNumber(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var end = start
        while end < scalars.count, (48...57).contains(scalars[end].value) { end += 1 }
        var digits = scalars[start..<end].drop { $0 == "0" }
        if digits.isEmpty { digits = scalars[(end - 1)..<end] }
        var length = digits.count
        var bytes: [UInt8] = []
        while length > 8 {
            bytes.append(UInt8(ascii: "9"))
            length -= 8
        }
        bytes.append(UInt8(ascii: "0") + UInt8(length))
        bytes += digits.map { UInt8(truncatingIfNeeded: $0.value) }
        weigh(bytes, isUpper: digits.count < end - start)
        return end
    }

    private mutating func weigh(_ bytes: [UInt8], tone: UInt8 = 0, isUpper: Bool = false) {
        primary += bytes
        tones.append(UInt8(ascii: "0") + tone)
        cases.append(isUpper ? UInt8(ascii: "1") : UInt8(ascii: "0"))
    }

    /// `A`…`Z`, `a`…`g` stand for the 33 letters in their order.
    private static func weight(of letter: Letter) -> UInt8 {
        var place = Int(letter.base) - 97
        // Letters that Vietnamese adds, each after its plain letter: ă â đ ê ô ơ ư.
        for (base, more) in [(97, 2), (100, 1), (101, 1), (111, 2), (117, 1)] where Int(letter.base) > base {
            place += more
        }
        switch letter.mark {
        case .none: break
        case .breve, .stroke: place += 1
        case .circumflex: place += letter.base == 97 ? 2 : 1
        case .horn: place += letter.base == 111 ? 2 : 1
        }
        return place < 26 ? 65 + UInt8(place) : 97 + UInt8(place - 26)
    }

    /// Signs sort before digits; the dot before the stroke, so that `10.1` comes before `10/1`.
    private static func weight(ofSign byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "_"): 0x22
        case UInt8(ascii: "-"): 0x23
        case UInt8(ascii: ","): 0x24
        case UInt8(ascii: ";"): 0x25
        case UInt8(ascii: ":"): 0x26
        case UInt8(ascii: "."): 0x27
        case UInt8(ascii: "'"), UInt8(ascii: "\""): 0x28
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): 0x29
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): 0x2A
        case UInt8(ascii: "/"): 0x2B
        case UInt8(ascii: "&"), UInt8(ascii: "%"): 0x2C
        default: 0x2D
        }
    }

    private func trimmed(_ weights: [UInt8]) -> ArraySlice<UInt8> {
        var end = weights.count
        while end > 0, weights[end - 1] == UInt8(ascii: "0") { end -= 1 }
        return weights[..<end]
    }
}
