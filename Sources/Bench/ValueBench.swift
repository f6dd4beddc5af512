import Database
import Foundation
import Indicators
import Organizations
import Plans
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

    /// A plan whose targets are measured by the indicators, one each; prints the plan's id.
    static func aims(data: String) async throws {
        let database = try await Database.open(data + "/tiendo.sqlite")
        let viewer = Viewer.operator("bench")
        let view = try await Cube(database: database, world: world).view(for: viewer)
        let indicators = view.indicators.filter { $0.code.hasPrefix("do-thu-") }
        let plan = try await database.write { tx in
            let plans = PlanRegister(database: database, world: world)
            let targets = Targets(database: database, world: world)
            let aims = Aims(database: database, world: world)
            let plan = try plans.insert(NewPlan(code: "99/KH-THU", title: "Kế hoạch đo thử"), in: tx, by: viewer)
            for indicator in indicators {
                var target = NewTarget(name: indicator.name)
                target.horizon = 2030
                target.value = TargetValue(raw: "95", op: .atLeast, low: 95, unit: indicator.unit)
                let id = try targets.insert(target, into: plan, in: tx, by: viewer)
                var draft = AimDraft(words: "95", value: target.value, horizon: 2030)
                draft.level = .province
                var aim = draft.aim(id: ID(""), target: id, part: 1)
                (aim.indicator, aim.link) = (indicator.id, .accepted)
                try aims.write([aim], of: id, in: tx, by: viewer)
            }
            return plan
        }
        print(plan.text)
        await database.close()
    }

    /// One more value of the first indicator, as if a unit had just sent it.
    static func touch(data: String) async throws {
        let database = try await Database.open(data + "/tiendo.sqlite")
        try await touch(data: data, in: database, cube: Cube(database: database, world: world))
        await database.close()
    }

    private static func touch(data: String, in database: Database, cube: Cube) async throws {
        let viewer = Viewer.operator("bench")
        let rows = try await database.rows(
            """
            SELECT value_series.indicator_id, value_series.unit_id, value_entries.period, COUNT(*) AS versions
            FROM value_series JOIN value_entries ON value_entries.series = value_series.number
            WHERE value_series.number = 1 GROUP BY value_series.indicator_id, value_series.unit_id, value_entries.period
            ORDER BY value_entries.period DESC LIMIT 1
            """)
        guard let row = rows.first else { return }
        let entry = ValueEntry(
            indicator: try row.get("indicator_id"), unit: try row.get("unit_id"),
            period: Period(.month, number: try row.get("period")),
            says: .ratio(numerator: Double(300 + (try row.get("versions", as: Int.self))), denominator: 1000))
        try await Values(database: database, world: world, cube: cube).send(
            Sending(.demo, entries: [entry]), by: viewer)
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
        let standings = Standings(database: database, world: world, cube: cube)
        var news: [Double] = []
        for _ in 0..<9 {
            try await touch(data: data, in: database, cube: cube)
            let began = ContinuousClock.now
            _ = try await cube.view(for: viewer)
            news.append((ContinuousClock.now - began) / .milliseconds(1))
        }
        let book = try await Measure.median(9) { _ = try await standings.book(for: viewer) }
        print(
            """
            {"cells": \(cells), "built_ms": \(built), "memory_mib": \(Measure.peakMemory), \
            "news_ms": \(news.sorted()[4]), "book_ms": \(book), "by_period_ms": \(byPeriod), "by_unit_year_ms": \(byYear), "declines_ms": \(down), \
            "sum": \(sums), "year_sum": \(years), "declines": \(declines)}
            """)
        await database.close()
    }
}
