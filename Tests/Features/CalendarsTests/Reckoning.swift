import Testing
import Vocabulary

@testable import Calendars

@Suite struct Reckoning {
    private let calendar: WorkCalendar
    private let shipped: [SpecialDay]

    init() throws {
        shipped = try CalendarFile.shipped().lines.map(\.day)
        calendar = WorkCalendar(shipped)
    }

    private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    @Test(arguments: [
        // An ordinary week.
        ("2026-01-12", true), ("2026-01-16", true), ("2026-01-17", false), ("2026-01-18", false),
        // Swapped: Friday off, Saturday worked.
        ("2026-01-02", false), ("2026-01-10", true), ("2026-08-31", false), ("2026-08-22", true),
        ("2025-05-02", false), ("2025-04-26", true),
        // Tết of 2026: off from Saturday 14/02 to Sunday 22/02.
        ("2026-02-13", true), ("2026-02-14", false), ("2026-02-16", false), ("2026-02-20", false),
        ("2026-02-22", false), ("2026-02-23", true),
        // Tết of 2025: off from Saturday 25/01 to Sunday 02/02.
        ("2025-01-24", true), ("2025-01-27", false), ("2025-01-31", false), ("2025-02-03", true),
        // A holiday on a Sunday, and the day off in its place.
        ("2026-04-26", false), ("2026-04-27", false), ("2026-04-28", true),
        ("2026-04-29", true), ("2026-04-30", false), ("2026-05-01", false),
        ("2026-09-01", false), ("2026-09-02", false), ("2026-09-03", true),
        ("2026-11-23", true), ("2026-11-24", false), ("2026-11-25", true),
        // 2030: Tết by Vietnamese time falls on 02/02, a day before the Chinese one.
        ("2030-02-01", false), ("2030-02-04", false), ("2030-02-07", true),
    ])
    func `a day is worked or not`(iso: String, isWorking: Bool) throws {
        #expect(calendar.isWorking(try day(iso)) == isWorking)
    }

    @Test func `the law's twelve public holidays of 2026 are there`() {
        let holidays = shipped.filter { $0.kind == .holiday && $0.day.year == 2026 }
        #expect(holidays.count == 12)
        #expect(holidays.contains { $0.day.month == 11 && $0.day.day == 24 })
        #expect(shipped.filter { $0.kind == .holiday && $0.day.year == 2025 }.count == 11)
    }

    @Test(arguments: [
        (2025, "2025-01-29", "2025-04-07"), (2026, "2026-02-17", "2026-04-26"), (2027, "2027-02-06", "2027-04-16"),
        (2028, "2028-01-26", "2028-04-04"), (2029, "2029-02-13", "2029-04-23"), (2030, "2030-02-02", "2030-04-12"),
    ])
    func `each year has its first day of Tết and its Giỗ Tổ`(year: Int, first: String, founders: String) throws {
        let first = try day(first)
        let founders = try day(founders)
        #expect(shipped.contains { $0.day == first && $0.isTet && $0.kind == .holiday })
        #expect(shipped.contains { $0.day == founders && $0.name.hasPrefix("Giỗ Tổ") })
        for (month, date) in [(1, 1), (4, 30), (5, 1), (9, 2)] {
            #expect(shipped.contains { $0.day == Day(year: year, month: month, day: date) && $0.kind == .holiday })
        }
    }

    @Test func `a year without its notice says so in every line`() {
        for special in shipped {
            #expect(special.source.hasPrefix("Chưa có thông báo năm \(special.day.year)") == (special.day.year > 2026))
        }
    }

    @Test(arguments: [
        ("2026-04-30", "2026-04-29", "2026-05-04"), ("2026-02-18", "2026-02-13", "2026-02-23"),
        ("2026-01-10", "2026-01-10", "2026-01-10"), ("2026-01-04", "2025-12-31", "2026-01-05"),
        ("2026-04-26", "2026-04-24", "2026-04-28"), ("2026-08-30", "2026-08-28", "2026-09-03"),
        ("2026-11-24", "2026-11-23", "2026-11-25"),
    ])
    func `the nearest working day before and after`(iso: String, before: String, after: String) throws {
        #expect(calendar.working(onOrBefore: try day(iso)).iso == before)
        #expect(calendar.working(onOrAfter: try day(iso)).iso == after)
    }

    @Test(arguments: [
        ("2026-02-12", 1, "2026-02-13"), ("2026-02-12", 2, "2026-02-23"), ("2026-02-12", 5, "2026-02-26"),
        ("2026-02-23", -1, "2026-02-13"), ("2026-02-18", 1, "2026-02-23"), ("2026-02-18", -1, "2026-02-13"),
        ("2026-01-09", 1, "2026-01-10"), ("2026-01-09", 2, "2026-01-12"), ("2026-08-21", 6, "2026-08-28"),
        ("2026-08-21", 7, "2026-09-03"), ("2026-02-18", 0, "2026-02-18"),
    ])
    func `so many working days on, across Tết and swapped Saturdays`(from: String, count: Int, to: String) throws {
        #expect(calendar.adding(workingDays: count, to: try day(from)).iso == to)
    }

    @Test(arguments: [
        ("2026-02-13", false), ("2026-02-16", true), ("2026-02-20", true), ("2026-01-10", false), ("2026-01-17", true),
        ("2026-11-24", true), ("2026-11-25", false),
    ])
    func `nobody is reminded on days off`(iso: String, isQuiet: Bool) throws {
        #expect(calendar.isQuiet(try day(iso)) == isQuiet)
    }

    @Test func `a working day inside the Tết break is still quiet`() throws {
        let tet = ["2026-02-16", "2026-02-18"].compactMap(Day.init).map {
            SpecialDay(day: $0, kind: .holiday, name: "Tết", source: "", isTet: true)
        }
        let between = WorkCalendar(tet)
        let inside = try day("2026-02-17")
        #expect(between.isWorking(inside) && between.isQuiet(inside))
        #expect(!between.isQuiet(try day("2026-02-19")))
    }

    @Test func `for every day of six years the rules of reckoning hold`() throws {
        var day = try day("2025-01-01")
        while day.year < 2031 {
            let (before, after) = (calendar.working(onOrBefore: day), calendar.working(onOrAfter: day))
            #expect(calendar.isWorking(before) && calendar.isWorking(after) && before <= day && day <= after)
            #expect(calendar.isWorking(day) == (before == day) && (before == day) == (after == day))
            #expect(!calendar.isWorking(day) || calendar[day]?.kind != .holiday)
            let next = calendar.adding(workingDays: 1, to: day)
            #expect(next > day && calendar.adding(workingDays: -1, to: next) == before)
            #expect(calendar.adding(workingDays: 3, to: day) == calendar.adding(workingDays: 2, to: next))
            #expect(calendar.adding(workingDays: 1, to: day.adding(days: 1)) >= next)
            day = day.adding(days: 1)
        }
    }

    @Test func `no year works fewer than 245 or more than 256 days`() throws {
        for year in 2025...2026 {
            let first = try #require(Day(year: year, month: 1, day: 1))
            let worked = (0..<365).count { calendar.isWorking(first.adding(days: $0)) }
            #expect((245...256).contains(worked), "\(year): \(worked)")
        }
    }
}
