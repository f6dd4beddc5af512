import Plans
import Testing
import Vocabulary

@testable import Indicators

/// "Forecast vectors" of the domain, and what else a forecast must never do.
@Suite struct PaceAndForecast {
    /// Values of 2026 from January; nil says nothing.
    private func months(_ values: Double?...) -> [SeriesPoint] { series(values) }
    private func series(_ values: [Double?], from: Int = 2026 * 12) -> [SeriesPoint] {
        values.enumerated().compactMap { offset, value in value.map { SeriesPoint(at: from + offset, value: $0) } }
    }
    private let january = 2026 * 12
    private var july: Int { january + 6 }
    private var december: Int { january + 11 }

    @Test func `six regular months need 3,33 a month, go 2,0, reach 32 and are too slow by 1,67`() throws {
        let history = months(10, 12, 14, 16, 18, 20)
        let pace = try #require(Pace(history, demand: .atLeast(40), due: december, now: july))
        #expect(pace.observed == 2)
        #expect(abs(try #require(pace.required) - 10.0 / 3) < 1e-9)
        #expect(abs(try #require(pace.ratio) - 5.0 / 3) < 1e-9)
        for nature in [Forecast.Nature.percent, .count(lower: nil, upper: nil), .count(lower: 0, upper: 96)] {
            let forecast = Forecast(history, nature: nature, horizon: 6)
            let last = try #require(forecast[december])
            #expect(abs(last.estimate - 32) < 0.001, "\(nature)")
            #expect(forecast.method == .linear)
            #expect(forecast.pointsUsed == 6)
            #expect((24...29).contains(last.low) && (35...40).contains(last.high), "\(last)")
        }
        let warnings = Warning.all(
            WarningFacts(pace: pace, forecast: Forecast(history, nature: .percent, horizon: 6)),
            rules: try WarningRule.shipped())
        #expect(warnings.map(\.code) == [.atRisk])
    }

    @Test func `a slip of the pen in month 4 moves neither the pace nor the projection`() throws {
        let history = months(10, 12, 14, 60, 18, 20)
        let pace = try #require(Pace(history, demand: .atLeast(40), due: december, now: july))
        #expect(pace.observed == 2)
        #expect(abs(try #require(pace.ratio) - 5.0 / 3) < 1e-9)
        let forecast = Forecast(history, nature: .percent, horizon: 6)
        #expect(forecast.setAside == [january + 3])
        #expect(forecast.pointsUsed == 5)
        #expect(abs(try #require(forecast[december]).estimate - 32) < 0.001)
        // Ordinary least squares would say 3.26 and hide the warning.
        let mean = 134.0 / 6
        let ordinary =
            zip(history, [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5]).reduce(0) { $0 + ($1.0.value - mean) * $1.1 } / 17.5
        #expect(abs(ordinary - 3.26) < 0.005)
    }

    @Test func `three points make no projection, and the pace needed is shown`() throws {
        let history = months(nil, nil, nil, 16, 18, 20)
        let pace = try #require(Pace(history, demand: .atLeast(40), due: december, now: july))
        #expect(pace.state == .tooFew)
        #expect(pace.observed == nil)
        #expect(abs(try #require(pace.required) - 10.0 / 3) < 1e-9)
        let forecast = Forecast(history, nature: .percent, horizon: 6)
        #expect(forecast.method == .paceOnly)
        #expect(forecast.points.isEmpty)
        #expect(words(pace).short(forecast).vi == "Cần +3,3 điểm/tháng; mới có 3 kỳ nên chưa dự báo")
    }

    @Test func `flat at the target is reached`() throws {
        let pace = try #require(Pace(months(40, 40, 40, 40, 40), demand: .atLeast(40), due: december, now: july))
        #expect(pace.state == .reached)
        #expect(words(pace).short(nil).vi == "đạt")
    }

    @Test func `a target whose day has passed is overdue, says what is missing, and nothing is foretold`() throws {
        let history = months(10, 14, 18, 22, 27, 32)
        let pace = try #require(Pace(history, demand: .atLeast(40), due: january + 5, now: july))
        #expect(pace.state == .overdue(missing: 8))
        #expect(pace.observed == nil && pace.required == nil)
        #expect(words(pace).short(nil).vi == "quá hạn, thiếu 8 điểm")
        let due = try #require(Pace(history, demand: .atLeast(32), due: january + 5, now: july))
        #expect(due.state == .reached)
    }

    @Test func `a pace has a direction`() throws {
        let falling = months(20, 18, 16, 14)
        let cases: [(Demand, Pace.State)] = [
            (.atMost(12), .onTrack), (.atMost(-20), .behind(ratio: 34.0 / 8 / 2)), (.atLeast(30), .reversed),
            (.within(5, 12), .onTrack), (.within(10, 14), .reached), (.atMost(14), .reached),
        ]
        for (demand, state) in cases {
            let pace = try #require(Pace(falling, demand: demand, due: january + 11, now: january + 4))
            #expect(pace.state == state, "\(demand)")
        }
        let still = try #require(Pace(months(5, 5, 5, 5), demand: .atLeast(9), due: december, now: july))
        #expect(still.state == .standing)
        #expect(still.ratio == nil)
        #expect(Pace([], demand: .atLeast(9), due: december, now: july) == nil)
    }

