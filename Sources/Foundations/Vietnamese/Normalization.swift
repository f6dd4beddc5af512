import Foundation

/// The text in Unicode normal form C. Text that is plainly in that form already is handed back as it is, after one
/// look at its bytes; the rest is normalised by Foundation. `Ð` (Icelandic eth, U+00D0) becomes the Vietnamese `Đ`;
/// spaces stay as they are, unifying them is for keys only.
package func nfc(_ text: String) -> String {
    var text = text
    let isComposed = text.withUTF8 { isSurelyNFC($0) }
    return isComposed ? text : withVietnameseStroke(text.precomposedStringWithCanonicalMapping)
}

/// The bytes of a text, UTF-8, as a String in normal form C; wrong bytes become U+FFFD.
package func nfc(utf8 bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return isSurelyNFC(bytes) ? text : withVietnameseStroke(text.precomposedStringWithCanonicalMapping)
}

/// Whether UTF-8 bytes hold only scalars that `nfc` never changes and that never join others: everything
/// below U+0300 but the eth, U+1E00–U+1EFF (the Vietnamese letters), general punctuation and the common symbols, emoji.
///
/// False does not mean the text is in another form; it means a thorough look is needed.
package func isSurelyNFC(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    let count = bytes.count
    while index < count {
        let lead = bytes[index]
        if lead < 0x80 {
            index += 1
        } else if lead < 0xCC {
            if index + 1 < count, isEth(lead, bytes[index + 1]) { return false }
            index += 2
        } else if index + 2 < count, isSafe(lead, bytes[index + 1], bytes[index + 2]) {
            index += lead == 0xF0 ? 4 : 3
        } else {
            return false
        }
    }
    return true
}

/// The three and four byte sequences taken without a thorough look.
@inline(__always)
private func isSafe(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch lead {
    case 0xE1: second >= 0xB8 && second <= 0xBB
    // U+2000 and U+2001 change; U+20D0… are combining; U+2126, U+212A and U+212B change.
    case 0xE2:
        second == 0x80
            ? third >= 0x82
            : second == 0x81 || second == 0x86 || second == 0x88 || second == 0x89 || second >= 0x92 && second <= 0x9E
    case 0xF0: second == 0x9F
    default: false
    }
}

/// `Ð`, `ð` and `Ɖ`, which stand for `Đ` in text typed with the wrong keyboard.
@inline(__always)
private func isEth(_ lead: UInt8, _ second: UInt8) -> Bool {
    lead == 0xC3 && (second == 0x90 || second == 0xB0) || lead == 0xC6 && second == 0x89
}

private func withVietnameseStroke(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0xD0, 0x189: scalars.append("\u{0110}")
        case 0xF0: scalars.append("\u{0111}")
        default: scalars.append(scalar)
        }
    }
    return String(scalars)
}
