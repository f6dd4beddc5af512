import Design
package import Vocabulary

extension AimRate {
    /// `50%`, `100%, vượt 10%`, `0%, thấp hơn xuất phát`, or what is said where there is no rate.
    ///
    /// - Parameters:
    ///   - unit: the indicator's, for levels: `%`, `hộ`.
    ///   - paper: number and day of what was issued; empty when not known.
    package func words(unit: String = "", paper: String = "") -> Phrase {
        let rate = AimRate.percent(shown ?? 0)
        func level(_ value: Double) -> String { AimRate.level(value, unit) }
        switch remark {
        case .onTheWay: return Phrase(rate, rate)
        case .reached: return Phrase("\(rate), đạt", "\(rate), reached")
        case .overshoot(let by):
            return Phrase("\(rate), vượt \(AimRate.percent(by))", "\(rate), \(AimRate.percent(by)) beyond")
        case .behindStart(_, let isFalling):
            return isFalling
                ? Phrase("\(rate), xấu hơn xuất phát", "\(rate), worse than at the start")
                : Phrase("\(rate), thấp hơn xuất phát", "\(rate), lower than at the start")
        case .kept(let held): return Phrase("\(rate), giữ được mức \(level(held))", "\(rate), held at \(level(held))")
        case .notKept(let held): return Phrase("chưa giữ được mức \(level(held))", "not held at \(level(held))")
        case .noBaseline(let share):
            guard let share else { return Phrase("chưa có số xuất phát", "no baseline yet") }
            return Phrase(
                "chưa có số xuất phát; giá trị bằng \(AimRate.percent(share)) mức phải đạt",
                "no baseline yet; the value is \(AimRate.percent(share)) of what is asked")
        case .notReported: return Phrase("chưa báo cáo", "not reported")
        case .insideBand(let low, let high):
            let band = "\(Written.decimal(low))–\(level(high))"
            return Phrase("trong khoảng \(band)", "inside \(band)")
        case .outsideBand(let low, let high):
            let band = "\(Written.decimal(low))–\(level(high))"
            return Phrase("ngoài khoảng \(band)", "outside \(band)")
        case .done:
            return paper.isEmpty ? Phrase("Đã ban hành", "Issued") : Phrase("Đã ban hành: \(paper)", "Issued: \(paper)")
        case .notDone: return Phrase("chưa ban hành", "not issued")
        case .notComputable: return Phrase("không tính được tỷ lệ", "no rate can be reckoned")
        }
    }

    static func percent(_ value: Double) -> String { Written.decimal(value, places: 1) + "%" }
    /// `90%`, `1.250 hộ`.
    static func level(_ value: Double, _ unit: String) -> String {
        let number = Written.decimal(value)
        return unit.isEmpty ? number : unit.hasPrefix("%") ? number + "%" : "\(number) \(unit)"
    }
}

extension AimRates {
    /// Each with its year, never in one number: `Mốc 2026: 75%. Đến 2030: 30%.`
    package func words(unit: String = "", paper: String = "") -> Phrase {
        let last = final.rate.words(unit: unit, paper: paper)
        let end =
            final.year.map { Phrase("Đến \($0): \(last.vi).", "By \($0): \(last.en).") }
            ?? Phrase("Đích: \(last.vi).", "In the end: \(last.en).")
        guard let milestone, let year = milestone.year else { return end }
        let words = milestone.rate.words(unit: unit)
        return Phrase("Mốc \(year): \(words.vi). \(end.vi)", "Milestone \(year): \(words.en). \(end.en)")
    }
}

extension GroupRate {
    /// `65%`, `từ 52% đến 72%, có số của 80% trọng số`, `không áp dụng`.
    package var words: Phrase {
        guard isApplicable else { return Phrase("không áp dụng", "not applicable") }
        if let rate { return Phrase(AimRate.percent(rate), AimRate.percent(rate)) }
        guard coverage > 0 else { return Phrase("chưa báo cáo", "not reported") }
        let (low, high, known) = (AimRate.percent(low), AimRate.percent(high), AimRate.percent(coverage * 100))
        return Phrase(
            "từ \(low) đến \(high), có số của \(known) trọng số",
            "from \(low) to \(high), \(known) of the weight known")
    }
}

extension ProvinceRatio {
    /// `Chưa báo cáo 7: nếu tính cả, toàn tỉnh nằm trong khoảng 21,6% đến 23,9%.` Nil when nobody is silent.
    package func words(unit: String) -> Phrase? {
        guard silent > 0 else { return nil }
        let count = Written.count(silent)
        guard let bounds else { return Phrase("Chưa báo cáo \(count).", "\(count) not reported.") }
        let sign = unit.hasPrefix("%") ? "%" : unit.isEmpty ? "" : " \(unit)"
        let low = Written.decimal(bounds.low, places: 1) + sign
        let high = Written.decimal(bounds.high, places: 1) + sign
        return Phrase(
            "Chưa báo cáo \(count): nếu tính cả, toàn tỉnh nằm trong khoảng \(low) đến \(high).",
            "\(count) not reported: with them the province lies between \(low) and \(high).")
    }
}
