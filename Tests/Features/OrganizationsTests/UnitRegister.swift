import Organizations
import Testing
import Vocabulary

@Suite struct UnitsOnPaper {
    private let header = "code,name,aliases,kind,parent,valid_from,valid_to,successor,identifier\n"

    private func bytes(_ lines: String) -> [UInt8] { Array((header + lines).utf8) }

    @Test func `examining a file writes nothing and says line by line what is wrong`() async throws {
        try await withHouse { house in
            let file = bytes(
                """
                so-a,Sở A,,sở,,,,,H48.1
                So B,Sở B,,sở,,,,,
                so-c,,,sở,,,,,
                so-d,Sở D,,vụ,,,,,
                so-e,Sở E,,sở,,31/9/2025,,,
                so-f,Sở F,,sở,khong-co,,,,
                so-g,Sở G,,sở,,2025-07-01,2025-06-30,,
                so-a,Sở A lần hai,,sở,,,,,
                so-h,=cmd(),,sở,,,,,
                so-i,Sở I,,sở,,,,so-a,
                so-j,Sở J,,sở,,,,,H48.1
                so-k,Sở K,,sở,,,,,48.H
                """)
            let examination = try await house.units.examine(House.keeper, file: file)
            #expect(
                examination.findings.map { "\($0.line) \($0.code)" } == [
                    "2 unit.identifier", "3 unit.code", "4 unit.name", "5 unit.kind", "6 unit.day", "7 unit.parent",
                    "8 unit.days",
                    "9 unit.twice", "10 unit.name", "11 unit.open", "12 unit.identifier", "13 unit.identifier",
                ])
            #expect(examination.findings.allSatisfy { !$0.says.isEmpty && $0.severity == .error })
            #expect(examination.count == 12)
            #expect(examination.fresh + examination.changed + examination.same + examination.refused == 12)
            #expect(try await house.units.list(House.keeper).total == 0)
            await #expect(throws: UnitProblem.findings(12)) { try await house.units.apply(House.keeper, file: file) }
            #expect(try await house.units.list(House.keeper).total == 0)
        }
    }

    @Test(arguments: [
        ("", UnitProblem.unreadableFile), ("code,name\nso-a,Sở A\n", .missingColumn("kind")),
        ("code,name,kind\n\"so-a,Sở A,sở\n", .unreadableFile),
    ])
    func `a file that cannot be used is refused as a whole`(text: String, problem: UnitProblem) async throws {
        try await withHouse { house in
            await #expect(throws: problem) { try await house.units.examine(House.keeper, file: Array(text.utf8)) }
        }
    }

    @Test func `bytes that are not UTF-8 are refused as a whole`() async throws {
        try await withHouse { house in
            await #expect(throws: UnitProblem.unreadableFile) {
                try await house.units.examine(House.keeper, file: Array("code,name,kind\n".utf8) + [0x53, 0xF4, 0x0A])
            }
        }
    }

    @Test func `what is exported is imported again to the same, in any order and with a byte-order mark`() async throws
    {
        try await withHouse(seeded: true) { house in
            let text = try await house.units.export(House.leader)
            let again = try await house.units.examine(House.keeper, file: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
            #expect(again.findings.isEmpty)
            #expect(again.same == again.count)
            let lines = text.utf8.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
            let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
            try await withHouse { other in
                let done = try await other.units.apply(House.keeper, file: Array(turned.utf8))
                #expect(done.fresh == again.count)
                #expect(try await other.units.export(House.leader) == text)
            }
        }
    }

    @Test func `a file without a column leaves that fact as it is`() async throws {
        try await withHouse(seeded: true) { house in
            let before = try await house.units.export(House.leader)
            let file = Array("code,name,kind\nso-khcn,Sở Khoa học và Công nghệ,sở\n".utf8)
            let done = try await house.units.apply(House.keeper, file: file)
            #expect(done.same == 1)
            #expect(try await house.units.export(House.leader) == before)
        }
    }

    @Test func `circles of parents and of successors are refused`() async throws {
        try await withHouse { house in
            let file = bytes(
                "a,Sở A,,sở,b,,,,\nb,Sở B,,sở,a,,,,\nc,Sở C,,sở,,,2025-01-01,d,\nd,Sở D,,sở,,,2025-01-01,c,\n")
            let examination = try await house.units.examine(House.keeper, file: file)
            #expect(
                examination.findings.filter { $0.severity == .error }.map { "\($0.line) \($0.code)" } == [
                    "2 unit.circle", "3 unit.circle", "4 unit.circle", "5 unit.circle",
                ])
        }
    }

    @Test func `a name that two living units share is a warning, not an error`() async throws {
        try await withHouse { house in
            let file = bytes("a,Sở A,Sở Chung,sở,,,,,\nb,Sở B,sở chung,sở,,,,,\nc,Sở C,Sở Chung,sở,,,2020-01-01,,\n")
            let done = try await house.units.apply(House.keeper, file: file)
            #expect(done.findings.map(\.code).allSatisfy { $0 == "unit.shared" })
            #expect(done.fresh == 3)
        }
    }

    @Test func `quotes, commas and line ends inside a cell come back`() async throws {
        try await withHouse { house in
            let file = bytes("a,\"Sở \"\"A\"\", một\",\"Sở, A|A\",sở,,,,,\r\n")
            try await house.units.apply(House.keeper, file: file)
            let unit = try await house.units.find(House.leader, code: "a")
            #expect(unit.name == "Sở \"A\", một")
            #expect(try await house.units.aliases(House.leader, of: unit.id) == ["A", "Sở, A"])
        }
    }

    @Test func `the directory has the columns of the extraction contract and the bodies of its day`() async throws {
        try await withHouse(seeded: true) { house in
            let all = try await house.units.directoryCSV(House.leader)
            #expect(all.hasPrefix("code,name,aliases,kind,parent,valid_from,valid_to,successor\r\n"))
            #expect(all.contains("ubnd-ly-son,") && all.contains("xa-21548,"))
            let day = try #require(Day("2026-01-12"))
            let now = try await house.units.directoryCSV(House.leader, on: day)
            #expect(!now.contains("\r\nubnd-ly-son,") && now.contains("\r\nxa-21548,"))
        }
    }

    @Test func `who does not keep units changes none, and the public reads none`() async throws {
        try await withHouse(seeded: true) { house in
            let unit = try await house.units.find(House.leader, code: "so-khcn")
            let day = try #require(Day("2026-01-12"))
            for viewer in [House.leader, House.nobody] {
                await #expect(throws: NotVisible.self) { try await house.units.examine(viewer, file: []) }
                await #expect(throws: NotVisible.self) { try await house.units.apply(viewer, file: []) }
                await #expect(throws: NotVisible.self) { try await house.units.correct(viewer, unit.id, [:]) }
                await #expect(throws: NotVisible.self) {
                    try await house.units.dissolve(viewer, unit.id, after: day, into: nil)
                }
            }
            #expect(try await house.units.list(House.nobody).total == 0)
            await #expect(throws: NotVisible.self) { try await house.units.find(House.nobody, unit.id) }
            await #expect(throws: NotVisible.self) { try await house.units.export(House.nobody) }
            await #expect(throws: NotVisible.self) { try await house.units.directoryCSV(House.nobody) }
            await #expect(throws: NotVisible.self) { try await house.units.members(House.nobody, of: unit.id, on: day) }
        }
    }
}

