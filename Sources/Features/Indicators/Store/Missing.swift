package import Database
package import Organizations
package import Vocabulary

/// A value that a unit owes and has not sent.
package struct MissingValue: Sendable, Hashable {
    package let indicator: ID<Indicator>
    package let unit: ID<OrgUnit>
    package let period: Period
    /// The day by which it can be known and is asked for: the end of the month that is the indicator's delay after the
    /// period's own end.
    package let dueOn: Day
}

/// What is expected and not there (issue 4, section 2).
package struct MissingList: Sendable {
    /// Of the last twelve periods that are due, in order of the day, the indicator and the unit.
    package var values: [MissingValue] = []
    /// How many more are missing from periods before those.
    package var older = 0
    /// How many of the last twelve periods' values were owed in all.
    package var owed = 0

    /// How many periods back a missing value is listed by itself.
    package static let lookBack = 12
}

extension Values {
    /// What each unit in the viewer's reach owes and has not sent: values that count are there, sent ones that wait for
    /// approval are not missing either; computed and retired indicators, periods before an indicator holds and periods
    /// not yet due are never asked for.
    ///
    /// - Parameter ahead: also what falls due within this many days.
    /// - Throws: `NotVisible` for the public.
    package func missingList(today: Day, ahead: Int = 0, for viewer: Viewer) async throws -> MissingList {
        let view = try await cube.view(for: viewer)
        let earliest = today.adding(days: -(MissingList.lookBack + 4) * 366)
        let isStrict = view.indicators.contains { $0.needsApproval && $0.retiredReason == nil }
        let waiting = isStrict ? try await ValueReading(database: database).waitingCells(from: earliest) : []
        return MissingList(view: view, waiting: waiting, through: today.adding(days: ahead), for: viewer)
    }

    /// As `missingList`, its values only: for those who chase them.
    package func missing(today: Day, for viewer: Viewer) async throws -> [MissingValue] {
        try await missingList(today: today, for: viewer).values
    }
}

extension MissingList {
    /// - Parameters:
    ///   - waiting: cells that were sent and wait for approval.
    ///   - through: the last due day that is asked about.
    init(view: CubeView, waiting: Set<ValueCell>, through: Day, for viewer: Viewer) {
        var order: [ID<OrgUnit>: Int] = [:]
        for indicator in view.indicators where indicator.retiredReason == nil && !indicator.isComputed {
            let all = view.units(of: indicator.id)
            let units = view.seesAllUnits(of: indicator) ? all : all.filter { $0 == viewer.unit }
            guard !units.isEmpty, let last = MissingList.lastDue(of: indicator, through: through) else { continue }
            let first = Period(indicator.frequency, of: indicator.validFrom)
            guard last.number >= first.number else { continue }
            let recent = max(first.number, last.number - MissingList.lookBack + 1)
            let block = view.block(indicator.id)
            let hasSpans = view.hasSpans(indicator.id)
            for unit in units {
                order[unit] = order[unit] ?? order.count
                let row = block?.row(of: unit)
                for number in first.number...last.number {
                    let period = Period(indicator.frequency, number: number)
                    if hasSpans, !view.applies(indicator.id, unit: unit, period) { continue }
                    let isRecent = number >= recent
                    if isRecent { owed += 1 }
                    if let block, let row, let column = block.column(period),
                        !block.amounts[row * block.periods + column].isNaN
                    {
                        continue
                    }
                    guard isRecent else {
                        older += 1
                        continue
                    }
                    if !waiting.isEmpty,
                        waiting.contains(ValueCell(indicator: indicator.id, unit: unit, period: period))
                    {
                        continue
                    }
                    values.append(
                        MissingValue(
                            indicator: indicator.id, unit: unit, period: period,
                            dueOn: ExpectedValue.dueOn(period, delayMonths: indicator.delayMonths)))
                }
            }
        }
        let names = Dictionary(uniqueKeysWithValues: view.indicators.enumerated().map { ($1.id, $0) })
        values.sort { a, b in
            if a.dueOn != b.dueOn { return a.dueOn < b.dueOn }
            if a.indicator != b.indicator { return names[a.indicator] ?? 0 < names[b.indicator] ?? 0 }
            return order[a.unit] ?? 0 < order[b.unit] ?? 0
        }
    }
}

extension MissingList {
    /// The last period of an indicator that is due by a day; nil when none ever was.
    static func lastDue(of indicator: Indicator, through day: Day) -> Period? {
        var period = Period(indicator.frequency, of: day)
        if let validTo = indicator.validTo { period = min(period, Period(indicator.frequency, of: validTo)) }
        while period.year > 1900 {
            if ExpectedValue.dueOn(period, delayMonths: indicator.delayMonths) <= day { return period }
            period = period.previous
        }
        return nil
    }
}

extension CubeView {
    /// Whether an indicator's scope has exceptions that hold for a span of periods only.
    func hasSpans(_ id: ID<Indicator>) -> Bool { state.applicability.exceptions[id] != nil }
}
