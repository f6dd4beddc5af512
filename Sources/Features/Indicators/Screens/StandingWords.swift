import Design
import Plans
import Vocabulary

/// What a standing is called, on pages of targets, sheets and registers.
enum StandingWords {
    /// `Nguy cơ không đạt mốc 2027`, short without the year: `Nguy cơ không đạt`.
    static func state(_ standing: AimStanding, short: Bool = false) -> Phrase {
        let year = standing.aim.horizon.map { String($0) } ?? ""
        let tail = short || year.isEmpty ? Phrase("", "") : Phrase(" mốc \(year)", " by \(year)")
        switch standing.state {
        case .reached where standing.isReachedInPart:
            return Phrase("Đạt theo số đã có, còn thiếu đơn vị", "Reached by those that reported")
        case .reached: return Phrase("Đã đạt\(tail.vi)", "Reached\(short || year.isEmpty ? "" : " (\(year))")")
        case .onTrack:
            return isUnsure(standing)
                ? Phrase("Chưa chắc đạt\(tail.vi)", "Not sure\(tail.en)") : Phrase("Đúng nhịp", "On track")
        case .atRisk: return Phrase("Nguy cơ không đạt\(tail.vi)", "At risk\(tail.en)")
        case .reversed: return Phrase("Đi ngược hướng", "Moving the wrong way")
        case .overdue:
            return Phrase("Quá hạn, chưa đạt\(tail.vi)", "Overdue\(short || year.isEmpty ? "" : " (\(year))")")
        case .tooFew: return Phrase("Chưa đủ số để dự báo", "Too few values to forecast")
        case .noValue: return Phrase("Chưa có số", "No value yet")
        case .notComputable: return Phrase("Chưa tính được", "Not computable")
        }
    }

    static func badge(_ standing: AimStanding, short: Bool = false, wraps: Bool = false, _ language: Language) -> Badge
    {
        Badge(look(standing), language(state(standing, short: short)), wraps: wraps)
    }

    /// The pace of the past suffices, but the forecast's middle falls short: the demand lies inside the interval only.
    /// So is what is met only as long as the silent units are left out.
    static func isUnsure(_ standing: AimStanding) -> Bool {
        if standing.isReachedInPart { return true }
        guard standing.state == .onTrack, let demand = standing.demand, let ahead = standing.ahead else { return false }
        return demand.missing(at: ahead.estimate) > 0
    }

    static func look(_ standing: AimStanding) -> Badge.State {
        switch standing.state {
        case .reached: isUnsure(standing) ? .soon : .done
        case .onTrack: isUnsure(standing) ? .soon : .ok
        case .atRisk, .reversed, .overdue: .late
        case .tooFew: .draft
        case .noValue: .unknown
        case .notComputable: .always
        }
    }

    /// `từ 50% trở lên`, `không quá 5%`, `từ 30 đến 35%`; the plan's own words where no number is.
    static func demand(_ value: TargetValue, unit: String) -> Phrase {
        let sign = unit.isEmpty ? value.unit : unit
        func level(_ number: Double?) -> String { AimRate.level(number ?? 0, sign) }
        switch (value.op, value.low ?? value.high) {
        case (.atLeast, let bound?): return Phrase("từ \(level(bound)) trở lên", "at least \(level(bound))")
        case (.above, let bound?): return Phrase("trên \(level(bound))", "above \(level(bound))")
        case (.atMost, let bound?):
            return Phrase("không quá \(level(value.high ?? bound))", "at most \(level(value.high ?? bound))")
        case (.below, let bound?):
            return Phrase("dưới \(level(value.high ?? bound))", "below \(level(value.high ?? bound))")
        case (.equal, let bound?): return Phrase(level(bound), level(bound))
        case (.level, let bound?): return Phrase("mức \(Written.decimal(bound))", "level \(Written.decimal(bound))")
        case (.rank, let bound?):
            return Phrase(
                "trong \(Written.decimal(value.high ?? bound)) hạng đầu",
                "within the first \(Written.decimal(value.high ?? bound))")
        case (.range, _):
            let low = Written.decimal(value.low ?? 0)
            return Phrase("từ \(low) đến \(level(value.high))", "\(low) to \(level(value.high))")
        case (.yes, _): return Phrase("hoàn thành", "done")
        default: return Phrase(value.raw, value.raw)
        }
    }
}

extension Indicator {
    /// How its numbers are written in charts: `22,3%`, `211.480 người`.
    var measure: Measure {
        isPercent ? Measure("%", places: max(1, decimals)) : Measure(unit.isEmpty ? "" : " \(unit)", places: decimals)
    }

    /// A number with its unit, as pages write it.
    func written(_ value: Double) -> String { measure.write(value) }

    /// What a difference between two of its values is counted in.
    var difference: Phrase { isPercent ? Phrase("điểm", "points") : Phrase(unit, unit) }

    /// Who reports it.
    var people: Phrase {
        switch scope {
        case .communes: Phrase("xã, phường, đặc khu", "communes")
        case .departments: Phrase("sở, ban, ngành", "departments")
        case .province, .listed: Phrase("đơn vị", "units")
        }
    }

    /// Its page.
    var page: Address { Address("/chi-so/{code}", code) }
    /// Its page with one unit beside the whole.
    func page(of unit: String) -> Address { page.with([("don-vi", unit)]) }
}

extension Period {
    /// A place on an axis of time: its last day.
    var x: Double { Double(end.number) }
    /// `12/2027`, `12/2027` for a quarter, half or year too: what an axis says.
    var tick: String { "\(end.month)/\(end.year)" }
    /// The last period of a year.
    static func closing(_ frequency: Frequency, _ year: Int) -> Period {
        Period(frequency, number: (year + 1) * frequency.perYear - 1)
    }
}

extension HTML {
    /// The text with the first occurrence of each part in bold.
    init(text: String, bold parts: [String]) {
        var ranges: [Range<String.Index>] = []
        for part in parts where !part.isEmpty {
            guard let found = text.firstRange(of: part), !ranges.contains(where: { $0.overlaps(found) }) else {
                continue
            }
            ranges.append(found)
        }
        var html = HTML.empty
        var at = text.startIndex
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            html += "\(String(text[at..<range.lowerBound]))<b>\(String(text[range]))</b>"
            at = range.upperBound
        }
        self = html + HTML(text: String(text[at...]))
    }
}
