import Testing
import Vocabulary

@testable import Indicators

/// "Aggregation vectors" A1 to A10, and bounded rates (L15).
@Suite struct AggregationTable {
    private func group(_ parts: [(RatePart.Says, Double)]) -> GroupRate {
        GroupRate(parts.map { RatePart($0.0, weight: $0.1) })
    }

    @Test func `A1 numerators and denominators are summed apart`() {
        let ratio = ProvinceRatio([.said(numerator: 9, denominator: 10), .said(numerator: 100, denominator: 200)])
        #expect(near(ratio.known, 109.0 / 210 * 100))
        #expect(near(ratio.bounds?.low, ratio.known) && near(ratio.bounds?.high, ratio.known))
        #expect(ratio.words(unit: "%") == nil)
        #expect(ProvinceRatio([]).known == nil)
    }

    @Test func `A2 what does not apply leaves the weight to the others`() {
        let rate = group([(.rate(80), 50), (.rate(40), 30), (.notApplicable, 20)])
        #expect(near(rate.rate, 65))
        #expect(rate.coverage == 1)
        #expect(rate.words.vi == "65%")
    }

    @Test func `A3 what is not reported opens an interval`() {
        let rate = group([(.rate(80), 50), (.rate(40), 30), (.notReported, 20)])
        #expect(near(rate.low, 52) && near(rate.high, 72) && near(rate.coverage, 0.8))
        #expect(rate.rate == nil)
        #expect(rate.words.vi == "từ 52% đến 72%, có số của 80% trọng số")
        let silent = group([(.notReported, 1), (.notApplicable, 5)])
        #expect(silent.low == 0 && silent.high == 100 && silent.coverage == 0 && silent.isApplicable)
        #expect(silent.words.vi == "chưa báo cáo")
    }

    @Test func `A4 nothing applies is no rate at all`() {
        for parts in [[], [(RatePart.Says.notApplicable, 3.0)], [(.rate(50), 0)]] {
            let rate = group(parts)
            #expect(!rate.isApplicable && rate.rate == nil)
            #expect(rate.words.vi == "không áp dụng")
        }
    }

    @Test(arguments: [[5, 3, 2], [50, 30, 20], [0.5, 0.3, 0.2], [5e300, 3e300, 2e300], [5e-300, 3e-300, 2e-300]])
    func `A5 weights count on any scale`(weights: [Double]) {
        let rate = group(Array(zip([.rate(80), .rate(40), .rate(60)], weights)))
        #expect(near(rate.rate, 64))
        #expect(near(group([(.rate(80), 5), (.rate(40), 3), (.rate(60), 1)]).rate, 580.0 / 9))
    }

    @Test func `A6 a running count is a level, and its months are the differences`() throws {
        let levels = [10.0, 25, 25].enumerated().map { SeriesPoint(at: 24312 + $0, value: $1) }
        let flows = CountedFlow.flows(levels)
        #expect(flows.map(\.amount) == [10, 15, 0])
        #expect(flows.map(\.after) == [nil, 24312, 24313])
        let values = levels.map { (period: Period(.month, number: $0.at), says: Statement.amount($0.value)) }
        let quarter = try #require(Period("2026-Q1"))
        #expect(PeriodTotal(values, of: .month, in: quarter, rule: .last)?.value == 25)
        let gap = CountedFlow.flows([levels[0], levels[2]])
        #expect(gap.last == CountedFlow(after: 24312, through: 24314, amount: 15), "two months' worth, and it says so")
    }

    @Test func `A7 a running count that goes down is asked about`() {
        var indicator = Indicator(id: ID("i"), code: "luy-ke", name: "", from: Day(number: 0))
        indicator.kind = .cumulative
        let (january, february) = (SeriesPoint(at: 24312, value: 10), SeriesPoint(at: 24313, value: 8))
        let facts = PlausibilityFacts(history: [january], at: 24313, says: .amount(8))
        #expect(ValueQuestion.all(about: facts, of: indicator) == [.goesDown(from: january, to: february)])
    }

    @Test func `A8 cancelled tasks stand apart from the share`() {
        #expect(TaskShare(done: 1, open: 1, cancelled: 1).share == 0.5)
        #expect(TaskShare(done: 0, open: 0, cancelled: 3).share == nil)
    }

    @Test func `A9 the last submission wins, in whatever order they are read`() {
        func version(_ submission: Int64, _ says: Statement, _ state: ValueState = .sent) -> IndicatorValue {
            IndicatorValue(
                series: 1, period: Period(.month, number: 24312),
                seq: IndicatorValue.seq(submission: submission, place: 0),
                says: says, state: state, note: "")
        }
        let versions = [version(1, .amount(10)), version(2, .amount(12))]
        #expect(Statement.standing(versions, needsApproval: false) == .amount(12))
        #expect(Statement.standing(versions.reversed(), needsApproval: false) == .amount(12))
        #expect(Statement.standing(versions, needsApproval: true) == nil)
        let approved = [version(1, .amount(10), .approved)] + [version(2, .amount(12)), version(3, .amount(9), .draft)]
        #expect(Statement.standing(approved, needsApproval: true) == .amount(10))
        #expect(Statement.standing(approved, needsApproval: false) == .amount(12))
        #expect(Statement.standing(versions + [version(3, .removed)], needsApproval: false) == nil)
    }