    @Test func `what a plan asks becomes a demand or nothing`() {
        let cases: [(TargetValue, Demand?)] = [
            (TargetValue(op: .atLeast, low: 80), .atLeast(80)), (TargetValue(op: .above, low: 80), .atLeast(80)),
            (TargetValue(op: .atMost, high: 5), .atMost(5)), (TargetValue(op: .rank, high: 10), .atMost(10)),
            (TargetValue(op: .equal, low: 100, high: 100), .atLeast(100)),
            (TargetValue(op: .range, low: 30, high: 35), .within(30, 35)), (TargetValue(op: .range, low: 30), nil),
            (TargetValue(op: .yes), nil), (TargetValue(op: .text), nil), (TargetValue(op: .atLeast), nil),
        ]
        for (value, demand) in cases { #expect(Demand(value) == demand, "\(value)") }
    }

    @Test func `the slope is the median of all slopes, over gaps too`() throws {
        let line = try #require(TheilSen([0, 2, 3, 7, 20].map { SeriesPoint(at: $0, value: 3 + 1.5 * Double($0)) }))
        #expect(line.slope == 1.5)
        #expect(line.level == 33)
        #expect(line[100] == 153)
        #expect(line.scale == 0)
        #expect(TheilSen([SeriesPoint(at: 1, value: 1)]) == nil)
        // Two of seven values wrong, 29 in a hundred: the slope stays.
        var wrong = (0..<7).map { SeriesPoint(at: $0, value: Double($0)) }
        wrong[2] = SeriesPoint(at: 2, value: 90)
        #expect(abs(try #require(TheilSen(wrong)).slope - 1) < 0.001)
    }

    @Test func `percentages never leave 0 and 100, whatever comes`() {
        let histories: [[Double?]] = [
            [70, 75, 80, 85, 90, 95], [30, 22, 14, 6, 1], [99, 99.5, 100, 100, 100], [0, 0, 0, 0, 0],
            [1, 50, 2, 99, 3, 80, 0], [0, 100, 0, 100, 0, 100], [60, 70, 80, 90],
        ]
        for values in histories {
            let forecast = Forecast(series(values), nature: .percent, horizon: 60)
            #expect(forecast.points.count == 60)
            for point in forecast.points {
                #expect(0 <= point.low && point.low <= point.estimate, "\(values)")
                #expect(point.estimate <= point.high && point.high <= 100, "\(values)")
            }
        }
        let rising = Forecast(series([70, 74, 78, 82, 86, 90]), nature: .percent, horizon: 12)
        #expect(rising.method == .saturating)
        #expect(zip(rising.points, rising.points.dropFirst()).allSatisfy { $0.estimate < $1.estimate })
        let bounded = Forecast(series([70, 76, 82, 88]), nature: .count(lower: 0, upper: 96), horizon: 12)
        #expect(bounded.method == .saturating)
        #expect(bounded.points.allSatisfy { $0.high <= 96 })
    }

    @Test func `what wanders without a trend stays where it is, and intervals widen`() throws {
        let forecast = Forecast(series([50, 53, 49, 52, 50, 51, 48, 52]), nature: .percent, horizon: 8)
        #expect(forecast.method == .flat)
        #expect(forecast.points.allSatisfy { abs($0.estimate - 51) < 1.5 })
        let widths = forecast.points.map { $0.high - $0.low }
        #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `a clear rise with noise is followed`() throws {
        let forecast = Forecast(series([12.4, 15.1, 18.9, 22.3]), nature: .percent, horizon: 5)
        #expect(abs(try #require(forecast.points.last).estimate - 38.8) < 1.5)
    }

    @Test func `a count may be followed beyond a hundred, and gaps count as time`() throws {
        let gaps = series([100, nil, 120, 130, nil, nil, 160])
        let forecast = Forecast(gaps, nature: .count(lower: 0, upper: nil), horizon: 3)
        #expect(forecast.points.map { $0.estimate.rounded() } == [170, 180, 190])
        #expect(forecast.points.map(\.period) == [january + 7, january + 8, january + 9])
    }

    @Test func `a declared step is taken out of the history and added ahead, and said so`() throws {
        func step(_ month: Int, _ amount: Double) -> Aim.Step {
            Aim.Step(period: Period(.month, number: january + month - 1), amount: amount, words: "LGSP")
        }
        // The trend is 2 a month; month 4 jumped by 30.
        let jumped = Forecast(series([10, 12, 14, 46, 48, 50]), nature: .percent, horizon: 6, steps: [step(4, 30)])
        #expect(abs(try #require(jumped[december]).estimate - 62) < 0.001)
        #expect(jumped.stepsIncluded == [step(4, 30)])
        #expect(jumped.points.allSatisfy { $0.stepped == 0 })
        let ahead = Forecast(
            series([10, 12, 14, 16, 18, 20]), nature: .percent, horizon: 6, steps: [step(9, 30), step(20, 5)])
        #expect(abs(try #require(ahead[january + 7]).estimate - 24) < 0.001)
        #expect(abs(try #require(ahead[january + 8]).estimate - 56) < 0.001)
        #expect(try #require(ahead[january + 8]).stepped == 30)
        #expect(ahead.stepsIncluded == [step(9, 30)])
        let capped = Forecast(
            series([80, 82, 84, 86]), nature: .percent, horizon: 6, steps: [step(5, 30)])
        #expect(capped.points.allSatisfy { $0.estimate == 100 && $0.high == 100 })
    }

    @Test func `scores tell no forecast yet from good and bad ones`() {
        #expect(ForecastScore([]) == .notYet)
        let met: [ForecastScore.Met] = [
            .init(estimate: 10, low: 8, high: 12, actual: 11), .init(estimate: 10, low: 8, high: 12, actual: 12),
            .init(estimate: 10, low: 8, high: 12, actual: 6), .init(estimate: 10, low: 8, high: 12, actual: 9),
        ]
        guard case .scored(let figures) = ForecastScore(met) else {
            Issue.record("four forecasts are scored")
            return
        }
        #expect(figures.count == 4)
        #expect(figures.meanAbsoluteError == 2)
        #expect(figures.meanError == -0.5)
        #expect(figures.coverage == 0.75)
        #expect(
            ForecastWords.score(.scored(figures)).vi == "4 dự báo trước lệch trung bình 2; 75% nằm trong khoảng.")
    }

