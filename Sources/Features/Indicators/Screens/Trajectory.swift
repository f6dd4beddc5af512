import Design
import Organizations
import Plans
import Vocabulary

/// The way of an indicator as a chart: what was, what is asked by every plan, what is to be expected.
struct Trajectory {
    let indicator: Indicator
    /// What the aims stand on; the first with a pace gives the path that is needed.
    let own: [AimStanding]
    /// Aims of other targets on the same indicator, with the code of their plan.
    var others: [(standing: AimStanding, plan: String)] = []
    var steps: [Aim.Step] = []
    /// One unit's values instead of the whole's; then no plan's aims are drawn but the whole's line.
    var unit: (name: String, values: [(period: Period, value: Double)])?
    /// The whole's values when there is no standing to take them from.
    var totals: [(period: Period, value: Double)] = []
    let today: Day
    let language: Language

    /// Milestones farther ahead would press everything that is known into a corner; they stand in words instead.
    private static let farthestYears = 6
    /// How many periods back are drawn.
    private var back: Int { indicator.frequency == .month ? 36 : indicator.frequency == .year ? 15 : 20 }

    private var lead: AimStanding? {
        own.first { $0.pace?.required != nil } ?? own.first { $0.demand != nil } ?? own.first
    }

    /// The values that are drawn: those that enough units said; all while none is sure.
    var values: [(period: Period, value: Double)] {
        if let unit { return unit.values }
        guard let any = own.first ?? others.first?.standing else { return totals }
        return any.sure.isEmpty ? any.values : any.sure
    }

    private func point(_ period: Period, _ value: Double) -> TrajectoryChart.Point {
        TrajectoryChart.Point(period.x, language(ValueWords.period(period)), value)
    }

    private func closing(_ year: Int) -> Period { Period.closing(indicator.frequency, year) }
    private var lastYear: Int { today.year + Self.farthestYears }

    /// What is asked, by year: each value once, with the plan where another asks it.
    private var asked: [(year: Int, value: Double, plan: String)] {
        var found: [(year: Int, value: Double, plan: String)] = []
        func add(_ standing: AimStanding, _ plan: String) {
            var points = standing.aim.milestones.map { ($0.year, $0.value) }
            if let year = standing.aim.horizon, let demand = standing.demand {
                let from = standing.sure.last?.value ?? standing.values.last?.value ?? 0
                points.append((year, demand.bound(from: from)))
            }
            for (year, value) in points where year <= lastYear {
                if !found.contains(where: { $0.year == year && $0.value == value }) {
                    found.append((year, value, plan))
                }
            }
        }
        for standing in own { add(standing, "") }
        for other in others { add(other.standing, other.plan) }
        return found.sorted { ($0.year, $0.plan, $0.value) < ($1.year, $1.plan, $1.value) }
    }

    /// Years that are asked for beyond what is drawn, `2045: 95%`.
    var beyond: [String] {
        own.compactMap { standing in
            guard let year = standing.aim.horizon, year > lastYear, let demand = standing.demand else { return nil }
            return "\(year): \(indicator.written(demand.bound(from: standing.sure.last?.value ?? 0)))"
        }
    }

    /// The forecast that reaches farthest of those that are drawn.
    private var forecast: Forecast? {
        (own + others.map(\.standing)).filter { $0.due.map { $0.year <= lastYear } ?? false }.compactMap(\.forecast)
            .max { $0.points.count < $1.points.count }
    }

