import Organizations
import Testing
import Vocabulary

@testable import Indicators

/// Indicators that are computed from others: checked as they are defined, and as fresh as what they read.
@Suite struct ComputedIndicators {
    private func inputs(_ house: IndicatorHouse) async throws -> (all: ID<Indicator>, online: ID<Indicator>) {
        let all = try await house.define("ho-so") { $0.unit = "hồ sơ" }
        let online = try await house.define("ho-so-so") { $0.unit = "hồ sơ" }
        return (all, online)
    }

    private func share(_ house: IndicatorHouse, _ formula: String = "ho-so-so / ho-so * 100") async throws
        -> ID<Indicator>
    {
        try await house.define("ty-le") {
            $0.unit = "%"
            $0.formula = formula
        }
    }

    private func refusal(_ house: IndicatorHouse, _ change: @escaping @Sendable (inout Indicator) -> Void) async
        -> String
    {
        do {
            try await house.define("thu", change)
            return ""
        } catch let problem as IndicatorProblem {
            return problem.message.code + " " + problem.message.says
        } catch { return "\(error)" }
    }

    @Test func `a formula that cannot hold is refused with its place`() async throws {
        try await withIndicators { house in
            _ = try await inputs(house)
            try await house.define("quy") { $0.frequency = .quarter }
            let cases: [(String, String)] = [
                ("ho-so +", "IND-12"), ("khong-co * 2", "“khong-co”"), ("quy * 2", "theo kỳ quý"),
                ("thu + ho-so", "vòng quanh"), ("1 + 2", "ít nhất một chỉ số khác"),
            ]
            for (formula, words) in cases {
                let said = await refusal(house) {
                    $0.formula = formula
                    $0.unit = "hồ sơ"
                }
                #expect(said.hasPrefix("IND-12") && said.contains(words), "\(formula): \(said)")
            }
            let unit = await refusal(house) {
                $0.formula = "ho-so-so + ho-so"
                $0.unit = "hộ"
            }
            #expect(unit.contains("hồ sơ") && unit.contains("hộ"), "\(unit)")
            #expect(try await house.indicators.all(for: IndicatorHouse.leader).count == 3)
        }
    }

