/// What Vietnamese spelling knows about one scalar: its plain letter, its hat or hook, its tone and its case.
package struct Letter: Sendable, Equatable {
    /// The mark that makes another letter (ă â đ ê ô ơ ư), as opposed to a tone.
    package enum Mark: UInt8, Sendable { case none, breve, circumflex, horn, stroke }
    /// The six tones in the order of Vietnamese dictionaries.
    package enum Tone: UInt8, Sendable { case level, falling, asking, tumbling, rising, heavy }

    /// Lower-case ASCII letter, `a`…`z`.
    package var base: UInt8
    package var mark: Mark
    package var tone: Tone
    package var isUpper: Bool

    /// The letter of this scalar, nil for digits, signs and letters outside Vietnamese spelling.
    /// `Ð` (U+00D0) counts as `Đ`.
    package init?(_ scalar: Unicode.Scalar) {
        guard scalar.value < Letter.tableEnd else { return nil }
        let packed = Letter.table[Int(scalar.value)]
        guard packed != 0, let mark = Mark(rawValue: UInt8(truncatingIfNeeded: packed >> 8 & 7)),
            let tone = Tone(rawValue: UInt8(truncatingIfNeeded: packed >> 11 & 7))
        else { return nil }
        base = UInt8(truncatingIfNeeded: packed & 0x7F)
        self.mark = mark
        self.tone = tone
        isUpper = packed & 0x80 != 0
    }

    /// The plain lower-case ASCII letter of a scalar, 0 when it has none: `Ấ` → `a`, `Đ` → `d`, `é` → `e`.
    static func base(of scalar: Unicode.Scalar) -> UInt8 {
        let value = scalar.value
        guard value < tableEnd else { return 0 }
        return UInt8(truncatingIfNeeded: table[Int(value)] & 0x7F)
    }

    /// The lower-case scalar with these parts; nil when there is no such letter.
    static func scalar(base: UInt8, mark: Mark, tone: Tone) -> Unicode.Scalar? {
        let packed = UInt16(base) | UInt16(mark.rawValue) << 8 | UInt16(tone.rawValue) << 11
        return composed[packed]
    }

    static let tableEnd: UInt32 = 0x1EFA

    /// Bits 0–6 base, 7 upper case, 8–10 mark, 11–13 tone; 0 for scalars that are no letters here.
    private static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: Int(tableEnd))
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
            table[Int(byte)] = UInt16(byte)
            table[Int(byte) - 32] = UInt16(byte) | 0x80
        }
        // Other Latin letters that turn up in names: folded to their base, without a mark.
        for (base, others) in foreign {
            for scalar in others.unicodeScalars { table[Int(scalar.value)] = UInt16(base) }
        }
        for (base, mark, tones) in vowels {
            for (tone, scalar) in tones.unicodeScalars.enumerated() {
                let upper = tone >= 6
                table[Int(scalar.value)] =
                    UInt16(base) | (upper ? 0x80 : 0) | UInt16(mark.rawValue) << 8 | UInt16(tone % 6) << 11
            }
        }
        for scalar: Unicode.Scalar in ["\u{0111}", "\u{00F0}"] {
            table[Int(scalar.value)] = UInt16(UInt8(ascii: "d")) | UInt16(Mark.stroke.rawValue) << 8
        }
        for scalar: Unicode.Scalar in ["\u{0110}", "\u{00D0}", "\u{0189}"] {
            table[Int(scalar.value)] = UInt16(UInt8(ascii: "d")) | 0x80 | UInt16(Mark.stroke.rawValue) << 8
        }
        return table
    }()

    private static let composed: [UInt16: Unicode.Scalar] = {
        var composed: [UInt16: Unicode.Scalar] = [:]
        for (base, mark, tones) in vowels {
            for (tone, scalar) in tones.unicodeScalars.prefix(6).enumerated() {
                composed[UInt16(base) | UInt16(mark.rawValue) << 8 | UInt16(tone) << 11] = scalar
            }
        }
        return composed
    }()

    /// Six tones lower case, then six upper case, of each vowel.
    private static let vowels: [(UInt8, Mark, String)] = [
        (97, .none, "aàảãáạAÀẢÃÁẠ"), (97, .breve, "ăằẳẵắặĂẰẲẴẮẶ"), (97, .circumflex, "âầẩẫấậÂẦẨẪẤẬ"),
        (101, .none, "eèẻẽéẹEÈẺẼÉẸ"), (101, .circumflex, "êềểễếệÊỀỂỄẾỆ"), (105, .none, "iìỉĩíịIÌỈĨÍỊ"),
        (111, .none, "oòỏõóọOÒỎÕÓỌ"), (111, .circumflex, "ôồổỗốộÔỒỔỖỐỘ"), (111, .horn, "ơờởỡớợƠỜỞỠỚỢ"),
        (117, .none, "uùủũúụUÙỦŨÚỤ"), (117, .horn, "ưừửữứựƯỪỬỮỨỰ"), (121, .none, "yỳỷỹýỵYỲỶỸÝỴ"),
    ]

    private static let foreign: [(UInt8, String)] = [
        (97, "äåāąǎÄÅĀĄǍ"), (99, "çćčÇĆČ"), (101, "ëēęěĕÉËĒĘĚĔ"), (103, "ğĞ"), (105, "ïîīıĭÏÎĪĬ"), (108, "łŁ"),
        (110, "ñńňÑŃŇ"), (111, "öøōőŏÖØŌŐŎ"), (114, "řŘ"), (115, "śšşŚŠŞ"), (117, "üûūůűŭÜÛŪŮŰŬ"), (121, "ÿŸ"),
        (122, "źżžŹŻŽ"),
    ]
}

/// The plain lower-case ASCII letter of a scalar, 0 when it has none: `Ấ` → `a`, `Đ` → `d`, `é` → `e`.
@inline(__always)
package func plainLetter(_ scalar: Unicode.Scalar) -> UInt8 { Letter.base(of: scalar) }
