package import Plans

/// Who blocks whom: a row for each unit that waits, a column for each that is waited for, most first.
package struct ClaimMatrix: Sendable, Hashable {
    /// One unit that waits.
    package struct Line: Sendable, Hashable {
        package let unit: UnitLink
        /// How many claims it has on each of `columns`.
        package let counts: [Int]
        package var sum: Int { counts.reduce(0, +) }
    }

    package let columns: [UnitLink]
    package let rows: [Line]
    /// How many claims there are on each of `columns`.
    package var sums: [Int] { columns.indices.map { column in rows.reduce(0) { $0 + $1.counts[column] } } }

    package init(_ claims: [Claim]) {
        let waiting = Self.ordered(claims.map(\.unit))
        let columns = Self.ordered(claims.map(\.onUnit))
        let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.id, $0) })
        let byUnit = Dictionary(grouping: claims, by: \.unit.id)
        rows = waiting.map { unit in
            var counts = Array(repeating: 0, count: columns.count)
            for claim in byUnit[unit.id] ?? [] {
                if let place = places[claim.onUnit.id] { counts[place] += 1 }
            }
            return Line(unit: unit, counts: counts)
        }
        self.columns = columns
    }

    /// Each unit once; those named most often first, in the order of their names where it is the same.
    private static func ordered(_ units: [UnitLink]) -> [UnitLink] {
        var counts: [UnitLink: Int] = [:]
        for unit in units { counts[unit, default: 0] += 1 }
        return counts.sorted { $0.value == $1.value ? $0.key.name < $1.key.name : $0.value > $1.value }.map(\.key)
    }
}
