/// What comes back year after year, month after month.
extension DeadlineScanner {
    mutating func recurrence() -> DeadlinePart? {
        if word(0, "thuong"), word(1, "nien") { return take(2, .recurring(Recurrence(cadence: .yearly))) }
        if word(0, "hang") || word(0, "moi"), let unit = token(1), let cadence = cadence(unit.folded) {
            if unit.folded == "nam" || unit.folded == "quy" || unit.folded == "thang" || unit.folded == "tuan"
                || unit.folded == "ngay"
            {
                note(0, 2)
                return take(2, .recurring(Recurrence(cadence: cadence)))
            }
        }
        // `ngày 25 tháng cuối quý`
        if word(0, "thang"), word(1, "cuoi"), word(2, "quy") || word(2, "cua") && word(3, "quy") {
            return take(word(2, "quy") ? 3 : 4, .recurring(Recurrence(cadence: .quarterly)))
        }
        // `6 tháng/lần`, `3 tháng một lần`, `2 năm/lần`, `định kỳ 6 tháng`.
        if let count = number(0), count.digits <= 2, let unit = token(1), cadence(unit.folded) != nil {
            var end = 2
            if sign(end, "/") || word(end, "mot") || number(end)?.value == 1 { end += 1 }
            let isRegular = index > 0 && tokens[index - 1].folded == "ky"
            if word(end, "lan") || isRegular {
                return take(
                    word(end, "lan") ? end + 1 : 2, .recurring(Recurrence(cadence: cadence(count.value, unit.folded))))
            }
        }
        return nil
    }

    func cadence(_ unit: String) -> Recurrence.Cadence? {
        switch unit {
        case "ngay": .daily
        case "tuan": .weekly
        case "thang": .monthly
        case "quy": .quarterly
        case "nam": .yearly
        default: nil
        }
    }

    func cadence(_ count: Int, _ unit: String) -> Recurrence.Cadence {
        switch (count, unit) {
        case (1, _): cadence(unit) ?? .other
        case (3, "thang"): .quarterly
        case (6, "thang"): .halfYearly
        case (12, "thang"): .yearly
        default: .other
        }
    }

    var hasRecurrence: Bool {
        tokens[index...].contains { $0.folded == "hang" || $0.folded == "lan" || $0.folded == "moi" }
            || number(0) != nil && token(1).map { cadence($0.folded) != nil } == true
    }

    /// `và những năm tiếp theo`, `và các năm sau`, after `và`.
    mutating func yearAfterYear() -> DeadlinePart? {
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
}
