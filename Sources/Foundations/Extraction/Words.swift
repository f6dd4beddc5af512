/// The words of a text for recognising it: ASCII lower case without diacritics, letters and digits parted by single
/// blanks (`Đơn vị chủ trì/phối hợp` → `don vi chu tri phoi hop`). Never shown.
struct Words: Sendable, Equatable {
    /// A blank stands at both ends, so whole words are found by searching ` word `.
    private(set) var bytes: [UInt8]

    init(_ text: String) {
        bytes = [32]
        bytes.reserveCapacity(text.utf8.count + 2)
        var blank = true
        for scalar in text.unicodeScalars {
            let byte = baseLetter(scalar)
            if byte == 0 { continue }
            if byte == 32 {
                if !blank { bytes.append(32) }
                blank = true
            } else {
                bytes.append(byte)
                blank = false
            }
        }
        if !blank { bytes.append(32) }
    }

    var isEmpty: Bool { bytes.count <= 1 }
    var count: Int { max(0, bytes.count { $0 == 32 } - 1) }
    var text: String { String(decoding: bytes.dropFirst().dropLast(bytes.count > 1 ? 1 : 0), as: UTF8.self) }

    /// Whether the words of `phrase` stand here one after another. `phrase` is plain ASCII words.
    func contains(_ phrase: StaticString) -> Bool { position(of: phrase) != nil }

    func hasPrefix(_ phrase: StaticString) -> Bool {
        let length = phrase.utf8CodeUnitCount
        guard bytes.count >= length + 2 else { return false }
        return matches(phrase, length, at: 0)
    }

    func isExactly(_ phrase: StaticString) -> Bool { bytes.count == phrase.utf8CodeUnitCount + 2 && hasPrefix(phrase) }

    /// Where the phrase starts, in bytes; nil when it is not here.
    func position(of phrase: StaticString) -> Int? {
        let length = phrase.utf8CodeUnitCount
        guard bytes.count >= length + 2 else { return nil }
        for start in 0...(bytes.count - length - 2) where bytes[start] == 32 && matches(phrase, length, at: start) {
            return start
        }
        return nil
    }

    func hasAnyPrefix(_ phrases: [StaticString]) -> Bool { phrases.contains { hasPrefix($0) } }
    func containsAny(_ phrases: [StaticString]) -> Bool { phrases.contains { contains($0) } }

    private func matches(_ phrase: StaticString, _ length: Int, at start: Int) -> Bool {
        guard bytes[start + length + 1] == 32 else { return false }
        return phrase.withUTF8Buffer { buffer in
            for offset in 0..<length where bytes[start + 1 + offset] != buffer[offset] { return false }
            return true
        }
    }

    /// The whole numbers that stand here as words.
    var numbers: [Int] { text.split(separator: " ").compactMap { Int($0) } }
    /// The years 2000…2099 that stand here as words, in order.
    var years: [Int] { numbers.filter { (2000...2099).contains($0) } }
}

/// The plain letter under a Vietnamese one, in lower case; a digit; 32 for anything that parts words; 0 for marks that
/// belong to the letter before.
private func baseLetter(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: UInt8(scalar.value)
    case 0x41...0x5A: UInt8(scalar.value + 32)
    case 0x300...0x36F: 0
    case 0xC0...0xC5, 0xE0...0xE5, 0x102, 0x103, 0x1EA0...0x1EB7: 97
    case 0xC8...0xCB, 0xE8...0xEB, 0x1EB8...0x1EC7: 101
    case 0xCC...0xCF, 0xEC...0xEF, 0x128, 0x129, 0x1EC8...0x1ECB: 105
    case 0xD2...0xD6, 0xF2...0xF6, 0x1A0, 0x1A1, 0x1ECC...0x1EE3: 111
    case 0xD9...0xDC, 0xF9...0xFC, 0x168, 0x169, 0x1AF, 0x1B0, 0x1EE4...0x1EF1: 117
    case 0xDD, 0xFD, 0x1EF2...0x1EF9: 121
    case 0xD0, 0x110, 0x111, 0xF0: 100
    default: 32
    }
}

/// A cell's words on one line: runs of white space made one blank, ends trimmed.
func cleaned(_ text: String) -> String {
    let utf8 = text.utf8
    var wasBlank = true
    var isClean = true
    for byte in utf8 {
        let blank = byte == 32
        if byte < 32 || (blank && wasBlank) || byte == 0xC2 {
            isClean = false
            break
        }
        wasBlank = blank
    }
    if isClean, !wasBlank || utf8.isEmpty { return text }
    var view = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars {
        if scalar.value <= 32 || scalar == "\u{A0}" || scalar.properties.isWhitespace {
            pending = true
        } else if scalar.value != 0xAD {
            // A soft hyphen only tells a page where a word may break.
            if pending, !view.isEmpty { view.append(" ") }
            pending = false
            view.append(scalar)
        }
    }
    return String(view)
}

/// Two parts of one sentence that a page cut in two, joined by a blank; a document symbol cut after its dash
/// (`327/QĐ-` and `UBND`) is closed up.
func joined(_ first: String, _ second: String) -> String {
    var whole = first
    whole.goOn(second)
    return whole
}

extension String {
    /// Goes on with the next part of a sentence, as `joined` does, without copying what is here.
    mutating func goOn(_ second: String) {
        if second.isEmpty { return }
        let end = unicodeScalars.suffix(2)
        let closesUp =
            end.last == "-" && end.first?.properties.isUppercase == true
            && second.unicodeScalars.first?.properties.isUppercase == true
        if !isEmpty, !closesUp { append(" ") }
        append(second)
    }
}
