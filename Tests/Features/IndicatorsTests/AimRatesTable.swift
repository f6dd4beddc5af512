import Plans
import Testing
import Vocabulary

@testable import Indicators

/// Vectors 5.1, every row, and what a rate must never do.
@Suite struct AimRatesTable {
    struct Row: Sendable {
        let number: Int
        let direction: Indicator.Direction
        let start: Double?
        let value: TargetValue
        let actual: Double?
        let raw: Double?
        let shown: Double?
        let remark: AimRate.Remark
        let words: String
        var tolerance = 0.0
    }

    private static func least(_ bound: Double) -> TargetValue { TargetValue(op: .atLeast, low: bound, unit: "%") }
    private static func most(_ bound: Double) -> TargetValue { TargetValue(op: .atMost, high: bound, unit: "%") }

    static let rows: [Row] = [
        Row(
            number: 1, direction: .up, start: 40, value: least(90), actual: 65, raw: 50, shown: 50, remark: .onTheWay,
            words: "50%"),
        Row(
            number: 2, direction: .up, start: 40, value: least(90), actual: 95, raw: 110, shown: 100,
            remark: .overshoot(10), words: "100%, vượt 10%"),
        Row(
            number: 3, direction: .up, start: 40, value: least(90), actual: 30, raw: -20, shown: 0,
            remark: .behindStart(by: 10, isFalling: false), words: "0%, thấp hơn xuất phát"),
        Row(
            number: 4, direction: .up, start: 90, value: least(90), actual: 90, raw: 100, shown: 100,
            remark: .kept(level: 90), words: "100%, giữ được mức 90"),
        Row(
            number: 5, direction: .up, start: 90, value: least(90), actual: 89, raw: nil, shown: nil,
            remark: .notKept(level: 90), words: "chưa giữ được mức 90"),
        Row(
            number: 5, direction: .keep, start: 90, value: least(90), actual: 89, raw: 100, shown: 100,
            remark: .kept(level: 90), words: "100%, giữ được mức 90", tolerance: 1),
        Row(
            number: 6, direction: .up, start: nil, value: least(90), actual: 65, raw: nil, shown: nil,
            remark: .noBaseline(share: 65 / 90 * 100),
            words: "chưa có số xuất phát; giá trị bằng 72,2% mức phải đạt"),
        Row(
            number: 7, direction: .up, start: 40, value: least(90), actual: nil, raw: nil, shown: nil,
            remark: .notReported, words: "chưa báo cáo"),
        Row(
            number: 8, direction: .down, start: 20, value: most(5), actual: 8, raw: 80, shown: 80, remark: .onTheWay,
            words: "80%"),
        Row(
            number: 9, direction: .down, start: 20, value: most(5), actual: 25, raw: -100.0 / 3, shown: 0,
            remark: .behindStart(by: 5, isFalling: true), words: "0%, xấu hơn xuất phát"),
        Row(
            number: 10, direction: .down, start: 20, value: most(5), actual: 4, raw: 1600.0 / 15, shown: 100,
            remark: .overshoot(100.0 / 15), words: "100%, vượt 6,7%"),
        Row(
            number: 11, direction: .down, start: 5, value: most(5), actual: 6, raw: nil, shown: nil,
            remark: .notKept(level: 5), words: "chưa giữ được mức 5"),
        Row(
            number: 13, direction: .yes, start: 0, value: TargetValue(op: .yes), actual: 1, raw: 100, shown: 100,
            remark: .done, words: "Đã ban hành: 12/QĐ-UBND, 03/02/2026"),
        Row(
            number: 14, direction: .rank, start: 25, value: TargetValue(op: .rank, high: 10), actual: 15,
            raw: 200.0 / 3, shown: 200.0 / 3, remark: .onTheWay, words: "66,7%"),
        Row(
            number: 15, direction: .band, start: 20, value: TargetValue(op: .range, low: 30, high: 35), actual: 36,
            raw: nil, shown: nil, remark: .outsideBand(30, 35), words: "ngoài khoảng 30–35"),
    ]

    @Test(arguments: rows) func `a row of the golden vectors`(row: Row) {
        let rule = RateRule(row.value, direction: row.direction, tolerance: row.tolerance)
        let rate = AimRate(row.actual, from: row.start, rule: rule)
        #expect(near(rate.raw, row.raw), "row \(row.number): \(rate)")
        #expect(near(rate.shown, row.shown), "row \(row.number): \(rate)")
        #expect(same(rate.remark, row.remark), "row \(row.number): \(rate)")
        #expect(rate.words(paper: "12/QĐ-UBND, 03/02/2026").vi == row.words, "row \(row.number)")
    }

