import Plans
import TestHouse
import Testing
import Vocabulary

@testable import Indicators

@Suite struct ReachedInPart {
    /// Four communes of a hundred people each; the demand is half of them.
    private func standing(_ said: [(String, Double)], before: Double, in house: IndicatorHouse) async throws
        -> AimStanding
    {
        let codes = ["xa-21040", "xa-21034", "xa-21061", "xa-21085"]
        let id = try await house.define("ty-le") {
            ($0.kind, $0.acrossUnits, $0.scope, $0.unit) = (.ratio, .ratio, .listed, "%")
            ($0.numerator, $0.denominator) = ("người dùng", "người")
        }
        var units: [ScopeException] = []
        for code in codes { units.append(ScopeException(unit: try await house.unit(code))) }
        try await house.indicators.apply(to: id, units: units, by: IndicatorHouse.coordinator)
        func send(_ code: String, _ period: String, _ numerator: Double) async throws {
            let entry = ValueEntry(
                indicator: id, unit: try await house.unit(code), period: try #require(Period(period)),
                says: .ratio(numerator: numerator, denominator: 100))
            try await house.values.send(Sending(.demo, entries: [entry]), by: IndicatorHouse.coordinator)
        }
        for code in codes { try await send(code, "2026-09", before) }
        for (code, numerator) in said { try await send(code, "2026-10", numerator) }
        let view = try await house.view()
        let indicator = try #require(view.indicator(id))
        let facts = Standings.facts(of: indicator, in: view, units: [:], steps: [], names: false)
        var draft = AimDraft(
            words: "50%", value: TargetValue(raw: "50%", op: .atLeast, low: 50, unit: "%"), horizon: 2027)
        draft.level = .province
        return AimStanding(
            draft.aim(id: ID("a"), target: ID("t"), part: 1), of: indicator, facts: facts,
            rules: try WarningRule.shipped(), today: house.world.today())
    }

    @Test func `what is met only without the silent units is not called reached`() async throws {
        try await withIndicators { house in
            let met = try await standing(
                [("xa-21040", 52), ("xa-21034", 52), ("xa-21061", 52)], before: 45, in: house)
            #expect(met.state == .reached && met.isReachedInPart)
            #expect(met.bounds == ProvinceRatio.Bounds(low: 39, high: 64))
            #expect(StandingWords.isUnsure(met) && TargetMarking.Group(met) == .unsure)
        }
    }

    @Test func `what the silent units cannot undo is reached`() async throws {
        try await withIndicators { house in
            let met = try await standing(
                [("xa-21040", 80), ("xa-21034", 80), ("xa-21061", 80)], before: 45, in: house)
            #expect(met.state == .reached && !met.isReachedInPart && TargetMarking.Group(met) == .reached)
        }
    }

    @Test func `one commune that sends early is no news of the province`() async throws {
        try await withIndicators { house in
            let standing = try await standing([("xa-21040", 99)], before: 45, in: house)
            #expect(standing.sure.last?.period.code == "2026-09" && standing.reported == 4 && standing.expected == 4)
            #expect(!standing.warnings.contains { $0.code == .coverage })
            #expect(standing.state != .reached)
        }
    }
}
