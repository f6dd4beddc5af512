import Database
import Foundation
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Indicators

@Suite struct CubeAgainstRows {
    /// Any number of deeds, and the held values are those that the rows say.
    @Test func `what is held equals what the rows say, whatever was done`() async throws {
        try await withIndicators { house in
            let codes = ["xa-21040", "xa-21034", "xa-21061", "so-khcn"]
            var units: [ID<OrgUnit>] = []
            for code in codes { units.append(try await house.unit(code)) }
            let count = try await house.define("ho-so")
            let share = try await house.define("ty-le") {
                $0.kind = .ratio
                $0.numerator = "hồ sơ trực tuyến"
                $0.denominator = "hồ sơ"
                $0.acrossUnits = .ratio
                $0.steward = units[3]
                $0.needsApproval = true
            }
            let quarter = try await house.define("quy") {
                $0.frequency = .quarter
                $0.acrossUnits = .mean
                $0.dimensions = [.init(code: "gioi", members: ["nam", "nu"])]
            }
            var chance = SplitMix(seed: 7)
            for round in 0..<40 {
                var entries: [ValueEntry] = []
                for _ in 0..<Int.random(in: 1...9, using: &chance) {
                    let kind = Int.random(in: 0..<3, using: &chance)
                    let indicator = [count, share, quarter][kind]
                    let unit = units[Int.random(in: 0..<3, using: &chance)]
                    let frequency: Frequency = kind == 2 ? .quarter : .month
                    let last = Period(frequency, of: Day(year: 2026, month: 11, day: 21)!)
                    let period = last.adding(-Int.random(in: 0..<30, using: &chance))
                    let number = Double(Int.random(in: 0...90, using: &chance))
                    var says: Statement = kind == 1 ? .ratio(numerator: number, denominator: 90) : .amount(number)
                    if Int.random(in: 0..<8, using: &chance) == 0 { says = .removed }
                    let members = kind == 2 && Bool.random(using: &chance) ? "gioi=nu" : ""
                    entries.append(
                        ValueEntry(indicator: indicator, unit: unit, members: members, period: period, says: says))
                }
                try await house.values.send(Sending(.demo, entries: entries), by: IndicatorHouse.coordinator)
                if round == 20 {
                    var changed = try await house.indicators.find(code: "ty-le", for: IndicatorHouse.leader)
                    #expect(try await house.view().block(share) == nil, "nothing of it was approved")
                    changed.needsApproval = false
                    try await house.indicators.correct(changed, by: IndicatorHouse.coordinator)
                }
                if round % 5 == 0 { #expect(try await house.cube.differences() == []) }
            }
            #expect(try await house.cube.differences() == [])
            let block = try #require(try await house.view().block(share))
            let period = try #require(block.totals.last?.period)
            let parts = units.compactMap { block.parts($0, period) }
            let wanted =
                parts.map(\.numerator).reduce(0, +) / parts.map(\.denominator).reduce(0, +) * 100
            #expect(abs(try #require(block.total(period)) - wanted) < 1e-9)
        }
    }

    @Test func `of two statements in one cell the later counts, and both are kept (A9)`() async throws {
        try await withIndicators { house in
            let id = try await house.define("ho-so")
            try await house.say(id, "xa-21040", [("2026-03", 10)])
            try await house.say(id, "xa-21040", [("2026-03", 12)])
            let unit = try await house.unit("xa-21040")
            let period = try #require(Period("2026-03"))
            #expect(try await house.view().block(id)?.value(unit, period) == 12)
            let rows = try await house.database.rows("SELECT amount FROM value_entries ORDER BY seq")
            #expect(try rows.map { try $0.get("amount", as: Double.self) } == [10, 12])
        }
    }

    @Test func `an entry is refused with a sentence`() async throws {
        try await withIndicators { house in
            let id = try await house.define("ho-so")
            let unit = try await house.unit("xa-21040")
            let other = try await house.focal("xa-21034")
            func send(_ period: String, _ says: Statement, by viewer: Viewer = IndicatorHouse.coordinator) async throws
            {
                let period = try #require(Period(period))
                try await house.values.send(
                    Sending(.page, entries: [.init(indicator: id, unit: unit, period: period, says: says)]), by: viewer)
            }
            await #expect(throws: IndicatorProblem.periodWrong("2026-Q1")) { try await send("2026-Q1", .amount(1)) }
            await #expect(throws: IndicatorProblem.periodAhead("2026-12")) { try await send("2026-12", .amount(1)) }
            await #expect(throws: IndicatorProblem.self) { try await send("2026-01", .amount(.infinity)) }
            await #expect(throws: IndicatorProblem.self) {
                try await send("2026-01", .ratio(numerator: 1, denominator: 2))
            }
            await #expect(throws: IndicatorProblem.self) { try await send("2026-01", .amount(1), by: other) }
            try await send("2026-01", .amount(1), by: try await house.focal("xa-21040"))
        }
    }

    @Test func `a focal point sees the total and its own row, the steward every row`() async throws {
        try await withIndicators { house in
            let steward = try await house.unit("so-khcn")
            let id = try await house.define("ho-so") { $0.steward = steward }
            try await house.say(id, "xa-21040", [("2026-03", 10)])
            try await house.say(id, "xa-21034", [("2026-03", 5)])
            let own = try #require(try await house.view(try await house.focal("xa-21040")).block(id))
            #expect(own.units == [try await house.unit("xa-21040")])
            #expect(own.totals.map(\.value) == [15])
            #expect(try await house.view(try await house.focal("so-khcn")).block(id)?.units.count == 2)
            await #expect(throws: NotVisible.self) {
                try await house.view(Viewer(actor: "public", actorName: "", unit: nil, roles: []))
            }
        }
    }

    @Test func `the same key is stored once`() async throws {
        try await withIndicators { house in
            let id = try await house.define("ho-so")
            let unit = try await house.unit("xa-21040")
            let period = try #require(Period("2026-03"))
            let sending = Sending(
                .page, key: "k1", entries: [.init(indicator: id, unit: unit, period: period, says: .amount(3))])
            let first = try await house.values.send(sending, by: IndicatorHouse.coordinator)
            let second = try await house.values.send(sending, by: IndicatorHouse.coordinator)
            #expect(first.submission == second.submission && second.wasKnown && !first.wasKnown)
            #expect(try await house.database.rows("SELECT seq FROM value_entries").count == 1)
            var other = sending
            other.entries[0].says = .amount(4)
            await #expect(throws: IndicatorProblem.keyTaken) {
                try await house.values.send(other, by: IndicatorHouse.coordinator)
            }
            other.entries = []
            #expect(try await house.values.send(other, by: IndicatorHouse.coordinator).wasKnown)
        }
    }
}

/// Chance that is the same each time.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