    private func words(_ pace: Pace, _ frequency: Frequency = .month, unit: String = "%") -> ForecastWords {
        ForecastWords(pace, frequency: frequency, unit: unit)
    }

    @Test func `the sentence says need, pace and outcome with its interval`() throws {
        let history = months(10, 12, 14, 16, 18, 20)
        let pace = try #require(Pace(history, demand: .atLeast(40), due: december, now: july))
        func forecast(stepped: Double = 0) -> Forecast {
            Forecast(
                method: .linear, pointsUsed: 6, setAside: [], stepsIncluded: [],
                points: [.init(period: december, estimate: 32, low: 27, high: 36, stepped: stepped)])
        }
        let said = words(pace).short(forecast())
        #expect(said.vi == "Cần +3,3 điểm/tháng, hiện +2,0; theo đà này 12/2026 đạt 32/40 (27–36)")
        #expect(said.en == "Needs +3,3 points/month, now +2,0; at this pace 12/2026 reaches 32/40 (27–36)")
        #expect(words(pace).short(forecast(stepped: 5)).vi.hasSuffix("(27–36), đã tính bước +5,0 theo quyết định"))
        #expect(words(pace).short(nil).vi == "Cần +3,3 điểm/tháng, hiện +2,0")
        let damped = Forecast(
            method: .damped, pointsUsed: 6, setAside: [], stepsIncluded: [],
            points: [.init(period: december, estimate: 29, low: 24, high: 34)])
        #expect(
            words(pace).short(damped).vi == "Cần +3,3 điểm/tháng, hiện +2,0; dự báo 12/2026 đạt 29/40 (24–34)",
            "a forecast that does not keep the pace does not say so")
        #expect(words(pace, unit: "hộ").short(nil).vi == "Cần +3,3 hộ/tháng, hiện +2,0")
        #expect(ForecastWords.method(forecast()).vi == "Đường thẳng Theil–Sen, 6 kỳ; khoảng chứa 80% khả năng.")
    }

    @Test func `the long sentence is that of the page of a target`() throws {
        let first = try #require(Period("2025-Q4")).number
        let history = series([12.4, 15.1, 18.9, 22.3], from: first)
        let due = try #require(Period("2027-Q4")).number
        let pace = try #require(Pace(history, demand: .atLeast(50), due: due, now: first + 4))
        let forecast = Forecast(history, nature: .percent, horizon: 5)
        #expect(
            words(pace, .quarter).long(forecast).vi
                == "Để đạt 50% vào cuối năm 2027, mỗi quý phải thêm 5,5 điểm; 3 quý qua chỉ thêm 3,4 điểm. "
                + "Giữ nhịp này, đến lúc đó đạt khoảng 39%.")
        let late = try #require(Pace(history, demand: .atLeast(50), due: first, now: first + 4))
        #expect(words(late, .quarter).long(nil).vi == "Quá hạn, thiếu 27,7 điểm.")
    }
}
