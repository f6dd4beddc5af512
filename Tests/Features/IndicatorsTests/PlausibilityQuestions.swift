import Testing
import Vocabulary

@testable import Indicators

/// What looks wrong is asked about (L12), and what does not is left alone.
@Suite struct PlausibilityQuestions {
    private let january = 2026 * 12

    private func indicator(
        _ kind: Indicator.Kind = .level, unit: String = "%", decimals: Int = 1, _ direction: Indicator.Direction = .up
    ) -> Indicator {
        var indicator = Indicator(id: ID("i"), code: "chi-so", name: "", from: Day(number: 0))
        (indicator.kind, indicator.unit, indicator.direction) = (kind, unit, direction)
        indicator.decimals = decimals
        return indicator
    }

    private func points(_ values: [Double?]) -> [SeriesPoint] {
        values.enumerated().compactMap { place, value in
            value.map { SeriesPoint(at: january + place, value: $0) }
        }
    }

    /// Asks about `says` in the month after `history`.
    private func asked(
        _ says: Statement, after history: [Double?] = [], of indicator: Indicator, sum: PlausibilityFacts.Sum? = nil
    ) -> [ValueQuestion] {
        ValueQuestion.all(
            about: PlausibilityFacts(history: points(history), at: january + history.count, says: says, sum: sum),
            of: indicator)
    }

    @Test func `the 60 typed by mistake in month 4 is asked about, and no other month`() {
        let typed: [Double] = [10, 12, 14, 60, 18, 20]
        let asked = typed.indices.filter { month in
            let facts = PlausibilityFacts(
                history: points(typed), at: january + month, says: .amount(typed[month]))
            return !ValueQuestion.all(about: facts, of: indicator()).isEmpty
        }
        #expect(asked == [3])
        let right: [Double] = [10, 12, 14, 16, 18, 20]
        for month in right.indices {
            let facts = PlausibilityFacts(history: points(right), at: january + month, says: .amount(right[month]))
            #expect(ValueQuestion.all(about: facts, of: indicator()).isEmpty)
        }
    }

