/// One value of a series as the pure rules see it: `at` is the number of its period, gaps allowed.
package struct SeriesPoint: Sendable, Hashable {
    package let at: Int
    package let value: Double
    package init(at: Int, value: Double) {
        self.at = at
        self.value = value
    }
}

/// The middle of sorted numbers; of an even count the mean of the two in the middle. 0 of none.
package func median(_ values: some Sequence<Double>) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return 0 }
    return sorted.count % 2 == 1 ? sorted[last / 2] : (sorted[last / 2] + sorted[last / 2 + 1]) / 2
}

/// 1.4826 times the median absolute deviation: what a standard deviation is for values without outliers.
package func medianDeviation(_ values: [Double], around middle: Double) -> Double {
    1.4826 * median(values.map { abs($0 - middle) })
}

/// A straight line that up to 29 in a hundred wrong values do not move (Theil 1950, Sen 1968; "Forecast vectors").
package struct TheilSen: Sendable, Hashable {
    /// How many of the last points an observed pace is read from. A year of months covers each season once; three
    /// years of quarters are as much as still tells of today. Longer and the pace speaks of a time that is over;
    /// shorter and one wrong value in six weighs too much.
    package static let window = 12

    /// The median of the slopes of all pairs, per period.
    package let slope: Double
    /// The line's value at period number `origin`.
    package let level: Double
    /// The last point's period number.
    package let origin: Int
    /// What is usual for a value to lie off the line: a robust standard deviation.
    package let scale: Double

    /// - Returns: nil for fewer than two points. Points are in order of time, no two of one period.
    package init?(_ points: some RandomAccessCollection<SeriesPoint>) {
        guard let last = points.last, points.count > 1 else { return nil }
        let slope = TheilSen.slope(points)
        let levels = points.map { $0.value - slope * Double($0.at - last.at) }
        self.slope = slope
        origin = last.at
        level = median(levels)
        scale = medianDeviation(levels, around: level)
    }

    package subscript(at: Int) -> Double { level + slope * Double(at - origin) }

    /// The median of the slopes of all pairs; 0 of a single point. Quadratic, so for windows of some dozens.
    static func slope(_ points: some RandomAccessCollection<SeriesPoint>) -> Double {
        let points = Array(points)
        var slopes: [Double] = []
        slopes.reserveCapacity(points.count * max(0, points.count - 1) / 2)
        for (index, later) in points.enumerated() {
            for earlier in points[..<index] where later.at != earlier.at {
                slopes.append((later.value - earlier.value) / Double(later.at - earlier.at))
            }
        }
        return median(slopes)
    }
}
