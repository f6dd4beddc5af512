import Database
import Foundation
import Organizations
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Indicators

/// Numbers, years and names of acts that somebody sends to break the house.
@Suite struct HostileValues {
    private func share(_ house: IndicatorHouse) async throws -> ID<Indicator> {
        try await house.define("ty-le") {
            $0.kind = .ratio
            $0.acrossUnits = .ratio
            $0.numerator = "a"
            $0.denominator = "b"
        }
    }

    private func send(
        _ house: IndicatorHouse, _ indicator: ID<Indicator>, _ unit: String, _ says: Statement
    ) async throws {
        let entry = ValueEntry(
            indicator: indicator, unit: try await house.unit(unit), period: try #require(Period("2026-09")), says: says)
        try await house.values.send(Sending(.demo, entries: [entry]), by: IndicatorHouse.coordinator)
    }

    @Test func `a number too small to be drawn or divided by is refused`() async throws {
        try await withIndicators { house in
            let count = try await house.define("ho-so")
            let ratio = try await share(house)
            for number in [5e-324, 2.5e-323, -1e-300, 1e-16, 1.1e15, .infinity, .nan] {
                await #expect(throws: IndicatorProblem.self) {
                    try await send(house, count, "xa-21040", .amount(number))
                }
                await #expect(throws: IndicatorProblem.self) {
                    try await send(house, ratio, "xa-21040", .ratio(numerator: 1, denominator: number))
                }
            }
            for number in [0, -0.0, 1e-15, -1e15] { try await send(house, count, "xa-21040", .amount(number)) }
            try await send(house, ratio, "xa-21040", .ratio(numerator: 1e15, denominator: 1e-15))
            let value = try await house.view().block(ratio)?.value(
                try await house.unit("xa-21040"), try #require(Period("2026-09")))
            #expect(try #require(value).isFinite)
        }
    }

    @Test func `a file's numbers have the same bounds`() async throws {
        try await withIndicators { house in
            try await house.define("ho-so")
            _ = try await share(house)
            let lines = [
                "indicator,unit,period,value,numerator,denominator", "ho-so,xa-21040,2026-09,1e-300,,",
                "ho-so,xa-21034,2026-09,-1e-16,,", "ty-le,xa-21040,2026-09,,1,1e-300",
                "ty-le,xa-21034,2026-09,,1e-300,1",
            ]
            let file = try ValueFile(Array(lines.joined(separator: "\n").utf8), name: "a.csv")
            let found = try await house.values.examine(file, for: IndicatorHouse.coordinator)
            #expect(found.wrong == 4 && found.taken == 0)
        }
    }

    @Test func `denominators that cancel each other make no total`() async throws {
        try await withIndicators { house in
            let ratio = try await share(house)
            try await send(house, ratio, "xa-21040", .ratio(numerator: 1, denominator: 4))
            try await send(house, ratio, "xa-21034", .ratio(numerator: 1, denominator: -4))
            let block = try #require(try await house.view().block(ratio))
            #expect(block.total(try #require(Period("2026-09"))) == nil)
            #expect(block.total.allSatisfy { !$0.isInfinite })
        }
    }

    @Test func `a definition from the year 1 or with a factor beyond numbers is refused`() async throws {
        try await withIndicators { house in
            for year in [1, 202, 1899, 2201] {
                await #expect(throws: IndicatorProblem.self) {
                    try await house.define("nam-\(year)") { $0.validFrom = Day(year: year, month: 1, day: 1)! }
                }
            }
            for factor in [1e300, 1e-300, 0, -1] {
                await #expect(throws: IndicatorProblem.self) { try await house.define("he-so") { $0.factor = factor } }
            }
            try await house.define("cu") { $0.validFrom = Day(year: 1900, month: 1, day: 1)! }
        }
    }

    @Test func `two programs may name their acts alike`() async throws {
        try await withIndicators { house in
            try await house.define("ho-so")
            func body(_ unit: String) -> String {
                """
                {"key": "2026-09", "values": [{"indicator": "ho-so", "unit": "\(unit)", "period": "2026-09", "value": 1}]}
                """
            }
            let units = ["xa-21040", "xa-21034"]
            for unit in units {
                let reply = try await house.ask(
                    "/api/v1/values", as: try await house.focal(unit), json: body(unit), scope: "read values")
                #expect(reply.status == 200, "\(unit)")
            }
            #expect(try await house.database.rows("SELECT seq FROM value_entries").count == 2)
        }
    }

    @Test func `a file whose values were changed since is stored again, and by another too`() async throws {
        try await withIndicators { house in
            let id = try await house.define("ho-so")
            let file = try ValueFile(
                Array("indicator,unit,period,value\nho-so,xa-21040,2026-09,10\n".utf8), name: "a.csv")
            let first = try await house.values.apply(file, by: IndicatorHouse.coordinator).receipt
            try await house.say(id, "xa-21040", [("2026-09", 12)])
            let second = try await house.values.apply(file, by: IndicatorHouse.coordinator).receipt
            #expect(second?.wasKnown == false && second?.submission != first?.submission)
            let again = try await house.values.apply(file, by: IndicatorHouse.coordinator).receipt
            #expect(again?.wasKnown == true)
            let unit = try await house.unit("xa-21040")
            #expect(try await house.view().block(id)?.value(unit, try #require(Period("2026-09"))) == 10)
            try await house.say(id, "xa-21040", [("2026-09", 12)])
            let other = try await house.values.apply(file, by: try await house.focal("xa-21040")).receipt
            #expect(other?.wasKnown == false)
        }
    }
}