@Suite struct UnitsInUse {
    @Test func `units are found by name without diacritics, by alias, by abbreviation and by code`() async throws {
        try await withHouse(seeded: true) { house in
            for words in ["khoa hoc va cong nghe", "KH&CN", "SKHCN", "so-khcn", "Sở Khoa học"] {
                var filter = Units.Filter()
                filter.words = words
                let found = try await house.units.list(House.leader, filter)
                #expect(found.units.map(\.code).contains("so-khcn"), "\(words)")
                #expect(found.total < 20)
            }
            var filter = Units.Filter()
            filter.words = "100%_"
            #expect(try await house.units.list(House.leader, filter).total == 0)
        }
    }

    @Test func `pages follow one another in Vietnamese order without a gap`() async throws {
        try await withHouse(seeded: true) { house in
            var names: [String] = []
            var after: String?
            repeat {
                let page = try await house.units.list(House.leader, after: after, limit: 7)
                #expect(page.total == (try UnitsFile.shipped().count))
                names += page.units.map(\.name)
                after = page.next
            } while after != nil
            #expect(names.count == (try UnitsFile.shipped().count))
            #expect(Set(names).count == names.count)
            let bao = try #require(names.firstIndex(of: "Báo Quảng Ngãi"))
            let cac = try #require(names.firstIndex(of: "Các bộ, ngành"))
            let dai = try #require(names.firstIndex(of: "Đài Phát thanh - Truyền hình tỉnh"))
            let so = try #require(names.firstIndex(of: "Sở Y tế"))
            #expect(bao < cac && cac < dai && dai < so)
        }
    }

