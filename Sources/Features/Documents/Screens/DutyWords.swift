import Vocabulary

/// How the rhythm and the limit of a reporting duty read in words; what is not known stays as it is written.
enum DutyWords {
    /// `monthly, yearly` → hằng tháng, hằng năm.
    static func cadence(_ code: String?, _ language: Language) -> String? {
        code.map { code in
            pieces(code, of: UInt8(ascii: ",")).map { language(rhythm($0)) }.joined(separator: ", ")
        }
    }

    /// `before day 10` → trước ngày 10; `before 30/11` → trước ngày 30/11.
    static func due(_ code: String?, _ language: Language) -> String? {
        code.map { code in
            let words = pieces(code, of: UInt8(ascii: " "))
            guard words.count > 1, words[0] == "before", let day = words.last else { return code }
            return language(
                words.count == 3 && words[1] == "day"
                    ? Phrase("trước ngày \(day)", "before day \(day)") : Phrase("trước ngày \(day)", "before \(day)"))
        }
    }

    private static func rhythm(_ code: String) -> Phrase {
        switch code {
        case "weekly": return Phrase("hằng tuần", "weekly")
        case "monthly": return Phrase("hằng tháng", "monthly")
        case "quarterly": return Phrase("hằng quý", "quarterly")
        case "half-yearly": return Phrase("6 tháng một lần", "every six months")
        case "yearly": return Phrase("hằng năm", "yearly")
        default:
            let words = pieces(code, of: UInt8(ascii: "-"))
            guard words.count == 3, words[0] == "every", words[2] == "years" else { return Phrase(code, code) }
            return Phrase("\(words[1]) năm một lần", "every \(words[1]) years")
        }
    }

    private static func pieces(_ text: String, of separator: UInt8) -> [String] {
        text.utf8.split(separator: separator).map { piece in
            String(Substring(piece.drop { $0 == UInt8(ascii: " ") }))
        }
    }
}
