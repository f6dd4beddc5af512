internal import Vietnamese

/// What a run's or a style's properties say; nil where they say nothing.
struct RunLook {
    var bold: Bool?
    var italic: Bool?
    /// Hidden text is not printed.
    var hidden: Bool?
    var lettering: Lettering?
    var style: String?

    /// This look over another that lies beneath.
    func over(_ beneath: RunLook) -> RunLook {
        RunLook(
            bold: bold ?? beneath.bold, italic: italic ?? beneath.italic, hidden: hidden ?? beneath.hidden,
            lettering: lettering ?? beneath.lettering, style: style ?? beneath.style)
    }

    /// Takes one child of `w:rPr`.
    mutating func take(_ tag: Tag, _ attributes: MarkupAttributes) {
        switch tag {
        case .bold: bold = attributes.isOn()
        case .italic: italic = attributes.isOn()
        case .vanish: hidden = attributes.isOn()
        case .rStyle: style = attributes["w:val"]
        case .rFonts:
            if let font = attributes.raw("w:ascii") ?? attributes.raw("w:hAnsi") {
                lettering = Lettering(font: font)
            } else if attributes.raw("w:asciiTheme") != nil {
                lettering = .unicode
            }
        default: break
        }
    }
}

/// How the codes of a text are to be read, told by its font.
enum Lettering: Equatable {
    case unicode
    case legacy(LegacyEncoding)
    /// The symbol fonts, whose codes stand at U+F020…U+F0FF.
    case symbol, wingdings

    init(font: UnsafePointer<CChar>) {
        // Nearly every font is Unicode: decide by the first letters before making a String.
        switch UInt8(bitPattern: font[0]) | 0x20 {
        case UInt8(ascii: "."), UInt8(ascii: "v"), UInt8(ascii: "s"), UInt8(ascii: "w"): break
        default:
            self = .unicode
            return
        }
        let name = String(cString: font)
        if let encoding = LegacyEncoding(fontName: name) {
            self = .legacy(encoding)
        } else if name == "Symbol" {
            self = .symbol
        } else if name.hasPrefix("Wingdings") {
            self = .wingdings
        } else {
            self = .unicode
        }
    }

    /// The text as a person reads it.
    func decode(_ text: String) -> String {
        switch self {
        case .unicode: text
        case .legacy(let encoding): encoding.decode(text)
        case .symbol, .wingdings:
            String(String.UnicodeScalarView(text.unicodeScalars.map { symbolScalar($0.value, in: self) }))
        }
    }
}

/// The Unicode scalar that looks like a code of a symbol font; U+FFFD for one we do not know.
func symbolScalar(_ code: UInt32, in lettering: Lettering) -> Unicode.Scalar {
    let low = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
    if lettering == .wingdings, let sign = wingdings[low] { return sign }
    if lettering == .symbol, let sign = symbols[low] { return sign }
    if low != code, lettering == .unicode, let sign = symbols[low] { return sign }
    if low < 0x80 || low == code, let plain = Unicode.Scalar(low) { return plain }
    return "\u{FFFD}"
}

private let symbols: [UInt32: Unicode.Scalar] = [
    0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅",
    0xDE: "⇒", 0xE5: "∑", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x70: "π",
    0xD6: "√", 0xCE: "∈", 0x22: "∀",
]

private let wingdings: [UInt32: Unicode.Scalar] = [
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9F: "•",
    0xA7: "▪", 0xA8: "☐", 0xB6: "☆", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑", 0x46: "☞", 0x4A: "☺", 0x28: "☎", 0x2A: "✉",
]