    @Test func `a list narrows to kinds, to a day and to a group`() async throws {
        try await withHouse(seeded: true) { house in
            var filter = Units.Filter()
            filter.kinds = [.department]
            filter.day = Day("2026-01-12")
            #expect(try await house.units.list(House.leader, filter).total == 11)
            filter.day = Day("2025-01-12")
            #expect(try await house.units.list(House.leader, filter).total == 16)
            filter = Units.Filter()
            filter.group = try await house.units.find(House.leader, code: "g-ubnd-xa").id
            #expect(try await house.units.list(House.leader, filter).total == 96)
            filter = Units.Filter()
            filter.isGroup = true
            #expect(try await house.units.list(House.leader, filter).units.allSatisfy(\.isGroup))
        }
    }

    @Test func `a dissolved unit leaves its groups and hands its work on`() async throws {
        try await withHouse(seeded: true) { house in
            let (units, keeper) = (house.units, House.keeper)
            let old = try await units.find(keeper, code: "so-tu-phap")
            let heir = try await units.find(keeper, code: "so-noi-vu")
            let group = try await units.find(keeper, code: "g-so-ban-nganh")
            let last = try #require(Day("2026-12-31"))
            try await units.dissolve(keeper, old.id, after: last, into: heir.id)
            #expect(try await units.members(keeper, of: group.id, on: last).map(\.code).contains("so-tu-phap"))
            let after = try await units.members(keeper, of: group.id, on: last.adding(days: 1))
            #expect(after.count == 13 && !after.map(\.code).contains("so-tu-phap"))
            let chain = try await units.succession(keeper, of: old.id, on: last.adding(days: 1))
            #expect(chain.map(\.code) == ["so-tu-phap", "so-noi-vu"])
            await #expect(throws: UnitProblem.alreadyDissolved(last)) {
                try await units.dissolve(keeper, old.id, after: last, into: nil)
            }
        }
    }

    @Test func `work cannot be handed to a group, to a dissolved unit or to itself`() async throws {
        try await withHouse(seeded: true) { house in
            let (units, keeper) = (house.units, House.keeper)
            let unit = try await units.find(keeper, code: "so-tu-phap")
            let gone = try await units.find(keeper, code: "so-tttt")
            let group = try await units.find(keeper, code: "g-so-ban-nganh")
            let last = try #require(Day("2026-12-31"))
            await #expect(throws: UnitProblem.successorIsGone(gone.name)) {
                try await units.dissolve(keeper, unit.id, after: last, into: gone.id)
            }
            await #expect(throws: UnitProblem.successorIsGone(group.name)) {
                try await units.dissolve(keeper, unit.id, after: last, into: group.id)
            }
            await #expect(throws: UnitProblem.successorIsSelf) {
                try await units.dissolve(keeper, unit.id, after: last, into: unit.id)
            }
            await #expect(throws: UnitProblem.groupCannotDissolve) {
                try await units.dissolve(keeper, group.id, after: last, into: nil)
            }
        }
    }
}
