import Database
import Foundation
import Organizations
import Plans
import Testing
import Vocabulary
import Web

@testable import Indicators

/// What would change if: the same functions on a copy, nothing stored.
@Suite struct WhatIfAnswers {
    private let aim = Aim(
        id: ID("a"), target: ID("t"), part: 1, words: "", value: TargetValue(op: .atLeast, low: 50, unit: "%"),
        level: .province, horizon: 2027, flags: [], indicator: nil, link: .accepted, score: 1, weight: 1, baseline: nil,
        milestones: [Aim.Milestone(year: 2026, value: 30, source: "KH")], version: 1)

    @Test func `the copy has the other demand, horizon, milestone and weight`() {
        var whatIf = WhatIf()
        #expect(whatIf.isEmpty && whatIf.applied(to: aim) == aim)
        whatIf.bound = 60
        whatIf.horizon = 2028
        whatIf.weight = 3
        whatIf.milestone = (2026, 35)
        let changed = whatIf.applied(to: aim)
        #expect(changed.value.low == 60 && changed.value.high == nil && changed.value.op == .atLeast)
        #expect(changed.horizon == 2028 && changed.weight == 3)
        #expect(changed.milestones.map(\.value) == [35])
        whatIf.milestone = (2025, 20)
        #expect(whatIf.applied(to: aim).milestones.map(\.year) == [2025, 2026])
        var falling = aim
        falling.value = TargetValue(op: .atMost, high: 5, unit: "%")
        #expect(whatIf.applied(to: falling).value.high == 60 && whatIf.applied(to: falling).value.low == nil)
        var band = aim
        band.value = TargetValue(op: .range, low: 1, high: 2)
        #expect(whatIf.applied(to: band).value == band.value)
    }

    private func block(_ rule: Indicator.AcrossUnits, _ values: [String: Double]) -> (CubeBlock, Indicator) {
        var indicator = Indicator(id: ID("i"), code: "i", name: "I", from: Day(number: 20_454))
        indicator.acrossUnits = rule
        indicator.scope = .communes
        var block = CubeBlock(frequency: .month, isRatio: false)
        for (unit, value) in values.sorted(by: { $0.key < $1.key }) {
            block.set(ID(unit), 24_300, says: .amount(value), factor: 1)
        }
        block.sum(rule, factor: 1, own: nil, isOwnAll: false)
        return (block, indicator)
    }

    @Test(arguments: [
        (Indicator.AcrossUnits.sum, 60.0, 50.0, 60.0), (.mean, 20, 25, 22.5), (.min, 10, 20, 10), (.max, 30, 30, 30),
    ])
    func `totals follow the units`(_ rule: Indicator.AcrossUnits, _ all: Double, _ less: Double, _ merged: Double) {
        let (block, indicator) = block(rule, ["a": 10, "b": 20, "c": 30])
        #expect(block.totals.map(\.value) == [all])
        var without = WhatIf()
        without.without = [ID("a")]
        #expect(without.applied(to: block, of: indicator).totals.map(\.value) == [less])
        var merge = WhatIf()
        merge.merged = WhatIf.Merge(into: ID("a"), from: ID("b"))
        let one = merge.applied(to: block, of: indicator)
        #expect(one.totals.map(\.value) == [merged])
        #expect(one.units == [ID("a"), ID("c")] && one.known == [2])
        #expect(merge.applied(to: [ID("a"), ID("b"), ID("c")]) == [ID("a"), ID("c")])
        #expect(block.totals.map(\.value) == [all], "the original stays")
    }

    @Test func `merged shares sum numerators and denominators apart`() {
        var indicator = Indicator(id: ID("i"), code: "i", name: "I", from: Day(year: 2026, month: 1, day: 1)!)
        indicator.kind = .ratio
        indicator.acrossUnits = .ratio
        indicator.scope = .communes
        var block = CubeBlock(frequency: .month, isRatio: true)
        block.set(ID("a"), 24_300, says: .ratio(numerator: 10, denominator: 100), factor: 100)
        block.set(ID("b"), 24_300, says: .ratio(numerator: 90, denominator: 100), factor: 100)
        block.set(ID("b"), 24_301, says: .ratio(numerator: 95, denominator: 100), factor: 100)
        var merge = WhatIf()
        merge.merged = WhatIf.Merge(into: ID("a"), from: ID("b"))
        let one = merge.applied(to: block, of: indicator)
        #expect(one.series(ID("a")).map(\.value) == [50, 95])
        #expect(one.totals.map(\.value) == [50, 95])
    }

