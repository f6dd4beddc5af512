/// What a number format of a sheet makes of a number.
struct NumberLook: Equatable {
    enum Kind: Equatable { case general, decimal, percent, day, month, year, time, text }

    var kind = Kind.general
    /// Decimals shown; nil for as many as the number has.
    var decimals: Int?
    /// Digits before the decimal sign at least: 2 for `00`.
    var minimumDigits = 1
    /// A day with its hour.
    var hasTime = false
    /// Hours past midnight go on: `[h]:mm` of a day and a half is 36:00.
    var isElapsed = false

    var isDate: Bool { kind == .day || kind == .month || kind == .year }

    /// The look of a built-in format. Source: ECMA-376 part 1, 18.8.30.
    init(builtin id: Int) {
        switch id {
        case 1, 3, 37, 38: self.init(kind: .decimal, decimals: 0)
        case 2, 4, 39, 40: self.init(kind: .decimal, decimals: 2)
        case 9: self.init(kind: .percent, decimals: 0)
        case 10: self.init(kind: .percent, decimals: 2)
        case 14, 15, 16, 27...31, 34...36, 50...54, 56...58: self.init(kind: .day)
        case 17, 55: self.init(kind: .month)
        case 18...21, 32, 33, 45...47: self.init(kind: .time)
        case 22: self.init(kind: .day, hasTime: true)
        case 49: self.init(kind: .text)
        default: self.init(kind: .general)
        }
    }

    private init(kind: Kind, decimals: Int? = nil, minimumDigits: Int = 1, hasTime: Bool = false) {
        self.kind = kind
        self.decimals = decimals
        self.minimumDigits = minimumDigits
        self.hasTime = hasTime
    }

    /// The look of a custom format code such as `dd/mm/yyyy;@` or `#,##0.00`: its first section decides.
    init(code: String) {
        let (signs, isElapsed) = Self.plainSigns(of: code)
        let small = String(String.UnicodeScalarView(signs)).lowercased()
        if small.isEmpty || small.contains("general") {
            self.init(kind: .general)
        } else if small.contains("@") && !small.contains("y") {
            self.init(kind: .text)
        } else if small.contains("%") {
            self.init(kind: .percent, decimals: Self.decimals(in: signs))
        } else if small.contains("0") || small.contains("#") || small.contains("?") {
            // A format such as `0.00E+00` or `# ?/?` keeps the number's own digits.
            let isPlain = !small.contains("e") && !small.contains("/")
            self.init(
                kind: .decimal, decimals: isPlain ? Self.decimals(in: signs) : nil,
                minimumDigits: isPlain ? Self.minimumDigits(in: signs) : 1)
        } else {
            self = Self.calendar(small)
            self.isElapsed = isElapsed
        }
    }

    private static func calendar(_ code: String) -> NumberLook {
        let hasClock = code.contains("h") || code.contains("s")
        if code.contains("d") { return NumberLook(kind: .day, hasTime: hasClock) }
        if code.contains("y") {
            return NumberLook(kind: code.contains("m") && !hasClock ? .month : hasClock ? .day : .year)
        }
        if hasClock { return NumberLook(kind: .time) }
        return NumberLook(kind: code.contains("m") ? .month : .general)
    }

    /// The first section without quoted words, escaped signs, padding, colours and conditions.
    /// Letters of elapsed time, `[h]`, stay and are told.
    private static func plainSigns(of code: String) -> (signs: [Unicode.Scalar], isElapsed: Bool) {
        var signs: [Unicode.Scalar] = []
        var bracketed: [Unicode.Scalar] = []
        var isElapsed = false
        var inQuotes = false
        var inBrackets = false
        var passOver = false
        for scalar in code.unicodeScalars {
            if passOver {
                passOver = false
            } else if inQuotes {
                inQuotes = scalar != "\""
            } else if inBrackets {
                if scalar != "]" {
                    bracketed.append(scalar)
                } else {
                    inBrackets = false
                    if let first = bracketed.first, "hmsHMS".unicodeScalars.contains(first),
                        bracketed.allSatisfy({ $0 == first })
                    {
                        signs += bracketed
                        isElapsed = true
                    }
                    bracketed = []
                }
            } else {
                switch scalar {
                case "\"": inQuotes = true
                case "[": inBrackets = true
                case "\\", "_", "*": passOver = true
                case ";": return (signs, isElapsed)
                default: signs.append(scalar)
                }
            }
        }
        return (signs, isElapsed)
    }

    private static func decimals(in signs: [Unicode.Scalar]) -> Int {
        guard let point = signs.firstIndex(of: ".") else { return 0 }
        return signs[(point + 1)...].prefix { $0 == "0" || $0 == "#" || $0 == "?" }.count
    }

    private static func minimumDigits(in signs: [Unicode.Scalar]) -> Int {
        let whole = signs.prefix { $0 != "." }
        return max(1, min(whole.filter { $0 == "0" }.count, 15))
    }
}
