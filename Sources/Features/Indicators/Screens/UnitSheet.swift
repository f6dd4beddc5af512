import Design
import Organizations
import Plans
import Vocabulary

/// One A4 page for one unit: what it owes, where it stands without a rank, and its part in what the province lacks.
struct UnitSheet {
    /// One indicator that the unit owes.
    struct Row: Sendable {
        let indicator: Indicator
        /// The newest period that enough units have spoken of.
        let period: Period?
        let position: UnitPosition?
        /// The unit's last value before, when it is silent on the period.
        let before: (period: Period, value: Double)?
        /// The nearest aim on the indicator.
        let standing: AimStanding?
        /// What the lack is counted in.
        var counted: String { indicator.kind == .ratio ? indicator.numerator.lowercasedFirst : indicator.unit }
        var isMissing: Bool { position?.value == nil }
    }

    let unit: Standings.Named
    let rows: [Row]
    let owner: String
    let today: Day
    let language: Language

    /// More rows than this do not fit one page.
    static let most = 40
    /// From here on rows are set close.
    static let loose = 22

    static func rows(of unit: ID<OrgUnit>, in book: Standings.Book, today: Day) -> [Row] {
        let view = book.view
        let rows = view.indicators.compactMap { indicator -> Row? in
            guard indicator.retiredReason == nil, indicator.scope != .province,
                view.units(of: indicator.id).contains(unit)
            else { return nil }
            let standings = book.lines.compactMap(\.standing).filter { $0.indicator.id == indicator.id }
            let lead = TargetFigures.lead(standings, today: today)
            guard let block = view.block(indicator.id), let period = lead?.sure.last?.period ?? block.last else {
                return Row(indicator: indicator, period: nil, position: nil, before: nil, standing: lead)
            }
            guard view.applies(indicator.id, unit: unit, period) else { return nil }
            var values: [ID<OrgUnit>: Double] = [:]
            var parts: [Holdback.Part] = []
            for one in view.units(of: indicator.id) {
                guard let value = block.value(one, period) else { continue }
                values[one] = value
                let numbers = block.parts(one, period)
                parts.append(
                    Holdback.Part(
                        unit: one, name: "", amount: numbers?.numerator ?? value, whole: numbers?.denominator ?? 1))
            }
            // A sum that the province must reach says nothing of what one unit owes.
            let demand = indicator.acrossUnits == .sum ? nil : lead?.demand
            return Row(
                indicator: indicator, period: period,
                position: UnitPosition(
                    of: unit, values: values, total: block.total(period), parts: parts, demand: demand,
                    factor: indicator.kind == .ratio ? indicator.factor : 1),
                before: block.series(unit).last { $0.period < period }, standing: lead)
        }
        // What is missing first, then what lacks most.
        let known = rows.filter { !$0.isMissing }.sorted { a, b in
            let (x, y) = (a.position?.lack?.share ?? 0, b.position?.lack?.share ?? 0)
            return x > y
        }
        return rows.filter(\.isMissing) + known
    }

    var main: HTML {
        """
        <div class="screen-only"><p class="acts"><a class="btn" href="\(Address("/co-quan/{id}", unit.code))">\(language("Trang của đơn vị", "The unit's page"))</a>\
        <a class="btn" href="/chi-tieu/to-tinh">\(language("Tờ của tỉnh", "The province's sheet"))</a>\
        <button class="btn primary" type="button" data-print hidden>\(language("In", "Print"))</button></p></div>
        <div class="scroll" tabindex="0" role="region" aria-label="\(language("Trang in", "The sheet"))"><article class="a4 unit-sheet\(rows.count > Self.loose ? " tight" : "")" lang="\(language.rawValue)">
        \(head)\(figures)\(table)\(foot)
        </article></div>

        """
    }

    private var head: HTML {
        """
        <p class="of">\(owner)</p><h1>\(unit.name)</h1>
        <p class="sub">\(language("Các chỉ số đơn vị phải báo cáo, đến ngày", "The indicators the unit reports, on")) \(today)</p>
        """
    }

    private var figures: HTML {
        let missing = rows.count { $0.isMissing }
        let asked = rows.filter { $0.standing?.demand != nil && $0.indicator.acrossUnits != .sum && !$0.isMissing }
        let lacking = asked.count { $0.position?.lack != nil }
        let above = rows.count { row in
            guard let value = row.position?.value, let middle = row.position?.middle else { return false }
            return isGood(value - middle, row.indicator)
        }
        let known = rows.count - missing
        return """
            <div class="fig"><div>\(language("Phải báo cáo", "Owed"))<b>\(rows.count)</b>\(language("chỉ số", "indicators"))</div>\
            <div>\(language("Còn thiếu số", "Missing"))<b>\(missing)</b>\(language("kỳ mới nhất", "newest period"))</div>\
            <div>\(language("Đạt mức chung", "Meets the demand"))<b>\(asked.count - lacking)/\(asked.count)</b>\(language("chỉ số có mức phải đạt", "with a demand"))</div>\
            <div>\(language("Từ trung vị trở lên", "Median or better"))<b>\(above)/\(known)</b>\(language("chỉ số có số", "with a value"))</div></div>
            """
    }

    private func isGood(_ gap: Double, _ indicator: Indicator) -> Bool {
        [.down, .rank].contains(indicator.direction) ? gap <= 0 : gap >= 0
    }

