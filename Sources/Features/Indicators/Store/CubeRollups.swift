package import Organizations
package import Vocabulary

/// Reckoning over all cells of a block: tight loops over neighbouring numbers, one pass each.
extension CubeBlock {
    /// By period: the sum of what is said and how many say it, over all rows.
    package func sumsByPeriod() -> (sums: [Double], counts: [Double]) {
        var sums = [Double](repeating: 0, count: periods)
        var counts = [Double](repeating: 0, count: periods)
        CubeBlock.add(amounts, rows: 0..<units.count, periods: periods, into: &sums, &counts)
        return (sums, counts)
    }

    /// By unit and year, unit after unit: the sum of what is said, NaN for nothing; and the first year.
    package func sumsByUnitAndYear() -> (firstYear: Int, years: Int, sums: [Double]) {
        guard periods > 0 else { return (0, 0, []) }
        let per = frequency.perYear
        let firstYear = first / per
        let years = (first + periods - 1) / per - firstYear + 1
        let offset = first - firstYear * per
        var table = [Double](repeating: .nan, count: units.count * years)
        amounts.withUnsafeBufferPointer { cells in
            table.withUnsafeMutableBufferPointer { table in
                for row in 0..<units.count {
                    var column = 0
                    for year in 0..<years {
                        let end = min(periods, (year + 1) * per - offset)
                        var (sum, count) = (0.0, 0.0)
                        while column < end {
                            let value = cells[row * periods + column]
                            let isSaid = value == value
                            sum += isSaid ? value : 0
                            count += isSaid ? 1 : 0
                            column += 1
                        }
                        if count > 0 { table[row * years + year] = sum }
                    }
                }
            }
        }
        return (firstYear, years, table)
    }

    /// How many cells are lower than the cell of the period before, over all rows and periods.
    package func declines() -> Int {
        var count = 0
        amounts.withUnsafeBufferPointer { cells in
            for row in 0..<units.count {
                let start = row * periods
                var found = 0
                for place in start + 1..<max(start + 1, start + periods) {
                    found += cells[place] < cells[place - 1] ? 1 : 0
                }
                count += found
            }
        }
        return count
    }

    /// Adds rows up column by column. NaN adds nothing and counts for nothing.
    static func add(
        _ values: [Double], rows: some Sequence<Int>, periods: Int, into sums: inout [Double], _ counts: inout [Double]
    ) {
        values.withUnsafeBufferPointer { cells in
            sums.withUnsafeMutableBufferPointer { sums in
                counts.withUnsafeMutableBufferPointer { counts in
                    for row in rows {
                        let start = row * periods
                        for column in 0..<periods {
                            let value = cells[start + column]
                            let isSaid = value == value
                            sums[column] += isSaid ? value : 0
                            counts[column] += isSaid ? 1 : 0
                        }
                    }
                }
            }
        }
    }
}
