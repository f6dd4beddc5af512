internal import Vietnamese

/// Reads the parts of a deadline cell from left to right. It never looks at a calendar.
struct DeadlineScanner {
    let tokens: [CellToken]
    var parts: [DeadlinePart] = []
    /// A keyword was recognised in a spelling that is not Vietnamese: lost diacritics, one wrong letter.
    var isDamaged = false
    var index = 0
    enum Series { case none, months, quarters }
    var series = Series.none

    init(_ text: String) {
        tokens = cellTokens(text)
        while index < tokens.count {
            let start = index
            let part = next()
            if index == start { index += 1 }
            parts.append(part)
        }
    }

    mutating func next() -> DeadlinePart {
        if let part = hour() ?? numericDate() ?? firstMonths() ?? recurrence() ?? named() { return part }
        let token = tokens[index]
        index += 1
        if token.kind == .sign { return sign(token.folded) }
        if token.kind == .number {
            if let period = bare(token) { return period }
            return .other
        }
        return word(token)
    }

    // MARK: dates in digits

    /// `10h00`, `17 giờ 00`: the hour of a day changes nothing about the day.
    mutating func hour() -> DeadlinePart? {
        guard let hour = number(0), hour.digits <= 2, word(1, "h") || word(1, "gio") else { return nil }
        let hasMinutes = number(2).map { $0.digits == 2 } == true && !sign(3, "/") && !word(3, "thang")
        let end = hasMinutes ? (word(3, "phut") ? 4 : 3) : 2
        index += sign(end, ",") ? end + 1 : end
        return .filler
    }

    mutating func numericDate() -> DeadlinePart? {
        guard let first = number(0) else { return nil }
        if first.digits == 4, sign(1, "-"), let month = number(2), sign(3, "-"), let day = number(4),
            month.digits == 2, day.digits == 2
        {
            return take(5, .period(DeadlinePeriod(shape: .day(day.value, month: month.value), year: first.value)))
        }
        guard first.digits <= 2 else { return nil }
        if sign(1, "-"), let last = number(2), last.digits <= 2, sign(3, "/"), let month = number(4), sign(5, "/"),
            let year = number(6), year.digits == 4
        {
            return take(
                7, .period(DeadlinePeriod(shape: .days(first.value, last.value, month: month.value), year: year.value)))
        }
        if sign(1, "-"), let last = number(2), last.digits <= 2, sign(3, "/"), token(4)?.year != nil,
            first.value < last.value, (1...11).contains(first.value), last.value <= 12
        {
            // `10-11/2026`: from one month to another; the dash and the second month are read next.
            return take(1, .period(DeadlinePeriod(shape: .month(first.value))))
        }
        if let separator = dateSign(1), let second = number(2), second.digits <= 2, sign(3, separator) {
            if let third = number(4) {
                guard third.digits == 4 else { return take(5, .ambiguous) }
                return take(
                    5, .period(DeadlinePeriod(shape: .day(first.value, month: second.value), year: third.value)))
            }
        }
        if word(1, "thang"), let month = number(2), month.digits <= 2 {
            if let year = yearAfter(3) {
                return take(
                    year.end, .period(DeadlinePeriod(shape: .day(first.value, month: month.value), year: year.value)))
            }
            if !word(3, "dau"), !word(3, "cuoi") {
                return take(3, .period(DeadlinePeriod(shape: .day(first.value, month: month.value))))
            }
        }
        if let separator = dateSign(1), let year = token(2)?.year {
            _ = separator
            return take(3, .period(DeadlinePeriod(shape: .month(first.value), year: year)))
        }
        if sign(1, "/"), let month = number(2), month.digits <= 2, (1...12).contains(month.value) {
            return take(3, .period(DeadlinePeriod(shape: .day(first.value, month: month.value))))
        }
        return nil
    }

    /// A number alone: a year, or one more month or quarter of a list.
    mutating func bare(_ token: CellToken) -> DeadlinePart? {
        if let year = token.year { return .period(DeadlinePeriod(shape: .year, year: year)) }
        switch series {
        case .months where (1...12).contains(token.value): return .period(DeadlinePeriod(shape: .month(token.value)))
        case .quarters where (1...4).contains(token.value):
            let year = yearAfter(0)
            if let year { index += year.end }
            return .period(DeadlinePeriod(shape: .quarter(token.value), year: year?.value))
        default: return nil
        }
    }

