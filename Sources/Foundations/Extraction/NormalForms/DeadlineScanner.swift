internal import Vietnamese

/// Reads the parts of a deadline cell from left to right. It never looks at a calendar.
struct DeadlineScanner {
    private let tokens: [CellToken]
    private(set) var parts: [DeadlinePart] = []
    /// A keyword was recognised in a spelling that is not Vietnamese: lost diacritics, one wrong letter.
    private(set) var isDamaged = false
    private var index = 0
    private enum Series { case none, months, quarters }
    private var series = Series.none

    init(_ text: String) {
        tokens = cellTokens(text)
        while index < tokens.count {
            let start = index
            let part = next()
            if index == start { index += 1 }
            parts.append(part)
        }
    }

    private mutating func next() -> DeadlinePart {
        if let part = numericDate() ?? firstMonths() ?? recurrence() ?? named() { return part }
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

    private mutating func numericDate() -> DeadlinePart? {
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
    private mutating func bare(_ token: CellToken) -> DeadlinePart? {
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

    // MARK: periods in words

    /// `6 tháng đầu năm 2026`, `6 tháng cuối năm`, `9 tháng đầu năm`, `nửa đầu năm`.
    private mutating func firstMonths() -> DeadlinePart? {
        var months = number(0)?.value ?? -1
        var length = 1
        if word(0, "sau"), word(1, "thang") { months = 6 }
        if word(0, "chin"), word(1, "thang") { months = 9 }
        if word(0, "nua") { months = 6 } else if word(1, "thang") { length = 2 } else { return nil }
        guard [3, 6, 9].contains(months) else { return nil }
        let isFirst = word(length, "dau")
        guard isFirst || word(length, "cuoi") else { return nil }
        length += 1
        if word(length, "cua") { length += 1 }
        var year: Int?
        if let found = yearAfter(length) {
            year = found.value
            length = found.end
        } else if word(length, "nam") {
            length += 1
        } else {
            return nil
        }
        note(0, length)
        let shape: DeadlinePeriod.Shape? =
            months == 6 ? .half(isFirst ? 1 : 2)
            : isFirst ? (months == 3 ? .quarter(1) : .firstMonths(months)) : months == 3 ? .quarter(4) : nil
        guard let shape else { return take(length, .other) }
        return take(length, .period(DeadlinePeriod(shape: shape, year: year)))
    }

    /// `quý III/2025`, `tháng 3 năm 2025`, `năm 2026`, `Q1/2026`.
    private mutating func named() -> DeadlinePart? {
        guard let token = token(0), token.kind == .word else { return nil }
        if token.folded == "quy" || token.folded == "qui", let quarter = quarter(1) {
            return period(.quarter(quarter.value), after: 1 + quarter.length, series: .quarters)
        }
        if token.folded == "q", let digit = number(1), (1...4).contains(digit.value) {
            return period(.quarter(digit.value), after: 2, series: .quarters)
        }
        if token.folded.utf8.first == UInt8(ascii: "q"),
            let value = RomanNumeral.read(token.folded.dropFirst()), (1...4).contains(value)
        {
            return period(.quarter(value), after: 1, series: .quarters)
        }
        if series == .quarters, let value = RomanNumeral.read(token.folded), (1...4).contains(value) {
            return period(.quarter(value), after: 1, series: .quarters)
        }
        if let month = number(1), month.digits <= 2, keyword(token, "thang") {
            return period(.month(month.value), after: 2, series: .months)
        }
        if token.folded == "nam" {
            if let year = self.token(1)?.year { return take(2, .period(DeadlinePeriod(shape: .year, year: year))) }
            if let before = index > 0 ? tokens[index - 1] : nil,
                ["cuoi", "het", "trong", "giua", "dau", "ca"].contains(before.folded), !word(1, "tiep"), !word(1, "hoc")
            {
                return take(1, .period(DeadlinePeriod(shape: .year)))
            }
        }
        return nil
    }

    private mutating func period(_ shape: DeadlinePeriod.Shape, after length: Int, series: Series) -> DeadlinePart {
        self.series = series
        var year: Int?
        var length = length
        if let found = yearAfter(length) {
            year = found.value
            length = found.end
        }
        return take(length, .period(DeadlinePeriod(shape: shape, year: year)))
    }

    /// A quarter's number: Roman, also with `l` for `I` as scanners read it, or a digit.
    private mutating func quarter(_ offset: Int) -> (value: Int, length: Int)? {
        guard let token = token(offset) else { return nil }
        if token.kind == .number, token.digits == 1 { return (token.value, 1) }
        guard token.kind == .word, token.folded.utf8.count <= 3 else { return nil }
        if let value = RomanNumeral.read(token.folded) { return value <= 12 ? (value, 1) : nil }
        let mended = String(token.folded.map { $0 == "l" ? "i" : $0 })
        if let value = RomanNumeral.read(mended), (1...4).contains(value) {
            isDamaged = true
            return (value, 1)
        }
        return nil
    }

    /// `/2026`, `năm 2026`, `-2026`, `2026` at an offset: the year, and the offset after it.
    private func yearAfter(_ offset: Int) -> (value: Int, end: Int)? {
        if let year = token(offset)?.year { return (year, offset + 1) }
        let parted =
            sign(offset, "/") || sign(offset, "-") || sign(offset, ".") || sign(offset, ",") || word(offset, "nam")
            || word(offset, "cua")
        if parted, let year = token(offset + 1)?.year {
            // `quý I - 2026` is not a year when another year or a day follows: `2026-2030` belongs together.
            if sign(offset, "-") || sign(offset, ","), sign(offset + 2, "-"), token(offset + 3)?.year != nil { return nil }
            return (year, offset + 2)
        }
        if parted, word(offset + 1, "nam"), let year = token(offset + 2)?.year { return (year, offset + 3) }
        return nil
    }

    // MARK: what comes back, goes on or waits

    private mutating func recurrence() -> DeadlinePart? {
        if word(0, "thuong"), word(1, "nien") { return take(2, .recurring(Recurrence(cadence: .yearly))) }
        if word(0, "hang") || word(0, "moi"), let unit = token(1), let cadence = cadence(unit.folded) {
            if unit.folded == "nam" || unit.folded == "quy" || unit.folded == "thang" || unit.folded == "tuan"
                || unit.folded == "ngay"
            {
                note(0, 2)
                return take(2, .recurring(Recurrence(cadence: cadence)))
            }
        }
        // `6 tháng/lần`, `3 tháng một lần`, `2 năm/lần`, `định kỳ 6 tháng`.
        if let count = number(0), count.digits <= 2, let unit = token(1), cadence(unit.folded) != nil {
            var end = 2
            if sign(end, "/") || word(end, "mot") || number(end)?.value == 1 { end += 1 }
            let isRegular = index > 0 && tokens[index - 1].folded == "ky"
            if word(end, "lan") || isRegular {
                return take(word(end, "lan") ? end + 1 : 2, .recurring(Recurrence(cadence: cadence(count.value, unit.folded))))
            }
        }
        return nil
    }

    private func cadence(_ unit: String) -> Recurrence.Cadence? {
        switch unit {
        case "ngay": .daily
        case "tuan": .weekly
        case "thang": .monthly
        case "quy": .quarterly
        case "nam": .yearly
        default: nil
        }
    }

    private func cadence(_ count: Int, _ unit: String) -> Recurrence.Cadence {
        switch (count, unit) {
        case (1, _): cadence(unit) ?? .other
        case (3, "thang"): .quarterly
        case (6, "thang"): .halfYearly
        case (12, "thang"): .yearly
        default: .other
        }
    }

    private func sign(_ sign: String) -> DeadlinePart {
        switch sign {
        case "-": .until
        case ",", ";", "+", "&": .next
        default: .filler
        }
    }

    private mutating func word(_ token: CellToken) -> DeadlinePart {
        switch token.folded {
        case "den", "toi": return .until
        case "va", "hoac": return yearAfterYear() ?? .next
        case "truoc": return .before
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
        if DeadlineScanner.fillers.contains(token.folded) { return .filler }
        if token.folded.utf8.count >= 3, !isSyllable(token.folded) {
            isDamaged = true
            return .filler
        }
        return .other
    }

    private var hasRecurrence: Bool {
        tokens[index...].contains { $0.folded == "hang" || $0.folded == "lan" || $0.folded == "moi" }
            || number(0) != nil && token(1).map { cadence($0.folded) != nil } == true
    }

    /// `và những năm tiếp theo`, `và các năm sau`, after `và`.
    private mutating func yearAfterYear() -> DeadlinePart? {
        var end = 0
        if word(end, "nhung") || word(end, "cac") || word(end, "hang") { end += 1 }
        guard word(end, "nam") else { return nil }
        end += 1
        if word(end, "tiep") {
            index += word(end + 1, "theo") ? end + 2 : end + 1
            return .yearAfterYear
        }
        if word(end, "sau") || word(end, "ke") {
            index += word(end + 1, "do") || word(end + 1, "tiep") ? end + 2 : end + 1
            return .yearAfterYear
        }
        return nil
    }

    // MARK: looking ahead

    private func token(_ offset: Int) -> CellToken? { index + offset < tokens.count ? tokens[index + offset] : nil }
    private func number(_ offset: Int) -> CellToken? { token(offset).flatMap { $0.kind == .number ? $0 : nil } }
    private func sign(_ offset: Int, _ sign: String) -> Bool { token(offset)?.isSign(sign) == true }
    private func word(_ offset: Int, _ word: String) -> Bool { token(offset)?.isWord(word) == true }
    private func dateSign(_ offset: Int) -> String? {
        guard let token = token(offset), token.kind == .sign else { return nil }
        return ["/", "-", "."].contains(token.folded) ? token.folded : nil
    }

    private mutating func take(_ length: Int, _ part: DeadlinePart) -> DeadlinePart {
        note(0, length)
        index += length
        return part
    }

    /// Whether a token is this keyword, also with one wrong letter when it is long enough to be sure.
    private mutating func keyword(_ token: CellToken, _ keyword: String) -> Bool {
        if token.folded == keyword {
            note(token)
            return true
        }
        guard keyword.utf8.count >= 5, !DeadlineScanner.lookalikes.contains(token.folded),
            differsByOneLetter(token.folded, keyword)
        else { return false }
        isDamaged = true
        return true
    }

    private mutating func note(_ offset: Int, _ length: Int) {
        for place in offset..<length { if let token = token(place) { note(token) } }
    }

    /// Marks a keyword whose diacritics are not those of the word.
    private mutating func note(_ token: CellToken) {
        guard token.kind == .word, let spelled = DeadlineScanner.spelling[token.folded] else { return }
        if !spelled.contains(token.exact) { isDamaged = true }
    }

    private static let spelling: [String: [String]] = [
        "thang": ["tháng"], "nam": ["năm"], "quy": ["quý"], "qui": ["quí"], "thuong": ["thường"], "xuyen": ["xuyên"],
        "hang": ["hằng", "hàng"], "ngay": ["ngày", "ngay"], "dau": ["đầu"], "cuoi": ["cuối"], "moi": ["mỗi"],
        "tuan": ["tuần"],
    ]
    /// Words one letter away from a keyword that are words of their own.
    private static let lookalikes: Set<String> = [
        "thanh", "thann", "hang", "trang", "thong", "thuoc", "truong", "phuong", "huong", "luong", "xuen", "tuyen",
        "quyen", "huyen", "than", "khang", "thuon", "chuong", "duong", "buong", "thuc", "thong", "thuan", "chang",
    ]
    private static let fillers: Set<String> = [
        "hoan", "thanh", "xong", "trong", "het", "cuoi", "cham", "nhat", "muon", "la", "ngay", "vao", "dang", "ky",
        "thoi", "gian", "han", "tu", "giai", "doan", "ca", "nam", "quy", "thang", "ban", "hanh", "trinh", "bat", "ket",
        "thuc", "hien", "cua", "o", "nhiem", "duy", "tri", "cap", "trien", "khai", "tiep", "tuc", "tai", "luc", "nien", "hang", "phai", "can", "nay", "xuyen", "co",
    ]
}

/// Whether a folded word can be a Vietnamese syllable: an onset, at most three vowels, an ending.
func isSyllable(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    let vowels = Set("aeiouy".utf8)
    var start = 0
    while start < bytes.count, !vowels.contains(bytes[start]) { start += 1 }
    var end = start
    while end < bytes.count, vowels.contains(bytes[end]) { end += 1 }
    let onset = String(decoding: bytes[..<start], as: UTF8.self)
    let coda = String(decoding: bytes[end...], as: UTF8.self)
    return end > start && end - start <= 4 && onsets.contains(onset) && codas.contains(coda)
}

private let onsets: Set<String> = [
    "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t",
    "th", "tr", "v", "x",
]
private let codas: Set<String> = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "k"]