    @Test func `A10 an empty cell says nothing, only a removal empties`() {
        #expect(Statement.standing(.amount(10), after: nil) == .amount(10))
        #expect(Statement.standing(.amount(10), after: .amount(0)) == .amount(0))
        #expect(Statement.standing(.amount(10), after: .removed) == nil)
        #expect(Statement.standing(nil, after: nil) == nil)
    }

    @Test func `a province with silent communes lies between none and all of what they count`() throws {
        let said = (0..<89).map { _ in ProvinceRatio.Part.said(numerator: 223, denominator: 1_000) }
        let silent = (0..<7).map { _ in ProvinceRatio.Part.silent(denominator: 400) }
        let ratio = ProvinceRatio(said + silent)
        #expect(near(ratio.known, 22.3))
        #expect(ratio.reported == 89 && ratio.silent == 7)
        let bounds = try #require(ratio.bounds)
        #expect(near(bounds.low, 19_847.0 / 91_800 * 100) && near(bounds.high, 22_647.0 / 91_800 * 100))
        #expect(
            ratio.words(unit: "%")?.vi == "Chưa báo cáo 7: nếu tính cả, toàn tỉnh nằm trong khoảng 21,6% đến 24,7%.")
        let unknown = ProvinceRatio(said + [.silent(denominator: nil), .silent(denominator: 400)])
        #expect(unknown.bounds == nil, "how much a commune counts is not guessed")
        #expect(near(unknown.known, 22.3))
        #expect(unknown.words(unit: "%")?.vi == "Chưa báo cáo 2.")
    }

    @Test func `months make quarters and years by the indicator's rule, and say how many spoke`() throws {
        let said: [(String, Statement)] = [
            ("2026-03", .amount(40)), ("2026-01", .amount(10)), ("2026-02", .removed), ("2026-04", .amount(7)),
            ("2025-12", .amount(99)), ("2026-Q1", .amount(1000)),
        ]
        let values = try said.map { (period: try #require(Period($0.0)), says: $0.1) }
        let quarter = try #require(Period("2026-Q1"))
        for (rule, value) in [(Indicator.AcrossTime.sum, 50.0), (.last, 40), (.mean, 25), (.max, 40)] {
            let total = try #require(PeriodTotal(values, of: .month, in: quarter, rule: rule))
            #expect(total.value == value, "\(rule)")
            #expect(total.stated == 2 && total.parts == 3 && !total.isComplete)
            #expect(near(total.coverage, 2.0 / 3))
        }
        let (whole, before) = (try #require(Period("2026")), try #require(Period("2024")))
        let year = try #require(PeriodTotal(values, of: .month, in: whole, rule: .sum))
        #expect(year.value == 57 && year.parts == 12)
        #expect(PeriodTotal(values, of: .quarter, in: try #require(Period("2026-01")), rule: .sum) == nil)
        let none = try #require(PeriodTotal(values, of: .month, in: before, rule: .sum))
        #expect(none.value == nil && none.coverage == 0)
        let ratios = [("2026-01", 9.0, 10.0), ("2026-02", 100, 200)].compactMap { code, above, below in
            Period(code).map { (period: $0, says: Statement.ratio(numerator: above, denominator: below)) }
        }
        for rule in [Indicator.AcrossTime.sum, .mean] {
            #expect(near(PeriodTotal(ratios, of: .month, in: quarter, rule: rule)?.value, 109.0 / 210 * 100))
        }
    }

    @Test func `a group's rate does not depend on order or scale, and what is reported later stays in the interval`() {
        var random = SplitMix(seed: 15)
        for _ in 0..<1_000 {
            let weights = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                Double.random(in: 0.1...9, using: &random)
            }
            let rates = weights.map { _ in Double.random(in: -30...130, using: &random) }
            let parts = zip(weights, rates).map { weight, rate -> RatePart in
                let says: RatePart.Says =
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: .notApplicable
                    case 1: .notReported
                    default: .rate(rate)
                    }
                return RatePart(says, weight: weight)
            }
            let rate = GroupRate(parts)
            #expect(
                0 <= rate.low && rate.low <= rate.high + 1e-9 && rate.high <= 100 && (0...1).contains(rate.coverage))
            let factor = Double.random(in: 1e-6...1e6, using: &random)
            for other in [
                GroupRate(parts.shuffled(using: &random)),
                GroupRate(parts.map { RatePart($0.says, weight: $0.weight * factor) }),
            ] {
                #expect(near(other.low, rate.low) && near(other.high, rate.high) && near(other.coverage, rate.coverage))
            }
            let filled = GroupRate(
                zip(parts, rates).map { $0.says == .notReported ? RatePart(.rate($1), weight: $0.weight) : $0 })
            if let now = filled.rate { #expect(rate.low - 1e-9 <= now && now <= rate.high + 1e-9) }
        }
    }
}
