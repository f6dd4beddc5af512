import TestHouse
import Testing
import Vocabulary

@Suite struct Calendar {
    @Test func `a day that does not exist is no day`() {
        for (year, month, day) in [
            (2025, 9, 31), (2026, 2, 29), (2100, 2, 29), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (0, 1, 1),
        ] {
            #expect(Day(year: year, month: month, day: day) == nil)
        }
        #expect(Day(year: 2024, month: 2, day: 29) != nil)
        #expect(Day(year: 2000, month: 2, day: 29) != nil)
    }

    @Test func `only ten characters of ISO text are a day`() {
        #expect(Day("2026-01-12")?.iso == "2026-01-12")
        for text in [
            "2026-1-12", "26-01-12", "2026-01-12T", "2026/01/12", " 2026-01-12", "2026-01-32", "", "２０２６-01-12",
        ] {
            #expect(Day(text) == nil)
        }
    }

    @Test func `numbers of days go there and back over four centuries`() throws {
        var day = try #require(Day("1799-12-31"))
        var number = day.number
        #expect(Day("1970-01-01")?.number == 0)
        while day < (try #require(Day("2201-01-01"))) {
            number += 1
            let next = Day(number: number)
            #expect(next.number == number && day < next && day.adding(days: 1) == next && day.days(to: next) == 1)
            if next.month == day.month {
                if next.day != day.day + 1 { Issue.record("after \(day.iso) comes \(next.iso)") }
            }
            day = next
        }
    }

    @Test func `weekdays are those of the calendar on the wall`() {
        #expect(Day("2026-01-12")?.weekday == 1)
        #expect(Day("2026-11-22")?.weekday == 7)
        #expect(Day("1969-12-31")?.weekday == 3)
        #expect(Day.end(ofMonth: 2, year: 2028)?.iso == "2028-02-29")
        #expect(Day.end(ofMonth: 13, year: 2028) == nil)
    }

    @Test func `an instant is kept to the millisecond and read on the wall in Vietnam`() {
        let instant = Instant("2026-01-12T16:59:59.999Z")
        #expect(instant?.text == "2026-01-12T16:59:59.999Z")
        #expect(instant?.localDay.iso == "2026-01-12")
        #expect(instant?.localClock == "23:59")
        #expect(instant?.adding(seconds: 1).localDay.iso == "2026-01-13")
        #expect(Instant("2026-01-12T00:00:00Z")?.text == "2026-01-12T00:00:00.000Z")
        #expect(Instant(milliseconds: -1).text == "1969-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: -1).localClock == "06:59")
        for text in [
            "2026-01-12", "2026-01-12T24:00:00Z", "2026-01-12T00:00:00", "2026-01-12 00:00:00Z", "2026-02-30T00:00:00Z",
        ] {
            #expect(Instant(text) == nil)
        }
    }

    @Test func `the text order of instants is their time order`() {
        let moments = [-62_000_000_000_000, -1, 0, 999, 1_768_181_400_000, 1_768_181_400_001].map {
            Instant(milliseconds: $0)
        }
        #expect(moments.map(\.text) == moments.map(\.text).sorted())
    }

    @Test func `fresh identities rise with time and do not repeat`() {
        let clock = FixedWorld()
        let world = World.live(now: { clock.now })
        var ids: [String] = []
        for _ in 0..<200 {
            ids.append(world.newID())
            clock.advance(seconds: 1)
        }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == 200)
        #expect(
            ids.allSatisfy {
                $0.utf8.count == 26 && $0.utf8.allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".utf8.contains($0) }
            })
        #expect(Set((0..<100).map { _ in world.newID() }).count == 100)
        #expect(world.randomBytes(32).count == 32)
        #expect(world.today().iso == clock.now.localDay.iso)
    }
}