    @Test func `no row of the vectors is left out`() {
        // Row 12 is two rates and has a test of its own.
        #expect(Set(AimRatesTable.rows.map(\.number)).union([12]) == Set(1...15))
    }

    @Test func `the year's milestone and the end are two rates with their years, never one`() throws {
        let aim = aim(AimRatesTable.least(90), from: 40, milestones: [(2026, 60), (2028, 75)], horizon: 2030)
        let rates = AimRates(aim, actual: 55, in: 2026, direction: .up)
        let milestone = try #require(rates.milestone)
        #expect(milestone.year == 2026 && rates.final.year == 2030)
        #expect(near(milestone.rate.raw, 75) && near(rates.final.rate.raw, 30))
        #expect(rates.words().vi == "Mốc 2026: 75%. Đến 2030: 30%.")
        let next = AimRates(aim, actual: 55, in: 2027, direction: .up)
        #expect(next.milestone?.year == 2028, "in a year without a milestone the next one, and it says so")
        #expect(near(next.milestone?.rate.raw, 15.0 / 35 * 100))
        let late = AimRates(aim, actual: 55, in: 2029, direction: .up)
        #expect(late.milestone == nil, "a milestone that has passed is not the end")
        #expect(late.words().vi == "Đến 2030: 30%.")
    }

    /// The macros read used the formula of an increase in one of their two variants: rows 9 and 10 came out 100 and 0.
    @Test func `a decrease is reckoned as a decrease towards the milestone and towards the end`() throws {
        let aim = aim(AimRatesTable.most(5), from: 20, milestones: [(2026, 5)], horizon: 2030)
        for (actual, raw, shown) in [(25.0, -100.0 / 3, 0.0), (4, 1600.0 / 15, 100)] {
            for direction in [Indicator.Direction.down, nil] {
                let rates = AimRates(aim, actual: actual, in: 2026, direction: direction)
                for rate in [try #require(rates.milestone).rate, rates.final.rate] {
                    #expect(near(rate.raw, raw) && near(rate.shown, shown), "\(actual) \(rate)")
                }
            }
        }
    }

