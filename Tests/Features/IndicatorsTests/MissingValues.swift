import Database
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Indicators

/// What is expected and not there.
@Suite struct MissingValues {
    @Test func `what is due and not sent is listed, with its day, and nothing else is`() async throws {
        try await withIndicators { house in
            let unit = try await house.unit("xa-21040")
            let id = try await house.define("ho-so") {
                $0.validFrom = Day(year: 2026, month: 8, day: 1) ?? $0.validFrom
                $0.delayMonths = 1
            }
            try await house.define("tinh") { $0.formula = "ho-so * 2" }
            let gone = try await house.define("cu")
            try await house.indicators.retire(gone, version: 1, reason: "Thay", by: IndicatorHouse.coordinator)
            try await house.say(id, "xa-21040", [("2026-08", 5)])
            let today = house.world.today()
            let all = try await house.values.missing(today: today, for: IndicatorHouse.leader)
            // August and September are due by 21/11 with a month's delay; October only on 30/11.
            #expect(Set(all.map(\.indicator)) == [id])
            #expect(all.count == 96 * 2 - 1)
            #expect(Set(all.map(\.period.code)) == ["2026-08", "2026-09"])
            let own = try await house.values.missing(today: today, for: try await house.focal("xa-21040"))
            let wanted = MissingValue(
                indicator: id, unit: unit, period: try #require(Period("2026-09")),
                dueOn: try #require(Day("2026-10-31")))
            #expect(own == [wanted])
            let list = try await house.values.missingList(today: today, for: IndicatorHouse.leader)
            #expect(list.owed == 192 && list.older == 0)
            let page = try words(try await house.ask("/so-lieu/thieu", as: try await house.focal("xa-21040")))
            #expect(page.contains("Tháng 9/2026") && page.contains("31/10/2026") && page.contains("quá 21 ngày"))
            let file = try words(
                try await house.ask("/so-lieu/thieu.csv?chi-so=ho-so&don-vi=xa-21034", as: IndicatorHouse.leader))
            #expect(file.split(separator: "\r\n").count == 3)
        }
    }

    @Test func `twelve periods are listed and the older ones counted`() async throws {
        try await withIndicators { house in
            let steward = try await house.unit("so-khcn")
            try await house.define("rieng") {
                $0.scope = .province
                $0.steward = steward
                $0.validFrom = Day(year: 2025, month: 1, day: 1) ?? $0.validFrom
            }
            let list = try await house.values.missingList(today: house.world.today(), for: IndicatorHouse.leader)
            // January 2025 to October 2026 are 22 periods.
            #expect(list.values.count == 12 && list.older == 10)
            #expect(list.values.first?.period.code == "2025-11" && list.values.last?.period.code == "2026-10")
        }
    }

    @Test func `a value that waits for approval is not missing, a returned one is`() async throws {
        try await withIndicators { house in
            let steward = try await house.unit("so-khcn")
            let id = try await house.define("duyet") {
                $0.scope = .province
                $0.steward = steward
                $0.needsApproval = true
                $0.validFrom = Day(year: 2026, month: 9, day: 1) ?? $0.validFrom
            }
            let today = house.world.today()
            #expect(try await house.values.missing(today: today, for: IndicatorHouse.leader).count == 2)
            try await house.say(id, "so-khcn", [("2026-09", 5)])
            #expect(
                try await house.values.missing(today: today, for: IndicatorHouse.leader).map(\.period.code)
                    == ["2026-10"])
            let line = try #require(
                try await house.values.reading.lines(.waiting, for: IndicatorHouse.coordinator).lines.first)
            let office = Viewer(actor: "office", actorName: "Văn phòng", unit: nil, roles: [.office])
            _ = try await house.values.judge(.back, [line.version.ref], words: "Sai", by: office)
            #expect(try await house.values.missing(today: today, for: IndicatorHouse.leader).count == 2)
        }
    }

    @Test func `a span without the indicator is not asked for`() async throws {
        try await withIndicators { house in
            let id = try await house.define("ho-so") {
                $0.validFrom = Day(year: 2026, month: 8, day: 1) ?? $0.validFrom
            }
            let unit = try await house.unit("xa-21040")
            try await house.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO indicator_units (indicator_id, unit_id, position, applies, from_period, to_period, reason)
                    VALUES (\(id), \(unit), 1, 0, \(2026 * 12 + 8), \(2026 * 12 + 8), 'Bão')
                    """)
                try tx.run("UPDATE indicators SET changed_seq = changed_seq + 1")
            }
            let own = try await house.values.missing(
                today: house.world.today(), for: try await house.focal("xa-21040"))
            #expect(own.map(\.period.code) == ["2026-08", "2026-10"])
        }
    }
}
