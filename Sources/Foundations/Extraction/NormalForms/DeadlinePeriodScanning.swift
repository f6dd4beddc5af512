internal import Vietnamese

/// Periods in words: months, quarters, halves and years, alone or in a row.
extension DeadlineScanner {
    /// `6 tháng đầu năm 2026`, `6 tháng cuối năm`, `9 tháng đầu năm`, `nửa đầu năm`.
    mutating func firstMonths() -> DeadlinePart? {
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
            months == 6
            ? .half(isFirst ? 1 : 2)
            : isFirst ? (months == 3 ? .quarter(1) : .firstMonths(months)) : months == 3 ? .quarter(4) : nil
        guard let shape else { return take(length, .other) }
        return take(length, .period(DeadlinePeriod(shape: shape, year: year)))
    }

    /// `quý III/2025`, `tháng 3 năm 2025`, `năm 2026`, `Q1/2026`.
    mutating func named() -> DeadlinePart? {
        guard let token = token(0), token.kind == .word else { return nil }
        if token.folded == "quy" || token.folded == "qui", let quarter = quarter(1) {
            return period(.quarter(quarter.value), after: 1 + quarter.length, series: .quarters)
        }
        if token.folded == "q" || token.folded == "t" {
            let after = sign(1, ".") ? 2 : 1
            if token.folded == "q", let quarter = quarter(after), (1...4).contains(quarter.value) {
                return period(.quarter(quarter.value), after: after + quarter.length, series: .quarters)
            }
            if token.folded == "t", let month = number(after), month.digits <= 2 {
                return period(.month(month.value), after: after + 1, series: .months)
            }
        }
        if series == .none, sign(1, "/"), let year = self.token(2)?.year, let quarter = RomanNumeral.read(token.folded),
            quarter <= 4
        {
            // `III/2026` in a column of quarters: read, and said to be rough.
            parts.append(.roughly)
            return take(3, .period(DeadlinePeriod(shape: .quarter(quarter), year: year)))
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

    mutating func period(_ shape: DeadlinePeriod.Shape, after length: Int, series: Series) -> DeadlinePart {
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
    mutating func quarter(_ offset: Int) -> (value: Int, length: Int)? {
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
    func yearAfter(_ offset: Int) -> (value: Int, end: Int)? {
        if let year = token(offset)?.year { return (year, offset + 1) }
        let parted =
            sign(offset, "/") || sign(offset, "-") || sign(offset, ".") || sign(offset, ",") || word(offset, "nam")
            || word(offset, "cua")
        if parted, let year = token(offset + 1)?.year {
            // `quý I - 2026` is not a year when another year or a day follows: `2026-2030` belongs together.
            if sign(offset, "-") || sign(offset, ","), sign(offset + 2, "-"), token(offset + 3)?.year != nil {
                return nil
            }
            return (year, offset + 2)
        }
        if parted, word(offset + 1, "nam"), let year = token(offset + 2)?.year { return (year, offset + 3) }
        return nil
    }
}
