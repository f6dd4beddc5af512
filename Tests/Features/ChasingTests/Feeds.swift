import Database
import Foundation
import Organizations
import Plans
import Progress
import TestHouse
import Testing
import Vocabulary

@testable import Chasing

@Suite struct CalendarsOfDeadlines {
    @Test func `a calendar holds what one owes, under a secret that can be taken back`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            let mission = try await house.add("Ban hành kế hoạch; đợt 1, gồm \\ và dấu phẩy", due: "2026-01-30")
            try await house.add("Việc của sở khác", lead: ["so-noi-vu"], due: "2026-01-30")
            try await house.add("Báo cáo quý", kind: .recurring, raw: "Hằng quý")
            let first = try await house.feeds.open(unit)
            let text = try await house.feeds.calendar(first).written
            let promise = try await house.promise(mission)
            #expect(text.contains("UID:\(promise.id.text)@tiendo\r\n"))
            #expect(text.contains("DTSTART;VALUE=DATE:20260130\r\nDTEND;VALUE=DATE:20260131\r\n"))
            #expect(!text.contains("sở khác"))
            #expect(text.components(separatedBy: "BEGIN:VEVENT").count == 2)
            try house.move(to: "2026-02-12")
            #expect(try await house.feeds.calendar(first).written.contains("DTSTART;VALUE=DATE:20260331"))
            let second = try await house.feeds.open(unit)
            await #expect(throws: NotVisible.self) { _ = try await house.feeds.calendar(first) }
            #expect(
                try await house.count("SELECT COUNT(*) AS n FROM calendar_feeds WHERE secret_hash = \(second)") == 0)
            try await house.feeds.close(unit)
            await #expect(throws: NotVisible.self) { _ = try await house.feeds.calendar(second) }
        }
    }

    @Test func `who left a unit is told nothing more of what its promises say, and the unit is`() async throws {
        try await withChasing { house in
            let left = try await house.person("khcn", unit: "so-khcn")
            let stays = try await house.person("khcn-hai", unit: "so-khcn")
            let promise = try await house.promise(try await house.add("Việc giao riêng", due: "2026-01-13"))
            try await Delegations(database: house.database, world: house.world).give(
                promise.id, version: promise.version, to: .account(ID(left.actor)), by: left)
            let secret = try await house.feeds.open(left)
            #expect(try await house.feeds.calendar(secret).written.contains("Việc giao riêng"))
            let other = try await Units(database: house.database, world: house.world)
                .find(ChasingHouse.leader, code: "so-noi-vu").id
            try await house.database.write { tx in
                try tx.run("UPDATE accounts SET unit_id = \(other) WHERE id = \(left.actor)")
            }
            #expect(try await !house.feeds.calendar(secret).written.contains("Việc giao riêng"))
            try house.move(to: "2026-01-13")
            try await house.work()
            #expect(try await house.told(left, on: "2026-01-13").isEmpty)
            #expect(try await !house.told(stays, on: "2026-01-13").isEmpty)
        }
    }

    @Test func `the sequence of an event rises when its promise changes, its name stays`() async throws {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            let mission = try await house.add("Việc", due: "2026-01-30")
            let secret = try await house.feeds.open(unit)
            let before = try #require(try await house.feeds.calendar(secret).events.first)
            let promise = try await house.promise(mission)
            var entry = ProgressEntry(assignment: promise.id, version: promise.version, key: "k1")
            entry.result = "Đang lấy ý kiến"
            _ = try await Entries(database: house.database, world: house.world).send(entry, by: unit)
            let after = try #require(try await house.feeds.calendar(secret).events.first)
            #expect(after.uid == before.uid)
            #expect(after.sequence > before.sequence)
        }
    }

    @Test func `lines are folded by bytes, never inside a letter, and read back`() {
        for length in 0..<200 {
            let line = "SUMMARY:" + String(repeating: "ưx", count: length)
            let folded = CalendarText.folded(line)
            #expect(folded.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
            #expect(folded.replacingOccurrences(of: "\r\n ", with: "") == line)
        }
    }

    @Test(arguments: [
        ("a;b,c\\d\ne", "a\\;b\\,c\\\\d\\ne"), ("\u{7}x\r", "x"), ("", ""),
    ])
    func `signs of the format are escaped`(_ text: String, _ escaped: String) {
        #expect(CalendarText.escaped(text) == escaped)
    }
}
