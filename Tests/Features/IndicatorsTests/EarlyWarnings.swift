import Organizations
import Testing
import Vocabulary

@testable import Indicators

/// Rules of early warning as tables of cases.
@Suite struct EarlyWarnings {
    private func points(_ values: [Double]) -> [SeriesPoint] {
        values.enumerated().map { SeriesPoint(at: $0.offset + 1, value: $0.element) }
    }
    private func communes(_ values: [Double]) -> [WarningFacts.Commune] {
        values.enumerated().map { .init(unit: ID("c\($0.offset)"), name: "Xã \($0.offset + 1)", value: $0.element) }
    }

    @Test func `the rules that come with the product are read, each once`() throws {
        let rules = try WarningRule.shipped()
        #expect(rules.map(\.code) == WarningRule.Code.allCases)
        #expect(rules.allSatisfy { $0.isOn })
        let stale = try #require(rules.first { $0.code == .stale })
        #expect(stale.limit == 1)
        #expect(try #require(rules.first { $0.code == .outlier }).units == 8)
    }

    @Test func `a file of rules that is not exactly one is refused`() throws {
        let head = "code,vi,en,limit,units,on\n"
        let good = WarningRule.Code.allCases.map { "\($0.rawValue),Tên,Name,2,0,1" }
        #expect(try WarningRule.read(head + good.joined(separator: "\n") + "\n").count == good.count)
        let broken: [[String]] = [
            [], Array(good.dropLast()), good + [good[0]], good + [""],
            ["at-risk,Tên,Name,nhiều,0,1"] + good.dropFirst(), ["at-risk,Tên,Name,-1,0,1"] + good.dropFirst(),
            ["at-risk,Tên,Name,nan,0,1"] + good.dropFirst(), ["at-risk,,Name,2,0,1"] + good.dropFirst(),
            ["at-risk,Tên,Name,2,0,2"] + good.dropFirst(), ["unknown,Tên,Name,2,0,1"] + good.dropFirst(),
            ["at-risk,Tên,Name,2,0,1,1"] + good.dropFirst(),
        ]
        for lines in broken {
            #expect(throws: (any Error).self) { try WarningRule.read(head + lines.joined(separator: "\n") + "\n") }
        }
        #expect(throws: (any Error).self) { try WarningRule.read(good.joined(separator: "\n")) }
    }

    @Test func `a target is at risk when it must go faster than it goes, or stands still, or is overdue`() throws {
        let rules = try WarningRule.shipped()
        let cases: [(values: [Double], aim: Double, due: Int, now: Int, codes: [WarningRule.Code])] = [
            ([10, 12, 14, 16, 18, 20], 40, 12, 7, [.atRisk]),
            ([10, 12, 14, 16, 18, 20], 30, 12, 7, []),
            ([10, 12, 14, 16, 18, 20], 33, 12, 7, []),  // 1.08 times: within the limit and within the interval
            ([10, 12, 14], 40, 12, 7, []),
            ([20, 20, 20, 20], 40, 12, 5, [.atRisk]),
            ([20, 18, 16, 14], 40, 12, 5, [.reversed]),
            ([10, 20, 30, 32], 40, 4, 5, [.atRisk]),
            ([10, 20, 30, 40], 40, 4, 5, []),
        ]
        for each in cases {
            let history = points(each.values)
            let pace = try #require(Pace(history, demand: .atLeast(each.aim), due: each.due, now: each.now))
            let facts = WarningFacts(
                pace: pace, forecast: Forecast(history, nature: .percent, horizon: each.due - history.count))
            #expect(Warning.all(facts, rules: rules).map(\.code) == each.codes, "\(each)")
        }
    }

