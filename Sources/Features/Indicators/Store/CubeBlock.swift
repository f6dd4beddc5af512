package import Organizations
package import Vocabulary

/// The counting values of one indicator, dense: rows are units, columns are periods. NaN where nothing is said.
package struct CubeBlock: Sendable {
    package let frequency: Frequency
    /// The number of the first period.
    package internal(set) var first: Int
    /// How many periods there are.
    package internal(set) var periods: Int
    package internal(set) var units: [ID<OrgUnit>]
    /// Unit after unit, `units.count * periods`, in the indicator's unit; a ratio is multiplied by its factor already.
    package internal(set) var amounts: [Double]
    /// As `amounts`; empty unless the indicator is a ratio.
    package internal(set) var numerators: [Double]
    package internal(set) var denominators: [Double]
    /// By period: all units together by the indicator's rule.
    package internal(set) var total: [Double] = []
    /// By period: how many units said something.
    package internal(set) var known: [Int32] = []
    /// Of a ratio, by period: the sums behind the total.
    package internal(set) var totalNumerators: [Double] = []
    package internal(set) var totalDenominators: [Double] = []
    /// Cells whose value somebody contests, as row * periods + column.
    package internal(set) var contested: Set<Int> = []
    var rows: [ID<OrgUnit>: Int] = [:]
    /// The ledger's number at which anything in it changed last; 0 while it is being made.
    var stamp: Int64 = 0

    init(frequency: Frequency, isRatio: Bool) {
        self.frequency = frequency
        (first, periods, units, amounts, numerators, denominators) = (0, 0, [], [], [], [])
        self.isRatio = isRatio
    }

    let isRatio: Bool

    /// The column of a period; nil outside of what is held.
    package func column(_ period: Period) -> Int? {
        let column = period.number - first
        return period.frequency == frequency && column >= 0 && column < periods ? column : nil
    }

    /// The period of a column, from 0.
    package func period(at column: Int) -> Period { Period(frequency, number: first + column) }
    /// The row of a unit, from 0; nil when it never said anything.
    package func row(of unit: ID<OrgUnit>) -> Int? { rows[unit] }

    /// The last period in which anything is said; nil for an empty block.
    package var last: Period? { total.lastIndex { !$0.isNaN }.map(period(at:)) }

    /// What a unit said of a period, in the indicator's unit; nil for nothing.
    package func value(_ unit: ID<OrgUnit>, _ period: Period) -> Double? {
        guard let row = rows[unit], let column = column(period) else { return nil }
        let value = amounts[row * periods + column]
        return value.isNaN ? nil : value
    }

    /// Numerator and denominator of a cell; nil when it has none.
    package func parts(_ unit: ID<OrgUnit>, _ period: Period) -> (numerator: Double, denominator: Double)? {
        guard isRatio, let row = rows[unit], let column = column(period) else { return nil }
        let place = row * periods + column
        return numerators[place].isNaN ? nil : (numerators[place], denominators[place])
    }

    /// The values of a unit in order of time, without gaps' cells.
    package func series(_ unit: ID<OrgUnit>) -> [(period: Period, value: Double)] {
        guard let row = rows[unit] else { return [] }
        return (0..<periods).compactMap { column in
            let value = amounts[row * periods + column]
            return value.isNaN ? nil : (period(at: column), value)
        }
    }

    /// The totals in order of time.
    package var totals: [(period: Period, value: Double)] {
        total.enumerated().compactMap { $1.isNaN ? nil : (period(at: $0), $1) }
    }

    /// All units' value of a period by the indicator's rule; nil for nothing.
    package func total(_ period: Period) -> Double? {
        column(period).flatMap { total[$0].isNaN ? nil : total[$0] }
    }

    /// The same numbers with the rows of `units` only; the totals stay those of all.
    func showing(_ visible: Set<ID<OrgUnit>>) -> CubeBlock {
        var block = self
        let kept = units.indices.filter { visible.contains(units[$0]) }
        func rows(_ values: [Double]) -> [Double] {
            values.isEmpty ? [] : kept.flatMap { values[$0 * periods..<($0 + 1) * periods] }
        }
        block.units = kept.map { units[$0] }
        block.rows = Dictionary(uniqueKeysWithValues: block.units.enumerated().map { ($1, $0) })
        (block.amounts, block.numerators, block.denominators) = (rows(amounts), rows(numerators), rows(denominators))
        block.contested = Set(
            kept.enumerated().flatMap { new, old in
                contested.filter { $0 / max(1, periods) == old }.map { $0 - old * periods + new * periods }
            })
        return block
    }
}

