import Organizations
import Vocabulary

/// What the program asks about values before it takes them, judged by what was said before (L12).
struct ValueAsking {
    let view: CubeView
    /// What is sent together, by series and the period's number: of two periods the later stands on the earlier.
    private let said: [SeriesKey: [Int: Statement]]

    /// - Parameter view: of a reader who sees every unit, or sums cannot be compared.
    init(view: CubeView, entries: [ValueEntry]) {
        self.view = view
        var said: [SeriesKey: [Int: Statement]] = [:]
        for entry in entries { said[entry.seriesKey, default: [:]][entry.period.number] = entry.says }
        self.said = said
    }

    func questions(about entry: ValueEntry) -> [(rule: String, words: Phrase)] {
        guard let indicator = view.indicator(entry.indicator) else { return [] }
        let facts = PlausibilityFacts(
            history: history(entry.seriesKey, indicator), at: entry.period.number, says: entry.says,
            sum: sum(entry, indicator))
        return ValueQuestion.all(about: facts, of: indicator).map { ($0.rule, $0.words(of: indicator)) }
    }

    /// The series' values in order of time, with what is sent now.
    private func history(_ key: SeriesKey, _ indicator: Indicator) -> [SeriesPoint] {
        var values: [Int: Double] = [:]
        for point in view.block(key.indicator, members: key.members)?.series(ID(key.unit)) ?? [] {
            values[point.period.number] = point.value
        }
        for (period, says) in said[key] ?? [:] { values[period] = says.value(factor: indicator.factor) }
        return values.sorted { $0.key < $1.key }.map { SeriesPoint(at: $0.key, value: $0.value) }
    }

    /// The units' sum beside the province's own value; only the one who says the province's is asked about it.
    private func sum(_ entry: ValueEntry, _ indicator: Indicator) -> PlausibilityFacts.Sum? {
        guard indicator.acrossUnits == .sum, indicator.steward == entry.unit, entry.members.isEmpty,
            let province = entry.says.value(factor: indicator.factor)
        else { return nil }
        let units = view.units(of: indicator.id)
        guard !units.contains(entry.unit) else { return nil }
        let block = view.block(indicator.id)
        let values = units.compactMap { unit -> Double? in
            let key = SeriesKey(indicator: indicator.id, unit: unit.text)
            if let says = said[key]?[entry.period.number] { return says.value(factor: indicator.factor) }
            return block?.value(unit, entry.period)
        }
        return PlausibilityFacts.Sum(
            communes: values.reduce(0, +), province: province, stated: values.count, expected: units.count)
    }
}