    @Test func `without an indicator the operator says which way is good`() {
        let cases: [(TargetValue, Indicator.Direction?, RateRule?)] = [
            (TargetValue(op: .atLeast, low: 80), nil, .rising(to: 80)),
            (TargetValue(op: .above, low: 80), nil, .rising(to: 80)),
            (TargetValue(op: .atMost, high: 5), nil, .falling(to: 5)),
            (TargetValue(op: .below, high: 5), nil, .falling(to: 5)),
            (TargetValue(op: .rank, high: 10), nil, .falling(to: 10)),
            (TargetValue(op: .equal, low: 100, high: 100), nil, .rising(to: 100)),
            (TargetValue(op: .equal, low: 5, high: 5), .down, .falling(to: 5)),
            (TargetValue(op: .equal, low: 15), .keep, .keeping(15, slack: 0.5, isCeiling: false)),
            (TargetValue(op: .atMost, high: 15), .keep, .keeping(15, slack: 0.5, isCeiling: true)),
            (TargetValue(op: .level, low: 3), .level, .rising(to: 3)),
            (TargetValue(op: .range, low: 30, high: 35), nil, .inside(30, 35)),
            (TargetValue(op: .range, low: 30, high: 35), .band, .inside(30, 35)),
            (TargetValue(op: .atLeast, low: 30), .band, .rising(to: 30)),
            (TargetValue(op: .yes), nil, .done), (TargetValue(op: .equal, low: 1), .yes, .done),
            (TargetValue(op: .range, low: 30), nil, nil), (TargetValue(op: .range, low: 35, high: 30), nil, nil),
            (TargetValue(op: .text, low: 10), .up, nil), (TargetValue(op: .atLeast), .up, nil),
        ]
        for (value, direction, rule) in cases {
            #expect(
                RateRule(value, direction: direction, tolerance: 0.5) == rule,
                "\(value) \(String(describing: direction))")
        }
        let words = AimRate(12, from: 10, rule: nil)
        #expect(words.remark == .notComputable && words.raw == nil)
    }

    @Test func `met is what the sentence asks, strictly where it says above or below`() {
        let cases: [(TargetValue, Indicator.Direction?, Double, Bool?)] = [
            (TargetValue(op: .atLeast, low: 90), .up, 90, true), (TargetValue(op: .atLeast, low: 90), .up, 89.9, false),
            (TargetValue(op: .above, low: 90), .up, 90, false), (TargetValue(op: .above, low: 90), .up, 90.1, true),
            (TargetValue(op: .atMost, high: 5), .down, 5, true), (TargetValue(op: .below, high: 5), .down, 5, false),
            (TargetValue(op: .below, high: 5), .down, 4.9, true),
            (TargetValue(op: .equal, low: 100, high: 100), .up, 100, true),
            (TargetValue(op: .equal, low: 5, high: 5), .down, 4, true),
            (TargetValue(op: .equal, low: 5, high: 5), .up, 4, false),
            (TargetValue(op: .atLeast, low: 90), .keep, 89, true),
            (TargetValue(op: .atLeast, low: 90), .keep, 88.9, false),
            (TargetValue(op: .atMost, high: 5), .keep, 6, true), (TargetValue(op: .atMost, high: 5), .keep, 6.1, false),
            (TargetValue(op: .range, low: 30, high: 35), .band, 35, true),
            (TargetValue(op: .range, low: 30, high: 35), .band, 36, false),
            (TargetValue(op: .rank, high: 10), .rank, 10, true), (TargetValue(op: .rank, high: 10), .rank, 11, false),
            (TargetValue(op: .level, low: 3), .level, 3, true), (TargetValue(op: .yes), .yes, 1, true),
            (TargetValue(op: .yes), .yes, 0, false), (TargetValue(op: .text), .up, 1, nil),
            // 7 of 100 in percent is 7.000000000000001 in a double.
            (TargetValue(op: .atMost, high: 7), .down, 7.0 / 100 * 100, true),
        ]
        for (aim, direction, value, met) in cases {
            #expect(isMet(value, aim, direction: direction, tolerance: 1) == met, "\(value) \(aim)")
        }
    }

    @Test func `a start beyond the bound leaves a level to hold, not a way backwards`() {
        let rule = RateRule.rising(to: 90)
        #expect(AimRate(97, from: 95, rule: rule).remark == .kept(level: 90))
        #expect(AimRate(85, from: 95, rule: rule).remark == .notKept(level: 90))
        #expect(AimRate(5, from: nil, rule: .falling(to: 0)).remark == .noBaseline(share: nil))
    }

    @Test func `rates keep their meaning on any scale, and shown ones stay within 0 and 100`() throws {
        var random = SplitMix(seed: 51)
        for _ in 0..<2_000 {
            let start = Double.random(in: -100...100, using: &random)
            let way = Double.random(in: 0.5...100, using: &random)
            let actual = Double.random(in: -300...300, using: &random)
            let factor = Double.random(in: 0.001...1_000, using: &random)
            let up = AimRate(actual, from: start, rule: .rising(to: start + way))
            let raw = try #require(up.raw)
            #expect((0...100).contains(try #require(up.shown)))
            let larger = AimRate(actual * factor, from: start * factor, rule: .rising(to: (start + way) * factor))
            #expect(near(larger.raw, raw, 1e-6))
            // A fall is a rise in the mirror.
            let down = AimRate(-actual, from: -start, rule: .falling(to: -(start + way)))
            #expect(near(down.raw, raw, 1e-9))
            #expect((raw >= 100) == RateRule.rising(to: start + way).isMet(actual))
        }
    }

    private func aim(
        _ value: TargetValue, from start: Double?, milestones: [(Int, Double)], horizon: Int?
    ) -> Aim {
        Aim(
            id: ID("a"), target: ID("t"), part: 1, words: "", value: value, level: .province, horizon: horizon,
            flags: [],
            indicator: nil, link: .proposed, score: 0, weight: 1,
            baseline: start.map { Aim.Baseline(value: $0, period: Period(.year, number: 2025), source: "") },
            milestones: milestones.map { Aim.Milestone(year: $0.0, value: $0.1, source: "") }, version: 1)
    }

    private func same(_ a: AimRate.Remark, _ b: AimRate.Remark) -> Bool {
        switch (a, b) {
        case (.overshoot(let a), .overshoot(let b)): near(a, b)
        case (.noBaseline(let a), .noBaseline(let b)): near(a, b)
        default: a == b
        }
    }
}

/// Equal but for the last digits of doubles; nil only to nil.
func near(_ a: Double?, _ b: Double?, _ error: Double = 1e-9) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= error * max(1, abs(a), abs(b))
}
