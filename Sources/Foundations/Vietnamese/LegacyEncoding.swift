/// The one-byte Vietnamese encodings from before Unicode, told by the name of the font that shows them.
///
/// In a DOCX such text stands as Latin-1 letters (`Qu¶ng Ng·i` in .VnTime, `Quaûng Ngaõi` in VNI-Times).
package enum LegacyEncoding: Sendable, Equatable {
    /// TCVN 5712:1993, third set (ABC): fonts `.VnTime`, `.VnArial`, …
    case tcvn3
    /// The same codes in a font whose small letters look like capitals: `.VnTimeH`.
    case tcvn3Capitals
    /// VNI Windows: a letter, then a sign for its marks: fonts `VNI-Times`, …
    case vni

    /// The encoding that a font stands for; nil for a Unicode font.
    package init?(fontName: String) {
        let name = fontName.lowercased()
        if name.hasPrefix(".vn") {
            self = name.hasSuffix("h") || name.hasSuffix("h bold") ? .tcvn3Capitals : .tcvn3
        } else if name.hasPrefix("vni-") || name == "vni" {
            self = .vni
        } else {
            return nil
        }
    }

    /// The text in Unicode, NFC.
    ///
    /// A text with letters that only Unicode has (ả, ơ, đ …) was never in this encoding, whatever its font says: it
    /// is handed back as it is.
    package func decode(_ text: String) -> String {
        if text.unicodeScalars.contains(where: Self.isVietnameseUnicode) { return nfc(text) }
        switch self {
        case .tcvn3: return decodeTCVN3(text)
        case .tcvn3Capitals: return decodeTCVN3(text).uppercased()
        case .vni: return decodeVNI(text)
        }
    }

    /// Letters of Vietnamese outside Latin-1, and combining marks.
    private static func isVietnameseUnicode(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0: true
        case 0x300...0x36F, 0x1EA0...0x1EF9: true
        default: false
        }
    }
}

/// Codes 0xA1…0xFE of TCVN3; a middle dot stands for a code without a letter, which is kept as it is.
private let tcvn3Letters = Array(
    "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ".unicodeScalars)

private func decodeTCVN3(_ text: String) -> String {
    var decoded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let place = Int(scalar.value) - 0xA1
        if tcvn3Letters.indices.contains(place), tcvn3Letters[place] != "·" {
            decoded.append(tcvn3Letters[place])
        } else {
            decoded.append(scalar)
        }
    }
    return nfc(String(decoded))
}

/// Signs of VNI after a vowel, as the combining marks they stand for.
private let vniMarks: [Unicode.Scalar: String] = [
    "ù": "\u{301}", "ø": "\u{300}", "û": "\u{309}", "õ": "\u{303}", "ï": "\u{323}",
    "â": "\u{302}", "á": "\u{302}\u{301}", "à": "\u{302}\u{300}", "å": "\u{302}\u{309}", "ã": "\u{302}\u{303}",
    "ä": "\u{302}\u{323}", "ê": "\u{306}", "é": "\u{306}\u{301}", "è": "\u{306}\u{300}", "ú": "\u{306}\u{309}",
    "ü": "\u{306}\u{303}", "ë": "\u{306}\u{323}",
]

/// Letters of VNI that stand alone.
private let vniLetters: [Unicode.Scalar: String] = [
    "ñ": "đ", "Ñ": "Đ", "ô": "ơ", "Ô": "Ơ", "ö": "ư", "Ö": "Ư", "æ": "ỉ", "Æ": "Ỉ", "ó": "ĩ", "Ó": "Ĩ", "ò": "ị",
    "Ò": "Ị", "î": "ỵ", "Î": "Ỵ", "í": "í", "Í": "Í", "ì": "ì", "Ì": "Ì",
]

private func decodeVNI(_ text: String) -> String {
    var decoded = ""
    var afterVowel = false
    for scalar in text.unicodeScalars {
        if afterVowel, let marks = vniMarks[lowercase(scalar)] {
            decoded.unicodeScalars.append(contentsOf: marks.unicodeScalars)
            afterVowel = false
        } else if let letter = vniLetters[scalar] {
            decoded += letter
            afterVowel = ["ô", "Ô", "ö", "Ö"].contains(scalar)
        } else {
            decoded.unicodeScalars.append(scalar)
            afterVowel = "aeiouyAEIOUY".unicodeScalars.contains(scalar)
        }
    }
    return nfc(decoded)
}

/// Small letter of a Latin-1 capital.
private func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xC0...0xDE).contains(scalar.value), scalar.value != 0xD7 else { return scalar }
    return Unicode.Scalar(scalar.value + 0x20) ?? scalar
}
