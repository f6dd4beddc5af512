import Design
package import Vocabulary

extension Warning {
    /// One sentence with its numbers; of a target at risk also who holds it back.
    ///
    /// - Parameters:
    ///   - frequency: of the series' periods.
    ///   - unit: the indicator's, `%`, `hộ`.
    ///   - counted: what the missing amounts of the communes count, `hồ sơ`; empty for plain values.
    package func words(frequency: Frequency, unit: String, counted: String = "") -> Phrase {
        let name = frequency.name
        switch self {
        case .atRisk(let pace, let forecast, let holdback):
            return ForecastWords(pace, frequency: frequency, unit: unit).short(forecast).sentence
                .followed(by: holdback?.words(counted))
        case .overdue(let pace, _, let holdback):
            return ForecastWords(pace, frequency: frequency, unit: unit).short(nil).sentence
                .followed(by: holdback?.words(counted))
        case .reversed(let pace, let holdback):
            let words = ForecastWords(pace, frequency: frequency, unit: unit)
            let (now, need) = (words.rate(pace.observed ?? 0), words.rate(pace.required ?? 0))
            return Phrase(
                "Đang đi ngược hướng: cần \(need.vi), hiện \(now.vi).",
                "Moving the wrong way: needs \(need.en), now \(now.en)."
            ).followed(by: holdback?.words(counted))
        case .stale(let periods, _):
            return Phrase(
                "Số liệu mới nhất đã quá hạn \(periods) \(name.vi).",
                "The newest value is \(periods) \(name.en)\(periods == 1 ? "" : "s") past due.")
        case .coverage(let reported, let expected, let limit):
            let share = Written.percent(reported, of: expected)
            let least = Written.decimal(limit, places: 1)
            return Phrase(
                "Mới \(reported) trong \(expected) đơn vị có số (\(share), cần ít nhất \(least)%).",
                "Only \(reported) of \(expected) units have a value (\(share), at least \(least)% needed).")
        case .outlier(let commune, let median, let deviations, let among):
            let (value, middle) = (Written.decimal(commune.value, places: 1), Written.decimal(median, places: 1))
            let times = Written.decimal(abs(deviations), places: 1)
            return Phrase(
                "\(commune.name) \(deviations > 0 ? "cao" : "thấp") khác thường: \(value), trung vị của \(among) đơn vị "
                    + "là \(middle) (cách \(times) lần độ lệch).",
                "\(commune.name) is unusually \(deviations > 0 ? "high" : "low"): \(value), the median of \(among) units "
                    + "is \(middle) (\(times) deviations away).")
        }
    }
}

extension Holdback {
    /// `Thiếu nhiều nhất: A 120, B 80, C 60 và 12 đơn vị khác.`
    package func words(_ counted: String) -> Phrase {
        let list = worst.map { "\($0.name) \(Written.decimal($0.missing, places: $0.missing < 10 ? 1 : 0))" }
            .joined(separator: ", ")
        let what = counted.isEmpty ? "" : " (\(counted))"
        return Phrase(
            "Thiếu nhiều nhất\(what): \(list)\(others > 0 ? " và \(others) đơn vị khác" : "").",
            "Missing most\(what): \(list)\(others > 0 ? " and \(others) other units" : "").")
    }
}

extension Phrase {
    func followed(by next: Phrase?) -> Phrase {
        next.map { Phrase("\(vi) \($0.vi)", "\(en) \($0.en)") } ?? self
    }
}