    private var table: HTML {
        let shown = rows.prefix(Self.most)
        let more: HTML =
            rows.count > shown.count
            ? "<p>\(language("Còn \(rows.count - shown.count) chỉ số khác đạt mức hoặc không có mức phải đạt.", "\(rows.count - shown.count) more meet their demand or have none."))</p>"
            : .empty
        guard !rows.isEmpty else {
            return "<p>\(language("Đơn vị chưa phải báo cáo chỉ số nào.", "The unit owes no indicator."))</p>"
        }
        return """
            <table><thead><tr><th>\(language("Chỉ số", "Indicator"))</th><th class="n">\(language("Đơn vị", "Unit"))</th><th>\(language("Thấp nhất – cao nhất", "Lowest – highest"))</th>\
            <th class="n">\(language("Trung vị", "Median"))</th><th class="n">\(language("Toàn tỉnh", "Province"))</th><th class="n">\(language("Phải đạt", "Asked"))</th>\
            <th class="n">\(language("Phần trong số tỉnh còn thiếu", "Part of what is lacking"))</th></tr></thead><tbody>\(shown.markup(line))</tbody></table>\(more)
            """
    }

    private func line(_ row: Row) -> HTML {
        let indicator = row.indicator
        func written(_ value: Double?) -> String { value.map { short($0, indicator) } ?? "-" }
        let value: HTML
        if let own = row.position?.value {
            value = "<b>\(written(own))</b>"
        } else {
            let before =
                row.before.map {
                    "<br>\(language("gần nhất", "last")) \(written($0.value)), \(language($0.period.short))" as HTML
                } ?? .empty
            value = "\(Badge(.unknown, language("Thiếu", "Missing")))\(before)"
        }
        let asked =
            row.standing.flatMap { standing in
                standing.demand.map { demand in
                    "\(written(demand.bound(from: row.position?.value ?? 0)))\(standing.aim.horizon.map { "; \($0)" } ?? "")"
                }
            } ?? "-"
        let lack: HTML
        if let part = row.position?.lack {
            let amount = Written.decimal(part.missing, places: part.missing < 10 ? 1 : 0)
            lack = "<b>\(AimRate.percent(part.share * 100))</b><br>\(language("thiếu", "short")) \(amount)"
        } else {
            lack =
                row.isMissing || row.standing?.demand == nil || indicator.acrossUnits == .sum
                ? "-" : HTML(text: language("không thiếu", "none"))
        }
        let name = clipped(indicator.name, rows.count > Self.loose ? 70 : 110)
        let period = row.period.map { language($0.short) } ?? language("chưa có số", "no value yet")
        return """
            <tr><td><a href="\(indicator.page(of: unit.code))">\(name)</a> <span class="when">\(period)\(indicator.unit.isEmpty || indicator.isPercent ? "" : "; \(indicator.unit)")</span></td><td class="n">\(value)</td><td>\(strip(row))</td>\
            <td class="n">\(written(row.position?.middle))</td><td class="n">\(written(row.position?.total))</td><td class="n">\(asked)</td><td class="n">\(lack)</td></tr>
            """
    }

    private func short(_ value: Double, _ indicator: Indicator) -> String {
        Written.decimal(value, places: indicator.isPercent ? 1 : indicator.decimals) + (indicator.isPercent ? "%" : "")
    }

    /// From the lowest to the highest of all units, a tick at the median, a dot at this one.
    private func strip(_ row: Row) -> HTML {
        guard let position = row.position, let low = position.low, let high = position.high, low < high,
            let place = position.place,
            let middle = position.middle
        else { return .empty }
        func x(_ share: Double) -> Int { 5 + Int((share * 110).rounded()) }
        let words = language(
            "\(short(low, row.indicator)) đến \(short(high, row.indicator))",
            "\(short(low, row.indicator)) to \(short(high, row.indicator))")
        return """
            <svg class="strip" viewBox="0 0 120 12" role="img" aria-label="\(words)"><path class="ch-base" d="M5 6H115"/>\
            <path class="ch-base" d="M\(x((middle - low) / (high - low))) 1V11"/><circle class="ch-dot" cx="\(x(place))" cy="6" r="4"/></svg>
            """
    }

    private var foot: HTML {
        """
        <p class="base">\(language("Chấm: đơn vị; vạch: trung vị các đơn vị. “Phần trong số tỉnh còn thiếu” là phần của đơn vị trong tổng số mà các đơn vị chưa đạt mức còn thiếu. Chỉ số cộng dồn toàn tỉnh không chia mức cho từng đơn vị. Không xếp hạng.", "Dot: this unit; tick: the median of all. The part of what is lacking is this unit's share of what all below the demand are short of. Sums have no demand for single units. No ranks."))</p>
        """
    }
}

/// The text, or its beginning up to a word's end when it is longer than `most` letters.
func clipped(_ text: String, _ most: Int) -> String {
    guard text.unicodeScalars.count > most else { return text }
    var kept = ""
    for word in text.split(separator: " ") {
        guard kept.unicodeScalars.count + word.unicodeScalars.count < most else { break }
        kept += (kept.isEmpty ? "" : " ") + word
    }
    return kept.isEmpty ? text : kept + "…"
}
