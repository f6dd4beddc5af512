import Database
import Foundation
import Indicators
import Organizations
import Vocabulary

/// A million values: indicators that are made up but shaped like a province's, their file, and the cube over them.
enum ValueBench {
    static let world = World.live(now: {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    })

    /// Defines `count` indicators for all 116 units, every third one a ratio, each broken down into nine parts.
    static func define(data: String, count: Int) async throws {
        let database = try await Database.open(data + "/tiendo.sqlite")
        let indicators = Indicators(database: database, world: world)
        let viewer = Viewer.operator("bench")
        let units = try await reporting(database, viewer)
        for number in 0..<count {
            var indicator = Indicator(
                id: ID(""), code: code(number), name: "Chỉ số đo thử số \(number + 1) của các đơn vị trong tỉnh",
                from: Day(number: 0))
            indicator.scope = .listed
            indicator.unit = number % 3 == 0 ? "%" : "hồ sơ"
            if number % 3 == 0 {
                (indicator.kind, indicator.acrossUnits) = (.ratio, .ratio)
                (indicator.numerator, indicator.denominator) = ("hồ sơ trực tuyến", "hồ sơ")
            }
            indicator.dimensions = [.init(code: "nhom", members: (1...9).map { "n\($0)" })]
            let id = try await indicators.define(indicator, by: viewer)
            try await indicators.apply(to: id, units: units.map { .init(unit: $0.id) }, by: viewer)
        }
        await database.close()
    }

    /// The units that report: departments and communes first, then others, 116 in all.
    static func reporting(_ database: Database, _ viewer: Viewer) async throws -> [OrgUnit] {
        var filter = Units.Filter()
        filter.isGroup = false
        filter.day = world.today()
        let all = try await Units(database: database, world: world).list(viewer, filter, limit: 500).units
        let firsts = all.filter { $0.code.hasPrefix("xa-") || $0.code.hasPrefix("so-") }
        return Array((firsts + all.filter { !firsts.contains($0) }).prefix(116))
    }

    static func code(_ number: Int) -> String { "do-thu-\(number + 1)" }

    /// Writes the values of `indicators` x 116 units x `periods` months up to last month, and with `parts` above 0 also so
    /// many breakdowns of each.
    static func file(data: String, path: String, indicators: Int, periods: Int, parts: Int) async throws {
        let database = try await Database.open(data + "/tiendo.sqlite")
        let codes = try await reporting(database, Viewer.operator("bench")).map(\.code)
        await database.close()
        FileManager.default.createFile(atPath: path, contents: nil)
        let out = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try out.write(contentsOf: Data("indicator,unit,members,period,value,numerator,denominator\n".utf8))
        let first = Period(.month, of: world.today()).adding(-periods)
        let months = (0..<periods).map { first.adding($0).code }
        var text = ""
        for number in 0..<indicators {
            for (row, unit) in codes.enumerated() {
                for part in 0...parts {
                    let members = part == 0 ? "" : "nhom=n\(part)"
                    for (column, month) in months.enumerated() {
                        text += "\(code(number)),\(unit),\(members),\(month),"
                        let value = ValueBench.value(number, row, column, part)
                        text += number % 3 == 0 ? ",\(value),\(value + 500 + row)\n" : "\(value),,\n"
                    }
                    if text.utf8.count > 1 << 20 {
                        try out.write(contentsOf: Data(text.utf8))
                        text = ""
                    }
                }
            }
        }
        try out.write(contentsOf: Data(text.utf8))
        try out.close()
    }

    /// Rising, with a swing and small setbacks.
    static func value(_ number: Int, _ row: Int, _ column: Int, _ part: Int) -> Int {
        100 + row * 3 + column * (2 + number % 5) + (column * 7 + row * 5 + number * 3 + part) % 11
    }

    /// The cube read whole, then each roll-up over all history, medians; and what they found, to be compared.
    static func cube(data: String) async throws {
        let database = try await Database.open(data + "/tiendo.sqlite")
        let viewer = Viewer.operator("bench")
        let cube = Cube(database: database, world: world)
        let began = ContinuousClock.now
        let view = try await cube.view(for: viewer)
        let built = (ContinuousClock.now - began) / .milliseconds(1)
        let blocks = view.indicators.compactMap { view.block($0.id) }
        var (sums, years, declines) = (0.0, 0.0, 0)
        let byPeriod = Measure.median(21) {
            sums = 0
            for block in blocks { sums += block.sumsByPeriod().sums.reduce(0, +) }
        }
        let byYear = Measure.median(21) {
            years = 0
            for block in blocks { years += block.sumsByUnitAndYear().sums.reduce(0) { $0 + ($1.isNaN ? 0 : $1) } }
        }
        let down = Measure.median(21) { declines = blocks.reduce(0) { $0 + $1.declines() } }
        let cells = blocks.reduce(0) { $0 + $1.amounts.count }
        print(
            """
            {"cells": \(cells), "built_ms": \(built), "memory_mib": \(Measure.peakMemory), \
            "by_period_ms": \(byPeriod), "by_unit_year_ms": \(byYear), "declines_ms": \(down), \
            "sum": \(sums), "year_sum": \(years), "declines": \(declines)}
            """)
        await database.close()
    }
}
