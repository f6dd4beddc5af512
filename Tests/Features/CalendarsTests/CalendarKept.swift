import TestHouse
import Testing
import Vocabulary

@testable import Calendars

@Suite struct CalendarKept {
    private func special(_ iso: String, _ kind: DayKind, _ name: String = "Ngày thử") throws -> SpecialDay {
        SpecialDay(day: try #require(Day(iso)), kind: kind, name: name, source: "Thông báo thử")
    }

    @Test func `the shipped days are put in once, and what a province withdrew stays withdrawn`() async throws {
        try await withHouse(seeded: false) { house in
            let count = try CalendarFile.shipped().lines.count
            #expect(try CalendarFile.shipped().findings.isEmpty)
            #expect(try await house.calendars.seedShipped() == count)
            #expect(try await house.calendars.seedShipped() == 0)
            #expect(try await house.deeds("calendar-day").count == count)
            let swap = try #require(
                try await house.calendars.list(House.leader, year: 2026).first { $0.day.day.iso == "2026-01-02" })
            try await house.calendars.withdraw(House.keeper, swap.id, reason: "Tỉnh không hoán đổi")
            #expect(try await house.calendars.seedShipped() == 0)
            let calendar = try await house.calendars.calendar()
            #expect(calendar.isWorking(try #require(Day("2026-01-02"))))
            let line = try #require(
                try await house.calendars.list(House.leader, year: 2026).first { $0.id == swap.id })
            #expect(line.withdrawnReason == "Tỉnh không hoán đổi")
        }
    }

    @Test func `servers that start at once put the shipped days in once, and each starts`() async throws {
        try await withHouse(seeded: false) { house in
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<3 { group.addTask { try await house.calendars.seedShipped() } }
                return try await group.reduce(0, +)
            }
            #expect(try CalendarFile.shipped().lines.count == counts)
            #expect(try await house.deeds("calendar-day").count == counts)
        }
    }

    @Test func `a day is added, is refused twice, and may be added anew after it was withdrawn`() async throws {
        try await withHouse(seeded: false) { house in
            let day = try special("2026-06-15", .swappedOff)
            let id = try await house.calendars.enter(House.keeper, day)
            await #expect(throws: CalendarProblem.dayTaken(day.day)) {
                try await house.calendars.enter(House.keeper, day)
            }
            #expect(try await !house.calendars.calendar().isWorking(day.day))
            try await house.calendars.withdraw(House.keeper, id, reason: "Nhầm")
            await #expect(throws: CalendarProblem.alreadyGone) {
                try await house.calendars.withdraw(House.keeper, id, reason: "Nhầm nữa")
            }
            try await house.calendars.enter(House.keeper, day)
            #expect(
                try await house.deeds("calendar-day") == [
                    "calendar-day-added", "calendar-day-withdrawn", "calendar-day-added",
                ])
            #expect(try await house.calendars.years(House.leader) == [2026])
        }
    }

    @Test func `only a keeper writes, and the public reads nothing`() async throws {
        try await withHouse { house in
            let day = try special("2026-06-15", .swappedOff)
            for role in Role.allCases where role != .keeper {
                let viewer = House.viewer(role)
                await #expect(throws: NotVisible.self) { try await house.calendars.enter(viewer, day) }
                await #expect(throws: NotVisible.self) {
                    try await house.calendars.withdraw(viewer, "id-000001", reason: "x")
                }
                await #expect(throws: NotVisible.self) { try await house.calendars.apply(viewer, file: []) }
                await #expect(throws: NotVisible.self) { try await house.calendars.export(viewer) }
            }
            await #expect(throws: NotVisible.self) { try await house.calendars.list(House.nobody, year: 2026) }
            await #expect(throws: NotVisible.self) {
                try await house.calendars.withdraw(House.keeper, "khong-co", reason: "x")
            }
        }
    }

    @Test func `what is exported is read back to the same`() async throws {
        try await withHouse { house in
            let file = try await house.calendars.export(House.keeper)
            let again = try await house.calendars.examine(House.keeper, file: file)
            #expect(again.findings.isEmpty && again.same == again.count && again.count > 60)
            try await withHouse(seeded: false) { other in
                let done = try await other.calendars.apply(House.keeper, file: file)
                #expect(done.fresh == again.count)
                #expect(try await other.calendars.export(House.keeper) == file)
            }
        }
    }

    @Test func `a file adds and changes days and leaves the others`() async throws {
        try await withHouse { house in
            let file = Array(
                """
                day,kind,name,source,tet
                24/11/2026,holiday,Ngày Văn hóa Việt Nam,Thông báo mới,
                2027-02-04,holiday,Tết Nguyên đán Đinh Mùi,Thông báo năm 2027,1
                2026-09-02,holiday,Quốc khánh,"Bộ luật Lao động 2019, Điều 112",
                """.utf8)
            let check = try await house.calendars.examine(House.keeper, file: file)
            #expect((check.fresh, check.changed, check.same) == (1, 1, 1))
            let before = try await house.calendars.export(House.keeper)
            #expect(try await house.calendars.export(House.keeper) == before)
            try await house.calendars.apply(House.keeper, file: file)
            let calendar = try await house.calendars.calendar()
            #expect(calendar[try #require(Day("2026-11-24"))]?.source == "Thông báo mới")
            #expect(!calendar.isWorking(try #require(Day("2027-02-04"))))
            #expect(!calendar.isWorking(try #require(Day("2026-04-30"))))
            #expect(
                try await house.deeds("calendar-day").suffix(2).sorted() == [
                    "calendar-day-added", "calendar-day-changed",
                ])
        }
    }

    @Test(arguments: [
        ("31/9/2026,holiday,Ngày,x,", "phải có thật"), ("2026-06-15,nghi,Ngày,x,", "phải là một trong"),
        ("2026-06-15,holiday,,x,", "phải có từ 1 đến 200 ký tự"),
        ("2026-06-15,make-up,Ngày,x,", "thứ Bảy hoặc Chủ nhật"),
        ("2026-06-20,compensated,Ngày,x,", "từ thứ Hai đến thứ Sáu"),
        ("2026-06-15,holiday,=A1,x,", "không được bắt đầu"),
        ("2026-06-15,holiday,Ngày,x,có", "Cột tet"), ("1926-06-15,holiday,Ngày,x,", "từ năm 2000"),
    ])
    func `a wrong line is named with its sentence and nothing is written`(line: String, says: String) async throws {
        try await withHouse(seeded: false) { house in
            let file = Array("day,kind,name,source,tet\n2026-06-16,holiday,Ngày,x,\n\(line)\n".utf8)
            let check = try await house.calendars.examine(House.keeper, file: file)
            #expect(check.findings.map(\.line) == [3] && check.count == 2 && check.entries.count == 1)
            #expect(check.findings.allSatisfy { $0.says.utf8.firstRange(of: Array(says.utf8)) != nil })
            await #expect(throws: CalendarProblem.findings(1)) {
                try await house.calendars.apply(House.keeper, file: file)
            }
            #expect(try await house.calendars.years(House.keeper).isEmpty)
        }
    }

    @Test func `a day named twice in a file is refused`() async throws {
        try await withHouse(seeded: false) { house in
            let file = Array("day,kind,name\n2026-06-15,holiday,Ngày\n15/6/2026,holiday,Ngày\n".utf8)
            let check = try await house.calendars.examine(House.keeper, file: file)
            #expect(check.findings.map(\.line) == [3])
        }
    }

    @Test(arguments: [
        ("", CalendarProblem.unreadableFile), ("day,name\n2026-06-15,Ngày\n", .missingColumn("kind")),
        ("day,kind,name\n\"2026", .unreadableFile),
        (
            "day,kind,name\n" + String(repeating: "2026-06-15,holiday,Ngày\n", count: CalendarFile.lineLimit + 1),
            .tooManyLines(limit: CalendarFile.lineLimit)
        ),
    ])
    func `a file that cannot be used is refused as a whole`(text: String, problem: CalendarProblem) async throws {
        try await withHouse(seeded: false) { house in
            await #expect(throws: problem) { try await house.calendars.examine(House.keeper, file: Array(text.utf8)) }
        }
    }
}
