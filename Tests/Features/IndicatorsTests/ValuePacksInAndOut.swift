import Database
import Formats
import Foundation
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Indicators

@Suite struct ValuePacksInAndOut {
    private func packs(_ house: IndicatorHouse) -> ValuePacks {
        ValuePacks(database: house.database, world: house.world, values: house.values, cube: house.cube)
    }

    private func prepare(_ house: IndicatorHouse) async throws {
        let (may, october) = try (
            #require(Day(year: 2026, month: 5, day: 1)), #require(Day(year: 2026, month: 10, day: 1))
        )
        try await house.define("ho-so") { $0.validFrom = may }
        try await house.define("ty-le") {
            $0.kind = .ratio
            $0.numerator = "trực tuyến"
            $0.denominator = "tất cả"
            $0.acrossUnits = .ratio
            $0.validFrom = october
        }
        try await house.define("so-nganh") { $0.scope = .departments }
        try await house.define("tinh") { $0.formula = "ho-so * 2" }
        let id = try await house.indicators.find(code: "ho-so", for: IndicatorHouse.leader).id
        try await house.say(id, "xa-21040", [("2026-05", 5), ("2026-06", 6), ("2026-10", 10)])
    }

    /// The pack as it came back after somebody changed cells: by indicator's name and period, column and value.
    private func returned(
        _ house: IndicatorHouse, _ viewer: Viewer, _ cells: [(String, String, String, PackValue)] = []
    ) async throws -> PackReading {
        var book = try await packs(house).make(of: "", for: viewer).book
        for (name, period, column, value) in cells {
            let row = try #require(
                book.rows.firstIndex {
                    $0[ValuePack.indicator]?.words.hasPrefix(name) == true && $0[ValuePack.period]?.words == period
                }, "\(name) \(period)")
            book.rows[row][column] = value
        }
        return try ValuePack.reader.read(try book.xlsx(), fileName: "goi.xlsx")
    }

    @Test func `a pack holds what the unit owes: open periods whole, older ones where empty`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let viewer = try await house.focal("xa-21040")
            let book = try await packs(house).make(of: "", for: viewer).book
            let rows = book.rows.map { row in
                let name = row[ValuePack.indicator]?.words.prefix { $0 != "\n" } ?? ""
                return "\(name) \(row[ValuePack.period]?.words ?? "") \(row[ValuePack.value]?.words ?? "")"
            }
            #expect(
                rows == [
                    "Chỉ số ho-so 2026-11 ", "Chỉ số ho-so 2026-10 10", "Chỉ số ho-so 2026-09 ",
                    "Chỉ số ho-so 2026-08 ", "Chỉ số ho-so 2026-07 ", "Chỉ số ty-le 2026-11 ", "Chỉ số ty-le 2026-10 ",
                ])
            await #expect(throws: NotVisible.self) { try await packs(house).make(of: "xa-21034", for: viewer) }
            await #expect(throws: NotVisible.self) { try await packs(house).make(of: "", for: IndicatorHouse.leader) }
        }
    }

    @Test func `an untouched pack sends nothing`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let viewer = try await house.focal("xa-21040")
            let found = try await packs(house).send(try await returned(house, viewer), by: viewer)
            #expect(found.sent == 0 && found.unchanged == 7 && found.lines.count == 7)
        }
    }

    @Test func `what was filled in is stored as one act, once`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let viewer = try await house.focal("xa-21040")
            let reading = try await returned(
                house, viewer,
                [
                    ("Chỉ số ho-so", "2026-11", ValuePack.value, .decimal(11.5)),
                    ("Chỉ số ho-so", "2026-11", ValuePack.note, .text("đã rà soát")),
                    ("Chỉ số ty-le", "2026-10", ValuePack.numerator, .decimal(3)),
                    ("Chỉ số ty-le", "2026-10", ValuePack.denominator, .decimal(4)),
                ])
            let looked = try await packs(house).examine(reading, for: viewer)
            #expect(looked.ready == 2 && looked.unchanged == 5 && looked.sent == nil)
            let carried = try PackReading(json: JSON(parsing: reading.json.text), by: ValuePack.reader)
            #expect(try await packs(house).send(carried, by: viewer).sent == 2)
            let rows = try await house.database.rows(
                "SELECT channel, entries FROM value_submissions ORDER BY number DESC LIMIT 1")
            #expect(try rows.first?.get("channel", as: String.self) == "pack")
            let id = try await house.indicators.find(code: "ty-le", for: IndicatorHouse.leader).id
            let unit = try await house.unit("xa-21040")
            #expect(try await house.view().block(id)?.value(unit, try #require(Period("2026-10"))) == 75)
            let again = try await packs(house).send(reading, by: viewer)
            #expect(again.sent == 0 && again.unchanged == 7)
        }
    }

    @Test func `a wrong cell is named, and no row is stored`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let viewer = try await house.focal("xa-21040")
            let reading = try await returned(
                house, viewer,
                [
                    ("Chỉ số ho-so", "2026-11", ValuePack.value, .decimal(11)),
                    ("Chỉ số ho-so", "2026-09", ValuePack.value, .text("mười")),
                    ("Chỉ số ho-so", "2026-08", ValuePack.numerator, .decimal(1)),
                    ("Chỉ số ty-le", "2026-11", ValuePack.value, .decimal(50)),
                    ("Chỉ số ty-le", "2026-10", ValuePack.indicator, .text("Chỉ số khác")),
                ])
            let found = try await packs(house).send(reading, by: viewer)
            #expect(found.sent == nil && found.ready == 1 && found.wrong == 4)
            let cells = found.lines.flatMap { line -> [String] in
                if case .wrong(let sentences) = line.outcome {
                    sentences.map { String($0.prefix { $0 != ":" }) }
                } else {
                    []
                }
            }
            #expect(cells == ["Ô F6", "Ô H7", "Ô F9", "Ô B10"])
            #expect(try await house.database.rows("SELECT number FROM value_submissions").count == 1)
        }
    }

    @Test func `a strange value is sent with an answer only, and the answer is kept`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let viewer = try await house.focal("xa-21040")
            let cell = ("Chỉ số ho-so", "2026-11", ValuePack.value, PackValue.decimal(-1))
            let asked = try await packs(house).send(try await returned(house, viewer, [cell]), by: viewer)
            #expect(asked.sent == nil && asked.asking == 1)
            let row = try #require(asked.lines.first { $0.outcome != .unchanged }?.row)
            let reading = try await returned(house, viewer, [cell])
            #expect(try await packs(house).send(reading, answers: [row: "Điều chỉnh giảm"], by: viewer).sent == 1)
            let answers = try await house.database.rows("SELECT answer FROM value_questions")
            #expect(try answers.map { try $0.get("answer", as: String.self) } == ["Điều chỉnh giảm"])
        }
    }

    @Test func `what somebody else wrote meanwhile is not overwritten`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let viewer = try await house.focal("xa-21040")
            let reading = try await returned(
                house, viewer, [("Chỉ số ho-so", "2026-10", ValuePack.value, .decimal(12))])
            let id = try await house.indicators.find(code: "ho-so", for: IndicatorHouse.leader).id
            try await house.say(id, "xa-21040", [("2026-10", 11)])
            let found = try await packs(house).send(reading, by: viewer)
            #expect(found.sent == nil && found.outdated == 1)
        }
    }

    @Test func `another unit's pack and a changed identity are refused`() async throws {
        try await withIndicators { house in
            try await prepare(house)
            let viewer = try await house.focal("xa-21040")
            var reading = try await returned(house, viewer)
            await #expect(throws: ValuePackRefusal.self) {
                try await packs(house).examine(reading, for: try await house.focal("xa-21034"))
            }
            let name = reading.identity["ten"]
            reading.identity["ten"] = "Đơn vị khác"
            await #expect(throws: ValuePackRefusal.notOurs) { try await packs(house).examine(reading, for: viewer) }
            reading.identity["ten"] = name
            reading.identity["dang"] = "tiendo.goi-tien-do/1"
            await #expect(throws: ValuePackRefusal.otherForm) { try await packs(house).examine(reading, for: viewer) }
        }
    }
}
