import Design
import Organizations
import Plans
import Vocabulary

/// All measured targets of the province on one or two A4 pages: value, what is asked, rate, forecast, state.
struct ProvinceSheet {
    /// Aims of targets that the reader may see.
    let lines: [Standings.Line]
    let units: [Standings.Named]
    let ownUnit: Standings.Named?
    let seesAll: Bool
    let owner: String
    let today: Day
    let language: Language

    /// One line an indicator and a year: the same demand of two plans is one thing to reach.
    private struct Row {
        let standing: AimStanding
        var plans: [String]
        let target: ID<Target>
        let name: String
    }

    private var rows: [Row] {
        var rows: [Row] = []
        for line in lines {
            guard let standing = line.standing, standing.demand != nil else { continue }
            let code = line.line.planCode
            if let place = rows.firstIndex(where: {
                $0.standing.indicator.id == standing.indicator.id && $0.standing.aim.horizon == standing.aim.horizon
                    && $0.standing.demand == standing.demand
            }) {
                if !rows[place].plans.contains(code) { rows[place].plans.append(code) }
            } else {
                rows.append(
                    Row(standing: standing, plans: [code], target: line.line.aim.target, name: standing.indicator.name))
            }
        }
        let order: [TargetMarking.Group] = [.risk, .unsure, .onTrack, .tooFew, .reached, .silent]
        return rows.enumerated().sorted { a, b in
            let x = order.firstIndex(of: TargetMarking.Group(a.element.standing)) ?? 0
            let y = order.firstIndex(of: TargetMarking.Group(b.element.standing)) ?? 0
            return x == y ? a.offset < b.offset : x < y
        }.map(\.element)
    }

    var main: HTML {
        let rows = self.rows
        let risk = rows.count { TargetMarking.Group($0.standing) == .risk }
        let reached = rows.count { TargetMarking.Group($0.standing) == .reached }
        let silent = rows.count { [.noValue, .tooFew].contains($0.standing.state) }
        let open = Set(lines.filter { $0.standing == nil && $0.line.aim.link != .refused }.map(\.line.aim.target)).count
        return """
            <div class="hide-p"><p class="acts"><a class="btn" href="/chi-tieu">\(language("Sổ chỉ tiêu", "Target register"))</a>\
            \(ownUnit.map { "<a class=\"btn\" href=\"\(Address("/chi-tieu/to-xa/{code}", $0.code))\">\(language("Tờ của đơn vị bạn", "Your unit's sheet"))</a>" as HTML } ?? .empty)\
            <button class="btn primary" type="button" data-print hidden>\(language("In", "Print"))</button></p></div>
            <article class="province-sheet"><p class="of">\(owner)</p><h1>\(language("Các chỉ tiêu đo được của tỉnh", "The province's measured targets"))</h1>
            <p class="meta">\(language("Đến ngày", "On")) \(today)</p>
            <p class="day said">\(language("Trong \(rows.count) mức phải đạt có chỉ số:", "Of \(rows.count) measured demands:")) <b>\(risk)</b> \(language("có nguy cơ không đạt", "at risk")), \
            <b>\(reached)</b> \(language("đã đạt", "reached")), <b>\(silent)</b> \(language("chưa đủ số", "without enough values")); \(open) \(language("chỉ tiêu chưa có chỉ số.", "targets have no indicator yet."))</p>
            \(rows.isEmpty ? nothing : table(rows))\(sheets)</article>

            """
    }

    private var nothing: HTML {
        EmptyState(
            language("Chưa có chỉ tiêu nào nối với chỉ số", "No target has an indicator yet"),
            next: "<a href=\"/chi-tieu\">\(language("Mở sổ chỉ tiêu", "Open the target register"))</a>"
        ).html
    }

    private func table(_ rows: [Row]) -> HTML {
        let lines = rows.map { row -> Table.Row in
            let (standing, indicator) = (row.standing, row.standing.indicator)
            let now = standing.sure.last ?? standing.values.last
            let rates = AimTable.rates(standing)
            let value: HTML =
                now.map {
                    "<b>\(indicator.written($0.value))</b><span class=\"sub\">\(language($0.period.short))</span>"
                }
                ?? "<span class=\"muted\">-</span>"
            let rate = rates.final.rate.shown.map { AimRate.percent($0) } ?? "-"
            let yearly: HTML =
                rates.milestone.flatMap { dated in dated.rate.shown.map { (dated.year, $0) } }.map { year, shown in
                    "<span class=\"sub\">\(language("mốc", "by")) \(year.map { String($0) } ?? ""): \(AimRate.percent(shown))</span>"
                } ?? .empty
            let ahead: HTML =
                standing.state == .reached
                ? "-"
                : standing.ahead.map {
                    "\(indicator.written($0.estimate))<span class=\"sub\">\(Written.decimal($0.low, places: 1))–\(Written.decimal($0.high, places: 1))</span>"
                } ?? "-"
            return Table.Row([
                "<a class=\"row\" href=\"\(Address("/chi-tieu/{id}", row.target.text))\">\(row.name)</a><span class=\"sub\">\(row.plans.joined(separator: ", "))</span>",
                value,
                "\(language(StandingWords.demand(standing.aim.value, unit: indicator.unit)))<span class=\"sub\">\(standing.aim.horizon.map { language("đến \($0)", "by \($0)") } ?? "")</span>",
                "\(rate)\(yearly)", ahead, StandingWords.badge(standing, short: true, wraps: true, language).html,
            ])
        }
        return Table(
            caption: .empty,
            columns: [
                .init(language("Chỉ tiêu", "Target"), .main), .init(language("Hiện tại", "Now"), .number, width: 12),
                .init(language("Phải đạt", "Asked"), width: 16),
                .init(language("Tỷ lệ đã đi", "Way gone"), .number, width: 12),
                .init(language("Dự báo (80%)", "Forecast (80%)"), .number, width: 14),
                .init(language("Tình trạng", "State"), width: 14),
            ], rows: lines, isList: false
        ).html
    }

    /// The way to the units' sheets: all for those who read all.
    private var sheets: HTML {
        guard seesAll, !units.isEmpty else { return .empty }
        return """
            <section class="sec hide-p">\(SectionHead(language("Tờ của từng xã, phường, đặc khu", "The communes' sheets"), meta: "\(language("mỗi tờ một trang A4", "one A4 page each"))"))\
            <ul class="units">\(units.markup { "<li><a href=\"\(Address("/chi-tieu/to-xa/{code}", $0.code))\">\($0.name)</a></li>" })</ul></section>

            """
    }
}