    @Test func `a correction that breaks another indicator's formula is refused and names it`() async throws {
        try await withIndicators { house in
            let (all, _) = try await inputs(house)
            _ = try await share(house)
            var changed = try await house.indicators.find(code: "ho-so", for: IndicatorHouse.leader)
            changed.frequency = .year
            let problem = await #expect(throws: IndicatorProblem.self) {
                try await house.indicators.correct(changed, by: IndicatorHouse.coordinator)
            }
            #expect(problem?.message.says.contains("“ty-le”") == true)
            changed.frequency = .month
            changed.formula = "ty-le * 2"
            let cycle = await #expect(throws: IndicatorProblem.self) {
                try await house.indicators.correct(changed, by: IndicatorHouse.coordinator)
            }
            #expect(cycle?.message.says.contains("vòng quanh") == true)
            #expect(all == changed.id)
        }
    }

    @Test func `each cell follows its inputs, and the total is the formula over totals`() async throws {
        try await withIndicators { house in
            let (all, online) = try await inputs(house)
            let id = try await share(house)
            try await house.say(all, "xa-21040", [("2026-08", 100), ("2026-09", 200)])
            try await house.say(online, "xa-21040", [("2026-09", 50)])
            try await house.say(all, "xa-21025", [("2026-09", 800)])
            try await house.say(online, "xa-21025", [("2026-09", 600)])
            let (a, b) = (try await house.unit("xa-21040"), try await house.unit("xa-21025"))
            let september = try #require(Period("2026-09"))
            var block = try #require(try await house.view().block(id))
            #expect(block.value(a, september) == 25 && block.value(b, september) == 75)
            #expect(block.total(september) == 65, "650 of 1,000, not the mean of 25 and 75 (vector A1)")
            #expect(block.value(a, try #require(Period("2026-08"))) == nil)
            #expect(block.known.last == 2)

            try await house.say(online, "xa-21040", [("2026-09", 150)])
            block = try #require(try await house.view().block(id))
            #expect(block.value(a, september) == 75 && block.total(september) == 75)
            #expect(try await house.cube.differences() == [])
        }
    }

    @Test func `what is computed from computed ones is computed after them, and a new formula counts at once`()
        async throws
    {
        try await withIndicators { house in
            let (all, online) = try await inputs(house)
            // Defined before what it reads would be sorted behind it by name.
            let id = try await share(house)
            let rise = try await house.define("a-tang") {
                $0.unit = "%"
                $0.formula = "change(ty-le)"
            }
            try await house.say(all, "xa-21040", [("2026-08", 100), ("2026-09", 100)])
            try await house.say(online, "xa-21040", [("2026-08", 25), ("2026-09", 50)])
            let september = try #require(Period("2026-09"))
            let unit = try await house.unit("xa-21040")
            #expect(try await house.view().block(rise)?.value(unit, september) == 25)
            #expect(try await house.view().block(rise)?.total(september) == 25)

            var changed = try await house.indicators.find(code: "ty-le", for: IndicatorHouse.leader)
            changed.formula = "ho-so-so / ho-so * 50"
            try await house.indicators.correct(changed, by: IndicatorHouse.coordinator)
            #expect(try await house.view().block(id)?.value(unit, september) == 25)
            #expect(try await house.view().block(rise)?.value(unit, september) == 12.5)
            #expect(try await house.cube.differences() == [])

            changed = try await house.indicators.find(code: "ty-le", for: IndicatorHouse.leader)
            changed.formula = ""
            try await house.indicators.correct(changed, by: IndicatorHouse.coordinator)
            #expect(try await house.view().block(id) == nil, "nobody entered anything")
            #expect(try await house.view().block(rise) == nil)
            #expect(try await house.cube.differences() == [])
        }
    }

    @Test func `of the province one value is computed, the formula over the totals`() async throws {
        try await withIndicators { house in
            let (all, online) = try await inputs(house)
            let steward = try await house.unit("so-khcn")
            let id = try await house.define("tinh") {
                $0.unit = "%"
                $0.scope = .province
                $0.acrossUnits = .own
                $0.steward = steward
                $0.formula = "ho-so-so / ho-so * 100"
            }
            try await house.say(all, "xa-21040", [("2026-09", 100)])
            try await house.say(all, "xa-21025", [("2026-09", 300)])
            try await house.say(online, "xa-21025", [("2026-09", 100)])
            let block = try #require(try await house.view().block(id))
            #expect(block.units == [steward] && block.amounts.last == 25 && block.total.last == 25)
            #expect(block.known.last == 1)
        }
    }

    @Test func `after many changes the held numbers are those of a rebuild`() async throws {
        try await withIndicators { house in
            let (all, online) = try await inputs(house)
            _ = try await share(house, "ifmissing(ho-so-so; 0) / ho-so * 100")
            _ = try await house.define("truoc") {
                $0.unit = "hồ sơ"
                $0.formula = "sum(previous(ho-so); yearago(ho-so-so))"
            }
            var state: UInt64 = 7
            func next(_ bound: UInt64) -> UInt64 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return (state >> 33) % bound
            }
            let units = ["xa-21040", "xa-21025", "xa-21034"]
            for _ in 0..<25 {
                let unit = units[Int(next(3))]
                let code = "202\(4 + next(2))-0\(1 + next(9))"
                try await house.say(next(2) == 0 ? all : online, unit, [(code, Double(1 + next(500)))])
                if next(3) == 0 { _ = try await house.view() }
            }
            #expect(try await house.cube.differences() == [])
            #expect(
                try await house.view().block(house.indicators.find(code: "truoc", for: IndicatorHouse.leader).id) != nil
            )
        }
    }
}
