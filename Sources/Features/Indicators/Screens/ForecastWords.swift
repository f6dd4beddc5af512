import Design
package import Vocabulary

/// The sentences of pace and forecast (L16), as plain text in both languages.
package struct ForecastWords: Sendable {
    package let pace: Pace
    package let frequency: Frequency
    /// What a difference is counted in: `điểm` for percentages, else the indicator's unit.
    package let unit: Phrase
    /// What stands right after a level: `%` for percentages, else nothing.
    package let sign: String

    package init(_ pace: Pace, frequency: Frequency, unit: String) {
        self.pace = pace
        self.frequency = frequency
        let isPercent = unit.hasPrefix("%")
        self.unit = isPercent ? Phrase("điểm", "points") : Phrase(unit, unit)
        sign = isPercent ? "%" : ""
    }

    /// `Cần +3,3 điểm/tháng, hiện +2,0; theo đà này 12/2026 đạt 32/40 (27–36)`, and what is said where no forecast is.
    package func short(_ forecast: Forecast?) -> Phrase {
        let bound = level(pace.demand.bound(from: pace.last.value))
        guard let required = pace.required else {
            if case .overdue(let missing) = pace.state {
                let words = amount(missing)
                return Phrase("quá hạn, thiếu \(words.vi)", "overdue, \(words.en) missing")
            }
            return Phrase("đạt", "reached")
        }
        let need = rate(required)
        guard let observed = pace.observed else {
            return Phrase(
                "Cần \(need.vi); mới có \(pace.points) kỳ nên chưa dự báo",
                "Needs \(need.en); only \(pace.points) periods, so no forecast yet")
        }
        let now = ForecastWords.signed(observed)
        guard let ahead = forecast?[pace.due] else {
            return Phrase("Cần \(need.vi), hiện \(now)", "Needs \(need.en), now \(now)")
        }
        let range = "\(level(ahead.low))–\(level(ahead.high))"
        let due = Period(frequency, number: pace.due).short
        let steps = stepWords(ahead)
        // Only a straight line keeps the pace that was just said; other forecasts go by a way of their own.
        let by = forecast?.method == .linear ? Phrase("theo đà này", "at this pace") : Phrase("dự báo", "forecast:")
        let outcome = "\(level(ahead.estimate))/\(bound) (\(range))"
        return Phrase(
            "Cần \(need.vi), hiện \(now); \(by.vi) \(due.vi) đạt \(outcome)\(steps.vi)",
            "Needs \(need.en), now \(now); \(by.en) \(due.en) reaches \(outcome)\(steps.en)")
    }

    /// `Để đạt 50% vào cuối năm 2027, mỗi quý phải thêm 5,5 điểm; 4 quý qua chỉ thêm 3,3 điểm. Giữ nhịp này, đến lúc đó
    /// đạt khoảng 39%.` Other states say the short sentence.
    package func long(_ forecast: Forecast?) -> Phrase {
        guard let required = pace.required, let observed = pace.observed, let ahead = forecast?[pace.due],
            required * observed > 0
        else { return short(forecast).sentence }
        let bound = level(pace.demand.bound(from: pace.last.value)) + sign
        let (name, due) = (frequency.name, Period(frequency, number: pace.due).atEnd)
        let (need, now) = (amount(abs(required)), amount(abs(observed)))
        let count = min(pace.points, TheilSen.window) - 1
        let (more, isSlow) = (required > 0, abs(required) > abs(observed))
        let (estimate, steps) = (level(ahead.estimate) + sign, stepWords(ahead))
        let outcome =
            forecast?.method == .linear
            ? Phrase(
                "Giữ nhịp này, đến lúc đó đạt khoảng \(estimate)\(steps.vi).",
                "At this pace about \(estimate) is reached by then\(steps.en).")
            : Phrase(
                "Dự báo đến lúc đó đạt khoảng \(estimate)\(steps.vi).",
                "The forecast for then is about \(estimate)\(steps.en).")
        return Phrase(
            "Để đạt \(bound) vào \(due.vi), mỗi \(name.vi) phải \(more ? "thêm" : "giảm") \(need.vi); "
                + "\(count) \(name.vi) qua \(isSlow ? "chỉ " : "")\(more ? "thêm" : "giảm") \(now.vi). " + outcome.vi,
            "To reach \(bound) by \(due.en), each \(name.en) must \(more ? "add" : "take off") \(need.en); "
                + "the last \(count) \(isSlow ? "only " : "")\(more ? "added" : "took off") \(now.en) each. "
                + outcome.en)
    }

    /// How it was reckoned and from how much: `Xu hướng tắt dần, 6 kỳ; khoảng chứa 80% khả năng.`
    package static func method(_ forecast: Forecast) -> Phrase {
        let name: Phrase =
            switch forecast.method {
            case .paceOnly: Phrase("Chỉ tính nhịp", "Pace only")
            case .flat: Phrase("Không thấy xu hướng", "No trend found")
            case .linear: Phrase("Đường thẳng Theil–Sen", "Theil–Sen line")
            case .damped: Phrase("Xu hướng tắt dần", "Damped trend")
            case .saturating: Phrase("Xu hướng bão hòa", "Saturating trend")
            }
        let aside = forecast.setAside.count
        return Phrase(
            "\(name.vi), \(forecast.pointsUsed) kỳ\(aside > 0 ? ", bỏ qua \(aside) kỳ khác thường" : "")"
                + (forecast.points.isEmpty ? "." : "; khoảng chứa 80% khả năng."),
            "\(name.en), \(forecast.pointsUsed) periods\(aside > 0 ? ", \(aside) unusual left out" : "")"
                + (forecast.points.isEmpty ? "." : "; the interval holds 80% of outcomes."))
    }

    /// `12 dự báo trước lệch trung bình 1,4; 83% nằm trong khoảng.`
    package static func score(_ score: ForecastScore) -> Phrase {
        guard case .scored(let figures) = score else {
            return Phrase("Chưa có dự báo nào đến lúc chấm.", "No forecast has met its value yet.")
        }
        let (error, share) = (
            Written.decimal(figures.meanAbsoluteError, places: 1), Int((figures.coverage * 100).rounded())
        )
        return Phrase(
            "\(figures.count) dự báo trước lệch trung bình \(error); \(share)% nằm trong khoảng.",
            "\(figures.count) earlier forecasts were off by \(error) on average; \(share)% inside the interval.")
    }

    private func stepWords(_ point: Forecast.Point) -> Phrase {
        guard point.stepped != 0 else { return Phrase("", "") }
        let step = ForecastWords.signed(point.stepped)
        return Phrase(", đã tính bước \(step) theo quyết định", ", with a decided step of \(step)")
    }

    private func level(_ value: Double) -> String { Written.decimal(value, places: 1) }
    func amount(_ value: Double) -> Phrase {
        let number = Written.decimal(value, places: 1)
        return unit.vi.isEmpty ? Phrase(number, number) : Phrase("\(number) \(unit.vi)", "\(number) \(unit.en)")
    }
    func rate(_ value: Double) -> Phrase {
        let number = ForecastWords.signed(value)
        let words = unit.vi.isEmpty ? Phrase(number, number) : Phrase("\(number) \(unit.vi)", "\(number) \(unit.en)")
        return Phrase("\(words.vi)/\(frequency.name.vi)", "\(words.en)/\(frequency.name.en)")
    }

    /// One decimal always, with its sign: `+2,0`, `-0,4`, `0,0`.
    static func signed(_ value: Double) -> String {
        var text = Written.decimal(value, places: 1)
        if !text.contains(",") { text += ",0" }
        return value > 0 && text != "0,0" ? "+" + text : text
    }
}