    @Test func `a jump is asked about in words, once four changes are known`() throws {
        let history: [Double] = [37, 39, 41, 43, 45]
        let questions = asked(.amount(92), after: history, of: indicator())
        #expect(questions.map(\.rule) == ["jump"])
        #expect(
            try #require(questions.first).words(of: indicator()).vi
                == "Tháng trước 45%, tháng này 92%: đúng không? Nêu lý do.")
        #expect(asked(.amount(92), after: Array(history.dropFirst()), of: indicator()).isEmpty)
        #expect(asked(.amount(48), after: history, of: indicator()).isEmpty)
        let gap = asked(.amount(92), after: history + [nil], of: indicator())
        #expect(
            try #require(gap.first).words(of: indicator()).vi
                == "Tháng 5/2026 45%, tháng này 92%: đúng không? Nêu lý do.")
        #expect(asked(.amount(53), after: history + [nil, nil, nil], of: indicator()).isEmpty, "silence is no jump")
    }

    @Test func `after a flat series a tiny change is no jump and a large one is`() {
        let flat = [40.0, 40, 40, 40, 40]
        for (value, isAsked) in [(40.1, false), (41.9, false), (42.1, true), (60, true), (38.1, false), (20, true)] {
            #expect(asked(.amount(value), after: flat, of: indicator()).isEmpty != isAsked, "\(value)")
        }
        let none = [0.0, 0, 0, 0, 0]
        #expect(asked(.amount(5), after: none, of: indicator(.flow, unit: "vụ", decimals: 0)).isEmpty)
        #expect(asked(.amount(6), after: none, of: indicator(.flow, unit: "vụ", decimals: 0)).map(\.rule) == ["jump"])
    }

    @Test func `the other rules ask with their numbers`() throws {
        let share = indicator(.ratio)
        let cases: [([ValueQuestion], ValueQuestion?, String)] = [
            (
                asked(.ratio(numerator: 12, denominator: 10), of: share),
                .numeratorOver(numerator: 12, denominator: 10),
                "Tử số 12 lớn hơn mẫu số 10: đúng không? Nêu lý do."
            ),
            (asked(.ratio(numerator: 10, denominator: 10), of: share), nil, ""),
            (asked(.amount(104), of: indicator()), .percentOver(104), "104% vượt 100%: đúng không? Nêu lý do."),
            (asked(.amount(104), of: indicator(unit: "hộ")), nil, ""),
            (
                asked(.amount(8), after: [10], of: indicator(.cumulative, unit: "hộ")),
                .goesDown(
                    from: SeriesPoint(at: january, value: 10), to: SeriesPoint(at: january + 1, value: 8)),
                "Số lũy kế giảm. Tháng trước 10 hộ, tháng này 8 hộ: đúng không? Nêu lý do."
            ),
            (asked(.amount(8), after: [10], of: indicator(.flow, unit: "hộ")), nil, ""),
            (
                asked(.amount(7), after: [5, 7, 7], of: indicator()), .identical(7, times: 3),
                "3 tháng liền cùng một số 7%: đã cập nhật chưa? Nêu lý do."
            ),
            (asked(.amount(7), after: [7, nil, 7], of: indicator()), nil, ""),
            (asked(.amount(7), after: [7, 7, 7], of: indicator()), nil, ""),
            (
                asked(.amount(7), after: [7, 7, 7, 7, 7], of: indicator()), .identical(7, times: 6),
                "6 tháng liền cùng một số 7%: đã cập nhật chưa? Nêu lý do."
            ),
            (asked(.amount(0), after: [0, 0, 0], of: indicator()), nil, ""),
            (asked(.amount(1), after: [1, 1], of: indicator(unit: "", .yes)), nil, ""),
            (
                asked(.amount(-3), of: indicator(.flow, unit: "hộ")), .negative(-3),
                "Số đếm âm: -3. Đúng không? Nêu lý do."
            ),
            (asked(.amount(-3), of: indicator()), nil, ""),
            (asked(.amount(-3), after: [-1], of: indicator(unit: "tỷ đồng")), nil, ""),
            (
                asked(.ratio(numerator: -3, denominator: 9), of: share), .negative(-3),
                "Số đếm âm: -3. Đúng không? Nêu lý do."
            ),
            (asked(.removed, after: [40, 40, 40], of: indicator()), nil, ""),
        ]
        for (questions, expected, words) in cases {
            #expect(questions == (expected.map { [$0] } ?? []), "\(words)")
            if let question = questions.first {
                #expect(question.words(of: indicator(unit: words.contains("hộ") ? "hộ" : "%")).vi == words)
            }
        }
        let perHousehold = { () -> Indicator in
            var indicator = self.indicator(.ratio, unit: "máy")
            indicator.factor = 1
            return indicator
        }()
        #expect(asked(.ratio(numerator: 12, denominator: 10), of: perHousehold).isEmpty)
    }

    @Test func `filling an earlier month above a later one is asked about too`() {
        let history = points([10, nil, 25])
        let facts = PlausibilityFacts(history: history, at: january + 1, says: .amount(30))
        #expect(
            ValueQuestion.all(about: facts, of: indicator(.cumulative, unit: "hộ"))
                == [.goesDown(from: SeriesPoint(at: january + 1, value: 30), to: history[1])])
    }

    @Test func `communes that do not make the province are asked about, within rounding and silence`() {
        func sum(_ communes: Double, _ stated: Int) -> [ValueQuestion] {
            asked(
                .amount(1), of: indicator(unit: "hộ"),
                sum: .init(communes: communes, province: 100, stated: stated, expected: 96))
        }
        #expect(sum(110, 96) == [.sumDiffers(sum: 110, province: 100, stated: 96, expected: 96)])
        #expect(
            sum(80, 96).first?.words(of: indicator(unit: "hộ")).vi
                == "Cộng 96/96 đơn vị được 80 hộ, toàn tỉnh ghi 100 hộ: số nào đúng? Nêu lý do.")
        #expect(sum(80, 90).isEmpty, "some are silent")
        #expect(sum(110, 90).map(\.rule) == ["sum-differs"])
        #expect(sum(104.8, 96).isEmpty && sum(95.2, 96).isEmpty, "rounding of 97 numbers")
        var mean = indicator(unit: "hộ")
        mean.acrossUnits = .mean
        let facts = PlausibilityFacts.Sum(communes: 110, province: 100, stated: 96, expected: 96)
        #expect(asked(.amount(1), of: mean, sum: facts).isEmpty)
    }

    @Test func `jumps are the same on any scale, upside down, and shifted in time`() {
        var random = SplitMix(seed: 12)
        var (asking, silent) = (0, 0)
        for _ in 0..<1_000 {
            let history = (0..<Int.random(in: 5...14, using: &random)).map { _ in
                Double(Int.random(in: 0...400, using: &random))
            }
            let value = Double(Int.random(in: 0...2_000, using: &random))
            func asks(_ factor: Double, decimals: Int, later: Int = 0) -> Bool {
                let points = history.enumerated().map {
                    SeriesPoint(at: january + later + $0, value: $1 * factor)
                }
                let facts = PlausibilityFacts(
                    history: points, at: january + later + history.count, says: .amount(value * factor))
                return ValueQuestion.all(about: facts, of: indicator(.level, unit: "hộ", decimals: decimals))
                    .contains { $0.rule == "jump" }
            }
            let isAsked = asks(1, decimals: 0)
            if isAsked { asking += 1 } else { silent += 1 }
            // A power of two scales doubles exactly. Changes are in hundreds, so the last digit written does not decide.
            #expect(asks(1024, decimals: 0) == isAsked)
            #expect(asks(-1, decimals: 0) == isAsked)
            #expect(asks(1, decimals: 0, later: 37) == isAsked)
        }
        #expect(asking > 100 && silent > 100, "\(asking) \(silent)")
    }

    @Test func `a value that is where the series is going is never a jump`() {
        var random = SplitMix(seed: 13)
        for _ in 0..<500 {
            let (start, step) = (Double.random(in: 0...50, using: &random), Double.random(in: -5...5, using: &random))
            let history = (0..<10).map { start + step * Double($0) }
            let questions = asked(.amount(start + step * 10), after: history, of: indicator(unit: "hộ"))
            #expect(!questions.contains { $0.rule == "jump" })
        }
    }

    @Test func `the next value is due a period and the delay later, at the end of the month`() throws {
        let january = try #require(Day("2026-01-31"))
        #expect(ExpectedValue.next(after: january, frequency: .quarter, delayMonths: 1) == Day("2026-05-31"))
        #expect(ExpectedValue.next(after: january, frequency: .month, delayMonths: 0) == Day("2026-02-28"))
        #expect(ExpectedValue.next(after: january, frequency: .year, delayMonths: 13) == Day("2028-02-29"))
        for frequency in Frequency.allCases {
            for (number, delay) in [(2026 * frequency.perYear, 0), (2027 * frequency.perYear + 1, 2)] {
                let period = Period(frequency, number: number)
                #expect(
                    ExpectedValue.next(after: period.end, frequency: frequency, delayMonths: delay)
                        == ExpectedValue.dueOn(period.next, delayMonths: delay))
            }
        }
    }

    @Test func `what is missing is due, asked for and not said`() throws {
        var indicator = indicator()
        indicator.validFrom = try #require(Day("2026-02-10"))
        indicator.delayMonths = 1
        func missing(_ today: String, from first: String? = nil, _ stated: String...) throws -> [String] {
            indicator.missing(
                on: try #require(Day(today)), from: first.flatMap { Period($0) },
                stated: Set(stated.compactMap { Period($0) })
            ).map { "\($0.period.code) \($0.dueOn.iso)" }
        }
        #expect(try missing("2026-05-30", "2026-03") == ["2026-02 2026-03-31"])
        #expect(try missing("2026-05-31", "2026-03") == ["2026-02 2026-03-31", "2026-04 2026-05-31"])
        #expect(try missing("2026-05-31", from: "2026-04") == ["2026-04 2026-05-31"])
        #expect(try missing("2026-05-31", from: "2026-Q2") == ["2026-04 2026-05-31"])
        #expect(try missing("2026-05-31", from: "2025-01", "2026-02", "2026-03", "2026-04").isEmpty)
        #expect(try missing("2026-01-01").isEmpty, "it does not hold yet")
        indicator.validTo = Day("2026-03-31")
        #expect(try missing("2026-12-31", "2026-02") == ["2026-03 2026-04-30"])
        indicator.retiredReason = "Đã thay"
        #expect(try missing("2026-12-31").isEmpty)
    }
}
