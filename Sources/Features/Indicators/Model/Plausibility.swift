/// Something about a value that may be right and looks wrong: asked before it is taken, and the answer is kept (L12).
package enum ValueQuestion: Sendable, Hashable {
    case numeratorOver(numerator: Double, denominator: Double)
    /// A percentage over 100.
    case percentOver(Double)
    /// A running count lower than before (vector A7).
    case goesDown(from: SeriesPoint, to: SeriesPoint)
    /// The change per period is so many times further from the usual one than changes usually are.
    case jump(from: SeriesPoint, to: SeriesPoint, times: Double)
    /// What the communes say together is not what the province says; `stated` of `expected` spoke.
    case sumDiffers(sum: Double, province: Double, stated: Int, expected: Int)
    /// The same number for so many periods in a row.
    case identical(Double, times: Int)
    /// A count below 0.
    case negative(Double)

    /// The rule's name, as answers are kept under it.
    package var rule: String {
        switch self {
        case .numeratorOver: "numerator-over-denominator"
        case .percentOver: "percent-over-100"
        case .goesDown: "cumulative-down"
        case .jump: "jump"
        case .sumDiffers: "sum-differs"
        case .identical: "identical"
        case .negative: "negative"
        }
    }
}

/// What a new statement is held against.
package struct PlausibilityFacts: Sendable, Hashable {
    /// What the communes and the province say of the period, the new statement included.
    package struct Sum: Sendable, Hashable {
        package let communes: Double
        package let province: Double
        package let stated: Int
        package let expected: Int
        package init(communes: Double, province: Double, stated: Int, expected: Int) {
            self.communes = communes
            self.province = province
            self.stated = stated
            self.expected = expected
        }
    }

    /// The series' other values, in order of time; later periods too when an earlier one is filled in.
    package let history: [SeriesPoint]
    /// The number of the statement's period.
    package let at: Int
    package let says: Statement
    /// Nil when there is nothing to compare.
    package let sum: Sum?
    package init(history: [SeriesPoint], at: Int, says: Statement, sum: Sum? = nil) {
        self.history = history.filter { $0.at != at }
        self.at = at
        self.says = says
        self.sum = sum
    }
}

extension ValueQuestion {
    /// Below this many changes nobody knows what is usual.
    package static let fewestChanges = 4
    /// So many equal values in a row are asked about, and again after as many more.
    package static let run = 3

    /// All that looks wrong with a statement, worst first; nothing for a removal, which has a reason of its own.
    package static func all(about facts: PlausibilityFacts, of indicator: Indicator) -> [ValueQuestion] {
        guard let value = facts.says.value(factor: indicator.factor), value.isFinite else { return [] }
        let point = SeriesPoint(at: facts.at, value: value)
        let isOut = outside(facts, value, indicator)
        return [
            negative(facts, value, indicator), isOut, goesDown(facts.history, point, indicator),
            // Who is asked about a percentage over 100 need not be asked why it jumped there.
            isOut == nil ? jump(facts.history, point, indicator) : nil,
            facts.sum.flatMap { sumDiffers($0, indicator) }, identical(facts.history, point, indicator),
        ].compactMap { $0 }
    }

    /// A numerator over its denominator and a percentage over 100 are one slip: asked once. Per one (devices per
    /// household) a quotient above 1 is nothing strange.
    private static func outside(
        _ facts: PlausibilityFacts, _ value: Double, _ indicator: Indicator
    ) -> ValueQuestion? {
        if case .ratio(let above, let below) = facts.says, above > below, below > 0,
            indicator.isPercent || indicator.factor > 1
        {
            return .numeratorOver(numerator: above, denominator: below)
        }
        return indicator.isPercent && value > 100 ? .percentOver(value) : nil
    }