    @Test func `a forecast whose whole interval misses the aim warns though the pace would do`() throws {
        let history = points([10, 12, 14, 16, 18, 20])
        let pace = try #require(Pace(history, demand: .atLeast(30), due: 12, now: 7))
        let below = Forecast(
            method: .saturating, pointsUsed: 6, setAside: [], stepsIncluded: [],
            points: [.init(period: 12, estimate: 26, low: 24, high: 29)])
        #expect(pace.state == .onTrack)
        #expect(
            Warning.all(WarningFacts(pace: pace, forecast: below), rules: try WarningRule.shipped()).map(\.code)
                == [.atRisk])
    }

    @Test func `old data and few units are said with their numbers`() throws {
        let rules = try WarningRule.shipped()
        let cases: [(pastDue: Int, reported: Int, expected: Int, said: [String])] = [
            (0, 96, 96, []), (0, 77, 96, []), (0, 0, 0, []),
            (0, 76, 96, ["Mới 76 trong 96 đơn vị có số (79,2%, cần ít nhất 80%)."]),
            (3, 96, 96, ["Số liệu mới nhất đã quá hạn 3 tháng."]),
            (
                1, 10, 96,
                [
                    "Số liệu mới nhất đã quá hạn 1 tháng.", "Mới 10 trong 96 đơn vị có số (10,4%, cần ít nhất 80%).",
                ]
            ),
        ]
        for each in cases {
            let facts = WarningFacts(
                periodsPastDue: each.pastDue, reported: each.reported, expected: each.expected)
            let said = Warning.all(facts, rules: rules).map { $0.words(frequency: .month, unit: "%").vi }
            #expect(said == each.said)
        }
    }

    @Test func `a commune far from the median of at least eight is named, the farthest first`() throws {
        let rules = try WarningRule.shipped()
        let usual: [Double] = [20, 21, 22, 23, 24, 25, 26, 27]
        func said(_ values: [Double]) -> [String] {
            Warning.all(WarningFacts(communes: communes(values)), rules: rules).map {
                $0.words(frequency: .month, unit: "%").vi
            }
        }
        #expect(said(usual).isEmpty)
        #expect(said([20, 21, 22, 23, 24, 25, 90]).isEmpty, "seven are too few to judge")
        #expect(said([5, 5, 5, 5, 5, 5, 5, 5, 90]).isEmpty, "no deviation to measure by")
        #expect(
            said(usual + [90, 0]) == [
                "Xã 9 cao khác thường: 90, trung vị của 10 đơn vị là 23,5 (cách 17,9 lần độ lệch).",
                "Xã 10 thấp khác thường: 0, trung vị của 10 đơn vị là 23,5 (cách 6,3 lần độ lệch).",
            ])
    }

    @Test func `rules that are off say nothing, and a limit is the rule's`() throws {
        var rules = try WarningRule.shipped()
        let facts = WarningFacts(periodsPastDue: 1, reported: 1, expected: 96)
        for index in rules.indices { rules[index].isOn = false }
        #expect(Warning.all(facts, rules: rules).isEmpty)
        rules = [WarningRule(code: .stale, name: Phrase("a", "b"), limit: 2)]
        #expect(Warning.all(facts, rules: rules).isEmpty)
    }

    @Test func `communes that hold a ratio back are those whose numerator lacks most, three by name`() throws {
        func part(_ name: String, _ amount: Double, _ whole: Double) -> Holdback.Part {
            .init(unit: ID(name), name: name, amount: amount, whole: whole)
        }
        // Aim 50 %: A lacks 400, B 90 of a far worse rate, C 100, D 100, E 1; F meets it, G says nothing can be.
        let parts = [
            part("A", 600, 2000), part("B", 10, 200), part("D", 400, 1000), part("C", 0, 200), part("E", 49, 100),
            part("F", 90, 100), part("G", 0, 0),
        ]
        let hold = try #require(Holdback(parts, demand: .atLeast(50), factor: 100))
        #expect(hold.worst.map(\.name) == ["A", "C", "D"])
        #expect(hold.worst.map { $0.missing.rounded() } == [400, 100, 100])
        #expect(hold.others == 2)
        #expect(abs(hold.missing - 691) < 1e-6)
        #expect(abs(hold.worst[0].share - 400.0 / 691) < 1e-9)
        #expect(hold.words("hồ sơ").vi == "Thiếu nhiều nhất (hồ sơ): A 400, C 100, D 100 và 2 đơn vị khác.")
        #expect(Holdback([part("F", 90, 100)], demand: .atLeast(50), factor: 100) == nil)
        // Fewer is better: who has too much.
        let late = try #require(Holdback([part("A", 30, 100), part("B", 4, 100)], demand: .atMost(5), factor: 100))
        #expect(late.worst.map(\.name) == ["A"])
        #expect(abs(late.missing - 25) < 1e-9)
        // Plain values: each against the aim itself.
        let plain = try #require(Holdback([part("A", 3, 1), part("B", 9, 1)], demand: .atLeast(10)))
        #expect(plain.worst.map(\.missing) == [7, 1])
    }

    @Test func `a warning is one sentence, and then who holds the target back`() throws {
        let history = points([10, 12, 14, 16, 18, 20]).map { SeriesPoint(at: $0.at + 2026 * 12 - 1, value: $0.value) }
        let december = 2026 * 12 + 11
        let pace = try #require(Pace(history, demand: .atLeast(40), due: december, now: 2026 * 12 + 6))
        let forecast = Forecast(
            method: .linear, pointsUsed: 6, setAside: [], stepsIncluded: [],
            points: [.init(period: december, estimate: 32, low: 27, high: 36)])
        let hold = Holdback(
            [.init(unit: ID("a"), name: "Kon Đào", amount: 10, whole: 100)], demand: .atLeast(40), factor: 100)
        let warning = try #require(
            Warning.all(
                WarningFacts(pace: pace, forecast: forecast, holdback: hold), rules: try WarningRule.shipped()
            ).first)
        #expect(
            warning.words(frequency: .month, unit: "%", counted: "hồ sơ").vi
                == "Cần +3,3 điểm/tháng, hiện +2,0; theo đà này 12/2026 đạt 32/40 (27–36). "
                + "Thiếu nhiều nhất (hồ sơ): Kon Đào 30.")
        let down = points([20, 18, 16, 14])
        let reversed = try #require(Pace(down, demand: .atLeast(22), due: 8, now: 5))
        #expect(
            Warning.reversed(reversed, nil).words(frequency: .month, unit: "%").vi
                == "Đang đi ngược hướng: cần +2,0 điểm/tháng, hiện -2,0 điểm/tháng.")
    }
}