    // MARK: signs and words

    func sign(_ sign: String) -> DeadlinePart {
        switch sign {
        case "-": .until
        case ",", ";", "+", "&": .next
        default: .filler
        }
    }

    mutating func word(_ token: CellToken) -> DeadlinePart {
        switch token.folded {
        case "den", "toi": return .until
        case "va", "hoac": return yearAfterYear() ?? .next
        case "truoc": return .before
        case "tu": return .since
        case "tro" where word(0, "di"):
            index += 1
            return .yearAfterYear
        case "tuan" where number(0) != nil:
            index += 1
            return .roughly
        case "trong" where word(0, "qua") && word(1, "trinh"), "trong" where word(0, "suot"):
            index += word(0, "suot") ? 1 : 2
            return .ongoing
        case "khoang", "giua", "dau", "tam": return .roughly
        case "du" where word(0, "kien"):
            index += 1
            return .roughly
        case "dinh" where word(0, "ky"):
            index += 1
            return hasRecurrence ? .filler : .recurring(Recurrence(cadence: .other))
        case "lien" where word(0, "tuc"), "xuyen" where word(0, "suot"):
            index += 1
            return .ongoing
        case "sau" where !word(0, "khi") && !word(0, "nghi") && tokens.count > 2 && word(0, "do"): return .filler
        case "sau", "theo", "tuy": return .conditional
        case "khi": return .conditional
        case "dot" where word(0, "xuat"):
            index += 1
            return .conditional
        case "ke" where word(0, "tu"): return .conditional
        case "trong" where word(0, "vong") || word(0, "thoi"): return .conditional
        default: break
        }
        if keyword(token, "thuong") {
            if let next = self.token(0), next.kind == .word, keyword(next, "xuyen") {
                index += 1
                return .ongoing
            }
            if tokens.count - index <= 4, !parts.contains(where: { if case .period = $0 { true } else { false } }) {
                isDamaged = true
                index = tokens.count
                return .ongoing
            }
        }
        if DeadlineWords.fillers.contains(token.folded) { return .filler }
        let isAbbreviation = token.written.unicodeScalars.allSatisfy { $0.properties.isUppercase }
        if token.folded.utf8.count >= 3, !isAbbreviation, !isSyllable(token.folded) {
            isDamaged = true
            return .filler
        }
        return .other
    }

    // MARK: looking ahead

    func token(_ offset: Int) -> CellToken? { index + offset < tokens.count ? tokens[index + offset] : nil }
    func number(_ offset: Int) -> CellToken? { token(offset).flatMap { $0.kind == .number ? $0 : nil } }
    func sign(_ offset: Int, _ sign: String) -> Bool { token(offset)?.isSign(sign) == true }
    func word(_ offset: Int, _ word: String) -> Bool { token(offset)?.isWord(word) == true }
    func dateSign(_ offset: Int) -> String? {
        guard let token = token(offset), token.kind == .sign else { return nil }
        return ["/", "-", "."].contains(token.folded) ? token.folded : nil
    }

    mutating func take(_ length: Int, _ part: DeadlinePart) -> DeadlinePart {
        note(0, length)
        index += length
        return part
    }

    /// Whether a token is this keyword, also with one wrong letter when it is long enough to be sure.
    mutating func keyword(_ token: CellToken, _ keyword: String) -> Bool {
        if token.folded == keyword {
            note(token)
            return true
        }
        guard keyword.utf8.count >= 5, !DeadlineWords.lookalikes.contains(token.folded),
            differsByOneLetter(token.folded, keyword)
        else { return false }
        isDamaged = true
        return true
    }

    mutating func note(_ offset: Int, _ length: Int) {
        for place in offset..<length { if let token = token(place) { note(token) } }
    }

    /// Marks a keyword whose diacritics are not those of the word.
    mutating func note(_ token: CellToken) {
        guard token.kind == .word, let spelled = DeadlineWords.spelling[token.folded] else { return }
        if !spelled.contains(token.exact) { isDamaged = true }
    }
}
