import Organizations
import TestHouse
import Testing
import Vocabulary

@testable import Calendars

@Suite struct PausesKept {
    private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    private func storm(_ house: House, to: String? = nil) async throws -> Pauses.Declaration {
        Pauses.Declaration(
            name: "Bão số 12", words: "Quyết định số 1234/QĐ-UBND ngày 25/10/2026", from: try day("2026-10-25"),
            to: to.flatMap(Day.init), units: try await house.communes("21025", "21034"))
    }

    @Test func `an event is declared, lasts until it is ended by a decision, and is never deleted`() async throws {
        try await withHouse { house in
            let id = try await house.pauses.declare(House.coordinator, try await storm(house))
            let open = try #require(try await house.inForce().first)
            #expect(open.id == id && open.to == nil && open.units.count == 2)
            #expect(open.holds(try day("2027-01-01")))
            #expect(!open.holds(try day("2026-10-24")))
            try await house.pauses.end(
                House.keeper, id, on: try day("2026-11-02"), words: "Quyết định số 1300/QĐ-UBND ngày 02/11/2026")
            let ended = try await house.pauses.find(House.leader, id)
            #expect(ended.pause.holds(try day("2026-11-02")))
            #expect(!ended.pause.holds(try day("2026-11-03")))
            #expect(ended.endWords == "Quyết định số 1300/QĐ-UBND ngày 02/11/2026")
            await #expect(throws: CalendarProblem.alreadyGone) {
                try await house.pauses.end(House.keeper, id, on: try day("2026-11-05"), words: "x")
            }
            #expect(try await house.deeds("pause") == ["pause-declared", "pause-ended"])
            #expect(try await house.inForce().count == 1)
        }
    }

    @Test func `an event declared in error stays to be seen and counts no more`() async throws {
        try await withHouse { house in
            let id = try await house.pauses.declare(House.coordinator, try await storm(house, to: "2026-10-30"))
            try await house.pauses.withdraw(House.coordinator, id, reason: "Nhầm xã")
            #expect(try await house.inForce().isEmpty)
            let seen = try await house.pauses.list(House.leader)
            #expect(seen.map(\.withdrawnReason) == ["Nhầm xã"])
            await #expect(throws: CalendarProblem.alreadyGone) {
                try await house.pauses.withdraw(House.coordinator, id, reason: "Nhầm nữa")
            }
            await #expect(throws: CalendarProblem.alreadyGone) {
                try await house.pauses.end(House.coordinator, id, on: try day("2026-11-01"), words: "x")
            }
        }
    }

    @Test func `an event names somebody, ends after it begins, and lists only communes of its day`() async throws {
        try await withHouse { house in
            var new = try await storm(house, to: "2026-10-24")
            await #expect(throws: CalendarProblem.endsBeforeItBegins(new.from)) {
                try await house.pauses.declare(House.coordinator, new)
            }
            new.to = nil
            new.units = []
            await #expect(throws: CalendarProblem.noUnits) { try await house.pauses.declare(House.coordinator, new) }
            new.units = [try await house.units.find(House.leader, code: "so-khcn").id]
            await #expect(throws: CalendarProblem.self) { try await house.pauses.declare(House.coordinator, new) }
            // The communes exist from 01/07/2025.
            new = try await storm(house)
            new.from = try day("2025-06-30")
            await #expect(throws: CalendarProblem.self) { try await house.pauses.declare(House.coordinator, new) }
            let id = try await house.pauses.declare(House.coordinator, try await storm(house))
            await #expect(throws: CalendarProblem.endsBeforeItBegins(try day("2026-10-25"))) {
                try await house.pauses.end(House.coordinator, id, on: try day("2026-10-24"), words: "x")
            }
        }
    }

    @Test func `only the coordinator and the keeper declare; the public sees nothing`() async throws {
        try await withHouse { house in
            let new = try await storm(house)
            for role in Role.allCases where role != .keeper && role != .coordinator {
                let viewer = House.viewer(role)
                await #expect(throws: NotVisible.self) { try await house.pauses.declare(viewer, new) }
                await #expect(throws: NotVisible.self) {
                    try await house.pauses.end(viewer, ID("x"), on: new.from, words: "x")
                }
                await #expect(throws: NotVisible.self) { try await house.pauses.withdraw(viewer, ID("x"), reason: "x") }
                #expect(try await house.pauses.list(viewer).isEmpty)
            }
            await #expect(throws: NotVisible.self) { try await house.pauses.list(House.nobody) }
            await #expect(throws: NotVisible.self) { try await house.pauses.find(House.nobody, ID("x")) }
        }
    }

    @Test func `pasted names are found with or without their kind, by code, and in any spelling of the tone`()
        async throws
    {
        try await withHouse { house in
            let names = CommuneName.pasted("Xã An Phú, Cẩm Thành;UBND phường Nghĩa Lộ\n21548\r\n\tsơn hạ \n")
            #expect(names == ["Xã An Phú", "Cẩm Thành", "UBND phường Nghĩa Lộ", "21548", "sơn hạ"])
            let found = try await house.pauses.communes(
                named: names + ["Sở Khoa học và Công nghệ", "Xã Không Có"], on: try day("2026-10-25"))
            let all = try await house.pauses.communes(on: try day("2026-10-25"))
            let wanted = try await house.communes("21034", "21025", "21028", "21548")
            #expect(found.found == wanted.union(all.filter { $0.name == "Xã Sơn Hạ" }.map(\.id)))
            #expect(found.found.count == 5 && all.count == 96)
            #expect(found.unknown == ["Sở Khoa học và Công nghệ", "Xã Không Có"])
        }
    }
}
