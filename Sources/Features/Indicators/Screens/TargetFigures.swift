import Design
import Organizations
import Plans
import Vocabulary

/// What a target's page tells first: how it stands, in figures, in a sentence and in a chart.
struct TargetFigures {
    let indicator: Indicator
    /// This target's aims on the indicator; not empty.
    let own: [AimStanding]
    /// Other targets' aims on it, with the codes of their plans.
    let others: [(standing: AimStanding, plan: String)]
    let steps: [Aim.Step]
    let block: CubeBlock?
    let score: ForecastScore
    /// Nil where this reader does not see each unit's values.
    let units: UnitFigures?
    /// What the reader's own unit says, where it sees no other's.
    let mine: (unit: Standings.Named, value: Double)?
    let today: Day
    let language: Language
    /// Makes ids unique where a target has several indicators.
    let place: Int

    /// The aim that the page speaks of first: the nearest that is still ahead and not reached, else the last.
    static func lead(_ standings: [AimStanding], today: Day) -> AimStanding? {
        let open = standings.filter { $0.state != .reached && $0.demand != nil && ($0.aim.horizon ?? 0) >= today.year }
        return open.min { ($0.aim.horizon ?? .max) < ($1.aim.horizon ?? .max) }
            ?? standings.filter { $0.demand != nil }.max { ($0.aim.horizon ?? 0) < ($1.aim.horizon ?? 0) }
            ?? standings.first
    }

    private var lead: AimStanding? { TargetFigures.lead(own, today: today) }
    private var now: (period: Period, value: Double)? { lead.flatMap { $0.sure.last ?? $0.values.last } }
    private var words: ForecastWords? {
        lead?.pace.map { ForecastWords($0, frequency: indicator.frequency, unit: indicator.unit) }
    }

    var html: HTML { "\(states)\(band)\(sentence)\(chart)\(compared)" }

    /// The chart alone, for paper and reports.
    var trajectory: Trajectory {
        Trajectory(
            indicator: indicator, own: [lead].compactMap { $0 } + own.filter { $0.aim.id != lead?.aim.id },
            others: others, steps: steps, today: today, language: language)
    }

    private var states: HTML {
        guard let lead else { return .empty }
        let data: HTML =
            now.map { _ in
                block.map { block in
                    block.contested.isEmpty
                        ? HTML.empty
                        : " \(Badge(.late, language("Có số đang bị phản đối", "Some values are contested")))"
                } ?? .empty
            } ?? .empty
        return """
            <p class="states">\(StandingWords.badge(lead, wraps: true, language))\(data) \
            <a class="meta" href="\(indicator.page)">\(language("Chỉ số:", "Indicator:")) \(indicator.name)</a></p>

            """
    }

    /// The four figures: where it is, where it must be, the pace that is needed and the pace that is.
    private var band: HTML {
        guard let lead else { return .empty }
        let period = now.map { language($0.period.short) } ?? ""
        let current: HTML =
            now.map {
                """
                <p><span class="meta">\(language("Hiện tại", "Now")), \(period)</span><b class="big">\(indicator.written($0.value))</b>\
                <span class="meta">\(under($0.period))</span></p>
                """
            }
            ?? "<p><span class=\"meta\">\(language("Hiện tại", "Now"))</span><b class=\"big\">-</b><span class=\"meta\">\(language("chưa có số", "no value yet"))</span></p>"
        return """
            <div class="kpis">\(current)\(asked(lead))\(needed(lead))\(observed(lead))</div>

            """
    }

    /// What stands under the newest value: its two numbers, or how many units said it.
    private func under(_ period: Period) -> String {
        guard let block, let column = block.column(period) else { return "" }
        let known = lead?.values.last?.period == period ? lead?.reported ?? 0 : Int(block.known[column])
        let expected = lead?.expected ?? 0
        let units =
            expected > 1
            ? language(
                "\(Written.count(known)) trong \(Written.count(expected)) đơn vị có số",
                "\(Written.count(known)) of \(Written.count(expected)) units") : ""
        if column < block.totalNumerators.count, !block.totalNumerators[column].isNaN {
            let (above, below) = (block.totalNumerators[column], block.totalDenominators[column])
            let parts = "\(Written.decimal(above, places: 0)) / \(Written.decimal(below, places: 0))"
            return units.isEmpty ? parts : "\(parts); \(units)"
        }
        return units
    }

