import Database
import Organizations
import Vocabulary

/// Puts a grid together from what applies and from what was said.
struct ValueGridMaking: Sendable {
    let view: CubeView
    let units: ValueUnits
    let reading: ValueReading
    let viewer: Viewer
    let language: Language

    /// Indicators whose values are entered, not computed and not retired.
    var entered: [Indicator] { view.indicators.filter { $0.retiredReason == nil && !$0.isComputed } }
    /// Those whose every unit the viewer may fill.
    var kept: [Indicator] {
        if viewer.roles.contains(.coordinator) { return entered }
        guard viewer.roles.contains(.focal), let own = viewer.unit else { return [] }
        return entered.filter { $0.steward == own }
    }

    /// The grid of an address; nil when it names nothing to fill.
    ///
    /// - Throws: `NotVisible` when it names something that is not the viewer's to fill.
    func grid(_ place: GridPlace) async throws -> ValueGrid? {
        if !place.indicator.isEmpty {
            guard let indicator = kept.first(where: { $0.code == place.indicator }) else { throw NotVisible() }
            return try await grid(place, of: indicator)
        }
        let unit: ValueUnits.Named?
        if place.unit.isEmpty {
            unit = viewer.roles.contains(.focal) ? viewer.unit.flatMap { units[$0] } : nil
        } else {
            unit = units[code: place.unit]
            guard let unit, viewer.roles.contains(.coordinator) || unit.id == viewer.unit else { throw NotVisible() }
        }
        guard let unit else { return nil }
        return try await grid(place, of: unit)
    }

    private func grid(_ place: GridPlace, of indicator: Indicator) async throws -> ValueGrid {
        let periods = periods(indicator.frequency, back: place.back)
        var rows = view.units(of: indicator.id).compactMap { units[$0] }.compactMap { unit in
            row(indicator, unit, name: unit.name, note: "", periods)
        }
        if indicator.acrossUnits == .own, indicator.scope != .province, let steward = indicator.steward,
            let unit = units[steward], !rows.contains(where: { $0.unit.id == steward })
        {
            let whole = language("Toàn tỉnh", "The whole province")
            rows.insert(
                ValueGrid.Row(
                    indicator: indicator, unit: unit, name: whole, note: unit.name, applies: periods.map { _ in true }),
                at: 0)
        }
        let sheet = ValueGrid.Sheet(frequency: indicator.frequency, periods: periods, rows: rows)
        let newest = try await reading.newest(unit: nil, spans: [indicator.id: span(periods)], for: viewer)
        return ValueGrid(place: place, title: indicator.name, sheets: rows.isEmpty ? [] : [sheet], newest: newest)
    }

    private func grid(_ place: GridPlace, of unit: ValueUnits.Named) async throws -> ValueGrid {
        var sheets: [ValueGrid.Sheet] = []
        var spans: [ID<Indicator>: ClosedRange<Int>] = [:]
        for frequency in Frequency.allCases {
            let those = entered.filter { $0.frequency == frequency && owes($0, unit.id) }
            let periods = periods(frequency, back: place.back)
            let rows = those.compactMap { indicator in
                row(indicator, unit, name: indicator.name, note: indicator.unit, periods)
            }
            for row in rows { spans[row.indicator.id] = span(periods) }
            if !rows.isEmpty { sheets.append(ValueGrid.Sheet(frequency: frequency, periods: periods, rows: rows)) }
        }
        let newest = try await reading.newest(unit: unit.id, spans: spans, for: viewer)
        return ValueGrid(place: place, title: unit.name, sheets: sheets, newest: newest)
    }

    private func owes(_ indicator: Indicator, _ unit: ID<OrgUnit>) -> Bool {
        view.units(of: indicator.id).contains(unit) || (indicator.acrossUnits == .own && indicator.steward == unit)
    }

    private func row(
        _ indicator: Indicator, _ unit: ValueUnits.Named, name: String, note: String, _ periods: [Period]
    ) -> ValueGrid.Row? {
        let isOwn = indicator.steward == unit.id && indicator.acrossUnits == .own
        let applies = periods.map { isOwn || view.applies(indicator.id, unit: unit.id, $0) }
        guard applies.contains(true) else { return nil }
        return ValueGrid.Row(indicator: indicator, unit: unit, name: name, note: note, applies: applies)
    }

    private func periods(_ frequency: Frequency, back: Int) -> [Period] {
        let count = ValueGrid.columns
        let last = Period(frequency, of: view.today).adding(-back * count)
        return (0..<count).map { last.adding($0 - count + 1) }
    }

    private func span(_ periods: [Period]) -> ClosedRange<Int> {
        let first = periods.first?.number ?? 0
        return first...max(first, periods.last?.number ?? 0)
    }
}
