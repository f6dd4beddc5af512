import Calendars
import Database
package import Indicators
import Organizations
import Plans
import Vocabulary

/// Reads which values are due and missing, as digests speak of them.
package struct ValueFactsReading: Sendable {
    /// How many indicators a unit's line names.
    static let named = 3

    let values: Values
    let cube: Cube

    package init(values: Values, cube: Cube) {
        self.values = values
        self.cube = cube
    }

    /// The facts of every unit that owes values and of every indicator whose steward waits for other units' values.
    func all(on today: Day, pauses: Pauses, database: Database) async throws -> [ValueFacts] {
        let viewer = Viewer.system("chasing")
        let missing = try await values.missing(today: today, for: viewer)
        guard !missing.isEmpty else { return [] }
        let view = try await cube.view(for: viewer)
        var spans: [ID<OrgUnit>: [DaySpan]] = [:]
        for pause in try await database.read({ try pauses.all(in: $0) }) {
            for unit in pause.units { spans[unit, default: []].append(DaySpan(from: pause.from, to: pause.to)) }
        }
        let facts =
            ValueFactsReading.units(missing, in: view)
            + ValueFactsReading.stewards(
                missing.filter { value in !(spans[value.unit] ?? []).contains { $0.holds(today) } }, in: view)
        return facts.map { one in
            var one = one
            one.pauses = spans[one.unit] ?? []
            return one
        }
    }

    /// One line for each unit: everything it owes.
    private static func units(_ missing: [MissingValue], in view: CubeView) -> [ValueFacts] {
        Dictionary(grouping: missing, by: \.unit).map { unit, owed in
            let indicators = Set(owed.map(\.indicator))
            let names = view.indicators.filter { indicators.contains($0.id) }.map(\.name)
            return ValueFacts(
                unit: unit, dues: owed.map(\.dueOn), count: owed.count,
                words: names.prefix(named).joined(separator: "; ") + (names.count > named ? "; …" : ""))
        }.sorted { $0.unit.text < $1.unit.text }
    }

    /// One line for each indicator: how many units beside the steward owe its newest period that is due.
    private static func stewards(_ missing: [MissingValue], in view: CubeView) -> [ValueFacts] {
        let byIndicator = Dictionary(grouping: missing, by: \.indicator)
        return view.indicators.compactMap { indicator in
            guard let steward = indicator.steward, indicator.scope != .province,
                let owed = byIndicator[indicator.id]?.filter({ $0.unit != steward }),
                let newest = owed.map(\.dueOn).max()
            else { return nil }
            let late = Set(owed.filter { $0.dueOn == newest }.map(\.unit))
            return ValueFacts(
                unit: steward, about: indicator.code, dues: [newest], count: late.count, words: indicator.name)
        }
    }
}