    private func asked(_ lead: AimStanding) -> HTML {
        let sign = indicator.unit
        let same = own.filter { $0.aim.id != lead.aim.id } + others.filter(\.plan.isEmpty).map(\.standing)
        let further =
            (same.compactMap { standing -> (Int, String)? in
                guard let year = standing.aim.horizon, year != lead.aim.horizon else { return nil }
                return (year, language(StandingWords.demand(standing.aim.value, unit: sign)))
            } + lead.aim.milestones.map { ($0.year, indicator.written($0.value)) }).sorted { $0.0 < $1.0 }
        let more = further.map { language("mốc \($0.0): \($0.1)", "by \($0.0): \($0.1)") }.joined(separator: "; ")
        let year = lead.aim.horizon.map { String($0) } ?? ""
        let bound = lead.demand.map { indicator.written($0.bound(from: now?.value ?? 0)) } ?? lead.aim.value.raw
        let words = language(StandingWords.demand(lead.aim.value, unit: sign))
        let plain = words == bound ? "" : words
        return """
            <p><span class="meta">\(year.isEmpty ? language("Phải đạt", "Asked") : language("Mốc 31/12/\(year)", "By 31/12/\(year)"))</span>\
            <b class="big">\(bound)</b><span class="meta">\(more.isEmpty ? plain : more)</span></p>
            """
    }

    private func needed(_ lead: AimStanding) -> HTML {
        let head = language("Nhịp cần", "Pace needed")
        guard let required = lead.pace?.required, let due = lead.due, let now, let words else {
            let why: String
            switch lead.pace?.state {
            case .reached?: why = language("đã đạt, chỉ còn giữ", "reached; to be held")
            case .overdue(let missing)?:
                let amount = Written.decimal(missing, places: 1)
                why = language(
                    "quá hạn, thiếu \(amount) \(indicator.difference.vi)",
                    "overdue, \(amount) \(indicator.difference.en) missing")
            default: why = language("chưa tính được", "not known")
            }
            return "<p><span class=\"meta\">\(head)</span><b class=\"big\">-</b><span class=\"meta\">\(why)</span></p>"
        }
        let left = now.period.distance(to: due)
        let (unit, name) = (words.unit, indicator.frequency.name)
        return """
            <p><span class="meta">\(head)</span><b class="big">\(ForecastWords.signed(required))</b>\
            <span class="meta">\(language("\(unit.vi) mỗi \(name.vi), trong \(left) \(name.vi)", "\(unit.en) each \(name.en), for \(left) \(name.en)s"))</span></p>
            """
    }

    private func observed(_ lead: AimStanding) -> HTML {
        let head = language("Nhịp thực", "Pace observed")
        let points = lead.sure.count
        guard let observed = lead.pace?.observed, let words else {
            let why =
                lead.pace?.state == .reached || lead.pace == nil || points >= Pace.fewest
                ? language("\(points) kỳ có số", "\(points) periods known")
                : language("mới có \(points) kỳ, cần \(Pace.fewest)", "\(points) periods, \(Pace.fewest) needed")
            return "<p><span class=\"meta\">\(head)</span><b class=\"big\">-</b><span class=\"meta\">\(why)</span></p>"
        }
        let count = min(points, TheilSen.window) - 1
        let (unit, name) = (words.unit, indicator.frequency.name)
        return """
            <p><span class="meta">\(head)</span><b class="big">\(ForecastWords.signed(observed))</b>\
            <span class="meta">\(language("\(unit.vi) mỗi \(name.vi), \(count) \(name.vi) qua", "\(unit.en) each \(name.en), last \(count)"))</span></p>
            """
    }