    /// Only of counts: a growth in percent may be negative, and so may what has been negative before.
    private static func negative(
        _ facts: PlausibilityFacts, _ value: Double, _ indicator: Indicator
    ) -> ValueQuestion? {
        if case .ratio(let above, let below) = facts.says {
            return min(above, below) < 0 ? .negative(min(above, below)) : nil
        }
        guard value < 0, !indicator.isPercent, !facts.history.contains(where: { $0.value < 0 }) else { return nil }
        return .negative(value)
    }

    /// Also when the value filled in is higher than one already there for a later period.
    private static func goesDown(
        _ history: [SeriesPoint], _ point: SeriesPoint, _ indicator: Indicator
    ) -> ValueQuestion? {
        guard indicator.kind == .cumulative else { return nil }
        if let before = history.last(where: { $0.at < point.at }), point.value < before.value {
            return .goesDown(from: before, to: point)
        }
        if let after = history.first(where: { $0.at > point.at }), after.value < point.value {
            return .goesDown(from: point, to: after)
        }
        return nil
    }

    /// Held against the changes of all other values: half of them may be wrong before the usual moves.
    private static func jump(
        _ history: [SeriesPoint], _ point: SeriesPoint, _ indicator: Indicator
    ) -> ValueQuestion? {
        guard indicator.direction != .yes, indicator.jumpFactor > 0,
            let before = history.last(where: { $0.at < point.at })
        else { return nil }
        // Over a gap the change is spread evenly: silence is not a jump.
        let changes = zip(history, history.dropFirst()).map { change($0, $1) }
        guard changes.count >= fewestChanges else { return nil }
        let usual = median(changes)
        let off = abs(change(before, point) - usual)
        let spread = spread(changes, around: usual, level: median(history.map { abs($0.value) }), indicator.decimals)
        guard off > indicator.jumpFactor * spread else { return nil }
        return .jump(from: before, to: point, times: off / spread)
    }

    private static func change(_ a: SeriesPoint, _ b: SeriesPoint) -> Double {
        (b.value - a.value) / Double(b.at - a.at)
    }

    /// How far changes usually lie from the usual one, never less than what makes no difference to a reader.
    ///
    /// A series that stands still or climbs evenly has a median deviation of 0, against which any change were a jump.
    /// So at least: the usual change itself (a month that brings twice the usual is no slip); one in a hundred of the
    /// usual level (what people call "about the same"); one unit of the last digit written (what rounding alone does).
    static func spread(_ changes: [Double], around usual: Double, level: Double, _ decimals: Int) -> Double {
        let deviation = median(changes.map { abs($0 - usual) })
        return max(deviation, median(changes.map { abs($0) }), level / 100, lastDigit(decimals))
    }

    private static func lastDigit(_ decimals: Int) -> Double {
        (0..<max(0, min(decimals, 12))).reduce(1.0) { unit, _ in unit / 10 }
    }

    /// Sums are equal within the rounding of their parts. While communes are silent only too much is strange.
    private static func sumDiffers(_ sum: PlausibilityFacts.Sum, _ indicator: Indicator) -> ValueQuestion? {
        guard indicator.acrossUnits == .sum, sum.stated > 0 else { return nil }
        let rounding = Double(sum.stated + 1) * lastDigit(indicator.decimals) / 2
        let off = sum.communes - sum.province
        guard off > rounding || sum.stated >= sum.expected && off < -rounding else { return nil }
        return .sumDiffers(
            sum: sum.communes, province: sum.province, stated: sum.stated, expected: sum.expected)
    }

    /// The third equal value in a row, the sixth, the ninth: a report copied from the last one. Zeros and yeses stay.
    private static func identical(
        _ history: [SeriesPoint], _ point: SeriesPoint, _ indicator: Indicator
    ) -> ValueQuestion? {
        guard indicator.direction != .yes, point.value != 0 else { return nil }
        var times = 1
        for before in history.reversed() where before.at < point.at {
            guard before.at == point.at - times, before.value == point.value else { break }
            times += 1
        }
        return times % run == 0 ? .identical(point.value, times: times) : nil
    }
}