    func chart(id: String, title: String? = nil, small: Bool = false) -> TrajectoryChart {
        let values = self.values.suffix(small ? 12 : back)
        let last = values.last
        var actual = values.map { point($0.period, $0.value) }
        if unit == nil, let baseline = lead?.aim.baseline, let first = values.first,
            baseline.period.end < first.period.end, !small
        {
            let words = language(ValueWords.period(baseline.period))
            actual.insert(
                TrajectoryChart.Point(
                    baseline.period.x, language("\(words) (xuất phát)", "\(words) (baseline)"), baseline.value), at: 0)
        }
        let marks = unit == nil ? asked : []
        let horizon = marks.map { closing($0.year).number }.max()
        let expected = (unit == nil ? forecast?.points ?? [] : []).filter { $0.period <= horizon ?? 0 }.map {
            let period = Period(indicator.frequency, number: $0.period)
            return TrajectoryChart.Expected(
                period.x, language(ValueWords.period(period)), low: $0.low, $0.estimate, high: $0.high)
        }
        var path: [(period: Period, value: Double)] = []
        if let last, lead?.pace?.required != nil {
            path = [last]
            for mark in marks where mark.plan.isEmpty && closing(mark.year) > path[path.count - 1].period {
                path.append((closing(mark.year), mark.value))
            }
        }
        return TrajectoryChart(
            id: id, title: title ?? language("Quỹ đạo: \(indicator.name)", "Trajectory: \(indicator.name)"),
            measure: indicator.measure, actual: actual, expected: expected,
            milestones: marks.map { mark in
                let plan = mark.plan.isEmpty || small ? "" : " (\(mark.plan))"
                return TrajectoryChart.Point(
                    closing(mark.year).x, language("Mốc \(mark.year)\(plan)", "By \(mark.year)\(plan)"), mark.value)
            }, required: path.count > 1 ? path.map { point($0.period, $0.value) } : [],
            shortfall: small || unit != nil ? nil : shortfall,
            steps: small || unit != nil
                ? []
                : steps.map {
                    TrajectoryChart.Mark(
                        $0.period.x, language(ValueWords.period($0.period)),
                        "\($0.words): \(ForecastWords.signed($0.amount))")
                },
            today: small || last == nil
                ? nil
                : TrajectoryChart.Mark(
                    Double(today.number), "\(Written.day(today))",
                    language("hôm nay \(Written.day(today))", "today \(Written.day(today))")),
            ticks: ticks(from: values.first?.period, to: marks.map(\.year).max()),
            names: TrajectoryChart.Names(band: language("khoảng dự báo 80%", "80% interval")),
            note: small ? .empty : note)
    }

    /// Ends of years; the first and the last period where less than two years end.
    private func ticks(from first: Period?, to year: Int?) -> [TrajectoryChart.Mark] {
        guard let first, let last = values.last?.period else { return [] }
        let ends = (first.year...max(first.year, year ?? last.year, last.year)).map(closing)
        let within = ends.filter { $0 >= first && ($0 <= last || $0.year <= year ?? 0) }
        return (within.count < 2 ? [first, last] : within).map { TrajectoryChart.Mark($0.x, $0.tick) }
    }

    private var shortfall: TrajectoryChart.Shortfall? {
        guard let lead, let due = lead.due, due.year <= lastYear, let demand = lead.demand, let ahead = lead.ahead,
            let last = lead.sure.last
        else { return nil }
        let missing = demand.missing(at: ahead.estimate)
        guard missing > 0 else { return nil }
        let unit = indicator.difference
        let amount = Written.decimal(missing, places: missing < 10 || indicator.isPercent ? 1 : 0)
        let more = ahead.estimate < demand.bound(from: last.value)
        return TrajectoryChart.Shortfall(
            due.x, language(ValueWords.period(due)), asked: demand.bound(from: last.value), expected: ahead.estimate,
            words: more
                ? language("thiếu khoảng \(amount) \(unit.vi)", "about \(amount) \(unit.en) short")
                : language("vượt khoảng \(amount) \(unit.vi)", "about \(amount) \(unit.en) over"))
    }

    private var note: HTML {
        var parts: [String] = []
        if unit == nil, let forecast, !forecast.points.isEmpty {
            parts.append(language(ForecastWords.method(forecast)))
        }
        if !beyond.isEmpty {
            parts.append(language("Mốc xa hơn: ", "Farther: ") + beyond.joined(separator: ", ") + ".")
        }
        return HTML(text: parts.joined(separator: " "))
    }
}