    /// The sentence of the page, and what holds the target back.
    private var sentence: HTML {
        guard let lead else { return .empty }
        guard let words else {
            let why =
                lead.state == .notComputable
                ? language(
                    "Mức phải đạt này là lời văn hoặc không có năm, nên không tính được tiến độ.",
                    "This is words or has no year, so no progress can be reckoned.")
                : language("Chưa có số liệu nào của chỉ số này.", "This indicator has no value yet.")
            return "<p class=\"day said\">\(why)</p>\n"
        }
        var bold: [String] = []
        if let required = lead.pace?.required { bold.append(language(words.amount(abs(required)))) }
        if let ahead = lead.ahead { bold.append(Written.decimal(ahead.estimate, places: 1) + words.sign + ".") }
        let long = language(words.long(lead.forecast))
        let others = lead.warnings.filter { $0.code != .atRisk && $0.code != .outlier && $0.code != .reversed }
        let held = lead.holdback.map { holdback in
            "<p class=\"lead-in\">\(language(holdback.words(counted)))</p>\n" as HTML
        }
        let notes = others.markup {
            "<p class=\"lead-in\">\(Badge(.soon, language($0.words(frequency: indicator.frequency, unit: indicator.unit)), wraps: true))</p>\n"
        }
        let open = lead.state == .reached ? HTML.empty : held ?? .empty
        return "<p class=\"day said\">\(HTML(text: long, bold: bold))</p>\n\(open)\(notes)"
    }

    private var counted: String { indicator.kind == .ratio ? indicator.numerator.lowercasedFirst : indicator.unit }

    private var chart: HTML {
        let way = trajectory
        let score = language(ForecastWords.score(score))
        let drawn = way.values.count
        let all = own.first?.values.count ?? 0
        let left: HTML =
            all > drawn
            ? "<p class=\"meta\">\(language("\(all - drawn) kỳ có quá ít đơn vị báo cáo nên không vào đường này; số của các kỳ ấy ở bảng dưới.", "\(all - drawn) periods have too few units to be part of this line; they stand in the table below."))</p>"
            : .empty
        let accuracy: HTML =
            lead?.forecast?.points.isEmpty == false
            ? "<p class=\"meta\">\(language("Độ tin cậy của dự báo:", "How good the forecasts were:")) \(score)</p>"
            : .empty
        return """
            <section class="sec">\(SectionHead(
                language("Quỹ đạo", "Trajectory"),
                meta: "\(indicator.unit.isEmpty ? "" : "\(indicator.unit); ")\(language("khoảng dự báo 80%, lập ngày", "80% interval, of")) \(today)", id: "quy-dao\(place == 0 ? "" : "-\(place)")"))\
            \(way.chart(id: "quy-dao-\(place)"))\(left)\(accuracy)</section>

            """
    }

    private var compared: HTML {
        if let units { return units.comparison + units.map }
        guard let mine, let now else { return .empty }
        let gap = mine.value - now.value
        let side = gap >= 0 ? language("cao hơn", "above") : language("thấp hơn", "below")
        return """
            <section class="sec">\(SectionHead(language("Đơn vị của bạn", "Your unit")))<p><a href="\(indicator.page(of: mine.unit.code))">\(mine.unit.name)</a>: \
            <b class="num">\(indicator.written(mine.value))</b>, \(side) \(language("toàn tỉnh", "the province")) \(Written.decimal(abs(gap), places: 1)) \(language(indicator.difference)). \
            <a href="\(Address("/chi-tieu/to-xa/{code}", mine.unit.code))">\(language("Mở tờ của đơn vị", "Open the unit's sheet"))</a></p></section>

            """
    }
}

extension String {
    /// `Số hồ sơ` as `số hồ sơ`, `TTHC` as it is.
    var lowercasedFirst: String {
        guard let second = dropFirst().first, second.isLowercase || second == " " else { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}