    @Test(arguments: [
        ("12,5", 12.5), ("1.234,5", 1234.5), ("+10", 10), ("-3", -3), ("50%", 50), ("x", nil), ("", nil), ("1e9", nil),
        ("--1", nil),
    ])
    func `numbers are read the Vietnamese way`(_ text: String, _ value: Double?) {
        #expect(WhatIfForm.number(text) == value)
    }

    // MARK: - The page

    private func aimID(_ house: IndicatorHouse) async throws -> String {
        try #require(try await house.feature.aims.list(for: IndicatorHouse.leader).first).aim.id.text
    }

    @Test func `everything is in the address, and what changes stands beside what is`() async throws {
        try await withIndicators { house in
            _ = try await house.signatures()
            let leader = IndicatorHouse.leader
            let id = try await aimID(house)
            let before = try await house.database.rows("SELECT MAX(seq) AS n FROM ledger").first?.get("n", as: Int.self)
            let choice = try words(try await house.ask("/chi-tieu/thu", as: leader))
            #expect(choice.contains("value=\"\(id)\""))
            let open = try words(try await house.ask("/chi-tieu/thu?muc=\(id)", as: leader))
            #expect(open.contains("Đổi một ô bên dưới"))
            let page = try words(
                try await house.ask("/chi-tieu/thu?muc=\(id)&gia-tri=24&nam=2027&trong-so=1", as: leader))
            #expect(page.contains("Tình trạng đổi từ «Nguy cơ không đạt» sang"))
            #expect(page.contains("bớt 1 cảnh báo"))
            #expect(page.contains("nhịp cần từ +"))
            #expect(page.contains("value=\"24\""))
            #expect(page.contains("Cảnh báo không còn"))
            let after = try await house.database.rows("SELECT MAX(seq) AS n FROM ledger").first?.get("n", as: Int.self)
            #expect(before == after, "nothing is stored")
        }
    }

    @Test func `the rate of the plan moves with the weight, as an interval`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let id = try await aimID(house)
            let aims = house.feature.aims
            let line = try #require(try await aims.list(for: IndicatorHouse.leader).first)
            var facts = Aims.Facts(line.aim)
            facts.baseline = Aim.Baseline(value: 5, period: try #require(Period("2025-10")), source: "KH")
            try await aims.correct(line.aim.id, version: line.aim.version, to: facts, by: IndicatorHouse.coordinator)
            // A second target of the plan that nothing measures: the rate is an interval.
            _ = try await house.target("Chưa đo", "80%")
            let page = try words(
                try await house.ask("/chi-tieu/thu?muc=\(id)&trong-so=3", as: IndicatorHouse.leader))
            #expect(page.contains("tỷ lệ của cả kế hoạch từ "))
            #expect(page.contains("biết 50%") && page.contains("biết 75%"))
            #expect(!made.units.isEmpty)
        }
    }

    @Test func `communes left out change how many there are, and a step changes the forecast`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let id = try await aimID(house)
            let leader = IndicatorHouse.leader
            let count = made.units.count
            let page = try words(
                try await house.ask(
                    "/chi-tieu/thu?muc=\(id)&bo=\(made.units[0])&bo=\(made.units[1])&gop-tu=\(made.units[2])&gop-vao=\(made.units[3])",
                    as: leader))
            #expect(page.contains("\(count)/\(count)") && page.contains("\(count - 3)/\(count - 3)"))
            let step = try words(
                try await house.ask("/chi-tieu/thu?muc=\(id)&buoc-ky=2026-12&buoc=%2B30", as: leader))
            #expect(step.contains("Dự báo lúc đến hạn"))
            #expect(step.components(separatedBy: "class=\"on\"").count > 1)
        }
    }

    @Test func `what is typed wrong is marked and kept; a focal point cannot choose communes`() async throws {
        try await withIndicators { house in
            let made = try await house.signatures()
            let id = try await aimID(house)
            let leader = IndicatorHouse.leader
            for query in [
                "gia-tri=nhiều", "nam=1999", "moc=40", "moc-nam=2026", "trong-so=-1", "bo=khong-co",
                "gop-tu=\(made.units[0])", "buoc=5", "buoc-ky=2026-Q1&buoc=5",
            ] {
                let typed = query.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? query
                let reply = try await house.ask("/chi-tieu/thu?muc=\(id)&\(typed)", as: leader)
                #expect(reply.status == 422, "\(query)")
                #expect(try words(reply).contains("Chưa tính được."), "\(query)")
            }
            let focal = try await house.focal(made.units[0])
            let page = try words(try await house.ask("/chi-tieu/thu?muc=\(id)&gia-tri=24", as: focal))
            #expect(!page.contains("name=\"bo\"") && !page.contains("Thiếu nhiều nhất"))
            await #expect(throws: NotVisible.self) { try await house.ask("/chi-tieu/thu?muc=khong-co", as: leader) }
        }
    }
}
