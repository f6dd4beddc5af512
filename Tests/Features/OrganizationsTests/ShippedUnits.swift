import Organizations
import Testing
import Vocabulary

@Suite struct ShippedUnits {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test func `the shipped file has no finding of any kind`() throws {
        let file = try UnitsFile.shipped()
        #expect(file.findings.isEmpty)
        #expect(file.lines.count == file.count)
        #expect(file.lines.count >= 160)
    }

    @Test func `there are 86 communes, nine wards and one special zone, each with its code, place and tile`() throws {
        let units = try UnitsFile.shipped().lines.map(\.facts)
        #expect(units.count { $0.kind == .commune } == 86)
        #expect(units.count { $0.kind == .ward } == 9)
        #expect(units.filter { $0.kind == .specialZone }.map(\.name) == ["Đặc khu Lý Sơn"])
        let local = units.filter { UnitKind.communeLevel.contains($0.kind) }
        #expect(local.allSatisfy { $0.officialCode != nil && $0.place != nil && $0.tile != nil })
        #expect(Set(local.compactMap(\.officialCode)).count == 96)
        #expect(Set(local.compactMap(\.tile)).count == 96)
        #expect(local.allSatisfy { $0.code == "xa-\($0.officialCode ?? "")" })
    }

    @Test func `seeding twice makes the units once`() async throws {
        try await withHouse { house in
            let first = try await house.units.seedShipped()
            #expect(first == (try UnitsFile.shipped().count))
            #expect(try await house.units.seedShipped() == 0)
        }
    }

    @Test func `what a province has corrected stays when the shipped units come again`() async throws {
        try await withHouse(seeded: true) { house in
            let unit = try await house.units.find(House.keeper, code: "so-khcn")
            var cells: [UnitColumn: String] = [:]
            for (column, text) in try await house.units.facts(House.keeper, of: unit.id).cells { cells[column] = text }
            cells[.identifier] = "000.00.53.H48"
            try await house.units.correct(House.keeper, unit.id, cells)
            try await house.units.seedShipped()
            #expect(try await house.units.find(House.leader, code: "so-khcn").identifier?.text == "H48.53")
        }
    }

    @Test(arguments: [("2025-02-15", 20), ("2025-03-15", 14), ("2025-07-01", 14), ("2026-11-21", 14)])
    func `the departments of a day are those of that day`(text: String, count: Int) async throws {
        try await withHouse(seeded: true) { house in
            let group = try await house.units.find(House.leader, code: "g-so-ban-nganh")
            let members = try await house.units.members(House.leader, of: group.id, on: try day(text))
            #expect(members.count == count)
            let codes = Set(members.map(\.code))
            #expect(codes.contains("so-tttt") == (text < "2025-03-01"))
            #expect(codes.contains("so-nnmt") == (text >= "2025-03-01"))
        }
    }

    @Test(arguments: [
        ("g-ubnd-huyen", "2025-06-30", 13), ("g-ubnd-huyen", "2025-07-01", 0), ("g-ubnd-xa", "2025-06-30", 0),
        ("g-ubnd-xa", "2025-07-01", 96), ("g-dia-phuong", "2025-06-30", 13), ("g-dia-phuong", "2025-07-01", 96),
        ("g-co-quan-bao-chi", "2025-06-30", 2), ("g-co-quan-bao-chi", "2025-07-01", 1),
    ])
    func `local groups change their members on 1 July 2025`(code: String, text: String, count: Int) async throws {
        try await withHouse(seeded: true) { house in
            let group = try await house.units.find(House.leader, code: code)
            #expect(try await house.units.members(House.leader, of: group.id, on: try day(text)).count == count)
        }
    }

    @Test(arguments: [
        ("ubnd-ly-son", "2025-06-30", ["ubnd-ly-son"]), ("ubnd-ly-son", "2025-07-01", ["ubnd-ly-son", "xa-21548"]),
        ("so-tttt", "2025-02-28", ["so-tttt"]), ("so-tttt", "2026-01-12", ["so-tttt", "so-khcn"]),
        ("so-tnmt", "2026-01-12", ["so-tnmt", "so-nnmt"]), ("dai-ptth", "2026-01-12", ["dai-ptth", "bao-ptth"]),
    ])
    func `a merged body leads to who took over`(code: String, text: String, chain: [String]) async throws {
        try await withHouse(seeded: true) { house in
            let unit = try await house.units.find(House.leader, code: code)
            let found = try await house.units.succession(House.leader, of: unit.id, on: try day(text))
            #expect(found.map(\.code) == chain)
        }
    }
}