extension Frequency {
    /// `tháng`, `month`.
    package var name: Phrase {
        switch self {
        case .month: Phrase("tháng", "month")
        case .quarter: Phrase("quý", "quarter")
        case .half: Phrase("nửa năm", "half-year")
        case .year: Phrase("năm", "year")
        }
    }
}

extension Period {
    /// `12/2026`, `quý III/2026`, `6 tháng đầu năm 2026`, `năm 2026`.
    package var short: Phrase {
        switch frequency {
        case .month: Phrase("\(part)/\(year)", "\(part)/\(year)")
        case .quarter: Phrase("quý \(["I", "II", "III", "IV"][part - 1])/\(year)", "Q\(part)/\(year)")
        case .half: Phrase("6 tháng \(part == 1 ? "đầu" : "cuối") năm \(year)", "H\(part)/\(year)")
        case .year: Phrase("năm \(year)", "\(year)")
        }
    }

    /// `cuối năm 2027` for a period that ends a year, else `cuối tháng 6/2027`.
    var atEnd: Phrase {
        if part == frequency.perYear { return Phrase("cuối năm \(year)", "the end of \(year)") }
        let month = frequency == .month ? Phrase("tháng \(short.vi)", short.en) : short
        return Phrase("cuối \(month.vi)", "the end of \(month.en)")
    }
}

extension Phrase {
    /// With a full stop and a capital.
    var sentence: Phrase {
        func ended(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
        return Phrase(ended(vi), ended(en))
    }
}
