import Design
import Organizations
import Plans
import Vocabulary

/// The demands of a target, each with its own rate: never one number of several.
struct AimTable {
    /// In the order of the plan's sentence; a standing of those that a person tied to an indicator.
    let lines: [Standings.Line]
    let language: Language

    static func rates(_ standing: AimStanding) -> AimRates {
        let now = standing.sure.last ?? standing.values.last
        return AimRates(
            standing.aim, actual: now?.value, in: now?.period.year ?? standing.due?.year ?? 0,
            direction: standing.indicator.direction, tolerance: standing.indicator.tolerance)
    }

    /// `93,5%`, and the rate before it was cut to 0…100 where that differs.
    private func rate(_ dated: AimRates.Dated?, of indicator: Indicator) -> HTML {
        guard let dated else { return "<span class=\"muted\">-</span>" }
        let words = language(dated.rate.words(unit: indicator.unit))
        let year: HTML = dated.year.map { "<span class=\"sub\">\(language("mốc \($0)", "by \($0)"))</span>" } ?? .empty
        let raw: HTML =
            dated.rate.raw.flatMap { $0 == dated.rate.shown ? nil : $0 }.map {
                "<span class=\"sub\">\(language("chưa cắt ở 0 và 100:", "before the cut at 0 and 100:")) <span class=\"num\">\(AimRate.percent($0))</span></span>"
            } ?? .empty
        return "<b>\(words)</b>\(year)\(raw)"
    }

    var html: HTML {
        let rows = lines.map { line -> Table.Row in
            let aim = line.line.aim
            let demand = language(
                StandingWords.demand(aim.value, unit: line.standing?.indicator.unit ?? aim.value.unit))
            let level: HTML =
                aim.level == .unsaid ? .empty : "<span class=\"sub\">\(language(AimTable.level(aim.level)))</span>"
            guard let standing = line.standing else {
                let state =
                    aim.link == .refused
                    ? Badge(.always, language("Không đo", "Not measured"))
                    : Badge(.unknown, language("Chưa nối chỉ số", "No indicator yet"))
                return Table.Row([
                    "\(aim.words)\(level)", HTML(text: demand), HTML(text: aim.horizon.map { String($0) } ?? "-"), "-",
                    "-", "-",
                    state.html,
                ])
            }
            let rates = AimTable.rates(standing)
            let indicator = standing.indicator
            let baseline: HTML =
                aim.baseline.map { base in
                    "<span class=\"num\">\(indicator.written(base.value))</span><span class=\"sub\">\(language(ValueWords.period(base.period)))\(base.source.isEmpty ? "" : "; \(base.source)")</span>"
                } ?? "<span class=\"muted\">\(language("chưa có", "none yet"))</span>"
            return Table.Row([
                "\(aim.words)\(level)", "<b class=\"num\">\(demand)</b>",
                HTML(text: aim.horizon.map { String($0) } ?? "-"), baseline, rate(rates.milestone, of: indicator),
                rate(rates.final, of: indicator),
                StandingWords.badge(standing, short: true, wraps: true, language).html,
            ])
        }
        return """
            <section class="sec">\(SectionHead(
                language("Mức phải đạt và tỷ lệ", "What is asked, and how far it is"),
                meta: "\(language("mốc từng năm và đích cuối kỳ tính riêng, không gộp", "yearly milestones and the end are apart, never mixed"))",
                id: "ty-le"))\(Table(
                caption: .empty,
                columns: [
                    .init(language("Lời kế hoạch", "The plan's words"), .main), .init(language("Phải đạt", "Asked"), width: 14),
                    .init(language("Đến năm", "By"), width: 8), .init(language("Xuất phát", "Baseline"), width: 14),
                    .init(language("Tỷ lệ mốc gần", "Next milestone"), .wide, width: 16),
                    .init(language("Tỷ lệ đích", "Final"), .wide, width: 16),
                    .init(language("Tình trạng", "State"), width: 14),
                ], rows: rows, isList: false))</section>

            """
    }

    static func level(_ level: Aim.Level) -> Phrase {
        switch level {
        case .province: Phrase("cấp tỉnh", "province level")
        case .district: Phrase("cấp huyện (đã kết thúc)", "district level (ended)")
        case .commune: Phrase("cấp xã", "commune level")
        case .unsaid: Phrase("", "")
        }
    }
}

/// What other plans, or the other half of the same plan, ask of the same thing.
struct TwinTable {
    let twins: [Aims.Twin]
    /// Standing of an aim that a person tied to an indicator.
    let standings: [ID<Aim>: AimStanding]
    let plan: ID<Plan>?
    let language: Language

    var html: HTML {
        guard !twins.isEmpty else { return .empty }
        let apart = twins.count { !$0.differences.isEmpty }
        let rows = twins.map { twin -> Table.Row in
            let (own, other) = (twin.aim, twin.other)
            let unit = own.value.unit
            let place =
                other.plan == plan
                ? language(
                    "cùng kế hoạch\(other.annex.isEmpty ? ", phần lời" : ", \(other.annex)")",
                    "same plan\(other.annex.isEmpty ? ", its body" : ", \(other.annex)")")
                : ""
            let words = twin.differences.map { difference -> String in
                switch difference {
                case .value:
                    let mine = language(StandingWords.demand(own.value, unit: unit))
                    let theirs = language(StandingWords.demand(other.aim.value, unit: other.aim.value.unit))
                    return language("ở đây \(mine), ở đó \(theirs)", "here \(mine), there \(theirs)")
                case .unit:
                    return language(
                        "đơn vị “\(own.value.unit)” và “\(other.aim.value.unit)”",
                        "units “\(own.value.unit)” and “\(other.aim.value.unit)”")
                case .horizon:
                    return language(
                        "đến \(own.horizon.map { String($0) } ?? "?") và \(other.aim.horizon.map { String($0) } ?? "?")",
                        "by \(own.horizon.map { String($0) } ?? "?") and \(other.aim.horizon.map { String($0) } ?? "?")"
                    )
                }
            }
            let state: HTML =
                twin.differences.isEmpty
                ? Badge(.ok, language("Giống nhau", "The same")).html
                : "\(Badge(.soon, language("Khác nhau", "Different")))<span class=\"sub\">\(words.joined(separator: "; "))</span>"
            return Table.Row([
                "<a class=\"row\" href=\"\(Address("/chi-tieu/{id}", other.aim.target.text))\">\(other.targetName)</a>",
                "<a href=\"\(Address("/ke-hoach/{id}", other.plan.text))\">\(other.planCode)</a>\(place.isEmpty ? HTML.empty : "<span class=\"sub\">\(place)</span>")",
                "<b class=\"num\">\(language(StandingWords.demand(other.aim.value, unit: other.aim.value.unit)))</b>",
                HTML(text: other.aim.horizon.map { String($0) } ?? "-"), state,
            ])
        }
        return """
            <section class="sec">\(SectionHead(
                language("Chỉ tiêu này ở kế hoạch khác", "This target in other plans"),
                meta: "\(apart == 0 ? language("các nơi nói như nhau", "all say the same") : language("\(apart) trong \(twins.count) nơi nói khác", "\(apart) of \(twins.count) differ"))",
                id: "ke-hoach-khac"))\(Table(
                caption: .empty,
                columns: [
                    .init(language("Chỉ tiêu", "Target"), .main), .init(language("Kế hoạch", "Plan"), width: 14),
                    .init(language("Phải đạt", "Asked"), width: 14), .init(language("Đến năm", "By"), width: 8),
                    .init(language("So với đây", "Compared"), .wide, width: 30),
                ], rows: rows, isList: false))</section>

            """
    }
}
