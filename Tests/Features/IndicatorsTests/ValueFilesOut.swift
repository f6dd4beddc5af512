import Database
import Formats
import Foundation
import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Indicators

@Suite struct ValueFilesOut {
    /// The catalogue of both houses of a test.
    private func define(in house: IndicatorHouse) async throws {
        let steward = try await house.unit("so-khcn")
        try await house.define("ho-so") { $0.dimensions = [.init(code: "gioi", members: ["nam", "nu"])] }
        try await house.define("ty-le") {
            $0.kind = .ratio
            $0.numerator = "trực tuyến"
            $0.denominator = "tất cả"
            $0.acrossUnits = .ratio
            $0.steward = steward
        }
        try await house.define("duyet") { $0.needsApproval = true }
        try await house.define("quy") { $0.frequency = .quarter }
    }

    /// Values of all kinds, chance ones, and some that do not count.
    private func fill(_ house: IndicatorHouse) async throws {
        let view = try await house.view()
        let units = [try await house.unit("xa-21040"), try await house.unit("xa-21034")]
        var chance = SplitMix(seed: 11)
        var entries: [ValueEntry] = []
        for indicator in view.indicators where indicator.code != "duyet" {
            for unit in units {
                for back in 0..<14 {
                    let period = Period(indicator.frequency, of: view.today).adding(-back)
                    let whole = (Double.random(in: -900...900, using: &chance) * 1000).rounded() / 1000
                    entries.append(
                        ValueEntry(
                            indicator: indicator.id, unit: unit,
                            members: indicator.code == "ho-so" && back % 3 == 0 ? "gioi=nu" : "", period: period,
                            says: indicator.kind == .ratio
                                ? .ratio(numerator: Double(back), denominator: 37) : .amount(whole),
                            note: back == 4 ? "=\"lạ\", có\nxuống dòng" : ""))
                }
            }
        }
        // Chance numbers look strange; whoever sends them says why.
        let asked = house.values.questions(about: entries, under: try await house.cube.view(for: .system("test")))
        for question in asked {
            entries[question.place].answers.append(.init(rule: question.rule, words: "", answer: "số thử"))
        }
        var sending = Sending(.page, entries: entries)
        sending.source = "=1+1; \"Sở\", dòng"
        try await house.values.send(sending, by: IndicatorHouse.coordinator)
        let waiting = try #require(view.indicator(code: "duyet")?.id)
        try await house.say(waiting, "xa-21040", [("2026-03", 1)])
        let gone = try #require(view.indicator(code: "quy")?.id)
        let removal = ValueEntry(
            indicator: gone, unit: units[0], period: Period(.quarter, of: view.today), says: .removed)
        try await house.values.send(Sending(.page, entries: [removal]), by: IndicatorHouse.coordinator)
    }

    private func bytes(
        _ format: ValueFormat, of house: IndicatorHouse, _ filter: ValueFilter = ValueFilter(),
        for viewer: Viewer = IndicatorHouse.leader
    ) async throws -> [UInt8] {
        let export = try await house.values.export(filter, for: viewer)
        var all: [UInt8] = []
        try await export.write(format, prepared: house.world.now()) { all += $0 }
        return all
    }

    @Test(arguments: [ValueFormat.csv, .json, .xlsx])
    func `what goes out comes in again as nothing new, and fills another house alike`(format: ValueFormat) async throws
    {
        try await withIndicators { house in
            try await define(in: house)
            try await fill(house)
            let out = try await bytes(format, of: house)
            let file = try ValueFile(out, name: "so-lieu.\(format.rawValue)")
            let found = try await house.values.examine(file, for: IndicatorHouse.coordinator)
            #expect(found.findings.wrong == [])
            #expect(found.lines == 83 && found.unchanged == found.lines && found.taken == 0)
            let csv = try await bytes(.csv, of: house)
            try await withIndicators { other in
                try await define(in: other)
                let (_, receipt) = try await other.values.apply(file, by: IndicatorHouse.coordinator)
                #expect(receipt?.entries == found.lines)
                #expect(try await bytes(.csv, of: other) == csv)
            }
        }
    }

    @Test func `a filter narrows by indicator, unit and days`() async throws {
        try await withIndicators { house in
            try await define(in: house)
            try await fill(house)
            var filter = ValueFilter()
            filter.indicators = ["ho-so", "quy"]
            filter.units = ["xa-21034"]
            (filter.from, filter.to) = (Period("2026-Q2"), Period("2026-Q3"))
            let records = try readCSV(try await bytes(.csv, of: house, filter)).dropFirst().map(\.fields)
            #expect(Set(records.map { $0[1] }) == ["xa-21034"])
            #expect(
                Set(records.map { $0[3] })
                    == ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-Q2", "2026-Q3"])
            #expect(records.count == 8)
        }
    }

    @Test func `a focal point's file holds its own unit's values and those it is steward of`() async throws {
        try await withIndicators { house in
            try await define(in: house)
            try await fill(house)
            let own = try readCSV(try await bytes(.csv, of: house, for: try await house.focal("xa-21040")))
            #expect(Set(own.dropFirst().map { $0.fields[1] }) == ["xa-21040"])
            let steward = try readCSV(try await bytes(.csv, of: house, for: try await house.focal("so-khcn")))
            #expect(Set(steward.dropFirst().map { $0.fields[0] }) == ["ty-le"])
            #expect(Set(steward.dropFirst().map { $0.fields[1] }) == ["xa-21040", "xa-21034"])
            await #expect(throws: NotVisible.self) {
                try await bytes(.csv, of: house, for: Viewer(actor: "public", actorName: "", unit: nil, roles: []))
            }
        }
    }

    @Test func `SDMX files hold one observation for each value, with its members and its structure`() async throws {
        try await withIndicators { house in
            try await define(in: house)
            try await fill(house)
            let data = try readCSV(try await bytes(.sdmx, of: house))
            #expect(data.count == 84)
            #expect(data[0].fields.contains("GIOI"))
            let structure = String(decoding: try await bytes(.structure, of: house), as: UTF8.self)
            #expect(structure.contains("TY_LE") || structure.contains("ty-le"))
        }
    }

    @Test(arguments: ["", "a", "=1+1", "'=1+1", "''-2", "'a", "@x", "'"])
    func `words that a spreadsheet would run are written so that they come back`(words: String) {
        #expect(GuardedWords.read(GuardedWords.write(words)) == words)
        #expect(!["=", "+", "-", "@"].contains { GuardedWords.write(words).hasPrefix($0) })
    }
}