extension CubeBlock {
    /// Sets one cell, growing as needed; nil empties it.
    mutating func set(
        _ unit: ID<OrgUnit>, _ number: Int, says: Statement?, factor: Double, isContested: Bool = false
    ) {
        let amount = says?.value(factor: factor)
        if amount == nil, rows[unit] == nil || number < first || number >= first + periods { return }
        stretch(to: number)
        let row = row(adding: unit)
        let place = row * periods + number - first
        amounts[place] = amount ?? .nan
        if isRatio {
            if case .ratio(let numerator, let denominator)? = says {
                (numerators[place], denominators[place]) = (numerator, denominator)
            } else {
                (numerators[place], denominators[place]) = (.nan, .nan)
            }
        }
        if isContested { contested.insert(place) } else if !contested.isEmpty { contested.remove(place) }
    }

    private mutating func row(adding unit: ID<OrgUnit>) -> Int {
        if let row = rows[unit] { return row }
        rows[unit] = units.count
        units.append(unit)
        amounts.append(contentsOf: repeatElement(.nan, count: periods))
        if isRatio {
            numerators.append(contentsOf: repeatElement(.nan, count: periods))
            denominators.append(contentsOf: repeatElement(.nan, count: periods))
        }
        return units.count - 1
    }

    private mutating func stretch(to number: Int) {
        guard periods > 0 else {
            (first, periods) = (number, 1)
            return
        }
        if number >= first, number < first + periods { return }
        let from = min(first, number)
        let count = max(first + periods, number + 1) - from
        let shift = first - from
        func wide(_ values: [Double]) -> [Double] {
            guard !values.isEmpty else { return [] }
            var wider = [Double](repeating: .nan, count: units.count * count)
            for row in units.indices {
                for column in 0..<periods { wider[row * count + shift + column] = values[row * periods + column] }
            }
            return wider
        }
        contested = Set(contested.map { $0 / periods * count + $0 % periods + shift })
        (amounts, numerators, denominators) = (wide(amounts), wide(numerators), wide(denominators))
        (first, periods) = (from, count)
    }

    /// Reckons the totals anew. `own` is the unit whose row is the province's own value, left out of sums.
    mutating func sum(_ rule: Indicator.AcrossUnits, factor: Double, own: ID<OrgUnit>?, isOwnAll: Bool) {
        let ownRow = own.flatMap { rows[$0] }
        total = [Double](repeating: .nan, count: periods)
        known = [Int32](repeating: 0, count: periods)
        (totalNumerators, totalDenominators) = ([], [])
        if isOwnAll || rule == .own {
            if let ownRow {
                let range = ownRow * periods..<(ownRow + 1) * periods
                total = Array(amounts[range])
                if isRatio {
                    (totalNumerators, totalDenominators) = (Array(numerators[range]), Array(denominators[range]))
                }
            }
            for row in units.indices where row != ownRow || isOwnAll {
                for column in 0..<periods where !amounts[row * periods + column].isNaN { known[column] += 1 }
            }
            return
        }
        let summed = units.indices.filter { $0 != ownRow }
        switch rule {
        case .min, .max: for row in summed { fold(row, rule == .min ? min : max) }
        case .sum, .mean, .ratio, .own:
            let (sums, counts) = columnSums(amounts, rows: summed)
            for column in 0..<periods where counts[column] > 0 {
                known[column] = Int32(counts[column])
                total[column] = rule == .mean ? sums[column] / counts[column] : sums[column]
            }
        }
        guard isRatio else { return }
        let (above, _) = columnSums(numerators, rows: summed)
        let (below, counts) = columnSums(denominators, rows: summed)
        totalNumerators = counts.indices.map { counts[$0] > 0 ? above[$0] : .nan }
        totalDenominators = counts.indices.map { counts[$0] > 0 ? below[$0] : .nan }
        guard rule == .ratio else { return }
        for column in 0..<periods {
            // Denominators that cancel each other say nothing of the whole.
            let below = totalDenominators[column]
            total[column] = below == 0 ? .nan : totalNumerators[column] / below * factor
        }
    }

    private func columnSums(_ values: [Double], rows: [Int]) -> (sums: [Double], counts: [Double]) {
        var sums = [Double](repeating: 0, count: periods)
        var counts = [Double](repeating: 0, count: periods)
        CubeBlock.add(values, rows: rows, periods: periods, into: &sums, &counts)
        return (sums, counts)
    }

    private mutating func fold(_ row: Int, _ better: (Double, Double) -> Double) {
        for column in 0..<periods {
            let value = amounts[row * periods + column]
            if value.isNaN { continue }
            known[column] += 1
            total[column] = total[column].isNaN ? value : better(total[column], value)
        }
    }
}

extension ProvinceRatio {
    /// The ratio of a period over the units that owe it; of the silent ones counts what they gave before.
    init(_ block: CubeBlock, of owing: [ID<OrgUnit>], in period: Period, factor: Double) {
        self.init(
            owing.map { unit in
                if let parts = block.parts(unit, period) {
                    return .said(numerator: parts.numerator, denominator: parts.denominator)
                }
                let before = block.series(unit).last { $0.period < period }?.period
                return .silent(denominator: before.flatMap { block.parts(unit, $0) }?.denominator)
            }, factor: factor)
    }
}
